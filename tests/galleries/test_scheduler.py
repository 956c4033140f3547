from __future__ import annotations

import asyncio
import shutil
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backend.galleries import ledger
from backend.galleries.states import Trigger
from backend.protocol.errors import ErrorKind
from backend.protocol.events import GalleryFinished, UploadFinished
from backend.protocol.rows import GalleryState, HostWork, PauseReason, Question, UploadState
from tests.galleries.conftest import Desk, fails


def raising(problem: Exception) -> Any:
    def behaviour(file: Any, attempt: int) -> None:
        raise problem

    return behaviour


async def test_a_gallery_goes_up_file_by_file_once_each(desk: Desk) -> None:
    host = desk.host(has_galleries=True)
    gallery_id = await desk.gallery(host, files=20)
    row = await desk.run(gallery_id)
    assert row.state is GalleryState.COMPLETED
    assert sorted(host.received) == [f"{number:03}.jpg" for number in range(20)]
    assert (host.begun, host.finished) == (1, 1)
    assert (row.done_images, row.failed_images, row.done_bytes, row.links) == (20, 0, 20_000, 1)
    assert row.hosts[0].gallery_url == f"https://one/g/one-{gallery_id}-1"
    assert row.hosts[0].work is HostWork.DONE
    uploads = await desk.uploads(gallery_id)
    assert {(upload.state, upload.page_url.startswith("https://one/")) for upload in uploads} == {("uploaded", True)}
    await desk.until(lambda: any(isinstance(event, GalleryFinished) for event in desk.ears.events))
    assert desk.rendered == [gallery_id]
    assert [event.state for event in desk.ears.events if isinstance(event, GalleryFinished)] == ["completed"]
    assert sum(isinstance(event, UploadFinished) for event in desk.ears.events) == 20


async def test_the_history_counts_images_once_for_all_hosts(desk: Desk) -> None:
    gallery_id = await desk.gallery(desk.host("one"), desk.host("two"), files=4)
    await desk.run(gallery_id)
    await desk.until(lambda: any(isinstance(event, GalleryFinished) for event in desk.ears.events))
    [ended] = [entry for entry in await desk.history.of_gallery(gallery_id, 50) if entry.kind == "completed"]
    assert ended.count == 4


async def test_what_clients_hear_has_been_stored(desk: Desk) -> None:
    """The result is in the database when the event leaves."""
    host = desk.host()
    gallery_id = await desk.gallery(host, files=5)
    stored_when_told: list[bool] = []
    publish = desk.ears.publish

    def listen(event: Any) -> None:
        publish(event)
        if isinstance(event, UploadFinished):
            task = asyncio.ensure_future(desk.uploads(gallery_id))
            task.add_done_callback(
                lambda done: stored_when_told.append(
                    any(upload.page_url == event.page_url and upload.state == "uploaded" for upload in done.result())
                )
            )

    desk.ears.publish = listen  # type: ignore[method-assign]
    await desk.run(gallery_id)
    await desk.until(lambda: len(stored_when_told) == 5)
    assert all(stored_when_told)


async def test_a_gallery_with_too_many_files_for_a_host_is_told_before_anything_is_sent(desk: Desk) -> None:
    small, large = desk.host("small", takes={"files_per_gallery": 2}), desk.host("large")
    gallery_id = await desk.gallery(small, large, files=3)
    row = await desk.run(gallery_id)
    assert (small.received, len(large.received)) == ([], 3)
    assert row.hosts[0].error is not None
    assert row.hosts[0].error.kind is ErrorKind.FILE_REJECTED
    assert row.hosts[0].error.detail == "at most 2 files in one gallery, this one has 3"


async def test_no_host_gets_more_files_at_once_than_it_takes(desk: Desk) -> None:
    host = desk.host(connections=3)
    host.behaviour = lambda file, attempt: asyncio.sleep(0.01)
    await desk.run(await desk.gallery(host, files=20))
    assert host.most_in_use == 3


