pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// One piece of a post: text, a row of pictures, a line, or how many pictures are not shown.
Item {
    id: root

    required property var block
    readonly property int textAlign: root.block.align === "center" ? Text.AlignHCenter : root.block.align === "right" ? Text.AlignRight : Text.AlignLeft

    implicitHeight: root.block.gap + (root.block.kind === "images" ? pictures.height : root.block.kind === "rule" ? 13 : words.height)

    // As a forum lays a post out: from left to right, whatever the first word of it is.
    Text {
        id: words

        readonly property string markup: `<div dir="ltr" align="${root.block.align ?? "left"}">${root.block.html ?? ""}</div>`

        y: root.block.gap
        width: root.width
        visible: root.block.kind === "text" || root.block.kind === "more"
        text: root.block.kind === "more" ? qsTr("and %n more", "", root.block.count) : markup
        textFormat: root.block.kind === "more" ? Text.PlainText : Text.RichText
        wrapMode: Text.Wrap
        horizontalAlignment: root.textAlign
        color: root.block.kind === "more" ? Theme.textTertiary : Theme.textPrimary
        linkColor: Theme.accentText
        font.family: Theme.fontFamily
        font.pixelSize: root.block.kind === "more" ? Theme.fontSmall : Theme.fontBody
        lineHeight: 1.35
        LayoutMirroring.enabled: false
        Accessible.role: Accessible.StaticText
        Accessible.name: words.text.replace(/<br\/>/g, ", ").replace(/<[^>]*>/g, "")
        Accessible.ignored: words.Accessible.name.trim() === ""
    }

    Rectangle {
        y: root.block.gap + 6
        width: root.width
        height: 1
        visible: root.block.kind === "rule"
        color: Theme.borderSubtle
    }

    Flow {
        id: pictures

        readonly property int cell: Math.min(Theme.scaled(128), Math.floor((root.width - 12) / 3))
        readonly property int thumbs: (root.block.images ?? []).filter(image => image.isThumb).length
        readonly property real content: Math.min(root.width, pictures.thumbs * (pictures.cell + 6) - 6)

        x: pictures.thumbs === 0 || root.block.align === "left" ? 0 : root.block.align === "center" ? Math.round((root.width - pictures.content) / 2) : root.width - pictures.content
        y: root.block.gap
        width: root.width - x
        visible: root.block.kind === "images"
        spacing: 6
        LayoutMirroring.enabled: false

        Repeater {
            model: root.block.images ?? []

            PostPicture {
                required property var modelData

                width: modelData.isThumb ? pictures.cell : root.width
                height: modelData.isThumb ? pictures.cell : Math.round(Math.min(root.width * modelData.ratio, root.width * 1.5))
                fileId: modelData.fileId
                thumb: modelData.isThumb
                ratio: modelData.isThumb ? 1 : Math.min(1.5, modelData.ratio)
                address: modelData.url
            }
        }
    }
}
