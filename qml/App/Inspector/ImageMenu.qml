import QtQuick
import App.Controls
import Galleon.Bridge

// What can be done with one image of the gallery.
Menu {
    id: root

    property var fileId
    property bool leftOut: false
    property bool hasError: false

    title: qsTr("Image")

    MenuItem {
        text: qsTr("Details")
        iconName: "info"
        shortcut: qsTr("Enter")
        onTriggered: GalleryImages.open(root.fileId)
    }

    MenuItem {
        text: qsTr("Use as cover")
        iconName: "image"
        enabled: !root.leftOut
        onTriggered: GalleryImages.setCover(root.fileId)
    }

    MenuItem {
        text: qsTr("Retry this image")
        iconName: "rotate-cw"
        enabled: root.hasError && !root.leftOut
        onTriggered: GalleryImages.retry(root.fileId)
    }

    MenuItem {
        text: qsTr("Leave out")
        iconName: "eye-off"
        checkable: true
        checked: root.leftOut
        onTriggered: GalleryImages.leaveOut(root.fileId, !root.leftOut)
    }
}
