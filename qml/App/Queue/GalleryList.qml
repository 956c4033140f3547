pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import App.Controls
import App.Inspector
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
    // Rows show other galleries than a moment ago: their bars jump.
    property bool rearranging: false
    property int renamingRow: -1
    property int renamingId: 0

    readonly property int rowHeight: geometry.rowHeight
    readonly property url emptyCover: "image://icon/cover-empty/" + Theme.textTertiary.toString().slice(-6)
    readonly property alias view: list
    readonly property alias geometry: geometry

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

    // The menu of a chip (1–3), below it; false where there is none.
    function openChipMenu(row: int, chip: int): bool {
        const galleryId = Queue.idAt(row);
        const hostIds = HostMenu.hostsOfChip(galleryId, chip);
        const x = [geometry.chip1X, geometry.chip2X, geometry.chip3X][chip - 1];
        hostPopup.openFor(galleryId, hostIds, root, x, root.rowY(row) + geometry.chipY + geometry.chipHeight + 4);
        return hostIds.length > 0;
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

    function hideTip() {
        tip.hide();
    }

    function tipForPointer(row: int, x: real, y: real) {
        if (row < 0 || root.renamingRow >= 0 || mouse.pressed || list.moving)
            tip.hide();
        else if (geometry.columnAt(x) >= 0)
            tip.showColumn(row, geometry.columnAt(x));
        else
            tip.show(row, geometry.isSlot(x, y) ? 4 : geometry.chipAt(x, y) || (geometry.isState(x) ? -1 : 0));
    }

    function tipForKeyboard() {
        if (root.keyboardUsed && root.activeFocus && Queue.currentRow >= 0)
            tip.show(Queue.currentRow, root.part);
        else
            tip.hide();
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Galleries")
    Keys.onPressed: event => {
        if (root.renamingRow >= 0)
            return;
        root.keyboardUsed = true;
        event.accepted = keys.handle(event.key, event.modifiers, event.text);
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

        function onRearranging() {
            root.rearranging = true;
            Qt.callLater(() => root.rearranging = false);
        }

        target: Queue
    }

    RowKeys {
        id: keys

        area: root
    }

    RowGeometry {
        id: geometry

        listWidth: root.width
        compact: Prefs.compactRows
        mirrored: root.LayoutMirroring.enabled
        wide: root.wide
        chosenColumns: Columns.shown
    }

    ListView {
        id: list

        objectName: "galleryListView"
        anchors.fill: parent
        focus: true
        clip: true
        model: Queue
        reuseItems: true
        // The design wants a viewport of rows made ahead. Qt makes those between the frames, and warns of each that is
        // still on its way when a search, or leaving the page, takes its row. Making them to their end before that was
        // tried: it costs up to 20 ms in that very moment, and silences not all. Without them frames keep to 16.7 ms.
        cacheBuffer: 0
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

        T.ScrollBar.vertical: ScrollBar {
            z: 3
            topPadding: 6
        }

        PaintedWhole {
            view: list
        }

        delegate: GalleryRow {
            id: row

            geometry: geometry
            emptyCover: root.emptyCover
            listFocused: root.activeFocus || rowMenu.visible || hostPopup.visible
            hovered: root.hoverRow === row.index
            slotHovered: root.hoverSlot && root.hoverRow === row.index
            current: root.keyboardUsed && root.activeFocus && Queue.currentRow === row.index
            focusedPart: root.part
            renaming: root.renamingRow === row.index
            animated: !list.moving && !root.rearranging
            onSlotPressed: Queue.runSlot(row.index)
            onChosen: Queue.selectOnly(row.index)
        }
    }

    RowMouse {
        id: mouse

        anchors.fill: parent
        anchors.rightMargin: root.LayoutMirroring.enabled ? 0 : 10
        anchors.leftMargin: root.LayoutMirroring.enabled ? 10 : 0
        area: root
        label: dragLabel
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

    HostPopup {
        id: hostPopup
    }

    RowMenu {
        id: rowMenu

        onRenameChosen: root.startRename(Queue.currentRow)
        onDetailsChosen: root.inspectorRequested()
        onListAsked: entry => {
            chooser.active = true;
            chooser.entry = entry;
            (chooser.item as ChoiceList).open();
        }
    }

    Loader {
        id: chooser

        property var entry: null

        active: false
        sourceComponent: ChoiceList {
            parent: root
            x: Math.round((root.width - width) / 2)
            y: Theme.space16
            title: chooser.entry ? chooser.entry.label : ""
            choices: chooser.entry ? chooser.entry.children : []
            onChosen: id => rowMenu.run(chooser.entry.id, id)
            onClosed: root.forceActiveFocus()
        }
    }

    RowTip {
        id: tip

        list: list
        geometry: geometry
    }
}
