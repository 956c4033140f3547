import QtQuick
import App.Controls
import App.Theme

// One figure: its name, its value, and how it has changed.
Card {
    id: root

    property var figure: ({})
    readonly property int pad: root.width < 170 ? Theme.space12 : Theme.space16

    Accessible.role: Accessible.ListItem
    Accessible.name: root.figure.spoken ?? ""

    TextLabel {
        x: root.pad
        y: Theme.scaled(12)
        width: root.width - 2 * root.pad
        kind: "small"
        font.weight: Font.Medium
        text: root.figure.label ?? ""
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        x: root.pad
        y: Theme.scaled(29)
        width: root.width - 2 * root.pad
        kind: "display"
        text: root.figure.value ?? ""
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Icon {
        id: arrow

        x: root.LayoutMirroring.enabled ? root.width - root.pad - width : root.pad
        y: change.y + Math.round((change.height - height) / 2)
        visible: name !== ""
        name: root.figure.icon ?? ""
        size: 12
        color: Theme.toneText(root.figure.tone ?? "secondary")
    }

    TextLabel {
        id: change

        x: root.LayoutMirroring.enabled ? root.pad : root.pad + 18
        y: Theme.scaled(66)
        width: root.width - 2 * root.pad - 18
        kind: "small"
        text: full.advanceWidth <= width ? full.text : root.figure.briefly ?? ""
        color: Theme.toneText(root.figure.tone ?? "secondary")
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextMetrics {
        id: full

        font: change.font
        text: root.figure.change ?? ""
    }
}
