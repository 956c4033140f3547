pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// What a finished gallery gives back: pictures online, and text to paste.
Card {
    id: root

    implicitHeight: Theme.scaled(164) + 68

    TextLabel {
        x: Theme.space16
        y: 14
        width: root.width - 2 * Theme.space16
        kind: "strong"
        font.weight: Font.DemiBold
        text: qsTr("What you get back")
        horizontalAlignment: Text.AlignLeft
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? Theme.space8 : Theme.space16
        y: Theme.scaled(38)
        width: root.width - Theme.space16 - Theme.space8
        kind: "small"
        text: qsTr("BBCode, HTML or Markdown, from a template you can edit.")
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
    }

    Rectangle {
        id: example

        x: Theme.space16
        y: Theme.scaled(68)
        width: root.width - 2 * Theme.space16
        height: root.height - y - 12
        radius: Theme.radiusRow
        color: Theme.bgField
        border.width: 1
        border.color: Theme.borderSubtle

        TextLabel {
            x: 12
            y: 8
            width: parent.width - 24
            kind: "strong"
            font.weight: Font.DemiBold
            text: qsTr("Autumn walk")
            horizontalAlignment: Text.AlignLeft
        }

        Row {
            x: 12
            y: Theme.scaled(28) + 8
            width: parent.width - 24
            height: 56
            spacing: 6
            clip: true

            Repeater {
                model: Welcome.sampleCovers.slice(0, 5)

                Image {
                    required property string modelData

                    width: 56
                    height: 56
                    sourceSize: Qt.size(56, 56)
                    source: modelData
                    Accessible.ignored: true
                }
            }
        }

        TextLabel {
            x: 12
            y: Theme.scaled(28) + 74
            width: parent.width - 24
            height: 2 * lineHeight
            kind: "code"
            font.pixelSize: Theme.fontCaption
            text: Welcome.exampleText
            color: Theme.textSecondary
            lineHeightMode: Text.FixedHeight
            lineHeight: Theme.scaled(18)
            verticalAlignment: Text.AlignTop
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 2
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            LayoutMirroring.enabled: false
        }
    }
}
