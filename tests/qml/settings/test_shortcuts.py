"""Changing keys on the Settings page: they act at once, in the window and in the list, and are shown everywhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.qml.queue.conftest import Page

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def keys(page: Page) -> Page:
    page.bridge.settings.show_group("shortcuts")
    page.wait_for(lambda: page.is_shown("keys_palette"))
    page.settle()
    return page


def choose(page: Page, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    page.find("keyField", page.find(f"keys_{name}")).forceActiveFocus()
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: page.bridge.key_editor.property("waiting") == name)
    page.key(key, modifiers)


def note(page: Page, name: str) -> str:
    return next(row.note for row in page.bridge.key_editor.rows() if row.name == name)


def test_new_keys_act_everywhere_and_are_shown(keys: Page) -> None:
    page = keys
    # ones that would quit: while a field waits nothing else hears them
    choose(page, "inspector", Qt.Key.Key_Q, CTRL)
    page.wait_for(lambda: note(page, "inspector") == "Ctrl Q is “Quit” already.")
    page.key(Qt.Key.Key_X)
    assert note(page, "inspector") == "This key is needed elsewhere. Hold Ctrl or Alt, or use a function key."
    page.key(Qt.Key.Key_1, CTRL)
    assert note(page, "inspector") == "Ctrl 1 moves through the window and stays as it is."
    page.key(Qt.Key.Key_Y, CTRL)
    page.wait_for(lambda: page.bridge.store.settings.shortcuts == ("inspector=Ctrl+Y",))
    choose(page, "select_all", Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    page.wait_for(lambda: note(page, "select_all") == "F2 is “Rename” already.")
    page.key(Qt.Key.Key_Tab)
    page.key(Qt.Key.Key_Space)  # “Use it here”
    page.wait_for(lambda: "select_all=F2" in page.bridge.store.settings.shortcuts)
    assert page.bridge.shortcuts.rows()[0].keys == "Ctrl K"
    sheet = {row.name: row.keys for row in page.bridge.shortcuts.rows()}
    assert (sheet["inspector"], sheet["select_all"], sheet["rename"]) == ("Ctrl Y", "F2", "")
    menu = {row["id"]: row["shortcut"] for row in page.bridge.row_actions.menuItems() if row["shortcut"]}
    assert "rename" not in menu

    page.key(Qt.Key.Key_1, ALT)
    page.wait_for(lambda: page.is_shown("galleryList"))
    is_open = page.bridge.prefs.property("inspectorOpen")
    page.key(Qt.Key.Key_I, CTRL)
    assert page.bridge.prefs.property("inspectorOpen") == is_open
    page.key(Qt.Key.Key_Y, CTRL)
    assert page.bridge.prefs.property("inspectorOpen") != is_open
    page.click_row(0)
    page.focus_list()
    page.key(Qt.Key.Key_F2)
    assert len(page.selected()) == page.queue.rowCount()


def test_keys_go_back_to_the_first_ones(keys: Page) -> None:
    page = keys
    choose(page, "limit_menu", Qt.Key.Key_M, ALT | SHIFT)
    page.wait_for(lambda: page.is_shown("resetKeys"))
    page.click(page.find("resetKeys"))
    page.wait_for(lambda: page.bridge.store.settings.shortcuts == ())
    choose(page, "limit_menu", Qt.Key.Key_M, ALT | SHIFT)
    page.wait_for(lambda: page.is_shown("resetKeys"))
    page.click(page.find("resetGroup"))
    page.wait_for(lambda: page.bridge.store.settings.shortcuts == ())
