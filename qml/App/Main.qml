pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge
import App.Theme
import App.Shell

// What fills the window: sidebar, toolbar, page, transfer bar. Pages, menus and dialogs come right after it.
Item {
    id: root

    readonly property var window: root.Window.window
    readonly property bool narrow: root.width < 1000
    readonly property bool mirrored: Application.layoutDirection === Qt.RightToLeft
    // True once the first frame has been asked for: then the rest is loaded.
    property bool warm: false
    // True once everything that a person can reach is there.
    readonly property bool ready: pages.currentItem !== null && toasts.status === Loader.Ready && dialogs.status === Loader.Ready

    // The welcome page stands in the place of an empty queue, or is looked at again.
    readonly property bool welcoming: Queue.isEmpty || Welcome.isBack

    // The loader of the open page among those of `pages`.
    function placeOf(pages: Repeater): PageLoader {
        const place = App.otherPages.findIndex(page => page.id === App.page);
        return pages.count > place && place >= 0 ? pages.itemAt(place) as PageLoader : null;
    }

    // Regions of F6 in reading order; a page may name its own.
    function regions(): list<Item> {
        const own = pages.currentItem?.regions ?? [];
        const cards = [engineCard.failed ? engineCard : null, notices.height > 0 ? notices : null];
        return [sidebar, toolbars.currentItem, ...cards, ...own, transferBar, toasts.item].filter(item => item && item.visible && item.enabled);
    }

    function isInside(item: Item, region: Item): bool {
        for (let up = item; up; up = up.parent) {
            if (up === region)
                return true;
        }
        return false;
    }

    // Moves the focus to the next or previous region, to what had it there last or to its first control.
    function goToRegion(step: int) {
        const all = root.regions();
        const here = all.findIndex(region => root.isInside(root.window.activeFocusItem, region));
        const next = all[(here + step + all.length) % all.length];
        next.forceActiveFocus(Qt.TabFocusReason);
        if (root.window.activeFocusItem === next && !next.activeFocusOnTab)
            next.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        pages.currentItem?.regionEntered?.(next);
    }

    function focusSearch() {
        const bar = toolbars.currentItem as Toolbar;
        bar?.focusSearch();
    }

    // On the strip, where its name can be typed at once; the queue is opened for it.
    function makeTab() {
        App.page = "queue";
        const page = pages.currentItem;
        if (page?.newTab)
            page.newTab();
        else
            Tabs.currentId = Tabs.create();
    }

    function rememberGeometry() {
        const place = root.window?.visibility;
        if (root.warm && place !== Window.Hidden && place !== Window.Minimized)
            saving.restart();
    }

    function bringForward() {
        const window = root.window;
        if (window.visibility === Window.Minimized)
            window.showNormal();
        else if (!root.warm && App.windowMaximized())
            window.showMaximized();
        else
            window.show();
        window.raise();
        window.requestActivate();
    }

    objectName: "main"
    width: root.parent?.width ?? 0
    height: root.parent?.height ?? 0
    LayoutMirroring.enabled: root.mirrored
    LayoutMirroring.childrenInherit: true

    Binding {
        target: root.window
        property: "color"
        value: Theme.bgWindow
    }

    Connections {
        target: root.window

        function onXChanged() {
            root.rememberGeometry();
        }

        function onYChanged() {
            root.rememberGeometry();
        }

        function onWidthChanged() {
            root.rememberGeometry();
        }

        function onHeightChanged() {
            root.rememberGeometry();
        }

        function onVisibilityChanged() {
            root.rememberGeometry();
        }

        function onClosing(close: CloseEvent) {
            close.accepted = !App.windowClosing();
        }
    }

    Connections {
        enabled: !root.warm
        target: root.window

        function onAfterAnimating() {
            Qt.callLater(() => root.warm = true);
        }
    }

    Connections {
        target: App

        function onDialogAsked(name: string) {
            if (name === "notifications")
                transferBar.openNotifications();
            else if (name === "new_tab")
                root.makeTab();
            else
                dialogs.open("open" + name[0].toUpperCase() + name.slice(1));
        }

        function onWindowRequested() {
            root.bringForward();
        }
    }

    Timer {
        id: saving

        interval: 500
        onTriggered: App.saveWindow(root.window.x, root.window.y, root.window.width, root.window.height, root.window.visibility === Window.Maximized)
    }

    // Files dropped on the chrome are taken as well; the pages have their own areas above this one.
    DropArea {
        anchors.fill: parent
        keys: ["text/uri-list"]
        onEntered: drag => Drop.enter(drag.urls)
        onExited: Drop.leave()
        onDropped: drop => Drop.drop(drop.urls, 0)
    }

    Sidebar {
        id: sidebar

        x: root.mirrored ? root.width - width : 0
        width: implicitWidth
        height: transferBar.y
        rail: root.narrow || !Prefs.sidebarOpen
    }

    Item {
        id: toolbars

        readonly property var currentItem: App.page === "queue" ? queueToolbar : (otherToolbars.current?.item ?? null)

        x: root.mirrored ? 0 : sidebar.width
        width: root.width - sidebar.width
        height: 56

        QueueToolbar {
            id: queueToolbar

            width: parent.width
            visible: App.page === "queue"
            enabled: visible
            onAddFoldersAsked: dialogs.open("openFolders")
            onAddFilesAsked: dialogs.open("openFiles")
        }

        Connections {
            target: toolbars.currentItem

            // To what was found.
            function onSearchLeft() {
                const page = pages.currentItem;
                if (page?.takeSearch)
                    page.takeSearch();
                else
                    page?.forceActiveFocus(Qt.OtherFocusReason);
            }
        }

        // Like the pages: made when first asked for, let go a minute after.
        Repeater {
            id: otherToolbars

            readonly property PageLoader current: root.placeOf(otherToolbars)

            model: root.warm ? App.otherPages : []

            PageLoader {
                required property var modelData

                width: parent.width
                current: App.page === modelData.id
                source: Qt.resolvedUrl(modelData.folder + "/" + modelData.folder + "Toolbar.qml")
            }
        }
    }

    EngineCard {
        id: engineCard

        x: toolbars.x
        y: toolbars.height
        width: toolbars.width
        height: implicitHeight
    }

    // What there is to tell, once in a while; the pages move down for it.
    Column {
        id: notices

        x: toolbars.x
        y: toolbars.height + engineCard.height
        width: toolbars.width

        Loader {
            width: notices.width
            active: root.warm && CrashReports.isShown
            visible: active
            sourceComponent: CrashCard {}
        }

        Loader {
            width: notices.width
            active: root.warm && Updates.isOffered
            visible: active
            sourceComponent: UpdateCard {}
        }
    }

    Item {
        id: pages

        readonly property var currentItem: App.page !== "queue" ? (otherPages.current?.item ?? null) : root.welcoming ? welcomePage.item : queuePage.item

        x: toolbars.x
        y: notices.y + notices.height
        width: toolbars.width
        height: transferBar.y - y

        PageLoader {
            id: queuePage

            anchors.fill: parent
            takesFocus: true
            stays: true
            current: root.warm && App.page === "queue" && !root.welcoming
            source: Qt.resolvedUrl("Queue/QueuePage.qml")
        }

        PageLoader {
            id: welcomePage

            objectName: "welcomePage"
            anchors.fill: parent
            takesFocus: true
            current: root.warm && App.page === "queue" && root.welcoming && (Queue.isKnown || App.engineState === "failed")
            source: Qt.resolvedUrl("Welcome/WelcomePage.qml")
            onLoaded: {
                if (Welcome.isBack)
                    (welcomePage.item as FocusScope)?.forceActiveFocus(Qt.OtherFocusReason);
            }

            Connections {
                target: welcomePage.item
                ignoreUnknownSignals: true

                function onFoldersAsked() {
                    dialogs.open("openFolders");
                }

                function onFilesAsked() {
                    dialogs.open("openFiles");
                }
            }
        }

        Repeater {
            id: otherPages

            readonly property PageLoader current: root.placeOf(otherPages)

            model: root.warm ? App.otherPages : []

            PageLoader {
                required property var modelData

                anchors.fill: parent
                takesFocus: true
                current: App.page === modelData.id
                source: Qt.resolvedUrl(modelData.folder + "/" + modelData.folder + "Page.qml")
            }
        }
    }

    TransferBar {
        id: transferBar

        y: root.height - height
        width: root.width
        height: implicitHeight
        onCustomLimitAsked: dialogs.open("openLimit")
        onNotificationsAsked: anchor => (dialogs.item as WindowDialogs)?.openNotifications(anchor)
    }

    Loader {
        id: toasts

        x: toolbars.x + Math.round((toolbars.width - width) / 2)
        y: transferBar.y - 16 - height
        width: Math.min(400, toolbars.width - 32)
        active: root.warm
        asynchronous: true
        sourceComponent: Toasts {
            width: toasts.width
        }
    }

    Loader {
        id: dialogs

        function open(what: string) {
            const owner = dialogs.item as WindowDialogs;
            if (owner)
                owner[what]();
        }

        active: root.warm
        asynchronous: true
        sourceComponent: WindowDialogs {
            objectName: "windowDialogs"
            page: pages.currentItem
        }
    }

    GlobalKeys {
        onPaletteAsked: dialogs.open("openPalette")
        onSheetAsked: dialogs.open("openSheet")
        onSearchAsked: root.focusSearch()
        onFoldersAsked: dialogs.open("openFolders")
        onFilesAsked: dialogs.open("openFiles")
        onLimitAsked: transferBar.openLimitMenu()
        onNotificationsAsked: transferBar.openNotifications()
        onRegionAsked: step => root.goToRegion(step)
        onHideAsked: App.hideToTray()
    }
}
