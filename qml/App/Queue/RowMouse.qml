import QtQuick
import Galleon.Bridge

// All of the pointer's work in the list: one area for all rows, so that a row stays drawing only.
MouseArea {
    id: root

    required property GalleryList area
    required property DragLabel label

    // The row a press began on, and whether a release there still has something to do.
    property int pressRow: -1
    property real pressX: 0
    property real pressY: 0
    property bool onSlot: false
    property int onChip: 0
    property bool clickPending: false
    property bool renamePending: false
    property bool lassoing: false
    property int pressModifiers: 0

    function updateHover() {
        const row = root.containsMouse && !root.lassoing ? root.area.rowAt(root.mouseY) : -1;
        const y = row < 0 ? 0 : root.mouseY - root.area.rowY(row);
        root.area.hoverRow = row;
        root.area.hoverSlot = row >= 0 && root.area.geometry.isSlot(root.mouseX, y);
        root.area.tipForPointer(row, root.mouseX, y);
    }

    function startDrag() {
        root.clickPending = false;
        root.renamePending = false;
        root.area.hideTip();
        const row = root.pressRow;
        root.pressRow = -1;
        root.onChip = 0;
        Queue.pressForDrag(row);
        const item = root.area.view.itemAtIndex(row) as GalleryRow;
        root.label.drag(item ? item.name : "", Rearrange.dragText(row));
    }

    function updateLasso() {
        const top = Math.min(root.pressY, root.mouseY);
        const bottom = Math.max(root.pressY, root.mouseY);
        const first = root.area.rowAt(Math.max(0, top));
        const last = root.area.rowAt(Math.min(root.area.view.height - 1, bottom));
        Queue.lasso(first, first < 0 ? -1 : last < 0 ? root.area.view.count - 1 : last, (root.pressModifiers & Qt.ControlModifier) !== 0);
    }

    acceptedButtons: Qt.LeftButton | Qt.RightButton
    hoverEnabled: true
    preventStealing: true
    onContainsMouseChanged: root.updateHover()
    onPressed: event => {
        const row = root.area.rowAt(event.y);
        const y = row < 0 ? 0 : event.y - root.area.rowY(row);
        const wasFocused = root.area.activeFocus;
        root.area.keyboardUsed = false;
        root.area.forceActiveFocus(Qt.MouseFocusReason);
        root.area.hideTip();
        slowClick.stop();
        root.pressRow = row;
        root.pressX = event.x;
        root.pressY = event.y;
        root.pressModifiers = event.modifiers;
        root.onSlot = row >= 0 && event.button === Qt.LeftButton && root.area.geometry.isSlot(event.x, y);
        root.onChip = row >= 0 && event.button === Qt.LeftButton && event.modifiers === Qt.NoModifier ? root.area.geometry.chipAt(event.x, y) : 0;
        root.clickPending = false;
        root.renamePending = false;
        if (event.button === Qt.RightButton) {
            if (row >= 0) {
                const item = root.area.view.itemAtIndex(row) as GalleryRow;
                const chip = root.area.geometry.chipAt(event.x, y);
                if (item && !item.selected)
                    Queue.selectOnly(row);
                if (chip === 0 || !root.area.openChipMenu(row, chip))
                    root.area.openMenu(event.x, event.y);
            }
            return;
        }
        if (row < 0) {
            if (!(event.modifiers & (Qt.ControlModifier | Qt.ShiftModifier)))
                Queue.clearSelection();
            root.lassoing = true;
            return;
        }
        if (root.onSlot)
            return;
        Rearrange.prepareDrag(row);
        const item = root.area.view.itemAtIndex(row) as GalleryRow;
        if (item && item.selected && event.modifiers === Qt.NoModifier) {
            // A drag may begin here: what is selected stays until the button comes up without one.
            root.clickPending = true;
            root.renamePending = wasFocused && Queue.selectedCount === 1 && root.area.geometry.isName(event.x, y);
        } else {
            Queue.click(row, event.modifiers);
        }
    }
    onPositionChanged: event => {
        root.updateHover();
        if (!root.pressed || root.pressedButtons !== Qt.LeftButton)
            return;
        if (root.lassoing) {
            root.updateLasso();
        } else if (root.pressRow >= 0 && !root.onSlot) {
            if (Math.abs(event.x - root.pressX) + Math.abs(event.y - root.pressY) >= Application.styleHints.startDragDistance)
                root.startDrag();
        }
    }
    onReleased: event => {
        if (root.lassoing) {
            root.lassoing = false;
        } else if (root.onSlot) {
            if (root.area.rowAt(event.y) === root.pressRow && root.area.hoverSlot)
                Queue.runSlot(root.pressRow);
        } else if (root.clickPending && event.button === Qt.LeftButton) {
            Queue.click(root.pressRow, root.pressModifiers);
            if (root.renamePending)
                slowClick.restart();
        }
        if (root.onChip > 0 && root.pressRow >= 0 && event.button === Qt.LeftButton)
            root.area.openChipMenu(root.pressRow, root.onChip);
        root.onChip = 0;
        root.clickPending = false;
        root.onSlot = false;
    }
    onCanceled: {
        root.lassoing = false;
        root.clickPending = false;
        root.onSlot = false;
    }
    onDoubleClicked: event => {
        slowClick.stop();
        root.renamePending = false;
        if (event.button === Qt.LeftButton && root.pressRow >= 0 && !root.onSlot)
            root.area.inspectorRequested();
    }

    // A second click on the name of the selected row renames it, unless it turns out to be a double click.
    Timer {
        id: slowClick

        interval: Application.styleHints.mouseDoubleClickInterval
        onTriggered: root.area.startRename(Queue.currentRow)
    }
}
