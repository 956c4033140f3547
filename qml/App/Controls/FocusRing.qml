import QtQuick
import App.Theme

// The ring of keyboard focus, drawn one pixel outside its parent; inside the edge with `inside`.
Rectangle {
    id: root

    property real targetRadius: Theme.radiusControl
    property bool inside: false

    anchors.fill: parent
    anchors.margins: root.inside ? 0 : -3
    radius: root.targetRadius + (root.inside ? 0 : 3)
    color: Theme.clear
    border.width: 2
    border.color: Theme.focusRing
    Accessible.ignored: true
}
