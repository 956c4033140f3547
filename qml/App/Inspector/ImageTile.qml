import QtQuick
import App.Controls
import App.Theme

// One image as a square with its state in the corner.
ImageItem {
    id: root

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
        x: parent.width - 28
        y: parent.height - 28
        width: 18
        height: 18
        radius: 9
        color: Theme.bgSurface

        Icon {
            anchors.centerIn: parent
            size: Theme.iconSmall
            name: root.stateIcon
            color: Theme.toneText(root.tone)
        }
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
