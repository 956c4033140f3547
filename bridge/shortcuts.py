"""Every key of ui.md section 7 that works: one table for the keys themselves, tooltips, menus, the F1 sheet and the
editor on the Settings page. What the person has changed of it is in `key_bindings`."""

from __future__ import annotations

from typing import NamedTuple

from bridge.wording import mark


class Shortcut(NamedTuple):
    """`keys` in Qt's portable spelling; `also` are further keys that go with them until the person chooses others."""

    name: str
    keys: str
    section: str
    label: str
    also: tuple[str, ...] = ()


EVERYWHERE = mark("Everywhere")
LIST = mark("In the list")
TABS = mark("In the tabs")
IMAGES = mark("In the images")
LOG = mark("In the log")
TEMPLATES = mark("In the templates")

SHORTCUTS = (
    Shortcut("palette", "Ctrl+K", EVERYWHERE, mark("Command palette")),
    Shortcut("search", "Ctrl+F", EVERYWHERE, mark("Search")),
    Shortcut("add_folders", "Ctrl+O", EVERYWHERE, mark("Add folders")),
    Shortcut("add_files", "Ctrl+Shift+O", EVERYWHERE, mark("Add files or archives")),
    Shortcut("paste", "Ctrl+V", EVERYWHERE, mark("Paste folders, files or an image")),
    Shortcut("toggle_all", "F8", EVERYWHERE, mark("Start or pause all"), ("Ctrl+Shift+Space",)),
    Shortcut("limit_menu", "Ctrl+L", EVERYWHERE, mark("Speed limit")),
    Shortcut("inspector", "Ctrl+I", EVERYWHERE, mark("Show or hide the inspector")),
    Shortcut("sidebar", "Ctrl+B", EVERYWHERE, mark("Show or hide the sidebar")),
    Shortcut("new_tab", "Ctrl+T", EVERYWHERE, mark("New tab")),
    Shortcut("next_tab", "Ctrl+Tab", EVERYWHERE, mark("Next tab")),
    Shortcut("previous_tab", "Ctrl+Shift+Tab", EVERYWHERE, mark("Previous tab")),
    Shortcut("undo", "Ctrl+Z", EVERYWHERE, mark("Undo removal, move or rename")),
    Shortcut("notifications", "Ctrl+Shift+N", EVERYWHERE, mark("Notifications")),
    Shortcut("next_region", "F6", EVERYWHERE, mark("Next part of the window")),
    Shortcut("previous_region", "Shift+F6", EVERYWHERE, mark("Previous part of the window")),
    Shortcut("settings", "Ctrl+,", EVERYWHERE, mark("Settings")),
    Shortcut("shortcuts", "F1", EVERYWHERE, mark("This sheet")),
    Shortcut("hide", "Ctrl+W", EVERYWHERE, mark("Hide to the tray")),
    Shortcut("quit", "Ctrl+Q", EVERYWHERE, mark("Quit")),
    Shortcut("slot", "Space", LIST, mark("The row's action, for all selected")),
    Shortcut("details", "Return", LIST, mark("Go to the inspector")),
    Shortcut("select_all", "Ctrl+A", LIST, mark("Select all")),
    Shortcut("toggle_row", "Ctrl+Space", LIST, mark("Select one more")),
    Shortcut("rename", "F2", LIST, mark("Rename")),
    Shortcut("remove", "Del", LIST, mark("Remove from queue")),
    Shortcut("copy_post_code", "Ctrl+C", LIST, mark("Copy post code")),
    Shortcut("copy_links", "Ctrl+Shift+C", LIST, mark("Copy links")),
    Shortcut("retry", "Ctrl+R", LIST, mark("Retry failed images")),
    Shortcut("show_folder", "Ctrl+E", LIST, mark("Show folder")),
    Shortcut("start_next", "Ctrl+Up", LIST, mark("Start next")),
    Shortcut("move_up", "Alt+Up", LIST, mark("Move up in the queue")),
    Shortcut("move_down", "Alt+Down", LIST, mark("Move down in the queue")),
    Shortcut("row_menu", "Shift+F10", LIST, mark("Row menu"), ("Menu",)),
    Shortcut("rename_tab", "F2", TABS, mark("Rename the tab")),
    Shortcut("delete_tab", "Del", TABS, mark("Delete the tab")),
    Shortcut("tab_back", "Alt+Left", TABS, mark("Move the tab towards the front")),
    Shortcut("tab_forward", "Alt+Right", TABS, mark("Move the tab towards the end")),
    Shortcut("image_details", "Return", IMAGES, mark("Look at one image")),
    Shortcut("image_leave_out", "Del", IMAGES, mark("Leave out, or take in again")),
    Shortcut("image_earlier", "Alt+Left", IMAGES, mark("Move towards the beginning")),
    Shortcut("image_later", "Alt+Right", IMAGES, mark("Move towards the end")),
    Shortcut("image_links", "Ctrl+C", IMAGES, mark("Copy links")),
    Shortcut("image_retry", "Ctrl+R", IMAGES, mark("Retry failed images")),
    Shortcut("image_select_all", "Ctrl+A", IMAGES, mark("Select all")),
    Shortcut("image_toggle", "Ctrl+Space", IMAGES, mark("Select one more")),
    Shortcut("image_menu", "Shift+F10", IMAGES, mark("Menu of the images"), ("Menu", "Space")),
    Shortcut("template_edit", "Return", TEMPLATES, mark("Go to the text")),
    Shortcut("template_rename", "F2", TEMPLATES, mark("Rename")),
    Shortcut("template_duplicate", "Ctrl+D", TEMPLATES, mark("Duplicate")),
    Shortcut("template_delete", "Del", TEMPLATES, mark("Delete the template")),
    Shortcut("template_menu", "Shift+F10", TEMPLATES, mark("Menu of the template"), ("Menu",)),
    Shortcut("log_copy", "Ctrl+C", LOG, mark("Copy the lines")),
)


class FixedKeys(NamedTuple):
    """Keys that nobody changes: they move, leave, or open by a number. The last of a range is its end."""

    name: str
    keys: tuple[str, ...]
    section: str
    label: str
    is_range: bool = False


FIXED = (
    FixedKeys("pages", ("Alt+1", "Alt+9"), EVERYWHERE, mark("Open a page"), True),
    FixedKeys("tabs", ("Ctrl+1", "Ctrl+9"), EVERYWHERE, mark("Open a tab"), True),
    FixedKeys("escape", ("Esc",), EVERYWHERE, mark("Clear, close or deselect")),
    FixedKeys(
        "list_moves", ("Up", "Down", "Home", "End", "PgUp", "PgDown"), LIST, mark("Move; with Shift select several")
    ),
    FixedKeys("row_parts", ("Right", "Left"), LIST, mark("Into the row's hosts and its action, and back")),
    FixedKeys("letters", ("A", "Z"), LIST, mark("Jump to a name"), True),
    FixedKeys("tab_moves", ("Left", "Right"), TABS, mark("Open the tab beside")),
    FixedKeys(
        "image_moves",
        ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"),
        IMAGES,
        mark("Move; with Shift select several"),
    ),
    FixedKeys(
        "template_moves",
        ("Up", "Down", "Home", "End", "PgUp", "PgDown"),
        TEMPLATES,
        mark("Open another template"),
    ),
    FixedKeys("log_details", ("Right", "Left"), LOG, mark("Open a line's details, and close them")),
    FixedKeys("log_ends", ("Home", "End"), LOG, mark("The newest line, and the oldest")),
    FixedKeys("log_moves", ("Up", "Down", "PgUp", "PgDown"), LOG, mark("Move; with Shift select several")),
)
