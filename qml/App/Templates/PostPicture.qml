pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// A picture of the gallery; an empty tile while there is none, and for pictures from elsewhere.
Item {
    id: root

    property int fileId: 0
    property string address

    Accessible.role: Accessible.Graphic
    Accessible.name: root.fileId === 0 ? qsTr("A picture from elsewhere, which is not loaded") : qsTr("Picture")

    Rectangle {
        anchors.fill: parent
        visible: picture.status !== Image.Ready
        radius: Theme.radiusControl
        color: Theme.bgSunken

        Icon {
            anchors.centerIn: parent
            name: root.fileId === 0 ? "eye-off" : "image"
            color: Theme.textTertiary
        }
    }

    Image {
        id: picture

        anchors.fill: parent
        source: TemplateEditor.pictureUrl(root.fileId, TemplateEditor.pictureVersion)
        sourceSize.width: Math.round(width * Screen.devicePixelRatio)
        sourceSize.height: Math.round(height * Screen.devicePixelRatio)
    }

    HoverHandler {
        id: hover
    }

    Loader {
        active: hover.hovered
        sourceComponent: ToolTip {
            visible: true
            parent: root
            text: root.address
        }
    }
}
