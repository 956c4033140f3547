"""A host that is down: one probe at a time finds out when it is back, for all galleries together."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest

from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryState, HostWork, UploadState
from backend.storage import files as file_table
from backend.storage import uploads as upload_table
from tests.galleries.conftest import Desk, fails


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.galleries.attempts.random.random", lambda: 0.0)
    monkeypatch.setattr("backend.uploads.breaker.FIRST_PAUSE_S", 0.1)


async def test_one_file_finds_out_when_the_host_is_back(desk: Desk) -> None:
    host = desk.host(connections=4, tries=5)
    calls: list[int] = []

    async def behaviour(file: Any, attempt: int) -> None:
        calls.append(host.in_use)
        await asyncio.sleep(0)
        if len(calls) <= 10:
            raise fails("network")

    host.behaviour = behaviour
    first, second = await desk.gallery(host, files=6), await desk.gallery(host, files=6)
    await desk.start(first)
    await desk.start(second)
    assert (await desk.until_ended(first)).state is GalleryState.COMPLETED
    assert (await desk.until_ended(second)).state is GalleryState.COMPLETED
    lane = desk.lanes.lanes["one"]
    assert lane.breaker.until is None
    # At most 4 at once until it opened, then each alone until one got through.
    assert calls[8:11] == [1, 1, 1]


async def test_a_host_that_stays_down_is_given_up_as_a_whole(desk: Desk) -> None:
    down, well = desk.host("down", connections=2), desk.host("well")

    def behaviour(file: Any, attempt: int) -> None:
        raise fails("host_unavailable")

    down.behaviour = behaviour
    gallery_id = await desk.gallery(down, well, files=40)
    await desk.start(gallery_id)
    await desk.until(lambda: desk.row(gallery_id).hosts[0].work is HostWork.ON_HOLD)
    shown = desk.row(gallery_id).hosts[0]
    assert shown.hold_until is not None
    assert shown.hold_until > time.time() - 1
    assert shown.error is not None
    assert shown.error.kind is ErrorKind.HOST_UNAVAILABLE
    row = await desk.until_ended(gallery_id)
    assert row.state is GalleryState.INCOMPLETE
    assert [host.work for host in row.hosts] == [HostWork.FAILED, HostWork.DONE]
    assert row.hosts[0].failed_files == 40
    assert sum(down.attempts.values()) < 12
    assert len(well.received) == 40


async def test_what_is_on_the_host_already_is_not_sent_at_its_end(desk: Desk) -> None:
    host = desk.host()
    gallery_id = await desk.gallery(host, files=2)
    files = await desk.database.read(lambda connection: file_table.of_gallery(connection, gallery_id))

    async def behaviour(file: Any, attempt: int) -> None:
        """While it is on its way, its result comes from elsewhere; the other file is deleted."""
        work = (
            (lambda connection: file_table.delete_many(connection, [file.id]))
            if file.index
            else lambda connection: upload_table.record_result(connection, file.id, "one", at=1.0, page_url="https://x")
        )
        await desk.database.run(work)

    host.behaviour = behaviour
    row = await desk.run(gallery_id)
    assert host.received == []
    assert row.state is GalleryState.COMPLETED
    (upload,) = await desk.uploads(gallery_id)
    assert (upload.file_id, upload.state, upload.page_url) == (files[0].id, UploadState.UPLOADED, "https://x")
