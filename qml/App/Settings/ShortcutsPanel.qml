pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Controls

// Every action with its keys. A click or Enter on the keys waits for new ones; Esc gives up.
Column {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled

    Component.onCompleted: KeyEditor.refresh()
    Component.onDestruction: KeyEditor.cancel()

    Repeater {
        model: KeyEditor

        Item {
            id: line

            required property string name
            required property string heading
            required property string label
            required property string keys
            required property bool isChanged
            required property bool isWaiting
            required property string note
            required property bool canTake
            required property int index

            readonly property bool hasFocus: field.activeFocus || take.activeFocus

            objectName: "keys_" + line.name
            width: root.width
            height: title.height + Theme.scaled(36) + (note.visible ? note.height + Theme.space8 : 0)
            Accessible.role: Accessible.Grouping
            Accessible.name: line.label
            // Not at once: the focus may go from the keys to the button below them.
            onHasFocusChanged: Qt.callLater(line.giveUpUnlessFocused)

            function giveUpUnlessFocused() {
                if (line.isWaiting && !line.hasFocus)
                    KeyEditor.cancel();
            }

            TextLabel {
                id: title

                width: parent.width
                height: line.heading === "" ? 0 : Theme.lineBody + (line.index > 0 ? Theme.space20 : 0) + Theme.space4
                visible: line.heading !== ""
                verticalAlignment: Text.AlignBottom
                kind: "small"
                font.weight: Font.DemiBold
                text: line.heading
                horizontalAlignment: Text.AlignLeft
            }

            TextLabel {
                x: root.mirrored ? parent.width - width : 0
                y: title.height + Math.round((Theme.scaled(36) - height) / 2)
                width: parent.width - Theme.scaled(160) - Theme.controlCompact - Theme.space12 - Theme.space8
                text: line.label
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
                Accessible.ignored: true
            }

            IconButton {
                objectName: "resetKeys"
                x: root.mirrored ? Theme.scaled(160) + Theme.space8 : parent.width - Theme.scaled(160) - Theme.space8 - width
                y: title.height + Math.round((Theme.scaled(36) - height) / 2)
                visible: line.isChanged
                compact: true
                iconName: "undo-2"
                label: qsTr("%1: back to its first keys").arg(line.label)
                onClicked: KeyEditor.reset(line.name)
            }

            KeyField {
                id: field

                objectName: "keyField"
                x: root.mirrored ? 0 : parent.width - width
                y: title.height + Math.round((Theme.scaled(36) - height) / 2)
                width: Theme.scaled(160)
                label: line.label
                keysText: line.keys
                waiting: line.isWaiting
                onAsked: KeyEditor.begin(line.name)
                onPressed: (key, modifiers) => KeyEditor.press(key, modifiers)
                onGivenUp: KeyEditor.cancel()
            }

            Item {
                id: note

                y: title.height + Theme.scaled(36)
                width: parent.width
                height: Math.max(noteText.height, take.visible ? take.height : 0)
                visible: line.note !== ""

                TextLabel {
                    id: noteText

                    x: root.mirrored ? parent.width - width : 0
                    y: Math.round((parent.height - height) / 2)
                    width: parent.width - (take.visible ? take.width + Theme.space12 : 0)
                    kind: "small"
                    text: line.note
                    color: Theme.warningText
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignLeft
                    Accessible.role: Accessible.AlertMessage
                    Accessible.name: text
                }

                Button {
                    id: take

                    objectName: "takeKeys"
                    x: root.mirrored ? 0 : parent.width - width
                    visible: line.canTake
                    compact: true
                    text: qsTr("Use it here")
                    Accessible.name: qsTr("Use it for %1").arg(line.label)
                    onClicked: KeyEditor.takeOver()
                }
            }
        }
    }
}
