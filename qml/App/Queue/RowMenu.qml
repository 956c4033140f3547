pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// What can be done with the selected galleries. The bridge says which lines there are; all are always there,
// greyed when they do not apply, so that their places stay.
Menu {
    id: root

    // More tabs or templates than a menu should have come as a list with a field.
    readonly property int mostChildren: 24

    signal renameChosen
    signal listAsked(var entry)
    signal detailsChosen

    function run(action: string, child: string) {
        if (action === "rename")
            root.renameChosen();
        else if (action === "details")
            root.detailsChosen();
        else
            RowActions.runMenu(action, child);
    }

    function fill() {
        while (root.count > 0) {
            const submenu = root.menuAt(0);
            if (submenu)
                root.removeMenu(submenu);
            else
                root.removeItem(root.itemAt(0));
        }
        for (const entry of RowActions.menuItems()) {
            if (entry.separatorBefore)
                root.addItem(separator.createObject(root.contentItem) as MenuSeparator);
            if (entry.children.length > root.mostChildren)
                root.addItem(long.createObject(root.contentItem, {
                    entry: entry
                }) as MenuItem);
            else if (entry.children.length > 0)
                root.addSubmenu(entry);
            else
                root.addItem(line.createObject(root.contentItem, {
                    entry: entry
                }) as MenuItem);
        }
    }

    function addSubmenu(entry: var) {
        const menu = submenu.createObject(root, {
            entry: entry
        }) as Menu;
        root.addMenu(menu);
        const item = root.itemAt(root.count - 1) as MenuItem;
        item.iconName = entry.icon;
        item.enabled = entry.enabled;
    }

    title: qsTr("Gallery")
    onAboutToShow: root.fill()

    Component {
        id: separator

        MenuSeparator {}
    }

    Component {
        id: line

        MenuItem {
            id: item

            required property var entry

            text: item.entry.label
            iconName: item.entry.icon
            shortcut: item.entry.shortcut
            enabled: item.entry.enabled
            danger: item.entry.danger
            onTriggered: root.run(item.entry.id, "")
        }
    }

    Component {
        id: long

        MenuItem {
            id: longItem

            required property var entry

            text: longItem.entry.label + "…"
            iconName: longItem.entry.icon
            enabled: longItem.entry.enabled
            onTriggered: root.listAsked(longItem.entry)
        }
    }

    Component {
        id: submenu

        Menu {
            id: menu

            required property var entry

            title: menu.entry.label

            Instantiator {
                model: menu.entry.children
                onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
                onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)

                MenuItem {
                    id: choice

                    required property var modelData

                    text: choice.modelData.label
                    checkable: true
                    checked: choice.modelData.checked
                    dot: choice.modelData.colour ?? 0
                    onTriggered: root.run(menu.entry.id, choice.modelData.id)
                }
            }
        }
    }
}
