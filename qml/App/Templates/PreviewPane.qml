pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Controls
import App.Theme

// The post as the forum would show it, made of any gallery. Nothing in it is loaded from anywhere.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    property bool folded: false

    signal codeAsked

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Preview")

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSurface
    }

    Rectangle {
        x: root.mirrored ? root.width - 1 : 0
        visible: !root.folded
        width: 1
        height: root.height
        color: Theme.borderSubtle
    }

    TextLabel {
        id: title

        x: root.mirrored ? root.width - width - Theme.space16 : Theme.space16
        y: 12 + Math.round((Theme.control - height) / 2)
        visible: !root.folded
        kind: "title"
        text: qsTr("Preview")
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Segmented {
        id: parts

        x: root.mirrored ? Theme.space16 : root.width - width - Theme.space16
        y: 12
        visible: root.folded
        fill: false
        label: qsTr("Shown part")
        current: "preview"
        choices: [
            {
                "id": "code",
                "label": qsTr("Code")
            },
            {
                "id": "preview",
                "label": qsTr("Preview")
            }
        ]
        onChosen: id => {
            if (id === "code")
                root.codeAsked();
        }
    }

    ComboBox {
        id: choice

        readonly property int lead: root.folded ? Theme.space16 : Theme.space16 + title.implicitWidth + Theme.space16
        readonly property int tail: root.folded ? parts.width + 2 * Theme.space16 : Theme.space16

        x: root.mirrored ? root.width - width - (root.folded ? lead : root.width - width - Theme.space16) : root.folded ? lead : root.width - width - Theme.space16
        y: 12
        width: Math.min(root.folded ? 320 : 240, Math.max(120, root.width - lead - tail))
        label: qsTr("Gallery of the preview")
        current: TemplateEditor.galleryId
        currentLabel: TemplateEditor.galleryName
        find: words => TemplateEditor.galleryChoices(words)
        onChosen: id => TemplateEditor.chooseGallery(id)
    }

    Rectangle {
        id: card

        x: Theme.space16
        y: 12 + Theme.control + 12
        width: root.width - 2 * Theme.space16
        height: Math.min(posts.height + 2, root.height - y - footer.height - 2 * 12)
        radius: Theme.radiusCard
        color: Theme.bgWindow
        border.width: scroll.activeFocus ? 2 : 1
        border.color: scroll.activeFocus ? Theme.focusRing : Theme.borderSubtle

        Flickable {
            id: scroll

            anchors.fill: parent
            anchors.margins: 1
            contentHeight: posts.height
            clip: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.Document
            Accessible.name: qsTr("The post as it would be shown")
            Keys.onDownPressed: scroll.contentY = Math.min(Math.max(0, scroll.contentHeight - scroll.height), scroll.contentY + 44)
            Keys.onUpPressed: scroll.contentY = Math.max(0, scroll.contentY - 44)
            Keys.onPressed: event => {
                const end = Math.max(0, scroll.contentHeight - scroll.height);
                const goal = event.key === Qt.Key_Home ? 0 : event.key === Qt.Key_End ? end : event.key === Qt.Key_PageUp ? scroll.contentY - scroll.height + 44 : event.key === Qt.Key_PageDown ? scroll.contentY + scroll.height - 44 : -1;
                event.accepted = event.key === Qt.Key_PageUp || goal >= 0;
                if (event.accepted)
                    scroll.contentY = Math.max(0, Math.min(end, goal));
            }

            T.ScrollBar.vertical: ScrollBar {}

            Column {
                id: posts

                width: scroll.width
                padding: Theme.space16
                topPadding: 18
                spacing: 6

                Repeater {
                    model: TemplateEditor.blocks

                    PostBlock {
                        required property var modelData

                        width: posts.width - 2 * Theme.space16
                        block: modelData
                    }
                }

                TextLabel {
                    width: posts.width - 2 * Theme.space16
                    visible: TemplateEditor.blocks.length === 0
                    text: TemplateEditor.isFatal ? qsTr("There is nothing to show until the template can be read.") : qsTr("The template makes an empty text.")
                    color: Theme.textTertiary
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignLeft
                }
            }
        }
    }

    Item {
        id: footer

        x: Theme.space16
        y: card.y + card.height + 12
        width: root.width - 2 * Theme.space16
        height: Theme.control

        Icon {
            id: mark

            x: root.mirrored ? footer.width - width : 0
            y: Math.round((footer.height - height) / 2)
            name: TemplateEditor.isFatal ? "circle-x" : "circle-check"
            size: Theme.iconSmall
            color: TemplateEditor.isFatal ? Theme.dangerText : Theme.successText
        }

        TextLabel {
            x: root.mirrored ? copy.width + 8 : 20
            y: Math.round((footer.height - height) / 2)
            width: footer.width - 28 - copy.width
            kind: "small"
            text: TemplateEditor.count
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Button {
            id: copy

            x: root.mirrored ? 0 : footer.width - width
            enabled: TemplateEditor.hasText
            iconName: "copy"
            text: qsTr("Copy")
            onClicked: TemplateEditor.copy()
        }
    }
}
