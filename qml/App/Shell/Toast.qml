import QtQuick
import App.Theme
import App.Controls

// One confirmation of the person's own action; `expired` after its time, which stands still under pointer or focus.
FocusScope {
    id: root

    required property string title
    required property string text
    required property string iconName
    required property string actionLabel
    required property bool undo

    signal acted
    signal expired

    readonly property bool held: hover.hovered || root.activeFocus

    implicitWidth: Math.min(400, parent ? parent.width - 32 : 400)
    implicitHeight: Theme.scaled(52)
    Accessible.role: Accessible.Notification
    Accessible.name: root.title
    Accessible.description: root.text
    Keys.onEscapePressed: root.expired()

    HoverHandler {
        id: hover
    }

    Timer {
        interval: root.undo ? 10000 : 5000
        running: !root.held
        onTriggered: root.expired()
    }

    Elevation {
        radius: Theme.radiusCard
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusCard
        color: Theme.bgRaised
        border.width: 1
        border.color: Theme.borderStrong
    }

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - 14 - width : 14
        anchors.verticalCenter: parent.verticalCenter
        name: root.iconName
        color: root.iconName === "circle-check" || root.iconName === "copy-check" ? Theme.successText : Theme.textSecondary
    }

    Column {
        id: words

        x: root.LayoutMirroring.enabled ? root.width - 42 - width : 42
        anchors.verticalCenter: parent.verticalCenter
        width: root.width - 42 - buttons.width - 20
        spacing: -1

        TextLabel {
            width: parent.width
            kind: "strong"
            text: root.title
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }

        TextLabel {
            width: parent.width
            visible: text !== ""
            kind: "small"
            text: root.text
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }

    Row {
        id: buttons

        x: root.LayoutMirroring.enabled ? 8 : root.width - width - 8
        anchors.verticalCenter: parent.verticalCenter
        spacing: 4

        Button {
            id: action

            focus: action.visible
            visible: text !== ""
            compact: true
            text: root.actionLabel
            onClicked: root.acted()
        }

        IconButton {
            focus: !action.visible
            compact: true
            iconName: "x"
            label: qsTr("Close “%1”").arg(root.title)
            onClicked: root.expired()
        }
    }
}
