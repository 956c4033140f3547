"""A scheduler with a real database and hosts made of Python: each answer is decided by the test."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from backend.command_handler import CommandHandler
from backend.engine import Engine
from backend.errors import Problem
from backend.galleries.book import Book
from backend.galleries.copies import Copies
from backend.galleries.history import History
from backend.galleries.scheduler import Scheduler
from backend.galleries.states import Trigger
from backend.hosts.base import Account, AccountCheck, FileToSend, HostInfo, HostLimits, RemoteGallery, Uploaded
from backend.hosts.lane import Lane
from backend.log import Masking
from backend.protocol.accounts import AccountFacts
from backend.protocol.commands import AddPaths
from backend.protocol.engine_options import EngineOptions
from backend.protocol.errors import ErrorInfo
from backend.protocol.events import Event
from backend.protocol.folders import folders_under
from backend.protocol.hosts import HostKind
from backend.protocol.rows import FilePatch, FileRow, GalleryPatch, GalleryRow, GalleryState, SourceKind
from backend.protocol.settings import Settings
from backend.storage import files as file_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import FileRecord, GalleryHostRecord, GalleryRecord, UploadRecord
from backend.uploads.http import FileSource
from backend.uploads.pacing import Pacer

Behaviour = Callable[[FileToSend, int], Any]
"""Decides an upload: gets the file and the number of this file's attempt; may be async; raises or returns None."""


