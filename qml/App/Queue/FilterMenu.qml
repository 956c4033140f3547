pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// Which states the list shows. It stays open while states are ticked.
Menu {
    id: root

    function set(key: string, on: bool) {
        const keys = Queue.stateFilter.filter(other => other !== key);
        Queue.stateFilter = on ? keys.concat([key]) : keys;
    }

    title: qsTr("Filter by state")
    implicitWidth: 232
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
}
