pragma ComponentBehavior: Bound

import QtQuick
import Galleon.Bridge

// The keys that work everywhere in the window. Keys of the list and its tabs live with the Queue page.
Item {
    id: root

    // Of each action by its name; the person may change them.
    readonly property var keys: App.keys

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
        sequences: root.keys.palette
        onActivated: root.paletteAsked()
    }

    Shortcut {
        sequences: root.keys.shortcuts
        onActivated: root.sheetAsked()
    }

    Shortcut {
        sequences: root.keys.search
        onActivated: root.searchAsked()
    }

    Shortcut {
        sequences: root.keys.next_region
        onActivated: root.regionAsked(1)
    }

    Shortcut {
        sequences: root.keys.previous_region
        onActivated: root.regionAsked(-1)
    }

    Shortcut {
        sequences: root.keys.add_folders
        onActivated: root.foldersAsked()
    }

    Shortcut {
        sequences: root.keys.add_files
        onActivated: root.filesAsked()
    }

    Shortcut {
        sequences: root.keys.paste
        onActivated: Drop.paste()
    }

    Shortcut {
        sequences: root.keys.toggle_all
        onActivated: Transfer.toggleAll()
    }

    Shortcut {
        sequences: root.keys.limit_menu
        onActivated: root.limitAsked()
    }

    Shortcut {
        sequences: root.keys.inspector
        onActivated: Prefs.inspectorOpen = !Prefs.inspectorOpen
    }

    Shortcut {
        sequences: root.keys.sidebar
        onActivated: Prefs.sidebarOpen = !Prefs.sidebarOpen
    }

    Shortcut {
        sequences: root.keys.undo
        onActivated: Queue.undo()
    }

    Shortcut {
        sequences: root.keys.notifications
        onActivated: root.notificationsAsked()
    }

    Shortcut {
        sequences: root.keys.settings
        onActivated: App.page = "settings"
    }

    Shortcut {
        sequences: root.keys.hide
        onActivated: root.hideAsked()
    }

    Shortcut {
        sequences: root.keys.quit
        onActivated: App.requestQuit()
    }
}
