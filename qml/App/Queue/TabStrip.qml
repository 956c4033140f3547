pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import App.Controls
import App.Theme
import Galleon.Bridge

// The tabs of the queue, and what narrows or sorts the list: attention chip, filter, order.
// Tabs that do not fit go into a menu behind the last one; the open tab is always on the strip.
FocusScope {
    id: root

    // The tab that files are held over; −1 for none.
    property int targetTab: -1
    property int renamingTab: -1
    // Where a dragged tab would be put; −1 outside of a drag.
    property int moveBefore: -1
    // How many tabs the strip has no room for.
    property int moreCount: 0

    // What was put off until later must not run in a strip that is being let go.
    property bool leaving: false

    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property int windowWidth: Window.width
    readonly property int tabCount: Tabs.tabCount
    readonly property int gap: 2
    readonly property int edge: Theme.space12

    // Makes a tab and starts to rename it.
    function create() {
        const made = Tabs.create();
        Tabs.currentId = made;
        root.layOut();
        root.renamingTab = made;
    }

    function editSavedFilters() {
        filtersLoader.active = true;
        (filtersLoader.item as SavedFiltersDialog).open();
    }

    // An empty tab goes at once, another asks where its galleries go.
    function deleteTab(tab: TabButton) {
        if (tab.count === 0) {
            Tabs.remove(tab.tabId, 0);
        } else {
            deleteLoader.active = true;
            (deleteLoader.item as DeleteTabDialog).ask(tab);
        }
    }

    // The tab at a point of the strip, −1 outside of tabs.
    function tabAt(x: real, y: real): int {
        if (y < 0 || y >= root.height)
            return -1;
        for (const item of root.buttons()) {
            if (item.visible && x >= item.x && x < item.x + item.width)
                return item.tabId;
        }
        return -1;
    }

    // Opens the tab at a place counted from 0, All being the first.
    function openAt(place: int) {
        const items = root.buttons();
        if (place >= 0 && place < items.length)
            Tabs.currentId = items[place].tabId;
    }

    // Opens the next or the previous tab, round the end.
    function step(delta: int) {
        const items = root.buttons();
        const now = items.findIndex(item => item.tabId === Tabs.currentId);
        root.openAt((now + delta + items.length) % items.length);
    }

    function buttons(): list<TabButton> {
        const found = [all];
        for (let i = 0; i < tabs.count; ++i) {
            const item = tabs.itemAt(i) as TabButton;
            // A tab is counted a moment before it is there.
            if (item)
                found.push(item);
        }
        return found;
    }

    // Gives each tab its place; what does not fit goes into the menu, never the open tab.
    function layOut() {
        if (root.leaving)
            return;
        const items = root.buttons();
        const beyond = Tabs.tabCount + 1 - items.length;
        const room = root.width - root.edge - tools.width - 2 - root.edge - plus.width;
        const total = items.reduce((sum, item) => sum + item.implicitWidth + root.gap, 0);
        const folds = total > room || beyond > 0;
        let left = room;
        if (folds) {
            const open = items.find(item => item.isCurrent) ?? all;
            left -= more.implicitWidth + root.gap + open.implicitWidth + root.gap;
        }
        let x = root.edge;
        let folded = 0;
        for (const item of items) {
            const width = item.implicitWidth + root.gap;
            const fits = !folds || item.isCurrent || width <= left;
            if (folds && fits && !item.isCurrent)
                left -= width;
            else if (!fits)
                left = 0;
            item.shown = fits;
            if (!fits) {
                ++folded;
                continue;
            }
            item.place = root.mirrored ? root.width - x - item.implicitWidth : x;
            x += width;
        }
        root.moreCount = folded + beyond;
        more.x = root.mirrored ? root.width - x - more.implicitWidth : x;
        if (root.moreCount > 0)
            x += more.implicitWidth + root.gap;
        plus.x = root.mirrored ? root.width - x - plus.width : x;
    }

    function relayOut() {
        Qt.callLater(root.layOut);
    }

    function trackMove(tab: TabButton, centre: real) {
        let before = 0;
        for (let i = 0; i < tabs.count; ++i) {
            const item = tabs.itemAt(i) as TabButton;
            if (item.visible && (root.LayoutMirroring.enabled ? centre < item.x + item.width / 2 : centre > item.x + item.width / 2))
                before = i + 1;
        }
        root.moveBefore = before;
    }

    implicitHeight: Theme.scaled(40)
    activeFocusOnTab: true
    onWidthChanged: root.relayOut()
    onTabCountChanged: root.relayOut()
    onMirroredChanged: root.relayOut()
    Component.onCompleted: root.layOut()
    Component.onDestruction: root.leaving = true
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Tabs")
    Keys.onPressed: event => {
        const action = App.keyAction("tabs", event.key, event.modifiers);
        const toMenu = App.keyAction("list", event.key, event.modifiers) === "row_menu";
        const step = (event.key === Qt.Key_Left ? -1 : event.key === Qt.Key_Right ? 1 : 0) * (root.mirrored ? -1 : 1);
        const current = root.buttons().find(item => item.isCurrent) ?? null;
        const own = current !== null && current.tabId > 0 && !current.isSystem;
        if (action === "tab_back" || action === "tab_forward") {
            Tabs.moveStep(Tabs.currentId, (action === "tab_back" ? -1 : 1) * (root.mirrored ? -1 : 1));
            event.accepted = true;
        } else if (action === "rename_tab" && own) {
            root.renamingTab = Tabs.currentId;
            event.accepted = true;
        } else if (action === "delete_tab" && own) {
            root.deleteTab(current);
            event.accepted = true;
        } else if (step !== 0 && !(event.modifiers & Qt.AltModifier)) {
            root.step(step);
            event.accepted = true;
        } else if (toMenu) {
            if (current && current.tabId > 0)
                tabMenu.openFor(current);
            event.accepted = true;
        }
    }

    TabButton {
        id: all

        objectName: "tabAll"
        tabId: 0
        name: qsTr("All")
        colour: 0
        count: Tabs.allCount
        isCurrent: Tabs.currentId === 0
        isSystem: true
        isHidden: false
        targeted: root.targetTab === 0
        focused: root.activeFocus && isCurrent
        onImplicitWidthChanged: root.relayOut()
        onIsCurrentChanged: root.relayOut()
        onChosen: Tabs.currentId = 0
    }

    Repeater {
        id: tabs

        model: Tabs.strip
        onItemAdded: root.relayOut()
        onItemRemoved: root.relayOut()

        TabButton {
            id: tab

            required property int index

            objectName: "tab" + tab.tabId
            movable: true
            targeted: root.targetTab === tab.tabId
            renaming: root.renamingTab === tab.tabId
            focused: root.activeFocus && tab.isCurrent
            onIndexChanged: root.relayOut()
            onImplicitWidthChanged: root.relayOut()
            onIsCurrentChanged: root.relayOut()
            onChosen: Tabs.currentId = tab.tabId
            onMenuRequested: tabMenu.openFor(tab)
            onRenameAsked: {
                if (!tab.isSystem)
                    root.renamingTab = tab.tabId;
            }
            onRenamed: (keep, text) => {
                root.renamingTab = -1;
                if (keep && text.trim() !== "")
                    Tabs.rename(tab.tabId, text.trim());
            }
            onDragMoved: centre => root.trackMove(tab, centre)
            onDragEnded: {
                if (root.moveBefore >= 0)
                    Tabs.move(tab.tabId, root.moveBefore);
                root.moveBefore = -1;
            }
            onRowsDropped: Queue.moveToTab(tab.tabId)
        }
    }

    // The line that marks where a dragged tab goes.
    Rectangle {
        readonly property TabButton next: root.moveBefore >= 0 && root.moveBefore < tabs.count ? tabs.itemAt(root.moveBefore) as TabButton : null

        visible: root.moveBefore >= 0
        x: root.LayoutMirroring.enabled ? (next ? next.x + next.width : plus.x + plus.width) : (next ? next.x : plus.x) - 2
        y: Math.round((root.height - height) / 2)
        width: 2
        height: 24
        radius: 1
        color: Theme.accentBar
    }

    Button {
        id: more

        objectName: "moreTabs"
        y: Math.round((root.height - height) / 2)
        visible: root.moreCount > 0
        compact: true
        kind: "ghost"
        trailingIcon: "chevron-down"
        text: qsTr("%L1 more").arg(root.moreCount)
        onClicked: moreTabs.openAt(more)
    }

    // Tabs that are hidden are there as well.
    Loader {
        id: moreTabs

        function openAt(anchor: Item) {
            moreTabs.active = true;
            const list = moreTabs.item as ChoiceList;
            list.choices = Tabs.without(root.buttons().filter(item => item.shown).map(item => item.tabId));
            list.x = root.mirrored ? anchor.x + anchor.width - list.width : anchor.x;
            list.open();
        }

        active: false
        sourceComponent: ChoiceList {
            parent: root
            y: root.height
            title: qsTr("Find a tab")
            onChosen: id => Tabs.currentId = Number(id)
        }
    }

    IconButton {
        id: plus

        objectName: "newTab"
        y: Math.round((root.height - height) / 2)
        compact: true
        iconName: "plus"
        label: qsTr("New tab")
        shortcut: App.keyTexts.new_tab
        onClicked: root.create()
    }

    Row {
        id: tools

        x: root.LayoutMirroring.enabled ? root.edge : root.width - width - root.edge
        y: Math.round((root.height - height) / 2)
        height: Theme.controlCompact
        spacing: 4
        onWidthChanged: root.relayOut()

        AttentionChip {
            anchors.verticalCenter: parent.verticalCenter
            visible: Queue.attentionCount > 0
            count: Queue.attentionCount
            checked: Queue.attentionOnly
            onClicked: Queue.attentionOnly = !Queue.attentionOnly
        }

        IconButton {
            id: filterButton

            objectName: "filterButton"
            compact: true
            iconName: "list-filter"
            label: qsTr("Filter")
            tone: Queue.stateFilter.length > 0 ? "accent" : "secondary"
            onClicked: filterMenu.popup(filterButton, root.mirrored ? 0 : filterButton.width - filterMenu.width, filterButton.height + 4)
        }

        IconButton {
            id: sortButton

            objectName: "sortButton"
            compact: true
            iconName: "arrow-up-down"
            label: qsTr("Sort and view")
            tone: Queue.sortKey !== "queue" ? "accent" : "secondary"
            onClicked: viewMenu.popup(sortButton, root.mirrored ? 0 : sortButton.width - viewMenu.width, sortButton.height + 4)
        }
    }

    FilterMenu {
        id: filterMenu

        onSavedFiltersAsked: root.editSavedFilters()
    }

    ViewMenu {
        id: viewMenu

        columnsApply: root.windowWidth >= 1600
    }

    Loader {
        id: filtersLoader

        active: false
        sourceComponent: SavedFiltersDialog {}
    }

    Loader {
        id: deleteLoader

        active: false
        sourceComponent: DeleteTabDialog {}
    }

    TabMenu {
        id: tabMenu

        onRenameChosen: tabId => root.renamingTab = tabId
        onDeletionChosen: tab => root.deleteTab(tab)
    }

    Divider {
        y: root.height - 1
        width: root.width
    }
}
