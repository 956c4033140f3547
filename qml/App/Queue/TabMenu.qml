pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// What can be done with one tab. The main tab stays where all can see it.
Menu {
    id: root

    property TabButton tab: null

    signal renameChosen(int tabId)
    signal deletionChosen(TabButton tab)

    function openFor(tab: TabButton) {
        root.tab = tab;
        templates.choices = Tabs.templateChoices(tab.tabId);
        back.enabled = Tabs.canStep(tab.tabId, -1);
        forward.enabled = Tabs.canStep(tab.tabId, 1);
        root.popup(tab, 0, tab.height + 4);
    }

    title: root.tab ? root.tab.name : ""

    MenuItem {
        text: qsTr("Rename")
        iconName: "pencil"
        shortcut: App.keyTexts.rename_tab
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
                autoExclusive: true
                checked: root.tab !== null && root.tab.colour === colour.index + 1
                dot: colour.index + 1
                onTriggered: Tabs.recolour(root.tab.tabId, colour.index + 1)
            }
        }
    }

    Menu {
        id: templates

        // Read when the menu opens: it is not told of changes.
        property var choices: []

        title: qsTr("Template")
        enabled: root.tab !== null && root.tab.tabId > 0

        Instantiator {
            model: templates.choices
            onObjectAdded: (index, object) => templates.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => templates.removeItem(object as MenuItem)

            MenuItem {
                required property var modelData

                objectName: "tabTemplate"
                text: modelData.label
                checkable: true
                autoExclusive: true
                checked: modelData.checked
                onTriggered: Tabs.setTemplate(root.tab.tabId, modelData.id)
            }
        }
    }

    MenuItem {
        text: qsTr("Host options…")
        iconName: "settings"
        onTriggered: HostOptions.openTab(root.tab.tabId)
    }

    MenuSeparator {}

    MenuItem {
        id: back

        objectName: "moveTabBack"
        text: qsTr("Move towards the front")
        shortcut: App.keyTexts.tab_back
        onTriggered: Tabs.moveStep(root.tab.tabId, -1)
    }

    MenuItem {
        id: forward

        objectName: "moveTabForward"
        text: qsTr("Move towards the end")
        shortcut: App.keyTexts.tab_forward
        onTriggered: Tabs.moveStep(root.tab.tabId, 1)
    }

    MenuItem {
        objectName: "hideTab"
        text: root.tab !== null && root.tab.isHidden ? qsTr("Show tab") : qsTr("Hide tab")
        iconName: root.tab !== null && root.tab.isHidden ? "eye" : "eye-off"
        enabled: root.tab !== null && !root.tab.isSystem
        onTriggered: Tabs.setHidden(root.tab.tabId, !root.tab.isHidden)
    }

    MenuSeparator {}

    MenuItem {
        objectName: "deleteTab"
        text: root.tab !== null && root.tab.count > 0 ? qsTr("Delete tab…") : qsTr("Delete tab")
        iconName: "trash-2"
        shortcut: App.keyTexts.delete_tab
        danger: true
        enabled: root.tab !== null && !root.tab.isSystem
        onTriggered: root.deletionChosen(root.tab)
    }
}
