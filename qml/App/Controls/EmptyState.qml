import QtQuick
import App.Theme

// What a page says when it has nothing to show: icon, one line, one sentence, actions.
Column {
    id: root

    property string iconName
    property string title
    property string sentence
    default property alias actions: row.data

    width: Math.min(560, parent ? parent.width - 2 * Theme.space24 : 560)
    spacing: Theme.space8

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: root.iconName !== ""
        name: root.iconName
        size: 40
        color: Theme.textTertiary
    }

    TextLabel {
        width: parent.width
        kind: "display"
        text: root.title
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }

    TextLabel {
        width: parent.width
        visible: root.sentence !== ""
        text: root.sentence
        color: Theme.textSecondary
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
    }

    Item {
        width: 1
        height: Theme.space8
        visible: row.children.length > 0
    }

    Row {
        id: row

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space8
    }
}
