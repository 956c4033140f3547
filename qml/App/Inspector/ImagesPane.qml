pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// Every image of the gallery, as squares or as lines, all of them or what failed. Several can be selected, and dragged
// to another place.
FocusScope {
    id: root

    readonly property bool asLines: GalleryImages.asLines
    readonly property int columns: root.asLines ? 1 : Math.max(1, Math.floor(grid.width / grid.cellWidth))
    readonly property Flickable view: root.asLines ? lines : grid
    readonly property real cellWidth: root.asLines ? lines.width : grid.cellWidth
    readonly property real cellHeight: root.asLines ? Theme.scaled(44) : grid.cellHeight

    // The ring shows once the keyboard is used, and goes with the next click.
    property bool keyboardUsed: false
    property int hoverRow: -1

    function itemAt(row: int): ImageItem {
        return (root.asLines ? lines.itemAtIndex(row) : grid.itemAtIndex(row)) as ImageItem;
    }

    // The row under a point of the view, −1 where there is none.
    function rowAt(x: real, y: real): int {
        const column = Math.floor((root.LayoutMirroring.enabled && !root.asLines ? grid.columnsWidth - x : x) / root.cellWidth);
        if (column < 0 || column >= root.columns)
            return -1;
        const row = Math.floor((y + root.view.contentY - root.view.originY) / root.cellHeight) * root.columns + column;
        return row >= 0 && row < GalleryImages.count ? row : -1;
    }

    // In front of which row something is put that is let go at a point.
    function placeAt(x: real, y: real): int {
        const line = Math.max(0, Math.floor((y + root.view.contentY - root.view.originY) / root.cellHeight));
        if (root.asLines)
            return Math.min(GalleryImages.count, Math.max(0, Math.round((y + lines.contentY - lines.originY) / root.cellHeight)));
        const across = root.LayoutMirroring.enabled ? grid.columnsWidth - x : x;
        const column = Math.min(root.columns, Math.max(0, Math.round(across / root.cellWidth)));
        return Math.min(GalleryImages.count, line * root.columns + column);
    }

    function openMenu() {
        const item = root.itemAt(ImageSelection.currentRow);
        if (item)
            menu.popup(item, 8, 8);
    }

    // Keys of the images; true when the key was one of them.
    function handleKey(key: int, modifiers: int): bool {
        const action = App.keyAction("images", key, modifiers);
        if (action !== "")
            return root.act(action);
        const shift = (modifiers & Qt.ShiftModifier) !== 0;
        const row = ImageSelection.currentRow;
        const forward = root.LayoutMirroring.enabled ? -1 : 1;
        const page = Math.max(1, Math.floor(root.view.height / root.cellHeight)) * root.columns;
        if (modifiers & (Qt.AltModifier | Qt.ControlModifier | Qt.MetaModifier))
            return false;
        switch (key) {
        case Qt.Key_Down:
            return root.stepTo(row < 0 ? 0 : row + root.columns, shift);
        case Qt.Key_Up:
            return root.stepTo(row < 0 ? 0 : row - root.columns, shift);
        case Qt.Key_Right:
            ImageSelection.move(row + forward, shift);
            return true;
        case Qt.Key_Left:
            ImageSelection.move(row - forward, shift);
            return true;
        case Qt.Key_PageDown:
            ImageSelection.move(row + page, shift);
            return true;
        case Qt.Key_PageUp:
            ImageSelection.move(row - page, shift);
            return true;
        case Qt.Key_Home:
            ImageSelection.move(0, shift);
            return true;
        case Qt.Key_End:
            ImageSelection.move(GalleryImages.count - 1, shift);
            return true;
        case Qt.Key_Escape:
            return ImageSelection.count > 1 && ImageSelection.clear();
        }
        return false;
    }

    // A line up or down, where there is one.
    function stepTo(row: int, shift: bool): bool {
        if (row >= 0 && row < GalleryImages.count)
            ImageSelection.move(row, shift);
        return true;
    }

    function act(action: string): bool {
        switch (action) {
        case "image_details":
            ImageSelection.openCurrent();
            return ImageSelection.currentRow >= 0;
        case "image_leave_out":
            ImageSelection.leaveOut(!ImageSelection.allLeftOut);
            return true;
        case "image_earlier":
            ImageSelection.moveStep(-1);
            return true;
        case "image_later":
            ImageSelection.moveStep(1);
            return true;
        case "image_links":
            ImageSelection.copyLinks();
            return true;
        case "image_retry":
            ImageSelection.retry();
            return true;
        case "image_select_all":
            ImageSelection.selectAll();
            return true;
        case "image_toggle":
            ImageSelection.toggle(ImageSelection.currentRow);
            return true;
        case "image_menu":
            root.openMenu();
            return true;
        }
        return false;
    }

    Item {
        id: tools

        width: root.width
        height: Theme.controlCompact

        Segmented {
            id: filter

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
            objectName: "filesSummary"
            readonly property real room: tools.width - filter.width - buttons.width - 16

            x: root.LayoutMirroring.enabled ? buttons.width + 8 : tools.width - buttons.width - 8 - width
            width: Math.min(implicitWidth, room)
            anchors.verticalCenter: parent.verticalCenter
            kind: "small"
            text: ImageSelection.summary
            color: ImageSelection.count > 1 ? Theme.textPrimary : Theme.textTertiary
            elide: Text.ElideRight
        }

        Row {
            id: buttons

            x: root.LayoutMirroring.enabled ? 0 : tools.width - width

            IconButton {
                objectName: "naturalOrder"
                compact: true
                visible: ImageSelection.isArranged
                iconName: "arrow-up-down"
                label: qsTr("Natural order")
                onClicked: ImageSelection.naturalOrder()
            }

            IconButton {
                objectName: "filesAsLines"
                compact: true
                iconName: root.asLines ? "images" : "layers"
                label: root.asLines ? qsTr("Show as grid") : qsTr("Show as list")
                onClicked: GalleryImages.asLines = !root.asLines
            }
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
            if (activeFocus && ImageSelection.currentRow < 0)
                ImageSelection.move(0, false);
        }
        // The release of the key that brought the focus here arrives here.
        Keys.onReleased: root.keyboardUsed = true
        Keys.onPressed: event => {
            root.keyboardUsed = true;
            event.accepted = root.handleKey(event.key, event.modifiers);
        }

        GridView {
            id: grid

            readonly property real columnsWidth: Math.max(1, Math.floor(width / cellWidth)) * cellWidth

            objectName: "filesGrid"
            width: files.width
            height: files.height
            visible: !root.asLines
            clip: true
            interactive: !mouse.dragging
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            keyNavigationEnabled: false
            cellWidth: 80
            cellHeight: 80
            // As in the list of galleries: what is made ahead is still on its way when a filter takes it.
            cacheBuffer: 0
            model: root.asLines ? null : GalleryImages.files
            onContentYChanged: mouse.updateHover()
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Images")

            T.ScrollBar.vertical: ScrollBar {}

            PaintedWhole {
                view: grid
            }

            delegate: ImageTile {
                id: tile

                width: grid.cellWidth
                height: grid.cellHeight
                hovered: root.hoverRow === tile.index
                current: root.keyboardUsed && files.activeFocus && ImageSelection.currentRow === tile.index
                onOpened: GalleryImages.open(tile.fileId)
            }
        }

        ListView {
            id: lines

            objectName: "filesList"
            width: files.width
            height: files.height
            visible: root.asLines
            clip: true
            interactive: !mouse.dragging
            boundsBehavior: Flickable.StopAtBounds
            reuseItems: true
            keyNavigationEnabled: false
            cacheBuffer: 0
            model: root.asLines ? GalleryImages.files : null
            onContentYChanged: mouse.updateHover()
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Images")

            T.ScrollBar.vertical: ScrollBar {}

            PaintedWhole {
                view: lines
            }

            delegate: ImageLine {
                id: line

                width: lines.width
                hovered: root.hoverRow === line.index
                current: root.keyboardUsed && files.activeFocus && ImageSelection.currentRow === line.index
                onOpened: GalleryImages.open(line.fileId)
            }
        }

        // All of the pointer's work: one area for all images.
        MouseArea {
            id: mouse

            property int pressRow: -1
            property real pressX: 0
            property real pressY: 0
            property bool clickPending: false
            property bool dragging: false
            property int place: -1

            function updateHover() {
                root.hoverRow = mouse.containsMouse && !mouse.dragging ? root.rowAt(mouse.mouseX, mouse.mouseY) : -1;
            }

            function end() {
                mouse.dragging = false;
                mouse.clickPending = false;
                mouse.pressRow = -1;
                mouse.place = -1;
            }

            objectName: "filesMouse"
            anchors.fill: parent
            anchors.rightMargin: root.LayoutMirroring.enabled ? 0 : 10
            anchors.leftMargin: root.LayoutMirroring.enabled ? 10 : 0
            acceptedButtons: Qt.LeftButton | Qt.RightButton
            hoverEnabled: true
            preventStealing: true
            onContainsMouseChanged: mouse.updateHover()
            onPressed: event => {
                const row = root.rowAt(event.x, event.y);
                files.forceActiveFocus(Qt.MouseFocusReason);
                root.keyboardUsed = false;
                mouse.pressRow = row;
                mouse.pressX = event.x;
                mouse.pressY = event.y;
                mouse.clickPending = false;
                if (row < 0) {
                    if (event.button === Qt.LeftButton && event.modifiers === Qt.NoModifier)
                        ImageSelection.clear();
                    return;
                }
                if (event.button === Qt.RightButton) {
                    ImageSelection.pressForMenu(row);
                    menu.popup(mouse, event.x, event.y);
                    return;
                }
                const item = root.itemAt(row);
                // A drag may begin here: what is selected stays until the button comes up without one.
                if (item && item.selected && event.modifiers === Qt.NoModifier)
                    mouse.clickPending = true;
                else
                    ImageSelection.press(row, event.modifiers);
            }
            onPositionChanged: event => {
                mouse.updateHover();
                if (!mouse.pressed || mouse.pressedButtons !== Qt.LeftButton || mouse.pressRow < 0)
                    return;
                const far = Math.abs(event.x - mouse.pressX) + Math.abs(event.y - mouse.pressY);
                if (!mouse.dragging && far >= Application.styleHints.startDragDistance && ImageSelection.canArrange)
                    mouse.dragging = true;
                if (mouse.dragging)
                    mouse.place = root.placeAt(event.x, event.y);
            }
            onReleased: event => {
                if (mouse.dragging && mouse.place >= 0)
                    ImageSelection.moveBefore(mouse.place);
                else if (mouse.clickPending && event.button === Qt.LeftButton)
                    ImageSelection.press(mouse.pressRow, event.modifiers);
                mouse.end();
            }
            onDoubleClicked: event => {
                if (event.button === Qt.LeftButton && root.rowAt(event.x, event.y) >= 0)
                    ImageSelection.openCurrent();
            }
            onCanceled: mouse.end()
            onWheel: wheel => wheel.accepted = false

            Timer {
                interval: 40
                repeat: true
                running: mouse.dragging
                onTriggered: {
                    const view = root.view;
                    const step = mouse.mouseY < 40 ? -12 : mouse.mouseY > view.height - 40 ? 12 : 0;
                    const last = Math.max(0, view.contentHeight - view.height);
                    if (step !== 0)
                        view.contentY = Math.max(view.originY, Math.min(view.originY + last, view.contentY + step));
                }
            }
        }

        // Where the dragged images will be.
        Rectangle {
            id: marker

            readonly property int at: mouse.place
            readonly property bool atEnd: !root.asLines && marker.at > 0 && marker.at % root.columns === 0 && mouse.mouseX > grid.columnsWidth / 2 !== root.LayoutMirroring.enabled
            readonly property int line: Math.floor((marker.atEnd ? marker.at - 1 : marker.at) / root.columns)
            readonly property int column: marker.atEnd ? root.columns : marker.at % root.columns
            readonly property real across: marker.column * root.cellWidth - 5

            objectName: "dropMarker"
            visible: mouse.dragging && marker.at >= 0
            x: root.asLines ? 4 : root.LayoutMirroring.enabled ? grid.columnsWidth - marker.across - 2 : Math.max(0, marker.across)
            y: marker.line * root.cellHeight + root.view.originY - root.view.contentY - (root.asLines ? 1 : 0)
            width: root.asLines ? lines.width - 16 : 2
            height: root.asLines ? 2 : root.cellHeight - 8
            radius: 1
            color: Theme.accentBar

            Rectangle {
                x: root.asLines ? 0 : -2
                y: root.asLines ? -2 : 0
                width: 6
                height: 6
                radius: 3
                color: Theme.accentBar
            }
        }

        Loader {
            active: root.hoverRow >= 0 && !menu.visible
            sourceComponent: ToolTip {
                readonly property ImageItem item: root.itemAt(root.hoverRow)

                parent: item
                visible: item !== null
                text: item ? item.about : ""
            }
        }

        TextLabel {
            objectName: "noImages"
            width: root.width
            visible: text !== ""
            text: GalleryImages.emptyText
            color: Theme.textSecondary
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignLeft
        }
    }

    Connections {
        target: ImageSelection

        function onRevealed(row: int) {
            grid.positionViewAtIndex(row, GridView.Contain);
            lines.positionViewAtIndex(row, ListView.Contain);
        }
    }

    ImageMenu {
        id: menu
    }
}
