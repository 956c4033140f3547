"""The Settings page on the demo's engine, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.qml.queue.conftest import Page


@pytest.fixture
def settings(page: Page) -> Page:
    page.key(Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: page.is_shown("setting_after_restart"))
    return page


def focused(page: Page) -> str:
    item = page.window.activeFocusItem()
    return item.objectName() if item is not None else ""


def is_typed_into(page: Page) -> bool:
    item = page.window.activeFocusItem()
    return item is not None and item.property("cursorPosition") is not None


def test_every_group_opens_and_is_worked_by_keyboard(settings: Page) -> None:
    page = settings
    page.find("group_general").parentItem().forceActiveFocus()
    seen = []
    for group in page.bridge.settings.property("groups"):
        page.wait_for(lambda group=group: page.bridge.settings.property("group") == group["id"])
        page.settle()
        names = [row.name for row in page.bridge.settings.rows()]
        if "update_url" in names:
            page.wait_for(lambda: page.is_shown("control_update_url"))
            page.find("control_update_url").forceActiveFocus()
            page.type("https://x")
            page.key(Qt.Key.Key_Return)
            page.wait_for(lambda: page.bridge.store.settings.update_url == "https://x")
            page.find("group_advanced").parentItem().forceActiveFocus()
        page.wait_for(lambda names=names: all(page.is_shown(f"setting_{name}") for name in names))
        seen += names
        page.key(Qt.Key.Key_Down)
    assert len(seen) == len(set(seen))
    # into the rows of the last group but none, and a switch is switched
    page.bridge.settings.setProperty("group", "general")
    page.key(Qt.Key.Key_Return)
    for _ in range(12):
        if focused(page) == "control_start_when_added":
            break
        page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: page.bridge.store.settings.start_when_added)
    page.wait_for(lambda: page.is_shown("reset_start_when_added"))
    spoken = QAccessible.queryAccessibleInterface(page.find("reset_start_when_added"))
    assert spoken.text(QAccessible.Text.Name) == "Start new galleries at once: back to off"
    page.click(page.find("resetGroup"))
    page.wait_for(lambda: not page.bridge.store.settings.start_when_added)
    page.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: page.bridge.store.settings.start_when_added)


def test_a_search_goes_over_all_groups(settings: Page) -> None:
    page = settings
    page.wait_for(lambda: "Search settings" in page.texts())  # the toolbar comes in its own time
    page.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: is_typed_into(page))
    page.type("theme")
    page.wait_for(lambda: page.is_shown("setting_theme"))
    page.wait_for(lambda: "Appearance" in page.texts(page.find("setting_theme")))
    page.key(Qt.Key.Key_Return)
    page.wait_for(page.find("control_theme").hasActiveFocus)
    page.key(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    page.key(Qt.Key.Key_End)
    page.type("zz")
    page.wait_for(lambda: "No setting matches “themezz”" in page.texts())
    page.key(Qt.Key.Key_Escape)
    page.wait_for(lambda: page.is_shown("setting_after_restart"))
