"""The database: one thread, one connection, and a queue of functions to run there.

Three ways in, all awaited in the event loop: `read` (no transaction), `run` (a transaction that survives a killed
process) and `commit` (a transaction that survives a power cut; those that arrive together share one sync of the disk,
which `log_sync` does beside this thread).
Writes that wait together share a transaction: every statement takes the interpreter's lock from the event loop.
A function that writes may be run twice, when another one of its transaction has failed.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import itertools
import logging
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from enum import Enum, auto
from pathlib import Path
from typing import Any, Generic, TypeVar

import apsw
import apsw.bestpractice
import apsw.ext

from backend.errors import problem
from backend.event_loop import call_first, stand_still_for
from backend.protocol.errors import ErrorKind
from backend.storage import backup, state
from backend.storage.log_sync import LogSync
from backend.storage.metrics import MetricSums
from backend.storage.migrate import Schema, migrate, newest_schema, refuse_foreign
from backend.storage.transaction import savepoint, transaction

T = TypeVar("T")

GROUP_WINDOW_S = 0.05
_MOST_TOGETHER = 100  # jobs of one transaction: the first of them waits for the last

_CHECKPOINT_PAGES = 1_000
_BUSY_TIMEOUT_MS = 5_000
_CHECK_EVERY_S = 86_400.0
_RUNNING_SINCE = "running_since"  # in the table `state` while the file is open: still there = not closed cleanly
_CHECKED_AT = "checked_at"

_BROKEN = (apsw.CorruptError, apsw.NotADBError)
_DISK = (
    apsw.FullError,
    apsw.IOError,
    apsw.CantOpenError,
    apsw.ReadOnlyError,
    apsw.PermissionsError,
    apsw.BusyError,
    apsw.LockedError,
    *_BROKEN,
)

_log = logging.getLogger(__name__)

apsw.bestpractice.apply(apsw.bestpractice.recommended)
apsw.ext.log_sqlite(logger=_log)  # `recommended` sends SQLite's own messages to the root logger


def _recovery_is_no_warning(record: logging.LogRecord) -> bool:
    """After a crash SQLite reads its journal, as it should: the log of the window is to warn of nothing."""
    if getattr(record, "sqlite_code", 0) in (apsw.SQLITE_NOTICE_RECOVER_WAL, apsw.SQLITE_NOTICE_RECOVER_ROLLBACK):
        record.levelno, record.levelname = logging.INFO, "INFO"
    return True


_log.addFilter(_recovery_is_no_warning)


class _Way(Enum):
    READ = auto()
    RUN = auto()
    COMMIT = auto()


class _Job(Generic[T]):
    """A function on its way to the thread, and the future of its result, which belongs to the event loop."""

    __slots__ = ("error", "function", "future", "is_for_answer", "result", "way")

    def __init__(self, way: _Way, function: Callable[[apsw.Connection], T], future: asyncio.Future[T]) -> None:
        self.way = way
        self.function = function
        self.future = future
        self.is_for_answer = False
        self.result: T | None = None
        self.error: BaseException | None = None


class Database:
    """Made by `open`. All methods are called in the event loop; the functions given to them run in the thread.

    `recovery` tells that the file was found broken at start and what became of it, or is None. `keep_backups` may be
    changed at any time. `metrics` takes what functions given to `run` and `commit` count; it is written with their
    transaction.
    """

    def __init__(self, path: Path, keep_backups: int) -> None:
        self._path = path
        self.keep_backups = keep_backups
        self._loop = asyncio.get_running_loop()
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._is_closed = False
        self._wal_pages = 0
        self._log_sync: LogSync | None = None  # without one, each transaction is on disk when it ends
        self._stopping = threading.Event()
        self._backup_lock = asyncio.Lock()
        self._left: Future[None] = Future()
        self._left.set_running_or_notify_cancel()
        self.recovery: backup.Recovery | None = None
        self.metrics = MetricSums()

    @classmethod
    async def open(cls, path: Path, *, now: float, keep_backups: int, schema: Schema | None = None) -> Database:
        """Open the file, or make it. `now` is Unix time. Tests may bring their own `schema`.

        Raises Problem(BAD_INPUT) for a file of another program or of a newer Galleon, which stays untouched, and
        Problem(DISK) when the disk does not let it be opened. A broken file is replaced: see `recovery`.
        """
        database = cls(path, keep_backups)
        opened: Future[backup.Recovery | None] = Future()
        opened.set_running_or_notify_cancel()
        threading.Thread(
            target=database._work, args=(opened, schema or newest_schema(), now), name="database", daemon=True
        ).start()
        try:
            database.recovery = await asyncio.wrap_future(opened)
        except asyncio.CancelledError:
            database._jobs.put(None)  # let the thread close the file that nobody waits for any more
            raise
        return database

    async def read(self, function: Callable[[apsw.Connection], T]) -> T:
        """Run `function` outside a transaction. Nothing else writes meanwhile: there is one thread."""
        return await self._put(_Way.READ, function)

    async def run(self, function: Callable[[apsw.Connection], T]) -> T:
        """Run `function` in a transaction. When this returns, the death of the process takes nothing back.

        Runs also when the awaiting task is cancelled. An exception of `function` undoes what it wrote.
        """
        return await self._put(_Way.RUN, function)

    def run_behind(self, function: Callable[[apsw.Connection], T]) -> asyncio.Future[T]:
        """As `run`, for what nobody waits for: it is in the queue when this returns, behind what was asked before."""
        return self._put(_Way.RUN, function, is_awaited=False)

    async def commit(self, function: Callable[[apsw.Connection], T]) -> T:
        """Run `function` in a transaction. When this returns, a power cut takes nothing back.

        For results of uploads: written at once, so that a killed process loses nothing either; what arrives within
        50 ms shares one sync of the disk. An exception of one function undoes only what that one wrote.
        """
        return await self._put(_Way.COMMIT, function)

    async def back_up_if_due(self, *, now: float) -> Path | None:
        """Make today's backup unless it is there; its path, or None. Call it at start and every hour.

        Runs beside the database's thread, which goes on. Raises Problem(DISK).
        """
        async with self._backup_lock:
            try:
                return await asyncio.to_thread(
                    backup.back_up, self._path, now=now, keep=self.keep_backups, is_stopping=self._stopping.is_set
                )
            except (apsw.Error, OSError) as error:
                raise problem(ErrorKind.DISK, str(error), subject=str(backup.folder_of(self._path))) from error

    async def close(self) -> None:
        """Finish what was asked for, note the clean end, and close the file. A second call does nothing."""
        self._stopping.set()
        async with self._backup_lock:
            if not self._is_closed:
                self._is_closed = True
                self._jobs.put(None)
            await asyncio.wrap_future(self._left)

    def _put(
        self, way: _Way, function: Callable[[apsw.Connection], T], *, is_awaited: bool = True
    ) -> asyncio.Future[T]:
        if self._is_closed:
            raise problem(ErrorKind.CANCELLED, "the engine ends")
        future: asyncio.Future[T] = self._loop.create_future()
        job = _Job(way, function, future)
        if is_awaited and way is not _Way.COMMIT:  # a commit waits for the disk
            job.is_for_answer = stand_still_for(future)
        self._jobs.put(job)
        return future

    # From here on: in the database's thread.

    def _work(self, opened: Future[backup.Recovery | None], schema: Schema, now: float) -> None:
        try:
            connection, recovery = _open(self._path, schema, now)
        except OSError as error:
            opened.set_exception(problem(ErrorKind.DISK, str(error), subject=str(self._path)))
            return
        except BaseException as error:
            opened.set_exception(_as_problem(error, self._path))
            return
        connection.set_wal_hook(self._count_pages)  # takes the place of SQLite's own check-points
        opened.set_result(recovery)
        try:
            if _has_log(connection):
                self._log_sync = LogSync(Path(connection.filename_wal), GROUP_WINDOW_S)
            self._serve(connection)
            if self._log_sync is not None:
                self._log_sync.close()
            _close(connection)
        except BaseException as error:
            self._left.set_exception(_as_problem(error, self._path))
        else:
            self._left.set_result(None)

    def _serve(self, connection: apsw.Connection) -> None:
        is_open = True
        while is_open:
            waiting, is_open = self._next_jobs()
            for is_read, jobs in itertools.groupby(waiting, lambda job: job.way is _Way.READ):
                if is_read:
                    for job in jobs:
                        self._read(connection, job)
                else:
                    self._write(connection, list(jobs))
            if self._wal_pages >= _CHECKPOINT_PAGES:
                # Not within the transaction that came this far, whose caller would wait for the disk.
                connection.wal_checkpoint()
                self._wal_pages = 0

    def _count_pages(self, connection: apsw.Connection, name: str, pages: int) -> int:
        self._wal_pages = pages
        return apsw.SQLITE_OK

    def _next_jobs(self) -> tuple[list[_Job[Any]], bool]:
        """Everything that waits, in order, after waiting for a first; False when it is the last."""
        jobs: list[_Job[Any]] = []
        job = self._jobs.get()
        with contextlib.suppress(queue.Empty):
            while job is not None and len(jobs) < _MOST_TOGETHER:
                jobs.append(job)
                job = self._jobs.get_nowait()
            if job is not None:
                jobs.append(job)
            return jobs, job is not None
        return jobs, True

    def _read(self, connection: apsw.Connection, job: _Job[Any]) -> None:
        if job.future.cancelled():
            return
        try:
            job.result = job.function(connection)
        except BaseException as error:
            job.error = error
        self._tell([job])

    def _write(self, connection: apsw.Connection, jobs: Sequence[_Job[Any]]) -> None:
        """Do `jobs` in one transaction. When one of them fails, nothing is stored yet, and each gets its own part."""
        try:
            with transaction(connection):
                for job in jobs:
                    job.result = job.function(connection)
                self.metrics.write(connection)
        except BaseException as error:
            self.metrics.clear()
            if len(jobs) > 1:
                self._write_each(connection, jobs)
            else:
                jobs[0].error = error
        to_sync = [job for job in jobs if job.way is _Way.COMMIT and self._log_sync is not None]
        if self._log_sync is not None and to_sync:
            self._log_sync.ask(functools.partial(self._tell_synced, to_sync))
        if told := [job for job in jobs if job not in to_sync]:
            self._tell(told)

    def _write_each(self, connection: apsw.Connection, jobs: Sequence[_Job[Any]]) -> None:
        """One transaction all the same, but a failure undoes only what that job wrote."""
        try:
            with transaction(connection):
                for job in jobs:
                    counted = self.metrics.copy()
                    _write_part(connection, job)
                    if job.error is not None:
                        self.metrics.restore(counted)
                self.metrics.write(connection)
        except BaseException as error:
            self.metrics.clear()
            for job in jobs:
                job.error = error

    def _tell_synced(self, jobs: Sequence[_Job[Any]], error: OSError | None) -> None:
        """In the thread of the log."""
        if error is not None:
            refused = problem(ErrorKind.DISK, str(error), subject=str(self._path))
            for job in jobs:
                job.error = job.error or refused
        self._tell(jobs)

    def _tell(self, jobs: Sequence[_Job[Any]]) -> None:
        for job in jobs:
            if job.error is not None:
                job.error = _as_problem(job.error, self._path)
        with contextlib.suppress(RuntimeError):  # the loop has ended: nobody waits any more
            call_first(self._loop, _settle, jobs)


def _settle(jobs: Sequence[_Job[Any]]) -> None:
    """In the event loop. A future may be cancelled; what was asked to be written is written all the same."""
    for job in sorted(jobs, key=_comes_second):
        if job.future.done():
            continue
        if job.error is not None:
            job.future.set_exception(job.error)
        else:
            job.future.set_result(job.result)


def _comes_second(job: _Job[Any]) -> bool:
    """Whoever waits for an answer goes on before the uploads do."""
    return not job.is_for_answer


def _write_part(connection: apsw.Connection, job: _Job[Any]) -> None:
    """One job of a group. Raises when SQLite gave up the whole transaction with it."""
    try:
        with savepoint(connection):
            job.result = job.function(connection)
    except BaseException as error:
        if not connection.in_transaction:
            raise
        job.error = error


def _open(path: Path, schema: Schema, now: float) -> tuple[apsw.Connection, backup.Recovery | None]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    recovery = None
    try:
        connection = _open_sound(path, schema, now)
    except _BROKEN as error:
        _log.error("The database is broken: %s", error)
        recovery = backup.restore_newest(path, now=now, detail=str(error))
        connection = _open_sound(path, schema, now)
    return connection, recovery


def _open_sound(path: Path, schema: Schema, now: float) -> apsw.Connection:
    """Raises one of _BROKEN for a file that cannot be trusted."""
    refuse_foreign(path, schema)
    connection = apsw.Connection(str(path))
    try:
        connection.set_busy_timeout(_BUSY_TIMEOUT_MS)
        connection.pragma("synchronous", "normal" if _has_log(connection) else "full")
        is_new = connection.pragma("user_version") == 0
        must_check = not is_new and _must_check(connection, now)
        if must_check and (found := backup.check(connection)):
            raise apsw.CorruptError(found)
        migrate(connection, path, schema)
        with transaction(connection):
            if is_new or must_check:
                state.put(connection, _CHECKED_AT, str(now))
            state.put(connection, _RUNNING_SINCE, str(now))
    except BaseException:
        connection.close()
        raise
    return connection


def _has_log(connection: apsw.Connection) -> bool:
    """Not on file systems without shared memory, some network drives among them."""
    return bool(connection.pragma("journal_mode") == "wal")


def _must_check(connection: apsw.Connection, now: float) -> bool:
    """After an end that was not clean, and once a day: checking reads the whole file."""
    checked_at = state.get(connection, _CHECKED_AT)
    was_killed = state.get(connection, _RUNNING_SINCE) is not None
    return was_killed or checked_at is None or not 0 <= now - float(checked_at) < _CHECK_EVERY_S


def _close(connection: apsw.Connection) -> None:
    try:
        with transaction(connection):
            state.delete(connection, _RUNNING_SINCE)
        connection.pragma("optimize")
    finally:
        connection.close()


def _as_problem(error: BaseException, path: Path) -> BaseException:
    """What the disk does is a Problem; everything else is left as it is."""
    if isinstance(error, _DISK):
        return problem(ErrorKind.DISK, str(error), subject=str(path)).with_traceback(error.__traceback__)
    return error
