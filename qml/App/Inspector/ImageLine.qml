import QtQuick
import App.Controls
import App.Theme

// One image as a line: picture, name, what happened to it.
ImageItem {
    id: root

    required property bool hovered

    height: Theme.scaled(44)

    // Room for the scroll bar at the end; a list sets the place of the line itself.
    Item {
        id: body

        x: root.LayoutMirroring.enabled ? 14 : 6
        width: root.width - 20
        height: root.height

        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: -6
            anchors.rightMargin: -6
            radius: Theme.radiusControl
            color: root.selected ? root.ground : root.hovered ? Theme.bgHover : Theme.clear
            border.width: root.current ? 2 : 0
            border.color: Theme.focusRing
        }

        Rectangle {
            x: root.LayoutMirroring.enabled ? body.width - 36 : 0
            y: Math.round((body.height - 36) / 2)
            width: 36
            height: 36
            radius: Theme.radiusControl
            color: Theme.bgSunken
            visible: picture.status !== Image.Ready
        }

        Image {
            id: picture

            x: root.LayoutMirroring.enabled ? body.width - 36 : 0
            y: Math.round((body.height - 36) / 2)
            width: 36
            height: 36
            opacity: root.leftOut ? 0.45 : 1
            sourceSize.width: 36
            sourceSize.height: 36
            source: root.source
        }

        TextLabel {
            x: root.LayoutMirroring.enabled ? marks.visible ? marks.width + 36 : 28 : 46
            y: Math.round(body.height / 2) - height + 1
            width: body.width - 74 - (marks.visible ? marks.width + 8 : 0)
            text: root.name
            elide: Text.ElideMiddle
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            id: marks

            x: root.LayoutMirroring.enabled ? 28 : body.width - width - 28
            y: Math.round(body.height / 2) - height + 1
            visible: root.marks !== ""
            width: Math.min(implicitWidth, body.width * 0.5)
            kind: "small"
            text: root.marks
            color: root.isChanged ? Theme.warningText : Theme.accentText
            elide: Text.ElideRight
            Accessible.ignored: true
        }

        TextLabel {
            x: root.LayoutMirroring.enabled ? 28 : 46
            y: Math.round(body.height / 2) + 1
            width: body.width - 74
            kind: "small"
            text: root.errorText !== "" ? root.errorText : root.urlText !== "" ? root.urlText : root.dimsText + " · " + root.sizeText
            color: root.errorText !== "" ? Theme.toneText(root.tone) : Theme.textSecondary
            elide: root.errorText !== "" ? Text.ElideRight : Text.ElideMiddle
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Icon {
            x: root.LayoutMirroring.enabled ? 0 : body.width - width
            y: Math.round((body.height - height) / 2)
            name: root.stateIcon
            color: Theme.toneText(root.tone)
        }
    }
}