class PythonHost:
    """Counts what it gets. `behaviour` runs between the start of the body and its end."""

    def __init__(self, host_id: str, **info: Any) -> None:
        limits = HostLimits(
            connections=info.pop("connections", 4),
            tries=info.pop("tries", 3),
            **{"max_size_bytes": info.pop("max_size_bytes", None), **info.pop("takes", {})},
        )
        info.setdefault("can_resume_gallery", True)
        info.setdefault("kind", HostKind.IMAGE)
        self.info = HostInfo(id=host_id, name=host_id, code="PY", limits=limits, **info)
        self.behaviour: Behaviour = lambda file, attempt: None
        self.after_end: Behaviour = lambda file, attempt: None
        self.received: list[str] = []
        self.contents: dict[str, bytes] = {}  # by name; of the last time
        self.entries: dict[str, dict[str, bytes]] = {}  # of archives, by name and name of the entry
        self.attempts: dict[str, int] = {}
        self.begun = 0
        self.finished = 0
        self.gate = asyncio.Event()  # closed only by tests that hold uploads back
        self.gate.set()
        self.in_use = 0
        self.most_in_use = 0

    async def begin_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        if self.info.has_galleries and not self.info.first_file_alone and not gallery.is_begun:
            self.begun += 1
            gallery.values["gallery_id"] = f"{self.info.id}-{gallery.facts.id}-{self.begun}"

    async def upload(
        self, file: FileToSend, gallery: RemoteGallery, account: Account, *, on_sent: Any = None, before_end: Any = None
    ) -> Uploaded:
        attempt = self.attempts[file.name] = self.attempts.get(file.name, 0) + 1
        self.in_use += 1
        self.most_in_use = max(self.most_in_use, self.in_use)
        try:
            on_sent(file.source.size_bytes // 2)
            await self.gate.wait()
            await _maybe(self.behaviour(file, attempt))
            await asyncio.sleep(0)
            await before_end()
            on_sent(file.source.size_bytes)
            self.received.append(file.name)
            if isinstance(file.source, FileSource):
                self.contents[file.name] = file.source.path.read_bytes()
            else:
                self.entries[file.name] = {name: entry.path.read_bytes() for name, entry in file.source.entries}
            await _maybe(self.after_end(file, attempt))
        finally:
            self.in_use -= 1
        if self.info.first_file_alone and not gallery.is_begun:
            self.begun += 1
            gallery.values["gallery_id"] = f"{self.info.id}-{self.begun}"
        return Uploaded(page_url=f"https://{self.info.id}/{file.name}")

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        self.finished += 1

    async def check_account(self, account: Account) -> AccountCheck:
        return AccountCheck()

    def gallery_url(self, gallery: RemoteGallery) -> str:
        gallery_id = gallery.values.get("gallery_id", "")
        return f"https://{self.info.id}/g/{gallery_id}" if gallery_id else ""


async def _maybe(result: Any) -> None:
    if asyncio.iscoroutine(result):
        await result


@dataclass
class Ears:
    """Hears everything that clients would hear."""

    events: list[Event] = field(default_factory=list)
    patches: list[GalleryPatch] = field(default_factory=list)
    file_patches: list[FilePatch] = field(default_factory=list)

    def publish(self, event: Event) -> None:
        self.events.append(event)

    def patch_gallery(self, patch: GalleryPatch) -> None:
        self.patches.append(patch)

    def patch_file(self, gallery_id: int, patch: FilePatch) -> None:
        self.file_patches.append(patch)


class PythonLanes:
    def __init__(self) -> None:
        self.lanes: dict[str, Lane] = {}
        self.stand_ins: dict[str, str] = {}
        self.refused: list[tuple[str, ErrorInfo]] = []
        self.accepted: list[str] = []

    def add(self, host: PythonHost) -> None:
        limits = host.info.limits
        self.lanes[host.info.id] = Lane(
            host=host,
            account=Account(key=host.info.id),
            pacer=Pacer(),
            connections=limits.connections,
            tries=limits.tries,
        )

    async def lane(self, host_id: str, account: str = "", *, needs_bytes: int = 0) -> Lane:
        return self.lanes[host_id]

    async def facts(self, lane: Lane) -> AccountFacts | None:
        return None

    async def account_refused(self, key: str, error: ErrorInfo) -> None:
        self.refused.append((key, error))

    async def account_accepted(self, key: str) -> None:
        self.accepted.append(key)

    def has_sent(self, key: str, size_bytes: int) -> None:
        pass

    def refresh(self) -> None:
        pass

    def clock_set(self, by_s: float) -> None:
        for lane in self.lanes.values():
            lane.breaker.clock_set(by_s)

    def stand_in(self, host_id: str) -> str:
        return self.stand_ins.get(host_id, "")


class Desk:
    """The scheduler with what it needs, and short words for tests."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.database = database
        self.folder = folder
        self.ears = Ears()
        self.lanes = PythonLanes()
        self.settings = Settings()
        self.rendered: list[int] = []
        self.book = Book(database, self.ears)
        self.history = History(database, self.ears, lambda gallery_id: False)
        self.scheduler = Scheduler(
            book=self.book,
            database=database,
            announcer=self.ears,
            lanes=self.lanes,
            history=self.history,
            copies=Copies(lambda: folder / "copies", lambda gallery_id, host_id: False),
            may_start=self._may_start,
            settings=lambda: self.settings,
            finished=self._finished,
            is_watched=lambda gallery_id: True,
            is_followed=lambda gallery_id: True,
        )
        self.book.on_queue_changed = self.scheduler.poke

    async def _may_start(self, gallery_id: int) -> bool:
        return True

    async def _finished(self, gallery_id: int) -> None:
        self.rendered.append(gallery_id)

    def host(self, host_id: str = "one", **info: Any) -> PythonHost:
        host = PythonHost(host_id, **info)
        self.lanes.add(host)
        return host

    async def gallery(self, *hosts: PythonHost, files: int = 3, path: Path | None = None) -> int:
        """A ready gallery with its files on disk."""
        folder = path or self.folder / f"gallery-{time.monotonic_ns()}"
        folder.mkdir(exist_ok=True)
        record = GalleryRecord(
            id=0,
            name=folder.name,
            folder_name=folder.name,
            path=str(folder),
            tab_id=1,
            position=self.book.end_position(),
            added_at=time.time(),
            images=files,
            digest="digest",
            source=SourceKind.FOLDER,
            state=GalleryState.READY,
            hosts=tuple(GalleryHostRecord(0, host.info.id, place) for place, host in enumerate(hosts)),
        )
        (row,) = await self.book.add([record])
        records = []
        for number in range(files):
            path_of_file = folder / f"{number:03}.jpg"
            path_of_file.write_bytes(b"x" * 1000)
            mtime_ns = path_of_file.stat().st_mtime_ns
            records.append(
                FileRecord(0, row.id, number, path_of_file.name, str(path_of_file), 1000, mtime_ns, format="jpeg")
            )
        await self.database.run(lambda connection: file_table.insert_many(connection, row.id, records))
        return row.id

    async def start(self, gallery_id: int) -> None:
        await self.book.move(gallery_id, Trigger.START)

    async def run(self, gallery_id: int) -> GalleryRow:
        await self.start(gallery_id)
        return await self.until_ended(gallery_id)

    async def until_ended(self, gallery_id: int) -> GalleryRow:
        ended = (GalleryState.COMPLETED, GalleryState.INCOMPLETE, GalleryState.FAILED)
        await self.until(lambda: self.row(gallery_id).state in ended)
        return self.row(gallery_id)

    async def until(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        end = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < end, "waited in vain"
            await asyncio.sleep(0.005)

    def row(self, gallery_id: int) -> GalleryRow:
        row = self.book.row(gallery_id)
        assert row is not None
        return row

    async def uploads(self, gallery_id: int) -> list[UploadRecord]:
        return await self.database.read(lambda connection: upload_table.of_gallery(connection, gallery_id))


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    database = await Database.open(tmp_path / "galleon.db", now=time.time(), keep_backups=0)
    desk = Desk(database, tmp_path)
    serving = asyncio.create_task(desk.scheduler.serve())
    yield desk
    await desk.scheduler.stop_everything(drain=False)
    serving.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await serving
    await database.close()


def fails(kind: str, *, arrived: bool = False, retry_at: float | None = None) -> Problem:
    from backend.protocol.errors import ErrorKind

    return Problem(ErrorInfo(kind=ErrorKind(kind), retry_at=retry_at), file_may_have_arrived=arrived)


class Office:
    """A whole engine in the test's own loop, with hosts made of Python; commands go to its parts directly."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folders = folders_under(folder / "home")
        self.hosts: dict[str, PythonHost] = {}
        self._serving: asyncio.Task[None] | None = None

    async def open(self) -> None:
        self.engine = Engine(EngineOptions(self.folders, leave_after_idle_s=600.0), Masking(), CommandHandler)
        await self.engine.open()
        for host in self.hosts.values():
            self.engine.hosts.registry.register(host)
        self._serving = asyncio.create_task(self.engine.serve())

    async def close(self) -> None:
        self.engine.stop(drain=False)
        if self._serving is not None:
            await self._serving

    async def crash(self) -> None:
        """The next engine finds what this one had stored at this moment, and nothing else."""
        saved = self.folder / "saved"
        await self.engine.database.read(lambda connection: connection.execute("VACUUM INTO ?", (str(saved),)))
        for host in self.hosts.values():
            host.gate.set()
        await self.close()
        for path in self.folders.data.glob("galleon.db*"):
            path.unlink()
        saved.rename(self.folders.database_file)
        await self.open()

    def host(self, host_id: str = "one", **info: Any) -> PythonHost:
        """New galleries go there unless told otherwise; it lives on over crashes."""
        host = self.hosts[host_id] = PythonHost(host_id, **info)
        self.engine.hosts.registry.register(host)
        return host

    async def add(self, *paths: Path, **fields: Any) -> list[int]:
        fields.setdefault("host_ids", tuple(self.hosts) or ("local",))
        command = AddPaths(paths=tuple(map(str, paths)), **fields)
        return list((await self.engine.galleries.intake.add(command, ("local",))).gallery_ids)

    async def ready(self, *paths: Path, **fields: Any) -> int:
        """Add what makes one gallery, and wait until it is scanned and hashed."""
        (gallery_id,) = await self.add(*paths, **fields)
        await self.until_hashed(gallery_id)
        return gallery_id

    async def uploaded(self, *paths: Path, **fields: Any) -> int:
        (gallery_id,) = await self.add(*paths, start=True, **fields)
        await self.until_ended(gallery_id)
        return gallery_id

    async def until_hashed(self, gallery_id: int) -> None:
        await self.until(
            lambda: bool(self.engine.book.beside(gallery_id).digest) and not self.engine.galleries.intake.is_busy
        )

    async def until_state(self, gallery_id: int, *states: str) -> GalleryRow:
        await self.until(lambda: self.row(gallery_id).state in states)
        return self.row(gallery_id)

    async def until_ended(self, gallery_id: int) -> GalleryRow:
        return await self.until_state(gallery_id, "completed", "incomplete", "failed")

    async def until(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        end = time.monotonic() + timeout_s
        while not condition():
            assert time.monotonic() < end, f"waited in vain: {self.engine.book.rows()}"
            await asyncio.sleep(0.005)

    def row(self, gallery_id: int) -> GalleryRow:
        row = self.engine.book.row(gallery_id)
        assert row is not None
        return row

    def order(self) -> list[int]:
        return [row.id for row in self.engine.book.rows()]

    async def files(self, gallery_id: int) -> list[FileRow]:
        return await self.engine.texts.files_view.rows(gallery_id)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    office = Office(tmp_path)
    await office.open()
    yield office
    for host in office.hosts.values():
        host.gate.set()
    await office.close()
