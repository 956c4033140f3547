pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import App.Controls
import App.Inspector
import App.Theme
import Galleon.Bridge

// The queue: tabs, rows and the inspector, which stands beside the list in a wide window and over it in a narrow one.
FocusScope {
    id: root

    readonly property int windowWidth: Window.width
    // Shown while a dialog or a menu is open; only an item has it.
    readonly property Item overlay: T.Overlay.overlay
    readonly property bool docks: windowWidth >= 1200 || windowWidth === 0
    readonly property int inspectorWidth: Math.min(root.width - 40, docks && windowWidth >= 1600 ? Math.max(400, Prefs.inspectorWidth) : docks ? Prefs.inspectorWidth : 344)
    // 0 while the inspector is closed, 1 while it is open, and between while it moves.
    property real unfolded: Prefs.inspectorOpen ? 1 : 0

    // The regions that F6 walks through. With nothing selected the inspector has nothing to hold the keyboard.
    readonly property list<Item> regions: Inspector.mode === "none" ? [tabs, list] : [tabs, list, inspector]

    function focusList() {
        list.forceActiveFocus(Qt.TabFocusReason);
    }

    // Enter and the arrow down in the search lead to what was found, wherever the keyboard was before.
    function takeSearch() {
        root.focusList();
    }

    // F6 has come here.
    function regionEntered(region: Item) {
        if (region === list)
            list.showCursor();
    }

    // The list has the keyboard as soon as the page is open, unless a field has it already.
    function takeFreeFocus() {
        const holder = root.Window.activeFocusItem;
        if (root.visible && (!holder || holder === root.Window.contentItem))
            list.forceActiveFocus();
    }

    function newTab() {
        tabs.create();
    }

    function askAboutDuplicates() {
        duplicatesLoader.active = true;
        const dialog = duplicatesLoader.item as DuplicatesDialog;
        if (dialog.opened)
            return;
        Duplicates.load();
        if (Duplicates.waiting > 0)
            dialog.open();
    }

    function openInspector() {
        Prefs.inspectorOpen = true;
        inspector.forceActiveFocus(Qt.TabFocusReason);
    }

    Component.onCompleted: root.takeFreeFocus()

    Binding {
        target: Prefs
        property: "inspectorFloats"
        value: !root.docks
        restoreMode: Binding.RestoreNone
    }

    Behavior on unfolded {
        NumberAnimation {
            duration: Theme.durationPanel
            easing.type: Easing.OutCubic
        }
    }

    TabStrip {
        id: tabs

        objectName: "tabStrip"
        x: listPane.x
        width: listPane.width
        height: implicitHeight
    }

    Item {
        id: listPane

        readonly property real taken: root.docks ? root.inspectorWidth * root.unfolded : 0

        x: root.LayoutMirroring.enabled ? taken : 0
        y: tabs.height
        width: root.width - taken
        height: root.height - y

        ColumnHeader {
            id: header

            objectName: "columnHeader"
            width: parent.width
            height: visible ? implicitHeight : 0
            visible: list.geometry.columnsShown
            geometry: list.geometry
        }

        GalleryList {
            id: list

            objectName: "galleryList"
            y: header.height
            width: parent.width
            height: parent.height - y
            focus: true
            wide: root.windowWidth >= 1600
            // Tab has come here: the release of the key arrives where it has brought the focus.
            Keys.onReleased: event => {
                if ((event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab) && list.renamingRow < 0)
                    list.showCursor();
            }
            onInspectorRequested: root.openInspector()
        }

        EmptyState {
            id: nothing

            readonly property bool byState: Queue.stateFilter.length > 0 || Queue.attentionOnly

            objectName: "noResults"
            anchors.centerIn: parent
            visible: Queue.count === 0 && !Queue.isEmpty
            iconName: Queue.searchText !== "" || nothing.byState ? "search" : "tag"
            title: Queue.searchText !== "" ? qsTr("No gallery matches “%1”").arg(Queue.searchText.trim()) : nothing.byState ? qsTr("No gallery is in these states") : qsTr("This tab is empty")
            sentence: Queue.searchText !== "" || nothing.byState ? "" : qsTr("Drop folders here, or drag galleries onto the tab.")

            Button {
                objectName: "addToTab"
                visible: Queue.searchText === "" && !nothing.byState
                large: true
                iconName: "folder-plus"
                text: qsTr("Add folders…")
                onClicked: App.dialogAsked("folders")
            }

            Button {
                objectName: "clearSearch"
                visible: Queue.searchText !== "" || nothing.byState
                large: true
                text: Queue.searchText !== "" ? qsTr("Clear search") : qsTr("Show all states")
                onClicked: {
                    Queue.clearSearch();
                    Queue.stateFilter = [];
                    Queue.attentionOnly = false;
                    root.focusList();
                }
            }
        }
    }

    InspectorPanel {
        id: inspector

        objectName: "inspector"
        floating: !root.docks
        open: Prefs.inspectorOpen
        width: root.inspectorWidth
        height: root.height
        x: root.LayoutMirroring.enabled ? -width * (1 - root.unfolded) : root.width - width * root.unfolded
        onCloseRequested: {
            if (!root.docks)
                Prefs.inspectorOpen = false;
            root.focusList();
        }
        onMenuRequested: (x, y) => list.openMenu(inspector.x + x, inspector.y + y - listPane.y)
        onResized: width => Prefs.inspectorWidth = Math.max(320, Math.min(480, width))
    }

    DropOverlay {
        parent: root.Window.contentItem
        anchors.fill: parent
        z: 50
        visible: root.visible
        listArea: listPane
        page: root
        tabs: tabs
    }

    Connections {
        target: GalleryImages

        function onOpenedChanged() {
            if (!GalleryImages.isOpen)
                return;
            imageLoader.active = true;
            const dialog = imageLoader.item as ImageDialog;
            if (!dialog.opened)
                dialog.open();
        }
    }

    // Asked once, when nobody types or drags and nothing else is open; what comes meanwhile joins the list.
    Timer {
        id: duplicatesTimer

        readonly property bool isFree: root.visible && root.Window.active && !Drop.active && !(root.overlay && root.overlay.visible)

        property bool wanted: false

        interval: 400
        repeat: true
        running: duplicatesTimer.wanted && duplicatesTimer.isFree
        onTriggered: {
            const holder = root.Window.activeFocusItem;
            if (holder instanceof TextInput || holder instanceof TextEdit)
                return;
            duplicatesTimer.wanted = false;
            root.askAboutDuplicates();
        }
    }

    Connections {
        target: Duplicates

        function onFound() {
            duplicatesTimer.wanted = true;
        }

        function onAsked() {
            root.askAboutDuplicates();
        }
    }

    Connections {
        target: RemoteFiles

        function onAsked() {
            deleteLoader.active = true;
            (deleteLoader.item as DeleteRemoteDialog).open();
        }
    }

    Loader {
        id: deleteLoader

        active: false
        sourceComponent: DeleteRemoteDialog {}
    }

    Loader {
        id: duplicatesLoader

        active: false
        sourceComponent: DuplicatesDialog {}
    }

    Loader {
        id: imageLoader

        active: false
        sourceComponent: ImageDialog {}
    }

    Repeater {
        model: 9

        Item {
            id: place

            required property int index

            Shortcut {
                sequence: "Ctrl+" + (place.index + 1)
                onActivated: tabs.openAt(place.index)
            }
        }
    }

    Shortcut {
        sequences: App.keys.next_tab
        onActivated: tabs.step(1)
    }

    Shortcut {
        sequences: App.keys.previous_tab
        onActivated: tabs.step(-1)
    }

    Shortcut {
        sequences: App.keys.new_tab
        onActivated: root.newTab()
    }
}
