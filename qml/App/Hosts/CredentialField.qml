pragma ComponentBehavior: Bound

import QtQuick
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

    readonly property bool focused: (loader.item as TextField)?.activeFocus ?? false

    signal edited(string value)
    signal finished
    signal submitted

    function focusInput() {
        const input = loader.item as TextField;
        input?.forceActiveFocus(Qt.TabFocusReason);
    }

    // What was typed stands in the input alone: for another host or account it goes, and with it the open eye.
    function restore() {
        const input = loader.item as TextField;
        if (!input)
            return;
        input.text = Qt.binding(() => root.value);
        if (input instanceof SecretField)
            input.revealed = false;
    }

    reserveLine: false
    hint: root.help

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
            onTextEdited: root.edited(text)
            onEditingFinished: root.finished()
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
            onTextEdited: root.edited(text)
            onEditingFinished: root.finished()
            onAccepted: root.submitted()
        }
    }
}
