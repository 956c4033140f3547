"""What happened to the gallery in the inspector, and what is left to do for it at its hosts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import Property, QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.activity import (
    Activity,
    ActivityRow,
    DropFollowUps,
    FollowUpRow,
    FollowUpsChanged,
    GetActivity,
    RetryFollowUps,
)
from backend.protocol.replies import Reply
from bridge import gallery_detail as detail
from bridge.backend_link import Engine
from bridge.event_dispatcher import EventDispatcher
from bridge.models.rows import RowsModel
from bridge.store import Store

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

MOST_ENTRIES = 500


@QmlElement
@QmlSingleton
class GalleryActivity(QObject):
    """Empty until `show` names a gallery, which the engine has to be asked to watch as well."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        dispatcher: EventDispatcher,
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._now = now
        self._gallery_id: int | None = None
        self._entries: list[ActivityRow] = []
        self._left_to_do: tuple[FollowUpRow, ...] = ()
        self._lines = RowsModel(detail.ActivityLine, self)
        self._follow_ups = RowsModel(detail.FollowUpLine, self)
        dispatcher.activityAdded.connect(self._added)
        dispatcher.followUpsChanged.connect(self._follow_ups_changed)

    def show(self, gallery_id: int | None) -> None:
        """Ask for the history of this gallery; None shows nothing."""
        self._gallery_id = gallery_id
        self._entries = []
        self._lines.show([])
        self._show_follow_ups(())
        if gallery_id is not None:
            self._engine.send(GetActivity(gallery_id=gallery_id, limit=MOST_ENTRIES), self._take)

    def _take(self, reply: Reply) -> None:
        if isinstance(reply, Activity) and reply.gallery_id == self._gallery_id:
            self._take_in(reply.entries)
            self._show_follow_ups(reply.follow_ups)

    def _added(self, entry: object) -> None:
        if isinstance(entry, ActivityRow) and entry.gallery_id == self._gallery_id:
            self._take_in([entry])

    def _take_in(self, entries: Iterable[ActivityRow]) -> None:
        """What happens while the history is read comes twice, or before it."""
        by_id = {entry.id: entry for entry in (*self._entries, *entries)}
        self._entries = [by_id[i] for i in sorted(by_id, reverse=True)][:MOST_ENTRIES]
        self._show_entries()

    def _follow_ups_changed(self, event: object) -> None:
        if isinstance(event, FollowUpsChanged) and event.gallery_id == self._gallery_id:
            self._show_follow_ups(event.rows)

    def _show_follow_ups(self, rows: tuple[FollowUpRow, ...]) -> None:
        self._left_to_do, now = rows, self._now()
        self._follow_ups.show([detail.follow_up_line(row, self._store.names, now) for row in rows])

    def _show_entries(self) -> None:
        now = self._now()
        self._lines.show([detail.activity_line(entry, self._store.names, now) for entry in self._entries])

    @Property(QObject, constant=True)
    def lines(self) -> QObject:
        return self._lines

    @Property(QObject, constant=True)
    def followUps(self) -> QObject:
        return self._follow_ups

    @Slot(int)
    def retryFollowUp(self, key: int) -> None:
        for row in self._left_to_do:
            if row.ids[0] == key:
                self._engine.send(RetryFollowUps(gallery_id=row.gallery_id, ids=row.ids))

    @Slot(int)
    def dropFollowUp(self, key: int) -> None:
        for row in self._left_to_do:
            if row.ids[0] == key:
                self._engine.send(DropFollowUps(gallery_id=row.gallery_id, ids=row.ids))
