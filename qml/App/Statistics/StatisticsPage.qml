pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// What was uploaded in a range of time; or what happens now.
FocusScope {
    id: root

    readonly property bool isNow: Statistics.range === "now"
    // The regions that F6 walks through.
    readonly property list<Item> regions: [scroll]

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Statistics")
    Component.onCompleted: Statistics.open()
    onVisibleChanged: {
        if (root.visible)
            Statistics.open();
        else
            Statistics.close();
    }

    EmptyState {
        anchors.centerIn: parent
        visible: Statistics.isEmpty && !root.isNow
        iconName: "chart-column"
        title: qsTr("Nothing to count yet")
        sentence: qsTr("Figures appear after the first upload.")
    }

    Flickable {
        id: scroll

        readonly property Item focused: root.Window.activeFocusItem

        // Brings what has the keyboard focus into view.
        function show(item: Item) {
            const top = item.mapToItem(scroll.contentItem, 0, 0).y;
            const wanted = Math.min(top - Theme.space20, Math.max(scroll.contentY, top + item.height + Theme.space20 - scroll.height));
            scroll.contentY = Math.max(0, Math.min(wanted, scroll.contentHeight - scroll.height));
        }

        anchors.fill: parent
        visible: root.isNow || Statistics.isKnown && !Statistics.isEmpty
        contentWidth: width
        contentHeight: pane.height + 2 * Theme.space20
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        onFocusedChanged: {
            for (let up = scroll.focused; up; up = up.parent) {
                if (up === scroll.contentItem) {
                    scroll.show(scroll.focused);
                    return;
                }
            }
        }
        clip: contentHeight > height

        Loader {
            id: pane

            x: Theme.space24
            y: Theme.space20
            width: scroll.width - 2 * Theme.space24
            focus: true
            sourceComponent: root.isNow ? now : range
        }

        Component {
            id: range

            RangePane {
                leastHeight: root.height - 2 * Theme.space20
            }
        }

        Component {
            id: now

            LivePane {
                leastHeight: root.height - 2 * Theme.space20
            }
        }

        ScrollBar.vertical: ScrollBar {}
    }
}
