from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.log import LogEntry, LogFilter, LogLevel, LogWord
from backend.storage import database, log_table


def lines(count: int, **fields: object) -> list[LogEntry]:
    return [LogEntry(at=float(i), kind="started", text=f"line {i}", **fields) for i in range(1, count + 1)]  # type: ignore[arg-type]


def ids(connection: apsw.Connection, wanted: LogFilter) -> list[int]:
    first, last = log_table.bounds(connection)
    return [line.id for line in log_table.in_range(connection, wanted, first, last + 1, 1000, newest_first=True)]


@pytest.fixture
def connection(tmp_path: Path) -> apsw.Connection:
    assert database  # its import sets what every connection of the process begins with
    return log_table.open_file(tmp_path / "log.db")


def test_every_condition_narrows_the_lines(connection: apsw.Connection) -> None:
    refused = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to", detail="Wrong password")
    log_table.insert(
        connection,
        [
            LogEntry(kind="completed", gallery_id=7, gallery="Straße – Łódź"),
            LogEntry(kind="account_refused", level=LogLevel.ERROR, error=refused),
            LogEntry(
                kind="try_failed", level=LogLevel.WARNING, host="pixhost.to", gallery_id=7, gallery="Straße – Łódź"
            ),
        ],
    )
    assert ids(connection, LogFilter()) == [3, 2, 1]
    assert ids(connection, LogFilter(levels=(LogLevel.WARNING, LogLevel.ERROR))) == [3, 2]
    assert ids(connection, LogFilter(levels=(LogLevel.NOTICE,))) == [1]
    assert ids(connection, LogFilter(host="imx.to")) == [2], "the host of the error counts"
    assert ids(connection, LogFilter(gallery_id=7)) == [3, 1]
    assert ids(connection, LogFilter(kind="completed")) == [1]
    assert ids(connection, LogFilter(error="bad_credentials")) == [2]
    assert ids(connection, LogFilter(words=(LogWord(text="STRASSE"), LogWord(text="łódź")))) == [3, 1]
    assert ids(connection, LogFilter(words=(LogWord(text="wrong"),))) == [2]
    by_sentence = LogWord(
        text="abgeschlossen", kinds=("completed",), errors=("bad_credentials",), hosts=("pixhost.to",)
    )
    assert ids(connection, LogFilter(words=(by_sentence,))) == [3, 2, 1]
    assert ids(connection, LogFilter(words=(by_sentence, LogWord(text="nowhere")))) == []
    assert [gallery.id for gallery in log_table.recent_galleries(connection, 5)] == [7]


def test_the_oldest_lines_go_when_there_are_too_many(connection: apsw.Connection) -> None:
    log_table.insert(connection, lines(100, gallery_id=1, gallery="Old"))
    log_table.insert(connection, lines(100, gallery_id=2, gallery="New"))
    log_table.trim(connection, 60, 10**9)
    assert log_table.bounds(connection) == (141, 200)
    assert [gallery.name for gallery in log_table.recent_galleries(connection, 5)] == ["New"]
    log_table.insert(connection, lines(1))
    assert log_table.bounds(connection)[1] == 201, "ids are not used twice"


def test_a_file_that_is_too_large_loses_its_oldest_tenth_and_shrinks(connection: apsw.Connection) -> None:
    log_table.insert(connection, lines(500, detail="x" * 2000))
    before = log_table.used_bytes(connection)
    log_table.trim(connection, 10**6, before // 2)
    assert log_table.bounds(connection) == (51, 500)
    assert log_table.used_bytes(connection) < before
    assert connection.pragma("freelist_count") == 0, "the pages are given back to the disk"


def test_a_search_looks_for_the_count_as_well() -> None:
    assert "84" in log_table.folded(LogEntry(kind="completed", count=84))