async def test_the_limit_over_all_hosts_holds_and_can_be_changed_while_it_runs(desk: Desk) -> None:
    hosts = [desk.host(f"h{number}", connections=8) for number in range(2)]
    gate = asyncio.Event()
    for host in hosts:
        host.behaviour = lambda file, attempt: gate.wait()
    desk.settings = msgspec.structs.replace(desk.settings, uploads_at_once=3)
    gallery_id = await desk.gallery(*hosts, files=10)
    await desk.start(gallery_id)
    await desk.until(lambda: desk.scheduler.connections_in_use() == 3)
    await asyncio.sleep(0.05)
    assert desk.scheduler.connections_in_use() == 3
    desk.settings = msgspec.structs.replace(desk.settings, uploads_at_once=6)
    desk.scheduler.poke()
    await desk.until(lambda: desk.scheduler.connections_in_use() == 6)
    gate.set()
    assert (await desk.until_ended(gallery_id)).state is GalleryState.COMPLETED


async def test_no_more_galleries_upload_at_once_than_the_setting_says(desk: Desk) -> None:
    host = desk.host(connections=8)
    gate = asyncio.Event()
    host.behaviour = lambda file, attempt: gate.wait()
    desk.settings = msgspec.structs.replace(desk.settings, galleries_at_once=2)
    ids = [await desk.gallery(host, files=1) for _ in range(4)]
    for gallery_id in ids:
        await desk.start(gallery_id)
    await desk.until(lambda: len(desk.book.in_state(GalleryState.UPLOADING)) == 2)
    await asyncio.sleep(0.05)
    assert [desk.row(gallery_id).state.value for gallery_id in ids] == ["uploading", "uploading", "queued", "queued"]
    assert [desk.row(gallery_id).queue_place for gallery_id in ids] == [0, 0, 1, 2]
    gate.set()
    for gallery_id in ids:
        await desk.until_ended(gallery_id)


async def test_a_hard_pause_silences_the_wire_and_the_rest_follows_later(desk: Desk) -> None:
    host = desk.host(connections=2)
    gate = asyncio.Event()
    host.behaviour = lambda file, attempt: gate.wait() if file.index >= 4 else None
    gallery_id = await desk.gallery(host, files=10)
    await desk.start(gallery_id)
    await desk.until(lambda: len(host.received) == 4 and host.in_use == 2)
    await desk.book.move(gallery_id, Trigger.PAUSE, pause_reason=PauseReason.BY_PERSON)
    await desk.scheduler.stop_run(gallery_id, hard=True)
    assert host.in_use == 0
    await desk.until(lambda: desk.scheduler.run_of(gallery_id) is None)
    assert desk.row(gallery_id).state is GalleryState.PAUSED
    gate.set()
    row = await desk.run(gallery_id)
    assert row.state is GalleryState.COMPLETED
    assert sorted(host.received) == [f"{number:03}.jpg" for number in range(10)]


async def test_a_soft_pause_finishes_what_is_on_the_wire_and_starts_nothing(desk: Desk) -> None:
    host = desk.host(connections=2)
    gate = asyncio.Event()
    host.behaviour = lambda file, attempt: gate.wait()
    gallery_id = await desk.gallery(host, files=10)
    await desk.start(gallery_id)
    await desk.until(lambda: host.in_use == 2)
    await desk.book.move(gallery_id, Trigger.PAUSE)
    await desk.scheduler.stop_run(gallery_id, hard=False)
    gate.set()
    await desk.until(lambda: desk.scheduler.run_of(gallery_id) is None)
    assert len(host.received) == 2
    assert desk.row(gallery_id).done_images == 2


async def test_an_upload_whose_end_has_left_is_not_cut_by_a_hard_pause(desk: Desk) -> None:
    host = desk.host(connections=1)
    answer = asyncio.Event()
    host.after_end = lambda file, attempt: answer.wait()
    gallery_id = await desk.gallery(host, files=3)
    await desk.start(gallery_id)
    await desk.until(lambda: len(host.received) == 1)
    await desk.book.move(gallery_id, Trigger.PAUSE)
    stopping = asyncio.create_task(desk.scheduler.stop_run(gallery_id, hard=True))
    await asyncio.sleep(0.02)
    answer.set()
    await stopping
    await desk.until(lambda: desk.scheduler.run_of(gallery_id) is None)
    assert host.received == ["000.jpg"]
    assert [upload.state for upload in await desk.uploads(gallery_id)] == [UploadState.UPLOADED]


