from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.event_log import EventLog, Forwarding
from backend.log import MASK, Masking
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import Event, Notice
from backend.protocol.log import LogFilter, LogLevel, LogWord
from backend.storage import log_table


class Heard:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.came = asyncio.Event()

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        self.came.set()

    async def wait(self) -> None:
        await asyncio.wait_for(self.came.wait(), 10)
        self.came.clear()


@pytest.fixture
async def heard() -> Heard:
    return Heard()


@pytest.fixture
async def masking() -> Masking:
    return Masking()


@pytest.fixture
async def log(tmp_path: Path, heard: Heard, masking: Masking) -> AsyncIterator[EventLog]:
    log = EventLog(tmp_path / "log.db", masking, heard, kept_lines=1000, kept_bytes=10**8)
    yield log
    await log.close()


async def test_lines_come_back_newest_first_page_by_page_and_from_any_place(log: EventLog, heard: Heard) -> None:
    for i in range(10):
        log.note("started", gallery_id=i, gallery=f"Gallery {i}")
    await heard.wait()
    page = await log.page(LogFilter(), limit=4)
    assert [line.gallery_id for line in page.entries] == [9, 8, 7, 6]
    assert (page.is_end, page.newest_id, page.total, page.galleries[0].name) == (False, 10, 10, "Gallery 9")
    older = await log.page(LogFilter(), before=page.next_id, limit=100)
    assert [line.gallery_id for line in older.entries] == [5, 4, 3, 2, 1, 0]
    assert older.is_end
    newer = await log.page(LogFilter(), after=2, limit=3)
    assert [line.id for line in newer.entries] == [5, 4, 3], "the nearest ones"
    assert (newer.is_end, newer.next_id) == (False, 5)
    last = await log.page(LogFilter(), after=5, limit=100)
    assert ([line.id for line in last.entries], last.is_end) == ([10, 9, 8, 7, 6], True)
    nothing = await log.page(LogFilter(words=(LogWord(text="nowhere"),)))
    assert (nothing.entries, nothing.is_end) == ((), True)


async def test_a_secret_is_covered_in_every_field_and_in_every_spelling(
    log: EventLog, heard: Heard, masking: Masking, tmp_path: Path
) -> None:
    secret = 'p"ss w/ör\\d'
    masking.mask([secret])
    error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, detail=f"no {secret}", subject=secret)
    detail = 'GET https://h/?k=p%22ss%20w%2F%C3%B6r%5Cd {"k": "p\\"ss w/\\u00f6r\\\\d"} p&quot;ss w/ör\\d'
    log.note("message", text=secret, detail=detail, subject=secret, gallery=secret, account=secret, error=error)
    await heard.wait()
    (line,) = (await log.page(LogFilter())).entries
    assert line.gallery == line.subject == line.account == line.text == MASK
    assert line.error is not None and line.error.detail == f"no {MASK}"
    assert line.detail.count(MASK) == 3
    assert all(secret.encode() not in path.read_bytes() for path in tmp_path.rglob("*"))


async def test_alarms_and_bugs_of_the_program_are_lines_too(log: EventLog, heard: Heard) -> None:
    log.take_event(Notice(error=ErrorInfo(kind=ErrorKind.DISK, detail="full"), is_alarm=True))
    handler = Forwarding(log)
    logger = logging.getLogger("backend.somewhere")
    logger.addHandler(handler)
    logger.propagate = False  # pytest would send the odd character from one process to another, which is impossible
    try:
        try:
            raise ValueError("odd \udcff")
        except ValueError:
            logger.exception("an upload to %s failed", "imx.to")
        logging.getLogger("backend.event_log").warning("about itself")
    finally:
        logger.removeHandler(handler)
        logger.propagate = True
    await heard.wait()
    bug, alarm = (await log.page(LogFilter())).entries
    assert (alarm.kind, alarm.level) == ("notice", LogLevel.ERROR)
    assert (bug.kind, bug.level, bug.text) == ("message", LogLevel.ERROR, "an upload to imx.to failed")
    assert "ValueError: odd ?" in bug.detail


async def test_lines_beyond_the_bound_go_as_soon_as_the_bound_is_set(log: EventLog, heard: Heard) -> None:
    for _ in range(50):
        log.note("started")
    await heard.wait()
    log.keep(kept_lines=10, kept_bytes=10**8)
    log.note("started")
    await heard.wait()
    assert (await log.page(LogFilter())).total == 10


async def test_a_broken_file_is_put_aside_and_a_new_log_begins(tmp_path: Path, heard: Heard, masking: Masking) -> None:
    path = tmp_path / "log.db"
    path.write_bytes(b"this is no database at all" * 100)
    log = EventLog(path, masking, heard, kept_lines=1000, kept_bytes=10**8)
    log.note("engine_started")
    await heard.wait()
    assert [line.kind for line in (await log.page(LogFilter())).entries] == ["engine_started"]
    await log.close()
    assert path.with_name("log.db.broken").exists()


async def test_a_folder_that_cannot_be_written_costs_the_lines_and_nothing_else(heard: Heard, masking: Masking) -> None:
    log = EventLog(Path("/proc/galleon/log.db"), masking, heard, kept_lines=1000, kept_bytes=10**8)
    log.note("engine_started")
    page = await log.page(LogFilter())
    assert (page.entries, page.is_end) == ((), True)
    await log.close()


_WRITER = """
import sys
from pathlib import Path
from backend.protocol.log import LogEntry
from backend.storage import log_table

connection = log_table.open_file(Path(sys.argv[1]))
while True:
    log_table.insert(connection, [LogEntry(kind="started", detail="x" * 500) for _ in range(200)])
    log_table.trim(connection, 5_000, 10**9)
    print(flush=True)
"""


async def test_a_writer_that_is_killed_while_it_writes_and_rotates_leaves_a_log_that_goes_on(
    tmp_path: Path, heard: Heard, masking: Masking
) -> None:
    path = tmp_path / "log.db"
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(path)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    for _ in range(60):  # beyond the bound, so that lines are deleted as well
        writer.stdout.readline()
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()
    writer.stdout.close()
    connection = log_table.open_file(path)
    assert connection.execute("PRAGMA integrity_check").get == "ok"
    first, last = log_table.bounds(connection)
    assert last % 200 == 0 and last >= 12_000 and last - first + 1 in (5_000, 5_200), "whole transactions only"
    connection.close()
    log = EventLog(path, masking, heard, kept_lines=5_000, kept_bytes=10**9)
    log.note("engine_started")
    await heard.wait()
    assert (await log.page(LogFilter(), limit=1)).entries[0].kind == "engine_started"
    await log.close()
    assert not path.with_name("log.db.broken").exists()
