import QtQuick
import QtQuick.Templates as T
import App.Theme

// A number with steps by arrow keys, wheel and the two chevrons. `edited(value)` is a person's change.
T.SpinBox {
    id: root

    property string label
    // What the owner wants it to show. It is looked at again when the range changes: number and range of another host
    // come one after the other, and a number outside of the old range would be bent into it.
    property int number: 0
    // Digits after the point; the value counts in the last of them.
    property int decimals: 0
    // Behind the number, which keeps clear of it.
    property string unit
    // What 0 means, where it means no number.
    property string zero
    // A number that is a name, like a port: without groups of digits.
    property bool isPlain: false
    readonly property bool atZero: root.zero !== "" && root.value === 0 && !root.activeFocus
    readonly property int trail: root.unit !== "" ? 28 + Math.ceil(unitText.implicitWidth) + 4 : 28

    signal edited(int value)

    function showNumber() {
        root.value = Qt.binding(() => root.number);
    }

    // For a form that opens with it: a new number can be typed over the old one at once.
    function begin() {
        input.forceActiveFocus(Qt.TabFocusReason);
        input.selectAll();
    }

    implicitWidth: 96
    value: root.number
    onFromChanged: root.showNumber()
    onToChanged: root.showNumber()
    implicitHeight: Theme.control
    editable: true
    hoverEnabled: true
    leftPadding: root.mirrored ? root.trail : 10
    rightPadding: root.mirrored ? 10 : root.trail
    font.family: Theme.fontFamily
    font.pixelSize: Theme.fontBody
    Accessible.name: root.label
    Accessible.description: root.atZero ? root.zero : root.unit
    onValueModified: root.edited(root.value)
    validator: DoubleValidator {
        bottom: root.from / Math.pow(10, root.decimals)
        top: root.to / Math.pow(10, root.decimals)
        decimals: root.decimals
        notation: DoubleValidator.StandardNotation
    }
    textFromValue: (value, locale) => root.isPlain ? String(value) : Number(value / Math.pow(10, root.decimals)).toLocaleString(locale, "f", root.decimals)
    valueFromText: (text, locale) => Math.round(Number.fromLocaleString(locale, text) * Math.pow(10, root.decimals))

    contentItem: TextInput {
        id: input

        text: root.displayText
        opacity: root.atZero ? 0 : 1
        font: root.font
        color: root.enabled ? Theme.textPrimary : Theme.textDisabled
        selectionColor: Theme.accentFill
        selectedTextColor: Theme.textOnAccent
        horizontalAlignment: TextInput.AlignLeft
        // Qt leaves the text where it is when the direction of the window changes.
        LayoutMirroring.onEnabledChanged: {
            input.horizontalAlignment = TextInput.AlignHCenter;
            input.horizontalAlignment = TextInput.AlignLeft;
        }
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

    TextLabel {
        x: root.mirrored ? 28 : 10
        width: root.width - 38
        anchors.verticalCenter: parent.verticalCenter
        visible: root.atZero
        text: root.zero
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    TextLabel {
        id: unitText

        x: root.mirrored ? 28 : root.width - 28 - width
        anchors.verticalCenter: parent.verticalCenter
        visible: root.unit !== "" && !root.atZero
        text: root.unit
        color: Theme.textTertiary
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
