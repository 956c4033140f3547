pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import QtQuick.Templates as T
import Galleon.Bridge
import App.Controls
import App.Theme

// The settings: groups at the start, the rows of the chosen one beside them. A search shows the rows of all groups.
FocusScope {
    id: root

    readonly property bool mirrored: root.LayoutMirroring.enabled
    readonly property bool searching: SettingsList.searchText !== ""
    // The regions that F6 walks through.
    readonly property list<Item> regions: [groups, flickable]

    // Brings the row of this name into view and its control into focus.
    function show(name: string) {
        for (let i = 0; i < rows.count; i++) {
            const row = rows.itemAt(i) as SettingRow;
            if (row?.name === name) {
                flickable.contentY = Math.max(0, Math.min(column.y + row.y - Theme.space16, flickable.contentHeight - flickable.height));
                row.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }

    // From the search to the first of what it has found.
    function takeSearch() {
        if (root.searching && rows.count > 0)
            (rows.itemAt(0) as Item).nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        else
            groups.forceActiveFocus(Qt.TabFocusReason);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Settings")
    Component.onCompleted: SettingsList.open()

    GroupList {
        id: groups

        x: root.mirrored ? root.width - width : 0
        width: Theme.scaled(200)
        height: root.height
        focus: true
        onRowsAsked: flickable.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    }

    Connections {
        target: SettingsList

        function onShown(name) {
            Qt.callLater(root.show, name);
        }

        function onPathAsked(name, kind) {
            if (kind === "folder")
                folders.open(name);
            else
                files.open(name, kind === "save");
        }

        function onGroupsChanged() {
            if (flickable.group !== SettingsList.group)
                flickable.contentY = 0;
            flickable.group = SettingsList.group;
        }
    }

    Flickable {
        id: flickable

        property string group

        objectName: "settingsRows"
        x: root.mirrored ? 0 : groups.width
        width: root.width - groups.width
        height: root.height
        contentHeight: column.y + column.height + Theme.space32
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        T.ScrollBar.vertical: ScrollBar {}

        FocusInView {
            view: flickable
            margin: Theme.space24
        }

        Column {
            id: column

            x: root.mirrored ? flickable.width - Theme.space32 - width : Theme.space32
            y: Theme.space12
            width: Math.min(640, flickable.width - 2 * Theme.space32)

            Item {
                width: parent.width
                height: card.height + Theme.space16
                visible: SettingsList.problems.length > 0

                SettingsFileCard {
                    id: card

                    y: Theme.space4
                    width: parent.width
                    height: implicitHeight
                }
            }

            Item {
                width: parent.width
                height: Theme.control + Theme.space8
                visible: !root.searching

                TextLabel {
                    x: root.mirrored ? parent.width - width : 0
                    width: parent.width - reset.width - Theme.space12
                    height: Theme.control
                    kind: "title"
                    text: SettingsList.groupTitle
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignLeft
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }

                Button {
                    id: reset

                    objectName: "resetGroup"
                    x: root.mirrored ? 0 : parent.width - width
                    kind: "ghost"
                    iconName: "undo-2"
                    text: qsTr("Reset")
                    enabled: SettingsList.canReset
                    Accessible.name: qsTr("Reset %1").arg(SettingsList.groupTitle)
                    // It has done its work and cannot be pressed any more.
                    onClicked: {
                        if (reset.activeFocus)
                            reset.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                        SettingsList.resetGroup();
                    }
                }
            }

            Repeater {
                id: rows

                model: SettingsList

                SettingRow {
                    objectName: "setting_" + name
                    width: column.width
                    onFolderAsked: name => folders.open(name)
                }
            }
        }
    }

    EmptyState {
        x: flickable.x + Math.round((flickable.width - width) / 2)
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(560, flickable.width - 2 * Theme.space24)
        visible: root.searching && rows.count === 0
        iconName: "search"
        title: qsTr("No setting matches “%1”").arg(SettingsList.searchText)

        Button {
            text: qsTr("Clear search")
            onClicked: SettingsList.searchText = ""
        }
    }

    Loader {
        id: folders

        property string name

        function open(name: string) {
            folders.name = name;
            folders.active = true;
            (folders.item as FolderDialog).open();
        }

        active: false
        sourceComponent: FolderDialog {
            title: qsTr("Choose a folder")
            onAccepted: SettingsList.choosePath(folders.name, selectedFolder)
        }
    }

    Loader {
        id: files

        property string name
        property bool saves: false

        function open(name: string, saves: bool) {
            files.name = name;
            files.saves = saves;
            files.active = true;
            if (saves)
                (files.item as FileDialog).selectedFile = App.suggestedFile("galleon-settings");
            (files.item as FileDialog).open();
        }

        active: false
        sourceComponent: FileDialog {
            title: files.saves ? qsTr("Export settings") : qsTr("Import settings")
            fileMode: files.saves ? FileDialog.SaveFile : FileDialog.OpenFile
            defaultSuffix: "toml"
            nameFilters: [qsTr("Settings of Galleon (*.toml)"), qsTr("All files (*)")]
            onAccepted: SettingsList.choosePath(files.name, selectedFile)
        }
    }
}
