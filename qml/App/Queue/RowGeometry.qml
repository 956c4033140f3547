import QtQuick
import App.Theme

// Where everything in a gallery row stands, for one list width. Computed once a list, read by every row,
// by the hit test and by the rename field. All lengths are whole pixels and follow the text size.
QtObject {
    id: root

    required property real listWidth
    required property bool compact
    required property bool mirrored
    // The window is wide enough for further columns; these are the ones that were chosen, {key, width}.
    required property bool wide
    property var chosenColumns: []

    readonly property int rowHeight: compact ? Theme.scaled(40) : Theme.scaled(56)
    // 560 at the usual size of text. Names get more of a row than its figures when text grows.
    readonly property bool chipsShown: listWidth >= Theme.scaled(384) + Theme.scaled(Theme.scaled(176))
    // As many of the chosen columns as leave room for names: {key, title, sort, x, width}.
    readonly property var columns: root.placed(root.wide ? root.chosenColumns : [])
    readonly property int columnsWidth: root.columns.reduce((sum, column) => sum + column.width + 16, 0)
    readonly property bool columnsShown: root.columns.length > 0

    readonly property int accentX: at(8, 3)
    readonly property int coverSize: compact ? 24 : 40
    readonly property int coverX: at(16, coverSize)
    readonly property int coverY: Math.round((rowHeight - coverSize) / 2)

    readonly property int lineHeight: Theme.scaled(20)
    readonly property int lineY: compact ? Math.round((rowHeight - lineHeight) / 2) : Theme.scaled(8)
    readonly property int metaY: Theme.scaled(29)
    readonly property int metaHeight: Theme.scaled(18)

    readonly property int dotX: at(leading, 8)
    readonly property int dotY: lineY + Math.round((lineHeight - 8) / 2)
    readonly property int nameX: at(leading + 16, nameWidth)
    readonly property int nameWidth: Math.max(0, trailing - leading - 16)
    readonly property int metaX: at(leading, metaWidth)
    readonly property int metaWidth: Math.max(0, trailing - leading)

    readonly property int chipY: Math.round((rowHeight - chipHeight) / 2)
    readonly property int chipWidth: Theme.scaled(44)
    readonly property int chipHeight: Theme.scaled(20)
    readonly property int moreWidth: Theme.scaled(28)
    readonly property int chip1X: at(listWidth - Theme.scaled(368), chipWidth)
    readonly property int chip2X: at(listWidth - Theme.scaled(320), chipWidth)
    readonly property int chip3X: at(listWidth - Theme.scaled(272), chipWidth)
    readonly property int moreX: at(listWidth - Theme.scaled(272), moreWidth)

    readonly property int stateWidth: Theme.scaled(152)
    readonly property int stateX: at(listWidth - Theme.scaled(208), stateWidth)
    readonly property int stateIconX: at(listWidth - Theme.scaled(208), 16)
    readonly property int stateIconY: lineY + Math.round((lineHeight - 16) / 2)
    readonly property int stateLabelX: at(listWidth - Theme.scaled(208) + 22, stateLabelWidth)
    readonly property int stateLabelWidth: stateWidth - 22 - stateRightWidth
    readonly property int stateRightX: at(listWidth - Theme.scaled(56) - stateRightWidth, stateRightWidth)
    readonly property int stateRightWidth: Theme.scaled(56)
    readonly property int barY: compact ? rowHeight - Theme.scaled(8) : Theme.scaled(36)

    readonly property int slotSize: 32
    readonly property int slotX: at(listWidth - Theme.scaled(56) + Theme.scaled(12), slotSize)
    readonly property int slotY: Math.round((rowHeight - slotSize) / 2)

    // Where the name column begins and ends.
    readonly property int leading: coverSize + 28
    readonly property int trailing: listWidth - (chipsShown ? Theme.scaled(384) : Theme.scaled(224)) - columnsWidth

    // The left edge of something `width` wide whose leading edge is at `x`, on either side of the page.
    function at(x: real, width: real): int {
        return Math.round(root.mirrored ? root.listWidth - x - width : x);
    }

    function placed(chosen: var): var {
        const room = root.listWidth - Theme.scaled(384) - root.leading - Theme.scaled(240);
        const fitting = [];
        let taken = 0;
        for (const column of chosen) {
            const width = Theme.scaled(column.width);
            if (taken + width + 16 > room)
                break;
            taken += width + 16;
            fitting.push(column);
        }
        let x = root.listWidth - Theme.scaled(384) - taken + 16;
        return fitting.map(column => {
            const width = Theme.scaled(column.width);
            x += width + 16;
            return {
                key: column.key,
                title: column.title,
                sort: column.sort,
                x: root.at(x - width - 16, width),
                width: width
            };
        });
    }

    function isSlot(x: real, y: real): bool {
        return x >= root.slotX && x < root.slotX + root.slotSize && y >= root.slotY && y < root.slotY + root.slotSize;
    }

    function isName(x: real, y: real): bool {
        return x >= root.nameX && x < root.nameX + root.nameWidth && y >= root.lineY && y < root.lineY + root.lineHeight;
    }

    function isState(x: real): bool {
        return x >= root.stateX && x < root.stateX + root.stateWidth;
    }

    // The place of the further column under this x, −1 for none.
    function columnAt(x: real): int {
        return root.columns.findIndex(column => x >= column.x && x < column.x + column.width);
    }

    // 1, 2 or 3 for a chip, 0 for none.
    function chipAt(x: real, y: real): int {
        if (!root.chipsShown || y < root.chipY || y >= root.chipY + root.chipHeight)
            return 0;
        if (x >= root.chip1X && x < root.chip1X + root.chipWidth)
            return 1;
        if (x >= root.chip2X && x < root.chip2X + root.chipWidth)
            return 2;
        return x >= root.chip3X && x < root.chip3X + root.chipWidth ? 3 : 0;
    }
}
