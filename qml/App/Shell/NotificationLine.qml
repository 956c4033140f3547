import QtQuick
import App.Theme
import App.Controls

// One thing that happened, with a mark while it is unread and the button that leads to it.
Item {
    id: root

    required property int index
    required property string title
    required property string text
    required property string icon
    required property string tone
    required property string time
    required property string actionLabel
    required property bool isUnread

    property bool isCurrent: false
    property bool mirrored: false

    signal chosen
    signal actionAsked

    objectName: "notificationLine"
    height: Math.max(Theme.scaled(64), body.y + body.height + Theme.space12, action.visible ? action.y + action.height + Theme.space8 : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: root.isUnread ? qsTr("%1, unread").arg(root.title) : root.title
    Accessible.description: root.text + " " + root.time
    Accessible.focusable: true
    Accessible.focused: root.isCurrent
    Accessible.onPressAction: root.chosen()

    Rectangle {
        anchors.fill: parent
        anchors.margins: 4
        visible: hover.hovered
        radius: Theme.radiusControl
        color: Theme.bgHover
    }

    HoverHandler {
        id: hover
    }

    TapHandler {
        onTapped: root.chosen()
    }

    Rectangle {
        x: root.mirrored ? root.width - 5 - width : 5
        y: 19
        visible: root.isUnread
        width: 7
        height: 7
        radius: 3.5
        color: Theme.accentBar
    }

    Icon {
        x: root.mirrored ? root.width - 18 - width : 18
        y: 14
        name: root.icon
        color: Theme.toneText(root.tone)
    }

    TextLabel {
        id: head

        x: root.mirrored ? root.width - 44 - width : 44
        y: 12
        width: root.width - 44 - 16 - when.width - Theme.space12
        kind: "strong"
        font.weight: root.isUnread ? Font.DemiBold : Font.Medium
        text: root.title
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        id: when

        x: root.mirrored ? 16 : root.width - 16 - width
        y: 13
        kind: "small"
        text: root.time
        color: Theme.textTertiary
        Accessible.ignored: true
    }

    TextLabel {
        id: body

        x: root.mirrored ? root.width - 44 - width : 44
        y: head.y + head.height
        width: root.width - 44 - 16 - (action.visible ? action.width + Theme.space8 : 0)
        kind: "small"
        text: root.text
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Button {
        id: action

        x: root.mirrored ? 16 : root.width - 16 - width
        y: head.y + head.height + 2
        visible: root.actionLabel !== ""
        compact: true
        text: root.actionLabel
        onClicked: root.actionAsked()
    }

    FocusRing {
        inside: true
        visible: root.isCurrent
    }
}
