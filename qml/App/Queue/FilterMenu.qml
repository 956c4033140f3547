pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// Which states the list shows, the filters that have a name, and what can be cleared away. It stays open while states
// are ticked.
Menu {
    id: root

    // Only while they can be seen: counting takes long where there are many galleries.
    readonly property int completed: root.visible ? Queue.completedCount : 0
    readonly property int failed: root.visible ? Queue.failedCount : 0

    function set(key: string, on: bool) {
        const keys = Queue.stateFilter.filter(other => other !== key);
        Queue.stateFilter = on ? keys.concat([key]) : keys;
    }

    signal savedFiltersAsked

    title: qsTr("Filter")
    onAboutToShow: states.model = Queue.stateFilterChoices

    Instantiator {
        id: states

        model: []
        onObjectAdded: (index, object) => root.insertItem(index, object as Item)
        onObjectRemoved: (index, object) => root.removeItem(object as Item)

        delegate: T.CheckDelegate {
            id: state

            required property var modelData

            objectName: "filter_" + state.modelData.key
            implicitWidth: 220
            implicitHeight: Theme.controlCompact
            hoverEnabled: true
            text: state.modelData.label
            checked: state.modelData.checked
            onToggled: root.set(state.modelData.key, state.checked)
            Accessible.role: Accessible.CheckBox
            Accessible.name: state.text
            Accessible.description: state.modelData.count

            contentItem: Item {
                Icon {
                    x: state.mirrored ? state.width - 24 : 8
                    anchors.verticalCenter: parent.verticalCenter
                    visible: state.checked
                    name: "check"
                    color: Theme.accentText
                }

                Icon {
                    x: state.mirrored ? state.width - 50 : 34
                    anchors.verticalCenter: parent.verticalCenter
                    name: state.modelData.icon
                }

                TextLabel {
                    x: state.mirrored ? 40 : 58
                    width: state.width - 98
                    anchors.verticalCenter: parent.verticalCenter
                    text: state.text
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.ignored: true
                }

                TextLabel {
                    x: state.mirrored ? 8 : state.width - 8 - width
                    anchors.verticalCenter: parent.verticalCenter
                    kind: "small"
                    text: state.modelData.count
                    color: Theme.textTertiary
                    Accessible.ignored: true
                }
            }

            background: Rectangle {
                radius: Theme.radiusChip
                color: state.hovered || state.highlighted || state.visualFocus ? Theme.bgSelected : Theme.clear
            }
        }
    }

    MenuSeparator {}

    MenuItem {
        text: qsTr("Show all states")
        enabled: Queue.stateFilter.length > 0
        onTriggered: Queue.stateFilter = []
    }

    MenuSeparator {}

    Menu {
        id: saved

        title: qsTr("Saved filters")
        enabled: SavedFilters.count > 0

        Instantiator {
            model: SavedFilters
            onObjectAdded: (index, object) => saved.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => saved.removeItem(object as MenuItem)

            MenuItem {
                id: filter

                required property string name
                required property bool isCurrent

                text: filter.name
                checkable: true
                autoExclusive: true
                checked: filter.isCurrent
                onTriggered: SavedFilters.use(filter.name)
            }
        }
    }

    MenuItem {
        objectName: "saveFilter"
        text: SavedFilters.canSave ? qsTr("Save this filter…") : qsTr("Edit saved filters…")
        enabled: SavedFilters.canSave || SavedFilters.count > 0
        onTriggered: root.savedFiltersAsked()
    }

    MenuSeparator {}

    MenuItem {
        objectName: "clearCompleted"
        text: qsTr("Remove all completed")
        shortcut: root.completed > 0 ? Number(root.completed).toLocaleString(Qt.locale(), "f", 0) : ""
        enabled: root.completed > 0
        danger: true
        onTriggered: Queue.clear("completed")
    }

    MenuItem {
        objectName: "clearFailed"
        text: qsTr("Remove all failed and incomplete")
        shortcut: root.failed > 0 ? Number(root.failed).toLocaleString(Qt.locale(), "f", 0) : ""
        enabled: root.failed > 0
        danger: true
        onTriggered: Queue.clear("failed")
    }
}
