"""Collects Python's garbage in the GUI thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000


class Garbage(QObject):
    """Left to itself, Python collects in whatever thread happens to allocate; an object of Qt that is destroyed in a
    thread other than its own can end the process. As long as this lives, a timer of the GUI thread does it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """As far as Python itself would now."""
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count > most:
                gc.collect(generation)
