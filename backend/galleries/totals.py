"""The figures of the transfer bar, once a second."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from backend.galleries.book import Book
from backend.protocol.events import TotalsChanged
from backend.protocol.rows import GalleryRow, GalleryState, HostWork
from backend.uploads.progress import TotalSpeed, eta_s

EVERY_S = 1.0
_ATTENTION = (GalleryState.INCOMPLETE, GalleryState.FAILED)
_IN_LINE = (GalleryState.QUEUED, GalleryState.UPLOADING)


class Hosts(Protocol):
    @property
    def needing_you(self) -> int: ...


class Totals:
    """Used from the engine's event loop. `sent_bytes` counts all that has left since the engine started."""

    def __init__(
        self,
        book: Book,
        publish: Callable[[TotalsChanged], None],
        sent_bytes: Callable[[], int],
        hosts: Hosts,
        is_offline: Callable[[], bool] = lambda: False,
        is_outside_schedule: Callable[[], bool] = lambda: False,
    ) -> None:
        self._book = book
        self._publish = publish
        self._sent_bytes = sent_bytes
        self._hosts = hosts
        self._is_offline = is_offline
        self._is_outside_schedule = is_outside_schedule
        self._speed = TotalSpeed()
        self._busy_since: float | None = None
        self._batch: set[int] = set()
        self._last: TotalsChanged | None = None
        self._seen: tuple[object, ...] = ()

    async def serve(self) -> None:
        """Run until cancelled; tells only what changed."""
        while True:
            self.look()
            await asyncio.sleep(EVERY_S)

    def look(self) -> None:
        """Tell how things stand, if they stand otherwise than the last time. Adding up 10,000 queued galleries takes
        milliseconds, which a queue that rests need not cost each second."""
        self._speed.add(self._sent_bytes(), time.monotonic())
        flags = self._hosts.needing_you, self._is_offline(), self._is_outside_schedule()
        seen = (self._book.changes, self._speed.bps, *flags)
        if seen == self._seen:
            return
        self._seen = seen
        current = self.current()
        if current != self._last:
            self._last = current
            self._publish(current)

    def current(self) -> TotalsChanged:
        """As things stand now; what was finished counts until the queue is empty."""
        counts = {state: self._book.count_in_state(state) for state in GalleryState}
        in_line = {row.id for state in _IN_LINE for row in self._book.in_state(state) if row.start_at is None}
        if not in_line:
            self._batch.clear()
            self._busy_since = None
        else:
            self._batch |= in_line
            self._busy_since = self._busy_since or time.monotonic()
        batch = self._book.existing(self._batch)
        if len(batch) < len(self._batch):
            self._batch = {row.id for row in batch}
        done_bytes = sum(row.done_bytes for row in batch)
        total_bytes = sum(row.total_bytes or row.size_bytes * len(row.hosts) for row in batch)
        uploading = counts[GalleryState.UPLOADING]
        holds = [
            held for row in batch if row.state is GalleryState.UPLOADING and (held := _hold_until(row)) is not None
        ]
        speed_bps = int(self._speed.bps) if uploading else 0
        running_s = time.monotonic() - self._busy_since if self._busy_since else 0.0
        return TotalsChanged(
            uploading=uploading,
            held=len(holds),
            hold_until=min(holds, default=None),
            queued=len(in_line) - uploading,
            scheduled=counts[GalleryState.QUEUED] + uploading - len(in_line),
            paused=counts[GalleryState.PAUSED],
            ready=counts[GalleryState.READY],
            attention=sum(counts[state] for state in _ATTENTION),
            speed_bps=speed_bps,
            eta_s=eta_s(total_bytes - done_bytes, speed_bps, running_s) if uploading > len(holds) else None,
            done_bytes=done_bytes,
            total_bytes=total_bytes,
            is_offline=self._is_offline(),
            is_outside_schedule=self._is_outside_schedule(),
            hosts_needing_you=self._hosts.needing_you,
        )


def _hold_until(row: GalleryRow) -> float | None:
    """When the first host of a gallery goes on that sends nothing until then."""
    if any(host.work is HostWork.ACTIVE for host in row.hosts):
        return None
    return min(
        (host.hold_until for host in row.hosts if host.work is HostWork.ON_HOLD and host.hold_until), default=None
    )
