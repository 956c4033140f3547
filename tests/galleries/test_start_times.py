"""Galleries that wait for a time, on a clock of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem
from backend.galleries import start_times
from backend.hosts.base import FileToSend
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryState, PauseReason
from tests.end_to_end import pictures
from tests.galleries.conftest import Office, fails

S = GalleryState
TEN = 2_000_000_000.0


@pytest.fixture
def clock(office: Office) -> list[float]:
    """The first value is the time; whoever changes it calls `look` or waits for the next one."""
    now = [TEN - 3600]
    office.engine.galleries.start_times._now = lambda: now[0]
    return now


async def test_a_gallery_waits_for_its_time_while_others_go(office: Office, clock: list[float], tmp_path: Path) -> None:
    host, times = office.host(), office.engine.galleries.start_times
    waits = await office.ready(pictures.folder(tmp_path / "a", 2))
    await times.set([waits], TEN)
    row = office.row(waits)
    assert (row.state, row.start_at, row.queue_place) == (S.QUEUED, TEN, 0)
    goes = await office.uploaded(pictures.folder(tmp_path / "b", 1))
    assert office.row(goes).state is S.COMPLETED
    assert office.row(waits).state is S.QUEUED
    totals = office.engine.totals.current()
    assert (totals.queued, totals.scheduled) == (0, 1)
    assert office.engine.galleries.has_waiting_work  # it stays until then, also without a window
    clock[0] = TEN
    await times.look()
    assert (await office.until_ended(waits)).state is S.COMPLETED
    assert office.row(waits).start_at is None
    assert len(host.received) == 3


async def test_the_clock_alone_starts_it(
    office: Office, clock: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the computer slept, or somebody set the clock: it is read every so often."""
    monkeypatch.setattr(start_times, "LOOK_EVERY_S", 0.01)
    office.host()
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 1))
    await office.engine.galleries.start_times.set([gallery_id], TEN)
    clock[0] = TEN + 7 * 3600
    assert (await office.until_ended(gallery_id)).state is S.COMPLETED


async def test_the_time_is_there_after_a_restart(office: Office, tmp_path: Path) -> None:
    office.host()
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 1))
    await office.engine.galleries.start_times.set([gallery_id], TEN * 2)
    await office.engine.settings.change({"after_restart": '"stay"'})
    await office.crash()
    row = office.row(gallery_id)
    assert (row.state, row.start_at) == (S.QUEUED, TEN * 2)  # it had not begun, so there is nothing to ask about
    await office.engine.galleries.start_times.set([gallery_id], None)
    assert (office.row(gallery_id).state, office.row(gallery_id).start_at) == (S.READY, None)


async def test_pause_holds_it_over_its_time(office: Office, clock: list[float], tmp_path: Path) -> None:
    host, engine = office.host(), office.engine
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 1))
    await engine.galleries.start_times.set([gallery_id], TEN)
    await engine.galleries.queue.pause([], hard=False)  # pause all
    assert (office.row(gallery_id).state, office.row(gallery_id).start_at) == (S.PAUSED, TEN)
    await engine.galleries.queue.start([])  # start all: the time stays
    assert (office.row(gallery_id).state, office.row(gallery_id).start_at) == (S.QUEUED, TEN)
    await engine.galleries.queue.pause([gallery_id], hard=False)
    clock[0] = TEN + 1
    await engine.galleries.start_times.look()
    row = office.row(gallery_id)
    assert (row.state, row.pause_reason, row.start_at) == (S.PAUSED, PauseReason.BY_PERSON, None)
    assert not host.received


async def test_start_means_now(office: Office, clock: list[float], tmp_path: Path) -> None:
    office.host()
    one = await office.ready(pictures.folder(tmp_path / "a", 1))
    two = await office.ready(pictures.folder(tmp_path / "b", 1))
    await office.engine.galleries.start_times.set([one, two], TEN)
    await office.engine.galleries.queue.start([one])
    await office.engine.galleries.queue.start_next([two])
    for gallery_id in (one, two):
        assert (await office.until_ended(gallery_id)).state is S.COMPLETED


async def test_the_scan_may_still_run_when_the_time_is_given(
    office: Office, clock: list[float], tmp_path: Path
) -> None:
    office.host()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 3))
    await office.engine.galleries.start_times.set([gallery_id], TEN)
    await office.until_hashed(gallery_id)
    assert (office.row(gallery_id).state, office.row(gallery_id).start_at) == (S.QUEUED, TEN)
    await office.engine.galleries.queue.cancel([gallery_id])
    assert (office.row(gallery_id).state, office.row(gallery_id).start_at) == (S.READY, None)


async def test_a_begun_gallery_without_its_time_is_paused(office: Office, clock: list[float], tmp_path: Path) -> None:
    host = office.host(connections=1)
    host.behaviour = lambda file, attempt: host.gate.clear()  # the second file stays on the wire
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 3), start=True)
    await office.until(lambda: len(host.received) == 1 and host.in_use == 1)
    await office.engine.galleries.start_times.set([gallery_id], TEN)
    assert office.row(gallery_id).start_at is None  # what uploads waits for nothing
    await office.engine.galleries.queue.pause([gallery_id], hard=True)
    await office.until(lambda: office.engine.galleries.scheduler.run_of(gallery_id) is None)
    await office.engine.galleries.start_times.set([gallery_id], TEN)
    assert office.row(gallery_id).state is S.QUEUED
    await office.engine.galleries.start_times.set([gallery_id], None)
    assert (office.row(gallery_id).state, office.row(gallery_id).start_at) == (S.PAUSED, None)


async def test_what_failed_is_tried_again_at_the_time(office: Office, clock: list[float], tmp_path: Path) -> None:
    host, engine = office.host(tries=1), office.engine

    def refuses(file: FileToSend, attempt: int) -> None:
        if file.name == "001.jpg":
            raise fails("file_rejected")

    host.behaviour = refuses
    partly = await office.uploaded(pictures.folder(tmp_path / "a", 2))
    wholly = await office.uploaded(pictures.folder(tmp_path / "b", 1))
    assert [office.row(i).state for i in (partly, wholly)] == [S.INCOMPLETE, S.FAILED]
    await engine.galleries.start_times.set([partly, wholly], TEN)
    assert [(office.row(i).state, office.row(i).start_at) for i in (partly, wholly)] == [(S.QUEUED, TEN)] * 2
    await engine.galleries.queue.cancel([partly])  # Ctrl Z
    assert (office.row(partly).state, office.row(partly).start_at) == (S.INCOMPLETE, None)
    await engine.galleries.start_times.set([partly], TEN)
    host.behaviour = lambda file, attempt: None
    clock[0] = TEN
    await engine.galleries.start_times.look()
    for gallery_id in (partly, wholly):
        assert (await office.until_ended(gallery_id)).state is S.COMPLETED


@pytest.mark.parametrize("at", [TEN - 3600, 0.0, float("nan")])
async def test_a_time_that_is_past_is_refused(office: Office, clock: list[float], tmp_path: Path, at: float) -> None:
    gallery_id = await office.ready(pictures.folder(tmp_path / "a", 1))
    with pytest.raises(Problem) as refused:
        await office.engine.galleries.start_times.set([gallery_id], at)
    assert refused.value.info.kind is ErrorKind.BAD_INPUT
    assert office.row(gallery_id).state is S.READY
