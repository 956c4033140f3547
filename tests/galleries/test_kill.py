"""The engine is killed with files that the host has taken but not linked yet, and a name that it did not get."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import apsw

from backend.protocol.metrics import GetStatistics
from backend.protocol.rows import GalleryState
from backend.storage import follow_ups as table
from tests.end_to_end import pictures
from tests.galleries.conftest import Office
from tests.galleries.doomed_engine import TAKEN, watched_host


def until_stored(path: Path, query: str, wanted: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(apsw.Error):
            found = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY).execute(query).fetchone()
            if found is not None and found[0] == wanted:
                return
        time.sleep(0.02)
    raise AssertionError(query)


async def test_the_next_engine_collects_and_renames_and_sends_nothing_twice(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr("backend.galleries.follow_ups.FIRST_PAUSE_S", 0.01)
    folder = pictures.folder(tmp_path / "Lofoten", 6)
    command = [sys.executable, "-m", "tests.galleries.doomed_engine", str(tmp_path), str(folder)]
    office = Office(tmp_path)
    with subprocess.Popen(command) as doomed:
        try:
            database = office.folders.database_file
            until_stored(database, "SELECT count(*) FROM uploads WHERE state = 'sent'", TAKEN)
            until_stored(database, "SELECT count(*) FROM follow_ups WHERE error IS NOT NULL", 1)
        finally:
            doomed.send_signal(signal.SIGKILL)
    await office.open()
    host = office.hosts["one"] = watched_host(tmp_path)
    office.engine.hosts.registry.register(host)
    (row,) = office.engine.book.rows()
    # A minute is the pause of the wall; nobody waits for that here.
    await office.engine.galleries.follow_ups.retry(row.id, ())
    ended = await office.until_ended(row.id)
    assert (ended.state, ended.done_images) == (GalleryState.COMPLETED, 6)
    received = (tmp_path / "received").read_text().split()
    assert len(received) == len(set(received)) == 6
    assert [[file.order for file in files] for files in host.collected] == [list(range(6))]
    while await office.engine.database.read(lambda connection: table.of_gallery(connection, row.id)):
        await asyncio.sleep(0.01)
    assert [name for _, name in host.renamed] == ["Lofoten"]
    metrics = (await office.engine.statistics.figures(GetStatistics())).figures
    assert (metrics.uploads, metrics.bytes) == (6, sum(path.stat().st_size for path in folder.iterdir()))
    await office.close()
