import QtQuick
import App.Theme

// A password input with an eye; a stored secret that is not shown again is drawn as dots by `hasStored`.
TextField {
    id: root

    property bool hasStored: false
    property bool revealed: false

    leftPadding: root.LayoutMirroring.enabled ? 36 : 10
    rightPadding: root.LayoutMirroring.enabled ? 10 : 36
    echoMode: root.revealed ? TextInput.Normal : TextInput.Password
    passwordCharacter: "•"
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
    placeholderTextColor: root.hasStored ? Theme.textPrimary : Theme.textTertiary
    placeholderText: root.hasStored ? "••••••••••" : ""
    font.letterSpacing: root.revealed || root.length === 0 ? 0 : 2
    // Qt hides the name of a password input from screen readers.
    Accessible.description: root.label

    IconButton {
        x: root.LayoutMirroring.enabled ? 4 : root.width - width - 4
        anchors.verticalCenter: parent.verticalCenter
        compact: true
        focusPolicy: Qt.NoFocus
        enabled: root.length > 0
        iconName: root.revealed ? "eye-off" : "eye"
        label: root.revealed ? qsTr("Hide %1").arg(root.label) : qsTr("Show %1").arg(root.label)
        onClicked: root.revealed = !root.revealed
    }
}
