from __future__ import annotations

import asyncio
import errno
import logging
import multiprocessing
import os
import shutil
import signal
import threading
from collections.abc import AsyncIterator
from multiprocessing.connection import Connection
from pathlib import Path

import apsw
import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.storage import log_sync, state
from backend.storage.database import Database
from backend.storage.migrate import newest_schema

NOW = 1_700_000_000.0


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    database = await Database.open(path, now=NOW, keep_backups=7)
    yield database
    await database.close()


def put(key: str, value: str = "1"):
    return lambda connection: state.put(connection, key, value)


def get(key: str):
    return lambda connection: state.get(connection, key)


def thread_of(_: apsw.Connection) -> int:
    return threading.get_ident()


async def test_everything_runs_in_one_thread_that_is_not_the_loop(database: Database) -> None:
    threads = {await database.read(thread_of), await database.run(thread_of), await database.commit(thread_of)}
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


async def test_the_connection_is_set_up_as_the_design_says(database: Database) -> None:
    def pragmas(connection: apsw.Connection) -> dict[str, object]:
        names = ["journal_mode", "foreign_keys", "synchronous", "application_id", "user_version", "busy_timeout"]
        return {name: connection.pragma(name) for name in names}

    assert await database.read(pragmas) == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,  # NORMAL
        "application_id": 0x47414C4C,
        "user_version": newest_schema().version,
        "busy_timeout": 5000,
    }


async def test_run_undoes_everything_when_the_function_fails(database: Database) -> None:
    def fail(connection: apsw.Connection) -> None:
        state.put(connection, "half", "1")
        raise LookupError("on purpose")

    with pytest.raises(LookupError, match="on purpose"):
        await database.run(fail)
    assert await database.read(get("half")) is None


async def test_commits_that_arrive_together_share_one_sync(
    database: Database, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk: list[int] = []
    sync = log_sync.sync

    def counted(descriptor: int) -> None:
        other = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        on_disk.append(sum(state.get(other, f"result {number}") is not None for number in range(20)))
        other.close()
        assert os.path.samestat(os.fstat(descriptor), path.with_name(path.name + "-wal").stat())
        sync(descriptor)

    async def write(number: int) -> None:
        await database.commit(put(f"result {number}"))
        assert on_disk == [20]  # all were written before the one sync, and nobody is told before it

    monkeypatch.setattr(log_sync, "sync", counted)
    await asyncio.gather(*(write(number) for number in range(20)))
    assert on_disk == [20]


async def test_a_disk_that_refuses_to_sync_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EIO, "on purpose")

    with monkeypatch.context() as patch:
        patch.setattr(log_sync, "sync", refuse)
        with pytest.raises(Problem) as caught:
            await database.commit(put("result"))
    assert caught.value.info.kind is ErrorKind.DISK
    await database.commit(put("result"))


async def test_without_a_log_every_transaction_is_synced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "connection_hooks", [lambda connection: connection.pragma("journal_mode", "delete")])
    database = await Database.open(path, now=NOW, keep_backups=7)
    assert await database.read(lambda connection: connection.pragma("synchronous")) == 2  # FULL
    await database.commit(put("result"))
    assert await database.read(get("result")) == "1"
    await database.close()


async def test_a_caller_of_commit_resumes_only_when_it_is_on_disk(database: Database, path: Path) -> None:
    def seen_from_outside() -> str | None:
        other = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        try:
            return state.get(other, "result")
        finally:
            other.close()

    await database.commit(put("result"))
    assert seen_from_outside() == "1"


