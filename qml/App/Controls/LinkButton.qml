import QtQuick
import QtQuick.Templates as T
import App.Theme

// A button that is only its words, in the accent colour; quiet ones look like a figure until the pointer is on them.
T.AbstractButton {
    id: root

    property bool quiet: false

    implicitWidth: Math.ceil(words.implicitWidth)
    implicitHeight: Theme.scaled(24)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Keys.onReturnPressed: root.click()
    Keys.onEnterPressed: root.click()

    contentItem: TextLabel {
        id: words

        kind: "small"
        text: root.text
        font.weight: root.quiet ? Font.Normal : Font.Medium
        font.underline: root.hovered
        color: !root.enabled ? Theme.textDisabled : root.quiet && !root.hovered ? Theme.textSecondary : Theme.accentText
        horizontalAlignment: Text.AlignRight
        Accessible.ignored: true
    }

    background: Item {
        FocusRing {
            visible: root.visualFocus
            targetRadius: Theme.radiusKey
        }
    }
}
