"""Uploads by the hour of the week, on a clock of the test's own."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from backend.galleries.timetable import level_at
from backend.protocol.rows import GalleryState
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
    assert office.row(running).state is GalleryState.QUEUED
    await office.until(lambda: host.in_use == 0)
    assert office.engine.totals.current().is_outside_schedule
    (later,) = await office.add(pictures.folder(tmp_path / "b", 1), start=True)
    (here,) = await office.add(pictures.folder(tmp_path / "c", 1), start=True, host_ids=("local",))
    await office.until_ended(here)  # this computer costs nobody anything
    assert office.row(later).state is GalleryState.QUEUED
    host.gate.set()
    hour[0] = 20
    await timetable.look()
    for gallery_id in (running, later):
        assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert len(host.received) == 5
    await office.engine.settings.change({"use_schedule": "false"})
    assert office.engine.hosts.bandwidth.limit_bps == 500_000
