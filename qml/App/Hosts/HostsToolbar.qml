pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Dialogs
import Galleon.Bridge
import App.Controls
import App.Shell
import App.Theme

// The Hosts page's toolbar: search, Test all, and the hosts that still need an account.
Toolbar {
    id: root

    function openAddMenu() {
        menu.active = true;
        (menu.item as Menu)?.popup(add, root.LayoutMirroring.enabled ? 0 : add.width - 212, add.height + 4);
    }

    title: qsTr("Hosts")
    summary: Hosts.summary
    searchPlaceholder: qsTr("Search hosts")
    searchShortcut: App.textFor("search")
    searchText: Hosts.searchText
    widestSearch: 240
    actionsWidth: test.fullWidth + bring.fullWidth + add.fullWidth + 2 * Theme.space8
    onSearched: text => Hosts.searchText = text

    Button {
        id: test

        iconName: "plug-zap"
        text: qsTr("Test all")
        folded: root.labelsFolded
        onClicked: Hosts.testAll()
    }

    Button {
        id: bring

        iconName: "import"
        text: qsTr("Import…")
        folded: root.labelsFolded
        onClicked: {
            files.active = true;
            (files.item as FileDialog).open();
        }
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

        active: false
        sourceComponent: FileDialog {
            title: qsTr("Import hosts")
            fileMode: FileDialog.OpenFiles
            nameFilters: [qsTr("Custom uploaders of ShareX (*.sxcu)"), qsTr("All files (*)")]
            onAccepted: HostImport.importFiles(selectedFiles)
        }
    }

    Loader {
        id: menu

        active: false
        sourceComponent: Menu {
            id: hostMenu

            title: qsTr("Add account")

            Instantiator {
                model: Hosts
                onObjectAdded: (index, object) => hostMenu.insertItem(index, object as MenuItem)
                onObjectRemoved: (index, object) => hostMenu.removeItem(object as MenuItem)

                MenuItem {
                    required property string hostId
                    required property string name

                    text: name
                    onTriggered: Hosts.currentId = hostId
                }
            }
        }
    }
}
