import QtQuick
import App.Theme

// A host's code with the state of its part of the gallery.
// States: pending, active, paused, on_hold, done, partly_failed, failed; an empty code hides the chip.
Rectangle {
    id: root

    property string code
    property string chipState: "pending"
    property real value: 0
    property string tip

    readonly property bool underlined: root.chipState === "active" || root.chipState === "paused" || root.chipState === "on_hold"
    readonly property string mark: root.chipState === "done" ? "check" : root.chipState === "partly_failed" ? "triangle-alert" : root.chipState === "failed" ? "x" : ""
    readonly property string tone: root.chipState === "active" ? "accent" : root.chipState === "done" ? "success" : root.chipState === "partly_failed" ? "warning" : root.chipState === "failed" ? "danger" : "tertiary"

    visible: root.code !== ""
    width: 44
    height: 20
    radius: Theme.radiusChip
    color: Theme.toneTint(root.tone)
    border.width: root.tone === "tertiary" && !root.underlined ? 1 : 0
    border.color: Theme.borderSubtle
    Accessible.role: Accessible.StaticText
    Accessible.name: root.tip

    Icon {
        x: 6
        y: 5
        visible: root.mark !== ""
        name: root.mark
        size: Theme.iconTiny
        color: Theme.toneText(root.tone)
    }

    Text {
        x: root.mark === "" ? 0 : 16
        width: root.mark === "" ? root.width : root.width - 20
        height: root.underlined ? 18 : 20
        text: root.code
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        color: Theme.toneText(root.tone)
        font.family: Theme.fontFamily
        font.pixelSize: 11
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }

    ProgressLine {
        y: 18
        width: root.width
        height: 2
        radius: 0
        visible: root.underlined
        value: root.value
        tone: root.tone
    }
}
