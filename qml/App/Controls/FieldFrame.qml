import QtQuick
import App.Theme

// The box behind an input: border at rest, ring with focus, red with an error. `ghost` shows no border at rest.
Rectangle {
    id: root

    property bool focused: false
    property bool hovered: false
    property bool invalid: false
    property bool ghost: false

    radius: Theme.radiusControl
    color: root.ghost && !root.focused ? (root.hovered ? Theme.bgHover : Theme.clear) : Theme.bgField
    border.width: root.focused ? 2 : root.ghost && !root.hovered ? 0 : 1
    border.color: root.invalid ? Theme.dangerBar : root.focused ? Theme.focusRing : root.ghost ? Theme.borderSubtle : Theme.borderControl
}
