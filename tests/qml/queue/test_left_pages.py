"""Keys act on what is seen: a page that was left has the keyboard no more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtQuick import QQuickItem

from tests.qml.queue.conftest import Page

CONTROL = Qt.KeyboardModifier.ControlModifier


def is_inside(page: Page, name: str) -> bool:
    item = page.window.activeFocusItem()
    while item is not None:
        if item.objectName() == name:
            return True
        item = item.parentItem()
    return False


@pytest.mark.parametrize("other", ["hosts", "templates", "statistics", "log", "settings"])
def test_keys_of_the_list_do_nothing_on_another_page(page: Page, other: str) -> None:
    page.find("galleryList").forceActiveFocus()
    names = page.names()
    page.bridge.app.setProperty("page", other)
    page.wait_for(lambda: page.bridge.app.page == other and not is_inside(page, "galleryList"))
    page.key(Qt.Key.Key_A, CONTROL)
    page.key(Qt.Key.Key_Delete)
    page.key(Qt.Key.Key_Down)
    assert page.queue.property("selectedCount") == 0
    page.bridge.app.setProperty("page", "queue")
    page.wait_for(lambda: is_inside(page, "galleryList"))
    assert page.names() == names


def test_what_is_typed_does_not_reach_the_search_of_a_page_that_was_left(page: Page) -> None:
    page.key(Qt.Key.Key_F, CONTROL)
    page.type("lo")
    page.bridge.app.setProperty("page", "settings")
    page.wait_for(lambda: page.bridge.app.page == "settings")
    page.type("x")
    assert page.queue.property("searchText") == "lo"


def test_ctrl_z_takes_the_toast_away_that_offers_the_same(page: Page) -> None:
    page.queue.moveTo(page.row_of("Skógafoss"), False)
    page.queue.remove()
    page.wait_for(lambda: "Undo" in page.texts())
    page.key(Qt.Key.Key_Z, CONTROL)
    page.wait_for(lambda: any(name.startswith("Skógafoss") for name in page.names()) and "Undo" not in page.texts())


def ringed(page: Page, kind: str) -> list[QQuickItem]:
    """Rows of a list that show the focus ring; `kind` is a property that only they have."""
    found, waiting = [], [page.window.contentItem()]
    while waiting:
        item = waiting.pop()
        waiting += item.childItems()
        if item.property(kind) is not None and item.property("focused") and item.isVisible():
            found.append(item)
    return found


@pytest.mark.parametrize(("name", "kind", "key"), [("host", "hostId", "2"), ("template", "templateId", "3")])
def test_the_ring_of_a_list_comes_with_the_keyboard_alone(page: Page, name: str, kind: str, key: str) -> None:
    page.bridge.app.setProperty("page", f"{name}s")  # as a click in the sidebar does
    page.wait_for(lambda: is_inside(page, f"{name}List"))
    assert not ringed(page, kind)
    page.key(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    page.wait_for(lambda: is_inside(page, "galleryList"))
    page.key(Qt.Key(Qt.Key.Key_0 + int(key)), Qt.KeyboardModifier.AltModifier)
    page.wait_for(lambda: is_inside(page, f"{name}List"))
    page.key(Qt.Key.Key_Down)
    page.wait_for(lambda: ringed(page, kind))


def test_the_queue_is_kept_when_it_was_left_for_long(page: Page) -> None:
    page.bridge.app.setProperty("page", "templates")
    page.wait_for(lambda: is_inside(page, "templateList"))
    timers = [timer for timer in page.bridge.content.findChildren(QObject) if timer.property("interval") == 60000]
    waiting = [timer for timer in timers if timer.property("running")]
    assert waiting
    for timer in waiting:
        timer.setProperty("running", False)  # what the end of the minute does
    assert any(timer.parent().property("stays") for timer in waiting)
    assert all(timer.parent().property("active") for timer in waiting if timer.parent().property("takesFocus"))
