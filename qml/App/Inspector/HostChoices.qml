pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// To which hosts the gallery goes.
Menu {
    id: root

    title: qsTr("Hosts")

    Instantiator {
        model: Inspector.hostChoices
        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)

        MenuItem {
            id: host

            required property var modelData

            text: host.modelData.label
            shortcut: host.modelData.code
            checkable: true
            checked: host.modelData.checked
            onTriggered: {
                // The click has moved the tick; it stands where the gallery's hosts are, which it may keep.
                host.checked = Qt.binding(() => host.modelData.checked);
                Inspector.setHost(host.modelData.id, !host.modelData.checked);
            }
        }
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Host options…")
        iconName: "settings"
        enabled: Inspector.galleryId !== 0
        onTriggered: RowActions.runMenu("hostOptions", "")
    }
}
