import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// Without a system keyring the passwords lie in an encrypted file; this opens it once.
Card {
    id: root

    function submit() {
        if (passphrase.text !== "")
            HostForm.unlock(passphrase.text);
        passphrase.clear();
    }

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
            text: qsTr("Your passwords are locked")
            horizontalAlignment: Text.AlignLeft
        }

        TextLabel {
            width: parent.width
            kind: "small"
            text: qsTr("This system has no keyring, so Galleon keeps passwords in an encrypted file. Enter its passphrase to open it; the first one that you enter closes it from then on.")
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }

        Row {
            width: parent.width
            spacing: Theme.space8
            layoutDirection: root.LayoutMirroring.enabled ? Qt.RightToLeft : Qt.LeftToRight

            SecretField {
                id: passphrase

                width: parent.width - unlock.width - Theme.space8
                label: qsTr("Passphrase")
                placeholderText: qsTr("Passphrase")
                onAccepted: root.submit()
            }

            Button {
                id: unlock

                iconName: "key-round"
                text: qsTr("Unlock")
                enabled: passphrase.length > 0
                onClicked: root.submit()
            }
        }
    }
}
