"""The timetable of the Settings page: what each hour of the week allows."""

from __future__ import annotations

import json

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.settings import ChangeSettings
from bridge.backend_link import Engine
from bridge.store import Store

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

DAYS, HOURS = 7, 24
_FREE = ("0" * HOURS,) * DAYS


@QmlElement
@QmlSingleton
class Timetable(QObject):
    """Levels are 0 (no limit), 1 (limited) and 2 (stopped); days count from Monday, hours from midnight."""

    changed = Signal()

    def __init__(self, store: Store, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._days = _FREE  # with what was painted since, which the engine has not answered yet
        store.settingsChanged.connect(self._take)
        self._take()

    def _take(self) -> None:
        self._days = self._store.settings.schedule or _FREE
        self.changed.emit()

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]
    def days(self) -> list[str]:
        """Seven texts of 24 levels."""
        return list(self._days)

    @Property(bool, notify=changed)
    def isFollowed(self) -> bool:
        return self._store.settings.use_schedule

    @Slot(int, int, int, int, str)
    def paint(self, day: int, hour: int, last_day: int, last_hour: int, level: str) -> None:
        """Give these days and hours, both ends included and in either order, this level."""
        days = range(max(0, min(day, last_day)), min(DAYS - 1, max(day, last_day)) + 1)
        first, last = max(0, min(hour, last_hour)), min(HOURS - 1, max(hour, last_hour))
        new = [
            text[:first] + level * (last - first + 1) + text[last + 1 :] if number in days else text
            for number, text in enumerate(self._days)
        ]
        if level in ("0", "1", "2") and tuple(new) != self._days:
            self._days = tuple(new)
            self.changed.emit()
            stored = [] if tuple(new) == _FREE else new
            self._engine.send(ChangeSettings(values=(("schedule", json.dumps(stored)),)))
