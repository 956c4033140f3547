"""Every key of ui.md section 7 that works: one table for tooltips, menus and the F1 sheet."""

from __future__ import annotations

from typing import NamedTuple

from bridge.wording import mark


class Shortcut(NamedTuple):
    """`keys` in Qt's portable spelling."""

    name: str
    keys: str
    section: str
    label: str


_EVERYWHERE = mark("Everywhere")
_LIST = mark("In the list")
_TABS = mark("In the tabs")
_LOG = mark("In the log")

SHORTCUTS = (
    Shortcut("palette", "Ctrl+K", _EVERYWHERE, mark("Command palette")),
    Shortcut("search", "Ctrl+F", _EVERYWHERE, mark("Search")),
    Shortcut("add_folders", "Ctrl+O", _EVERYWHERE, mark("Add folders")),
    Shortcut("add_files", "Ctrl+Shift+O", _EVERYWHERE, mark("Add files or archives")),
    Shortcut("paste", "Ctrl+V", _EVERYWHERE, mark("Paste folders, files or an image")),
    Shortcut("toggle_all", "F8", _EVERYWHERE, mark("Start or pause all")),
    Shortcut("limit_menu", "Ctrl+L", _EVERYWHERE, mark("Speed limit")),
    Shortcut("inspector", "Ctrl+I", _EVERYWHERE, mark("Show or hide the inspector")),
    Shortcut("sidebar", "Ctrl+B", _EVERYWHERE, mark("Show or hide the sidebar")),
    Shortcut("new_tab", "Ctrl+T", _EVERYWHERE, mark("New tab")),
    Shortcut("next_tab", "Ctrl+Tab", _EVERYWHERE, mark("Next tab")),
    Shortcut("undo", "Ctrl+Z", _EVERYWHERE, mark("Undo removal, move or rename")),
    Shortcut("notifications", "Ctrl+Shift+N", _EVERYWHERE, mark("Notifications")),
    Shortcut("next_region", "F6", _EVERYWHERE, mark("Next part of the window")),
    Shortcut("settings", "Ctrl+,", _EVERYWHERE, mark("Settings")),
    Shortcut("shortcuts", "F1", _EVERYWHERE, mark("This sheet")),
    Shortcut("hide", "Ctrl+W", _EVERYWHERE, mark("Hide to the tray")),
    Shortcut("quit", "Ctrl+Q", _EVERYWHERE, mark("Quit")),
    Shortcut("slot", "Space", _LIST, mark("The row's action, for all selected")),
    Shortcut("details", "Return", _LIST, mark("Go to the inspector")),
    Shortcut("select_all", "Ctrl+A", _LIST, mark("Select all")),
    Shortcut("toggle_row", "Ctrl+Space", _LIST, mark("Select one more")),
    Shortcut("rename", "F2", _LIST, mark("Rename")),
    Shortcut("remove", "Del", _LIST, mark("Remove from queue")),
    Shortcut("copy_post_code", "Ctrl+C", _LIST, mark("Copy post code")),
    Shortcut("copy_links", "Ctrl+Shift+C", _LIST, mark("Copy links")),
    Shortcut("retry", "Ctrl+R", _LIST, mark("Retry failed images")),
    Shortcut("show_folder", "Ctrl+E", _LIST, mark("Show folder")),
    Shortcut("start_next", "Ctrl+Up", _LIST, mark("Start next")),
    Shortcut("move_up", "Alt+Up", _LIST, mark("Move up in the queue")),
    Shortcut("move_down", "Alt+Down", _LIST, mark("Move down in the queue")),
    Shortcut("row_menu", "Shift+F10", _LIST, mark("Row menu")),
    Shortcut("rename_tab", "F2", _TABS, mark("Rename the tab")),
    Shortcut("delete_tab", "Del", _TABS, mark("Delete the tab")),
    Shortcut("tab_back", "Alt+Left", _TABS, mark("Move the tab towards the front")),
    Shortcut("tab_forward", "Alt+Right", _TABS, mark("Move the tab towards the end")),
    Shortcut("log_details", "Right", _LOG, mark("Open a line's details; ← closes them")),
    Shortcut("log_copy", "Ctrl+C", _LOG, mark("Copy the lines")),
    Shortcut("log_newest", "Home", _LOG, mark("The newest line")),
    Shortcut("log_oldest", "End", _LOG, mark("The oldest line")),
)

KEYS = {shortcut.name: shortcut.keys for shortcut in SHORTCUTS}
