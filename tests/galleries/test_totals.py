"""The figures of the transfer bar, from a real book."""

from __future__ import annotations

from backend.galleries.states import Trigger
from backend.galleries.totals import Totals
from backend.protocol.rows import HostProgress, HostWork
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
