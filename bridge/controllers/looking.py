"""Tells that dropped folders are still looked through, once that takes long, and lets the person stop it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from backend.protocol.commands import StopAdding
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.undo import Step
from bridge.wording import tr

FIRST_MS = 1_500
AGAIN_MS = 10_000
"""As long as a toast with a button stays."""
_NAMES_SHOWN = 2


class Looking(QObject):
    """`began` for each AddPaths, `ended` for each of its replies."""

    def __init__(self, app: App, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._engine = engine
        self._under_way = 0
        self._is_stopped = False
        self._names = ""
        self._shown: Step = (self._stop,)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._show)

    def began(self, paths: Sequence[Path]) -> None:
        self._under_way += 1
        self._is_stopped = False
        names = [text.isolated(path.name) for path in paths[:_NAMES_SHOWN]]
        self._names = ", ".join([*names, "…"] if len(paths) > _NAMES_SHOWN else names)
        self._timer.start(FIRST_MS)

    def ended(self) -> bool:
        """Whether the person has stopped it."""
        self._under_way -= 1
        if self._under_way == 0:
            self._timer.stop()
            self._app.withdraw_toast(self._shown)
        return self._is_stopped

    def _show(self) -> None:
        self._app.withdraw_toast(self._shown)
        self._app.toast(tr("Looking for images"), self._names, "search", tr("Stop"), self._stop, self._shown)
        self._timer.start(AGAIN_MS)

    def _stop(self) -> None:
        self._is_stopped = True
        self._timer.stop()
        self._engine.send(StopAdding())