async def test_a_rate_limited_host_waits_while_the_other_goes_on(desk: Desk) -> None:
    slow, other = desk.host("slow", connections=1), desk.host("other")
    retry_at = time.time() + 1.2

    def behaviour(file: Any, attempt: int) -> None:
        if time.time() < retry_at:
            raise fails("rate_limited", retry_at=retry_at)

    slow.behaviour = behaviour
    gallery_id = await desk.gallery(slow, other, files=5)
    await desk.start(gallery_id)
    await desk.until(lambda: len(other.received) == 5)
    await desk.until(lambda: desk.row(gallery_id).hosts[0].hold_until is not None)
    shown = desk.row(gallery_id).hosts[0]
    assert slow.received == []
    assert shown.work is HostWork.ON_HOLD
    assert shown.error is not None
    assert shown.error.kind is ErrorKind.RATE_LIMITED
    row = await desk.until_ended(gallery_id)
    assert row.state is GalleryState.COMPLETED
    assert len(slow.received) == 5
    assert sum(slow.attempts.values()) == 6  # one complaint, not one for each file


async def test_refused_credentials_stop_that_host_at_once_and_no_other(desk: Desk) -> None:
    bad, good = desk.host("bad", connections=1), desk.host("good")
    bad.behaviour = raising(fails("bad_credentials"))
    row = await desk.run(await desk.gallery(bad, good, files=5))
    assert row.state is GalleryState.INCOMPLETE
    await desk.until(lambda: any(isinstance(event, GalleryFinished) for event in desk.ears.events))
    told = {(entry.kind, entry.host): entry.count for entry in await desk.history.of_gallery(row.id, 50)}
    assert (told["incomplete", ""], told["host_done", "good"], ("host_done", "bad") in told) == (5, 5, False)
    assert sum(bad.attempts.values()) == 1
    assert len(good.received) == 5
    assert [(host_id, error.kind) for host_id, error in desk.lanes.refused] == [("bad", ErrorKind.BAD_CREDENTIALS)]
    assert row.error is not None
    assert row.error.kind is ErrorKind.BAD_CREDENTIALS
    assert [host.work for host in row.hosts] == [HostWork.FAILED, HostWork.DONE]


async def test_trouble_is_tried_again_and_then_given_up_for_that_file_only(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)
    host = desk.host(tries=3, has_galleries=True)

    def behaviour(file: Any, attempt: int) -> None:
        if file.index == 0 or (file.index == 1 and attempt < 3):
            raise fails("network")

    host.behaviour = behaviour
    gallery_id = await desk.gallery(host, files=4)
    row = await desk.run(gallery_id)
    assert row.state is GalleryState.INCOMPLETE
    assert (host.attempts["000.jpg"], host.attempts["001.jpg"], host.attempts["002.jpg"]) == (3, 3, 1)
    assert (row.done_images, row.failed_images) == (3, 1)
    assert host.finished == 1  # also after a partial failure
    host.behaviour = lambda file, attempt: None
    await desk.database.run(
        lambda connection: __import__("backend.storage.uploads", fromlist=["x"]).reset_failed(connection, gallery_id)
    )
    row = await desk.run(gallery_id)
    assert row.state is GalleryState.COMPLETED
    assert sorted(host.received) == ["000.jpg", "001.jpg", "002.jpg", "003.jpg"]
    assert host.begun == 1  # the rest went into the same remote gallery


async def test_an_unknown_outcome_is_asked_about_and_never_sent_again(desk: Desk) -> None:
    host = desk.host()

    def after_end(file: Any, attempt: int) -> None:
        if file.index == 2:
            raise fails("timeout", arrived=True)

    host.after_end = after_end
    gallery_id = await desk.gallery(host, files=4)
    row = await desk.run(gallery_id)
    assert row.state is GalleryState.INCOMPLETE
    assert row.question is Question.UNKNOWN_OUTCOME
    assert (row.done_images, row.unknown_images) == (3, 1)
    row = await desk.run(gallery_id)
    assert host.attempts["002.jpg"] == 1


async def test_a_host_that_takes_a_file_twice_without_harm_is_simply_asked_again(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)
    host = desk.host(repeat_is_safe=True)

    def after_end(file: Any, attempt: int) -> None:
        if attempt == 1:
            raise fails("network", arrived=True)

    host.after_end = after_end
    assert (await desk.run(await desk.gallery(host, files=2))).state is GalleryState.COMPLETED


