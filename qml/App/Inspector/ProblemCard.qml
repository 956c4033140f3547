pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// What happened, what Galleon did, what you can do – and the buttons that do it.
Rectangle {
    id: root

    required property int index
    required property string icon
    required property string tone
    required property string title
    required property string what
    required property string did
    required property string can
    required property var actions

    objectName: "problemCard"
    height: body.height + 2 * Theme.space12
    radius: Theme.radiusRow
    color: Theme.toneTint(root.tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title
    Accessible.description: [root.what, root.did, root.can].filter(text => text !== "").join(" ")

    component Sentence: TextLabel {
        width: body.width
        visible: text !== ""
        kind: "small"
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - width - 12 : 12
        y: 14
        name: root.icon
        color: Theme.toneText(root.tone)
    }

    Column {
        id: body

        x: root.LayoutMirroring.enabled ? 12 : 38
        y: Theme.space12
        width: root.width - 50
        spacing: 2

        TextLabel {
            width: body.width
            kind: "strong"
            text: root.title
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        Sentence {
            text: root.what
        }

        Sentence {
            text: root.did
        }

        Sentence {
            text: root.can
        }

        Item {
            width: 1
            height: 6
            visible: buttons.visible
        }

        Flow {
            id: buttons

            width: body.width
            spacing: Theme.space8
            visible: actionButtons.count > 0

            Repeater {
                id: actionButtons

                model: root.actions

                Button {
                    required property var modelData
                    required property int index

                    objectName: "problemAction"
                    compact: true
                    kind: index === 0 ? "secondary" : "ghost"
                    text: modelData.label
                    onClicked: Inspector.runProblem(root.index, modelData.id)
                }
            }
        }
    }
}
