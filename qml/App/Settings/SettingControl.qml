pragma ComponentBehavior: Bound

import QtQuick
import App.Theme
import App.Controls

// What a setting is changed with, by its kind. `edited(value)` asks for another value, the owner sets `value`.
Item {
    id: root

    required property string name
    required property string label
    required property string kind
    required property var value
    required property var choices
    required property int minimum
    required property int maximum
    required property int step
    required property int decimals
    required property string unit
    required property string zero
    required property bool isPlain
    required property string button
    required property string iconName
    required property bool invalid
    required property bool active

    readonly property bool mirrored: root.LayoutMirroring.enabled
    // Few short choices stand side by side.
    readonly property bool inSegments: {
        let widest = 0;
        for (const choice of root.choices)
            widest = Math.max(widest, measure.advanceWidth(choice.label));
        return root.choices.length <= 3 && (widest + 24) * root.choices.length + 6 <= 264;
    }

    signal edited(var value)
    signal folderAsked
    signal pressed

    // A field that is being let go, with its row, says so as well, and has no text any more.
    function take(field: TextField) {
        if (field && field.text !== root.value)
            root.edited(field.text);
    }

    implicitWidth: loader.implicitWidth
    implicitHeight: Theme.control

    FontMetrics {
        id: measure

        font.family: Theme.fontFamily
        font.pixelSize: Theme.fontSmall
        font.weight: Font.DemiBold
    }

    Loader {
        id: loader

        active: root.kind !== "panel"
        width: root.width
        height: root.height
        sourceComponent: {
            switch (root.kind) {
            case "switch":
                return switchInput;
            case "choice":
                return root.inSegments ? segmentsInput : listInput;
            case "number":
                return numberInput;
            case "folder":
                return folderInput;
            case "action":
                return actionButton;
            default:
                return textInput;
            }
        }
    }

    Component {
        id: switchInput

        Switch {
            objectName: "control_" + root.name
            enabled: root.active
            actual: root.value === true
            label: root.label
            onToggled: root.edited(checked)
        }
    }

    Component {
        id: segmentsInput

        Segmented {
            objectName: "control_" + root.name
            enabled: root.active
            opacity: root.active ? 1 : 0.5
            choices: root.choices
            current: root.value
            label: root.label
            fill: false
            onChosen: id => root.edited(id)
        }
    }

    Component {
        id: listInput

        ComboBox {
            objectName: "control_" + root.name
            implicitWidth: 200
            enabled: root.active
            choices: root.choices
            current: root.value
            label: root.label
            onChosen: id => root.edited(id)
        }
    }

    Component {
        id: numberInput

        SpinField {
            objectName: "control_" + root.name
            implicitWidth: Theme.scaled(root.unit === "" && root.zero === "" ? 96 : 128)
            enabled: root.active
            from: root.minimum
            to: root.maximum
            stepSize: root.step
            decimals: root.decimals
            number: root.value
            unit: root.unit
            zero: root.zero
            isPlain: root.isPlain
            label: root.label
            onEdited: value => root.edited(value)
        }
    }

    Component {
        id: folderInput

        Item {
            implicitWidth: 320

            TextField {
                id: path

                objectName: "control_" + root.name
                x: root.mirrored ? browse.width + Theme.space8 : 0
                width: parent.width - browse.width - Theme.space8
                enabled: root.active
                label: root.label
                text: root.value
                invalid: root.invalid
                placeholderText: root.zero
                onEditingFinished: root.take(path)
            }

            Button {
                id: browse

                objectName: "browse_" + root.name
                x: root.mirrored ? 0 : parent.width - width
                enabled: root.active
                iconName: "folder-open"
                text: qsTr("Choose…")
                Accessible.name: qsTr("Choose: %1").arg(root.label)
                onClicked: root.folderAsked()
            }
        }
    }

    Component {
        id: textInput

        TextField {
            id: line

            objectName: "control_" + root.name
            implicitWidth: 320
            enabled: root.active
            label: root.label
            text: root.value ?? ""
            invalid: root.invalid
            placeholderText: root.zero
            onEditingFinished: root.take(line)
        }
    }

    Component {
        id: actionButton

        Button {
            objectName: "control_" + root.name
            enabled: root.active
            iconName: root.iconName
            text: root.button
            onClicked: root.pressed()
        }
    }
}
