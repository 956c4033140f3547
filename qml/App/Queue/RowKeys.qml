import QtQuick
import Galleon.Bridge

// What the keys of the list do (ui.md section 7).
QtObject {
    id: root

    required property GalleryList area

    // What was typed within the last second.
    property string word
    readonly property Timer typed: Timer {
        interval: 1000
        onTriggered: root.word = ""
    }

    // Keys of the list; true when the key was one of them.
    function handle(key: int, modifiers: int, text: string): bool {
        const action = App.keyAction("list", key, modifiers);
        if (action !== "")
            return root.act(action);
        const control = (modifiers & (Qt.ControlModifier | Qt.MetaModifier)) !== 0;
        const shift = (modifiers & Qt.ShiftModifier) !== 0;
        if (modifiers & Qt.AltModifier)
            return false;
        switch (key) {
        case Qt.Key_Up:
            Queue.move(-1, shift);
            return true;
        case Qt.Key_Down:
            Queue.move(1, shift);
            return true;
        case Qt.Key_PageUp:
            Queue.move(-root.area.pageRows(), shift);
            return true;
        case Qt.Key_PageDown:
            Queue.move(root.area.pageRows(), shift);
            return true;
        case Qt.Key_Home:
            Queue.moveTo(0, shift);
            return true;
        case Qt.Key_End:
            Queue.moveTo(root.area.view.count - 1, shift);
            return true;
        case Qt.Key_Left:
            root.area.movePart(root.area.LayoutMirroring.enabled ? 1 : -1);
            return true;
        case Qt.Key_Right:
            root.area.movePart(root.area.LayoutMirroring.enabled ? -1 : 1);
            return true;
        case Qt.Key_Escape:
            if (root.area.part > 0) {
                root.area.part = 0;
                root.area.tipForKeyboard();
            } else if (Queue.selectedCount > 0) {
                Queue.clearSelection();
            } else {
                return false;
            }
            return true;
        }
        if (!control && text.length === 1 && text > " " && text !== "\u007f") {
            root.jump(text);
            return true;
        }
        return false;
    }

    // By its name in the table of shortcuts.
    function act(action: string): bool {
        const row = Queue.currentRow;
        switch (action) {
        case "slot":
            if (root.area.part === 4)
                Queue.runSlot(row);
            else if (root.area.part > 0)
                root.area.openChipMenu(row, root.area.part);
            else
                Queue.runSlotForSelection();
            break;
        case "details":
            if (root.area.part === 4)
                Queue.runSlot(row);
            else if (root.area.part > 0)
                root.area.openChipMenu(row, root.area.part);
            else
                root.area.inspectorRequested();
            break;
        case "toggle_row":
            Queue.toggle(row);
            break;
        case "select_all":
            Queue.selectAll();
            break;
        case "rename":
            root.area.startRename(row);
            break;
        case "remove":
            Queue.remove();
            break;
        case "copy_post_code":
            Queue.copyPostCode();
            break;
        case "copy_links":
            Queue.copyLinks();
            break;
        case "retry":
            Queue.retry();
            break;
        case "show_folder":
            Queue.showFolder();
            break;
        case "start_next":
            Queue.startNext();
            break;
        case "move_up":
            Rearrange.moveStep(-1);
            break;
        case "move_down":
            Rearrange.moveStep(1);
            break;
        case "row_menu":
            if (root.area.part === 0 || root.area.part === 4 || !root.area.openChipMenu(row, root.area.part))
                root.area.openMenuForCurrent();
            break;
        default:
            return false;
        }
        return true;
    }

    // Letters typed within a second belong to one name.
    function jump(letter: string) {
        root.word += letter;
        root.typed.restart();
        const row = Queue.jumpTo(root.word);
        if (row >= 0)
            Queue.moveTo(row, false);
    }
}
