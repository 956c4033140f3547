import QtQuick
import QtQuick.Effects
import App.Theme

// The shadow below a raised surface: level 2 for menus, toasts and floating panels, 3 for dialogs.
// The software renderer leaves it out, so the surface also has a border.
RectangularShadow {
    id: root

    property int level: 2

    anchors.fill: parent
    blur: root.level === 3 ? 40 : 24
    offset.y: root.level === 3 ? 12 : 8
    color: Theme.shadow
}
