"""Work on a long list a piece at a time, so that frames are drawn between two pieces."""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

PIECE_S = 0.005
GAP_MS = 1000
"""What new figures ask for is worked out once a second at most."""

Steps = Generator[None, None, list[int]]


class Pieces(QObject):
    """Runs one generator at a time in the GUI thread; a new one replaces it. `done` carries what it returned, and
    whether a person asked for it.
    """

    done = Signal(object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._is_by_person = False
        self._ended_at = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    @property
    def is_idle(self) -> bool:
        return self._steps is None

    def begin(self, steps: Steps, by_person: bool) -> None:
        """At once for a person; else a second after the last end."""
        self._steps, self._is_by_person = steps, by_person
        since_ms = int((time.monotonic() - self._ended_at) * 1000)
        self._timer.start(0 if by_person else max(0, GAP_MS - since_ms))

    def stop(self) -> None:
        self._timer.stop()
        self._steps = None

    def _work(self) -> None:
        self._timer.setInterval(0)
        ends_at = time.monotonic() + PIECE_S
        while self._steps is not None and time.monotonic() < ends_at:
            try:
                next(self._steps)
            except StopIteration as end:
                self.stop()
                self._ended_at = time.monotonic()
                self.done.emit(end.value, self._is_by_person)
                return
