"""Which files of a gallery its hosts would refuse: told before anything is sent, and asked what to do with them.

A gallery with an open question sends nothing at all, also not what fits and not to hosts that take everything: the
answer is one click, half a gallery online is not taken back, and some hosts order images as they come in. Every other
gallery goes on. Whoever never wants to be asked has a setting for it.

What is to be left out stands in the database as an upload in the state `left_out`; a file that no host of the gallery
takes is left out as a whole. Converting needs no record: the copy is made when the file is sent.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from weakref import WeakValueDictionary

import apsw
import msgspec

from backend.errors import problem
from backend.galleries.book import Book
from backend.galleries.history import History
from backend.galleries.run import is_replaced
from backend.galleries.smaller import narrow
from backend.galleries.states import Trigger, allows
from backend.hosts.base import HostInfo
from backend.hosts.fits import fits
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import (
    FileState,
    GalleryRow,
    GalleryState,
    Question,
    RefusalReason,
    RefusedFiles,
    UploadState,
)
from backend.protocol.settings import Settings
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import FileRecord, GalleryHostRecord, UploadRecord

log = logging.getLogger(__name__)

NAMES_TOLD = 3
_LOOKED_AT = (GalleryState.READY, GalleryState.QUEUED, GalleryState.PAUSED, GalleryState.INCOMPLETE)
_STARTS_BY_ANSWER = (GalleryState.INCOMPLETE, GalleryState.COMPLETED, GalleryState.FAILED)
_OPEN = (UploadState.PENDING, UploadState.FAILED, UploadState.LEFT_OUT)

Pair = tuple[int, str]
"""File id and host id."""


class Plan(msgspec.Struct, frozen=True):
    """What follows from the limits of the hosts and from what the person chose. Pure data."""

    refused: tuple[RefusedFiles, ...]
    left_out: Mapping[Pair, ErrorInfo]

    @property
    def is_undecided(self) -> bool:
        return any(files.plan == "ask" for files in self.refused)


class Fitting:
    """Used from the engine's event loop."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        history: History,
        info: Callable[[str], HostInfo | None],
        settings: Callable[[], Settings],
        poke: Callable[[], None],
    ) -> None:
        self._book = book
        self._database = database
        self._history = history
        self._info = info
        self._settings = settings
        self._poke = poke
        self._tasks: set[asyncio.Task[None]] = set()
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    @property
    def is_busy(self) -> bool:
        return bool(self._tasks)

    # -- looking ---------------------------------------------------------------------------------------------

    def look_later(self, gallery_id: int) -> None:
        """Something changed: look behind everything else. Costs nothing where no host has a limit."""
        row = self._book.row(gallery_id)
        if row is None or row.state not in _LOOKED_AT or not self._may_change(row):
            return
        task = asyncio.create_task(self._look_quietly(gallery_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def look_at_asking(self) -> None:
        """The hosts or the settings changed: look again at the galleries whose question is open."""
        for row in self._book.rows():
            if row.question is Question.FILES_REFUSED:
                self.look_later(row.id)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def may_start(self, gallery_id: int) -> bool:
        """The last look before the first byte. False: the person was asked.

        Raises Problem(FILE_REJECTED) when every file is left out, and nothing could be sent.
        """
        row = self._book.row(gallery_id)
        if row is None or not self._may_change(row):
            return row is not None
        plan = await self._look(gallery_id, is_starting=True)
        if plan is None or plan.is_undecided:
            return False
        row = self._book.row(gallery_id)
        if row is not None and not row.images and plan.left_out:
            raise problem(ErrorKind.FILE_REJECTED, next(iter(plan.left_out.values())).detail, subject=row.name)
        return True

    def _may_change(self, row: GalleryRow) -> bool:
        if row.refused or row.left_out or row.question is Question.FILES_REFUSED:
            return True
        return any(_has_limits(info) for host in row.hosts if (info := self._info(host.host_id)))

    async def _look_quietly(self, gallery_id: int) -> None:
        try:
            await self._look(gallery_id, is_starting=False)
        except Exception:
            log.exception("looking whether the files of gallery %d fit failed", gallery_id)
        self._poke()

    async def _look(self, gallery_id: int, *, is_starting: bool) -> Plan | None:
        async with self._locks.setdefault(gallery_id, asyncio.Lock()):
            return await self._look_alone(gallery_id, is_starting=is_starting)

    async def _look_alone(self, gallery_id: int, *, is_starting: bool) -> Plan | None:
        def read(
            connection: apsw.Connection,
        ) -> tuple[list[FileRecord], list[UploadRecord], tuple[GalleryHostRecord, ...]]:
            records = gallery_table.get_many(connection, [gallery_id])
            return (
                file_table.of_gallery(connection, gallery_id),
                upload_table.of_gallery(connection, gallery_id),
                records[0].hosts if records else (),
            )

        files, uploads, hosts = await self._database.read(read)
        row = self._book.row(gallery_id)
        if row is None or (row.state not in _LOOKED_AT and not is_starting):
            return None
        plan = plan_for(files, uploads, hosts, self._info, self._settings().refused_files)
        await self._store(row, files, uploads, plan)
        row = self._book.row(gallery_id)
        if row is None:
            return None
        if plan.is_undecided:
            if row.question is Question.NONE or (is_starting and row.question is Question.UNKNOWN_OUTCOME):
                await self._book.change(gallery_id, question=Question.FILES_REFUSED)
                self._history.note(gallery_id, "files_refused", count=_count(plan))
        elif row.question is Question.FILES_REFUSED:
            question = Question.UNKNOWN_OUTCOME if row.unknown_images else Question.NONE
            await self._book.change(gallery_id, question=question)
        self._book.show(gallery_id, refused=plan.refused)
        return plan

    async def _store(
        self, row: GalleryRow, files: Sequence[FileRecord], uploads: Sequence[UploadRecord], plan: Plan
    ) -> None:
        """Bring what is left out to what the plan says; nothing is written when nothing changes."""
        host_ids = [host.host_id for host in row.hosts]
        whole = {
            file.id: plan.left_out[file.id, host_ids[0]]
            for file in files
            if host_ids and all((file.id, host_id) in plan.left_out for host_id in host_ids)
        }
        states: list[tuple[int, FileState, ErrorInfo | None]] = []
        for file in files:
            if (error := whole.get(file.id)) is not None:
                if file.error != error:
                    states.append((file.id, FileState.LEFT_OUT, error))
            elif _is_refused_everywhere(file):
                states.append((file.id, FileState.PENDING, None))
        now_left_out = {pair: error for pair, error in plan.left_out.items() if pair[0] not in whole}
        before = {(upload.file_id, upload.host_id): upload.error for upload in uploads if _is_refused(upload)}
        if not states and now_left_out == before:
            return

        def store(connection: apsw.Connection) -> None:
            file_table.set_states(connection, states)
            upload_table.take_in_again(connection, before.keys() - now_left_out.keys())
            upload_table.leave_out(connection, now_left_out.items(), at=time.time())

        await self._database.run(store)
        changed = {file_id: state for file_id, state, _ in states}
        usable = [file for file in files if changed.get(file.id, file.state) is not FileState.LEFT_OUT]
        await self._book.change(
            row.id,
            images=len(usable),
            left_out=len(files) - len(usable),
            size_bytes=sum(file.size_bytes for file in usable),
            with_location=sum(file.has_location for file in usable),
        )

    # -- the answer ------------------------------------------------------------------------------------------

    async def resolve(self, ids: Sequence[int], choice: str, host_id: str) -> None:
        """convert or leave_out, for one host or for all that would refuse files. A later answer replaces an earlier
        one: what was left out of a gallery that has ended is then sent. Raises Problem(BAD_INPUT)."""
        if choice not in ("convert", "leave_out"):
            raise problem(ErrorKind.BAD_INPUT, "convert or leave_out", subject="choice")
        for row in self._book.existing(ids):
            if row.state is GalleryState.UPLOADING:
                raise problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name)
            wanted = {files.host_id for files in row.refused if host_id in ("", files.host_id)} or {host_id} - {""}

            def store(connection: apsw.Connection, row: GalleryRow = row, wanted: set[str] = wanted) -> None:
                for one in wanted:
                    gallery_table.update_host(connection, row.id, one, on_refused=choice)

            await self._database.run(store)
            await self._look(row.id, is_starting=True)
            if choice == "convert" and row.state in _STARTS_BY_ANSWER:
                await self._book.move_if_possible(row.id, Trigger.START, error=None)
        self._poke()

    async def smaller(self, gallery_id: int, host_id: str) -> tuple[int, ...]:
        """Lower what this host is sent of the gallery at most, because it found files too large; returns their ids.

        Raises Problem: BAD_INPUT while it uploads or when nothing was too large, DISK.
        """
        for row in self._book.existing([gallery_id]):
            if not allows(row.state, Trigger.START):
                raise problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name)
        info = self._info(host_id)
        stated_bytes = info.limits.max_size_bytes if info is not None else None
        return await narrow(self._database, gallery_id, host_id, stated_bytes)


