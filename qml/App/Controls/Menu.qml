pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Theme

// A popup menu as wide as its widest item.
T.Menu {
    id: root

    // The first line that can be chosen, or from the end (−1) the last; −1 for none.
    function edge(step: int): int {
        for (let at = step > 0 ? 0 : root.count - 1; at >= 0 && at < root.count; at += step) {
            const item = root.itemAt(at);
            if (item && item.enabled && item.visible && !(item instanceof T.MenuSeparator))
                return at;
        }
        return -1;
    }

    implicitWidth: {
        let widest = 200;
        for (let i = 0; i < root.count; ++i)
            widest = Math.max(widest, root.itemAt(i).implicitWidth);
        return Math.min(420, widest) + root.leftPadding + root.rightPadding;
    }
    implicitHeight: Math.min(view.contentHeight, 560) + root.topPadding + root.bottomPadding
    padding: 6
    margins: 8
    overlap: 4
    delegate: MenuItem {}

    // Qt has an item of its own around all this, which a screen reader meets first.
    Component.onCompleted: root.contentItem.parent.Accessible.name = Qt.binding(() => root.title)

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.durationPopup
        }
    }
    // Arrows go round the ends; the menu itself stops there.
    Shortcut {
        sequence: "Up"
        enabled: root.activeFocus && (root.currentIndex < 0 || root.currentIndex === root.edge(1))
        onActivated: root.currentIndex = root.edge(-1)
    }

    Shortcut {
        sequence: "Down"
        enabled: root.activeFocus && root.currentIndex >= 0 && root.currentIndex === root.edge(-1)
        onActivated: root.currentIndex = root.edge(1)
    }

    contentItem: ListView {
        id: view

        implicitHeight: contentHeight
        model: root.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: root.currentIndex
        keyNavigationEnabled: false
        Accessible.role: Accessible.PopupMenu
        Accessible.name: root.title
    }
    background: Item {
        Elevation {
            radius: Theme.radiusRow
        }

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusRow
            color: Theme.bgRaised
            border.width: 1
            border.color: Theme.borderStrong
        }
    }
}
