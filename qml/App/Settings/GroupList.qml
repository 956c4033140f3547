pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Controls
import App.Theme

// The groups of settings. One Tab stop; the arrows choose.
FocusScope {
    id: root

    readonly property int place: SettingsList.groups.findIndex(group => group.id === SettingsList.group)

    // The ring is for the keyboard only: the release of the key that brought the focus here arrives here.
    property bool keyboardUsed

    signal rowsAsked

    // In a low window not all groups have room.
    function bringIntoView() {
        const item = groups.itemAt(root.place);
        if (item)
            flickable.contentY = Math.max(0, Math.min(column.y + item.y, Math.max(flickable.contentY, column.y + item.y + item.height - flickable.height)));
    }

    function step(delta: int) {
        const next = root.place + delta;
        if (next >= 0 && next < SettingsList.groups.length)
            SettingsList.group = SettingsList.groups[next].id;
    }

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Groups of settings")
    onPlaceChanged: Qt.callLater(root.bringIntoView)
    onHeightChanged: Qt.callLater(root.bringIntoView)

    Rectangle {
        anchors.fill: parent
        color: Theme.bgSurface
    }

    Rectangle {
        x: root.LayoutMirroring.enabled ? 0 : root.width - 1
        width: 1
        height: root.height
        color: Theme.borderSubtle
    }

    Flickable {
        id: flickable

        anchors.fill: parent
        contentHeight: column.y + column.height
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column

            x: Theme.space8
            y: Theme.space12
            width: root.width - 1 - 2 * Theme.space8
            spacing: 2
            focus: true
            activeFocusOnTab: true
            Keys.onReleased: root.keyboardUsed = true
            Keys.onUpPressed: root.step(-1)
            Keys.onDownPressed: root.step(1)
            Keys.onReturnPressed: root.rowsAsked()
            Keys.onEnterPressed: root.rowsAsked()
            Keys.onPressed: event => {
                if (event.key === Qt.Key_Home)
                    root.step(-root.place);
                else if (event.key === Qt.Key_End)
                    root.step(SettingsList.groups.length - 1 - root.place);
                else
                    return;
                event.accepted = true;
            }

            Repeater {
                id: groups

                model: SettingsList.groups

                GroupItem {
                    required property var modelData

                    objectName: "group_" + modelData.id
                    width: column.width
                    groupId: modelData.id
                    title: modelData.title
                    iconName: modelData.icon
                    found: modelData.found
                    changed: modelData.changed
                    searching: SettingsList.searchText !== ""
                    current: SettingsList.searchText === "" && modelData.id === SettingsList.group
                    listFocused: column.activeFocus
                    focused: column.activeFocus && root.keyboardUsed && modelData.id === SettingsList.group
                    onChosen: {
                        root.keyboardUsed = false;
                        column.forceActiveFocus(Qt.MouseFocusReason);
                        SettingsList.group = modelData.id;
                    }
                }
            }
        }
    }
}
