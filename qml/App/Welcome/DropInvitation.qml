pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Galleon.Bridge
import App.Theme
import App.Controls

// The large dashed field of the first run: drop here, or choose.
Item {
    id: root

    readonly property list<string> covers: Welcome.sampleCovers

    signal foldersAsked
    signal filesAsked

    implicitHeight: Math.max(Theme.scaled(170) + 130, buttons.y + buttons.height + 38)

    component Cover: Image {
        id: cover

        required property int at
        readonly property string address: root.covers[cover.at] ?? ""

        width: 60
        height: 60
        source: cover.address
        sourceSize: Qt.size(60, 60)
        antialiasing: true
        Accessible.ignored: true
    }

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeWidth: 2
            strokeColor: Drop.active ? Theme.accentBar : Theme.textDisabled
            strokeStyle: ShapePath.DashLine
            dashPattern: [4, 2]
            capStyle: ShapePath.FlatCap
            fillColor: Drop.active ? Theme.bgSelected : Theme.bgSurface
            PathRectangle {
                x: 1
                y: 1
                width: root.width - 2
                height: root.height - 2
                radius: Theme.radiusDialog
            }
        }
    }

    Cover {
        x: Math.round(root.width / 2) - 79
        y: 52
        rotation: -10
        at: 0
    }

    Cover {
        x: Math.round(root.width / 2) + 19
        y: 52
        rotation: 10
        at: 2
    }

    Rectangle {
        x: mark.x - 4
        y: mark.y - 4
        width: 72
        height: 72
        radius: 20
        color: Theme.bgSurface
    }

    Mark {
        id: mark

        x: Math.round(root.width / 2) - 32
        y: 44
        size: 64
    }

    TextLabel {
        y: 130
        width: root.width
        kind: "display"
        text: Drop.active ? Drop.title : qsTr("Drop a folder of images to begin")
        horizontalAlignment: Text.AlignHCenter
        elide: Text.ElideMiddle
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    TextLabel {
        id: sentence

        x: Math.round((root.width - width) / 2)
        y: 130 + Theme.scaled(38)
        width: Math.min(Theme.scaled(560), root.width - 2 * Theme.space16)
        text: Drop.active ? Drop.subtitle : qsTr("Each folder or archive becomes a gallery. Galleon checks it, uploads it in the background and hands you links and ready-made post code.")
        color: Theme.textSecondary
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }

    // Side by side, or one below the other where the words are too long for that.
    Grid {
        id: buttons

        x: Math.round((root.width - width) / 2)
        y: Math.max(130 + Theme.scaled(96), sentence.y + sentence.height + Theme.space16)
        columns: folders.implicitWidth + files.implicitWidth + samples.implicitWidth + 2 * spacing > root.width - 2 * Theme.space16 ? 1 : 3
        spacing: Theme.space8
        horizontalItemAlignment: Grid.AlignHCenter

        Button {
            id: folders

            focus: true
            kind: "primary"
            large: true
            iconName: "folder-plus"
            text: qsTr("Choose folders…")
            onClicked: root.foldersAsked()
        }

        Button {
            id: files

            large: true
            iconName: "file-archive"
            text: qsTr("Choose files…")
            onClicked: root.filesAsked()
        }

        Button {
            id: samples

            large: true
            iconName: "sparkles"
            text: qsTr("Try with 6 sample images")
            onClicked: Drop.addSamples()
        }
    }
}
