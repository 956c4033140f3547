"""Speed, time left and per cent, from counters of bytes. Times are seconds of a monotonic clock, passed in."""

from __future__ import annotations

import math
from collections import deque

_WINDOW_S = 10.0
_ETA_AFTER_S = 3.0
_WEIGHT_OF_NEWEST = 0.3


class Speed:
    """Mean speed of one counter over the last ten seconds.

    A counter that goes back (an upload that begins anew) is followed from there: what moves counts, whatever it is for.
    """

    def __init__(self) -> None:
        self._samples: deque[tuple[float, int]] = deque()
        self._counter_bytes = 0
        self._moved_bytes = 0

    def add(self, counter_bytes: int, now: float) -> None:
        """Note where the counter stands."""
        if self._samples:
            self._moved_bytes += max(0, counter_bytes - self._counter_bytes)
        self._counter_bytes = counter_bytes
        self._samples.append((now, self._moved_bytes))
        while len(self._samples) > 2 and self._samples[1][0] <= now - _WINDOW_S:
            self._samples.popleft()  # one sample older than the window stays, so that all of it is covered

    def bps(self, now: float) -> float:
        """Bytes a second; 0 before there are two samples."""
        if len(self._samples) < 2:
            return 0.0
        start, moved_bytes = self._samples[0]
        return (self._moved_bytes - moved_bytes) / (now - start) if now > start else 0.0


class TotalSpeed:
    """Speed of everything, one sample a second, smoothed for the transfer bar. `history_bps` keeps the last minute."""

    def __init__(self) -> None:
        self.bps = 0.0
        self.history_bps: deque[int] = deque(maxlen=60)
        self._last: tuple[float, int] | None = None

    def add(self, counter_bytes: int, now: float) -> None:
        """Note where the counter stands; makes a sample once a second has passed, however often it is called."""
        if self._last is None:
            self._last = (now, counter_bytes)
            return
        since, before_bytes = self._last
        if now - since < 1:
            return
        measured_bps = (counter_bytes - before_bytes) / (now - since)
        is_start_or_end = self.bps == 0 or measured_bps == 0
        self.bps = measured_bps if is_start_or_end else self.bps + (measured_bps - self.bps) * _WEIGHT_OF_NEWEST
        self.history_bps.append(round(self.bps))
        self._last = (now, counter_bytes)


def eta_s(left_bytes: int, speed_bps: float, running_s: float) -> int | None:
    """Seconds to go, rounded up; None while it would be a guess: in the first three seconds and while nothing moves."""
    if running_s < _ETA_AFTER_S or speed_bps <= 0:
        return None
    return math.ceil(max(0, left_bytes) / speed_bps)


def percent(done_bytes: int, total_bytes: int, *, is_complete: bool) -> int:
    """0–100. 100 means complete and nothing else: an upload whose answer is still missing stays at 99."""
    if is_complete:
        return 100
    return min(99, max(0, done_bytes) * 100 // total_bytes) if total_bytes > 0 else 0
