"""The window that is shown before the rest of Galleon is there."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from bridge import window_place
from bridge.first_frame import COLOURS, draw, make_application, open_window
from bridge.window_state import WindowState

THEME = Path(__file__).parents[2] / "qml" / "App" / "Theme" / "Theme.qml"


def test_its_colours_are_those_of_the_theme() -> None:
    found = re.findall(r'readonly property color (\w+): dark \? "(#\w+)" : "(#\w+)"', THEME.read_text(encoding="utf-8"))
    in_theme = {name: (dark, light) for name, dark, light in found}
    assert {name: in_theme[name] for name in COLOURS} == COLOURS


def test_it_opens_where_it_was_left_in_the_theme_of_last_time(qtbot: QtBot, tmp_path: Path) -> None:
    make_application(["galleon"])
    state = WindowState(tmp_path / "window.json")
    state.set("is_dark", True)
    window_place.keep(state, QRect(10, 20, 780, 500), is_maximized=False)
    window = open_window(WindowState(tmp_path / "window.json"))
    draw(window)
    picture = window.grabWindow()
    assert (window.geometry(), window.isVisible()) == (QRect(10, 20, 780, 500), True)
    rail, page, bar = (picture.pixelColor(x, y).name() for x, y in ((30, 200), (400, 200), (400, 480)))
    assert (rail, page, bar) == ("#101215", "#15171b", "#101215")
    window.close()


def test_a_start_in_the_tray_makes_it_without_showing_it(qtbot: QtBot, tmp_path: Path) -> None:
    make_application(["galleon"])
    window = open_window(WindowState(tmp_path / "window.json"), is_hidden=True)
    assert not window.isVisible()
    assert (window.width(), window.height()) == window_place.DEFAULT


def test_a_place_on_no_screen_is_forgotten_and_a_small_one_grows(qtbot: QtBot, tmp_path: Path) -> None:
    state = WindowState(tmp_path / "window.json")
    window_place.keep(state, QRect(90_000, 0, 900, 600), is_maximized=False)
    assert window_place.place_of(state) is None
    window_place.keep(state, QRect(0, 0, 10, 10), is_maximized=True)
    assert window_place.place_of(state) is None  # the place from before it was maximised
    window_place.keep(state, QRect(0, 0, 10, 10), is_maximized=False)
    assert window_place.place_of(state) == QRect(0, 0, *window_place.LEAST)
