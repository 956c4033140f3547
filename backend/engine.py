"""The engine: everything that works without a window.

It is made of five parts; each is given those that stand above it:

    rows        galleries, history, tabs, covers: what the database alone tells    `book`, `history`, `tabs`, `pictures`
    hosts       the network, proxies, hosts, accounts                              backend/hosts/wiring.py
    texts       templates, links, results                                          backend/galleries/texts.py
    galleries   the scan, the queue, uploads, and what comes after them            backend/galleries/wiring.py
    around it   the transfer bar, statistics, network and sleep, newer versions    `totals`, `statistics`, `presence`, …

`open` makes them in this order. The first rows are with the window some 0.2 s after the start, the others follow; what
the other parts need takes as long again to import, and is imported behind that, in a thread. `serve` begins to listen
for clients, starts what runs beside the commands, and goes on with what the last engine had begun. From then on
commands come through `clients` to the command handler, and events go out through them.

At its end: no new clients, uploads and scans stop, then what runs beside them, hosts, database, log; the clients hear
last that it is over.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import time
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from typing import Any

from backend import __version__, data_move
from backend.current_settings import CurrentSettings
from backend.errors import Problem, cover_details
from backend.event_log import EventLog, Forwarding
from backend.galleries.book import Book
from backend.galleries.history import History
from backend.galleries.pictures import Pictures
from backend.galleries.tabs import Tabs
from backend.house_keeping import HouseKeeping
from backend.ipc.clients import WINDOW, Client, Clients
from backend.ipc.control_socket import ControlSocket
from backend.ipc.outbox import GALLERIES_A_PAGE
from backend.keep_running import keep_running
from backend.log import Masking
from backend.protocol import PROTOCOL_VERSION
from backend.protocol.address import address_of
from backend.protocol.commands import Command
from backend.protocol.engine_options import EngineOptions
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import Notice, TemplatesChanged
from backend.protocol.replies import Reply, Welcome
from backend.protocol.settings import Settings, SettingsChanged
from backend.storage.database import Database
from backend.upkeep import Upkeep

log = logging.getLogger(__name__)

ROWS_A_PART = 5 * GALLERIES_A_PAGE

OnCommand = Callable[[Client, Command], Awaitable[Reply]]


class Engine:
    """Made inside a running event loop; `open`, then `serve` until it is over. All methods belong to that loop."""

    def __init__(self, options: EngineOptions, masking: Masking, handler: Callable[[Engine], OnCommand]) -> None:
        self.options = options
        self.folders = options.folders
        self._masking = masking
        cover_details(masking.cover)
        self._stop = asyncio.Event()
        self._drain = False
        self._rows_are_there = asyncio.Event()
        self._wants_rest: set[Client] = set()
        self._opened = asyncio.Event()
        self._failure: ErrorInfo | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._idle_since = time.monotonic()
        self._socket: ControlSocket | None = None
        self.settings = CurrentSettings(self.folders.settings_file, self._settings_changed)
        self.clients = Clients(handler(self))
        self.log = EventLog(
            self.folders.event_log_file,
            masking,
            self.clients.publish,
            kept_lines=self.settings.get().log_kept_lines,
            kept_bytes=self.settings.get().log_kept_mb * 10**6,
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
            self.clients.publish(self.hosts.roster.current())
            self.clients.publish(self.hosts.proxies.choice.current())
            self.clients.publish(self.updates.current())
            self.clients.publish(TemplatesChanged(rows=self.texts.library.rows()))
            if self.settings.problems:
                self.clients.publish(self.settings.current())

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
            folders.database_file, now=time.time(), keep_backups=self.settings.get().keep_backups
        )
        self.upkeep = Upkeep(
            folders,
            self.database,
            self.settings.get,
            self.settings.change,
            lambda name: self.texts.library.exists(name),
        )
        self.book = Book(self.database, self.clients)
        self.history = History(
            self.database, self.clients, self.clients.is_watched, log=self.log, name_of=self.book.name_of
        )
        self.tabs = Tabs(self.database, self.book, self.clients.publish)
        self.pictures = Pictures(folders.cache, self.database, self.clients.publish)
        await self.tabs.load()
        await self.book.load(GALLERIES_A_PAGE)
        await asyncio.to_thread(self.pictures.load, is_older=self.database.recovery is not None)

    async def _load_rest(self) -> None:
        """A window shows the first rows meanwhile, and takes in each part while the next is read."""
        while not self.book.is_complete:
            rows = await self.book.load(ROWS_A_PART)
            for client in self._wants_rest:
                client.send_rest(rows, self.pictures.covers_of(rows), is_all=self.book.is_complete)
        self._wants_rest.clear()

    async def _open_services(self) -> None:
        from backend.galleries.texts import Texts
        from backend.galleries.totals import Totals
        from backend.galleries.wiring import Galleries
        from backend.hosts.wiring import Hosts
        from backend.importers.service import ProgramImport
        from backend.stats.statistics import StatisticsService
        from backend.system.presence import presence_here
        from backend.updates.check import Updates

        self.hosts = Hosts(
            folders=self.folders,
            database=self.database,
            settings=self.settings.get,
            publish=self.clients.publish,
            log=self.log,
            masking=self._masking,
            poke=self._poke,
            refused=self.settings.refused,
        )
        self.texts = Texts(
            folders=self.folders,
            database=self.database,
            settings=self.settings.get,
            publish=self.clients.publish,
            book=self.book,
            tabs=self.tabs,
            roster=self.hosts.roster,
            run_of=lambda gallery_id: self.galleries.scheduler.run_of(gallery_id),
        )
        self.galleries = Galleries(
            folders=self.folders,
            database=self.database,
            settings=self.settings.get,
            clients=self.clients,
            book=self.book,
            history=self.history,
            tabs=self.tabs,
            pictures=self.pictures,
            hosts=self.hosts,
            texts=self.texts,
            poke=self._poke,
            in_task=self._in_task,
            mask=self._masking.mask,
        )
        self.program_import = ProgramImport(
            database=self.database,
            book=self.book,
            tabs=self.tabs,
            library=self.texts.library,
            roster=self.hosts.roster,
            intake=self.galleries.intake,
            pictures=self.pictures,
            rebuild=self.texts.rebuild,
            settings=self.settings.get,
            change_settings=self.settings.change,
            save_account=self._keep_credentials,
            remove=self.galleries.queue.remove,
            publish=self.clients.publish,
            work=self.folders.cache,
        )
        self.presence = presence_here(
            self.galleries.offline.went, lambda: self.settings.get().keep_awake and self.galleries.scheduler.is_busy
        )
        self.totals = Totals(
            self.book,
            self.clients.publish,
            lambda: self.hosts.transport.sent_bytes,
            self.hosts.roster,
            lambda: self.galleries.offline.is_offline,
            lambda: self.galleries.timetable.is_closed,
        )
        self.statistics = StatisticsService(
            self.database,
            publish=self.clients.publish,
            sent_to=lambda: self.hosts.transport.sent_to,
            tabs=self.tabs.rows,
        )
        self.updates = Updates(
            self.database,
            self.hosts.transport,
            settings=self.settings.get,
            may_ask=lambda: self.clients.has_window() and not self.galleries.offline.is_offline,
            publish=self.clients.publish,
        )
        self._proxies_refused = await self.hosts.load()
        await self.texts.load()
        await self.updates.load()
        await self.galleries.load()

    async def serve(self) -> None:
        """Work until `stop`, or until nobody needs the engine any more; then end in order."""
        if self._failure is not None:
            await self._tell_failure()
            return
        self._socket = ControlSocket.open(address_of(self.folders.state), self.clients.add)
        await self.hosts.serve_local()
        house_keeping = HouseKeeping(
            self.folders,
            self.database,
            self.pictures,
            self.settings.get,
            self.clients.publish,
            self.galleries.purge,
        )
        services: tuple[Callable[[], Awaitable[None]], ...] = (
            *self.galleries.services(),
            self.totals.serve,
            self.presence.serve,
            self.statistics.serve,
            self.updates.serve,
            house_keeping.serve,
            house_keeping.serve_memory,
            partial(self.hosts.registry.watch, self._hosts_changed),
            self.texts.library.watch,
            self._leave_when_idle,
        )
        for service in services:
            self._in_task(keep_running(service, self._tell_bug))
        self._in_task(self.hosts.roster.look_up_credentials())
        await self.galleries.begin()
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

    def _tell_what_was_found(self) -> None:
        recovery = self.database.recovery
        if recovery is not None:
            error = ErrorInfo(kind=ErrorKind.DISK, subject=str(self.folders.database_file), detail=recovery.detail)
            self.clients.publish(Notice(error=error, is_alarm=True))
        for refused in (self._proxies_refused, self._not_moved):
            if refused is not None:
                self.clients.publish(Notice(error=refused, is_alarm=True))

    def _in_task(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            log.exception("a part of the engine failed")
            self._tell_bug()

    def _tell_bug(self) -> None:
        self.clients.publish(Notice(error=ErrorInfo(kind=ErrorKind.BUG), is_alarm=True))

    # -- end -------------------------------------------------------------------------------------------------

    def stop(self, *, drain: bool) -> None:
        """End the engine: with `drain` after the files on the wire, otherwise at once. The rest goes on next time."""
        self._drain = drain
        self._stop.set()

    async def _close(self) -> None:
        if self._socket is not None:
            await asyncio.to_thread(self._socket.close)
        await self.program_import.close()
        await self.galleries.stop(drain=self._drain)
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.hosts.close()
        await self.galleries.purge()
        await self.database.close()
        await self._close_log()
        await self.clients.close()

    async def _close_log(self) -> None:
        self.log.note("engine_ended")
        logging.getLogger("backend").removeHandler(self._forwarding)
        await self.log.close()
        cover_details(None)

    async def _leave_when_idle(self) -> None:
        """With no client and nothing left to do, leave."""
        while True:
            await asyncio.sleep(min(1.0, self.options.leave_after_idle_s / 2))
            if len(self.clients) or self.galleries.is_busy or self.program_import.is_busy:
                self._idle_since = time.monotonic()
            elif time.monotonic() - self._idle_since >= self.options.leave_after_idle_s:
                log.info("nobody is connected and nothing is left to do")
                self.stop(drain=False)
                return

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
            credentials_store=self.hosts.credentials.store if self._opened.is_set() else "keyring",
            credentials_locked=self._opened.is_set() and self.hosts.credentials.is_locked,
        )

    def send_snapshot(self, client: Client) -> None:
        """The whole state, as far as it was read; the rest follows behind it."""
        rows = self.book.rows()
        is_open = self._opened.is_set() and self._failure is None
        client.send_snapshot(
            rows,
            tabs=self.tabs.rows(),
            hosts=self.hosts.roster.rows() if is_open else (),
            templates=self.texts.library.rows() if is_open else (),
            settings=self.settings.get(),
            covers=self.pictures.covers_of(rows),
            is_all=self.book.is_complete,
        )
        if not self.book.is_complete:
            self._wants_rest.add(client)
        if self.settings.problems:
            client.publish(self.settings.current())
        if is_open:
            client.publish(self.hosts.roster.current())
            client.publish(self.hosts.proxies.choice.current())
            client.publish(self.updates.current())
            client.publish(self.totals.current())

    async def save_account(self, host_id: str, values: dict[str, str], account: str) -> None:
        self._masking.mask(values.values())
        await self.hosts.roster.save_account(host_id, values, account)
        await self.galleries.follow_ups.credentials_changed(host_id)
        self.log.note("account_saved", host=host_id, account=account or host_id)

    async def _keep_credentials(self, host_id: str, values: dict[str, str]) -> None:
        """Those of another program: nothing is switched on by them."""
        self._masking.mask(values.values())
        await self.hosts.roster.keep_credentials(host_id, values)
        await self.galleries.follow_ups.credentials_changed(host_id)
        self.log.note("account_saved", host=host_id, account=host_id)

    # -- what one part has to tell others --------------------------------------------------------------------

    def _poke(self) -> None:
        if self._opened.is_set():
            self.galleries.scheduler.poke()

    def _hosts_changed(self) -> None:
        self.hosts.roster.refresh()
        self.galleries.fitting.look_at_asking()
        self._poke()

    async def _settings_changed(self, before: Settings, values: Mapping[str, str]) -> None:
        changed = self.settings.get()
        self.galleries.timetable.look_again()
        self.database.keep_backups = changed.keep_backups
        self.log.keep(kept_lines=changed.log_kept_lines, kept_bytes=changed.log_kept_mb * 10**6)
        self.clients.publish(SettingsChanged(settings=changed))
        self.galleries.fitting.look_at_asking()
        await self.hosts.roster.settings_changed()
        self.galleries.scheduler.poke()
        if changed.local_port != before.local_port:
            await self.hosts.serve_local(changed.local_port)
        self.log.note("settings_changed", subject=", ".join(values))
        await self.texts.rebuild.settings_changed(values)


def _import_services() -> None:
    """In a thread, so that the event loop can send rows meanwhile."""
    import backend.galleries.wiring
    import backend.importers.service
    import backend.stats.statistics
    import backend.system.presence  # noqa: F401
