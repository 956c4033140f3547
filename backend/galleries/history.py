"""What happened to each gallery, kept for the Activity page and told to the log."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TypedDict, Unpack

from backend.event_log import Log, NoLog
from backend.galleries.book import Announcer
from backend.protocol.activity import ActivityAdded, ActivityRow
from backend.protocol.errors import ErrorInfo
from backend.storage import activity as activity_table
from backend.storage.database import Database
from backend.storage.records import ActivityRecord

log = logging.getLogger(__name__)


class Happened(TypedDict, total=False):
    """What an entry says beside its kind, as in ActivityRow."""

    host: str
    subject: str
    count: int
    error: ErrorInfo | None


class History:
    """Used from the engine's event loop."""

    def __init__(
        self,
        database: Database,
        announcer: Announcer,
        is_watched: Callable[[int], bool],
        *,
        log: Log | None = None,
        name_of: Callable[[int], str] = lambda gallery_id: "",
    ) -> None:
        self._database = database
        self._announcer = announcer
        self._is_watched = is_watched
        self._log = log or NoLog()
        self._name_of = name_of

    def note(self, gallery_id: int, kind: str, **happened: Unpack[Happened]) -> None:
        """Store one entry behind everything else, and show it to whoever watches the gallery then."""
        self.tell(gallery_id, kind, **happened)
        record = ActivityRecord(0, gallery_id, time.time(), kind, **happened)
        storing = self._database.run_behind(lambda connection: activity_table.insert_many(connection, [record]))
        storing.add_done_callback(self._show)

    def tell(self, gallery_id: int, kind: str, text: str = "", **happened: Unpack[Happened]) -> None:
        """A line of the log alone: what would only fill the history of a gallery."""
        name = self._name_of(gallery_id)
        self._log.note(kind, gallery_id=gallery_id, gallery=name, text=text, **happened)

    def _show(self, stored: asyncio.Future[list[ActivityRecord]]) -> None:
        if stored.cancelled():
            return
        if error := stored.exception():
            log.error("storing an entry of the history failed: %s", error)
            return
        for entry in stored.result():
            if self._is_watched(entry.gallery_id):
                self._announcer.publish(ActivityAdded(entry=shown_entry(entry)))

    async def of_gallery(self, gallery_id: int, limit: int) -> tuple[ActivityRow, ...]:
        """Newest first."""
        records = await self._database.read(
            lambda connection: activity_table.of_gallery(connection, gallery_id, limit=limit)
        )
        return tuple(shown_entry(record) for record in records)


def shown_entry(record: ActivityRecord) -> ActivityRow:
    return ActivityRow(
        id=record.id,
        gallery_id=record.gallery_id,
        at=record.at,
        kind=record.kind,
        host=record.host,
        subject=record.subject,
        count=record.count,
        error=record.error,
    )
