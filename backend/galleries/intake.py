"""How galleries come in: find, unpack, look at each image, hash, ask about duplicates."""

from __future__ import annotations

import asyncio
import logging
import shutil
import threading
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from backend.errors import Problem, problem
from backend.galleries.book import Book
from backend.galleries.history import History
from backend.galleries.known_by_name import learn_digests
from backend.galleries.listing import Listing
from backend.galleries.rescan import Comparison, Look, compare, file_record, outcome
from backend.galleries.states import Trigger, allows
from backend.galleries.triggers import Triggers
from backend.media import hashing, scan
from backend.media.inspect import ImageFacts, inspect_many
from backend.media.scan import FoundFile, FoundGallery
from backend.protocol.commands import AddPaths
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.images import GalleryRescanned
from backend.protocol.replies import PathRefused, PathsAdded
from backend.protocol.rows import FileState, GalleryRow, GalleryState, Question, SourceKind, StartOn
from backend.protocol.settings import Settings
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import hash_cache
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import GalleryHostRecord, GalleryRecord, HashKey

log = logging.getLogger(__name__)

SCANS_AT_ONCE = 2
PROGRESS_EVERY_S = 0.1


@dataclass(slots=True)
class _Work:
    """A gallery that is being taken in. `stop` is set from the loop and read in threads."""

    stop: threading.Event = field(default_factory=threading.Event)
    task: asyncio.Task[None] | None = None
    is_rescan: bool = False  # somebody asked for it and wants to know what was found
    only_new: bool = False
    password: str = field(default="", repr=False)  # of the archive; forgotten once it was tried

    def take_password(self) -> str:
        password, self.password = self.password, ""
        return password


