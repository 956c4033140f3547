import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// Without a system keyring the passwords lie in an encrypted file; this opens it once.
Card {
    id: root

    // The passphrase has been given; the card goes once it fits.
    signal submitted

    function focusInput() {
        passphrase.forceActiveFocus(Qt.TabFocusReason);
    }

    // One that does not fit stays in the field.
    function submit() {
        if (passphrase.text === "")
            return;
        root.submitted();
        Passphrase.give(passphrase.text);
    }

    onVisibleChanged: passphrase.clear()
    implicitHeight: column.height + 32
    radius: Theme.radiusRow
    color: Theme.warningTint
    border.width: 0

    Column {
        id: column

        x: 16
        y: 16
        width: root.width - 32
        spacing: Theme.space12

        TextLabel {
            width: parent.width
            kind: "strong"
            font.weight: Font.DemiBold
            text: Passphrase.isNew ? qsTr("Choose a passphrase for your accounts") : qsTr("Your accounts are locked")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }

        TextLabel {
            width: parent.width
            kind: "small"
            text: Passphrase.isNew ? qsTr("This system has no keyring, so Galleon keeps what you enter in an encrypted file. The passphrase opens it at each start; nobody can restore it.") : qsTr("This system has no keyring, so Galleon keeps what you entered in an encrypted file. Its passphrase opens it.")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }

        Flow {
            id: row

            readonly property real beside: row.width - unlock.width - Theme.space8

            width: parent.width
            spacing: Theme.space8

            SecretField {
                id: passphrase

                objectName: "passphrase"
                width: row.beside < 140 ? row.width : row.beside
                label: qsTr("Passphrase")
                placeholderText: qsTr("Passphrase")
                invalid: Passphrase.error !== ""
                onTextEdited: Passphrase.clearError()
                onAccepted: root.submit()
            }

            Button {
                id: unlock

                iconName: "key-round"
                text: Passphrase.isNew ? qsTr("Set passphrase") : qsTr("Unlock")
                enabled: passphrase.length > 0 && !Passphrase.isAsked
                onClicked: root.submit()
            }
        }

        TextLabel {
            width: parent.width
            visible: Passphrase.error !== ""
            kind: "small"
            text: Passphrase.error
            color: Theme.dangerText
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
