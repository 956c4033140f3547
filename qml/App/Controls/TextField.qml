import QtQuick
import QtQuick.Templates as T
import App.Theme

// A one-line input. `label` is its accessible name; `ghost` hides the frame until hover or focus.
T.TextField {
    id: root

    property string label
    property bool ghost: false
    property bool invalid: false
    property bool code: false

    implicitWidth: 160
    implicitHeight: Theme.control
    leftPadding: root.ghost ? 8 : 10
    rightPadding: root.ghost ? 8 : 10
    topPadding: 0
    bottomPadding: 0
    hoverEnabled: true
    selectByMouse: true
    verticalAlignment: TextInput.AlignVCenter
    // By the layout, not by what is typed.
    horizontalAlignment: TextInput.AlignLeft
    // Qt leaves the text where it is when the direction of the window changes.
    LayoutMirroring.onEnabledChanged: {
        root.horizontalAlignment = TextInput.AlignHCenter;
        root.horizontalAlignment = TextInput.AlignLeft;
    }
    color: root.enabled ? Theme.textPrimary : Theme.textDisabled
    placeholderTextColor: Theme.textTertiary
    selectionColor: Theme.accentFill
    selectedTextColor: Theme.textOnAccent
    font.family: root.code ? Theme.codeFamily : Theme.fontFamily
    font.pixelSize: Theme.fontBody
    Accessible.name: root.label
    Accessible.description: root.placeholderText

    TextLabel {
        x: root.leftPadding
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height
        visible: root.length === 0 && root.preeditText === "" && text !== ""
        text: root.placeholderText
        color: root.placeholderTextColor
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    background: FieldFrame {
        focused: root.activeFocus
        hovered: root.hovered
        invalid: root.invalid
        ghost: root.ghost
    }
}
