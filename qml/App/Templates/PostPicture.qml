pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// A picture of the gallery; an empty tile while there is none, and for pictures from elsewhere.
Item {
    id: root

    property int fileId: 0
    property bool thumb: true
    property real ratio: 1
    readonly property int side: root.thumb ? 112 : 384
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
        // One size, whatever the room: nothing is fetched again while the window is resized.
        sourceSize.width: root.side
        sourceSize.height: Math.round(root.side * root.ratio)
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
