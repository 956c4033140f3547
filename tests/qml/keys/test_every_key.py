"""Each key of the tables in bridge/shortcuts.py is pressed in the real window and must change something.

What it has to change is told below by the name of the action: a key that is new in a table and missing here fails.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import QMetaObject, QMimeData, QObject, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from bridge import desktop, pages
from bridge.shortcuts import EVERYWHERE, FIXED, IMAGES, LIST, LOG, SHORTCUTS, TABS, TEMPLATES
from tests.qml.queue.conftest import Page

NO_KEY = Qt.KeyboardModifier.NoModifier


class Probe(NamedTuple):
    """`value` is looked at before and after; `prepare` makes the key able to do something."""

    value: Callable[[Page], Any]
    prepare: Callable[[Page], None] = lambda page: None


def press(page: Page, keys: str) -> None:
    combination = QKeySequence(keys)[0]
    QTest.keyClick(page.window, combination.key(), combination.keyboardModifiers())


def focus(page: Page) -> str:
    """Which item has the keyboard, by its place in the tree and in the window."""
    item, way = page.window.activeFocusItem(), []
    while item is not None:
        way.append(f"{item.objectName()}{item.x():.0f},{item.y():.0f}")
        item = item.parentItem()
    return "/".join(way)


def shows(text: str) -> Callable[[Page], bool]:
    """Of what opens: all other texts change by themselves while the demo uploads."""
    return lambda page: text in page.texts()


def clipboard(page: Page) -> str:
    return QGuiApplication.clipboard().text()


def empty_clipboard(page: Page) -> None:
    QGuiApplication.clipboard().setText("")


def row(name: str) -> Callable[[Page], None]:
    return lambda page: page.queue.moveTo(page.row_of(name), False)


def state_of(name: str) -> Callable[[Page], str]:
    return lambda page: str(page.role(page.row_of(name), "stateKey"))


def remove_one(page: Page) -> None:
    page.queue.moveTo(page.row_of("Skógafoss"), False)
    page.queue.remove()
    page.wait_for(lambda: not any(name.startswith("Skógafoss") for name in page.names()))


def folder_on_the_clipboard(page: Page) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(Path(__file__).parent))])
    QGuiApplication.clipboard().setMimeData(mime)


def asks_for_files(page: Page) -> bool:
    return bool(page.find("windowDialogs").property("asksForFiles"))


def close_files(page: Page) -> None:
    for name in ("folderDialog", "fileDialog"):
        dialog = page.window.findChild(QObject, name)
        if dialog is not None:
            QMetaObject.invokeMethod(dialog, "reject")
    page.wait_for(lambda: not asks_for_files(page))
    page.window.requestActivate()
    assert QTest.qWaitForWindowActive(page.window, 5000)


def something_runs(page: Page) -> None:
    page.bridge.transfer.startAll()
    page.wait_for(lambda: state_of("Lofoten")(page) == "uploading")


def search_something(page: Page) -> None:
    page.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.type("lofoten")
    page.wait_for(lambda: page.queue.rowCount() == 1)


def second_tab(page: Page) -> None:
    page.tabs.setProperty("currentId", page.tabs.rows()[2].tabId)
    page.find("tabStrip").forceActiveFocus()


def images(page: Page) -> None:
    page.queue.moveTo(page.row_of("Botanical"), False)
    page.inspector.setProperty("segment", "images")
    page.wait_for(lambda: page.is_shown("filesGrid") and page.find("filesGrid").property("count") > 5)
    page.find("filesGrid").parentItem().forceActiveFocus(Qt.FocusReason.TabFocusReason)
    press(page, "Right")
    page.wait_for(lambda: page.bridge.image_selection.property("count") == 1)


def image_amid(page: Page) -> None:
    images(page)
    page.bridge.image_selection.move(10, False)


def template_amid(page: Page) -> None:
    page.bridge.app.setProperty("page", "templates")
    page.wait_for(lambda: page.is_shown("templateList"))
    page.bridge.templates.open(page.bridge.templates.rows()[1].templateId)
    page.find("templateList").forceActiveFocus()


def image_order(page: Page) -> list[int]:
    return [line.fileId for line in page.bridge.images.model.rows()[:6]]


def templates(page: Page) -> None:
    """One of the person's own, without which there is nothing to rename or delete."""
    page.bridge.app.setProperty("page", "templates")
    page.wait_for(lambda: page.is_shown("templateList"))
    own = next(row.id for row in page.bridge.store.templates.values() if not row.is_builtin)
    page.bridge.templates.open(own)
    page.wait_for(lambda: page.bridge.templates.currentId == own)
    page.find("templateList").forceActiveFocus()


def log(page: Page) -> None:
    page.bridge.app.setProperty("page", "log")
    page.wait_for(lambda: page.is_shown("logList") and len(page.bridge.log) > 5)
    page.find("logList").forceActiveFocus()
    page.find("logList").setProperty("currentIndex", 0)
    page.bridge.log.select(0, False)


def log_row(page: Page) -> int:
    return int(page.find("logList").property("currentIndex"))