async def test_a_failing_function_fails_only_its_own_caller(database: Database) -> None:
    def fail(connection: apsw.Connection) -> None:
        state.put(connection, "failed", "1")
        connection.execute("INSERT INTO tabs (id, name, position) VALUES (1, 'Main', 0)")

    outcomes = await asyncio.gather(
        database.commit(put("before")), database.commit(fail), database.commit(put("after")), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [type(None), apsw.ConstraintError, type(None)]
    assert [await database.read(get(key)) for key in ("before", "failed", "after")] == ["1", None, "1"]


async def test_runs_that_wait_together_share_a_transaction_and_fail_each_for_itself(database: Database) -> None:
    commits: list[int] = []
    is_busy, may_go_on = threading.Event(), threading.Event()

    def block(connection: apsw.Connection) -> None:
        connection.set_commit_hook(lambda: bool(commits.append(1)))
        is_busy.set()
        may_go_on.wait()

    def fail(connection: apsw.Connection) -> None:
        state.put(connection, "failed", "1")
        raise LookupError("on purpose")

    blocking = asyncio.ensure_future(database.read(block))
    await asyncio.to_thread(is_busy.wait)
    first, failed, second = (database.run_behind(work) for work in (put("first"), fail, put("second")))
    third = asyncio.ensure_future(database.run(put("third")))
    await asyncio.sleep(0)
    may_go_on.set()
    outcomes = await asyncio.gather(blocking, first, failed, second, third, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [type(None)] * 2 + [LookupError] + [type(None)] * 2
    assert [await database.read(get(key)) for key in ("first", "failed", "second", "third")] == ["1", None, "1", "1"]
    assert len(commits) == 1


async def test_reads_and_runs_do_not_wait_for_the_sync_of_a_commit(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_sync = threading.Event()
    monkeypatch.setattr(log_sync, "sync", lambda _: may_sync.wait())
    commit = asyncio.create_task(database.commit(put("result")))
    await database.run(put("other"))
    assert await database.read(get("result")) == "1"  # written at once, so that a killed process keeps it
    assert not commit.done()
    may_sync.set()
    await commit


async def test_the_log_of_writes_does_not_grow_without_end(database: Database, path: Path) -> None:
    for number in range(40):
        await database.run(put("large", str(number) * 400_000))
    await database.read(get("large"))  # behind the last check-point
    assert path.with_name(path.name + "-wal").stat().st_size < 10_000_000


async def test_a_write_is_carried_out_also_when_nobody_waits_for_it_any_more(database: Database) -> None:
    gate = threading.Event()
    holding = asyncio.create_task(database.read(lambda _: gate.wait(10)))
    tasks = [asyncio.create_task(database.run(put("run"))), asyncio.create_task(database.commit(put("commit")))]
    read = asyncio.create_task(database.read(lambda connection: state.put(connection, "read", "1")))
    await asyncio.sleep(0)
    for task in (*tasks, read):
        task.cancel()
    await asyncio.gather(*tasks, read, return_exceptions=True)
    gate.set()
    await holding
    await database.commit(lambda _: None)
    assert [await database.read(get(key)) for key in ("run", "commit", "read")] == ["1", "1", None]


async def test_closing_finishes_what_was_asked_for(path: Path) -> None:
    database = await Database.open(path, now=NOW, keep_backups=7)
    last = asyncio.create_task(database.commit(put("last")))
    await asyncio.sleep(0)
    await database.close()
    await last
    await database.close()
    with pytest.raises(Problem) as late:
        await database.run(put("late"))
    assert late.value.info.kind is ErrorKind.CANCELLED
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]  # neither -wal nor -shm is left
    again = await Database.open(path, now=NOW, keep_backups=7)
    assert await again.read(get("last")) == "1"
    await again.close()


async def test_a_full_disk_is_a_problem_of_the_disk(database: Database) -> None:
    def fill(connection: apsw.Connection) -> None:
        state.put(connection, "big", "x" * 10_000_000)

    await database.read(lambda connection: connection.pragma("max_page_count", 100))
    for way in (database.run, database.commit):
        with pytest.raises(Problem) as caught:
            await way(fill)
        assert caught.value.info.kind is ErrorKind.DISK
    await database.commit(put("small"))
    assert [await database.read(get(key)) for key in ("big", "small")] == [None, "1"]


async def test_a_full_disk_keeps_the_others_of_the_group_or_tells_them(database: Database) -> None:
    await database.read(lambda connection: connection.pragma("max_page_count", 100))
    outcomes = await asyncio.gather(
        *(database.commit(put(f"small {number}")) for number in range(3)),
        database.commit(put("big", "x" * 10_000_000)),
        return_exceptions=True,
    )
    assert isinstance(outcomes[-1], Problem)
    for number, outcome in enumerate(outcomes[:3]):
        stored = await database.read(get(f"small {number}"))
        assert (outcome, stored) == (None, "1") or (isinstance(outcome, Problem) and stored is None)


async def test_a_folder_that_cannot_be_made_is_a_problem_of_the_disk(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem) as caught:
        await Database.open(tmp_path / "file" / "galleon.db", now=NOW, keep_backups=7)
    assert caught.value.info.kind is ErrorKind.DISK


async def test_what_sqlite_says_goes_to_our_log(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(apsw.SQLError):
        await database.read(lambda connection: connection.execute("SELECT nonsense"))
    assert {record.name for record in caplog.records} == {"backend.storage.database"}


async def test_a_power_cut_after_commit_loses_nothing(
    database: Database, path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The files as they are on disk while the engine runs, with the end of the log torn off."""
    await database.commit(put("paid for"))
    after = tmp_path / "after"
    after.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(path.with_name(path.name + suffix), after / f"galleon.db{suffix}")
    with (after / "galleon.db-wal").open("ab") as wal:
        wal.write(os.urandom(3000))
    with caplog.at_level(logging.INFO):
        revived = await Database.open(after / "galleon.db", now=NOW, keep_backups=7)
    assert {record.levelname for record in caplog.records if "recovered" in record.message} == {"INFO"}
    assert revived.recovery is None
    assert await revived.read(get("paid for")) == "1"
    await revived.close()


def _write_until_killed(path: Path, pipe: Connection) -> None:
    async def write() -> None:
        database = await Database.open(path, now=NOW, keep_backups=7)
        for number in range(1_000_000):
            await database.run(put("number", str(number)))
            pipe.send(number)

    asyncio.run(write())


async def test_a_killed_process_loses_nothing_that_run_had_confirmed(path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_write_until_killed, args=(path, sender))
    process.start()
    sender.close()
    confirmed = -1
    while confirmed < 200:
        confirmed = receiver.recv()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    while receiver.poll():
        try:
            confirmed = receiver.recv()
        except EOFError:
            break
    database = await Database.open(path, now=NOW, keep_backups=7)
    stored = await database.read(get("number"))
    await database.close()
    assert stored is not None
    assert int(stored) >= confirmed
