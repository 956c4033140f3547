"""What the engine does with the work that an earlier end of it cut off."""

from __future__ import annotations

import time
from collections.abc import Callable

import apsw

from backend.galleries import counting
from backend.galleries.book import Book
from backend.galleries.states import Trigger
from backend.galleries.tally import Tally
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GOES_ON, GalleryState, PauseReason, Question
from backend.protocol.settings import Settings
from backend.storage import archives as archive_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database


async def recover(
    book: Book,
    database: Database,
    tally: Tally,
    settings: Settings,
    repeat_is_safe: Callable[[str], bool],
    can_look_up: Callable[[str], bool] = lambda host_id: False,
) -> int:
    """Turn what was cut off into what can go on; gives the number of uploads nobody can tell about.

    An upload stands as "on the wire" only from the moment before its last bytes left. So whatever stands there may
    be on the host: it becomes unknown and the person is asked, unless the host takes the same file twice without
    harm, or the gallery goes on and can ask the host itself. Everything else is simply sent again.
    """

    def count(gallery_id: int, host_id: str, images: int, at: float) -> None:
        tab_id = row.tab_id if (row := book.row(gallery_id)) is not None else 0
        counting.cut_off(database.metrics, host_id=host_id, images=images, tab_id=tab_id, at=at)

    def judge(connection: apsw.Connection) -> list[tuple[int, str]]:
        unknown: list[tuple[int, str]] = []
        now = time.time()
        for upload in upload_table.interrupted(connection):
            if repeat_is_safe(upload.host_id):
                upload_table.record_pending(connection, [(upload.file_id, upload.host_id)])
            else:
                error = ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME, host=upload.host_id)
                upload_table.record_unknown(connection, upload.file_id, upload.host_id, error=error, at=now)
                count(upload.gallery_id, upload.host_id, 1, now)
                unknown.append((upload.gallery_id, upload.host_id))
        for archive in archive_table.interrupted(connection):
            if repeat_is_safe(archive.host_id):
                archive_table.record_pending(connection, [archive.id])
            else:
                error = ErrorInfo(kind=ErrorKind.UNKNOWN_OUTCOME, host=archive.host_id)
                archive_table.record_unknown(connection, archive.id, error=error, at=now)
                count(archive.gallery_id, archive.host_id, len(archive.file_ids), now)
                unknown.append((archive.gallery_id, archive.host_id))
        return unknown

    unknown = await database.run(judge)
    asked = {gallery_id for gallery_id, _ in unknown}
    cannot_ask = {gallery_id for gallery_id, host_id in unknown if not can_look_up(host_id)}
    for row in book.rows():
        if row.state in (GalleryState.SCANNING, GalleryState.UPLOADING):
            await book.move(row.id, Trigger.INTERRUPTED)
        # Counters are stored at the end of a run: a run that was paused or cut off may have got further than they say.
        if row.id in asked or (row.started_at is not None and row.finished_at is None):
            await tally.count_again(row.id)
        goes_on = row.state in (GalleryState.UPLOADING, GalleryState.QUEUED, GalleryState.PAUSED)
        if row.id in asked and not (goes_on and row.id not in cannot_ask):
            await book.change(row.id, question=Question.UNKNOWN_OUTCOME)
    if settings.after_restart != "resume":
        for row in book.in_state(GalleryState.VALIDATING):
            await book.change(row.id, start_when_ready=False)
        for row in book.in_state(GalleryState.PAUSED):
            if row.pause_reason in GOES_ON:
                await book.change(row.id, pause_reason=PauseReason.AFTER_RESTART)
        for row in book.in_state(GalleryState.QUEUED):
            if row.start_at is not None and row.start_at > time.time():
                continue  # it has not begun
            await book.move(row.id, Trigger.PAUSE, pause_reason=PauseReason.AFTER_RESTART, paused_at=time.time())
    return len(unknown)
