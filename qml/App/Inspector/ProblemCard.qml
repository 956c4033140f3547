pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import App.Theme
import Galleon.Bridge

// What happened, what Galleon did, what you can do – and the buttons that do it; folded, what was asked and answered.
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
    required property bool hasDetail
    required property bool isOpen
    required property string detail
    required property bool asksPassword

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

        Loader {
            width: body.width
            active: root.asksPassword
            visible: active
            sourceComponent: ArchivePasswordField {}
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

        Item {
            width: 1
            height: 4
            visible: fold.visible
        }

        Button {
            id: fold

            objectName: "problemFold"
            x: root.LayoutMirroring.enabled ? body.width - width : 0
            visible: root.hasDetail
            compact: true
            kind: "ghost"
            iconName: root.isOpen ? "chevron-down" : root.LayoutMirroring.enabled ? "chevron-left" : "chevron-right"
            text: qsTr("Technical details")
            Accessible.description: root.isOpen ? qsTr("Shown") : qsTr("Folded")
            onClicked: Inspector.toggleProblemDetail(root.index)
        }

        Rectangle {
            width: body.width
            height: code.implicitHeight + 2 * Theme.space8
            visible: root.isOpen
            radius: Theme.radiusControl
            color: Theme.bgField
            border.width: 1
            border.color: Theme.borderSubtle

            CodeText {
                id: code

                objectName: "problemDetail"
                x: Theme.space8
                y: Theme.space8
                width: parent.width - 2 * Theme.space8
                text: root.detail
            }
        }

        Item {
            width: 1
            height: 2
            visible: root.isOpen
        }

        Button {
            objectName: "copyReport"
            x: root.LayoutMirroring.enabled ? body.width - width : 0
            visible: root.isOpen
            compact: true
            kind: "ghost"
            iconName: "copy"
            text: qsTr("Copy report")
            onClicked: Inspector.copyProblemReport(root.index)
        }
    }
}
