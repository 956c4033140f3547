import QtQuick
import App.Theme

// One key or key combination as it is printed on a cap.
Rectangle {
    id: root

    property alias text: label.text

    implicitWidth: Math.ceil(label.implicitWidth) + Theme.space12
    implicitHeight: Theme.scaled(20)
    radius: Theme.radiusKey
    color: Theme.bgRaised
    border.width: 1
    border.color: Theme.borderStrong

    TextLabel {
        id: label

        anchors.centerIn: parent
        kind: "caption"
        color: Theme.textSecondary
    }
}
