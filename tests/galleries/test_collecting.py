"""Hosts that tell the links of a set of files only at its end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backend.hosts.base import Ability
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import FileState, GalleryState, HostWork, Question, UploadState
from tests.end_to_end import pictures
from tests.galleries.able_host import AbleHost, able, until_stored
from tests.galleries.conftest import Desk, Office, fails


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.galleries.collecting.ASK_AGAIN_S", (0.0, 0.0))


async def test_links_come_once_for_all_after_the_last_file(desk: Desk) -> None:
    host = able(desk, Ability.RESULTS, has_galleries=True, connections=2)
    gallery_id = await desk.gallery(host, files=7)
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images, row.links) == (GalleryState.COMPLETED, 7, 1)
    (files,) = host.collected
    assert [file.order for file in files] == list(range(7))
    assert [file.name for file in files] == host.received
    assert host.sets[0]["gallery_id"] == f"one-{gallery_id}-1"
    assert host.finished == 1
    uploads = await desk.uploads(gallery_id)
    assert {upload.page_url for upload in uploads} == {f"https://one/{name}" for name in host.received}
    assert {upload.code for upload in uploads} == {f"code-{name}" for name in host.received}


async def test_nothing_is_done_before_it_has_a_link(desk: Desk) -> None:
    host = able(desk, Ability.RESULTS)
    shown: list[tuple[int, HostWork]] = []

    def on_collect(round_: int) -> None:
        row = desk.row(gallery_id)
        shown.append((row.done_images, row.hosts[0].work))
        if round_ == 1:
            raise fails("host_unavailable")

    host.on_collect = on_collect
    gallery_id = await desk.gallery(host, files=3)
    row = await desk.run(gallery_id)
    assert row.state is GalleryState.COMPLETED
    assert [done for done, _ in shown] == [0, 0]
    assert shown[1][1] is HostWork.ACTIVE
    states = [patch.state for patch in desk.ears.file_patches]
    assert set(states[:-3]) == {FileState.UPLOADING}
    assert states[-3:] == [FileState.UPLOADED] * 3


async def test_a_partial_failure_collects_the_rest(desk: Desk) -> None:
    host = able(desk, Ability.RESULTS)

    def behaviour(file: Any, attempt: int) -> None:
        if file.index == 1:
            raise fails("file_rejected")

    host.behaviour = behaviour
    row = await desk.run(await desk.gallery(host, files=4))
    assert (row.state, row.done_images, row.failed_images) == (GalleryState.INCOMPLETE, 3, 1)
    assert len(host.collected) == 1


async def test_links_that_do_not_come_are_asked_for_again_then_the_outcome_is_unknown(desk: Desk) -> None:
    host = able(desk, Ability.RESULTS, has_galleries=True)
    host.withheld = {"001.jpg"}
    gallery_id = await desk.gallery(host, files=3)
    row = await desk.run(gallery_id)
    assert (row.state, row.question) == (GalleryState.INCOMPLETE, Question.UNKNOWN_OUTCOME)
    assert (row.done_images, row.unknown_images) == (2, 1)
    assert [len(files) for files in host.collected] == [3, 1, 1]
    assert [file.order for file in host.collected[-1]] == [host.received.index("001.jpg")]
    # A later run asks once more, and sends nothing again.
    host.withheld = set()
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images, row.question) == (GalleryState.COMPLETED, 3, Question.NONE)
    assert host.attempts["001.jpg"] == 1


async def test_a_pause_collects_what_was_sent(desk: Desk) -> None:
    host = able(desk, Ability.RESULTS, connections=1)
    gallery_id = await desk.gallery(host, files=6)

    def after_end(file: Any, attempt: int) -> None:
        if file.index == 2:
            run = desk.scheduler.run_of(gallery_id)
            assert run is not None
            run.is_stopping = True

    host.after_end = after_end
    await desk.start(gallery_id)
    await desk.until(lambda: len(host.received) >= 3 and desk.scheduler.run_of(gallery_id) is None)
    uploads = await desk.uploads(gallery_id)
    assert [upload.state for upload in uploads] == [UploadState.UPLOADED] * 3
    assert len(host.collected) == 1


@pytest.mark.parametrize("drain", [True, False])
async def test_the_end_of_the_engine_collects_only_when_there_is_time(desk: Desk, drain: bool) -> None:
    host = able(desk, Ability.RESULTS, connections=1)
    gallery_id = await desk.gallery(host, files=6)

    async def hold(file: Any, attempt: int) -> None:
        if file.index == 2:
            host.gate.clear()

    host.after_end = hold
    await desk.start(gallery_id)
    await desk.until(lambda: not host.gate.is_set() and host.in_use == 1)
    if drain:
        host.gate.set()
    await desk.scheduler.stop_everything(drain=drain)
    states = {upload.state for upload in await desk.uploads(gallery_id)}
    assert states == ({UploadState.UPLOADED} if drain else {UploadState.SENT})


async def test_refused_credentials_leave_the_question(desk: Desk) -> None:
    host = able(desk, Ability.RESULTS)

    def on_collect(round_: int) -> None:
        raise fails("bad_credentials")

    host.on_collect = on_collect
    row = await desk.run(await desk.gallery(host, files=2))
    assert (row.state, row.unknown_images, row.question) == (GalleryState.INCOMPLETE, 2, Question.UNKNOWN_OUTCOME)
    assert len(host.collected) == 1
    assert row.error is not None
    assert row.error.kind is ErrorKind.UNKNOWN_OUTCOME


@pytest.mark.parametrize("can_resume", [True, False])
async def test_after_a_kill_the_sent_files_are_collected_and_none_goes_twice(
    office: Office, tmp_path: Path, can_resume: bool
) -> None:
    host = AbleHost("one", Ability.RESULTS, has_galleries=True, connections=1, can_resume_gallery=can_resume)
    office.hosts["one"] = host
    office.engine.hosts.registry.register(host)

    async def hold(file: Any, attempt: int) -> None:
        if len(host.received) >= 3:
            host.gate.clear()
            await host.gate.wait()

    host.behaviour = hold
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "g", 6), start=True)
    await office.until(lambda: not host.gate.is_set())
    await until_stored(office, gallery_id, *[UploadState.SENT] * 3)
    host.behaviour = lambda file, attempt: None
    received, collected = len(host.received), len(host.collected)
    await office.crash()
    del (
        host.received[received:],
        host.collected[collected:],
        host.sets[collected:],
    )  # the old engine's own end does not count
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 6)
    assert len(set(host.received[:3])) == 3
    assert not set(host.received[:3]) & set(host.received[3:])
    if can_resume:
        assert host.begun == 1
        assert [[file.order for file in files] for files in host.collected] == [list(range(6))]
    else:
        assert host.begun == 2
        assert [[file.order for file in files] for files in host.collected] == [[0, 1, 2], [0, 1, 2]]
        assert host.sets[0]["gallery_id"] != host.sets[1]["gallery_id"]
