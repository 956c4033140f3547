"""The list behind the bell: what happened while nobody looked, newest first."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count as counter
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from bridge import formatting as text
from bridge.models.rows import RowsModel

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

KEPT = 100


class NotificationLine(NamedTuple):
    key: int
    title: str
    text: str
    icon: str
    tone: str
    time: str
    actionLabel: str
    isUnread: bool


@QmlElement
@QmlSingleton
class Notifications(RowsModel[NotificationLine]):
    """Newest first, at most KEPT."""

    unreadChanged = Signal()

    def __init__(self, now: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        super().__init__(NotificationLine, parent)
        self._now = now
        self._keys = counter(1)
        self._actions: dict[int, Callable[[], None]] = {}
        self._at: dict[int, float] = {}

    def add(
        self,
        title: str,
        body: str,
        icon: str,
        tone: str,
        action: str = "",
        run: Callable[[], None] | None = None,
    ) -> None:
        """`tone` as in the theme; `action` labels what `run` does."""
        key = next(self._keys)
        self._at[key] = self._now()
        if run is not None:
            self._actions[key] = run
        label = action if run is not None else ""
        new = NotificationLine(key, title, body, icon, tone, text.clock(self._at[key]), label, True)
        kept = [new, *self.rows()][:KEPT]
        self._actions = {line.key: self._actions[line.key] for line in kept if line.key in self._actions}
        self._at = {line.key: self._at[line.key] for line in kept}
        self.show(kept)
        self.unreadChanged.emit()

    @Property(int, notify=unreadChanged)
    def unreadCount(self) -> int:
        return sum(line.isUnread for line in self.rows())

    @Slot()
    def markAllRead(self) -> None:
        if self.property("unreadCount"):
            self.show([line._replace(isUnread=False) for line in self.rows()])
            self.unreadChanged.emit()

    @Slot()
    def tellTimes(self) -> None:
        """The list is opened: what stands there since another day says which."""
        now = self._now()
        self.show([line._replace(time=text.moment(self._at[line.key], now)) for line in self.rows()])

    @Slot(int)
    def run(self, row: int) -> None:
        """Do what its button says, if it has one; it is read then."""
        line = self.row(row)
        if line is not None:
            self.show([each._replace(isUnread=False) if each is line else each for each in self.rows()])
            self.unreadChanged.emit()
            self._actions.get(line.key, lambda: None)()

    @Slot()
    def clear(self) -> None:
        self._actions.clear()
        self._at.clear()
        self.show([])
        self.unreadChanged.emit()
