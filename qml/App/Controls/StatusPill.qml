import QtQuick
import App.Theme

// A state as icon and word on its tint; only outside rows.
Rectangle {
    id: root

    property string icon
    property alias text: label.text
    property string tone: "normal"

    implicitWidth: 8 + Theme.iconSmall + 5 + label.implicitWidth + 8
    implicitHeight: Theme.scaled(24)
    radius: height / 2
    color: Theme.toneTint(root.tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: label.text

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - width - 8 : 8
        y: Math.round((root.height - height) / 2)
        name: root.icon
        size: Theme.iconSmall
        color: Theme.toneText(root.tone)
    }

    TextLabel {
        id: label

        x: root.LayoutMirroring.enabled ? 8 : 8 + Theme.iconSmall + 5
        height: root.height
        width: root.width - 16 - Theme.iconSmall - 5
        kind: "small"
        font.weight: Font.DemiBold
        color: Theme.toneText(root.tone)
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
