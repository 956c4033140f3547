"""A window gets the first page of a long queue before the engine has read the others."""

from __future__ import annotations

import asyncio
from pathlib import Path

import apsw

from backend.cli.client import Client
from backend.cli.engine import start
from backend.ipc.outbox import GALLERIES_A_PAGE
from backend.protocol.commands import RequestSnapshot, Shutdown
from backend.protocol.folders import folders_under
from backend.protocol.replies import Done
from main import engine_role
from tests.bench.start_bench import fill

STORED = 7 * GALLERIES_A_PAGE + 10  # the first page, then two parts


def test_a_long_queue_comes_whole_and_in_order(tmp_path: Path) -> None:
    folders = folders_under(tmp_path / "home")
    asyncio.run(fill(folders, STORED, 0))
    database = apsw.Connection(str(folders.database_file))
    last = database.execute("SELECT id, name FROM galleries ORDER BY position DESC LIMIT 1").get
    first = database.execute("SELECT id FROM galleries ORDER BY position LIMIT 1").get
    database.execute("UPDATE galleries SET question = 'duplicate', twin_id = ? WHERE id = ?", (last[0], first))
    database.close()
    client = Client(*start(folders, engine_role))
    try:
        client.hello("window")
        client.ask(RequestSnapshot(), Done)
        assert first in client.galleries
        while len(client.galleries) < STORED:
            list(client.events(10.0))
        rows = sorted(client.galleries.values(), key=lambda row: row.position)
        assert [row.name for row in rows] == [f"Gallery {number} – Winter Light" for number in range(STORED)]
        assert rows[0].twin_name == last[1]  # which the first page could not say yet
    finally:
        client.ask(Shutdown(), Done)
        client.close()
