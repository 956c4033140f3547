"""Every key of ui.md section 7 that works: one table for tooltips, menus and the F1 sheet."""

from __future__ import annotations

from typing import NamedTuple


class Shortcut(NamedTuple):
    """`keys` in Qt's portable spelling."""

    name: str
    keys: str
    section: str
    label: str


_EVERYWHERE = "Everywhere"
_LIST = "In the list"

SHORTCUTS = (
    Shortcut("palette", "Ctrl+K", _EVERYWHERE, "Command palette"),
    Shortcut("search", "Ctrl+F", _EVERYWHERE, "Search"),
    Shortcut("add_folders", "Ctrl+O", _EVERYWHERE, "Add folders"),
    Shortcut("add_files", "Ctrl+Shift+O", _EVERYWHERE, "Add files or archives"),
    Shortcut("paste", "Ctrl+V", _EVERYWHERE, "Paste folders, files or an image"),
    Shortcut("toggle_all", "F8", _EVERYWHERE, "Start or pause all"),
    Shortcut("limit_menu", "Ctrl+L", _EVERYWHERE, "Speed limit"),
    Shortcut("inspector", "Ctrl+I", _EVERYWHERE, "Show or hide the inspector"),
    Shortcut("sidebar", "Ctrl+B", _EVERYWHERE, "Show or hide the sidebar"),
    Shortcut("new_tab", "Ctrl+T", _EVERYWHERE, "New tab"),
    Shortcut("next_tab", "Ctrl+Tab", _EVERYWHERE, "Next tab"),
    Shortcut("undo", "Ctrl+Z", _EVERYWHERE, "Undo removal, move or rename"),
    Shortcut("notifications", "Ctrl+Shift+N", _EVERYWHERE, "Notifications"),
    Shortcut("next_region", "F6", _EVERYWHERE, "Next part of the window"),
    Shortcut("settings", "Ctrl+,", _EVERYWHERE, "Settings"),
    Shortcut("shortcuts", "F1", _EVERYWHERE, "This sheet"),
    Shortcut("hide", "Ctrl+W", _EVERYWHERE, "Hide to the tray"),
    Shortcut("quit", "Ctrl+Q", _EVERYWHERE, "Quit"),
    Shortcut("slot", "Space", _LIST, "The row's action, for all selected"),
    Shortcut("details", "Return", _LIST, "Go to the inspector"),
    Shortcut("select_all", "Ctrl+A", _LIST, "Select all"),
    Shortcut("toggle_row", "Ctrl+Space", _LIST, "Select one more"),
    Shortcut("rename", "F2", _LIST, "Rename"),
    Shortcut("remove", "Del", _LIST, "Remove from queue"),
    Shortcut("copy_post_code", "Ctrl+C", _LIST, "Copy post code"),
    Shortcut("copy_links", "Ctrl+Shift+C", _LIST, "Copy links"),
    Shortcut("retry", "Ctrl+R", _LIST, "Retry failed images"),
    Shortcut("show_folder", "Ctrl+E", _LIST, "Show folder"),
    Shortcut("start_next", "Ctrl+Up", _LIST, "Start next"),
    Shortcut("move_up", "Alt+Up", _LIST, "Move up in the queue"),
    Shortcut("move_down", "Alt+Down", _LIST, "Move down in the queue"),
    Shortcut("row_menu", "Shift+F10", _LIST, "Row menu"),
)

KEYS = {shortcut.name: shortcut.keys for shortcut in SHORTCUTS}
