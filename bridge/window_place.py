"""Where the window was on each screen. GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

from bridge.window_state import WindowState

DEFAULT = (1280, 800)
LEAST = (760, 480)


def keep(state: WindowState, place: QRect, *, is_maximized: bool) -> None:
    screen = screen_name()
    if not is_maximized:
        state.set(f"window.{screen}", [place.x(), place.y(), place.width(), place.height()])
    state.set(f"maximized.{screen}", is_maximized)
    state.save()


def place_of(state: WindowState) -> QRect | None:
    """The last place on this screen; None the first time, and when it lies on no screen any more."""
    saved = state.get(f"window.{screen_name()}", [])
    if isinstance(saved, list) and len(saved) == 4 and all(isinstance(n, int) for n in saved):
        x, y, width, height = saved
        place = QRect(x, y, max(LEAST[0], width), max(LEAST[1], height))
        if any(screen.availableGeometry().intersects(place) for screen in QGuiApplication.screens()):
            return place
    return None


def is_maximized(state: WindowState) -> bool:
    """Whether it filled this screen; `place_of` is then where it goes back to."""
    return state.flag(f"maximized.{screen_name()}", False)


def screen_name() -> str:
    """Names the screen that the window opens on, with its size."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return f"{screen.name()}.{size.width()}x{size.height()}"
