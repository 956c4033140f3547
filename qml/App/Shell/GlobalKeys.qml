pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge

// The keys that work everywhere in the window. Keys of the list and its tabs live with the Queue page.
Item {
    id: root

    signal paletteAsked
    signal sheetAsked
    signal searchAsked
    signal foldersAsked
    signal filesAsked
    signal limitAsked
    signal notificationsAsked
    signal regionAsked(int step)
    signal hideAsked

    Repeater {
        // Their number alone: made anew with each new badge, two keys of a page would stand in each other's way.
        model: App.pages.length

        Item {
            id: page

            required property int index

            Shortcut {
                sequence: "Alt+" + (page.index + 1)
                onActivated: App.page = App.pages[page.index].id
            }
        }
    }

    Shortcut {
        sequence: "Ctrl+K"
        onActivated: root.paletteAsked()
    }

    Shortcut {
        sequence: "F1"
        onActivated: root.sheetAsked()
    }

    Shortcut {
        sequences: ["Ctrl+F"]
        onActivated: root.searchAsked()
    }

    Shortcut {
        sequence: "F6"
        onActivated: root.regionAsked(1)
    }

    Shortcut {
        sequence: "Shift+F6"
        onActivated: root.regionAsked(-1)
    }

    Shortcut {
        sequence: "Ctrl+O"
        onActivated: root.foldersAsked()
    }

    Shortcut {
        sequence: "Ctrl+Shift+O"
        onActivated: root.filesAsked()
    }

    Shortcut {
        sequence: "Ctrl+V"
        onActivated: Drop.paste()
    }

    Shortcut {
        sequences: ["Ctrl+Shift+Space", "F8"]
        onActivated: Transfer.toggleAll()
    }

    Shortcut {
        sequence: "Ctrl+L"
        onActivated: root.limitAsked()
    }

    Shortcut {
        sequence: "Ctrl+I"
        onActivated: Prefs.inspectorOpen = !Prefs.inspectorOpen
    }

    Shortcut {
        sequence: "Ctrl+B"
        onActivated: Prefs.sidebarOpen = !Prefs.sidebarOpen
    }

    Shortcut {
        sequence: "Ctrl+Z"
        onActivated: Queue.undo()
    }

    Shortcut {
        sequence: "Ctrl+Shift+N"
        onActivated: root.notificationsAsked()
    }

    Shortcut {
        sequence: "Ctrl+,"
        onActivated: App.page = "settings"
    }

    Shortcut {
        sequence: "Ctrl+W"
        onActivated: root.hideAsked()
    }

    Shortcut {
        sequence: "Ctrl+Q"
        onActivated: App.requestQuit()
    }
}
