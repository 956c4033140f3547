"""The figures of the transfer bar, from a real book."""

from __future__ import annotations

import pytest

from backend.galleries.states import Trigger
from backend.galleries.totals import Totals
from backend.protocol.events import TotalsChanged
from backend.protocol.rows import GalleryState, HostProgress, HostWork
from tests.galleries.conftest import Desk


class NoHosts:
    needing_you = 0


async def test_galleries_that_hosts_keep_waiting_are_told_apart_from_those_that_send(desk: Desk) -> None:
    totals = Totals(desk.book, lambda said: None, lambda: 0, NoHosts())
    first, second = [await desk.gallery() for _ in range(2)]
    for gallery_id in (first, second):
        await desk.book.move(gallery_id, Trigger.START)
        await desk.book.move(gallery_id, Trigger.SLOT_GRANTED)
    held = HostProgress("imx.to", HostWork.ON_HOLD, hold_until=1_000.0)
    done = HostProgress("pixhost.to", HostWork.DONE)
    desk.book.show(first, hosts=(held, done))
    desk.book.show(second, hosts=(held, HostProgress("pixhost.to", HostWork.ACTIVE)))
    now = totals.current()
    assert (now.uploading, now.held, now.hold_until) == (2, 1, 1_000.0)
    desk.book.show(second, hosts=(HostProgress("imx.to", HostWork.ON_HOLD, hold_until=900.0), done))
    now = totals.current()
    assert (now.uploading, now.held, now.hold_until, now.eta_s) == (2, 2, 900.0, None)


async def test_a_queue_that_rests_is_not_added_up_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[TotalsChanged] = []
    totals = Totals(desk.book, told.append, lambda: 0, NoHosts())
    gallery_id = await desk.gallery()
    totals.look()
    added_up = 0
    current = totals.current

    def counted() -> TotalsChanged:
        nonlocal added_up
        added_up += 1
        return current()

    monkeypatch.setattr(totals, "current", counted)
    totals.look()
    totals.look()
    assert (added_up, len(told)) == (0, 1)
    await desk.book.change(gallery_id, state=GalleryState.PAUSED)
    totals.look()
    assert (added_up, told[-1].ready, told[-1].paused) == (1, 0, 1)
