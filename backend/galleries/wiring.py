"""The part of the engine that works on galleries: takes them in, decides what runs, uploads, and looks after them.

The parts call each other in circles (the end of an upload changes the queue, the queue starts uploads); here the knots
are tied, so that none of them has to know all others.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Sequence
from pathlib import Path
from typing import Any

from backend.galleries import pasted, unpacked
from backend.galleries.adding import Adding
from backend.galleries.book import Book
from backend.galleries.clearing import Clearing
from backend.galleries.copies import Copies
from backend.galleries.file_edits import FileEdits
from backend.galleries.fitting import Fitting
from backend.galleries.follow_ups import FollowUps
from backend.galleries.history import History
from backend.galleries.intake import Intake
from backend.galleries.link_watch import LinkWatch
from backend.galleries.locked_archives import LockedArchives
from backend.galleries.moved import Moves
from backend.galleries.offline import Offline
from backend.galleries.pictures import Pictures
from backend.galleries.queue import Queue
from backend.galleries.recovery import recover
from backend.galleries.remote_files import RemoteFiles
from backend.galleries.scheduler import Scheduler
from backend.galleries.start_times import StartTimes
from backend.galleries.tabs import Tabs
from backend.galleries.tally import Tally
from backend.galleries.texts import Texts
from backend.galleries.timetable import Timetable
from backend.galleries.triggers import Triggers
from backend.hosts.base import Ability
from backend.hosts.wiring import Hosts
from backend.ipc.clients import COMMAND_LINE, Client, Clients
from backend.protocol.commands import AddPaths
from backend.protocol.folders import Folders
from backend.protocol.location import removes_location
from backend.protocol.replies import PathsAdded
from backend.protocol.rows import GOES_ON, GalleryState
from backend.protocol.settings import Settings
from backend.storage import galleries as gallery_table
from backend.storage.database import Database

SAMPLES = Path(__file__).parents[1] / "samples"
SAMPLE_NAME = "Sample gallery"
PURGED_TOGETHER = 50
UNPACKED = "unpacked"


class Galleries:
    """Event loop only. `load`, then `services` in tasks and `begin`; `stop` and `purge` at the end.

    `poke` lets the scheduler look what can start, once all is open; `in_task` runs something beside the commands.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        database: Database,
        settings: Callable[[], Settings],
        clients: Clients,
        book: Book,
        history: History,
        tabs: Tabs,
        pictures: Pictures,
        hosts: Hosts,
        texts: Texts,
        poke: Callable[[], None],
        in_task: Callable[[Coroutine[Any, Any, None]], None],
        mask: Callable[[Iterable[str]], None],
    ) -> None:
        self._folders = folders
        self._database = database
        self._settings = settings
        self._clients = clients
        self._book = book
        self._pictures = pictures
        self._hosts = hosts
        self._texts = texts
        self._poke = poke
        self._in_task = in_task
        self.tally = Tally(database, book, clients, texts.files_view)
        self.copies = Copies(self._copies_folder, self._removes_location)
        self.fitting = Fitting(
            book=book,
            database=database,
            history=history,
            info=hosts.roster.info,
            settings=settings,
            poke=poke,
        )
        self.scheduler = Scheduler(
            book=book,
            database=database,
            announcer=clients,
            lanes=hosts.roster,
            history=history,
            copies=self.copies,
            may_start=self.fitting.may_start,
            holds=lambda row: any(part.holds(row) for part in (self.offline, self.timetable, self.remote_files)),
            settings=settings,
            finished=self._run_ended,
            is_watched=clients.is_watched,
            is_followed=clients.is_followed,
            follow_up=lambda: self.follow_ups.poke(),
            tab_options=tabs.host_options,
        )
        self.triggers = Triggers(book, self.scheduler.run_of)
        self.intake = Intake(
            book=book,
            database=database,
            history=history,
            settings=settings,
            work_folder=self._work_folder,
            triggers=self.triggers,
            start_on=hosts.roster.start_on,
            ready=self._taken_in,
            scan_failed=self._scan_failed,
            duplicate_decided=lambda gallery_id, choice: self.queue.resolve_duplicate([gallery_id], choice),
            looked_again=lambda told, gallery_id: self.file_edits.looked_again(told, gallery_id),
        )
        self.locked_archives = LockedArchives(book, self.intake, mask)
        self.moves = Moves(book, database, self.intake)
        self.adding = Adding(book, database, self.intake)
        self.file_edits = FileEdits(
            book=book,
            database=database,
            intake=self.intake,
            results=texts.results,
            tally=self.tally,
            history=history,
            run_of=self.scheduler.run_of,
            poke=poke,
        )
        self.follow_ups = FollowUps(
            book=book,
            database=database,
            lanes=hosts.roster,
            history=history,
            announcer=clients,
            links_came=self._links_came,
            is_watched=clients.is_watched,
        )
        self.queue = Queue(
            renamed=self.follow_ups.renamed,
            book=book,
            database=database,
            scheduler=self.scheduler,
            intake=self.intake,
            tabs=tabs,
            roster=hosts.roster,
            results=texts.results,
            tally=self.tally,
            history=history,
            gallery_hosts=texts.gallery_hosts,
            triggers=self.triggers,
            fitting=self.fitting,
            rebuild=texts.rebuild,
            has_template=texts.library.exists,
        )
        self.remote_files = RemoteFiles(
            book=book,
            database=database,
            roster=hosts.roster,
            tally=self.tally,
            results=texts.results,
            history=history,
            is_running=lambda gallery_id: self.scheduler.run_of(gallery_id) is not None,
            poke=poke,
        )
        self.link_watch = LinkWatch(
            book,
            self.remote_files,
            publish=clients.publish,
            start=self.queue.start,
            can_check=lambda host_id: hosts.can(host_id, Ability.ALIVE),
            days=lambda: settings().check_links_days,
            is_busy=lambda: self.scheduler.is_busy,
        )
        self.offline = Offline(book, self.queue)
        self.timetable = Timetable(book, self.queue, hosts.bandwidth, settings)
        self.start_times = StartTimes(book, self.queue, history, poke)
        book.on_queue_changed = poke
        tabs.option_fields = hosts.roster.option_fields

    # -- life ------------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Bring into order what the last engine left behind."""
        await asyncio.to_thread(self.copies.delete_all)
        await unpacked.tidy(self._database, self._folders.data / UNPACKED)  # another folder may not be ours alone
        await recover(
            self._book,
            self._database,
            self.tally,
            self._settings(),
            self._hosts.repeat_is_safe,
            lambda host_id: self._hosts.can(host_id, Ability.LOOKUP),
        )

    def services(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """What runs beside the commands until it is cancelled; a task for each, which may begin again."""
        clearing = Clearing(self._book, self.queue.remove, lambda: self._settings().remove_completed)
        return (
            self.scheduler.serve,
            self.timetable.serve,
            self.start_times.serve,
            self.follow_ups.serve,
            self.link_watch.serve,
            self._texts.rebuild.serve,
            self._pictures.serve,
            clearing.serve,
        )

    async def begin(self) -> None:
        """Go on with what the last engine had begun."""
        self.intake.go_on()
        self.fitting.look_at_asking()
        await self.offline.go_on()
        await self.timetable.look()
        self.scheduler.poke()

    @property
    def is_busy(self) -> bool:
        """Whether something is being read, prepared, uploaded or followed up, or can start."""
        at_work = (self.scheduler, self.intake, self.fitting, self.follow_ups)
        return any(part.is_busy for part in at_work) or self.has_waiting_work

    @property
    def has_waiting_work(self) -> bool:
        """Whether a gallery can start, now or at its time, or goes on by itself."""
        waiting = self._book.in_state(GalleryState.QUEUED, GalleryState.PAUSED)
        return any(
            self.scheduler.may_start(row)
            for row in waiting
            if row.state is GalleryState.QUEUED or row.pause_reason in GOES_ON
        )

    async def stop(self, *, drain: bool) -> None:
        """End uploads and scans: with `drain` after the files on the wire."""
        await self.scheduler.stop_everything(drain=drain)
        await self.intake.close()
        await self.fitting.close()

    async def purge(self, removed_before: float = math.inf) -> None:
        """Removed galleries can be brought back for a while; now they go, with their unpacked archives. A few in one
        transaction, so that nobody waits long for it, and an end in the middle loses little."""
        is_all = False
        while not is_all:
            folders = await self._database.run(
                lambda connection: gallery_table.purge(connection, removed_before=removed_before, most=PURGED_TOGETHER)
            )
            for folder in filter(None, folders):
                await asyncio.to_thread(self.intake.delete_work_folder, folder)
            is_all = len(folders) < PURGED_TOGETHER
        await pasted.tidy(self._database, self._folders.pasted)

    # -- what commands ask for -------------------------------------------------------------------------------

    async def add_paths(self, client: Client, command: AddPaths) -> PathsAdded:
        """Raises Problem: BAD_INPUT, or CANCELLED when the engine ends meanwhile, a command line does (Ctrl-C), or the
        client says StopAdding."""
        stopped_before = client.stopped_adding

        def is_given_up() -> bool:
            is_interrupted = client.kind == COMMAND_LINE and client.is_gone
            return is_interrupted or client.stopped_adding != stopped_before

        added = await self.intake.add(
            command,
            self._hosts.roster.default_hosts(),
            *self._texts.gallery_hosts.checked(command.host_accounts, command.host_options),
            is_given_up=is_given_up,
        )
        if command.follow:
            client.follow(added.gallery_ids)
        return added

    async def add_samples(self) -> PathsAdded:
        """The sample gallery, to the embedded host and whatever the settings say."""
        command = AddPaths(
            paths=(str(SAMPLES),),
            name=SAMPLE_NAME,
            start=True,
            host_ids=("local",),
            on_duplicate="upload_again",
            start_all=True,
        )
        return await self.intake.add(command, ("local",))

    async def restore(self, ids: Sequence[int]) -> None:
        """Bring removed galleries back, with the covers that windows have let go."""
        await self.queue.restore(ids)
        for row in self._book.existing(ids):
            self._pictures.want_cover(row)

    async def watch(self, client: Client, gallery_id: int | None) -> None:
        client.watch(gallery_id)
        if gallery_id is not None:
            await self._texts.files_view.send(client, gallery_id)

    async def follow(self, client: Client, gallery_ids: tuple[int, ...]) -> None:
        client.follow(gallery_ids)
        for gallery_id in gallery_ids:
            await self.tally.tell_uploads(gallery_id, to=client)

    # -- what one part has to tell others --------------------------------------------------------------------

    def _taken_in(self, gallery_id: int) -> None:
        row = self._book.row(gallery_id)
        if row is not None:
            self._pictures.want_cover(row)
            self.fitting.look_later(gallery_id)
            if self._clients.is_watched(gallery_id):
                self._in_task(self.tally.show_files_again(gallery_id))
        self._poke()

    async def _links_came(self, gallery_id: int) -> None:
        """Late links: a gallery that still uploads has them in its text at its end."""
        row = self._book.row(gallery_id)
        if row is None:
            return
        if (run := self.scheduler.run_of(gallery_id)) is not None:
            await self.tally.take_links_into(run)
        elif row.state in (GalleryState.COMPLETED, GalleryState.INCOMPLETE):
            await self._texts.rebuild.due((gallery_id,))
        await self.tally.show_files_again(gallery_id)

    async def _run_ended(self, gallery_id: int) -> None:
        await self._texts.results.render_again(gallery_id)
        if self._clients.is_followed(gallery_id):
            await self.tally.tell_left_out(gallery_id)
        await self.queue.twins_stopped([gallery_id])

    async def _scan_failed(self, gallery_id: int) -> None:
        await self.tally.tell_left_out(gallery_id)
        self.tally.tell_finished(gallery_id)

    def _removes_location(self, gallery_id: int, host_id: str) -> bool:
        row = self._book.row(gallery_id)
        return removes_location(
            gallery=row.location if row is not None else "",
            host=self._hosts.roster.location(host_id),
            setting=self._settings().location,
            kind=self._hosts.kind(host_id),
        )

    def _work_folder(self) -> Path:
        return self._temporary_folder() / UNPACKED

    def _copies_folder(self) -> Path:
        return self._temporary_folder() / "galleon-copies"

    def _temporary_folder(self) -> Path:
        chosen = self._settings().temporary_folder
        return Path(chosen) if chosen else self._folders.data
