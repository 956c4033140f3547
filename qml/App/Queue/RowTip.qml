import QtQuick
import App.Controls
import Galleon.Bridge

// What does not fit into a row, or only has an icon there: the full name and meta, a chip, the slot.
Item {
    id: root

    required property ListView list
    required property RowGeometry geometry

    function hide() {
        tip.visible = false;
    }

    function place(row: int, x: real, y: real, width: real, height: real, text: string) {
        root.x = x;
        root.y = row * root.geometry.rowHeight + root.list.originY - root.list.contentY + y;
        root.width = width;
        root.height = height;
        tip.text = text;
        tip.visible = text !== "";
    }

    function showColumn(row: int, place: int) {
        const item = root.list.itemAtIndex(row) as GalleryRow;
        const column = root.geometry.columns[place];
        tip.shortcut = "";
        if (item && column)
            root.place(row, column.x, root.geometry.lineY, column.width, root.geometry.lineHeight, item.hiddenIn(place));
        else
            tip.visible = false;
    }

    // 0 the row, 1–3 its chips, 4 its slot; −1 is the state, where it has no room for its words.
    function show(row: int, part: int) {
        const geometry = root.geometry;
        const item = root.list.itemAtIndex(row) as GalleryRow;
        tip.shortcut = part === 4 ? App.textFor("slot") : "";
        if (!item)
            tip.visible = false;
        else if (part < 0)
            root.place(row, geometry.stateX, geometry.lineY, geometry.stateWidth, geometry.rowHeight - geometry.lineY - 8, item.stateShortened ? [item.stateLabel, item.stateRight, item.line2].filter(said => said !== "").join(" · ") : "");
        else if (part === 4)
            root.place(row, geometry.slotX, geometry.slotY, geometry.slotSize, geometry.slotSize, item.slotLabel);
        else if (part > 0)
            root.place(row, [geometry.chip1X, geometry.chip2X, geometry.chip3X][part - 1], geometry.chipY, geometry.chipWidth, geometry.chipHeight, part === 1 ? item.chip1Tip : part === 2 ? item.chip2Tip : item.chipsMore ? item.chipsText : item.chip3Tip);
        else
            root.place(row, geometry.nameX, geometry.lineY, geometry.nameWidth, geometry.rowHeight - geometry.lineY - 8, geometry.compact ? item.name + "\n" + item.meta : item.shortened ? item.name + (item.metaShortened ? "\n" + item.meta : "") : item.metaShortened ? item.meta : "");
    }

    // What it told of has been left by the keyboard, or stands elsewhere now.
    Connections {
        target: root.list

        function onActiveFocusChanged() {
            if (!root.list.activeFocus)
                root.hide();
        }

        function onCountChanged() {
            root.hide();
        }
    }

    ToolTip {
        id: tip

        objectName: "rowTip"
        parent: root
    }
}
