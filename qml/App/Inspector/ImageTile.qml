import QtQuick
import App.Controls
import App.Theme

// One image as a square with its state in the corner; the cover has its mark in the other one.
ImageItem {
    id: root

    required property bool hovered

    component Mark: Rectangle {
        property alias icon: symbol.name
        property alias ink: symbol.color

        width: 18
        height: 18
        radius: 9
        color: Theme.bgSurface

        Icon {
            id: symbol

            anchors.centerIn: parent
            size: Theme.iconSmall
        }
    }

    Rectangle {
        width: parent.width - 8
        height: parent.height - 8
        radius: Theme.radiusControl
        color: Theme.bgSunken
        visible: picture.status !== Image.Ready
    }

    Image {
        id: picture

        width: parent.width - 8
        height: parent.height - 8
        opacity: root.leftOut ? 0.45 : 1
        sourceSize.width: width
        sourceSize.height: height
        source: root.source
    }

    Rectangle {
        width: parent.width - 8
        height: parent.height - 8
        radius: Theme.radiusControl
        color: Theme.clear
        border.width: root.selected ? 3 : root.hovered ? 1 : 0
        border.color: root.selected ? Theme.accentBar : Theme.borderControl
    }

    Mark {
        x: parent.width - 30
        y: parent.height - 30
        icon: root.stateIcon
        ink: Theme.toneText(root.tone)
    }

    Mark {
        x: 4
        y: 4
        visible: root.isCover
        icon: "image"
        ink: Theme.accentText
    }

    Mark {
        x: parent.width - 30
        y: 4
        visible: root.isChanged
        icon: "triangle-alert"
        ink: Theme.warningText
    }

    FocusRing {
        anchors.rightMargin: 8
        anchors.bottomMargin: 8
        anchors.leftMargin: 0
        anchors.topMargin: 0
        inside: true
        visible: root.current
    }
}