async def test_where_that_is_safe_a_strange_answer_is_asked_about_by_sending_again(
    desk: Desk, monkeypatch: Any
) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)
    host = desk.host(repeat_is_safe=True, tries=3)
    never_well = "001.jpg"

    def after_end(file: Any, attempt: int) -> None:
        if attempt == 1 or file.name == never_well:
            raise fails("host_changed", arrived=True)

    host.after_end = after_end
    row = await desk.run(await desk.gallery(host, files=3))
    assert (row.done_images, row.failed_images, row.unknown_images) == (2, 0, 1)
    assert host.attempts == {"000.jpg": 2, never_well: 3, "002.jpg": 2}


async def test_how_long_a_host_is_left_alone_does_not_follow_from_other_failures_of_the_file(
    desk: Desk, monkeypatch: Any
) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)
    host = desk.host(tries=9)
    kinds = iter(["network"] * 3 + ["rate_limited"])
    host.behaviour = lambda file, attempt: raise_(fails(next(kinds)))
    gallery_id = await desk.gallery(host, files=1)
    await desk.start(gallery_id)
    lane = desk.lanes.lanes["one"]
    await desk.until(lambda: lane.hold_until is not None)
    assert lane.hold_until is not None
    assert lane.hold_until < time.time() + 16  # 15 to 30 s for the first complaint


def raise_(error: Exception) -> None:
    raise error


async def test_the_first_file_goes_alone_when_it_makes_the_remote_gallery(desk: Desk) -> None:
    host = desk.host(first_file_alone=True, has_galleries=True, connections=4)
    host.behaviour = lambda file, attempt: asyncio.sleep(0.02)
    seen: list[int] = []
    host.after_end = lambda file, attempt: seen.append(host.in_use)
    row = await desk.run(await desk.gallery(host, files=6))
    assert row.state is GalleryState.COMPLETED
    assert seen[0] == 1
    assert max(seen) > 1
    assert host.begun == 1


async def test_another_file_makes_the_gallery_when_the_first_is_rejected(desk: Desk) -> None:
    host = desk.host(first_file_alone=True, has_galleries=True)

    def behaviour(file: Any, attempt: int) -> None:
        if file.index == 0:
            raise fails("file_rejected")

    host.behaviour = behaviour
    row = await desk.run(await desk.gallery(host, files=3))
    assert (row.state, row.done_images, row.failed_images) == (GalleryState.INCOMPLETE, 2, 1)
    assert host.begun == 1


async def test_a_folder_that_has_gone_fails_the_rest_at_once(desk: Desk, tmp_path: Path) -> None:
    host = desk.host(connections=1)
    folder = tmp_path / "roll"
    folder.mkdir()

    def behaviour(file: Any, attempt: int) -> None:
        if file.index == 1:
            shutil.rmtree(folder)
            raise fails("file_unreadable")

    host.behaviour = behaviour
    row = await desk.run(await desk.gallery(host, files=30, path=folder))
    assert row.state is GalleryState.INCOMPLETE
    assert row.error is not None
    assert (row.error.kind, row.error.subject) == (ErrorKind.FOLDER_GONE, str(folder))
    assert sum(host.attempts.values()) == 2


async def test_a_gallery_whose_hosts_all_wait_gives_its_slot_to_another(desk: Desk) -> None:
    waiting, free = desk.host("waiting"), desk.host("free")
    waiting.behaviour = raising(fails("rate_limited", retry_at=time.time() + 60))
    desk.settings = msgspec.structs.replace(desk.settings, galleries_at_once=1)
    first, second = await desk.gallery(waiting), await desk.gallery(free)
    await desk.start(first)
    await desk.start(second)
    assert (await desk.until_ended(second)).state is GalleryState.COMPLETED
    assert desk.row(first).state is GalleryState.UPLOADING


async def test_an_upload_that_breaks_by_a_bug_ends_and_is_told(desk: Desk) -> None:
    host = desk.host()
    host.behaviour = raising(ZeroDivisionError())
    row = await desk.run(await desk.gallery(host, files=2))
    assert row.state is GalleryState.FAILED
    assert row.error is not None
    assert row.error.kind is ErrorKind.BUG


async def test_progress_never_goes_back_and_never_beyond_the_whole(desk: Desk) -> None:
    host = desk.host(connections=2)
    host.behaviour = lambda file, attempt: asyncio.sleep(0.05)
    gallery_id = await desk.gallery(host, files=12)
    await desk.run(gallery_id)
    seen = [
        patch.done_bytes
        for patch in desk.ears.patches
        if patch.id == gallery_id and patch.done_bytes is not msgspec.UNSET
    ]
    assert seen == sorted(seen)
    assert seen[-1] == 12_000


