pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// Every image of the gallery, as squares or as lines, all of them or what failed.
FocusScope {
    id: root

    property bool asLines: false
    property int currentIndex: -1

    function fileAt(index: int): ImageItem {
        return (root.asLines ? lines.itemAtIndex(index) : grid.itemAtIndex(index)) as ImageItem;
    }

    function openMenu(item: ImageItem, x: real, y: real) {
        menu.fileId = item.fileId;
        menu.leftOut = item.leftOut;
        menu.hasError = item.errorText !== "";
        menu.popup(item, x, y);
    }

    function go(index: int) {
        if (index < 0 || index >= grid.count)
            return;
        root.currentIndex = index;
        grid.positionViewAtIndex(index, GridView.Contain);
        lines.positionViewAtIndex(index, ListView.Contain);
    }

    function handleKey(key: int): bool {
        const columns = root.asLines ? 1 : Math.max(1, Math.floor(grid.width / grid.cellWidth));
        switch (key) {
        case Qt.Key_Down:
            root.go(root.currentIndex < 0 ? 0 : root.currentIndex + columns);
            return true;
        case Qt.Key_Up:
            root.go(root.currentIndex - columns);
            return true;
        case Qt.Key_Right:
            root.go(root.currentIndex + (root.LayoutMirroring.enabled ? -1 : 1));
            return true;
        case Qt.Key_Left:
            root.go(root.currentIndex - (root.LayoutMirroring.enabled ? -1 : 1));
            return true;
        case Qt.Key_Home:
            root.go(0);
            return true;
        case Qt.Key_End:
            root.go(grid.count - 1);
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            {
                const item = root.fileAt(root.currentIndex);
                if (item)
                    GalleryImages.open(item.fileId);
                return item !== null;
            }
        case Qt.Key_Space:
        case Qt.Key_Menu:
            {
                const item = root.fileAt(root.currentIndex);
                if (item)
                    root.openMenu(item, 8, 8);
                return item !== null;
            }
        }
        return false;
    }

    Item {
        id: tools

        width: root.width
        height: Theme.controlCompact

        Segmented {
            objectName: "filesFilter"
            x: root.LayoutMirroring.enabled ? tools.width - width : 0
            width: Math.round(implicitWidth)
            compact: true
            fill: false
            label: qsTr("Show")
            choices: [
                {
                    id: "all",
                    label: qsTr("All")
                },
                {
                    id: "failed",
                    label: qsTr("Failed")
                }
            ]
            current: GalleryImages.filter
            onChosen: id => GalleryImages.filter = id
        }

        TextLabel {
            x: root.LayoutMirroring.enabled ? 36 : tools.width - 36 - width
            anchors.verticalCenter: parent.verticalCenter
            kind: "small"
            text: qsTr("%L1 images").arg(GalleryImages.count)
            color: Theme.textTertiary
        }

        IconButton {
            x: root.LayoutMirroring.enabled ? 0 : tools.width - width
            compact: true
            iconName: root.asLines ? "images" : "layers"
            label: root.asLines ? qsTr("Show as grid") : qsTr("Show as list")
            onClicked: root.asLines = !root.asLines
        }
    }

    FocusScope {
        id: files

        y: tools.height + Theme.space12
        width: root.width + 8
        height: root.height - y
        focus: true
        activeFocusOnTab: true
        onActiveFocusChanged: {
            if (activeFocus && root.currentIndex < 0)
                root.go(0);
        }
        Keys.onPressed: event => event.accepted = root.handleKey(event.key)

        GridView {
            id: grid

            objectName: "filesGrid"
            width: files.width
            height: files.height
            visible: !root.asLines
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            keyNavigationEnabled: false
            cellWidth: 80
            cellHeight: 80
            model: GalleryImages.files
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Images")

            T.ScrollBar.vertical: ScrollBar {}

            delegate: ImageTile {
                id: tile

                width: grid.cellWidth
                height: grid.cellHeight
                current: files.activeFocus && root.currentIndex === tile.index
                onPressed: {
                    files.forceActiveFocus(Qt.MouseFocusReason);
                    root.currentIndex = tile.index;
                }
                onOpened: GalleryImages.open(tile.fileId)
                onMenuRequested: (x, y) => root.openMenu(tile, x, y)
            }
        }

        ListView {
            id: lines

            objectName: "filesList"
            width: files.width - 8
            height: files.height
            visible: root.asLines
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            keyNavigationEnabled: false
            model: root.asLines ? GalleryImages.files : null
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Images")

            T.ScrollBar.vertical: ScrollBar {}

            delegate: ImageLine {
                id: line

                width: lines.width
                current: files.activeFocus && root.currentIndex === line.index
                onPressed: {
                    files.forceActiveFocus(Qt.MouseFocusReason);
                    root.currentIndex = line.index;
                }
                onOpened: GalleryImages.open(line.fileId)
                onMenuRequested: (x, y) => root.openMenu(line, x, y)
            }
        }
    }

    // The image that the dialog went to is where the keyboard goes on.
    Connections {
        target: GalleryImages

        function onOpenedChanged() {
            if (GalleryImages.isOpen)
                root.go(GalleryImages.openedRow);
        }
    }

    ImageMenu {
        id: menu
    }
}
