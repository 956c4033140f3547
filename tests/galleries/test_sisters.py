"""Hosts that share a store get a gallery one after the other, so that only the first is sent anything."""

from __future__ import annotations

import time

from backend.errors import Problem
from backend.galleries.run import Part, part_for, waits_for_sister
from backend.hosts.base import GalleryFacts, RemoteGallery
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GalleryState, HostWork
from tests.galleries.conftest import Desk, PythonHost, fails
from tests.galleries.test_archives import FileHost, file_host


def sisters(desk: Desk) -> tuple[FileHost, FileHost]:
    return file_host(desk, "one", store="same"), file_host(desk, "two", store="same")


def a_part(desk: Desk, host: PythonHost) -> Part:
    remote = RemoteGallery(GalleryFacts(id=1, name="g", images=0, size_bytes=0))
    return part_for(desk.lanes.lanes[host.info.id], remote, [], {}, is_finished=False)


def refuse() -> None:
    raise fails("file_rejected")


async def test_the_second_waits_for_the_end_of_the_first_and_strangers_do_not(desk: Desk) -> None:
    one, two = sisters(desk)
    stranger, images = file_host(desk, "three"), desk.host("images")
    one.gate.clear()
    gallery_id = await desk.gallery(one, two, stranger, images)
    await desk.start(gallery_id)
    await desk.until(lambda: bool(one.in_use and stranger.received and len(images.received) == 3))
    await desk.until(lambda: desk.row(gallery_id).hosts[0].work is HostWork.ACTIVE)
    assert (two.attempts, desk.row(gallery_id).hosts[1].work) == ({}, HostWork.PENDING)
    seen: list[int] = []
    two.behaviour = lambda file, attempt: seen.append(len(one.received))
    one.gate.set()
    row = await desk.until_ended(gallery_id)
    assert (row.state, seen) == (GalleryState.COMPLETED, [1])


async def test_when_the_first_fails_the_second_goes_on_without_it(desk: Desk) -> None:
    one, two = sisters(desk)
    one.behaviour = lambda file, attempt: refuse()
    row = await desk.run(await desk.gallery(one, two))
    assert [host.work for host in row.hosts] == [HostWork.FAILED, HostWork.DONE]


async def test_a_sister_that_is_held_up_is_not_waited_for_and_then_waits_itself(desk: Desk) -> None:
    one, two = sisters(desk)
    asked_to_wait = ErrorInfo(kind=ErrorKind.RATE_LIMITED, retry_at=time.time() + 1.0)
    seen: list[tuple[int, int]] = []

    def first(_: object, attempt: int) -> None:
        seen.append((attempt, len(two.received)))
        if attempt == 1:
            raise Problem(asked_to_wait)

    one.behaviour = first
    row = await desk.run(await desk.gallery(one, two))
    assert row.state is GalleryState.COMPLETED
    assert seen == [(1, 0), (2, 1)]


async def test_who_waits_for_whom(desk: Desk) -> None:
    one, two = (a_part(desk, host) for host in sisters(desk))
    job = object()
    both, now = [one, two], time.time()

    def who() -> tuple[bool, bool]:
        return waits_for_sister(one, both, now), waits_for_sister(two, both, now)

    assert who() == (False, False)
    one.waiting.append(job)  # type: ignore[arg-type]
    two.waiting.append(job)  # type: ignore[arg-type]
    assert who() == (False, True)
    one.lane.account_error = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS)
    assert who() == (False, False)
    one.lane.account_error, one.refusal = None, ErrorInfo(kind=ErrorKind.QUOTA)
    assert who() == (False, False)
    one.refusal = None
    one.lane.hold(now + 60, ErrorInfo(kind=ErrorKind.QUOTA))
    two.in_flight[1] = job  # type: ignore[assignment]
    assert who() == (True, False)
