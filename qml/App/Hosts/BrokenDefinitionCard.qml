import QtQuick
import App.Theme
import App.Controls

// A host definition that cannot be read: file, line and reason.
Rectangle {
    id: root

    required property string text

    implicitHeight: body.y + body.height + 12
    radius: Theme.radiusRow
    color: Theme.warningTint
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title.text
    Accessible.description: root.text

    Icon {
        x: root.LayoutMirroring.enabled ? root.width - 12 - width : 12
        y: 14
        name: "triangle-alert"
        color: Theme.warningText
    }

    TextLabel {
        id: title

        x: root.LayoutMirroring.enabled ? 12 : 38
        y: 12
        width: root.width - 50
        kind: "strong"
        font.weight: Font.DemiBold
        text: qsTr("Galleon cannot read this host’s definition")
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        id: body

        x: title.x
        y: 36
        width: root.width - 50
        kind: "code"
        font.pixelSize: Theme.fontCaption
        text: root.text
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
}
