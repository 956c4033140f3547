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
                    Rearrange.moveStep(step);
                else if (control && step < 0)
                    Queue.startNext();
                else
                    Queue.move(step, shift);
                return true;
            }
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
        case Qt.Key_Space:
            if (control)
                Queue.toggle(row);
            else if (root.area.part === 4)
                Queue.runSlot(row);
            else if (root.area.part > 0)
                root.area.openChipMenu(row, root.area.part);
            else
                Queue.runSlotForSelection();
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            if (control || alt)
                return false;
            if (root.area.part === 4)
                Queue.runSlot(row);
            else if (root.area.part > 0)
                root.area.openChipMenu(row, root.area.part);
            else
                root.area.inspectorRequested();
            return true;
        case Qt.Key_F2:
            root.area.startRename(row);
            return true;
        case Qt.Key_Delete:
            Queue.remove();
            return true;
        case Qt.Key_Menu:
        case Qt.Key_F10:
            if (key === Qt.Key_F10 && !shift)
                return false;
            if (root.area.part === 0 || root.area.part === 4 || !root.area.openChipMenu(row, root.area.part))
                root.area.openMenuForCurrent();
            return true;
        case Qt.Key_Escape:
            if (root.area.part > 0)
                root.area.part = 0;
            else if (Queue.selectedCount > 0)
                Queue.clearSelection();
            else
                return false;
            return true;
        }
        if (control && !alt)
            return root.handleControl(key, shift);
        if (!alt && text.length === 1 && text > " " && text !== "\u007f") {
            root.jump(text);
            return true;
        }
        return false;
    }

    function handleControl(key: int, shift: bool): bool {
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
        root.word += letter;
        root.typed.restart();
        const row = Queue.jumpTo(root.word);
        if (row >= 0)
            Queue.moveTo(row, false);
    }
}
