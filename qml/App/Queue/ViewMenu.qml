pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// The order of the list, and how its rows look.
Menu {
    id: root

    // The window is wide enough for further columns.
    property bool columnsApply: false

    readonly property var orders: [
        {
            key: "queue",
            label: qsTr("Queue order")
        },
        {
            key: "name",
            label: qsTr("Name")
        },
        {
            key: "added",
            label: qsTr("Added")
        },
        {
            key: "state",
            label: qsTr("State")
        },
        {
            key: "size",
            label: qsTr("Size")
        },
        {
            key: "progress",
            label: qsTr("Progress")
        }
    ]

    title: qsTr("Sort and view")
    onAboutToShow: shownOrders.model = root.orders

    // Filled when it opens: what an Instantiator makes earlier stands between the other lines.
    Instantiator {
        id: shownOrders

        model: []
        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)

        MenuItem {
            id: order

            required property var modelData

            text: order.modelData.label
            checkable: true
            autoExclusive: true
            checked: Queue.sortKey === order.modelData.key
            onTriggered: Queue.sortKey = order.modelData.key
        }
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Descending")
        checkable: true
        checked: Queue.sortDescending
        enabled: Queue.sortKey !== "queue"
        onTriggered: Queue.sortDescending = !Queue.sortDescending
    }

    MenuSeparator {}

    MenuItem {
        objectName: "compactRows"
        text: qsTr("Compact rows")
        checkable: true
        checked: Prefs.compactRows
        onTriggered: Prefs.compactRows = !Prefs.compactRows
    }

    ColumnMenu {
        enabled: root.columnsApply
    }
}