def log_state(page: Page) -> tuple[Any, ...]:
    lines = page.bridge.log.rows()
    return log_row(page), [line.isOpen for line in lines], [line.isSelected for line in lines]


def cursor(page: Page) -> tuple[int, Any]:
    return page.queue.property("currentRow"), page.gallery_list.property("part")


PROBES: dict[tuple[str, str], Probe] = {
    (EVERYWHERE, "palette"): Probe(shows("Search for a page, an action, a gallery or a host")),
    (EVERYWHERE, "search"): Probe(focus),
    (EVERYWHERE, "add_folders"): Probe(asks_for_files),
    (EVERYWHERE, "add_files"): Probe(asks_for_files),
    (EVERYWHERE, "paste"): Probe(lambda page: page.queue.rowCount(), folder_on_the_clipboard),
    (EVERYWHERE, "toggle_all"): Probe(
        lambda page: page.asked("PauseGalleries") + page.asked("StartGalleries") + page.asked("PauseAll")
    ),
    (EVERYWHERE, "limit_menu"): Probe(shows("Custom…")),
    (EVERYWHERE, "inspector"): Probe(lambda page: page.bridge.prefs.property("inspectorOpen")),
    (EVERYWHERE, "sidebar"): Probe(lambda page: page.bridge.prefs.property("sidebarOpen")),
    (EVERYWHERE, "new_tab"): Probe(lambda page: page.tabs.rowCount()),
    (EVERYWHERE, "next_tab"): Probe(lambda page: page.tabs.property("currentId")),
    (EVERYWHERE, "previous_tab"): Probe(lambda page: page.tabs.property("currentId")),
    (EVERYWHERE, "undo"): Probe(lambda page: page.queue.rowCount(), remove_one),
    (EVERYWHERE, "notifications"): Probe(shows("Nothing new")),
    (EVERYWHERE, "next_region"): Probe(focus),
    (EVERYWHERE, "previous_region"): Probe(focus),
    (EVERYWHERE, "settings"): Probe(lambda page: page.bridge.app.property("page")),
    (EVERYWHERE, "shortcuts"): Probe(shows("Clear, close or deselect")),
    (EVERYWHERE, "hide"): Probe(lambda page: page.window.visibility()),
    (EVERYWHERE, "quit"): Probe(shows("Quit now"), something_runs),
    (EVERYWHERE, "pages"): Probe(lambda page: page.bridge.app.property("page")),
    (EVERYWHERE, "tabs"): Probe(lambda page: page.tabs.property("currentId")),
    (EVERYWHERE, "escape"): Probe(lambda page: page.queue.rowCount(), search_something),
    (LIST, "slot"): Probe(state_of("Lofoten"), row("Lofoten")),
    (LIST, "details"): Probe(focus, row("Lofoten")),
    (LIST, "select_all"): Probe(lambda page: page.selected(), row("Lofoten")),
    (LIST, "toggle_row"): Probe(lambda page: page.selected(), row("Lofoten")),
    (LIST, "rename"): Probe(focus, row("Lofoten")),
    (LIST, "remove"): Probe(lambda page: page.queue.rowCount(), row("Harbour")),
    (LIST, "copy_post_code"): Probe(clipboard, lambda page: (row("Street")(page), empty_clipboard(page))[1]),
    (LIST, "copy_links"): Probe(clipboard, lambda page: (row("Street")(page), empty_clipboard(page))[1]),
    (LIST, "retry"): Probe(state_of("Night"), row("Night")),
    (LIST, "show_folder"): Probe(lambda page: page.asked("show_in_folder"), row("Street")),
    (LIST, "start_next"): Probe(lambda page: page.names(), row("Old Town")),
    (LIST, "move_up"): Probe(lambda page: page.names(), row("Ceramics")),
    (LIST, "move_down"): Probe(lambda page: page.names(), row("Ceramics")),
    (LIST, "row_menu"): Probe(shows("Check links"), row("Lofoten")),
    (LIST, "list_moves"): Probe(cursor, row("Marrakesh")),
    (LIST, "row_parts"): Probe(cursor, row("Lofoten")),
    (LIST, "letters"): Probe(cursor, row("Lofoten")),
    (TABS, "rename_tab"): Probe(focus, second_tab),
    (TABS, "delete_tab"): Probe(shows("Move them to"), second_tab),
    (TABS, "tab_back"): Probe(lambda page: [tab.tabId for tab in page.tabs.rows()], second_tab),
    (TABS, "tab_forward"): Probe(lambda page: [tab.tabId for tab in page.tabs.rows()], second_tab),
    (TABS, "tab_moves"): Probe(lambda page: page.tabs.property("currentId"), second_tab),
    (IMAGES, "image_details"): Probe(shows("Retry this image"), images),
    (IMAGES, "image_leave_out"): Probe(lambda page: [line.leftOut for line in page.bridge.images.model.rows()], images),
    (IMAGES, "image_earlier"): Probe(image_order, lambda page: (images(page), press(page, "Right"))[1]),
    (IMAGES, "image_later"): Probe(image_order, images),
    (IMAGES, "image_links"): Probe(clipboard, lambda page: (images(page), empty_clipboard(page))[1]),
    (IMAGES, "image_retry"): Probe(
        lambda page: page.asked("RetryGalleries"), lambda page: (images(page), press(page, "Ctrl+A"))[1]
    ),
    (IMAGES, "image_select_all"): Probe(lambda page: page.bridge.image_selection.property("count"), images),
    (IMAGES, "image_toggle"): Probe(lambda page: page.bridge.image_selection.property("count"), images),
    (IMAGES, "image_menu"): Probe(shows("Natural order"), images),
    (IMAGES, "image_moves"): Probe(lambda page: page.bridge.image_selection.property("currentRow"), image_amid),
    (TEMPLATES, "template_moves"): Probe(lambda page: page.bridge.templates.currentId, template_amid),
    (TEMPLATES, "template_edit"): Probe(focus, templates),
    (TEMPLATES, "template_rename"): Probe(focus, templates),
    (TEMPLATES, "template_duplicate"): Probe(lambda page: len(page.bridge.store.templates), templates),
    (TEMPLATES, "template_delete"): Probe(lambda page: len(page.bridge.store.templates), templates),
    (TEMPLATES, "template_menu"): Probe(shows("Versions…"), templates),
    (LOG, "log_copy"): Probe(clipboard, lambda page: (log(page), empty_clipboard(page))[1]),
    (LOG, "log_details"): Probe(log_state, log),
    (LOG, "log_ends"): Probe(log_state, lambda page: (log(page), press(page, "Down"))[1]),
    (LOG, "log_moves"): Probe(log_state, log),
}