class Intake:
    """Used from the engine's event loop; the work on files happens in threads."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        history: History,
        settings: Callable[[], Settings],
        work_folder: Callable[[], Path],
        triggers: Triggers,
        start_on: Callable[[str], StartOn],
        ready: Callable[[int], None],
        scan_failed: Callable[[int], Coroutine[Any, Any, None]],
        duplicate_decided: Callable[[int, str], Coroutine[Any, Any, None]],
        looked_again: Callable[[GalleryRescanned | None, int], Coroutine[Any, Any, None]],
    ) -> None:
        self._book = book
        self._database = database
        self._history = history
        self._settings = settings
        self._work_folder = work_folder
        self._listing = Listing(book, database, settings, work_folder)
        self._triggers = triggers
        self._start_on = start_on
        self._ready = ready
        self._tell_scan_failed = scan_failed
        self._duplicate_decided = duplicate_decided
        self._looked_again = looked_again
        self._works: dict[int, _Work] = {}
        self._scan_slots = asyncio.Semaphore(SCANS_AT_ONCE)
        self._hash_slot = asyncio.Semaphore(1)
        self._background: set[asyncio.Task[None]] = set()
        self._adding = 0
        self._stop = threading.Event()  # set at the engine's end

    @property
    def is_busy(self) -> bool:
        return bool(self._works or self._background or self._adding)

    async def add(
        self,
        command: AddPaths,
        default_hosts: Sequence[str],
        accounts: Mapping[str, str] = MappingProxyType({}),
        options: Mapping[str, Mapping[str, str]] = MappingProxyType({}),
        *,
        is_given_up: Callable[[], bool] = lambda: False,
    ) -> PathsAdded:
        """Make galleries of paths; answers when their rows are stored, before anything else becomes of them.

        `accounts` and `options` are by host. `is_given_up` is called in a thread: once it is true, and at the end of
        the engine, nothing is added. Raises Problem: BAD_INPUT for accounts and options of a host that is not used,
        CANCELLED when it was given up.
        """
        host_ids = command.host_ids or tuple(default_hosts)
        if strange := sorted({*accounts, *options} - set(host_ids)):
            raise problem(ErrorKind.BAD_INPUT, "the gallery does not go to this host", subject=strange[0])
        settings = self._settings()
        discovery = await self.look_through(
            command.paths, is_given_up, merge=command.merge, group_loose_files=settings.group_loose_files
        )
        now, position = time.time(), self._book.end_position()
        starts = settings.start_when_added if command.start is None else command.start
        start_on = {each: StartOn.STARTED if command.start_all else self._start_on(each) for each in host_ids}
        hosts = tuple(
            GalleryHostRecord(
                gallery_id=0,
                host_id=host_id,
                ordinal=ordinal,
                account=accounts.get(host_id, ""),
                on_refused=command.on_refused,
                options=tuple(options.get(host_id, {}).items()),
                start_on=start_on[host_id],
                is_waiting=start_on[host_id] is StartOn.HAND,
            )
            for ordinal, host_id in enumerate(host_ids)
        )
        records = [
            GalleryRecord(
                id=0,
                name=command.name if command.name and len(discovery.galleries) == 1 else found.name,
                folder_name=found.name,
                path=str(found.path),
                tab_id=command.tab_id or 1,
                position=position + place,
                added_at=now,
                template_id=command.template_id,
                start_when_ready=starts,
                location=command.location,
                on_duplicate=command.on_duplicate if settings.ask_about_duplicates else "upload_again",
                size_bytes=sum(file.size_bytes for file in found.files),
                source=found.source,
                hosts=hosts,
            )
            for place, found in enumerate(discovery.galleries)
        ]
        rows = await self._book.add(records) if records else []
        for row, found in zip(rows, discovery.galleries, strict=True):
            if found.source is SourceKind.FILES:
                # A folder can be read again after a crash; which loose files were meant stands nowhere else.
                await self._remember(row.id, found.files)
        for row, found in zip(rows, discovery.galleries, strict=True):
            self._begin(row.id, found)
        return PathsAdded(
            gallery_ids=tuple(row.id for row in rows),
            refused=tuple(PathRefused(path=path, error=error) for path, error in discovery.refused),
        )

    def go_on(self) -> None:
        """After a restart: scan again what was being scanned, and hash what has no digest yet."""
        for row in self._book.in_state(GalleryState.VALIDATING):
            self._begin(row.id, None)
        for row in self._book.rows():
            if row.state in (GalleryState.READY, GalleryState.QUEUED, GalleryState.PAUSED):
                self.hash_later(row.id)

    async def rescan(self, gallery_id: int, *, only_new: bool = False, password: str = "") -> None:
        """Look at the source again; files that are known and unchanged keep their links. `password` is an archive's."""
        row = self._book.row(gallery_id)
        if row is not None and allows(row.state, Trigger.RESCAN):
            await self._book.move(gallery_id, Trigger.RESCAN, error=None)
            self._begin(gallery_id, None, _Work(is_rescan=True, only_new=only_new, password=password))

    async def look_through(
        self,
        paths: Sequence[str],
        is_given_up: Callable[[], bool] = lambda: False,
        *,
        merge: bool = False,
        group_loose_files: bool = True,
    ) -> scan.Discovery:
        """What is in these paths, which may take long: the engine stays meanwhile. `is_given_up` is called in a thread.

        Raises Problem(CANCELLED) once it is true, and at the end of the engine.
        """

        def stop() -> bool:
            return self._stop.is_set() or is_given_up()

        self._adding += 1
        try:
            discovery = await asyncio.to_thread(
                scan.discover, list(paths), merge=merge, group_loose_files=group_loose_files, stop=stop
            )
        finally:
            self._adding -= 1
        if stop():
            raise problem(ErrorKind.CANCELLED)
        return discovery

    async def add_files(self, gallery_id: int, files: Sequence[FoundFile]) -> None:
        """Take images from elsewhere into a gallery at rest, behind the others. Their names are none that it has."""
        await self._book.move(gallery_id, Trigger.RESCAN, error=None)
        await self._remember(gallery_id, files, position=-1)
        self._begin(gallery_id, None, _Work(is_rescan=True, only_new=True))

    def take_in_again(self, gallery_id: int) -> None:
        """Begin the scan of a gallery that is in the state validating from the start."""
        self._begin(gallery_id, None)

    def cancel(self, gallery_id: int) -> bool:
        """Stop taking this gallery in; False when nothing was going on."""
        work = self._works.pop(gallery_id, None)
        if work is None:
            return False
        work.stop.set()
        if work.task is not None:
            work.task.cancel()
        return True

    async def close(self) -> None:
        self._stop.set()
        tasks = [work.task for work in self._works.values() if work.task is not None]
        for gallery_id in list(self._works):
            self.cancel(gallery_id)
        for task in self._background:
            task.cancel()
        await asyncio.gather(*tasks, *self._background, return_exceptions=True)

    async def _remember(self, gallery_id: int, files: Sequence[FoundFile], *, position: int | None = None) -> None:
        records = [
            file_record(gallery_id, place if position is None else position, file, None)
            for place, file in enumerate(files)
        ]
        await self._database.run(lambda connection: file_table.insert_many(connection, gallery_id, records))

    # -- scanning --------------------------------------------------------------------------------------------

    def _begin(self, gallery_id: int, found: FoundGallery | None, work: _Work | None = None) -> None:
        if work is None and gallery_id in self._works:  # added while the engine was still starting, before `go_on`
            return
        work = self._works[gallery_id] = work or _Work()
        work.task = asyncio.create_task(self._take_in(gallery_id, found, work))

    async def _take_in(self, gallery_id: int, found: FoundGallery | None, work: _Work) -> None:
        try:
            async with self._scan_slots:
                await self._scan(gallery_id, found, work)
        except Problem as problem:
            await self._scan_failed(gallery_id, problem.info)
        except asyncio.CancelledError:
            raise
        except Exception:
            log.exception("scanning gallery %d failed", gallery_id)
            await self._scan_failed(gallery_id, ErrorInfo(kind=ErrorKind.BUG))
        finally:
            if self._works.get(gallery_id) is work:
                del self._works[gallery_id]
            self._ready(gallery_id)

    async def _scan(self, gallery_id: int, found: FoundGallery | None, work: _Work) -> None:
        row = self._book.row(gallery_id)
        if row is None:
            return
        files = await self._listing.files(row, found, password=work.take_password, stop=work.stop.is_set)
        known = await self._database.read(lambda connection: file_table.of_gallery(connection, gallery_id))
        compared = await asyncio.to_thread(
            compare,
            files,
            known,
            only_new=work.only_new,
            digest_of=lambda file: hashing.file_digest(Path(file.path), stop=work.stop.is_set),
        )
        fresh = compared.fresh
        await self._book.move(gallery_id, Trigger.FILES_LISTED, to_scan=len(fresh), scanned=0)
        shown_at = 0.0
        loop = asyncio.get_running_loop()

        def on_progress(count: int) -> None:
            nonlocal shown_at
            if (now := time.monotonic()) - shown_at >= PROGRESS_EVERY_S:
                shown_at = now
                loop.call_soon_threadsafe(lambda: self._book.show(gallery_id, scanned=count))

        looked_at = await asyncio.to_thread(inspect_many, fresh, on_progress=on_progress, stop=work.stop.is_set)
        if work.stop.is_set():
            return
        facts = {file.name: facts for file, facts in looked_at}
        await self._store_files(gallery_id, files, bool(known), compared, facts, work)

    async def _store_files(
        self,
        gallery_id: int,
        files: Sequence[FoundFile],
        was_known: bool,
        compared: Comparison,
        facts: Mapping[str, ImageFacts | ErrorInfo],
        work: _Work,
    ) -> None:
        row = self._book.row(gallery_id)
        if row is None:
            return
        look = Look(
            gallery_id,
            files,
            compared,
            facts,
            only_new=work.only_new,
            has_own_order=self._book.beside(gallery_id).has_own_order,
            is_list=row.source is SourceKind.FILES,
        )
        stored = await self._database.run(look.store if was_known else look.store_first)
        usable = [file for file in stored if file.state is not FileState.LEFT_OUT]
        left_out = len(stored) - len(usable)
        if not usable:
            first = next((file.error for file in stored if file.error is not None), None)
            error = first if len(stored) == 1 and first else ErrorInfo(kind=ErrorKind.NOTHING_FOUND, subject=row.path)
            if not await asyncio.to_thread(Path(row.path).exists):
                error = ErrorInfo(kind=ErrorKind.FOLDER_GONE, subject=row.path)
            await self._book.change(gallery_id, images=0, left_out=left_out, to_scan=0)
            raise Problem(error)
        sizes = [(file.width, file.height) for file in usable if file.width and file.height]
        size_bytes = sum(file.size_bytes for file in usable)
        cover = row.cover_file_id if any(file.id == row.cover_file_id for file in usable) else usable[0].id
        trigger = outcome(usable, starts=self._starts(gallery_id)) if was_known else Trigger.SCAN_DONE
        if was_known and trigger is Trigger.SCAN_DONE:
            # Nothing else would let them wait again before the next start.
            await self._database.run(lambda connection: upload_table.reset_failed(connection, gallery_id))
        await self._book.move(
            gallery_id,
            trigger,
            images=len(usable),
            size_bytes=size_bytes,
            left_out=left_out,
            with_location=sum(file.has_location for file in usable),
            done_images=sum(file.state is FileState.UPLOADED for file in usable),
            total_bytes=size_bytes * len(row.hosts),
            cover_file_id=cover,
            digest="",
            scanned=0,
            to_scan=0,
            error=None,
            min_width=min((width for width, _ in sizes), default=0),
            max_width=max((width for width, _ in sizes), default=0),
            min_height=min((height for _, height in sizes), default=0),
            max_height=max((height for _, height in sizes), default=0),
        )
        self._history.note(gallery_id, "scanned", count=len(usable))
        for record in stored:
            if record.error is not None:
                self._history.note(gallery_id, "file_left_out", subject=record.name, error=record.error)
        if was_known:
            await self._looked_again(look.told(row) if work.is_rescan else None, gallery_id)
        starts = self._starts(gallery_id)
        is_due = trigger is Trigger.SCAN_DONE and await self._triggers.scanned(gallery_id, starts=starts)
        if is_due and (self._starts(gallery_id) or not starts):  # it may have been paused in this moment
            await self._book.move_if_possible(gallery_id, Trigger.START, start_when_ready=False)
        self.hash_later(gallery_id)

    def _starts(self, gallery_id: int) -> bool:
        """Whether it gets in line by itself: as the person said, or for a time that it waits for."""
        return self._book.beside(gallery_id).start_when_ready or _waits(self._book.row(gallery_id))

    async def _scan_failed(self, gallery_id: int, error: ErrorInfo) -> None:
        row = self._book.row(gallery_id)
        if row is None or not allows(row.state, Trigger.SCAN_FAILED):
            return
        trigger = Trigger.SCAN_FAILED_ONLINE if any(host.done_files for host in row.hosts) else Trigger.SCAN_FAILED
        await self._book.move(gallery_id, trigger, error=error, to_scan=0, scanned=0)
        self._history.note(gallery_id, "failed", error=error)
        await self._tell_scan_failed(gallery_id)

    # -- digests and duplicates ------------------------------------------------------------------------------

    def hash_later(self, gallery_id: int) -> None:
        """Work out the digest behind everything else; a queued gallery starts only after it."""
        if self._book.row(gallery_id) is None or self._book.beside(gallery_id).digest:
            return
        task = asyncio.create_task(self._hash(gallery_id))
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    async def _hash(self, gallery_id: int) -> None:
        async with self._hash_slot:
            row = self._book.row(gallery_id)
            if row is None or self._book.beside(gallery_id).digest:
                return
            try:
                digest = await self._digest(gallery_id)
            except Problem as problem:
                # The upload itself will meet the same file and say so; a digest of its own keeps it startable.
                log.info("no digest for gallery %d: %s", gallery_id, problem)
                digest = f"none-{gallery_id}"
            except Exception:
                log.exception("hashing gallery %d failed", gallery_id)
                digest = f"none-{gallery_id}"
            if digest:
                await self._store_digest(gallery_id, digest)
            self._ready(gallery_id)

    async def _digest(self, gallery_id: int) -> str:
        files = await self._database.read(lambda connection: file_table.of_gallery(connection, gallery_id))
        # Also what the hosts would refuse: the same folder is the same gallery, whatever its hosts take of it.
        usable = [file for file in files if file.state is not FileState.LEFT_OUT or (file.error and file.error.host)]
        keys = {file.id: HashKey(file.path, file.size_bytes, file.mtime_ns, file.inode) for file in usable}
        cached = await self._database.run(
            lambda connection: hash_cache.get_many(connection, keys.values(), now=time.time())
        )
        missing = [file for file in usable if file.path not in cached]

        def hash_all() -> dict[str, str]:
            return {file.path: hashing.file_digest(Path(file.path), stop=self._stop.is_set) for file in missing}

        fresh = await asyncio.to_thread(hash_all)
        if self._stop.is_set():
            return ""
        digests = cached | fresh

        def store(connection: Any) -> None:
            hash_cache.put_many(connection, [(keys[file.id], fresh[file.path]) for file in missing], now=time.time())
            file_table.set_digests(connection, [(file.id, digests[file.path]) for file in usable])

        await self._database.run(store)
        return hashing.gallery_digest([digests[file.path] for file in usable])

    async def _store_digest(self, gallery_id: int, digest: str) -> None:
        """With the question about a twin in one change: from the digest on, the gallery may start."""
        for alike in await self._database.run(lambda connection: learn_digests(connection, gallery_id, digest)):
            await self._book.change(alike, digest=digest)
        twin = await self._twin(gallery_id, digest)
        if twin is None:
            await self._book.change(gallery_id, digest=digest)
            return
        await self._book.change(gallery_id, digest=digest, question=Question.DUPLICATE, twin_id=twin.id)
        self._history.note(gallery_id, "duplicate_found", subject=twin.name)
        on_duplicate = self._book.beside(gallery_id).on_duplicate
        if on_duplicate in ("skip", "use_links"):
            await self._duplicate_decided(gallery_id, on_duplicate)

    async def _twin(self, gallery_id: int, digest: str) -> GalleryRecord | None:
        """Another gallery with the same images, if that is a question for this one; finished ones first."""
        found = await self._database.read(lambda connection: gallery_table.find_by_digest(connection, digest))
        row = self._book.row(gallery_id)
        is_new = (GalleryState.READY, GalleryState.QUEUED, GalleryState.PAUSED)
        if row is None or row.done_images or row.state not in is_new:
            return None
        if self._book.beside(gallery_id).on_duplicate == "upload_again":
            return None
        # The one that is hashed later is the duplicate, whichever was added first; two never wait for each other.
        twins = [
            twin
            for twin in found
            if twin.id != gallery_id
            and twin.state is not GalleryState.FAILED
            and not (twin.question is Question.DUPLICATE and twin.twin_id == gallery_id)
        ]
        finished = [twin for twin in twins if twin.state is GalleryState.COMPLETED]
        return next(reversed(finished or twins), None)

    def delete_work_folder(self, folder: str) -> None:
        """Remove an unpacked archive; only folders of our own are ever removed. Runs in a thread."""
        path = Path(folder)
        if path.parent == self._work_folder():
            shutil.rmtree(path, ignore_errors=True)


def _waits(row: GalleryRow | None) -> bool:
    """For a time to start at: it stands in line for it once it is scanned."""
    return row is not None and row.start_at is not None
