pragma ComponentBehavior: Bound

import QtQuick
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
        onActivated: GalleryResults.copyAllLinks()
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

        model: GalleryResults.links

        LinkCard {
            width: root.width
        }
    }

    Item {
        id: heading

        // Large letters need a line for each.
        readonly property bool folded: caption.implicitWidth + Theme.space8 + formats.width > width

        width: root.width
        height: formats.y + formats.height

        TextLabel {
            id: caption

            x: root.LayoutMirroring.enabled ? parent.width - width : 0
            y: heading.folded ? 0 : Math.round((formats.height - height) / 2)
            width: heading.folded ? parent.width : parent.width - formats.width - Theme.space8
            kind: "strong"
            font.weight: Font.DemiBold
            text: qsTr("Post code")
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
        }

        Segmented {
            id: formats

            objectName: "formats"
            x: root.LayoutMirroring.enabled === heading.folded ? parent.width - width : 0
            y: heading.folded ? caption.height + Theme.space4 : 0
            width: Math.round(implicitWidth)
            compact: true
            fill: false
            label: qsTr("Format")
            choices: GalleryResults.formats
            current: GalleryResults.format
            onChosen: id => GalleryResults.format = id
        }
    }

    PostCode {
        objectName: "postCodeField"
        width: root.width
        height: Theme.scaled(160)
    }

    TextLabel {
        width: root.width
        visible: text !== ""
        kind: "small"
        text: GalleryResults.note
        color: Theme.warningText
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
    }

    // Side by side, or one below the other where the words are too long for that.
    Flow {
        id: buttons

        readonly property real half: (root.width - Theme.space8) / 2
        readonly property real buttonWidth: Math.max(copyButton.implicitWidth, previewButton.implicitWidth) > half ? root.width : half

        width: root.width
        spacing: Theme.space8

        Button {
            id: copyButton

            objectName: "copyText"
            width: buttons.buttonWidth
            kind: "primary"
            centred: true
            iconName: "copy"
            text: GalleryResults.copyLabel
            enabled: GalleryResults.hasText
            onClicked: GalleryResults.copyText()
        }

        Button {
            id: previewButton

            objectName: "previewPost"
            width: buttons.buttonWidth
            centred: true
            iconName: "eye"
            text: qsTr("Preview post")
            enabled: GalleryResults.hasText
            onClicked: GalleryResults.previewPost()
        }
    }

    Column {
        width: root.width
        visible: files.count > 0
        topPadding: Theme.space8
        spacing: Theme.space4

        SectionHeader {
            width: root.width
            title: qsTr("Files")
            action: qsTr("Open folder")
            onActivated: GalleryResults.showArtifact("")
        }

        Repeater {
            id: files

            model: GalleryResults.artifacts

            ArtifactItem {
                width: root.width
            }
        }
    }
}
