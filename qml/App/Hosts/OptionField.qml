pragma ComponentBehavior: Bound

import QtQuick
import App.Theme
import App.Controls

// One upload option, drawn by its kind: switch, few short choices as segments, others as a list, number, text.
// “number” is one that may be left out.
// `edited(value)` asks for another value, the owner sets `value`.
Item {
    id: root

    required property string name
    required property string label
    required property string kind
    required property string value
    required property string help
    required property string error
    required property var choices
    required property int minimum
    required property int maximum

    signal edited(string value)

    readonly property int labelWidth: 132
    // Side by side when there is room for the longest with some air round it.
    readonly property bool fitsInSegments: {
        let widest = 0;
        for (const choice of root.choices)
            widest = Math.max(widest, measure.advanceWidth(choice.label));
        return root.choices.length <= 5 && (widest + 14) * root.choices.length + 6 <= root.width - root.labelWidth;
    }
    readonly property bool mirrored: root.LayoutMirroring.enabled

    implicitHeight: (root.kind === "switch" ? Theme.scaled(38) : Theme.scaled(46)) + (below.visible ? below.height : 0)

    FontMetrics {
        id: measure

        font.family: Theme.fontFamily
        font.pixelSize: Theme.fontSmall
        font.weight: Font.DemiBold
    }

    TextLabel {
        x: root.mirrored ? root.width - width : 0
        y: Math.round(((root.kind === "switch" ? Theme.scaled(24) : Theme.control) - height) / 2)
        width: root.kind === "switch" ? root.width - 44 : root.labelWidth - 8
        text: root.label
        color: Theme.textSecondary
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }

    Loader {
        x: root.mirrored ? 0 : root.kind === "switch" ? root.width - width : root.labelWidth
        y: Math.round(((root.kind === "switch" ? Theme.scaled(24) : Theme.control) - height) / 2)
        width: root.kind === "switch" ? 32 : root.width - root.labelWidth
        sourceComponent: root.kind === "switch" ? switchInput : root.kind === "choice" ? (root.fitsInSegments ? segmentsInput : listInput) : root.kind === "integer" ? numberInput : textInput
    }

    TextLabel {
        id: below

        x: root.kind === "switch" ? (root.mirrored ? 44 : 0) : root.mirrored ? 0 : root.labelWidth
        y: root.kind === "switch" ? Theme.scaled(24) + 2 : Theme.control + 3
        width: root.width - (root.kind === "switch" ? 44 : root.labelWidth)
        visible: below.text !== ""
        kind: "small"
        text: root.error !== "" ? root.error : root.help
        color: root.error !== "" ? Theme.dangerText : Theme.textTertiary
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignLeft
        Accessible.role: root.error !== "" ? Accessible.AlertMessage : Accessible.StaticText
        Accessible.name: below.text
    }

    Component {
        id: switchInput

        Switch {
            checked: root.value === "true"
            label: root.label
            onToggled: root.edited(checked ? "true" : "false")
        }
    }

    Component {
        id: segmentsInput

        Segmented {
            choices: root.choices
            current: root.value
            label: root.label
            onChosen: id => root.edited(id)
        }
    }

    Component {
        id: listInput

        ComboBox {
            choices: root.choices
            current: root.value
            label: root.label
            onChosen: id => root.edited(id)
        }
    }

    Component {
        id: numberInput

        Item {
            implicitHeight: Theme.control

            SpinField {
                id: spin

                x: root.mirrored ? parent.width - width : 0
                from: root.minimum
                to: root.maximum > root.minimum ? root.maximum : 1000000
                number: Number(root.value)
                label: root.label
                onEdited: value => root.edited(String(value))
            }
        }
    }

    Component {
        id: textInput

        TextField {
            objectName: "value_" + root.name
            label: root.label
            text: root.value
            invalid: root.error !== ""
            placeholderText: root.kind === "number" ? qsTr("Not set") : ""
            inputMethodHints: root.kind === "number" ? Qt.ImhDigitsOnly : Qt.ImhNone
            onEditingFinished: root.edited(text)
        }
    }
}
