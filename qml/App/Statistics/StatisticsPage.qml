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

        anchors.fill: parent
        visible: root.isNow || Statistics.isKnown && !Statistics.isEmpty
        contentWidth: width
        contentHeight: pane.height + 2 * Theme.space20
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        clip: contentHeight > height

        FocusInView {
            view: scroll
        }

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
