pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// Filters with a name: what is shown now gets one, others get another or go.
Dialog {
    id: root

    objectName: "savedFiltersDialog"
    title: SavedFilters.canSave ? qsTr("Save this filter") : qsTr("Saved filters")
    sentence: SavedFilters.canSave ? qsTr("It keeps the search, the states, the tab and the order.") : ""
    primaryLabel: SavedFilters.canSave ? qsTr("Save") : ""
    primaryEnabled: nameField.text.trim() !== ""
    secondaryLabel: SavedFilters.canSave ? qsTr("Cancel") : qsTr("Close")
    onPrimary: SavedFilters.save(nameField.text)
    onOpened: {
        nameField.text = SavedFilters.suggestion;
        if (nameField.visible) {
            nameField.forceActiveFocus(Qt.TabFocusReason);
            nameField.selectAll();
        }
    }

    TextField {
        id: nameField

        objectName: "filterName"
        width: parent.width
        visible: SavedFilters.canSave
        label: qsTr("Name of the filter")
        placeholderText: qsTr("Name")
        maximumLength: 60
        onAccepted: root.choosePrimary()
    }

    ListView {
        id: list

        width: parent.width
        height: Math.min(contentHeight, Theme.scaled(36) * 6)
        visible: count > 0
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: SavedFilters

        T.ScrollBar.vertical: ScrollBar {}

        delegate: Item {
            id: line

            required property string name
            required property string detail

            // Room for the scroll bar at the end.
            readonly property int inset: list.contentHeight > list.height ? 12 : 0

            width: list.width
            height: Theme.scaled(36)

            TextField {
                objectName: "savedFilter"
                x: root.mirrored ? line.width - width : 0
                anchors.verticalCenter: parent.verticalCenter
                width: Math.round(line.width * 0.5)
                ghost: true
                label: qsTr("Name of the filter %1").arg(line.name)
                text: line.name
                maximumLength: 60
                onEditingFinished: {
                    if (text.trim() === "")
                        text = line.name;
                    else if (text !== line.name)
                        SavedFilters.rename(line.name, text);
                }
            }

            TextLabel {
                x: root.mirrored ? line.inset + remove.width + 8 : line.width - line.inset - remove.width - 8 - width
                width: line.width * 0.5 - line.inset - remove.width - 20
                height: line.height
                kind: "small"
                text: line.detail
                color: Theme.textTertiary
                elide: Text.ElideRight
                horizontalAlignment: Text.AlignLeft
            }

            IconButton {
                id: remove

                objectName: "removeFilter"
                x: root.mirrored ? line.inset : line.width - line.inset - width
                anchors.verticalCenter: parent.verticalCenter
                compact: true
                iconName: "trash-2"
                label: qsTr("Delete the filter %1").arg(line.name)
                onClicked: SavedFilters.remove(line.name)
            }
        }
    }
}
