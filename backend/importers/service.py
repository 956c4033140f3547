"""Moving over from another program: what is found, a preview, and the import as one job that can be cancelled.

Nothing that is here already is changed: a gallery whose folder or whose page is here stays as it is, and so do tabs of
the same name, accounts, and settings that somebody has set. So a second import of the same adds nothing twice.

What reads and translates is imported when it is asked for: most starts of the engine never need it.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import apsw
import msgspec

from backend.errors import Problem, problem
from backend.galleries.book import Book
from backend.galleries.intake import Intake
from backend.galleries.pictures import Pictures
from backend.galleries.rebuild import Rebuild
from backend.galleries.tabs import COLOURS, MAIN, Tabs
from backend.hosts.roster import Roster
from backend.importers.came_along import CameAlong
from backend.importers.counts import Counts
from backend.importers.found import Behind, OldGallery, OldProgram
from backend.output.library import TemplateLibrary
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.other_programs import (
    CancelProgramImport,
    Contents,
    ImportFromProgram,
    LookForPrograms,
    PreviewProgramImport,
    Program,
    ProgramCommand,
    ProgramImportChanged,
    ProgramImportJob,
    ProgramImportPreview,
    ProgramImportState,
    ProgramsFound,
    TakeBackProgramImport,
    Why,
)
from backend.protocol.replies import Done, Reply
from backend.protocol.rows import GalleryState
from backend.protocol.settings import Settings
from backend.storage.database import Database

if TYPE_CHECKING:
    from backend.importers.plan import Plan
    from backend.importers.records import Taken

log = logging.getLogger(__name__)

TELL_EVERY_S = 0.25
CLOSE_S = 5.0
_COPIES = "import-"
"""What the names of folders with copies begin with."""


@dataclass(slots=True)
class _Here:
    """What galleries are here, by folder and by page."""

    paths: set[str] = field(default_factory=set)
    pages: set[str] = field(default_factory=set)

    def has(self, gallery: OldGallery) -> bool:
        return gallery.path in self.paths or bool(gallery.gallery_url and gallery.gallery_url in self.pages)

    def add(self, gallery: OldGallery) -> None:
        self.paths.add(gallery.path)
        self.pages.add(gallery.gallery_url)


class ProgramImport:
    """Used from the engine's event loop; files are read in threads. `save_account` stores values that came along, and
    switches nothing on; `work` is a folder for copies, which are deleted."""

    def __init__(
        self,
        *,
        database: Database,
        book: Book,
        tabs: Tabs,
        library: TemplateLibrary,
        roster: Roster,
        intake: Intake,
        pictures: Pictures,
        rebuild: Rebuild,
        settings: Callable[[], Settings],
        change_settings: Callable[[dict[str, str]], Awaitable[None]],
        save_account: Callable[[str, dict[str, str]], Awaitable[None]],
        remove: Callable[[Sequence[int]], Awaitable[None]],
        publish: Callable[[ProgramImportChanged], None],
        work: Path,
    ) -> None:
        self._database = database
        self._book = book
        self._tabs = tabs
        self._library = library
        self._roster = roster
        self._intake = intake
        self._pictures = pictures
        self._rebuild = rebuild
        self._settings = settings
        self._change_settings = change_settings
        self._save_account = save_account
        self._publish = publish
        self._work = work
        self._came = CameAlong(book, tabs, rebuild, remove)
        self._job: ProgramImportJob | None = None
        self._task: asyncio.Task[None] | None = None
        self._stop = threading.Event()
        self._stop_preview = threading.Event()
        self._told_at = 0.0
        self._is_tidy = False

    @property
    def is_busy(self) -> bool:
        return self._task is not None and not self._task.done()

    async def carry_out(self, command: ProgramCommand) -> Reply:
        """Raises Problem: BAD_INPUT for what is nothing of another program, or while an import runs already; CANCELLED
        for a preview that is not wanted any more."""
        match command:
            case LookForPrograms():
                from backend.importers import places

                return ProgramsFound(programs=await asyncio.to_thread(places.look), job=self._job)
            case PreviewProgramImport(path=path, program=program):
                return await self._preview(Path(path), program)
            case ImportFromProgram(path=path, program=program):
                await self._begin(Path(path), program)
            case CancelProgramImport():
                self._stop.set()
                self._stop_preview.set()
            case TakeBackProgramImport() if not self.is_busy:
                await self._came.take_back()
            case TakeBackProgramImport():
                raise problem(ErrorKind.BAD_INPUT, "an import is running already")
            case _:
                assert_never(command)
        return Done()

    async def close(self) -> None:
        """Stop; what is in stays. The part that is being read is waited for: a thread has the copy open."""
        self._stop.set()
        self._stop_preview.set()
        if self._task is not None:
            await asyncio.wait({self._task}, timeout=CLOSE_S)
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    # -- preview ---------------------------------------------------------------------------------------------

    async def _preview(self, path: Path, chosen: Program | None) -> ProgramImportPreview:
        from backend.importers.records import is_there

        self._stop_preview.set()  # only the last one is wanted
        stop = self._stop_preview = threading.Event()
        await self._tidy()
        behind = Behind()
        async with _Opened(path, chosen, self._work) as program:
            plan = await self._plan(program, behind)
            here = await self._database.read(_here)
            knows = self._knows()

            def count() -> tuple[Contents, Contents]:
                new, old = Counts(), Counts()
                for part in program.galleries(behind, with_images=False, stop=stop):
                    for gallery in part:
                        if not knows(gallery.host_id):
                            behind.add(Why.UNKNOWN_HOST, subject=gallery.host_id)
                        else:
                            (old if here.has(gallery) else new).add(gallery, is_gone=not is_there(gallery.path))
                        _tell_unknown_archives(gallery, knows, behind)
                return new.contents(), old.contents()

            new, old = await asyncio.to_thread(count)
            if stop.is_set():
                raise problem(ErrorKind.CANCELLED, subject=str(path))
            names = [tab.name for tab in await asyncio.to_thread(program.tabs)]
            tabs_here = sum(self._tab_id(name) is not None for name in names)
        of_plan = plan.contents()
        return ProgramImportPreview(
            program=program.program,
            path=str(path),
            new=msgspec.structs.replace(
                new,
                tabs=len(names) - tabs_here,
                templates=of_plan.templates,
                accounts=of_plan.accounts,
                settings=of_plan.settings,
            ),
            here=msgspec.structs.replace(old, tabs=tabs_here, templates=tuple(plan.templates_here)),
            left_behind=behind.told(),
        )

    # -- import ----------------------------------------------------------------------------------------------

    async def _begin(self, path: Path, chosen: Program | None) -> None:
        from backend.importers import places

        program = chosen if chosen is not None else await asyncio.to_thread(places.program_of, path)
        if self.is_busy:  # asked only now: another one may have begun while the path was looked at
            raise problem(ErrorKind.BAD_INPUT, "an import is running already", subject=str(path))
        self._stop = threading.Event()
        self._came.forget()
        self._job = ProgramImportJob(program=program, path=str(path), state=ProgramImportState.RUNNING)
        self._task = asyncio.create_task(self._run(path, program))

    async def _run(self, path: Path, chosen: Program) -> None:
        await self._tidy()
        behind = Behind()
        try:
            async with _Opened(path, chosen, self._work) as program:
                await self._take_in(program, behind)
            self._tell(state=ProgramImportState.CANCELLED if self._stop.is_set() else ProgramImportState.DONE)
        except Problem as failed:
            self._tell(state=ProgramImportState.FAILED, error=failed.info, left_behind=behind.told())
        except Exception:
            log.exception("an import failed")
            self._tell(state=ProgramImportState.FAILED, error=ErrorInfo(kind=ErrorKind.BUG), left_behind=behind.told())

    async def _take_in(self, program: OldProgram, behind: Behind) -> None:
        plan = await self._plan(program, behind)
        total = await asyncio.to_thread(program.count)
        self._tell(total=total)
        is_in = await self._take_setup(plan)
        tab_ids, made = await self._take_tabs(program)
        is_in = msgspec.structs.replace(is_in, tabs=made)
        here = Contents(tabs=len(tab_ids) - made, templates=tuple(plan.templates_here))
        self._tell(is_in=is_in, here=here)
        await self._take_galleries(program, behind, plan.template_ids, tab_ids)
        self._tell(left_behind=behind.told())

    async def _take_setup(self, plan: Plan) -> Contents:
        """Templates, accounts and settings; gives what is in."""
        planned = plan.contents()
        for found in plan.templates:
            plan.template_ids[found.told.name] = await self._library.take_in(found)
        for account in plan.accounts:
            await self._save_account(account.host_id, account.values)
        for edit in plan.hosts:
            await self._roster.edit(edit)
        values = dict(plan.settings)
        if plan.default_template:
            values["default_template"] = msgspec.json.encode(plan.template_ids[plan.default_template]).decode()
        if values:
            await self._change_settings(values)
        return planned

    async def _take_tabs(self, program: OldProgram) -> tuple[dict[str, int], int]:
        """Tab ids by name, and how many tabs are new."""
        from backend.importers.tab_colour import nearest

        ids: dict[str, int] = {}
        made = 0
        for tab in await asyncio.to_thread(program.tabs):
            known = self._tab_id(tab.name)
            if known is None:
                used = [row.colour for row in self._tabs.rows()]
                known = await self._tabs.create(tab.name, nearest(tab.colour, used, COLOURS))
                made += 1
                self._came.tabs.append(known)
            ids[tab.name] = known
        return ids, made

    async def _take_galleries(
        self, program: OldProgram, behind: Behind, template_ids: dict[str, str], tab_ids: dict[str, int]
    ) -> None:
        from backend.importers.records import taken

        here, knows = await self._database.read(_here), self._knows()
        counted, old = Counts(), Counts()
        looked_at, finished = 0, list[int]()
        parts = program.galleries(behind, with_images=True, stop=self._stop)
        while (part := await asyncio.to_thread(_next, parts)) is not None and not self._stop.is_set():
            wanted: list[OldGallery] = []
            for gallery in part:
                if not knows(gallery.host_id):
                    behind.add(Why.UNKNOWN_HOST, subject=gallery.host_id)
                elif here.has(gallery):
                    old.add(gallery)
                else:
                    here.add(gallery)
                    wanted.append(gallery)
                _tell_unknown_archives(gallery, knows, behind)
            position = self._book.end_position()

            def records(wanted: Sequence[OldGallery] = wanted, position: float = position) -> list[Taken]:
                now = time.time()
                return [
                    taken(
                        gallery,
                        tab_id=tab_ids.get(gallery.tab, MAIN),
                        template_id=template_ids.get(gallery.template, ""),
                        position=position + place,
                        now=now,
                        knows=knows,
                    )
                    for place, gallery in enumerate(wanted)
                ]

            new = await asyncio.to_thread(records)
            finished += await self._add(new)
            looked_at += len(part)
            for gallery, record in zip(wanted, new, strict=True):
                counted.add(gallery, images=len(record.files), is_gone=record.is_gone)
            self._show(looked_at, counted.contents(), old.contents())
        await self._rebuild.due(finished)

    async def _add(self, new: Sequence[Taken]) -> list[int]:
        """Store and announce; gives the ids of those that are finished."""
        from backend.importers.records import store

        if not new:
            return []
        rows = await self._book.add([each.gallery for each in new], lambda connection, _: store(connection, new))
        self._came.galleries += [row.id for row in rows]
        for row, each in zip(rows, new, strict=True):
            if row.state is GalleryState.VALIDATING:
                self._intake.take_in_again(row.id)
            elif not each.is_gone:
                self._pictures.want_cover(row)
        return [row.id for row in rows if row.state is GalleryState.COMPLETED]

    def _show(self, looked_at: int, new: Contents, old: Contents) -> None:
        if self._job is None:
            return
        counts = ("galleries", "finished", "images", "gone")
        self._job = msgspec.structs.replace(
            self._job,
            looked_at=looked_at,
            is_in=msgspec.structs.replace(self._job.is_in, **{name: getattr(new, name) for name in counts}),
            here=msgspec.structs.replace(self._job.here, **{name: getattr(old, name) for name in counts}),
        )
        if time.monotonic() - self._told_at >= TELL_EVERY_S:
            self._tell()

    def _tell(self, **changes: object) -> None:
        if self._job is not None:
            self._told_at = time.monotonic()
            changes |= {"can_take_back": "state" in changes and self._came.is_something}
            self._job = msgspec.structs.replace(self._job, **changes)
            self._publish(ProgramImportChanged(job=self._job))

    async def _tidy(self) -> None:
        """Delete copies of an engine that was killed."""
        if not self._is_tidy:
            self._is_tidy = True
            for left in await asyncio.to_thread(lambda: list(self._work.glob(f"{_COPIES}*"))):
                await asyncio.to_thread(shutil.rmtree, left, ignore_errors=True)

    # -- both ------------------------------------------------------------------------------------------------

    async def _plan(self, program: OldProgram, behind: Behind) -> Plan:
        from backend.importers.plan import make_plan

        setup = await asyncio.to_thread(program.setup, behind)
        return await make_plan(
            setup, roster=self._roster, library=self._library, settings=self._settings(), behind=behind
        )

    def _tab_id(self, name: str) -> int | None:
        return next((row.id for row in self._tabs.rows() if row.name.casefold() == name.casefold()), None)

    def _knows(self) -> Callable[[str], bool]:
        ids = {row.id for row in self._roster.rows()}
        return ids.__contains__


class _Opened:
    """Another program's data while it is read; its copy is deleted at the end."""

    def __init__(self, path: Path, chosen: Program | None, work: Path) -> None:
        self._path = path
        self._chosen = chosen
        self._work = work
        self._program: OldProgram | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    async def __aenter__(self) -> OldProgram:
        try:
            return await asyncio.to_thread(self._open)
        except BaseException:
            await asyncio.to_thread(self._close)
            raise

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self._close)

    def _open(self) -> OldProgram:
        from backend.importers import connie, imxuploader, places
        from backend.importers.their_keyring import their_keyring

        if "\0" in str(self._path) or not self._path.is_absolute():
            raise problem(ErrorKind.BAD_INPUT, "not an absolute path", subject=str(self._path))
        if (self._chosen or places.program_of(self._path)) is Program.CONNIE:
            self._program = connie.Connie(self._path, their_keyring())
        else:
            self._work.mkdir(parents=True, exist_ok=True)
            self._folder = tempfile.TemporaryDirectory(prefix=_COPIES, dir=self._work)
            self._program = imxuploader.ImxUploader(self._path, Path(self._folder.name))
        return self._program

    def _close(self) -> None:
        if self._program is not None:
            self._program.close()
        if self._folder is not None:
            self._folder.cleanup()


def _tell_unknown_archives(gallery: OldGallery, knows: Callable[[str], bool], behind: Behind) -> None:
    for archive in gallery.archives:
        if not knows(archive.host_id):
            behind.add(Why.UNKNOWN_HOST, subject=archive.host_id)


def _next(parts: Iterator[list[OldGallery]]) -> list[OldGallery] | None:
    return next(parts, None)


def _here(connection: apsw.Connection) -> _Here:
    def all_of(rows: Iterable[tuple[str]]) -> set[str]:
        return {value for (value,) in rows}

    paths = all_of(connection.execute("SELECT path FROM galleries WHERE removed_at IS NULL"))
    pages = all_of(
        connection.execute(
            "SELECT gallery_url FROM gallery_hosts JOIN galleries ON galleries.id = gallery_id "
            "WHERE gallery_url <> '' AND removed_at IS NULL"
        )
    )
    return _Here(paths, pages)
