import QtQuick
import App.Controls
import Galleon.Bridge

// What can be done with the selected images of the gallery.
Menu {
    id: root

    title: qsTr("Images")

    MenuItem {
        text: qsTr("Details")
        iconName: "info"
        shortcut: App.textFor("image_details")
        onTriggered: ImageSelection.openCurrent()
    }

    MenuItem {
        text: qsTr("Copy links")
        iconName: "link"
        shortcut: App.textFor("image_links")
        enabled: ImageSelection.anyLinks
        onTriggered: ImageSelection.copyLinks()
    }

    MenuItem {
        text: qsTr("Retry failed images")
        iconName: "rotate-cw"
        shortcut: App.textFor("image_retry")
        enabled: ImageSelection.canRetry
        onTriggered: ImageSelection.retry()
    }

    MenuItem {
        text: qsTr("They are there")
        iconName: "check"
        enabled: ImageSelection.anyUnknown
        onTriggered: ImageSelection.resolveUnknown("arrived")
    }

    MenuItem {
        text: qsTr("Send again")
        iconName: "send"
        enabled: ImageSelection.anyUnknown || ImageSelection.anyChanged
        onTriggered: {
            if (ImageSelection.anyUnknown)
                ImageSelection.resolveUnknown("send_again");
            if (ImageSelection.anyChanged)
                ImageSelection.resolveChanged("send_again");
        }
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Use as cover")
        iconName: "image"
        enabled: ImageSelection.currentRow >= 0 && !ImageSelection.allLeftOut
        onTriggered: ImageSelection.setCover()
    }

    MenuItem {
        text: ImageSelection.allLeftOut ? qsTr("Take in again") : qsTr("Leave out")
        iconName: ImageSelection.allLeftOut ? "undo-2" : "eye-off"
        shortcut: App.textFor("image_leave_out")
        onTriggered: ImageSelection.leaveOut(!ImageSelection.allLeftOut)
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Move towards the beginning")
        iconName: "chevron-up"
        shortcut: App.textFor("image_earlier")
        enabled: ImageSelection.canArrange
        onTriggered: ImageSelection.moveStep(-1)
    }

    MenuItem {
        text: qsTr("Move towards the end")
        iconName: "chevron-down"
        shortcut: App.textFor("image_later")
        enabled: ImageSelection.canArrange
        onTriggered: ImageSelection.moveStep(1)
    }

    MenuItem {
        text: qsTr("Natural order")
        iconName: "arrow-up-down"
        enabled: ImageSelection.isArranged
        onTriggered: ImageSelection.naturalOrder()
    }

    MenuSeparator {}

    MenuItem {
        objectName: "addImages"
        text: qsTr("Add images…")
        iconName: "plus"
        onTriggered: RowActions.runMenu("folder", "add")
    }
}