def _is_refused(upload: UploadRecord) -> bool:
    return upload.state is UploadState.LEFT_OUT and not is_replaced(upload)


def plan_for(
    files: Sequence[FileRecord],
    uploads: Sequence[UploadRecord],
    hosts: Sequence[GalleryHostRecord],
    info: Callable[[str], HostInfo | None],
    standing_answer: str,
) -> Plan:
    """What each host would refuse of what it has not got yet. Pure."""
    states = {(upload.file_id, upload.host_id): upload.state for upload in uploads}
    groups: dict[tuple[str, RefusalReason, str], list[str]] = {}
    left_out: dict[Pair, ErrorInfo] = {}
    for host in hosts:
        host_info = info(host.host_id)
        if host_info is None or not _has_limits(host_info):
            continue
        answer = host.on_refused or standing_answer
        for file in files:
            if file.state is FileState.LEFT_OUT and not _is_refused_everywhere(file):
                continue
            if states.get((file.id, host.host_id), UploadState.PENDING) not in _OPEN:
                continue
            reason = fits(file, host_info.limits)
            if reason is None:
                continue
            plan = "leave_out" if answer == "convert" and reason is RefusalReason.TOO_SMALL else answer
            groups.setdefault((host.host_id, reason, plan), []).append(file.name)
            if plan == "leave_out":
                left_out[file.id, host.host_id] = ErrorInfo(
                    kind=ErrorKind.FILE_REJECTED, host=host.host_id, detail=_DETAILS[reason], subject=file.name
                )
    refused = tuple(
        RefusedFiles(host_id=host_id, reason=reason, count=len(names), names=tuple(names[:NAMES_TOLD]), plan=plan)
        for (host_id, reason, plan), names in groups.items()
    )
    return Plan(refused, left_out)


_DETAILS = {
    RefusalReason.FORMAT: "the host does not take this format",
    RefusalReason.SIZE: "larger than the host takes",
    RefusalReason.DIMENSIONS: "more pixels than the host takes",
    RefusalReason.TOO_SMALL: "smaller than the host takes",
}


def _has_limits(info: HostInfo) -> bool:
    """An archive hides what is in it: its size is what counts, and it can be split."""
    limits = info.limits
    return not info.sends_archive and any(
        (
            limits.formats,
            limits.max_size_bytes,
            limits.max_width,
            limits.max_height,
            limits.max_pixels,
            limits.min_width,
            limits.min_height,
        )
    )


def _is_refused_everywhere(file: FileRecord) -> bool:
    """Left out because of its hosts, unlike what the scan could not use (no host is named there)."""
    return file.state is FileState.LEFT_OUT and file.error is not None and bool(file.error.host)


def _count(plan: Plan) -> int:
    return sum(files.count for files in plan.refused if files.plan == "ask")