@pytest.mark.parametrize("drain", [True, False])
async def test_the_end_of_the_engine_leaves_nothing_on_the_wire(desk: Desk, drain: bool) -> None:
    host = desk.host(connections=2)
    host.behaviour = lambda file, attempt: asyncio.sleep(0.05)
    gallery_id = await desk.gallery(host, files=50)
    await desk.start(gallery_id)
    await desk.until(lambda: host.in_use == 2)
    await desk.scheduler.stop_everything(drain=drain)
    assert host.in_use == 0
    uploads = await desk.uploads(gallery_id)
    assert len([upload for upload in uploads if upload.state == "uploaded"]) == len(host.received)
    assert not [upload for upload in uploads if upload.state == "uploading"]


async def test_a_long_wait_leaves_no_pile_of_timers(desk: Desk) -> None:
    host = desk.host()
    host.gate.clear()
    gallery_id = await desk.gallery(host, files=2)
    await desk.start(gallery_id)
    await desk.until(lambda: host.in_use > 0)
    run = desk.scheduler.run_of(gallery_id)
    assert run is not None
    run.parts[0].not_before = time.time() + 3000.0
    before = len(_timers())
    for _ in range(50):
        desk.scheduler.poke()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert len(_timers()) - before < 5
    run.parts[0].not_before = 0.0
    host.gate.set()
    await desk.until_ended(gallery_id)


def _timers() -> list[asyncio.TimerHandle]:
    scheduled = asyncio.get_running_loop()._scheduled  # type: ignore[attr-defined]
    return [timer for timer in scheduled if not timer.cancelled()]


async def test_a_disk_that_gets_full_before_the_end_of_a_file_leaves_is_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "STORE_AGAIN_S", 0.01)
    host = desk.host()
    run = desk.database.run
    refused = 0

    def fill_up(file: Any, attempt: int) -> None:
        desk.database.run = refuse  # type: ignore[method-assign]

    async def refuse(work: Any) -> Any:
        nonlocal refused
        refused += 1
        if refused == 3:
            desk.database.run = run  # type: ignore[method-assign]
        raise fails("disk")

    host.behaviour = fill_up
    row = await desk.run(await desk.gallery(host, files=1))
    assert (row.state, refused, host.attempts) == (GalleryState.COMPLETED, 3, {"000.jpg": 1})


@pytest.mark.parametrize(("problem", "tries", "ends"), [("timeout", 2, "completed"), ("file_rejected", 2, "failed")])
async def test_no_file_is_lost_while_a_full_disk_does_not_take_what_became_of_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, problem: str, tries: int, ends: str
) -> None:
    monkeypatch.setattr(ledger, "STORE_AGAIN_S", 0.01)
    host = desk.host(tries=tries)
    run, commit = desk.database.run, desk.database.commit
    refused = 0

    def break_off(file: Any, attempt: int) -> None:
        if attempt == 1:
            desk.database.run = desk.database.commit = refuse  # type: ignore[method-assign]
            raise fails(problem)

    async def refuse(work: Any) -> Any:
        nonlocal refused
        refused += 1
        if refused == 3:
            desk.database.run, desk.database.commit = run, commit  # type: ignore[method-assign]
        raise fails("disk")

    host.after_end = break_off
    row = await desk.run(await desk.gallery(host, files=1))
    assert (row.state, row.done_images + row.failed_images, refused) == (ends, 1, 3)


async def test_the_time_before_a_pause_counts_as_time_of_the_upload(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = desk.host()
    gallery_id = await desk.gallery(host, files=2)
    host.gate.clear()
    await desk.start(gallery_id)
    await desk.until(lambda: host.in_use > 0)
    run = desk.scheduler.run_of(gallery_id)
    assert run is not None
    run.began -= 60.0
    await desk.book.move(gallery_id, Trigger.PAUSE, pause_reason=PauseReason.BY_PERSON)
    await desk.scheduler.stop_run(gallery_id, hard=True)
    await desk.until(lambda: desk.scheduler.run_of(gallery_id) is None)
    host.gate.set()
    assert 60.0 <= (await desk.run(gallery_id)).upload_s < 120.0
