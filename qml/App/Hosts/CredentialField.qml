pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Controls

// One credential of the form, as its host's definition describes it.
FormField {
    id: root

    required property string name
    required label
    required error
    required property string value
    required property string placeholder
    required property string help
    required property bool isSecret
    required property bool hasStored

    signal submitted

    function focusInput() {
        const input = loader.item as TextField;
        input?.forceActiveFocus(Qt.TabFocusReason);
    }

    reserveLine: false
    hint: root.help

    // What was typed stands in the input alone: for another host or account it goes, and with it the open eye.
    Connections {
        target: HostForm

        function onForgotten() {
            const input = loader.item as TextField;
            if (!input)
                return;
            input.text = Qt.binding(() => root.value);
            if (input instanceof SecretField)
                input.revealed = false;
        }
    }

    Loader {
        id: loader

        width: parent.width
        sourceComponent: root.isSecret ? secretInput : plainInput
    }

    Component {
        id: plainInput

        TextField {
            objectName: "credential_" + root.name
            label: root.label
            text: root.value
            placeholderText: root.placeholder
            invalid: root.error !== ""
            onTextEdited: HostForm.setField(root.name, text)
            onEditingFinished: HostForm.leaveField(root.name)
            onAccepted: root.submitted()
        }
    }

    Component {
        id: secretInput

        SecretField {
            objectName: "credential_" + root.name
            label: root.label
            text: root.value
            hasStored: root.hasStored
            invalid: root.error !== ""
            onTextEdited: HostForm.setField(root.name, text)
            onEditingFinished: HostForm.leaveField(root.name)
            onAccepted: root.submitted()
        }
    }
}
