"""The metrics table against what hosts have received: after retries, removals and answers; then ranges and folding."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import apsw
import pytest

from backend.errors import Problem
from backend.protocol.commands import ResolveUnknown
from backend.protocol.metrics import ExportStatistics, GetStatistics, Statistics
from backend.stats import csv_text
from backend.storage import metrics
from backend.storage.database import Database
from backend.storage.metrics import Amounts, MetricRow
from tests.end_to_end import pictures
from tests.galleries.conftest import Office, fails

ALL = GetStatistics()
NOON = time.mktime((2026, 3, 18, 12, 0, 0, 0, 0, -1))
DAY_S = 86_400


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    office = Office(tmp_path)
    await office.open()
    yield office
    await office.close()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "galleon.db", now=time.time(), keep_backups=0)
    yield database
    await database.close()


async def figures(office: Office, command: GetStatistics = ALL) -> Statistics:
    return await office.engine.statistics.figures(command)


async def test_sums_equal_what_the_hosts_received(office: Office, tmp_path: Path) -> None:
    """A file that needs two tries, one that is refused and retried by hand, another tab, a removal, a new engine."""
    good, strict = office.host("good"), office.host("strict")

    def stumble(file: Any, attempt: int) -> None:
        if file.name == "001.jpg" and attempt == 1:
            raise fails("network")

    def refuse(file: Any, attempt: int) -> None:
        if file.name == "002.jpg" and attempt == 1:
            raise fails("file_rejected")

    good.behaviour, strict.behaviour = stumble, refuse
    tab_id = await office.engine.tabs.create("=Travel", 2)
    first = await office.uploaded(pictures.folder(tmp_path / "Lofoten", 3, size_bytes=5_000), tab_id=tab_id)
    found = await figures(office)
    assert [(fault.host_id, fault.kind, fault.images) for fault in found.faults] == [
        ("good", "network", 1),
        ("strict", "file_rejected", 1),
    ]
    by_host = {row.host_id: row.figures for row in found.hosts}
    assert (by_host["strict"].delivered, by_host["good"].delivered) == (2 / 3, 1.0)
    assert by_host["good"].first_try_share == 2 / 3
    assert found.figures.galleries == 0

    await office.engine.galleries.queue.retry([first], (), "")
    await office.until_ended(first)
    await office.uploaded(pictures.folder(tmp_path / "Kyoto", 2))
    await office.engine.galleries.queue.remove([first])
    await office.close()  # the removed gallery is purged
    await office.open()

    found = await figures(office, GetStatistics(days=7))
    by_host = {row.host_id: row.figures for row in found.hosts}
    for host, name in ((good, "good"), (strict, "strict")):
        sizes = [len(host.contents[name]) for name in host.contents]
        lofoten = [(tmp_path / "Lofoten" / name).stat().st_size for name in ("001.jpg", "002.jpg", "003.jpg")]
        kyoto = [(tmp_path / "Kyoto" / name).stat().st_size for name in ("001.jpg", "002.jpg")]
        assert len(sizes) == 3
        assert by_host[name].uploads == by_host[name].images == len(host.received) == 5
        assert by_host[name].bytes == sum(lofoten + kyoto)
    assert found.figures.bytes == sum(figures.bytes for figures in by_host.values())
    assert {tab.name: tab.figures.uploads for tab in found.tabs} == {"=Travel": 6, "Main": 4}
    assert sum(amount.bytes for step in found.steps for amount in step.hosts) == found.figures.bytes
    assert (len(found.steps), found.figures.galleries) == (7, 2)

    exported = await office.engine.statistics.export(ExportStatistics(days=7))
    lines = list(csv.DictReader(io.StringIO(exported.text)))
    assert len(lines) == exported.lines
    assert sum(int(line["bytes"]) for line in lines) == found.figures.bytes
    assert {line["tab"] for line in lines} == {"'=Travel", "Main"}
    path = tmp_path / "figures.csv"
    await office.engine.statistics.export(ExportStatistics(path=str(path), days=7))
    assert path.read_bytes().decode() == exported.text
    with pytest.raises(Problem, match="disk"):
        await office.engine.statistics.export(ExportStatistics(path=str(tmp_path / "nowhere" / "x.csv")))


async def test_an_archive_counts_as_one_upload_of_its_bytes(office: Office, tmp_path: Path) -> None:
    host = office.host("files", sends_archive=True)
    await office.uploaded(pictures.folder(tmp_path / "Lofoten", 3))
    (row,) = (await figures(office)).hosts
    assert (row.figures.uploads, row.figures.images, len(host.received)) == (1, 3, 1)
    stored = await office.engine.database.read(
        lambda connection: connection.execute("SELECT sum(size_bytes) FROM archives").get
    )
    assert row.figures.bytes == stored > 0


async def test_what_was_unknown_counts_once_the_person_says_that_it_is_there(office: Office, tmp_path: Path) -> None:
    host = office.host("one")

    def break_off(file: Any, attempt: int) -> None:
        raise fails("network", arrived=True)

    host.after_end = break_off
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "Lofoten", 2))
    found = (await figures(office)).figures
    assert (found.uploads, found.bytes, found.unknown, found.troubled) == (0, 0, 2, 2)
    await office.engine.galleries.file_edits.resolve_unknown(ResolveUnknown(gallery_id=gallery_id, choice="arrived"))
    found = (await figures(office)).figures
    assert (found.uploads, found.bytes) == (2, sum(map(len, host.contents.values())))


async def test_what_is_undone_is_not_counted(database: Database) -> None:
    """A function that fails, and one beside it in the same transaction that is run again because of that."""

    def count(connection: apsw.Connection) -> None:
        database.metrics.add(metrics.UPLOADED, Amounts(uploads=1, bytes=10), at=NOON, host_id="one")

    def count_and_fail(connection: apsw.Connection) -> None:
        count(connection)
        raise KeyError("x")

    works = [database.run_behind(work) for work in (count, count_and_fail, count)]
    results = [await work if place != 1 else None for place, work in enumerate(works)]
    with pytest.raises(KeyError):
        await works[1]
    assert results == [None, None, None]
    (row,) = await database.read(lambda connection: metrics.rows(connection, 0, NOON + 1))
    assert (row.uploads, row.bytes) == (2, 20)


async def test_old_hours_become_days_and_nothing_is_lost(database: Database) -> None:
    def fill(connection: apsw.Connection) -> None:
        for hours in range(0, 100 * 24, 6):
            at = NOON - hours * 3600
            for host_id in ("one", "two"):
                amounts = Amounts(uploads=1, bytes=100, active_s=1.5, peak_bps=hours)
                database.metrics.add(metrics.UPLOADED, amounts, at=at, host_id=host_id)

    await database.run(fill)
    before = await database.read(lambda connection: metrics.days(connection, 0, NOON + 1))
    folded = await database.run(lambda connection: metrics.fold(connection, now=NOON))
    assert folded > 0
    assert await database.run(lambda connection: metrics.fold(connection, now=NOON)) == 0
    assert await database.read(lambda connection: metrics.days(connection, 0, NOON + 1)) == before
    rows = await database.read(lambda connection: metrics.rows(connection, 0, NOON + 1))
    assert all(NOON - row.start > 89 * DAY_S for row in rows if row.is_day)
    assert sum(row.is_day for row in rows) == 2 * 10


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set")
async def test_a_day_that_begins_at_one_keeps_its_figures(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """In Cairo summer time came at midnight of 26 April 2024."""
    monkeypatch.setenv("TZ", "Africa/Cairo")
    time.tzset()
    try:
        at = time.mktime((2024, 4, 26, 12, 0, 0, 0, 0, -1))

        def fold(connection: apsw.Connection) -> list[str]:
            metrics.fold(connection, now=at + 100 * DAY_S)
            return [day for day, *_ in metrics.days(connection, 0, NOON)]

        await database.run(lambda _: database.metrics.add(metrics.UPLOADED, Amounts(uploads=1), at=at, host_id="one"))
        assert await database.run(fold) == ["2024-04-26"]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_csv_quotes_what_it_must() -> None:
    row = MetricRow(True, 0, 'host "a", b', "acc", 7, "uploaded", 1, 1, 1_234_567, 1, 0, 2.25, 9)
    text = csv_text.of_rows([row], {7: "Ünter\nwegs; 1,5"})
    (line,) = csv.DictReader(io.StringIO(text))
    assert (line["host"], line["tab"], line["bytes"], line["busy_seconds"]) == (
        'host "a", b',
        "Ünter\nwegs; 1,5",
        "1234567",
        "2.2",
    )
