"""A computer whose clock is set while something waits: nothing stalls, and nothing goes too early."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from backend.protocol.rows import GalleryState
from backend.storage import follow_ups as follow_up_table
from backend.uploads.breaker import Breaker
from tests.galleries.conftest import Desk, fails

HOURS_3 = 3 * 3600.0
Set = Callable[[float], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Set:
    clock = time.time

    def by(by_s: float) -> None:
        monkeypatch.setattr(time, "time", lambda: clock() + by_s)

    return by


async def test_a_retry_comes_in_time_though_the_clock_was_set_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, set_clock: Set
) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.1)
    host = desk.host()

    def fail_first(file: Any, attempt: int) -> None:
        if attempt == 1:
            raise fails("network")

    host.behaviour = fail_first
    gallery_id = await desk.gallery(host, files=1)
    await desk.start(gallery_id)
    await desk.until(lambda: (run := desk.scheduler.run_of(gallery_id)) is not None and _waits(run.parts[0].waiting))
    set_clock(-HOURS_3)
    assert (await desk.until_ended(gallery_id)).state is GalleryState.COMPLETED


def _waits(jobs: Any) -> bool:
    return any(job.not_before for job in jobs)


async def test_a_pause_of_a_host_does_not_end_because_the_clock_was_set(desk: Desk, set_clock: Set) -> None:
    host = desk.host()
    lane = desk.lanes.lanes["one"]
    until = time.time() + 600.0
    lane.hold(until, fails("rate_limited", retry_at=until).info)
    gallery_id = await desk.gallery(host, files=1)
    await desk.start(gallery_id)
    await desk.until(lambda: desk.scheduler.run_of(gallery_id) is not None)
    set_clock(HOURS_3)
    await desk.until(lambda: lane.hold_until != until)
    assert lane.hold_until == lane.hold_error.retry_at == pytest.approx(until + HOURS_3, abs=1.0)
    assert host.attempts == {}
    lane.breaker = Breaker()
    desk.scheduler.poke()
    await desk.until_ended(gallery_id)


async def test_what_is_left_to_do_was_noted_with_a_wrong_clock(desk: Desk) -> None:
    database, now = desk.database, time.time()

    def note(connection: Any) -> None:
        connection.execute(
            "INSERT INTO galleries (id, name, folder_name, path, tab_id, position, added_at, source, state) "
            "VALUES (7, 'g', 'g', '/g', 1, 1, 0, 'folder', 'completed')"
        )
        for file_id, until in enumerate((0.0, now + 60.0, now + 1e7, follow_up_table.STOPPED)):
            connection.execute(
                "INSERT INTO follow_ups (kind, gallery_id, host_id, added_at, not_before) "
                "VALUES ('rename', 7, ?, 0, ?)",
                (f"host{file_id}", until),
            )

    def waits(connection: Any) -> list[float]:
        return [at for (at,) in connection.execute("SELECT not_before FROM follow_ups ORDER BY id")]

    await database.run(note)
    await database.run(lambda connection: follow_up_table.let_far_go_on(connection, now + 86_400.0))
    assert await database.read(waits) == [0.0, now + 60.0, 0.0, follow_up_table.STOPPED]
    await database.run(lambda connection: follow_up_table.clock_set(connection, -30.0))
    assert await database.read(waits) == [0.0, now + 30.0, 0.0, follow_up_table.STOPPED]
