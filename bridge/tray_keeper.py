"""Keeps a tray icon while the desktop has a place for it, and does what its menu says. GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtQuick import QQuickItem, QQuickWindow

from bridge.file_dialogs import ask_for_folder
from bridge.tray import Tray
from bridge.wiring import BridgeObjects
from bridge.wording import tr

TRIES = 10


class TrayKeeper(QObject):
    """`toggle` opens or hides the window."""

    def __init__(
        self, objects: BridgeObjects, window: QQuickWindow, icons: Path, toggle: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._objects = objects
        self._window = window
        self._icons = icons
        self._toggle = toggle
        self._tray: Tray | None = None

    def look(self) -> bool:
        """Whether there is one. It may come later than we do, so whoever needs it looks again."""
        objects = self._objects
        if self._tray is None and Tray.is_available():
            self._tray = Tray(
                objects.store,
                objects.link,
                self._icons,
                objects.transfer.limits,
                toggle=self._toggle,
                open_window=objects.navigation.show,
                add_folders=self._choose_folders,
                paste=objects.drop.paste,
                open_settings=lambda: objects.navigation.show_page("settings"),
                follow_schedule=self._follow_schedule,
                ask_limit=self._ask_limit,
                quit_all=self._ask_to_quit,
                parent=self,
            )
        objects.app.set_tray(self._tray is not None)
        return self._tray is not None

    def wait_or_minimise(self, tries: int = TRIES) -> None:
        """At the start of a session the tray may come later than we do; without one the hidden window is minimised."""
        if self.look() or self._window.isVisible():
            return
        if tries:
            QTimer.singleShot(1000, self, lambda: self.wait_or_minimise(tries - 1))
        else:
            self._window.showMinimized()

    def retranslate(self) -> None:
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None
            self.look()

    def balloon(self, title: str, body: str) -> bool:
        """Whether there is an icon to say it."""
        if self._tray is not None:
            self._tray.balloon(title, body)
        return self._tray is not None

    def hide(self) -> None:
        if self._tray is not None:
            self._tray.hide()

    def _choose_folders(self) -> None:
        ask_for_folder(tr("Add a folder"), Path.home(), lambda path: self._objects.drop.add([path]))

    def _follow_schedule(self) -> None:
        self._objects.navigation.show()
        self._objects.transfer.followSchedule()

    def _ask_limit(self) -> None:
        """The dialog for a limit of the person's own needs the window."""
        self._in_window(self._objects.transfer.customLimitAsked.emit)

    def _ask_to_quit(self) -> None:
        """The question whether to quit needs the window."""
        totals = self._objects.store.totals
        if totals.uploading or totals.scheduled:
            self._in_window(self._objects.app.requestQuit)
        else:
            self._objects.app.requestQuit()

    def _in_window(self, ask: Callable[[], None]) -> None:
        """A window that has not been shown yet has no dialogs: they come after its first frame."""
        self._objects.navigation.show()
        content = self._window.findChild(QQuickItem, "main")
        if content is None or content.property("ready"):
            ask()
        else:
            once = Qt.ConnectionType.SingleShotConnection
            content.readyChanged.connect(ask, once)  # type: ignore[attr-defined]  # a property of QML
