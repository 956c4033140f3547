import QtQuick
import App.Theme
import App.Controls

// A host's code in a square, its badge in lists.
Rectangle {
    id: root

    property alias code: label.text
    property bool active: false
    property bool dimmed: false

    implicitWidth: 36
    implicitHeight: 36
    radius: Theme.radiusRow
    color: root.active ? Theme.accentTint : Theme.bgSunken
    border.width: root.active ? 0 : 1
    border.color: Theme.borderSubtle
    Accessible.ignored: true

    TextLabel {
        id: label

        anchors.centerIn: parent
        width: root.width - 6
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 8
        kind: "caption"
        color: root.active ? Theme.accentText : root.dimmed ? Theme.textTertiary : Theme.textSecondary
        Accessible.ignored: true
    }
}
