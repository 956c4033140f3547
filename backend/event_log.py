"""The log that a person reads: structured lines, stored by a thread of its own, read a page at a time.

Whoever notes a line never waits: lines go into a queue, are masked there and stored together. Beside it stands the
plain file of `backend.log`, for what the program itself has to say, also when this one cannot be opened.

Kinds besides those of a gallery's history (`backend.galleries.history`): engine_started, engine_ended, left_open,
notice, message, lines_lost, try_failed, host_waits, host_on, host_off, account_saved, account_forgotten,
account_accepted, account_refused, account_test_failed, settings_changed.
"""

from __future__ import annotations

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypedDict, Unpack

import apsw
import msgspec

from backend.log import Masking
from backend.protocol.errors import ErrorInfo
from backend.protocol.events import Event, Notice
from backend.protocol.log import LogEntry, LogFilter, LogGrew, LogLevel, LogPage
from backend.storage import log_table
from backend.uploads import exchanges

GATHER_S = 0.1
"""So long lines are gathered before they are stored together."""
MOST_WAITING = 20_000
MOST_TOGETHER = 1_000
TRIM_EVERY = 1_000
SLICE_IDS = 25_000
"""How many ids one statement of a search may look at; the file is free for the writer in between."""
ANSWER_WITHIN_S = 0.15
"""A search that has not found enough after this time answers with what it has, and where to go on."""
MOST_LINES_A_PAGE = 1_000
GALLERIES_NAMED = 50
LONGEST_DETAIL = 4_000

_WARNINGS = frozenset(
    {
        "file_left_out",
        "files_refused",
        "duplicate_found",
        "rename_waits",
        "resolve_waits",
        "cover_failed",
        "stand_in",
        "links_missing",
        "links_gone",
        "incomplete",
        "try_failed",
        "host_waits",
        "account_test_failed",
        "lines_lost",
    }
)
_ERRORS = frozenset({"file_failed", "rename_failed", "resolve_failed", "failed", "account_refused"})

log = logging.getLogger(__name__)


def level_of(kind: str) -> LogLevel:
    return LogLevel.ERROR if kind in _ERRORS else LogLevel.WARNING if kind in _WARNINGS else LogLevel.NOTICE


class About(TypedDict, total=False):
    """What a line is about, as in LogEntry."""

    gallery_id: int
    gallery: str
    host: str
    account: str
    subject: str
    count: int
    error: ErrorInfo | None
    text: str


class Log(Protocol):
    """What the parts of the engine know of it. `note` never waits and never raises; from any thread. The level is that
    of the kind unless it is given."""

    def note(self, kind: str, *, level: LogLevel | None = None, detail: str = "", **about: Unpack[About]) -> None: ...


class NoLog(Log):
    """Where nobody reads it."""

    def note(self, kind: str, *, level: LogLevel | None = None, detail: str = "", **about: Unpack[About]) -> None:
        pass


