"""Keys act on what is seen: a page that was left has the keyboard no more."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

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
