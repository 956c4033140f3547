import QtQuick
import QtQuick.Templates as T
import App.Theme

// An on/off switch, 32×18 in a 32 px high target. Give it an accessible name with `label`.
T.Switch {
    id: root

    property string label: root.text
    // What it stands for, where somebody else decides: a wish that was refused is not shown for long.
    property var actual

    implicitWidth: 32
    implicitHeight: Theme.controlCompact
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    checked: root.actual === true
    onToggled: {
        if (root.actual !== undefined)
            later.restart();
    }
    Accessible.name: root.label
    Keys.onReturnPressed: root.click()

    Timer {
        id: later

        interval: 1000
        onTriggered: root.checked = Qt.binding(() => root.actual === true)
    }

    indicator: Rectangle {
        x: Math.round((root.width - width) / 2)
        y: Math.round((root.height - height) / 2)
        implicitWidth: 32
        implicitHeight: 18
        radius: 9
        color: root.checked ? (root.enabled ? root.hovered ? Theme.accentFillHover : Theme.accentFill : Theme.textDisabled) : Theme.clear
        border.width: root.checked ? 0 : 1
        border.color: root.enabled ? Theme.borderControl : Theme.textDisabled

        Rectangle {
            readonly property int inset: root.checked ? 2 : 3

            x: root.checked !== root.mirrored ? parent.width - width - inset : inset
            y: inset
            width: parent.height - 2 * inset
            height: width
            radius: width / 2
            color: root.checked ? Theme.textOnAccent : Theme.borderControl

            Behavior on x {
                NumberAnimation {
                    duration: Theme.durationHover
                }
            }
        }

        FocusRing {
            visible: root.visualFocus
            targetRadius: 9
        }
    }
}
