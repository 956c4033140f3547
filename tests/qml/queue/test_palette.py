"""Every line of the command palette does what it says."""

from typing import Any

from PySide6.QtCore import Qt

from bridge.controllers.shell_entries import NOT_OFFERED
from bridge.shortcuts import SHORTCUTS


def _run(page: Any, key: str, query: str = "") -> None:
    palette = page.bridge.palette
    palette.setProperty("query", query)
    row = next(i for i, entry in enumerate(palette.rows()) if entry.key == key)
    palette.run(row)


def test_views(page: Any) -> None:
    prefs = page.bridge.prefs
    for key, name, wanted in (
        ("light", "theme", "light"),
        ("dark", "theme", "dark"),
        ("system", "theme", "system"),
        ("density", "compactRows", True),
        ("contrast", "raisedContrast", True),
        ("larger", "textScale", 1.1),
        ("smaller", "textScale", 1.0),
    ):
        _run(page, key)
        assert prefs.property(name) == wanted, key
    page.wait_for(lambda: page.bridge.store.settings.density == "compact")
    page.settle()


def test_uploads_and_undo(page: Any) -> None:
    _run(page, "pause")
    page.wait_for(lambda: page.role(0, "stateKey") == "paused")
    _run(page, "start")
    page.wait_for(lambda: page.role(0, "stateKey") in ("uploading", "queued"))
    failed = page.row_of("Night Markets")
    page.queue.selectOnly(failed)
    _run(page, "retry")
    page.wait_for(lambda: page.role(failed, "stateKey") != "failed")
    page.queue.remove()
    page.wait_for(lambda: page.queue.rowCount() == 12)
    _run(page, "undo")
    page.wait_for(lambda: page.queue.rowCount() == 13)


def test_pages_hosts_and_galleries(page: Any) -> None:
    app = page.bridge.app
    _run(page, "page:hosts")
    assert app.property("page") == "hosts"
    _run(page, "page:queue")
    assert app.property("page") == "queue"
    _run(page, "host:imx.to")
    assert (app.property("page"), page.bridge.hosts.current) == ("hosts", "imx.to")
    page.queue.setProperty("searchText", "nothing like that")
    lofoten = page.bridge.store.galleries[min(page.bridge.store.galleries)]
    _run(page, f"gallery:{lofoten.id}", lofoten.name)
    assert app.property("page") == "queue"
    assert page.queue.property("currentId") == lofoten.id


def test_tabs_filters_orders_and_clearing(page: Any) -> None:
    queue = page.queue
    _run(page, "sort:size")
    assert queue.property("sortKey") == "size"
    queue.setProperty("searchText", "lofoten")
    page.bridge.saved_filters.save("Winter")
    queue.clearSearch()
    _run(page, "filter:Winter", "winter")
    assert queue.property("searchText") == "lofoten"
    queue.clearSearch()
    _run(page, "tab:2", "analog")
    assert page.tabs.property("currentId") == 2
    page.tabs.setProperty("currentId", 0)
    _run(page, "retry:all")
    page.wait_for(lambda: queue.property("failedCount") == 0)
    _run(page, "clear:completed", "remove all")
    page.wait_for(lambda: queue.property("completedCount") == 0)


def test_every_key_is_offered_and_what_was_used_comes_first(page: Any) -> None:
    palette = page.bridge.palette
    page.queue.selectOnly(0)
    palette.setProperty("query", "")
    offered = {entry.shortcut for entry in palette.rows()}
    for shortcut in SHORTCUTS:
        if shortcut.section == "In the list" or shortcut.section == "Everywhere":
            known = page.bridge.app.textFor(shortcut.name) in offered
            assert known != (shortcut.name in NOT_OFFERED), shortcut.name
    _run(page, "dark")
    palette.setProperty("query", "")
    assert palette.rows()[0].key == "dark"
    palette.setProperty("query", "theme")
    assert palette.rows()[0].key == "dark"
    palette.setProperty("query", "drkthm")
    assert palette.rows() and palette.rows()[0].key == "dark"


def test_settings_help_and_the_way_back_from_the_welcome_page(page: Any) -> None:
    app = page.bridge.app
    _run(page, "setting:galleries_at_once", "galleries at the same")
    assert app.property("page") == "settings"
    _run(page, "welcome")
    page.wait_for(lambda: "Back to the queue" in page.texts())
    assert app.property("page") == "queue"
    page.wait_for(lambda: _is_inside(page.window.activeFocusItem(), "welcomePage"))
    page.key(Qt.Key.Key_Escape)
    page.wait_for(lambda: page.is_shown("galleryList"))
    _run(page, "about")
    page.wait_for(lambda: "MIT License" in " ".join(page.texts()))
    page.key(Qt.Key.Key_Escape)
    _run(page, "shortcuts")
    page.wait_for(lambda: "Keyboard" in page.texts())
    page.key(Qt.Key.Key_Escape)
    tabs = page.tabs.rowCount()
    _run(page, "new_tab")
    assert page.tabs.rowCount() == tabs + 1


def _is_inside(item: Any, name: str) -> bool:
    while item is not None and item.objectName() != name:
        item = item.parentItem()
    return item is not None
