import QtQuick
import App.Theme
import App.Controls

// What is known of one line, in the code font; text can be selected with the mouse.
FocusScope {
    id: root

    required property string detail
    required property string subjectAction

    readonly property bool mirrored: root.LayoutMirroring.enabled

    signal subjectAsked
    signal copyAsked

    implicitHeight: code.implicitHeight + 2 * Theme.space8 + buttons.height + Theme.space8

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusControl
        color: Theme.bgField
        border.width: 1
        border.color: Theme.borderSubtle
    }

    CodeText {
        id: code

        x: Theme.space12
        y: Theme.space8
        width: root.width - 2 * Theme.space12
        text: root.detail
    }

    Row {
        id: buttons

        x: root.mirrored ? root.width - width - Theme.space8 : Theme.space8
        y: code.y + code.implicitHeight + Theme.space8
        spacing: Theme.space4

        Button {
            compact: true
            kind: "ghost"
            iconName: "copy"
            text: qsTr("Copy")
            onClicked: root.copyAsked()
        }

        Button {
            compact: true
            visible: root.subjectAction !== ""
            kind: "ghost"
            iconName: "external-link"
            text: root.subjectAction
            onClicked: root.subjectAsked()
        }
    }
}
