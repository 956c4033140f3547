"""Limits how many bytes leave each second, over all uploads and for single hosts."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

_SLICE_BYTES = 64 * 1024
_SLICE_S = 0.02
_BURST_S = 0.05
_LATE_S = 0.5
"""What a busy computer kept uploads from that were waiting for their turn is made up for, up to so much."""


class Bandwidth:
    """One limit shared by all uploads, and one for each host that has its own. 0 means no limit.

    Used from one event loop. Limits may be changed at any time and hold at once, for those who wait already too.
    """

    def __init__(self, limit_bps: int = 0, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all = _Bucket(limit_bps, clock)
        self._hosts: dict[str, _Bucket] = {}

    @property
    def limit_bps(self) -> int:
        return self._all.limit_bps

    def set_limit(self, limit_bps: int, host_id: str = "") -> None:
        """Limit all uploads to `limit_bps` bytes a second, or those to one host if `host_id` is given."""
        bucket = self._hosts.setdefault(host_id, _Bucket(0, self._clock)) if host_id else self._all
        bucket.set_limit(limit_bps)

    def slice_bytes(self, host_id: str) -> int:
        """How many bytes to take at once, at most: as many as leave in 20 ms, or 0 when there is no limit."""
        host = self._hosts.get(host_id)
        limits = [limit for limit in (self._all.limit_bps, host.limit_bps if host else 0) if limit]
        return min(_SLICE_BYTES, max(1, int(min(limits) * _SLICE_S))) if limits else 0

    async def take(self, size_bytes: int, host_id: str) -> None:
        """Wait until `size_bytes` may leave. Uploads that wait take turns."""
        if host := self._hosts.get(host_id):
            await host.take(size_bytes)
        await self._all.take(size_bytes)


class _Bucket:
    """A token bucket that may go into debt by one slice, so that the mean is exact whatever the slice."""

    def __init__(self, limit_bps: int, clock: Callable[[], float]) -> None:
        self.limit_bps = limit_bps
        self._clock = clock
        self._tokens = 0.0
        self._counted_at = clock()
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def set_limit(self, limit_bps: int) -> None:
        self._refill()
        self.limit_bps = max(0, limit_bps)
        self._tokens = min(0.0, self._tokens) if limit_bps else 0.0
        self._serve()

    async def take(self, size_bytes: int) -> None:
        if not self.limit_bps:
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append((size_bytes, turn))
        if self._timer is None:
            self._serve()
        await turn

    def _refill(self) -> None:
        now = self._clock()
        since_s, self._counted_at = now - self._counted_at, now
        most = self.limit_bps * _BURST_S
        if self._timer is not None:
            most = self.limit_bps * _LATE_S
        elif since_s < _BURST_S:  # no pause: what is to be made up for is left alone
            most = max(most, self._tokens)
        self._tokens = min(self._tokens + since_s * self.limit_bps, most)

    def _serve(self) -> None:
        self._refill()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting and (self._tokens >= 0 or not self.limit_bps):
            size_bytes, turn = self._waiting.popleft()
            if not turn.done():  # a cancelled upload takes nothing
                turn.set_result(None)
                self._tokens -= size_bytes if self.limit_bps else 0
        if self._waiting:
            wait_s = -self._tokens / self.limit_bps
            self._timer = asyncio.get_running_loop().call_later(max(wait_s, 0.001), self._serve)
