"""What a person decides about single files: left out, their order, changed ones, unknown outcomes, a fresh start."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import apsw
import msgspec

from backend.errors import Problem, problem
from backend.galleries import counting, leaving_out
from backend.galleries.book import Book
from backend.galleries.history import History
from backend.galleries.intake import Intake
from backend.galleries.rescan import by_parts
from backend.galleries.results import Results
from backend.galleries.run import Run
from backend.galleries.states import Trigger, allows
from backend.galleries.tally import Tally
from backend.protocol.commands import ResolveUnknown
from backend.protocol.errors import ErrorKind
from backend.protocol.images import AttemptRow, GalleryRescanned, ResolveChanged
from backend.protocol.rows import FileState, GalleryRow, GalleryState, HostProgress, Question, UploadState
from backend.storage import archives as archive_table
from backend.storage import attempts as attempt_table
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import AttemptRecord, FileRecord, UploadRecord

MOST_ATTEMPTS = 200
_WITH_TEXT = (GalleryState.COMPLETED, GalleryState.INCOMPLETE)
_ENDED = (UploadState.UPLOADED, UploadState.SENT)


class FileEdits:
    """Used from the engine's event loop. Raises Problem(BAD_INPUT) for what cannot be; galleries that are gone are
    passed over."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        intake: Intake,
        results: Results,
        tally: Tally,
        history: History,
        run_of: Callable[[int], Run | None],
        poke: Callable[[], None],
    ) -> None:
        self._book = book
        self._database = database
        self._intake = intake
        self._results = results
        self._tally = tally
        self._history = history
        self._run_of = run_of
        self._poke = poke

    async def leave_out(self, gallery_id: int, file_ids: Iterable[int], left_out: bool) -> None:
        """Leave files out, or take them in again. What is online stays online; the text follows.

        In a gallery that uploads see `leaving_out`; where that cannot be, or nothing would remain, it is paused first.
        """
        run = self._run_of(gallery_id)
        row = self._book.row(gallery_id) if run is not None else self._resting(gallery_id)
        if row is None:
            return
        wanted = set(file_ids)
        files = await self._files(gallery_id)
        state = FileState.LEFT_OUT if left_out else FileState.PENDING
        changed = [
            (file.id, state, None)
            for file in files
            # A file that the scan found unusable stays out.
            if file.id in wanted and file.error is None and (file.state is FileState.LEFT_OUT) != left_out
        ]
        changed_ids = {file_id for file_id, _, _ in changed}
        usable = leaving_out.usable(files, changed_ids, left_out=left_out)
        if run is not None:
            if not (bool(usable) if left_out else leaving_out.can_take_in(run)):
                raise _pause_first(row)
            if left_out:
                await leaving_out.take_out(run, changed_ids)
        await self._database.run(lambda connection: file_table.set_states(connection, changed))
        if run is not None and not left_out:
            leaving_out.take_in(run, [file for file in usable if file.id in changed_ids])
        await self._book.change(
            gallery_id,
            images=len(usable),
            left_out=len(files) - len(usable),
            with_location=sum(file.has_location for file in usable),
            size_bytes=sum(file.size_bytes for file in usable),
        )
        if run is not None:
            await self._tally.show_files_again(gallery_id)
            self._poke()
        await self.settle(gallery_id)  # also when it ended meanwhile

    async def order(self, gallery_id: int, file_ids: Sequence[int]) -> None:
        """Put files into this order, those not named behind them; no ids mean the natural order of the names."""
        row = self._book.row(gallery_id)
        if row is None:
            return
        files = await self._files(gallery_id)
        natural = sorted(files, key=lambda file: by_parts(file.name))
        wanted = {file_id: place for place, file_id in enumerate(dict.fromkeys(file_ids))}
        ordered = sorted(files, key=lambda file: wanted.get(file.id, len(wanted))) if wanted else natural
        places = {file.id: place for place, file in enumerate(ordered)}
        await self._database.run(lambda connection: file_table.set_positions(connection, places.items()))
        await self._book.change(gallery_id, has_own_order=ordered != natural)
        if (run := self._run_of(gallery_id)) is not None:
            run.order(places)
        await self._tally.show_files_again(gallery_id)
        await self._render(gallery_id)

    async def reset(self, ids: Sequence[int]) -> None:
        """Start afresh: nothing is uploaded, left out or arranged, and the folder is read anew."""
        for row in self._book.existing(ids):
            if not allows(row.state, Trigger.RESCAN) or self._run_of(row.id) is not None:
                continue
            await self._database.run(lambda connection, id_=row.id: gallery_table.reset(connection, id_))  # type: ignore[misc]
            await self._book.change(
                row.id,
                has_own_order=False,
                done_images=0,
                failed_images=0,
                unknown_images=0,
                done_bytes=0,
                links=0,
                started_at=None,
                finished_at=None,
                upload_s=0.0,
                question=Question.NONE,
                twin_id=None,
                error=None,
            )
            hosts = tuple(
                HostProgress(host.host_id, start_on=host.start_on, is_waiting=host.is_waiting) for host in row.hosts
            )
            self._book.show(row.id, hosts=hosts)
            self._history.note(row.id, "reset")
            await self._intake.rescan(row.id)

    async def attempts(self, gallery_id: int, file_id: int) -> tuple[AttemptRow, ...]:
        """How it went with one file on each host, newest first."""

        def read(connection: apsw.Connection) -> tuple[list[AttemptRecord], list[UploadRecord]]:
            uploads = archive_table.uploads_of_gallery(connection, gallery_id)
            return attempt_table.of_file(connection, file_id, limit=MOST_ATTEMPTS), uploads

        failed, uploads = await self._database.read(read)
        found = [
            AttemptRow(
                host_id=each.host_id,
                number=each.number,
                at=each.at,
                outcome=UploadState.UNKNOWN if each.error.kind is ErrorKind.UNKNOWN_OUTCOME else UploadState.FAILED,
                error=each.error,
            )
            for each in failed
        ]
        found += [
            AttemptRow(
                host_id=each.host_id,
                number=max(each.attempts, 1),
                at=each.finished_at or each.started_at or 0.0,
                outcome=each.state,
                already_there=each.already_there,
            )
            for each in uploads
            if each.file_id == file_id and each.state in _ENDED
        ]
        return tuple(sorted(found, key=lambda attempt: attempt.at, reverse=True))

    # -- questions -------------------------------------------------------------------------------------------

    async def resolve_changed(self, command: ResolveChanged) -> None:
        """keep: what is online stays the result · send_again: the file of today takes its place, at the next start."""
        if command.choice not in ("keep", "send_again"):
            raise problem(ErrorKind.BAD_INPUT, "keep or send_again", subject="choice")
        row = self._resting(command.gallery_id)
        if row is None:
            return
        wanted = set(command.file_ids)
        changed = [file for file in await self._files(row.id) if file.is_changed and (not wanted or file.id in wanted)]
        if command.choice == "keep":
            known_now = await asyncio.to_thread(lambda: [_as_it_is(file) for file in changed])

            def keep(connection: apsw.Connection) -> None:
                for file in known_now:
                    file_table.update(
                        connection,
                        file.id,
                        size_bytes=file.size_bytes,
                        mtime_ns=file.mtime_ns,
                        inode=file.inode,
                        digest="",
                        is_changed=False,
                    )

            await self._database.run(keep)
            await self._tally.show_files_again(row.id)
            return
        ids = [file.id for file in changed]
        await self._database.run(lambda connection: file_table.delete_many(connection, ids))
        if not await self._look_at(row):
            await self.settle(row.id)

    async def _look_at(self, row: GalleryRow) -> bool:
        if row.state is GalleryState.QUEUED:
            return False
        await self._intake.rescan(row.id)
        return True

    async def resolve_unknown(self, command: ResolveUnknown) -> None:
        """arrived: they are there (without links) · send_again. Raises Problem(BAD_INPUT) while the gallery uploads."""
        if command.choice not in ("arrived", "send_again"):
            raise problem(ErrorKind.BAD_INPUT, "arrived or send_again", subject="choice")
        row = self._book.row(command.gallery_id)
        if row is None:
            return
        if row.state is GalleryState.UPLOADING:
            raise _pause_first(row)
        arrived = command.choice == "arrived"

        def decide(connection: apsw.Connection) -> None:
            if arrived:
                counting.arrived(self._database.metrics, connection, row, command, at=time.time())
            for table in (upload_table, archive_table):
                table.resolve_unknown(
                    connection,
                    row.id,
                    arrived=arrived,
                    at=time.time(),
                    file_ids=command.file_ids,
                    host_id=command.host_id,
                )

        await self._database.run(decide)
        self._history.note(row.id, command.choice, host=command.host_id, count=len(command.file_ids))
        await self.settle(row.id)
        fresh = self._book.row(row.id)
        if fresh is not None and not arrived and allows(fresh.state, Trigger.START):
            await self._book.move(row.id, Trigger.START, error=None)

    # -- what follows ----------------------------------------------------------------------------------------

    async def looked_again(self, told: GalleryRescanned | None, gallery_id: int) -> None:
        """A rescan has ended: tell what it found, and let counts and texts follow."""
        if told is not None:
            counts = {
                "files_added": told.added,
                "files_changed": told.changed,
                "files_outdated": told.changed_online,
                "files_renamed": told.renamed,
                "files_gone": told.gone,
            }
            for kind, count in counts.items():
                if count:
                    self._history.note(gallery_id, kind, count=count)
            self._tally.publish(told)
        await self._tally.count_again(gallery_id)
        await self._render(gallery_id)

    async def settle(self, gallery_id: int) -> None:
        """After a decision about a gallery at rest: its counts, its state and its text say what is so now."""
        if self._run_of(gallery_id) is not None:
            return
        await self._tally.count_again(gallery_id)
        row = self._book.row(gallery_id)
        if row is None:
            return
        fields: dict[str, Any] = {}
        if row.question is Question.UNKNOWN_OUTCOME and not row.unknown_images:
            fields["question"] = Question.NONE
        is_done = 0 < row.images == row.done_images
        if row.error is not None and row.error.kind is ErrorKind.UNKNOWN_OUTCOME and not row.unknown_images:
            fields["error"] = next((host.error for host in row.hosts if host.error is not None), None)
        if is_done and row.state is GalleryState.INCOMPLETE:
            await self._book.move(gallery_id, Trigger.ALL_UPLOADED, **{**fields, "error": None})
        elif not is_done and row.state is GalleryState.COMPLETED:
            await self._book.move(gallery_id, Trigger.MORE_WANTED, **fields)
        elif fields:
            await self._book.change(gallery_id, **fields)
        await self._render(gallery_id)

    async def _render(self, gallery_id: int) -> None:
        row = self._book.row(gallery_id)
        if row is not None and row.state in _WITH_TEXT and self._run_of(gallery_id) is None:
            await self._results.render_again(gallery_id)

    # -- inside ----------------------------------------------------------------------------------------------

    def _resting(self, gallery_id: int) -> GalleryRow | None:
        row = self._book.row(gallery_id)
        if row is not None and (row.state is GalleryState.UPLOADING or self._run_of(gallery_id) is not None):
            raise _pause_first(row)
        return row

    async def _files(self, gallery_id: int) -> list[FileRecord]:
        return await self._database.read(lambda connection: file_table.of_gallery(connection, gallery_id))


def _pause_first(row: GalleryRow) -> Problem:
    return problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name)


def _as_it_is(file: FileRecord) -> FileRecord:
    """With what the system says of it now; one that has gone stays what it was."""
    try:
        status = Path(file.path).stat()
    except OSError:
        return file
    return msgspec.structs.replace(file, size_bytes=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)
