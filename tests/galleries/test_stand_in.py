"""Another host in place of one that is down."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from backend.errors import Problem, problem
from backend.hosts.lane import Lane
from backend.protocol.commands import EditGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import EditHost
from backend.protocol.rows import GalleryState, HostWork, UploadState
from tests.end_to_end import pictures
from tests.galleries.conftest import Desk, Office, PythonHost, fails


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)
    monkeypatch.setattr("backend.uploads.breaker.FIRST_PAUSE_S", 0.02)


def down_after(host: PythonHost, files: int, kind: str = "host_unavailable") -> None:
    def behaviour(file: Any, attempt: int) -> None:
        if len(host.received) >= files:
            raise fails(kind)

    host.behaviour = behaviour


@pytest.mark.parametrize("kind", ["host_unavailable", "network", "bad_credentials", "login_required"])
async def test_what_the_host_has_not_goes_to_the_one_that_stands_in(desk: Desk, kind: str) -> None:
    down, other = desk.host("down", connections=1), desk.host("other")
    desk.lanes.stand_ins["down"] = "other"
    down_after(down, 3, kind)
    gallery_id = await desk.gallery(down, files=10)
    row = await desk.run(gallery_id)
    assert (row.state, row.done_images, row.error) == (GalleryState.COMPLETED, 10, None)
    assert sorted(down.received + other.received) == [f"{number:03}.jpg" for number in range(10)]
    assert len(down.received) == 3
    assert [(host.host_id, host.stands_in_for, host.work) for host in row.hosts] == [
        ("down", "", HostWork.PARTLY_FAILED),
        ("other", "down", HostWork.DONE),
    ]
    assert row.hosts[0].error is not None
    assert row.hosts[0].error.kind == kind
    kinds = {entry.kind: entry for entry in await desk.history.of_gallery(gallery_id, 50)}
    assert (kinds["stand_in"].host, kinds["stand_in"].count) == ("other", 7)


async def test_a_share_that_cannot_be_read_once_it_is_stored_is_read_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    down, other = desk.host("down", connections=1), desk.host("other")
    desk.lanes.stand_ins["down"] = "other"
    down_after(down, 2)
    lane = desk.lanes.lane
    asked: list[str] = []

    async def fails_once(host_id: str, account: str = "", *, needs_bytes: int = 0) -> Lane:
        asked.append(host_id)
        if host_id == "other" and asked.count("other") == 2:  # the first time it is looked whether it can be used
            raise problem(ErrorKind.DISK)
        return await lane(host_id, account, needs_bytes=needs_bytes)

    monkeypatch.setattr(desk.lanes, "lane", fails_once)
    row = await desk.run(await desk.gallery(down, files=6))
    assert asked.count("other") > 2
    assert (row.state, row.done_images) == (GalleryState.COMPLETED, 6)
    assert len(other.received) == 4


async def test_one_bad_file_brings_no_other_host(desk: Desk) -> None:
    host, other = desk.host("one", connections=1), desk.host("other")
    desk.lanes.stand_ins["one"] = "other"

    def behaviour(file: Any, attempt: int) -> None:
        if file.index == 1:
            raise fails("network")

    host.behaviour = behaviour
    row = await desk.run(await desk.gallery(host, files=4))
    assert (row.state, row.failed_images) == (GalleryState.INCOMPLETE, 1)
    assert other.received == []


async def test_hosts_that_stand_in_for_each_other_end(desk: Desk) -> None:
    first, second = desk.host("first"), desk.host("second")
    desk.lanes.stand_ins.update({"first": "second", "second": "first"})
    down_after(first, 0)
    down_after(second, 0)
    row = await desk.run(await desk.gallery(first, files=4))
    assert (row.state, row.failed_images) == (GalleryState.FAILED, 4)
    assert [host.host_id for host in row.hosts] == ["first", "second"]


async def test_a_host_that_is_out_of_order_itself_does_not_stand_in(desk: Desk) -> None:
    down = desk.host("down")
    desk.host("other")
    desk.lanes.stand_ins["down"] = "other"
    desk.lanes.lanes["other"].hold(time.time() + 60, fails("rate_limited").info)
    down_after(down, 0)
    row = await desk.run(await desk.gallery(down, files=4))
    assert (row.state, [host.host_id for host in row.hosts]) == (GalleryState.FAILED, ["down"])


async def test_a_host_that_has_been_down_for_long_is_not_waited_for(desk: Desk) -> None:
    down, other = desk.host("down"), desk.host("other")
    desk.lanes.stand_ins["down"] = "other"
    lane = desk.lanes.lanes["down"]
    lane.hold(time.time() + 3600, fails("quota").info)
    gallery_id = await desk.gallery(down, files=4)
    await desk.start(gallery_id)
    await desk.until(lambda: desk.row(gallery_id).hosts[0].work is HostWork.ON_HOLD)
    assert other.received == []
    lane.breaker.down_since = time.time() - 601
    row = await desk.until_ended(gallery_id)
    assert (row.state, len(other.received)) == (GalleryState.COMPLETED, 4)


async def test_the_person_takes_it_back(office: Office, tmp_path: Path) -> None:
    down, other = office.host("one", connections=1, tries=2), office.host("other")
    await office.engine.hosts.roster.edit(EditHost(host_id="other", is_enabled=True))
    await office.engine.hosts.roster.edit(EditHost(host_id="one", stand_in="other"))
    down_after(down, 0)
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3), host_ids=("one",))
    assert (office.row(gallery_id).state, len(other.received)) == (GalleryState.COMPLETED, 3)
    # It stays so over a restart.
    await office.crash()
    row = office.row(gallery_id)
    assert [(host.host_id, host.stands_in_for) for host in row.hosts] == [("one", ""), ("other", "one")]
    # The host is back: the person has it tried again, and takes the other one away.
    down.behaviour = lambda file, attempt: None
    await office.engine.galleries.queue.edit(EditGalleries(ids=(gallery_id,), host_ids=("one",)))
    row = office.row(gallery_id)
    assert (row.done_images, row.hosts[0].total_files) == (0, 3)
    await office.engine.galleries.queue.start([gallery_id])
    await office.until(lambda: len(down.received) == 3)
    row = await office.until_ended(gallery_id)
    assert (row.state, row.done_images, len(other.received)) == (GalleryState.COMPLETED, 3, 3)


async def test_trying_the_host_again_sends_it_what_the_other_took_over(office: Office, tmp_path: Path) -> None:
    down = office.host("one", connections=1, tries=2)
    office.host("other")
    await office.engine.hosts.roster.edit(EditHost(host_id="other", is_enabled=True))
    await office.engine.hosts.roster.edit(EditHost(host_id="one", stand_in="other"))
    down_after(down, 0, "bad_credentials")
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "g", 3), host_ids=("one",))
    down.behaviour = lambda file, attempt: None
    await office.engine.hosts.roster.account_accepted("one")
    await office.engine.galleries.queue.retry([gallery_id], (), "one")
    await office.until(lambda: len(down.received) == 3)
    row = await office.until_ended(gallery_id)
    uploads = [upload.state for file in await office.files(gallery_id) for upload in file.uploads]
    assert (row.state, uploads) == (GalleryState.COMPLETED, [UploadState.UPLOADED] * 6)
    assert ErrorKind.BAD_CREDENTIALS not in [host.error and host.error.kind for host in row.hosts]


async def test_the_person_moves_what_waits_for_a_full_host(office: Office, tmp_path: Path) -> None:
    full, quick = office.host("full", sends_archive=True), office.host("quick")
    other = office.host("other", sends_archive=True)
    quick.gate.clear()

    def refuse(file: Any, attempt: int) -> None:
        raise problem(ErrorKind.QUOTA, "daily limit", host="full", retry_at=time.time() + 3600)

    full.behaviour = refuse
    folder = pictures.folder(tmp_path / "a", 2)
    (gallery_id,) = await office.add(folder, start=True, host_ids=("full", "quick"))
    await office.until(lambda: any(host.work is HostWork.ON_HOLD for host in office.row(gallery_id).hosts))
    queue = office.engine.galleries.queue
    for to in ("nobody", "quick"):
        with pytest.raises(Problem):
            await queue.replace_host(gallery_id, "full", to)
    await queue.replace_host(gallery_id, "full", "other")
    quick.gate.set()
    row = await office.until_ended(gallery_id)
    assert (row.state, [host.host_id for host in row.hosts]) == (GalleryState.COMPLETED, ["other", "quick"])
    assert (len(full.received), len(other.received), len(quick.received)) == (0, 1, 2)
    with pytest.raises(Problem):
        await queue.replace_host(gallery_id, "other", "full")


async def test_a_gallery_that_failed_on_a_full_host_starts_on_the_other(office: Office, tmp_path: Path) -> None:
    full, other = office.host("full"), office.host("other")
    full.behaviour = lambda file, attempt: (_ for _ in ()).throw(fails("file_rejected"))
    gallery_id = await office.uploaded(pictures.folder(tmp_path / "a", 2), host_ids=("full",))
    assert office.row(gallery_id).state is GalleryState.FAILED
    await office.engine.galleries.queue.replace_host(gallery_id, "full", "other")
    await office.until(lambda: len(other.received) == 2)
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
