pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Galleon.Bridge
import App.Theme
import App.Controls

// The lines, newest first. One Tab stop: ↑ ↓ choose (Shift: several), → and Enter open a line's details, ← closes them.
FocusScope {
    id: root

    // The ring shows once the keyboard is used, and goes with the next click.
    property bool keyboardUsed: false
    // A line below the first, or its details, is being read: newer ones must not push it away.
    property bool holding: false
    readonly property bool atTop: !root.holding && list.contentY <= list.originY + Theme.controlCompact

    function choose(row: int, extend: bool) {
        if (row < 0 || row >= list.count)
            return;
        root.holding = row > 0;
        list.currentIndex = row;
        Log.select(row, extend);
        list.positionViewAtIndex(row, ListView.Contain);
    }

    function open(row: int, on: bool) {
        root.holding = root.holding || on;
        Log.setOpen(row, on);
    }

    function toggle(row: int) {
        root.holding = true;
        Log.toggle(row);
    }

    // The keyboard is here, and needs a line to stand on; lines may come only after it.
    function begin() {
        if (root.activeFocus && list.currentIndex < 0 && list.count > 0)
            root.choose(0, false);
    }

    function openMenu(x: real, y: real) {
        const item = list.currentItem as LogDelegate;
        if (!item)
            return;
        menu.active = true;
        const popup = menu.item as LogMenu;
        popup.row = list.currentIndex;
        popup.hostId = Log.hostOf(list.currentIndex);
        popup.galleryId = Log.galleryOf(list.currentIndex);
        popup.isOpen = item.isOpen;
        popup.popup(list, x, y);
    }

    // True when the key was one of the list.
    function handleKey(key: int, modifiers: int): bool {
        const control = (modifiers & Qt.ControlModifier) !== 0;
        const shift = (modifiers & Qt.ShiftModifier) !== 0;
        const forward = root.LayoutMirroring.enabled ? Qt.Key_Left : Qt.Key_Right;
        const backward = root.LayoutMirroring.enabled ? Qt.Key_Right : Qt.Key_Left;
        const page = Math.max(1, Math.floor(list.height / Theme.controlCompact) - 1);
        if (App.keyAction("log", key, modifiers) === "log_copy") {
            Log.copy();
            return true;
        }
        switch (key) {
        case Qt.Key_Up:
            root.choose(Math.max(0, list.currentIndex - 1), shift);
            return true;
        case Qt.Key_Down:
            root.choose(Math.min(list.count - 1, list.currentIndex + 1), shift);
            return true;
        case Qt.Key_PageUp:
            root.choose(Math.max(0, list.currentIndex - page), shift);
            return true;
        case Qt.Key_PageDown:
            root.choose(Math.min(list.count - 1, list.currentIndex + page), shift);
            return true;
        case Qt.Key_Home:
            Log.showNewest();
            return true;
        case Qt.Key_End:
            Log.showOldest();
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
        case Qt.Key_Space:
            root.toggle(list.currentIndex);
            return true;
        case forward:
            root.open(list.currentIndex, true);
            return true;
        case backward:
            root.open(list.currentIndex, false);
            return true;
        case Qt.Key_A:
            if (control)
                Log.selectAll();
            return control;
        case Qt.Key_Menu:
            root.openMenuForCurrent();
            return true;
        case Qt.Key_F10:
            if (shift)
                root.openMenuForCurrent();
            return shift;
        }
        return false;
    }

    function openMenuForCurrent() {
        const item = list.currentItem;
        if (item)
            root.openMenu(root.LayoutMirroring.enabled ? list.width - 240 : 40, item.mapToItem(list, 0, Theme.controlCompact).y);
    }

    onActiveFocusChanged: root.begin()
    onAtTopChanged: Log.setAtTop(root.atTop)
    Component.onCompleted: Log.setAtTop(true)

    ListView {
        id: list

        objectName: "logList"
        anchors.fill: parent
        topMargin: 4
        bottomMargin: 8
        focus: true
        activeFocusOnTab: true
        clip: true
        model: Log
        reuseItems: true
        cacheBuffer: Math.max(0, list.height)
        boundsBehavior: Flickable.StopAtBounds
        highlightFollowsCurrentItem: false
        currentIndex: -1
        keyNavigationEnabled: false
        section.property: "day"
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Lines of the log, newest first")
        T.ScrollBar.vertical: ScrollBar {}
        onCountChanged: root.begin()
        onContentYChanged: {
            if (list.contentY + 2 * list.height > list.originY + list.contentHeight)
                Log.loadOlder();
        }
        Keys.onPressed: event => {
            root.keyboardUsed = true;
            if (list.currentIndex < 0 && list.count > 0)
                list.currentIndex = 0;
            event.accepted = root.handleKey(event.key, event.modifiers);
        }

        Connections {
            target: Log

            function onJumped(row: int) {
                root.holding = row > 0;
                list.positionViewAtIndex(row, row === 0 ? ListView.Beginning : ListView.End);
                if (row === 0)
                    list.positionViewAtBeginning();
                if (root.keyboardUsed && list.activeFocus)
                    root.choose(row, false);
            }
        }

        section.delegate: TextLabel {
            required property string section

            x: LayoutMirroring.enabled ? 0 : 20
            width: ListView.view.width - 20
            height: Theme.controlCompact
            kind: "small"
            font.weight: Font.DemiBold
            text: section
            horizontalAlignment: Text.AlignLeft
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        PaintedWhole {
            view: list
        }

        delegate: LogDelegate {
            id: line

            width: ListView.view.width
            focused: ListView.isCurrentItem && list.activeFocus && root.keyboardUsed
            listFocused: list.activeFocus
            onChosen: extend => {
                root.keyboardUsed = false;
                list.forceActiveFocus(Qt.MouseFocusReason);
                root.holding = line.index > 0;
                list.currentIndex = line.index;
                Log.select(line.index, extend);
            }
            onToggled: root.toggle(line.index)
            onMenuAsked: (x, y) => {
                list.forceActiveFocus(Qt.MouseFocusReason);
                list.currentIndex = line.index;
                if (!line.isSelected)
                    Log.select(line.index, false);
                const place = line.mapToItem(list, x, y);
                root.openMenu(place.x, place.y);
            }
        }
    }

    Button {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space8
        visible: !root.atTop && (Log.newCount > 0 || !Log.newestShown)
        kind: "primary"
        compact: true
        iconName: "arrow-up-to-line"
        text: Log.newLabel
        onClicked: {
            Log.showNewest();
            list.forceActiveFocus(Qt.OtherFocusReason);
        }
    }

    Loader {
        id: menu

        active: false
        sourceComponent: LogMenu {}
    }
}