CASES = [
    (shortcut.section, shortcut.name, (keys,)) for shortcut in SHORTCUTS for keys in (shortcut.keys, *shortcut.also)
]
"""What can be changed: each of its keys has the effect."""
CASES += [(fixed.section, fixed.name, fixed.keys) for fixed in FIXED]
"""What cannot: a range or several that lead back; one after the other has an effect."""


class Window(NamedTuple):
    page: Page
    calls: list[str]


def test_each_key_has_a_probe() -> None:
    assert {(section, name) for section, name, _ in CASES} == PROBES.keys()
    shown = [shortcut.keys for shortcut in SHORTCUTS if shortcut.section == EVERYWHERE]
    assert len(set(shown)) == len(shown), "two actions with one key"


@pytest.mark.parametrize("section", [EVERYWHERE, LIST, TABS, IMAGES, TEMPLATES, LOG])
def test_each_key_does_something(open_page: Callable[..., Page], section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page: Any = open_page()
    calls: list[str] = []
    monkeypatch.setattr(desktop, "show_in_folder", lambda *_: calls.append("show_in_folder"))
    page.asked = calls.count
    send = page.bridge.link.send

    def noted(command: Any, on_reply: Any = None) -> None:
        calls.append(type(command).__name__)
        send(command, on_reply)

    monkeypatch.setattr(page.bridge.link, "send", noted)
    silent = []
    for case_section, name, all_keys in CASES:
        if case_section != section:
            continue
        for keys in all_keys:
            if is_at_the_end(name, keys):
                continue
            begin(page)
            probe = PROBES[section, name]
            probe.prepare(page)
            before = probe.value(page)
            press(page, keys)
            if not changed(page, probe, before):
                silent.append(f"{section}: {name} ({keys})")
    assert silent == []
    QGuiApplication.clipboard().clear()  # what Python made must not outlive it there


def is_at_the_end(name: str, keys: str) -> bool:
    """What is current already, where there is nothing further, or what another of the same action has to open first."""
    return (name, keys) in {
        ("pages", "Alt+1"), ("pages", "Alt+9"), ("tabs", "Ctrl+1"), ("tabs", "Ctrl+9"), ("letters", "Z"),
        ("row_parts", "Left"), ("log_details", "Left"), ("log_moves", "Up"), ("log_moves", "PgUp"),
    }  # fmt: skip


def changed(page: Page, probe: Probe, before: Any) -> bool:
    for _ in range(300):
        if probe.value(page) != before:
            return True
        QTest.qWait(10)
    return False


def begin(page: Page) -> None:
    """Everything closed, the queue open, the list with the keyboard."""
    if page.window.visibility() != page.window.Visibility.Windowed:
        page.window.showNormal()
        assert QTest.qWaitForWindowActive(page.window, 5000)
    if asks_for_files(page):
        close_files(page)
    for _ in range(3):
        press(page, "Esc")
    page.bridge.app.setProperty("page", "queue")
    page.bridge.prefs.setProperty("inspectorOpen", True)
    page.queue.clearSearch()
    page.tabs.setProperty("currentId", 0)
    page.wait_for(lambda: page.is_shown("galleryList") and page.queue.rowCount() > 5)
    page.focus_list()
    page.queue.moveTo(0, False)
    page.gallery_list.setProperty("part", 0)


def test_every_page_opens_by_its_number(open_page: Callable[..., Page]) -> None:
    page = open_page()
    for number, name in reversed(list(enumerate(pages.IDS, 1))):
        press(page, f"Alt+{number}")
        page.wait_for(lambda name=name: page.bridge.app.property("page") == name)  # type: ignore[misc]
