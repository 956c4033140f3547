"""The engine: everything that works without a window, wired together in one place.

It opens in steps. The first rows come from the database alone and are with the window some 0.2 s after the start, the
others follow; what hosts, media and templates need takes as long again to import, and is imported behind that, in a
thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import time
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backend import __version__, data_move, settings
from backend.errors import Problem
from backend.event_log import EventLog, Forwarding
from backend.galleries.book import Book
from backend.galleries.history import History
from backend.galleries.pictures import Pictures
from backend.galleries.tabs import Tabs
from backend.ipc.clients import WINDOW, Client, Clients
from backend.ipc.control_socket import ControlSocket
from backend.ipc.outbox import GALLERIES_A_PAGE
from backend.log import Masking
from backend.protocol import PROTOCOL_VERSION
from backend.protocol.address import address_of
from backend.protocol.commands import AddPaths, Command
from backend.protocol.engine_options import EngineOptions
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import Notice, TemplatesChanged
from backend.protocol.hosts import HostKind
from backend.protocol.location import removes_location
from backend.protocol.replies import PathsAdded, Reply, Welcome
from backend.protocol.rows import GalleryState
from backend.protocol.settings import Settings, SettingsChanged
from backend.storage import galleries as gallery_table
from backend.storage import hash_cache, state
from backend.storage.database import Database
from backend.upkeep import Upkeep

log = logging.getLogger(__name__)

SAMPLES = Path(__file__).with_name("samples")
SAMPLE_NAME = "Sample gallery"
LOCAL_PORT_KEY = "local_port"
BACKUP_EVERY_S = 3600.0
ROWS_A_PART = 5 * GALLERIES_A_PAGE
HASHES_KEPT_S = 180 * 86_400.0

if TYPE_CHECKING:
    from backend.uploads.connect_to import ConnectTo

OnCommand = Callable[[Client, Command], Awaitable[Reply]]


class Engine:
    """Made inside a running event loop; `open`, then `serve` until it is over. All methods belong to that loop."""

    def __init__(self, options: EngineOptions, masking: Masking, handler: Callable[[Engine], OnCommand]) -> None:
        self.options = options
        self.folders = options.folders
        self._masking = masking
        self._stop = asyncio.Event()
        self._drain = False
        self._rows_are_there = asyncio.Event()
        self._wants_rest: set[Client] = set()
        self._opened = asyncio.Event()
        self._failure: ErrorInfo | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._idle_since = time.monotonic()
        self._socket: ControlSocket | None = None
        self.settings, self._problems = settings.read(self.folders.settings_file)
        self.clients = Clients(handler(self))
        self._settings_lock = asyncio.Lock()
        self.log = EventLog(
            self.folders.event_log_file,
            masking,
            self.clients.publish,
            kept_lines=self.settings.log_kept_lines,
            kept_bytes=self.settings.log_kept_mb * 10**6,
        )
        self.clients.on_publish = self.log.take_event
        self._forwarding = Forwarding(self.log)
        logging.getLogger("backend").addHandler(self._forwarding)
        self.log.note("engine_started", subject=__version__, text=f"process {os.getpid()}")

    # -- start -----------------------------------------------------------------------------------------------

    async def open(self, failure: ErrorInfo | None = None) -> None:
        """Read everything. What makes a start impossible (`failure`: is known already) is kept and told to whoever says
        Hello."""
        try:
            if failure is not None:
                raise Problem(failure)
            await self._open_rows()
            self._rows_are_there.set()
            await self._load_rest()
            await asyncio.to_thread(_import_services)
            await self._open_services()
        except Problem as problem:
            log.error("the engine cannot start: %s %s", problem.info.subject, problem)
            self._failure = problem.info
        self._rows_are_there.set()
        self._opened.set()
        if self._failure is None:
            self.clients.publish(self.roster.current())
            self.clients.publish(self.proxies.choice.current())
            self.clients.publish(self.updates.current())
            self.clients.publish(TemplatesChanged(rows=self.library.rows()))
            if self._problems:
                self.clients.publish(SettingsChanged(settings=self.settings, problems=self._problems))

    async def opened(self) -> None:
        """Wait until every command can be carried out."""
        await self._opened.wait()

    async def _open_rows(self) -> None:
        self.folders, self._not_moved = await asyncio.to_thread(data_move.carry_out, self.folders)
        folders = self.folders
        for folder in (folders.config, folders.data, folders.cache, folders.state):
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                raise Problem(
                    ErrorInfo(kind=ErrorKind.DISK, subject=str(folder), detail=error.strerror or "")
                ) from error
        self.database = await Database.open(
            folders.database_file, now=time.time(), keep_backups=self.settings.keep_backups
        )
        self.upkeep = Upkeep(folders, self.database, lambda: self.settings, self.change_settings)
        self.book = Book(self.database, self.clients)
        self.history = History(
            self.database, self.clients, self.clients.is_watched, log=self.log, name_of=self.book.name_of
        )
        self.tabs = Tabs(self.database, self.book, self.clients.publish)
        self.pictures = Pictures(folders.cache, self.database, self.clients.publish)
        await self.tabs.load()
        await self.book.load(GALLERIES_A_PAGE)
        await asyncio.to_thread(self.pictures.load)

    async def _load_rest(self) -> None:
        """A window shows the first rows meanwhile, and takes in each part while the next is read."""
        while not self.book.is_complete:
            rows = await self.book.load(ROWS_A_PART)
            for client in self._wants_rest:
                client.send_rest(rows, self.pictures.covers_of(rows), is_all=self.book.is_complete)
        self._wants_rest.clear()

    async def _open_services(self) -> None:
        from backend.accounts.credentials import Credentials
        from backend.accounts.sessions import SessionStore
        from backend.galleries.copies import Copies
        from backend.galleries.file_edits import FileEdits
        from backend.galleries.files_view import FilesView
        from backend.galleries.fitting import Fitting
        from backend.galleries.follow_ups import FollowUps
        from backend.galleries.gallery_hosts import GalleryHosts
        from backend.galleries.intake import Intake
        from backend.galleries.link_watch import LinkWatch
        from backend.galleries.moved import Moves
        from backend.galleries.offline import Offline
        from backend.galleries.queue import Queue
        from backend.galleries.rebuild import Rebuild
        from backend.galleries.recovery import recover
        from backend.galleries.remote_files import RemoteFiles
        from backend.galleries.results import Results
        from backend.galleries.scheduler import Scheduler
        from backend.galleries.start_times import StartTimes
        from backend.galleries.tally import Tally
        from backend.galleries.template_choice import TemplateChoice
        from backend.galleries.timetable import Timetable
        from backend.galleries.totals import Totals
        from backend.galleries.triggers import Triggers
        from backend.hosts.accounts import Accounts
        from backend.hosts.base import Ability
        from backend.hosts.exchange import Exchange
        from backend.hosts.local.host import LocalHost
        from backend.hosts.native import native_hosts
        from backend.hosts.registry import Registry
        from backend.hosts.roster import Roster
        from backend.output.library import TemplateLibrary
        from backend.proxies.service import ProxyService
        from backend.stats.statistics import StatisticsService
        from backend.system.presence import Presence
        from backend.updates.check import Updates
        from backend.uploads.bandwidth import Bandwidth
        from backend.uploads.pacing import Pacers
        from backend.uploads.transport import AiohttpTransport

        folders = self.folders
        self.bandwidth = Bandwidth(self.settings.bandwidth_limit_bps)
        self.credentials = Credentials(folders.config)
        self.proxies = ProxyService(
            folders.config,
            self.credentials,
            chosen=lambda host_id: self.roster.proxy_of(host_id),
            in_use=lambda: self.roster.proxies_in_use(),
            sites=lambda: self.roster.sites(),
            check=lambda proxy, url: self.transport.try_proxy(proxy, url),
            publish=self.clients.publish,
            mask=self._masking.mask,
        )
        self.pacers = Pacers()
        self.transport = AiohttpTransport(
            connect_to=self._connect_to(),
            limiter=self.bandwidth,
            proxies=self.proxies.choice,
            pacers=self.pacers,
            connect_s=lambda: float(self.settings.connect_timeout_s),
        )
        self.sessions = SessionStore(
            folders.state / "sessions.enc",
            self.credentials,
            new_cookies=self.transport.new_cookies,
            mask=self._masking.mask,
        )
        self.registry = Registry(
            self.transport,
            sessions=self.sessions,
            user_folder=folders.config / "hosts",
            inactivity_s=lambda: float(self.settings.inactivity_timeout_s),
        )
        self.local = LocalHost(folders.data / "local", self.transport)
        self.registry.register(self.local)
        for host in native_hosts(
            self.transport, folders.state, inactivity_s=lambda: float(self.settings.inactivity_timeout_s)
        ):
            self.registry.register(host)
        self.roster = Roster(
            registry=self.registry,
            credentials=self.credentials,
            make_accounts=partial(
                Accounts,
                credentials=self.credentials,
                sessions=self.sessions,
                database=self.database,
                mask=self._masking.mask,
            ),
            database=self.database,
            publish=self.clients.publish,
            poke=self._poke,
            log=self.log,
            pacers=self.pacers,
            has_proxy=self.proxies.has,
        )
        self.exchange = Exchange(
            registry=self.registry,
            roster=self.roster,
            folder=folders.config / "hosts",
            mask=self._masking.mask,
        )
        self.files_view = FilesView(
            self.database,
            lambda gallery_id: tuple(host for row in self.book.existing([gallery_id]) for host in row.hosts),
            lambda gallery_id: self.scheduler.run_of(gallery_id),
        )
        choice = TemplateChoice(
            tab=self.tabs.template,
            host=self.roster.template,
            setting=lambda: self.settings.default_template,
            exists=lambda template_id: self.library.exists(template_id),
        )
        self.results = Results(
            book=self.book,
            database=self.database,
            files_view=self.files_view,
            host_info=self.roster.info,
            tabs=self.tabs.rows,
            host_options=lambda gallery_id: self.gallery_hosts.of_gallery(gallery_id),
            templates=lambda: self.library.current,
            choice=choice,
            folders=folders,
            settings=lambda: self.settings,
        )
        self.rebuild = Rebuild(book=self.book, database=self.database, choice=choice, render=self.results.render_again)
        self.library = TemplateLibrary(
            folder=folders.config / "templates",
            database=self.database,
            publish=self.clients.publish,
            gallery_data=self.results.data_for_preview,
            changed=self.rebuild.templates_changed,
        )
        self.tally = Tally(self.database, self.book, self.clients, self.files_view)
        self.copies = Copies(self._copies_folder, self._removes_location)
        self.fitting = Fitting(
            book=self.book,
            database=self.database,
            history=self.history,
            info=self.roster.info,
            settings=lambda: self.settings,
            poke=self._poke,
        )
        self.scheduler = Scheduler(
            book=self.book,
            database=self.database,
            announcer=self.clients,
            lanes=self.roster,
            history=self.history,
            copies=self.copies,
            may_start=self.fitting.may_start,
            holds=lambda row: self.offline.holds(row) or self.timetable.holds(row),
            settings=lambda: self.settings,
            finished=self._run_ended,
            is_watched=self.clients.is_watched,
            is_followed=self.clients.is_followed,
            follow_up=lambda: self.follow_ups.poke(),
            tab_options=self.tabs.host_options,
        )
        self.triggers = Triggers(self.book, self.scheduler.run_of)
        self.intake = Intake(
            book=self.book,
            database=self.database,
            history=self.history,
            settings=lambda: self.settings,
            work_folder=self._work_folder,
            triggers=self.triggers,
            start_on=self.roster.start_on,
            ready=self._taken_in,
            scan_failed=self._scan_failed,
            duplicate_decided=lambda gallery_id, choice: self.queue.resolve_duplicate([gallery_id], choice),
            looked_again=lambda told, gallery_id: self.file_edits.looked_again(told, gallery_id),
        )
        self.moves = Moves(self.book, self.database, self.intake)
        self.file_edits = FileEdits(
            book=self.book,
            database=self.database,
            intake=self.intake,
            results=self.results,
            tally=self.tally,
            history=self.history,
            run_of=self.scheduler.run_of,
        )
        self.gallery_hosts = GalleryHosts(self.book, self.database, self.tabs, self.roster)
        self.follow_ups = FollowUps(
            book=self.book,
            database=self.database,
            lanes=self.roster,
            history=self.history,
            announcer=self.clients,
            links_came=self._links_came,
            is_watched=self.clients.is_watched,
        )
        self.queue = Queue(
            renamed=self.follow_ups.renamed,
            book=self.book,
            database=self.database,
            scheduler=self.scheduler,
            intake=self.intake,
            tabs=self.tabs,
            roster=self.roster,
            results=self.results,
            tally=self.tally,
            history=self.history,
            gallery_hosts=self.gallery_hosts,
            triggers=self.triggers,
            fitting=self.fitting,
            rebuild=self.rebuild,
            has_template=self.library.exists,
        )
        self.remote_files = RemoteFiles(
            book=self.book,
            database=self.database,
            roster=self.roster,
            tally=self.tally,
            results=self.results,
            history=self.history,
            is_running=lambda gallery_id: self.scheduler.run_of(gallery_id) is not None,
        )
        self.link_watch = LinkWatch(
            self.book,
            self.remote_files,
            publish=self.clients.publish,
            start=self.queue.start,
            can_check=lambda host_id: (
                (info := self.roster.info(host_id)) is not None and Ability.ALIVE in info.abilities
            ),
            days=lambda: self.settings.check_links_days,
            is_busy=lambda: self.scheduler.is_busy,
        )
        self.offline = Offline(self.book, self.queue)
        self.timetable = Timetable(self.book, self.queue, self.bandwidth, lambda: self.settings, self._poke)
        self.start_times = StartTimes(self.book, self.queue, self.history, self._poke)
        self.presence = Presence(self.offline.went, lambda: self.settings.keep_awake and self.scheduler.is_busy)
        self.totals = Totals(
            self.book,
            self.clients.publish,
            lambda: self.transport.sent_bytes,
            self.roster,
            lambda: self.offline.is_offline,
            lambda: self.timetable.is_closed,
        )
        self.statistics = StatisticsService(
            self.database, publish=self.clients.publish, sent_to=lambda: self.transport.sent_to, tabs=self.tabs.rows
        )
        self.updates = Updates(
            self.database,
            self.transport,
            settings=lambda: self.settings,
            may_ask=lambda: self.clients.has_window() and not self.offline.is_offline,
            publish=self.clients.publish,
        )
        self.book.on_queue_changed = self._poke
        self.tabs.option_fields = self.roster.option_fields
        await self.roster.load()
        self._proxies_refused = await self.proxies.load()
        await asyncio.to_thread(self.registry.load)
        await self.library.load()
        await self.updates.load()
        await asyncio.to_thread(self.copies.delete_all)
        await recover(
            self.book,
            self.database,
            self.tally,
            self.settings,
            lambda host_id: (info := self.roster.info(host_id)) is not None and info.repeat_is_safe,
            lambda host_id: (info := self.roster.info(host_id)) is not None and Ability.LOOKUP in info.abilities,
        )

    def _connect_to(self) -> ConnectTo:
        """From the environment or the settings; a rule that cannot be read is told, and nothing is redirected."""
        from backend.uploads.connect_to import ConnectTo, parse_connect_to

        try:
            return parse_connect_to(os.environ.get("GALLEON_CONNECT_TO") or self.settings.connect_to)
        except Problem as problem:
            self._problems = (*self._problems, problem.info)
            return ConnectTo()

    async def serve(self) -> None:
        """Work until `stop`, or until nobody needs the engine any more; then end in order."""
        if self._failure is not None:
            await self._tell_failure()
            return
        self._socket = ControlSocket.open(address_of(self.folders.state), self.clients.add)
        await self._start_local_host()
        from backend.galleries.clearing import Clearing

        for work in (
            self.scheduler.serve(),
            self.pictures.serve(),
            self.totals.serve(),
            self.presence.serve(),
            self.timetable.serve(),
            self.start_times.serve(),
            Clearing(self.book, self.queue.remove, lambda: self.settings.remove_completed).serve(),
            self.statistics.serve(),
            self.link_watch.serve(),
            self.updates.serve(),
            self.registry.watch(self._hosts_changed),
            self._house_keeping(),
            self.rebuild.serve(),
            self.library.watch(),
            self.follow_ups.serve(),
            self._leave_when_idle(),
            self.roster.look_up_credentials(),
        ):
            self._tasks.append(asyncio.create_task(self._guarded(work)))
        self.intake.go_on()
        self.fitting.look_at_asking()
        await self.offline.go_on()
        await self.timetable.look()
        self.scheduler.poke()
        self._tell_what_was_found()
        await self._stop.wait()
        await self._close()

    async def _tell_failure(self) -> None:
        """Stay until whoever started this engine has heard the reason, so that the next start finds the data free."""
        until = time.monotonic() + self.options.leave_after_idle_s
        while self.clients.is_anybody_connected and time.monotonic() < until and not self._stop.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), 0.05)
        await self._close_log()
        await self.clients.close()

    async def _start_local_host(self, wanted_port: int | None = None) -> None:
        """On the port of last time, so that old links stay good, unless the person has just asked for another."""
        remembered = await self.database.read(lambda connection: state.get(connection, LOCAL_PORT_KEY))
        try:
            port = await self.local.start(wanted_port or int(remembered or self.settings.local_port))
        except Problem as problem:
            self.clients.publish(Notice(error=problem.info, is_alarm=True))
            return
        if str(port) != remembered:
            await self.database.run(lambda connection: state.put(connection, LOCAL_PORT_KEY, str(port)))
        self.roster.refresh()

    async def _move_local_host(self, port: int) -> None:
        await self.local.stop()
        await self._start_local_host(port)

    def _tell_what_was_found(self) -> None:
        recovery = self.database.recovery
        if recovery is not None:
            error = ErrorInfo(kind=ErrorKind.DISK, subject=str(self.folders.database_file), detail=recovery.detail)
            self.clients.publish(Notice(error=error, is_alarm=True))
        for refused in (self._proxies_refused, self._not_moved):
            if refused is not None:
                self.clients.publish(Notice(error=refused, is_alarm=True))

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("a part of the engine failed")
            self.clients.publish(Notice(error=ErrorInfo(kind=ErrorKind.BUG), is_alarm=True))

    # -- end -------------------------------------------------------------------------------------------------

    def stop(self, *, drain: bool) -> None:
        """End the engine: with `drain` after the files on the wire, otherwise at once. The rest goes on next time."""
        self._drain = drain
        self._stop.set()

    async def _close(self) -> None:
        if self._socket is not None:
            await asyncio.to_thread(self._socket.close)
        await self.scheduler.stop_everything(drain=self._drain)
        await self.intake.close()
        await self.fitting.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.local.stop()
        await self.proxies.choice.close()
        await self.sessions.close()
        await self.transport.close()
        await self._purge()
        await self.database.close()
        await self._close_log()
        await self.clients.close()

    async def _close_log(self) -> None:
        self.log.note("engine_ended")
        logging.getLogger("backend").removeHandler(self._forwarding)
        await self.log.close()

    async def _purge(self) -> None:
        """Removed galleries can be brought back until the engine ends; now they go, with their unpacked archives."""
        for folder in await self.database.run(gallery_table.purge):
            await asyncio.to_thread(self.intake.delete_work_folder, folder)

    async def _leave_when_idle(self) -> None:
        """With no client and nothing left to do, leave."""
        while True:
            await asyncio.sleep(min(1.0, self.options.leave_after_idle_s / 2))
            at_work = (self.scheduler, self.intake, self.fitting, self.follow_ups)
            if len(self.clients) or any(part.is_busy for part in at_work) or self._has_waiting_work():
                self._idle_since = time.monotonic()
            elif time.monotonic() - self._idle_since >= self.options.leave_after_idle_s:
                log.info("nobody is connected and nothing is left to do")
                self.stop(drain=False)
                return

    def _has_waiting_work(self) -> bool:
        return any(self.scheduler.may_start(row) for row in self.book.in_state(GalleryState.QUEUED))

    async def _house_keeping(self) -> None:
        await asyncio.to_thread(data_move.delete_old, self.folders)
        while True:
            try:
                await self.database.back_up_if_due(now=time.time())
                await self.database.run(
                    lambda connection: hash_cache.prune(connection, used_before=time.time() - HASHES_KEPT_S)
                )
            except Problem as problem:
                self.clients.publish(Notice(error=problem.info))
            from backend.media.thumbnails import prune_cache

            kept_bytes = self.settings.thumbnails_cache_mb * 10**6
            await asyncio.to_thread(prune_cache, self.pictures.thumbnails_folder, kept_bytes)
            await asyncio.sleep(BACKUP_EVERY_S)

    # -- what commands ask for -------------------------------------------------------------------------------

    async def welcome(self, client: Client) -> Welcome:
        """Answer Hello: to a window as soon as the rows are there, to others when all is. Raises Problem when the
        engine could not start."""
        await (self._rows_are_there if client.kind == WINDOW else self._opened).wait()
        if self._failure is not None:
            raise Problem(self._failure)
        return Welcome(
            protocol_version=PROTOCOL_VERSION,
            app_version=__version__,
            engine_pid=os.getpid(),
            has_window=self.clients.has_window(besides=client),
            data_folder=str(self.folders.data),
            cache_folder=str(self.folders.cache),
            log_path=str(self.folders.log_file),
            credentials_store=self.credentials.store if self._opened.is_set() else "keyring",
            credentials_locked=self._opened.is_set() and self.credentials.is_locked,
        )

    def send_snapshot(self, client: Client) -> None:
        rows = self.book.rows()
        is_open = self._opened.is_set() and self._failure is None
        client.send_snapshot(
            rows,
            tabs=self.tabs.rows(),
            hosts=self.roster.rows() if is_open else (),
            templates=self.library.rows() if is_open else (),
            settings=self.settings,
            covers=self.pictures.covers_of(rows),
            is_all=self.book.is_complete,
        )
        if not self.book.is_complete:
            self._wants_rest.add(client)
        if self._problems:
            client.publish(SettingsChanged(settings=self.settings, problems=self._problems))
        if is_open:
            client.publish(self.roster.current())
            client.publish(self.proxies.choice.current())
            client.publish(self.updates.current())
            client.publish(self.totals.current())

    async def add_paths(self, client: Client, command: AddPaths) -> PathsAdded:
        added = await self.intake.add(
            command,
            self.roster.default_hosts(),
            *self.gallery_hosts.checked(command.host_accounts, command.host_options),
        )
        if command.follow:
            client.follow(added.gallery_ids)
        return added

    async def add_samples(self) -> PathsAdded:
        command = AddPaths(
            paths=(str(SAMPLES),),
            name=SAMPLE_NAME,
            start=True,
            host_ids=("local",),
            on_duplicate="upload_again",
            start_all=True,
        )
        return await self.intake.add(command, ("local",))

    async def watch(self, client: Client, gallery_id: int | None) -> None:
        client.watch(gallery_id)
        if gallery_id is not None:
            await self.files_view.send(client, gallery_id)

    async def follow(self, client: Client, gallery_ids: tuple[int, ...]) -> None:
        client.follow(gallery_ids)
        for gallery_id in gallery_ids:
            await self.tally.tell_uploads(gallery_id, to=client)

    async def change_settings(self, values: dict[str, str]) -> None:
        """Raises Problem(BAD_INPUT) for a value that cannot be, Problem(DISK) when the file cannot be written."""
        async with self._settings_lock:
            changed, error = settings.changed(self.settings, values)
            if error is not None:
                raise Problem(error)
            path = self.folders.settings_file
            try:
                await asyncio.to_thread(settings.write, path, changed)
            except OSError as failed:
                raise Problem(
                    ErrorInfo(kind=ErrorKind.DISK, subject=str(path), detail=failed.strerror or "")
                ) from failed
            before = self.settings
            self._apply_settings(changed)
            if changed.local_port != before.local_port:
                await self._move_local_host(changed.local_port)
            self.log.note("settings_changed", subject=", ".join(values))
            await self.rebuild.settings_changed(values)

    def _apply_settings(self, changed: Settings) -> None:
        self.settings = changed
        self._problems = ()
        self.timetable.look_again()
        self.database.keep_backups = changed.keep_backups
        self.log.keep(kept_lines=changed.log_kept_lines, kept_bytes=changed.log_kept_mb * 10**6)
        self.clients.publish(SettingsChanged(settings=changed))
        self.fitting.look_at_asking()
        self.scheduler.poke()

    async def save_account(self, host_id: str, values: dict[str, str], account: str) -> None:
        self._masking.mask(values.values())
        await self.roster.save_account(host_id, values, account)
        await self.follow_ups.credentials_changed(host_id)
        self.log.note("account_saved", host=host_id, account=account or host_id)

    # -- inside ----------------------------------------------------------------------------------------------

    def _poke(self) -> None:
        if self._opened.is_set():
            self.scheduler.poke()

    def _taken_in(self, gallery_id: int) -> None:
        row = self.book.row(gallery_id)
        if row is not None:
            self.pictures.want_cover(row)
            self.fitting.look_later(gallery_id)
            if self.clients.is_watched(gallery_id):
                self._show_files_soon(gallery_id)
        self._poke()

    def _show_files_soon(self, gallery_id: int) -> None:
        task = asyncio.create_task(self._guarded(self.tally.show_files_again(gallery_id)))
        self._tasks.append(task)
        task.add_done_callback(self._tasks.remove)

    async def _links_came(self, gallery_id: int) -> None:
        """Late links: a gallery that still uploads has them in its text at its end."""
        row = self.book.row(gallery_id)
        if row is None:
            return
        if (run := self.scheduler.run_of(gallery_id)) is not None:
            await self.tally.take_links_into(run)
        elif row.state in (GalleryState.COMPLETED, GalleryState.INCOMPLETE):
            await self.rebuild.due((gallery_id,))
        await self.tally.show_files_again(gallery_id)

    async def _run_ended(self, gallery_id: int) -> None:
        await self.results.render_again(gallery_id)
        if self.clients.is_followed(gallery_id):
            await self.tally.tell_left_out(gallery_id)
        await self.queue.twins_stopped([gallery_id])

    async def _scan_failed(self, gallery_id: int) -> None:
        await self.tally.tell_left_out(gallery_id)
        self.tally.tell_finished(gallery_id)

    def _hosts_changed(self) -> None:
        self.roster.refresh()
        self.fitting.look_at_asking()
        self._poke()

    def _removes_location(self, gallery_id: int, host_id: str) -> bool:
        row, info = self.book.row(gallery_id), self.roster.info(host_id)
        return removes_location(
            gallery=row.location if row is not None else "",
            host=self.roster.location(host_id),
            setting=self.settings.location,
            kind=info.kind if info is not None else HostKind.IMAGE,
        )

    def _work_folder(self) -> Path:
        return self._temporary_folder() / "unpacked"

    def _copies_folder(self) -> Path:
        return self._temporary_folder() / "galleon-copies"

    def _temporary_folder(self) -> Path:
        chosen = self.settings.temporary_folder
        return Path(chosen) if chosen else self.folders.data


def _import_services() -> None:
    """In a thread, so that the event loop can send rows meanwhile."""
    import backend.accounts.credentials
    import backend.galleries.queue
    import backend.hosts.local.host
    import backend.uploads.transport  # noqa: F401
