import QtQuick
import Galleon.Bridge
import App.Controls

// What can be done with the chosen lines.
Menu {
    id: root

    property int row: -1
    property string hostId
    property int galleryId: 0
    property bool isOpen: false

    title: qsTr("Line of the log")

    MenuItem {
        text: root.isOpen ? qsTr("Close details") : qsTr("Open details")
        iconName: root.isOpen ? "chevron-up" : "chevron-down"
        shortcut: root.isOpen !== root.mirrored ? "←" : "→"
        onTriggered: Log.toggle(root.row)
    }

    MenuItem {
        text: qsTr("Copy")
        iconName: "copy"
        shortcut: App.keyTexts.log_copy
        onTriggered: Log.copy()
    }

    MenuSeparator {}

    MenuItem {
        readonly property string label: root.row >= 0 ? Log.subjectAction(root.row) : ""

        text: label !== "" ? label : qsTr("Show gallery")
        iconName: "external-link"
        enabled: label !== ""
        onTriggered: Log.openSubject(root.row)
    }

    MenuItem {
        text: qsTr("Only this host")
        iconName: "server"
        enabled: root.hostId !== ""
        onTriggered: Log.hostId = root.hostId
    }

    MenuItem {
        text: qsTr("Only this gallery")
        iconName: "layers"
        enabled: root.galleryId > 0
        onTriggered: Log.galleryId = root.galleryId
    }
}
