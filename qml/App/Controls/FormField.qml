import QtQuick
import App.Theme

// A labelled input with one line kept free below for a hint or an error.
Item {
    id: root

    property string label
    property string hint
    property string error
    property bool reserveLine: true
    default property alias content: slot.data

    implicitWidth: 160
    implicitHeight: slot.y + slot.height + (root.reserveLine || below.text !== "" ? Math.max(Theme.lineSmall, below.height) + 4 : 0)

    TextLabel {
        id: caption

        y: -1
        width: root.width
        kind: "small"
        font.weight: Font.Medium
        text: root.label
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Item {
        id: slot

        y: caption.height + 1
        width: root.width
        height: Theme.control
    }

    Icon {
        id: alert

        x: root.LayoutMirroring.enabled ? root.width - width : 0
        y: below.y + Math.round((Theme.lineSmall - height) / 2)
        visible: root.error !== ""
        name: "circle-alert"
        size: Theme.iconSmall
        color: Theme.dangerText
    }

    TextLabel {
        id: below

        readonly property int lead: alert.visible ? 18 : 0

        x: root.LayoutMirroring.enabled ? 0 : lead
        y: slot.y + slot.height + 3
        width: root.width - lead
        kind: "small"
        text: root.error !== "" ? root.error : root.hint
        color: root.error !== "" ? Theme.dangerText : Theme.textTertiary
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: text === ""
        Accessible.role: root.error !== "" ? Accessible.AlertMessage : Accessible.StaticText
    }
}
