"""Collects Python's garbage in the GUI thread only, and gives memory back that the window has freed."""

from __future__ import annotations

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
GIVEN_BACK_EVERY_MS = 120_000


class Garbage(QObject):
    """Left to itself, Python collects in whatever thread happens to allocate; an object of Qt that is destroyed in a
    thread other than its own can end the process. As long as this lives, a timer of the GUI thread does it.

    `give_back` returns freed memory to the system, some milliseconds every two minutes: pages come and go for months.
    """

    def __init__(self, parent: QObject | None = None, give_back: Callable[[], None] | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        if give_back is not None:
            slow = QTimer(self, interval=GIVEN_BACK_EVERY_MS)
            slow.timeout.connect(give_back)
            slow.start()

    def collect(self) -> None:
        """As far as Python itself would now."""
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count > most:
                gc.collect(generation)
