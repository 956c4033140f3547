pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls
import App.Theme

// What is wrong with the template, the first lines first; each with a fix where there is one.
Column {
    id: root

    readonly property int most: 2

    signal fixAsked(int row)
    signal lineAsked(int line)

    spacing: Theme.space8

    Repeater {
        id: cards

        model: TemplateEditor.problems

        Rectangle {
            id: card

            required property int index
            required property int line
            required property string title
            required property string what
            required property string tone
            required property string fixLabel
            readonly property bool mirrored: card.LayoutMirroring.enabled
            readonly property int end: fixButton.visible ? fixButton.width + 24 : 12

            width: root.width
            height: Math.max(Theme.scaled(56), titleLabel.height + detail.height + 16)
            visible: card.index < root.most
            radius: Theme.radiusRow
            color: Theme.toneTint(card.tone)
            Accessible.role: Accessible.AlertMessage
            Accessible.name: card.title + ". " + card.what
            Accessible.description: qsTr("Enter goes to the line")
            Accessible.focusable: true
            Accessible.onPressAction: root.lineAsked(card.line)
            activeFocusOnTab: true
            Keys.onReturnPressed: root.lineAsked(card.line)
            Keys.onEnterPressed: root.lineAsked(card.line)
            Keys.onSpacePressed: root.lineAsked(card.line)

            FocusRing {
                visible: card.activeFocus
                inside: true
                targetRadius: Theme.radiusRow
            }

            Icon {
                x: card.mirrored ? card.width - 12 - width : 12
                y: 12
                name: card.tone === "warning" ? "triangle-alert" : "circle-alert"
                color: Theme.toneText(card.tone)
            }

            TextLabel {
                id: titleLabel

                x: card.mirrored ? card.end : 36
                y: 8
                width: card.width - 36 - card.end
                kind: "strong"
                text: card.title
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            TextLabel {
                id: detail

                x: titleLabel.x
                y: titleLabel.y + titleLabel.height
                width: titleLabel.width
                kind: "small"
                text: card.what
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            TapHandler {
                onTapped: root.lineAsked(card.line)
            }

            Button {
                id: fixButton

                objectName: "problemFix"
                x: card.mirrored ? 12 : card.width - width - 12
                y: Math.round((card.height - height) / 2)
                visible: card.fixLabel !== "" && !TemplateEditor.readOnly
                compact: true
                text: card.fixLabel
                Accessible.description: card.title
                onClicked: root.fixAsked(card.index)
            }
        }
    }

    TextLabel {
        visible: cards.count > root.most
        height: visible ? Theme.lineSmall : 0
        kind: "small"
        text: qsTr("and %n more", "", cards.count - root.most)
    }
}
