pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// Which further columns a wide list shows.
Menu {
    id: root

    title: qsTr("Columns")
    onAboutToShow: columns.model = Columns.choices

    Instantiator {
        id: columns

        model: []
        onObjectAdded: (index, object) => root.insertItem(index, object as MenuItem)
        onObjectRemoved: (index, object) => root.removeItem(object as MenuItem)

        MenuItem {
            id: column

            required property var modelData

            text: column.modelData.title
            checkable: true
            checked: column.modelData.checked
            onTriggered: Columns.toggle(column.modelData.key)
        }
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Usual columns")
        iconName: "undo-2"
        onTriggered: Columns.reset()
    }
}
