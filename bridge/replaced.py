"""Notices that the package was upgraded or removed while this window runs.

Nothing is stopped by that: uploads go on with the program as it was started. But pages that were never opened are read
from the disk, so the person is told to start again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from backend.protocol.bundle import is_bundle
from bridge.wording import tr

EVERY_MS = 60_000

Tell = Callable[[str, str, str, str], None]
"""Title, body, icon and tone of a notification."""


class Replaced(QObject):
    """Looks at the program's file once a minute and tells once. GUI thread."""

    def __init__(self, tell: Tell, program: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tell = tell
        self._program = program
        self._started = _identity(program)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        now = _identity(self._program)
        if now == self._started:
            return
        self._timer.stop()
        if now is None:
            title = tr("Galleon was removed from this computer")
            body = tr("What uploads now goes on until you quit. Then it cannot be started again.")
            self._tell(title, body, "triangle-alert", "warning")
        else:
            title = tr("Another version of Galleon was installed")
            body = tr("What uploads now goes on. Quit and start Galleon again to use the new version.")
            self._tell(title, body, "circle-arrow-up", "secondary")


def watch(tell: Tell, parent: QObject) -> None:
    """From source there is no package, and nothing happens."""
    if is_bundle():
        Replaced(tell, Path(sys.executable), parent)


def _identity(program: Path) -> tuple[int, int] | None:
    """None when it is not there. A package replaces files, it never writes into them."""
    try:
        about = program.stat()
    except OSError:
        return None
    return about.st_ino, about.st_mtime_ns
