from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from bridge.key_bindings import KeyBindings, spelling, types_text
from bridge.shortcuts import SHORTCUTS

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier.value,
    Qt.KeyboardModifier.ShiftModifier.value,
    Qt.KeyboardModifier.AltModifier.value,
)
KEYPAD = Qt.KeyboardModifier.KeypadModifier.value


def test_no_two_actions_of_one_place_begin_with_the_same_keys() -> None:
    bindings = KeyBindings()
    for shortcut in SHORTCUTS:
        for keys in (shortcut.keys, *shortcut.also):
            assert bindings.owner(shortcut.name, keys) is None, shortcut


@pytest.mark.parametrize(
    ("key", "modifiers", "said"),
    [
        (Qt.Key.Key_K, CTRL, "Ctrl+K"),
        (Qt.Key.Key_K, CTRL | SHIFT, "Ctrl+Shift+K"),
        (Qt.Key.Key_Enter, KEYPAD, "Return"),
        (Qt.Key.Key_Comma, CTRL, "Ctrl+,"),
        (Qt.Key.Key_Delete, 0, "Del"),
        (Qt.Key.Key_Control, CTRL, ""),
        (Qt.Key.Key_AltGr, 0, ""),
    ],
)
def test_what_is_pressed_has_a_name(key: Qt.Key, modifiers: int, said: str) -> None:
    assert spelling(key.value, modifiers) == said


def test_what_the_person_chose_takes_the_place_of_all_first_keys() -> None:
    bindings = KeyBindings(["toggle_all=F9", "unknown=F3", "settings=Ctrl+="])
    assert bindings.all_of("toggle_all") == ("F9",)
    assert bindings.keys("settings") == "Ctrl+="
    assert bindings.stored() == ["settings=Ctrl+=", "toggle_all=F9"]
    assert KeyBindings().all_of("toggle_all") == ("F8", "Ctrl+Shift+Space")


def test_a_file_that_names_no_key_or_one_that_is_taken_does_no_harm() -> None:
    bindings = KeyBindings(["palette=Nonsense", "search=Esc", "rename=ctrl+k"])
    assert (bindings.keys("search"), bindings.keys("rename"), bindings.keys("palette")) == ("Ctrl+F", "Ctrl+K", "")
    assert KeyBindings(["palette=Nonsense"]).stored() == []


def test_keys_that_are_taken_leave_the_other_action_without() -> None:
    bindings = KeyBindings().with_keys("rename", "Ctrl+K")
    assert (bindings.keys("rename"), bindings.keys("palette")) == ("Ctrl+K", "")
    assert (bindings.action("list", "Ctrl+K"), bindings.action("list", "F2")) == ("rename", "")
    assert bindings.action("tabs", "F2") == "rename_tab"
    back = bindings.without("palette")
    assert (back.keys("palette"), back.keys("rename")) == ("Ctrl+K", "")
    assert back.without("rename").stored() == []


@pytest.mark.parametrize(
    ("name", "key", "modifiers", "types"),
    [
        ("palette", Qt.Key.Key_P, 0, True),
        ("palette", Qt.Key.Key_P, SHIFT, True),
        ("palette", Qt.Key.Key_P, ALT, False),
        ("palette", Qt.Key.Key_F7, 0, False),
        ("palette", Qt.Key.Key_Space, 0, True),
        ("slot", Qt.Key.Key_Insert, 0, False),
        ("slot", Qt.Key.Key_X, 0, True),
    ],
)
def test_what_types_text_is_no_shortcut(name: str, key: Qt.Key, modifiers: int, types: bool) -> None:
    assert types_text(name, key.value, modifiers) == types
