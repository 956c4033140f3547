"""Uploads by the hour of the week, on a clock of the test's own."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from backend.galleries.timetable import level_at
from backend.protocol.rows import GalleryState, PauseReason
from tests.end_to_end import pictures
from tests.galleries.conftest import Office

FREE = "0" * 24
NIGHT = "2" * 8 + "1" * 12 + "0" * 4  # stopped until 8, limited until 20
WEEK = [FREE, NIGHT, *[FREE] * 5]


def tuesday(hour: int) -> time.struct_time:
    return time.struct_time((2026, 11, 24, hour, 59, 59, 1, 328, -1))


@pytest.mark.parametrize(("hour", "level"), [(0, "2"), (7, "2"), (8, "1"), (19, "1"), (20, "0"), (23, "0")])
def test_the_level_is_that_of_the_hour_on_the_wall(hour: int, level: str) -> None:
    assert level_at(WEEK, tuesday(hour)) == level
    assert level_at((), tuesday(hour)) == "0"


def test_summer_time_shifts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        sunday = [FREE] * 6 + ["0" * 3 + "2" + "0" * 20]  # from 3 to 4
        before = 1_774_745_999  # 29 March 2026, 01:59:59; the next second is 3 o'clock
        assert [level_at(sunday, time.localtime(before + later)) for later in (0, 1, 3600, 3601)] == list("0220")
    finally:
        monkeypatch.undo()
        time.tzset()


async def test_uploads_stop_and_go_on_by_the_clock(office: Office, tmp_path: Path) -> None:
    timetable, hour = office.engine.galleries.timetable, [21]
    timetable._local_time = lambda: tuesday(hour[0])
    host = office.host(connections=2)
    host.gate.clear()
    (running,) = await office.add(pictures.folder(tmp_path / "a", 4), start=True)
    await office.until(lambda: host.in_use == 2)
    values = {"use_schedule": "true", "schedule": json.dumps(WEEK), "schedule_limit_bps": "300000"}
    await office.engine.settings.change({**values, "bandwidth_limit_bps": "500000"})
    assert office.engine.hosts.bandwidth.limit_bps == 0
    hour[0] = 9
    await timetable.look()
    assert office.engine.hosts.bandwidth.limit_bps == 300_000
    assert office.row(running).state is GalleryState.UPLOADING
    hour[0] = 3
    await timetable.look()
    row = office.row(running)
    assert (row.state, row.pause_reason) == (GalleryState.PAUSED, PauseReason.OUTSIDE_SCHEDULE)
    await office.until(lambda: host.in_use == 0)
    assert office.engine.totals.current().is_outside_schedule
    (later,) = await office.add(pictures.folder(tmp_path / "b", 1), start=True)
    (here,) = await office.add(pictures.folder(tmp_path / "c", 1), start=True, host_ids=("local",))
    await office.until_ended(here)  # this computer costs nobody anything
    row = await office.until_state(later, GalleryState.PAUSED)
    assert row.pause_reason is PauseReason.OUTSIDE_SCHEDULE
    assert office.engine.galleries.is_busy, "what goes on by itself keeps the engine"
    host.gate.set()
    hour[0] = 20
    await timetable.look()
    for gallery_id in (running, later):
        assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert len(host.received) == 5
    await office.engine.settings.change({"use_schedule": "false"})
    assert office.engine.hosts.bandwidth.limit_bps == 500_000


async def closed(office: Office, path: Path) -> int:
    """A gallery that stands still outside the schedule."""
    office.engine.galleries.timetable._local_time = lambda: tuesday(3)
    office.host()
    await office.engine.settings.change({"use_schedule": "true", "schedule": json.dumps(WEEK)})
    (gallery_id,) = await office.add(pictures.folder(path, 1), start=True)
    await office.until_state(gallery_id, GalleryState.PAUSED)
    return gallery_id


async def test_who_pauses_or_starts_meanwhile(office: Office, tmp_path: Path) -> None:
    gallery_id = await closed(office, tmp_path / "a")
    queue, timetable = office.engine.galleries.queue, office.engine.galleries.timetable
    await queue.start([gallery_id])
    await office.until(lambda: office.row(gallery_id).pause_reason is PauseReason.OUTSIDE_SCHEDULE)
    await queue.pause([gallery_id], hard=False)
    timetable._local_time = lambda: tuesday(21)
    await timetable.look()
    assert office.row(gallery_id).pause_reason is PauseReason.BY_PERSON  # it does not go on by itself any more
    await queue.start([gallery_id])
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED


@pytest.mark.parametrize("after_restart", ["resume", "stay"])
async def test_an_engine_that_starts_inside_the_schedule_goes_on(
    office: Office, tmp_path: Path, after_restart: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery_id = await closed(office, tmp_path / "a")
    monkeypatch.setattr(office.engine.galleries.timetable, "look_again", lambda: None)  # it ends before the hour does
    await office.engine.settings.change({"after_restart": json.dumps(after_restart), "schedule": "[]"})
    assert office.row(gallery_id).pause_reason is PauseReason.OUTSIDE_SCHEDULE
    await office.crash()
    if after_restart == "stay":
        row = office.row(gallery_id)
        assert (row.state, row.pause_reason) == (GalleryState.PAUSED, PauseReason.AFTER_RESTART)
    else:
        assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
