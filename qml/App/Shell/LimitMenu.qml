pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls

// The choices of the speed limit, and one of the person's own.
Menu {
    id: root

    signal customAsked

    title: qsTr("Speed limit")

    Instantiator {
        model: Transfer.limitChoices
        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)

        MenuItem {
            required property var modelData

            text: modelData.label
            checkable: true
            autoExclusive: true
            checked: modelData.checked
            onTriggered: Transfer.setLimit(modelData.bps)
        }
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Custom…")
        iconName: "gauge"
        onTriggered: root.customAsked()
    }

    MenuItem {
        text: qsTr("By schedule")
        checkable: true
        autoExclusive: true
        checked: Transfer.isBySchedule
        onTriggered: Transfer.followSchedule()
    }
}
