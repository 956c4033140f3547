pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// All keys on one sheet.
Dialog {
    id: root

    width: Math.min(640, parent ? parent.width - 32 : 640)
    title: qsTr("Keyboard")
    primaryLabel: qsTr("Close")
    safe: "primary"

    function scroll(by: real) {
        list.contentY += by;
        list.returnToBounds();
    }

    // Whatever has the focus: there is nothing else to do here.
    Shortcut {
        sequences: ["Down"]
        enabled: root.opened
        onActivated: root.scroll(Theme.controlCompact)
    }

    Shortcut {
        sequences: ["Up"]
        enabled: root.opened
        onActivated: root.scroll(-Theme.controlCompact)
    }

    Shortcut {
        sequences: ["PgDown"]
        enabled: root.opened
        onActivated: root.scroll(list.height - Theme.controlCompact)
    }

    Shortcut {
        sequences: ["PgUp"]
        enabled: root.opened
        onActivated: root.scroll(Theme.controlCompact - list.height)
    }

    Shortcut {
        sequences: ["End"]
        enabled: root.opened
        onActivated: root.scroll(list.contentHeight)
    }

    Shortcut {
        sequences: ["Home"]
        enabled: root.opened
        onActivated: root.scroll(-list.contentHeight)
    }

    ListView {
        id: list

        objectName: "shortcutList"
        width: parent.width
        // There are always more keys than room: the height of the lines themselves changes while they are laid out.
        height: Math.min(list.count * Theme.controlCompact, (root.parent ? root.parent.height : 600) - 220)
        clip: true
        model: Shortcuts
        boundsBehavior: Flickable.StopAtBounds
        section.property: "section"
        Accessible.role: Accessible.List
        Accessible.name: root.title
        T.ScrollBar.vertical: ScrollBar {}
        section.delegate: TextLabel {
            required property string section

            width: ListView.view.width
            height: Theme.controlLarge
            kind: "strong"
            font.weight: Font.DemiBold
            text: section
            horizontalAlignment: Text.AlignLeft
        }
        delegate: Item {
            id: line

            required property string keys
            required property string label

            width: ListView.view.width
            height: Theme.controlCompact
            Accessible.role: Accessible.ListItem
            Accessible.name: line.label + ", " + line.keys

            TextLabel {
                x: line.LayoutMirroring.enabled ? line.width - width : 0
                width: line.width - cap.width - 28
                anchors.verticalCenter: parent.verticalCenter
                text: line.label
                color: Theme.textSecondary
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            KeyCap {
                id: cap

                x: line.LayoutMirroring.enabled ? 12 : line.width - width - 12
                anchors.verticalCenter: parent.verticalCenter
                text: line.keys
            }
        }
    }
}
