"""What macOS tells a running application instead of starting it again: files to open, a click in the Dock, Quit.

Source: https://doc.qt.io/qt-6/qfileopenevent.html; Quit of the menu and of the Dock comes as QEvent.Quit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

TOGETHER_MS = 200
"""Files that were chosen together come one by one."""


class MacApplication(QApplication):
    """Used on macOS only. What comes before `attach` is kept until then. GUI thread."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._paths: list[Path] = []
        self._open: Callable[[list[Path]], None] | None = None
        self._quit: Callable[[], None] | None = None
        self._soon = QTimer(self, interval=TOGETHER_MS, singleShot=True)
        self._soon.timeout.connect(self._hand_over)

    def attach(
        self,
        open_paths: Callable[[list[Path]], None],
        show: Callable[[], None],
        quit_all: Callable[[], None],
        *,
        is_hidden: bool,
    ) -> None:
        """From now on these are called. With `is_hidden` the activation that belongs to the start shows no window."""
        self._open, self._quit = open_paths, quit_all
        to_pass_over = [is_hidden]

        def changed(state: Qt.ApplicationState) -> None:
            if state == Qt.ApplicationState.ApplicationActive:
                if not to_pass_over[0]:
                    show()
                to_pass_over[0] = False

        self.applicationStateChanged.connect(changed)
        if self._paths:
            self._soon.start()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent):
            if event.file():
                self._paths.append(Path(event.file()).absolute())
                self._soon.start()
            return True
        if event.type() == QEvent.Type.Quit and self._quit is not None:
            self._quit()  # Qt would close the window, which only hides it
            return True
        return super().event(event)

    def _hand_over(self) -> None:
        if self._open is not None and self._paths:
            paths, self._paths = self._paths, []
            self._open(paths)
