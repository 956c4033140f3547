import QtQuick
import App.Theme

// A progress bar that fills from the leading edge; `value` is 0 to 1.
Rectangle {
    id: root

    property real value: 0
    // What a screen reader takes the value to be a part of.
    readonly property real from: 0
    readonly property real to: 1
    property string tone: "accent"
    property color fillColor: Theme.toneBar(root.tone)
    property string label
    property bool animated: true

    implicitWidth: 120
    implicitHeight: 4
    radius: height / 2
    color: Theme.track
    Accessible.role: Accessible.ProgressBar
    Accessible.name: root.label
    Accessible.description: qsTr("%1%").arg(Math.round(root.value * 100))
    Accessible.ignored: root.label === ""

    Rectangle {
        x: root.LayoutMirroring.enabled ? root.width - width : 0
        width: root.value <= 0 ? 0 : Math.max(4, Math.min(1, root.value) * root.width)
        height: root.height
        radius: root.radius
        color: root.fillColor

        Behavior on width {
            enabled: root.animated
            NumberAnimation {
                duration: Theme.durationProgress
            }
        }
    }
}
