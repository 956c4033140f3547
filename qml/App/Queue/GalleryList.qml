pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Theme
import Galleon.Bridge

// The rows of the queue with everything that mouse and keyboard do to them. It is one Tab stop; the bridge keeps
// selection and keyboard cursor, the rows only draw them.
FocusScope {
    id: root

    property bool wide: false

    // Row under the pointer, −1 for none, and whether the pointer is on its slot.
    property int hoverRow: -1
    property bool hoverSlot: false
    // 0 the row, 1–3 its chips, 4 its slot: where → and ← have moved the keyboard inside the current row.
    property int part: 0
    // The ring shows once the keyboard is used, and goes with the next click.
    property bool keyboardUsed: false
    property int renamingRow: -1
    property int renamingId: 0

    readonly property int rowHeight: geometry.rowHeight
    readonly property url emptyCover: "image://icon/cover-empty/" + Theme.textTertiary.toString().slice(-6)
    readonly property alias view: list

    signal inspectorRequested
    signal menuRequested(real x, real y)

    // The visible row at a height in the list, −1 below the last.
    function rowAt(y: real): int {
        const row = Math.floor((y + list.contentY - list.originY) / root.rowHeight);
        return row >= 0 && row < list.count ? row : -1;
    }

    // Top edge of a row in the list's coordinates.
    function rowY(row: int): real {
        return row * root.rowHeight + list.originY - list.contentY;
    }

    function reveal(row: int) {
        if (row >= 0)
            list.positionViewAtIndex(row, ListView.Contain);
    }

    // The keyboard has come to the list: its row is seen, the first one where there is none yet.
    function showCursor() {
        root.keyboardUsed = true;
        if (Queue.currentRow < 0 && list.count > 0)
            Queue.currentRow = 0;
        root.reveal(Queue.currentRow);
    }

    function startRename(row: int) {
        if (row < 0)
            return;
        root.reveal(row);
        list.forceLayout();
        const item = list.itemAtIndex(row) as GalleryRow;
        if (!item)
            return;
        tip.hide();
        root.renamingId = Queue.idAt(row);
        root.renamingRow = row;
        renameField.text = item.name;
        renameField.forceActiveFocus();
        renameField.selectAll();
    }

    // The row may have moved since: it is found by its id. `goOn` renames the one below next.
    function finishRename(keep: bool, goOn: bool) {
        if (root.renamingRow < 0)
            return;
        const row = Queue.rowOf(root.renamingId);
        root.renamingRow = -1;
        if (keep && row >= 0)
            Queue.rename(row, renameField.text);
        list.forceActiveFocus();
        if (goOn && row >= 0 && row + 1 < list.count) {
            Queue.moveTo(row + 1, false);
            root.startRename(row + 1);
        }
    }

    function openMenu(x: real, y: real) {
        rowMenu.popup(root, x, y);
    }

    function openMenuForCurrent() {
        const row = Math.max(0, Queue.currentRow);
        root.reveal(row);
        root.openMenu(geometry.at(geometry.leading, 0), root.rowY(row) + root.rowHeight - 8);
    }

    function pageRows(): int {
        return Math.max(1, Math.floor(list.height / root.rowHeight) - 1);
    }

    function movePart(step: int) {
        const item = list.itemAtIndex(Queue.currentRow) as GalleryRow;
        if (!item)
            return;
        const stops = [0];
        if (geometry.chipsShown) {
            if (item.chip1Code)
                stops.push(1);
            if (item.chip2Code)
                stops.push(2);
            if (item.chip3Code || item.chipsMore)
                stops.push(3);
        }
        stops.push(4);
        const next = stops.indexOf(root.part) + step;
        if (next >= 0 && next < stops.length)
            root.part = stops[next];
        root.tipForKeyboard();
    }

    function tipForPointer(row: int, x: real, y: real) {
        if (row < 0 || root.renamingRow >= 0 || mouse.pressed || list.moving)
            tip.hide();
        else
            tip.show(row, geometry.isSlot(x, y) ? 4 : geometry.chipAt(x, y) || (geometry.isState(x) ? -1 : 0));
    }

    function tipForKeyboard() {
        if (root.keyboardUsed && root.activeFocus && Queue.currentRow >= 0)
            tip.show(Queue.currentRow, root.part);
        else
            tip.hide();
    }

    // Keys of the list; true when the key was one of them.
    function handleKey(key: int, modifiers: int, text: string): bool {
        const control = (modifiers & Qt.ControlModifier) !== 0;
        const shift = (modifiers & Qt.ShiftModifier) !== 0;
        const alt = (modifiers & Qt.AltModifier) !== 0;
        const row = Queue.currentRow;
        switch (key) {
        case Qt.Key_Up:
        case Qt.Key_Down:
            {
                const step = key === Qt.Key_Up ? -1 : 1;
                if (alt)
                    Queue.moveStep(step);
                else if (control && step < 0)
                    Queue.startNext();
                else
                    Queue.move(step, shift);
                return true;
            }
        case Qt.Key_PageUp:
            Queue.move(-root.pageRows(), shift);
            return true;
        case Qt.Key_PageDown:
            Queue.move(root.pageRows(), shift);
            return true;
        case Qt.Key_Home:
            Queue.moveTo(0, shift);
            return true;
        case Qt.Key_End:
            Queue.moveTo(list.count - 1, shift);
            return true;
        case Qt.Key_Left:
            root.movePart(root.LayoutMirroring.enabled ? 1 : -1);
            return true;
        case Qt.Key_Right:
            root.movePart(root.LayoutMirroring.enabled ? -1 : 1);
            return true;
        case Qt.Key_Space:
            if (control)
                Queue.toggle(row);
            else if (root.part === 4)
                Queue.runSlot(row);
            else
                Queue.runSlotForSelection();
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (control || alt)
                return false;
            if (root.part === 4)
                Queue.runSlot(row);
            else
                root.inspectorRequested();
            return true;
        case Qt.Key_F2:
            root.startRename(row);
            return true;
        case Qt.Key_Delete:
            Queue.remove();
            return true;
        case Qt.Key_Menu:
            root.openMenuForCurrent();
            return true;
        case Qt.Key_F10:
            if (!shift)
                return false;
            root.openMenuForCurrent();
            return true;
        case Qt.Key_Escape:
            if (root.part > 0)
                root.part = 0;
            else if (Queue.selectedCount > 0)
                Queue.clearSelection();
            else
                return false;
            return true;
        }
        if (control && !alt)
            return root.handleControlKey(key, shift);
        if (!alt && text.length === 1 && text > " " && text !== "\u007f") {
            root.jump(text);
            return true;
        }
        return false;
    }

    function handleControlKey(key: int, shift: bool): bool {
        switch (key) {
        case Qt.Key_A:
            Queue.selectAll();
            return true;
        case Qt.Key_C:
            if (shift)
                Queue.copyLinks();
            else
                Queue.copyPostCode();
            return true;
        case Qt.Key_R:
            Queue.retry();
            return true;
        case Qt.Key_E:
            Queue.showFolder();
            return true;
        }
        return false;
    }

    // Letters typed within a second belong to one name.
    function jump(letter: string) {
        typed.text = typed.running ? typed.text + letter : letter;
        typed.restart();
        const row = Queue.jumpTo(typed.text);
        if (row >= 0)
            Queue.moveTo(row, false);
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Galleries")
    Keys.onPressed: event => {
        if (root.renamingRow >= 0)
            return;
        root.keyboardUsed = true;
        event.accepted = root.handleKey(event.key, event.modifiers, event.text);
    }

    Timer {
        id: typed

        property string text

        interval: 1000
    }

    Connections {
        function onScrollTo(row: int) {
            root.reveal(row);
        }

        function onRenameRequested(row: int) {
            root.startRename(row);
        }

        function onCurrentRowChanged() {
            root.part = 0;
            root.tipForKeyboard();
        }

        target: Queue
    }

    RowGeometry {
        id: geometry

        listWidth: root.width
        compact: Prefs.compactRows
        mirrored: root.LayoutMirroring.enabled
        wide: root.wide
    }

    ListView {
        id: list

        objectName: "galleryListView"
        anchors.fill: parent
        focus: true
        clip: true
        model: Queue
        reuseItems: true
        cacheBuffer: Math.max(0, height)
        boundsBehavior: Flickable.StopAtBounds
        keyNavigationEnabled: false
        highlightFollowsCurrentItem: false
        currentIndex: -1
        onContentYChanged: mouse.updateHover()
        onCountChanged: {
            if (root.renamingRow >= 0)
                root.renamingRow = Queue.rowOf(root.renamingId);
        }

        displaced: Transition {
            NumberAnimation {
                property: "y"
                duration: Theme.durationRow
            }
        }
        move: Transition {
            NumberAnimation {
                property: "y"
                duration: Theme.durationRow
            }
        }

        T.ScrollBar.vertical: ScrollBar {
            z: 3
            topPadding: 6
        }

        delegate: GalleryRow {
            id: row

            geometry: geometry
            emptyCover: root.emptyCover
            listFocused: root.activeFocus || rowMenu.visible
            hovered: root.hoverRow === row.index
            slotHovered: root.hoverSlot && root.hoverRow === row.index
            current: root.keyboardUsed && root.activeFocus && Queue.currentRow === row.index
            focusedPart: root.part
            renaming: root.renamingRow === row.index
            animated: !list.moving
            onSlotPressed: Queue.runSlot(row.index)
            onChosen: Queue.selectOnly(row.index)
        }
    }

    // All of the pointer's work: one area for all rows, so that a row stays drawing only.
    MouseArea {
        id: mouse

        // The row a press began on, and whether a release there still has something to do.
        property int pressRow: -1
        property real pressX: 0
        property real pressY: 0
        property bool onSlot: false
        property bool clickPending: false
        property bool renamePending: false
        property bool lassoing: false
        property int pressModifiers: 0

        function updateHover() {
            const row = mouse.containsMouse && !mouse.lassoing ? root.rowAt(mouse.mouseY) : -1;
            const y = row < 0 ? 0 : mouse.mouseY - root.rowY(row);
            root.hoverRow = row;
            root.hoverSlot = row >= 0 && geometry.isSlot(mouse.mouseX, y);
            root.tipForPointer(row, mouse.mouseX, y);
        }

        function startDrag() {
            mouse.clickPending = false;
            mouse.renamePending = false;
            tip.hide();
            const row = mouse.pressRow;
            mouse.pressRow = -1;
            Queue.pressForDrag(row);
            const item = list.itemAtIndex(row) as GalleryRow;
            dragLabel.drag(item ? item.name : "", Queue.dragText(row));
        }

        function updateLasso() {
            const top = Math.min(mouse.pressY, mouse.mouseY);
            const bottom = Math.max(mouse.pressY, mouse.mouseY);
            const first = root.rowAt(Math.max(0, top));
            const last = root.rowAt(Math.min(list.height - 1, bottom));
            Queue.lasso(first, first < 0 ? -1 : last < 0 ? list.count - 1 : last, (mouse.pressModifiers & Qt.ControlModifier) !== 0);
        }

        anchors.fill: parent
        anchors.rightMargin: root.LayoutMirroring.enabled ? 0 : 10
        anchors.leftMargin: root.LayoutMirroring.enabled ? 10 : 0
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        hoverEnabled: true
        preventStealing: true
        onContainsMouseChanged: mouse.updateHover()
        onPressed: event => {
            const row = root.rowAt(event.y);
            const y = row < 0 ? 0 : event.y - root.rowY(row);
            const wasFocused = root.activeFocus;
            root.keyboardUsed = false;
            root.forceActiveFocus(Qt.MouseFocusReason);
            tip.hide();
            slowClick.stop();
            mouse.pressRow = row;
            mouse.pressX = event.x;
            mouse.pressY = event.y;
            mouse.pressModifiers = event.modifiers;
            mouse.onSlot = row >= 0 && geometry.isSlot(event.x, y);
            mouse.clickPending = false;
            mouse.renamePending = false;
            if (event.button === Qt.RightButton) {
                if (row >= 0) {
                    const item = list.itemAtIndex(row) as GalleryRow;
                    if (item && !item.selected)
                        Queue.selectOnly(row);
                    root.openMenu(event.x, event.y);
                }
                return;
            }
            if (row < 0) {
                if (!(event.modifiers & (Qt.ControlModifier | Qt.ShiftModifier)))
                    Queue.clearSelection();
                mouse.lassoing = true;
                return;
            }
            if (mouse.onSlot)
                return;
            Queue.prepareDrag(row);
            const item = list.itemAtIndex(row) as GalleryRow;
            if (item && item.selected && event.modifiers === Qt.NoModifier) {
                // A drag may begin here: what is selected stays until the button comes up without one.
                mouse.clickPending = true;
                mouse.renamePending = wasFocused && Queue.selectedCount === 1 && geometry.isName(event.x, y);
            } else {
                Queue.click(row, event.modifiers);
            }
        }
        onPositionChanged: event => {
            mouse.updateHover();
            if (!mouse.pressed || mouse.pressedButtons !== Qt.LeftButton)
                return;
            if (mouse.lassoing) {
                mouse.updateLasso();
            } else if (mouse.pressRow >= 0 && !mouse.onSlot) {
                if (Math.abs(event.x - mouse.pressX) + Math.abs(event.y - mouse.pressY) >= Application.styleHints.startDragDistance)
                    mouse.startDrag();
            }
        }
        onReleased: event => {
            if (mouse.lassoing) {
                mouse.lassoing = false;
            } else if (mouse.onSlot) {
                if (root.rowAt(event.y) === mouse.pressRow && root.hoverSlot)
                    Queue.runSlot(mouse.pressRow);
            } else if (mouse.clickPending && event.button === Qt.LeftButton) {
                Queue.click(mouse.pressRow, mouse.pressModifiers);
                if (mouse.renamePending)
                    slowClick.restart();
            }
            mouse.clickPending = false;
            mouse.onSlot = false;
        }
        onCanceled: {
            mouse.lassoing = false;
            mouse.clickPending = false;
            mouse.onSlot = false;
        }
        onDoubleClicked: event => {
            slowClick.stop();
            mouse.renamePending = false;
            if (event.button === Qt.LeftButton && mouse.pressRow >= 0 && !mouse.onSlot)
                root.inspectorRequested();
        }
    }

    // A second click on the name of the selected row renames it, unless it turns out to be a double click.
    Timer {
        id: slowClick

        interval: Application.styleHints.mouseDoubleClickInterval
        onTriggered: root.startRename(Queue.currentRow)
    }

    Rectangle {
        objectName: "lasso"
        visible: mouse.lassoing
        x: Math.min(mouse.pressX, mouse.mouseX)
        y: Math.min(mouse.pressY, mouse.mouseY)
        width: Math.abs(mouse.mouseX - mouse.pressX)
        height: Math.abs(mouse.mouseY - mouse.pressY)
        radius: 2
        color: Qt.alpha(Theme.accentBar, 0.14)
        border.width: 1
        border.color: Theme.accentBar
    }

    ReorderArea {
        objectName: "reorderArea"
        anchors.fill: parent
        list: list
        rowHeight: root.rowHeight
        label: dragLabel
    }

    DragLabel {
        id: dragLabel
    }

    RenameField {
        id: renameField

        objectName: "renameField"
        visible: root.renamingRow >= 0
        x: geometry.at(geometry.leading + 8, width)
        y: root.rowY(root.renamingRow) + geometry.lineY + Math.round((geometry.lineHeight - height) / 2)
        width: geometry.nameWidth + 8
        label: qsTr("Name")
        onFinished: (keep, goOn) => root.finishRename(keep, goOn)
    }

    RowMenu {
        id: rowMenu

        onRenameChosen: root.startRename(Queue.currentRow)
        onDetailsChosen: root.inspectorRequested()
    }

    RowTip {
        id: tip

        list: list
        geometry: geometry
    }
}
