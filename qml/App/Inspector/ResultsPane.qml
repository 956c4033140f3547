pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// What the upload gave: one link for each host, and the post code ready to be pasted.
Column {
    id: root

    spacing: Theme.space8

    SectionHeader {
        width: root.width
        title: qsTr("Links")
        action: links.count > 0 ? qsTr("Copy all") : ""
        onActivated: Inspector.copyAllLinks()
    }

    TextLabel {
        width: root.width
        visible: links.count === 0
        text: qsTr("Links appear when the first host has finished.")
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
    }

    Repeater {
        id: links

        model: Inspector.links

        LinkCard {
            width: root.width
        }
    }

    Item {
        width: root.width
        height: Theme.controlCompact

        TextLabel {
            x: root.LayoutMirroring.enabled ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            kind: "strong"
            font.weight: Font.DemiBold
            text: qsTr("Post code")
        }

        Segmented {
            objectName: "formats"
            x: root.LayoutMirroring.enabled ? 0 : parent.width - width
            width: Math.round(implicitWidth)
            compact: true
            fill: false
            label: qsTr("Format")
            choices: Inspector.textFormats
            current: Inspector.textFormat
            onChosen: id => Inspector.textFormat = id
        }
    }

    Rectangle {
        width: root.width
        height: Theme.scaled(160)
        radius: Theme.radiusRow
        color: Theme.bgField
        border.width: scroll.activeFocus ? 2 : 1
        border.color: scroll.activeFocus ? Theme.focusRing : Theme.borderSubtle

        Flickable {
            id: scroll

            anchors.fill: parent
            anchors.margins: 1
            contentHeight: code.height + 20
            activeFocusOnTab: true
            Keys.onUpPressed: scrollBar.decrease()
            Keys.onDownPressed: scrollBar.increase()
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            T.ScrollBar.vertical: ScrollBar {
                id: scrollBar
            }

            Text {
                id: code

                objectName: "postCode"
                x: 11
                y: 12
                width: scroll.width - 22
                text: Inspector.text
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                // A preview: the whole text is what the button copies.
                maximumLineCount: 400
                lineHeightMode: Text.FixedHeight
                lineHeight: Theme.lineCode
                color: Theme.textPrimary
                font.family: Theme.codeFamily
                font.pixelSize: Theme.fontCaption
                horizontalAlignment: Text.AlignLeft
                LayoutMirroring.enabled: false
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Post code")
                Accessible.description: Inspector.text
            }
        }

        TextLabel {
            anchors.centerIn: parent
            visible: !Inspector.hasText
            text: qsTr("The text is made when the gallery is online.")
            color: Theme.textTertiary
        }
    }

    TextLabel {
        width: root.width
        visible: text !== ""
        kind: "small"
        text: Inspector.textNote
        color: Theme.warningText
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
    }

    Row {
        width: root.width
        spacing: Theme.space8

        Button {
            objectName: "copyText"
            width: (root.width - Theme.space8) / 2
            kind: "primary"
            centred: true
            iconName: "copy"
            text: Inspector.copyLabel
            enabled: Inspector.hasText
            onClicked: Inspector.copyText()
        }

        Button {
            objectName: "previewPost"
            width: (root.width - Theme.space8) / 2
            centred: true
            iconName: "eye"
            text: qsTr("Preview post")
            enabled: Inspector.hasText
            onClicked: Inspector.previewPost()
        }
    }
}
