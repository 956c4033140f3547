import QtQuick
import App.Controls
import App.Theme

// How far one host is with the gallery.
Item {
    id: root

    required property string hostId
    required property string name
    required property string icon
    required property string tone
    // For the role `right`, a name that an item keeps for itself.
    required property var model
    required property real value
    required property bool showBar

    height: root.showBar ? Theme.scaled(32) : Theme.lineBody
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name + ", " + root.model.right

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: Math.round((Theme.lineBody - height) / 2)
        name: root.icon
        color: Theme.toneText(root.tone)
    }

    TextLabel {
        id: figure

        x: root.LayoutMirroring.enabled ? 0 : root.width - width
        y: Math.round((Theme.lineBody - height) / 2)
        width: Math.min(implicitWidth, root.width * 0.7)
        kind: "small"
        text: root.model.right
        elide: Text.ElideRight
        Accessible.ignored: true
    }

    TextLabel {
        x: root.LayoutMirroring.enabled ? figure.width + 8 : 24
        width: root.width - 24 - figure.width - 8
        kind: "strong"
        text: root.name
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    ProgressLine {
        x: root.LayoutMirroring.enabled ? 0 : 24
        y: root.height - height - 3
        width: root.width - 24
        visible: root.showBar
        value: root.value
        tone: root.tone
    }
}