class EventLog(Log):
    """Made inside the running event loop. `page` is awaited there; `publish` is called there.

    The file is opened by the thread. One that is broken is put aside as `log.db.broken`, and a new one is begun; one
    that cannot be written costs its lines and nothing else.
    """

    def __init__(
        self,
        path: Path,
        masking: Masking,
        publish: Callable[[Event], None],
        *,
        kept_lines: int,
        kept_bytes: int,
    ) -> None:
        self._path = path
        self._masking = masking
        self._publish = publish
        self._kept = (kept_lines, kept_bytes)
        self._must_trim = True
        self._loop = asyncio.get_running_loop()
        self._waiting: queue.SimpleQueue[LogEntry | None] = queue.SimpleQueue()
        self._lost = 0
        self._since_trim = 0
        self._closing = False
        self._opened = threading.Event()
        self._reading = threading.Lock()
        self._reader: apsw.Connection | None = None
        self._thread = threading.Thread(target=self._work, name="event-log", daemon=True)
        self._thread.start()

    # -- in ----------------------------------------------------------------------------------------------------

    def note(self, kind: str, *, level: LogLevel | None = None, detail: str = "", **about: Unpack[About]) -> None:
        """Note a line; one with an error gets the last requests and answers of its task as its detail."""
        if about.get("error") is not None and not detail:
            detail = exchanges.recent()
        if self._closing or self._waiting.qsize() >= MOST_WAITING:
            self._lost += 1
            return
        level = level or level_of(kind)
        self._waiting.put(LogEntry(at=time.time(), kind=kind, level=level, detail=detail[:LONGEST_DETAIL], **about))

    def take_event(self, event: Event) -> None:
        """Note what all clients are told and no history holds."""
        if isinstance(event, Notice):
            self.note("notice", level=LogLevel.ERROR if event.is_alarm else LogLevel.WARNING, error=event.error)

    def keep(self, *, kept_lines: int, kept_bytes: int) -> None:
        """Other bounds, from the next stored line on."""
        self._kept = (kept_lines, kept_bytes)
        self._must_trim = True

    async def close(self) -> None:
        """Store what waits and close the file."""
        self._closing = True
        self._waiting.put(None)
        await asyncio.to_thread(self._thread.join)
        await asyncio.to_thread(self._close_reader)

    # -- out ---------------------------------------------------------------------------------------------------

    async def page(
        self, wanted: LogFilter, *, before: int | None = None, after: int | None = None, limit: int = 200
    ) -> LogPage:
        """Lines of `wanted`, newest first: those before an id, those after one (the nearest to it), or the newest.

        Reads in a thread. What takes long comes in parts: `is_end` False and `next_id` say where to go on.
        """
        limit = min(max(1, limit), MOST_LINES_A_PAGE)
        return await asyncio.to_thread(self._read_page, wanted, before, after, limit)

    def _read_page(self, wanted: LogFilter, before: int | None, after: int | None, limit: int) -> LogPage:
        self._opened.wait(5)
        with self._reading:
            try:
                if self._reader is None:
                    self._reader = log_table.open_file(self._path)
                return _read_page(self._reader, wanted, before, after, limit)
            except apsw.Error as error:
                log.warning("the log cannot be read: %s", error)
                self._close_reader()
                return LogPage(is_end=True)

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    # -- in the thread -------------------------------------------------------------------------------------------

    def _work(self) -> None:
        connection = self._open()
        self._opened.set()
        is_open = True
        while is_open:
            entries, is_open = self._next()
            if entries and connection is not None:
                connection = self._store(connection, entries)
            elif entries:
                connection = self._open()
        if connection is not None:
            connection.close()

    def _open(self) -> apsw.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                return log_table.open_file(self._path)
            except (apsw.NotADBError, apsw.CorruptError) as error:
                log.warning("the log is broken and begins anew: %s", error)
                if not self._put_aside():
                    return None
            except (apsw.Error, OSError) as error:
                log.warning("the log cannot be opened: %s", error)
                return None
        return None

    def _put_aside(self) -> bool:
        with self._reading:
            self._close_reader()
            try:
                self._path.replace(self._path.with_name(self._path.name + ".broken"))
                for end in ("-wal", "-shm"):
                    self._path.with_name(self._path.name + end).unlink(missing_ok=True)
            except OSError:
                return False
        return True

    def _next(self) -> tuple[list[LogEntry], bool]:
        """What waits, after a moment in which more may come; False with the last."""
        first = self._waiting.get()
        if first is None:
            return [], False
        entries = [first]
        until = time.monotonic() + GATHER_S
        while len(entries) < MOST_TOGETHER:
            try:
                entry = self._waiting.get(timeout=max(0.0, until - time.monotonic()))
            except queue.Empty:
                break
            if entry is None:
                return self._masked(entries), False
            entries.append(entry)
        return self._masked(entries), True

    def _masked(self, entries: list[LogEntry]) -> list[LogEntry]:
        if self._lost:
            lost, self._lost = self._lost, 0
            entries.append(LogEntry(at=time.time(), level=level_of("lines_lost"), kind="lines_lost", count=lost))
        return [masked(entry, self._masking.cover) for entry in entries]

    def _store(self, connection: apsw.Connection, entries: list[LogEntry]) -> apsw.Connection | None:
        try:
            newest = log_table.insert(connection, entries)
            self._since_trim += len(entries)
            if self._must_trim or self._since_trim >= TRIM_EVERY:
                self._must_trim, self._since_trim = False, 0
                log_table.trim(connection, *self._kept)
        except (apsw.NotADBError, apsw.CorruptError) as error:
            log.warning("the log is broken and begins anew: %s", error)
            connection.close()
            return self._open() if self._put_aside() else None
        except apsw.Error as error:
            log.warning("%d lines of the log were not stored: %s", len(entries), error)
            self._lost += len(entries)
        else:
            self._tell(newest)
        return connection

    def _tell(self, newest: int) -> None:
        try:
            self._loop.call_soon_threadsafe(self._publish, LogGrew(newest_id=newest))
        except RuntimeError:
            pass  # the loop has ended before the last lines were stored


