import QtQuick
import QtQuick.Templates as T
import App.Theme

// A number with steps by arrow keys, wheel and the two chevrons. `edited(value)` is a person's change.
T.SpinBox {
    id: root

    property string label
    // Digits after the point; the value counts in the last of them.
    property int decimals: 0

    signal edited(int value)

    implicitWidth: 96
    implicitHeight: Theme.control
    editable: true
    hoverEnabled: true
    leftPadding: root.mirrored ? 28 : 10
    rightPadding: root.mirrored ? 10 : 28
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    Accessible.name: root.label
    onValueModified: root.edited(root.value)
    validator: DoubleValidator {
        bottom: root.from / Math.pow(10, root.decimals)
        top: root.to / Math.pow(10, root.decimals)
        decimals: root.decimals
        notation: DoubleValidator.StandardNotation
    }
    textFromValue: (value, locale) => Number(value / Math.pow(10, root.decimals)).toLocaleString(locale, "f", root.decimals)
    valueFromText: (text, locale) => Math.round(Number.fromLocaleString(locale, text) * Math.pow(10, root.decimals))

    contentItem: TextInput {
        text: root.displayText
        font: root.font
        color: root.enabled ? Theme.textPrimary : Theme.textDisabled
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.textOnAccent
        horizontalAlignment: TextInput.AlignLeft
        verticalAlignment: TextInput.AlignVCenter
        readOnly: !root.editable
        validator: root.validator
        inputMethodHints: root.inputMethodHints
        selectByMouse: true
        Accessible.name: root.label
    }

    up.indicator: Item {
        x: root.mirrored ? 4 : root.width - width - 4
        width: 24
        height: root.height / 2
        Accessible.ignored: true
    }
    down.indicator: Item {
        x: root.mirrored ? 4 : root.width - width - 4
        y: root.height / 2
        width: 24
        height: root.height / 2
        Accessible.ignored: true
    }

    Icon {
        x: root.mirrored ? 9 : root.width - width - 9
        anchors.verticalCenter: parent.verticalCenter
        name: "chevrons-up-down"
        size: Theme.iconSmall
        color: root.hovered ? Theme.textPrimary : Theme.textSecondary
    }

    background: FieldFrame {
        focused: root.activeFocus
        hovered: root.hovered
    }
}
