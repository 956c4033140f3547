pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Controls
import App.Shell
import App.Theme

// The Hosts page's toolbar: search, Test all, and the menu that adds accounts and hosts.
Toolbar {
    id: root

    function openAddMenu() {
        menu.active = true;
        (menu.item as Menu)?.popup(add, root.LayoutMirroring.enabled ? 0 : add.width - 212, add.height + 4);
    }

    title: qsTr("Hosts")
    summary: Hosts.summary
    searchPlaceholder: qsTr("Search hosts")
    searchShortcut: App.keyTexts.search
    searchText: Hosts.searchText
    widestSearch: 240
    actionsWidth: test.fullWidth + add.fullWidth + Theme.space8
    onSearched: text => Hosts.searchText = text

    Button {
        id: test

        iconName: "plug-zap"
        text: qsTr("Test all")
        folded: root.labelsFolded
        enabled: Hosts.canTest
        onClicked: Hosts.testAll()
    }

    Button {
        id: add

        kind: "primary"
        iconName: "plus"
        trailingIcon: "chevron-down"
        text: qsTr("Add account")
        folded: root.labelsFolded
        Accessible.role: Accessible.ButtonMenu
        Accessible.onPressAction: root.openAddMenu()
        onClicked: root.openAddMenu()
        Keys.onDownPressed: root.openAddMenu()
    }

    Loader {
        id: files

        property bool ofShareX: false

        function open(ofShareX: bool) {
            files.ofShareX = ofShareX;
            files.active = true;
            (files.item as FileDialog).open();
        }

        active: false
        sourceComponent: FileDialog {
            title: files.ofShareX ? qsTr("Import from ShareX") : qsTr("Add host from file")
            fileMode: FileDialog.OpenFiles
            nameFilters: [files.ofShareX ? qsTr("Custom uploaders of ShareX (*.sxcu)") : qsTr("Definitions of hosts (*.toml)"), qsTr("All files (*)")]
            onAccepted: HostImport.importFiles(selectedFiles)
        }
    }

    Loader {
        id: menu

        active: false
        sourceComponent: Menu {
            id: hostMenu

            title: qsTr("Add account")

            // Before the hosts, of which there are more than fit into the window.
            MenuItem {
                text: qsTr("Add host from file…")
                iconName: "folder-open"
                onTriggered: files.open(false)
            }

            MenuItem {
                text: qsTr("Import from ShareX…")
                iconName: "import"
                onTriggered: files.open(true)
            }

            MenuSeparator {}

            Instantiator {
                model: Hosts.withAccounts
                onObjectAdded: (index, object) => hostMenu.insertItem(index + 3, object as MenuItem)
                onObjectRemoved: (index, object) => hostMenu.removeItem(object as MenuItem)

                MenuItem {
                    required property var modelData

                    text: modelData.name
                    onTriggered: AddAccount.open(modelData.id)
                }
            }
        }
    }
}
