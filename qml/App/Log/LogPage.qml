pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls

// Everything that happened, newest first: what narrows it above, the lines below.
FocusScope {
    id: root

    // The regions that F6 walks through.
    readonly property list<Item> regions: [filters, lines]

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Log")

    LogFilterBar {
        id: filters

        width: root.width
        height: implicitHeight
    }

    LogList {
        id: lines

        y: filters.height
        width: root.width
        height: root.height - y
        focus: true
        visible: !nothing.visible
    }

    EmptyState {
        id: nothing

        anchors.centerIn: lines
        visible: Log.isEmpty || Log.hasNoMatch
        iconName: Log.isEmpty ? "scroll-text" : "search"
        title: Log.isEmpty ? qsTr("Nothing has happened yet.") : Log.searchText !== "" ? qsTr("No line matches “%1”").arg(Log.searchText) : qsTr("No line matches the filter")

        Button {
            visible: Log.hasNoMatch
            text: qsTr("Clear filter")
            onClicked: Log.clearFilters()
        }
    }
}
