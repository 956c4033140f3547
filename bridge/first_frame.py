"""The first frame: the window with its parts as plain areas, shown before the rest of Galleon is imported. GUI thread.

No QML engine yet: PySide6 6.11 breaks every list property of an engine that was there before a type is registered, and
the types come with the rest.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QRectF, QSize  # not Qt: its enums alone take 20 ms to make
from PySide6.QtGui import QColor, QGuiApplication, QOpenGLContext, QPainter
from PySide6.QtQuick import QQuickPaintedItem, QQuickWindow, QSGRendererInterface
from PySide6.QtWidgets import QApplication

from bridge import window_place
from bridge.window_state import WindowState

DRAWN_WITHIN_S = 0.2
NARROW = 1000
SIDEBAR, RAIL, TOOLBAR, TRANSFER_BAR = 208, 56, 56, 40
COLOURS = {
    "bgWindow": ("#15171B", "#FFFFFF"),
    "bgSidebar": ("#101215", "#F4F5F8"),
    "borderQuiet": ("#262A31", "#E4E7EC"),
}
"""Dark and light, as in Theme.qml: a test compares them."""


class FirstFrame(NamedTuple):
    """What `show` has made; the rest of Galleon goes into it."""

    state: WindowState
    window: QQuickWindow


def show(state_folder: Path, *, is_hidden: bool = False) -> FirstFrame:
    """Make the application and the window, and draw that."""
    make_application(sys.argv)
    state = WindowState(state_folder / "window.json")
    window = open_window(state, is_hidden=is_hidden)
    if not is_hidden:
        draw(window)
    return FirstFrame(state, window)


def make_application(argv: Sequence[str]) -> QApplication:
    """The QApplication with a name and a renderer that works on this machine."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else _new_application([argv[0] if argv else "galleon"])
    application.setApplicationName("galleon")
    application.setApplicationDisplayName("Galleon")
    application.setDesktopFileName("galleon")
    application.setQuitOnLastWindowClosed(False)
    if sys.platform.startswith("linux") and not os.environ.get("QT_QUICK_BACKEND") and not QOpenGLContext().create():
        # without a working driver Qt would abort the process
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    if application.devicePixelRatio().is_integer():
        QQuickWindow.setTextRenderType(QQuickWindow.TextRenderType.NativeTextRendering)
    return application


def _new_application(argv: list[str]) -> QApplication:
    if sys.platform == "darwin":
        from bridge.mac_application import MacApplication

        return MacApplication(argv)
    return QApplication(argv)


def listen_to_macos(
    application: QApplication,
    open_paths: Callable[[list[Path]], None],
    show: Callable[[], None],
    quit_all: Callable[[], None],
    *,
    is_hidden: bool,
) -> None:
    """Let it open files, come forward and quit when macOS says so; elsewhere there is nothing to listen to."""
    if sys.platform == "darwin":
        from bridge.mac_application import MacApplication

        if isinstance(application, MacApplication):
            application.attach(open_paths, show, quit_all, is_hidden=is_hidden)


def open_window(state: WindowState, *, is_hidden: bool = False) -> QQuickWindow:
    """The window as it was left, with plain areas in it."""
    window = QQuickWindow()
    window.setTitle("Galleon")
    window.setMinimumSize(QSize(*window_place.LEAST))
    place = window_place.place_of(state)
    if place is not None:
        window.setGeometry(place)
    else:
        window.resize(*window_place.DEFAULT)
    system_is_dark = QGuiApplication.palette().window().color().lightness() < 128
    areas = PlainAreas(
        window,
        is_dark=state.flag("is_dark", system_is_dark),
        is_rail=window.width() < NARROW or not state.flag("sidebar_open", True),
    )
    window.setColor(areas.colours["bgWindow"])
    if is_hidden:
        window.create()
    elif window_place.is_maximized(state):
        window.showMaximized()
    else:
        window.show()
    return window


def draw(window: QQuickWindow) -> None:
    """Wait for the first frame, but not long: where the display takes its time, it comes a little later."""
    drawn: list[bool] = []
    window.frameSwapped.connect(lambda: drawn.append(True))
    end = time.monotonic() + DRAWN_WITHIN_S
    while not drawn and time.monotonic() < end:
        QGuiApplication.processEvents()


class PlainAreas(QObject):
    """Sidebar, toolbar and transfer bar with nothing in them, until `take_away`."""

    def __init__(self, window: QQuickWindow, *, is_dark: bool, is_rail: bool) -> None:
        super().__init__(window)
        self.colours = {name: QColor(pair[not is_dark]) for name, pair in COLOURS.items()}
        self._parent = window.contentItem()
        self._sidebar_width = RAIL if is_rail else SIDEBAR
        self._sidebar, self._bar = self._area("bgSidebar"), self._area("bgSidebar")
        self._beside, self._under, self._above = (self._area("borderQuiet") for _ in range(3))
        self._place()
        self._parent.widthChanged.connect(self._place)
        self._parent.heightChanged.connect(self._place)

    def _area(self, colour: str) -> QQuickPaintedItem:
        area = Area(self._parent)
        area.setFillColor(self.colours[colour])
        return area

    def take_away(self) -> None:
        for area in self._areas():
            area.setVisible(False)
            area.deleteLater()
        self.deleteLater()

    def _areas(self) -> tuple[QQuickPaintedItem, ...]:
        return self._sidebar, self._bar, self._beside, self._under, self._above

    def _place(self) -> None:
        width, height = self._parent.width(), self._parent.height()
        body, page = height - TRANSFER_BAR, width - self._sidebar_width
        is_mirrored = QGuiApplication.isRightToLeft()
        places = (
            QRectF(page if is_mirrored else 0, 0, self._sidebar_width, body),
            QRectF(0, body, width, TRANSFER_BAR),
            QRectF(page if is_mirrored else self._sidebar_width - 1, 0, 1, body),
            QRectF(0 if is_mirrored else self._sidebar_width, TOOLBAR - 1, page, 1),
            QRectF(0, body, width, 1),
        )
        for area, rect in zip(self._areas(), places, strict=True):
            area.setPosition(rect.topLeft())
            area.setSize(rect.size())


class Area(QQuickPaintedItem):
    """Filled with its colour and nothing else."""

    def paint(self, painter: QPainter) -> None:
        pass
