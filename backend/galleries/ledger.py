"""What a run writes down and tells: results are stored before anyone hears of them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries.book import Announcer, Book
from backend.galleries.run import Part, Run
from backend.galleries.triggers import takes_part
from backend.protocol.events import Notice, UploadFinished
from backend.protocol.rows import FilePatch, FileState, GalleryRow, HostProgress, UploadRow
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage.database import Database
from backend.uploads.progress import eta_s

log = logging.getLogger(__name__)

STORE_AGAIN_S = 5.0

T = TypeVar("T")


class Ledger:
    """Used from the engine's event loop. `is_disk_full` tells that results wait for room on the disk."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        announcer: Announcer,
        is_watched: Callable[[int], bool],
        is_followed: Callable[[int], bool],
    ) -> None:
        self._book = book
        self._database = database
        self._announcer = announcer
        self._is_watched = is_watched
        self._is_followed = is_followed
        self.is_closing = False
        self.is_disk_full = False

    async def store_surely(self, work: Callable[[apsw.Connection], T], *, is_synced: bool = True) -> T:
        """Store a result; while the disk refuses, nothing new is started and the storing is tried again.

        With `is_synced` a power cut takes nothing back. Raises Problem(DISK) only while the engine ends.
        """
        while True:
            try:
                stored = await (self._database.commit(work) if is_synced else self._database.run(work))
            except Problem as problem:
                if self.is_closing:
                    raise
                log.error("storing a result failed: %s", problem)
                if not self.is_disk_full:
                    self.is_disk_full = True
                    self._announcer.publish(Notice(error=problem.info, is_alarm=True))
                await asyncio.sleep(STORE_AGAIN_S)
            else:
                self.is_disk_full = False
                return stored

    async def store_remote(self, run: Run, part: Part) -> None:
        """Store what the host said of its gallery, so that a later run goes on there."""
        part.gallery_url = part.lane.host.gallery_url(part.remote) or part.gallery_url
        values = {
            "remote": msgspec.json.encode(part.remote.values).decode(),
            "gallery_url": part.gallery_url,
            "delete_url": part.remote.values.get("delete_url", ""),
            "finished": part.is_finished,
        }
        if part.remote.is_begun:
            values["account"] = part.lane.account.key
        await self.store_surely(
            lambda connection: gallery_table.update_host(connection, run.gallery_id, part.host_id, **values)
        )

    def set_upload(self, run: Run, part: Part, row: UploadRow | None, file_ids: Iterable[int]) -> None:
        """Note what became of files on a host (None: they wait), and show it to whoever looks at the gallery."""
        for file_id in file_ids:
            if row is None:
                part.uploads.pop(file_id, None)
            else:
                part.uploads[file_id] = row
            state = run.note(file_id)
            if self._is_watched(run.gallery_id):
                patch = FilePatch(id=file_id, state=state, uploads=run.uploads_of(file_id))
                self._announcer.patch_file(run.gallery_id, patch)

    def tell_followers(self, run: Run, name: str, row: UploadRow) -> None:
        """Tell those who follow the gallery that one file or archive has ended on one host."""
        if not self._is_followed(run.gallery_id):
            return
        self._announcer.publish(upload_finished(run.gallery_id, run.name, name, row))

    def show_run(self, run: Run, row: GalleryRow, now: float) -> None:
        """Show progress, speed and time left of a gallery. `now` is Unix time."""
        is_paused = run.is_stopping
        hosts: list[HostProgress] = []
        total_speed = 0
        for part in run.parts:
            part.speed.add(part.sent_bytes(), time.monotonic())
            speed_bps = 0 if is_paused else int(part.speed.bps(time.monotonic()))
            total_speed += speed_bps
            hosts.append(part.progress(is_paused=is_paused, speed_bps=speed_bps, now=now))
        parts = [(host.done_bytes, host.total_bytes) for host in hosts if takes_part(host)]
        done, total = sum(done for done, _ in parts), sum(total for _, total in parts)
        self._book.show(
            run.gallery_id,
            hosts=tuple(hosts),
            done_bytes=max(done, row.done_bytes),
            total_bytes=total,
            speed_bps=total_speed,
            eta_s=None if is_paused else eta_s(total - done, total_speed, time.monotonic() - run.began),
            links=sum(1 for host in hosts if host.done_files),
            **_image_counts(run),
        )

    async def store_counts(self, run: Run) -> None:
        """Counters are stored at the end of a run or a pause; after a crash they are counted again from the files."""
        row = self._book.row(run.gallery_id)
        if row is None:
            return
        hosts = row.hosts
        counts = {
            "done_bytes": row.done_bytes,
            "total_bytes": row.total_bytes,
            "links": row.links,
            "upload_s": row.upload_s,
            **_image_counts(run),
        }

        def store(connection: apsw.Connection) -> None:
            gallery_table.update(connection, run.gallery_id, **counts)
            for host in hosts:
                gallery_table.update_host(
                    connection,
                    run.gallery_id,
                    host.host_id,
                    work=host.work,
                    done_files=host.done_files,
                    failed_files=host.failed_files,
                    unknown_files=host.unknown_files,
                    done_bytes=host.done_bytes,
                    total_bytes=host.total_bytes,
                    error=host.error,
                )
            file_table.set_states(connection, [(file_id, state, None) for file_id, state in run.states.items()])

        await self.store_surely(store)


def _image_counts(run: Run) -> dict[str, int]:
    return {
        "done_images": run.counts[FileState.UPLOADED],
        "failed_images": run.counts[FileState.FAILED],
        "unknown_images": run.counts[FileState.UNKNOWN],
    }


def upload_finished(
    gallery_id: int, gallery: str, name: str, upload: UploadRow, *, was_there: bool = False
) -> UploadFinished:
    """`name` is that of the file or archive, `gallery` that of the gallery."""
    return UploadFinished(
        gallery_id=gallery_id,
        gallery=gallery,
        host_id=upload.host_id,
        file=name,
        state=upload.state,
        page_url=upload.page_url,
        image_url=upload.image_url,
        thumb_url=upload.thumb_url,
        was_there=was_there,
        error=upload.error,
    )
