pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// A host, the fields that it has, and the test. It closes itself once the host has accepted the account.
Dialog {
    id: root

    readonly property bool locked: AddAccount.hostId !== "" && Passphrase.isLocked

    function fieldAt(index: int): CredentialField {
        return fields.itemAt(index) as CredentialField;
    }

    // What has to be filled in or corrected: the first field with an error, or else the secret, or else the first one.
    function focusField() {
        if (root.locked) {
            passphraseCard.focusInput();
            return;
        }
        let wanted = 0;
        for (let index = fields.count - 1; index >= 0; --index) {
            if (root.fieldAt(index)?.isSecret)
                wanted = index;
        }
        for (let index = fields.count - 1; index >= 0; --index) {
            if (root.fieldAt(index)?.error !== "")
                wanted = index;
        }
        root.fieldAt(wanted)?.focusInput();
    }

    // Who types meanwhile goes on where they are.
    function showFailure() {
        let isTyping = false;
        for (let index = 0; index < fields.count; ++index)
            isTyping = isTyping || root.fieldAt(index)?.focused === true;
        if (!isTyping)
            root.focusField();
        root.reveal(result);
    }

    function begin() {
        if (AddAccount.hostId === "")
            host.forceActiveFocus(Qt.TabFocusReason);
        else if (root.locked)
            passphraseCard.focusInput();
        else
            root.fieldAt(0)?.focusInput();
    }

    function save() {
        if (!root.primaryEnabled)
            return;
        AddAccount.saveAndTest();
        if (!AddAccount.isTesting)
            root.focusField();
    }

    objectName: "addAccountDialog"
    title: qsTr("Add account")
    primaryLabel: qsTr("Save and test")
    secondaryLabel: AddAccount.isDone ? qsTr("Close") : qsTr("Cancel")
    primaryEnabled: AddAccount.canSave && !root.locked
    staysOpen: true
    onAboutToShow: Passphrase.clearError()
    onOpened: root.begin()
    onClosed: {
        closing.stop();
        AddAccount.close();
    }
    onPrimary: {
        root.save();
        if (AddAccount.isTesting)
            root.focusSecondary();
    }
    onLockedChanged: {
        if (root.opened)
            Qt.callLater(root.begin);
    }

    Timer {
        id: closing

        interval: 800
        onTriggered: root.close()
    }

    Connections {
        target: AddAccount

        function onAccepted() {
            closing.start();
        }

        function onRefused() {
            Qt.callLater(root.showFailure);
        }
    }

    FormField {
        width: parent.width
        label: qsTr("Host")
        hint: AddAccount.note
        reserveLine: false

        ComboBox {
            id: host

            objectName: "addAccountHost"
            width: parent.width
            enabled: !AddAccount.isTesting && !AddAccount.isDone
            label: qsTr("Host")
            placeholder: qsTr("Choose a host")
            find: words => AddAccount.hostChoices(words)
            current: AddAccount.hostId
            currentLabel: AddAccount.hostName
            onChosen: id => {
                AddAccount.chooseHost(id);
                Qt.callLater(root.begin);
            }
        }
    }

    PassphraseCard {
        id: passphraseCard

        width: parent.width
        visible: root.locked
    }

    Repeater {
        id: fields

        model: AddAccount.fields

        CredentialField {
            id: field

            width: parent ? parent.width : 0
            visible: !root.locked
            onEdited: value => AddAccount.setField(field.name, value)
            onFinished: AddAccount.leaveField(field.name)
            onSubmitted: root.save()

            Connections {
                target: AddAccount

                function onForgotten() {
                    field.restore();
                }
            }
        }
    }

    LinkButton {
        x: root.mirrored ? parent.width - width : 0
        visible: AddAccount.hasSite && !root.locked
        text: qsTr("Open %1").arg(AddAccount.hostName)
        onClicked: AddAccount.openSite()
    }

    TestResult {
        id: result

        objectName: "addAccountResult"
        width: parent.width
        visible: AddAccount.hostId !== "" && !root.locked || AddAccount.statusText !== ""
        testing: AddAccount.isTesting
        said: AddAccount.statusText
        tone: AddAccount.statusTone
        idle: AddAccount.storeText
        room: Theme.scaled(24)
    }

    TestSteps {
        width: parent.width
        model: AddAccount.steps
        visible: count > 0 && !root.locked
    }
}
