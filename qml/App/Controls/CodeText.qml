import QtQuick
import App.Theme

// Technical text of several lines in the code font, from left to right everywhere; it can be selected with the mouse.
TextEdit {
    id: root

    readOnly: true
    selectByMouse: true
    activeFocusOnPress: false
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    color: Theme.textSecondary
    selectionColor: Theme.accentTint
    selectedTextColor: Theme.textPrimary
    font.family: Theme.codeFamily
    font.pixelSize: Theme.fontCaption
    LayoutMirroring.enabled: false
    horizontalAlignment: TextEdit.AlignLeft
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text
}
