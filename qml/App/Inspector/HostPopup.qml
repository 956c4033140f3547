pragma ComponentBehavior: Bound

import QtQuick
import App.Controls
import Galleon.Bridge

// What can be done with one gallery on one host; with several hosts, a submenu for each.
Menu {
    id: root

    property int galleryId: 0
    property list<string> hostIds: []

    function openFor(galleryId: int, hostIds: list<string>, anchor: Item, x: real, y: real) {
        if (galleryId === 0 || hostIds.length === 0)
            return;
        root.galleryId = galleryId;
        root.hostIds = hostIds;
        root.popup(anchor, x, y);
    }

    function fill() {
        while (root.count > 0) {
            const submenu = root.menuAt(0);
            if (submenu)
                root.removeMenu(submenu);
            else
                root.removeItem(root.itemAt(0));
        }
        if (root.hostIds.length === 1)
            root.addLines(root, root.hostIds[0]);
        else
            for (const hostId of root.hostIds)
                root.addSubmenu(hostId);
    }

    function addLines(menu: Menu, hostId: string) {
        for (const entry of HostMenu.items(root.galleryId, hostId)) {
            if (entry.separatorBefore)
                menu.addItem(separator.createObject(menu.contentItem) as MenuSeparator);
            menu.addItem(line.createObject(menu.contentItem, {
                entry: entry,
                hostId: hostId
            }) as MenuItem);
        }
    }

    function addSubmenu(hostId: string) {
        const menu = submenu.createObject(root, {
            title: HostMenu.nameOf(hostId)
        }) as Menu;
        root.addLines(menu, hostId);
        root.addMenu(menu);
        (root.itemAt(root.count - 1) as MenuItem).iconName = "server";
    }

    objectName: "hostPopup"
    title: qsTr("Host")
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
            required property string hostId

            text: item.entry.label
            iconName: item.entry.icon
            enabled: item.entry.enabled
            danger: item.entry.danger
            onTriggered: HostMenu.run(root.galleryId, item.hostId, item.entry.id)
        }
    }

    Component {
        id: submenu

        Menu {}
    }
}
