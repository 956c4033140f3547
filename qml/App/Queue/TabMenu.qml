pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// What can be done with one tab. Its galleries move to another tab when it goes; the main tab stays.
Menu {
    id: root

    property TabButton tab: null

    signal renameChosen(int tabId)

    function openFor(tab: TabButton) {
        root.tab = tab;
        root.popup(tab, 0, tab.height + 4);
    }

    title: root.tab ? root.tab.name : ""

    MenuItem {
        text: qsTr("Rename")
        iconName: "pencil"
        shortcut: "F2"
        enabled: root.tab !== null && !root.tab.isSystem
        onTriggered: root.renameChosen(root.tab.tabId)
    }

    Menu {
        id: colours

        readonly property list<string> names: [qsTr("Blue"), qsTr("Amber"), qsTr("Pink"), qsTr("Teal"), qsTr("Violet"), qsTr("Rust"), qsTr("Green"), qsTr("Grey")]

        title: qsTr("Colour")

        Instantiator {
            model: 8
            onObjectAdded: (index, object) => colours.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => colours.removeItem(object as MenuItem)

            MenuItem {
                id: colour

                required property int index

                text: colours.names[colour.index]
                checkable: true
                checked: root.tab !== null && root.tab.colour === colour.index + 1
                dot: colour.index + 1
                onTriggered: Tabs.recolour(root.tab.tabId, colour.index + 1)
            }
        }
    }

    MenuItem {
        text: qsTr("Host options…")
        iconName: "settings"
        onTriggered: HostOptions.openTab(root.tab.tabId)
    }

    Menu {
        id: removal

        title: qsTr("Delete tab, move galleries to")
        enabled: root.tab !== null && !root.tab.isSystem

        Instantiator {
            model: Tabs
            onObjectAdded: (index, object) => removal.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => removal.removeItem(object as MenuItem)

            MenuItem {
                id: heir

                required property int tabId
                required property string name
                required property int colour

                text: heir.name
                dot: heir.colour
                enabled: root.tab !== null && heir.tabId !== root.tab.tabId
                onTriggered: Tabs.remove(root.tab.tabId, heir.tabId)
            }
        }
    }
}
