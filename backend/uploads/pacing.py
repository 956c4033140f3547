"""Keeps requests to one host below its rate: so many a second, so many at once, and fewer after it complained."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

_SLOWEST_FACTOR = 1 / 64
_RECOVERY_S = 60.0  # a halved rate is whole again after a minute without complaint
_FIRST_GUESS_PER_S = 1.0  # after a complaint of a host whose limit nobody knows


class RateLimit:
    """Token arithmetic with the time passed in: seconds of any clock that never goes back.

    `requests_per_s` None means no limit is known. After `complained` the rate is halved (a host without a known limit
    gets 1 request a second first); it comes back in a straight line within a minute.
    """

    def __init__(self, requests_per_s: float | None, burst: int = 1) -> None:
        self._full_per_s = requests_per_s
        self._burst = max(1, burst)
        self._free_at = float("-inf")  # when the bucket is full again
        self._factor = 1.0
        self._complained_at: float | None = None

    def rate_per_s(self, now: float) -> float | None:
        """The rate that holds now, or None for no limit."""
        if self._complained_at is None:
            return self._full_per_s
        recovered = self._factor + (now - self._complained_at) / _RECOVERY_S * (1 - self._factor)
        if recovered >= 1:
            return self._full_per_s
        return (self._full_per_s or _FIRST_GUESS_PER_S * 2) * recovered

    def reserve(self, now: float) -> float:
        """Take the next place and return how many seconds to wait for it (0 = now). A place cannot be given back."""
        rate_per_s = self.rate_per_s(now)
        if rate_per_s is None:
            return 0.0
        interval_s = 1 / rate_per_s
        start = max(self._free_at, now)
        self._free_at = start + interval_s
        return max(0.0, start - now - (self._burst - 1) * interval_s)

    def complained(self, now: float) -> None:
        """The host said "too many requests": halve the rate. Complaints within a second count as one."""
        if self._complained_at is not None and now - self._complained_at < 1:
            return
        rate_per_s, full_per_s = self.rate_per_s(now), self._full_per_s or _FIRST_GUESS_PER_S * 2
        self._factor = max(_SLOWEST_FACTOR, (rate_per_s or full_per_s) / full_per_s / 2)
        self._complained_at = now


class Pacer:
    """The rate limit of one host, for all tasks of the event loop."""

    def __init__(
        self, requests_per_s: float | None = None, burst: int = 1, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.limits = (requests_per_s, burst)
        self._limit = RateLimit(requests_per_s, burst)
        self._clock = clock

    async def wait(self) -> None:
        """Wait for this task's turn, in the order of the calls."""
        if wait_s := self._limit.reserve(self._clock()):
            await asyncio.sleep(wait_s)

    def complained(self) -> None:
        """Call it when the host rate-limited a request: all later ones become rarer for a while."""
        self._limit.complained(self._clock())


class Pacers:
    """The pacers of all hosts. The transport waits before each request; a host that is not known here has no limit."""

    def __init__(self) -> None:
        self._pacers: dict[str, Pacer] = {}

    def of(self, host_id: str, requests_per_s: float | None, burst: int) -> Pacer:
        """The pacer of a host, with these limits from now on; all its accounts share it, being one computer to it."""
        pacer = self._pacers.get(host_id)
        if pacer is None or pacer.limits != (requests_per_s, burst):
            pacer = self._pacers[host_id] = Pacer(requests_per_s, burst)
        return pacer

    async def wait(self, host_id: str) -> None:
        """Wait for the turn of one request to a host."""
        if (pacer := self._pacers.get(host_id)) is not None:
            await pacer.wait()
