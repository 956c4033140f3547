pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// Template, tab, what becomes of coordinates in photos, and the custom fields; with several galleries selected an edit applies to all of them.
Column {
    id: root

    // The empty fields that programs of the person fill; nobody else asks for them every day.
    property bool showsAll: false
    property bool hasSpares: false
    readonly property string more: root.hasSpares && !root.showsAll ? qsTr("More fields") : ""

    function showAll() {
        const first = root.spare();
        root.showsAll = true;
        first.edit();
    }

    function spare(): DetailRow {
        for (let i = 0; i < fields.count; i++) {
            const field = fields.itemAt(i) as DetailRow;
            if (field && field.isSpare)
                return field;
        }
        return null;
    }

    function look() {
        root.hasSpares = root.spare() !== null;
    }

    DetailRow {
        width: root.width
        label: qsTr("Template")

        ComboBox {
            objectName: "templateBox"
            anchors.fill: parent
            ghost: true
            label: qsTr("Template")
            choices: Inspector.templateChoices
            current: Inspector.templateId
            currentLabel: Inspector.templateName
            placeholder: qsTr("Mixed")
            onChosen: id => Inspector.setTemplate(id)
        }
    }

    DetailRow {
        width: root.width
        label: qsTr("Tab")

        ComboBox {
            id: tabBox

            objectName: "tabBox"
            anchors.fill: parent
            ghost: true
            label: qsTr("Tab")
            choices: tabBox.asked ? Inspector.tabChoices : []
            current: Inspector.tabId
            currentLabel: Inspector.tabName
            dot: Inspector.tabColour
            placeholder: qsTr("Mixed")
            onChosen: id => Inspector.setTab(id)
        }
    }

    DetailRow {
        width: root.width
        visible: Inspector.hasLocation
        label: qsTr("Location")

        ComboBox {
            objectName: "locationBox"
            anchors.fill: parent
            ghost: true
            label: qsTr("Location in photos")
            choices: Inspector.locationChoices
            current: Inspector.location
            currentLabel: Inspector.locationName
            placeholder: qsTr("Mixed")
            onChosen: id => Inspector.setLocation(id)
        }
    }

    Repeater {
        model: Inspector.sizes

        DetailRow {
            id: size

            required property string value
            required label

            width: root.width
            Accessible.role: Accessible.StaticText
            Accessible.name: size.label + ": " + size.value

            TextLabel {
                anchors.fill: parent
                leftPadding: 8
                rightPadding: 8
                verticalAlignment: Text.AlignVCenter
                text: size.value
                font.weight: Font.Medium
                elide: Text.ElideMiddle
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }
        }
    }

    Repeater {
        id: fields

        model: Inspector.fields

        DetailRow {
            id: row

            required property string key
            required property string value
            required property string placeholder
            required isSpare
            required label

            width: root.width
            visible: root.showsAll || !row.isSpare
            Component.onCompleted: Qt.callLater(root.look)
            onIsSpareChanged: Qt.callLater(root.look)
            onValueChanged: {
                if (!input.activeFocus)
                    input.text = row.value;
            }

            TextField {
                id: input

                objectName: "field_" + row.key
                anchors.fill: parent
                ghost: true
                maximumLength: 10000
                label: row.label
                text: row.value
                placeholderText: row.placeholder
                // Said outright: a mirrored field lays a text out on the wrong side when it gets it from a model.
                horizontalAlignment: row.LayoutMirroring.enabled ? TextInput.AlignRight : TextInput.AlignLeft
                LayoutMirroring.enabled: false
                font.weight: text === "" ? Font.Normal : Font.Medium
                onEditingFinished: {
                    if (text !== row.value)
                        Inspector.setField(row.key, text);
                }
                Keys.onEscapePressed: {
                    text = row.value;
                    root.forceActiveFocus();
                }
            }
        }
    }
}