class Forwarding(logging.Handler):
    """Brings warnings and bugs of the program into the log as well."""

    def __init__(self, target: Log) -> None:
        super().__init__(logging.WARNING)
        self._target = target
        self.addFilter(lambda record: record.name != __name__)

    def emit(self, record: logging.LogRecord) -> None:
        detail = record.name
        if record.exc_info and record.exc_info[0] is not None:
            detail += "\n" + logging.Formatter().formatException(record.exc_info)
        level = LogLevel.ERROR if record.levelno >= logging.ERROR else LogLevel.WARNING
        self._target.note("message", level=level, text=record.getMessage(), detail=detail)


def masked(entry: LogEntry, cover: Callable[[str], str]) -> LogEntry:
    """The entry with every known secret covered, wherever it stands, and without what is no Unicode."""

    def clean(text: str) -> str:
        return cover(text if text.isascii() else text.encode("utf-8", "replace").decode())

    error = entry.error
    if error is not None:
        error = msgspec.structs.replace(error, detail=clean(error.detail), subject=clean(error.subject))
    return msgspec.structs.replace(
        entry,
        gallery=clean(entry.gallery),
        account=clean(entry.account),
        subject=clean(entry.subject),
        error=error,
        text=clean(entry.text),
        detail=clean(entry.detail),
    )


def _read_page(
    connection: apsw.Connection, wanted: LogFilter, before: int | None, after: int | None, limit: int
) -> LogPage:
    first, newest = log_table.bounds(connection)
    until = time.monotonic() + ANSWER_WITHIN_S
    found: list[LogEntry] = []
    is_end, next_id = False, 0
    if after is None:
        high = newest + 1 if before is None else min(before, newest + 1)
        while not is_end and len(found) < limit and time.monotonic() < until:
            low = max(first, high - SLICE_IDS)
            found += log_table.in_range(connection, wanted, low, high, limit - len(found), newest_first=True)
            high, is_end = low, low <= first
        is_full = len(found) == limit
        next_id = found[-1].id if is_full else high
        is_end = (is_end and not is_full) or next_id <= first
    else:
        low = max(after + 1, first)
        while not is_end and len(found) < limit and time.monotonic() < until:
            high = min(newest + 1, low + SLICE_IDS)
            found += log_table.in_range(connection, wanted, low, high, limit - len(found), newest_first=False)
            low, is_end = high, high > newest
        is_full = len(found) == limit
        next_id = found[-1].id if is_full else low - 1
        is_end = (is_end and not is_full) or next_id >= newest
        found.reverse()
    is_beginning = before is None and after is None
    return LogPage(
        entries=tuple(found),
        next_id=next_id,
        is_end=is_end,
        newest_id=newest,
        total=max(0, newest - first + 1) if newest else 0,
        galleries=log_table.recent_galleries(connection, GALLERIES_NAMED) if is_beginning else (),
    )
