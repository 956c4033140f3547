"""Waits outlive a clock that is set: times of this process move with it.

Times of retries and pauses are Unix seconds, because people see them. A computer whose clock was wrong until it found
a time server would otherwise wait for hours, or send everything at once. Sleep sets no clock: what was over meanwhile
is over. What is stored is Unix time too, since no other clock goes on while the computer is off.
"""

from __future__ import annotations

import sys
import time

LEAST_S = 2.0
"""What is less is no clock that was set, and harms nobody."""


def steady_s() -> float:
    """Seconds of a clock that nobody sets, and that goes on while the computer sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)  # that of time.monotonic stands still in sleep there
    return time.monotonic()


class ClockWatch:
    """Any one thread."""

    def __init__(self) -> None:
        self._offset = time.time() - steady_s()

    def set_by_s(self) -> float:
        """By how many seconds the computer's clock was set since the last call; 0.0 when it was not."""
        offset = time.time() - steady_s()
        by_s = offset - self._offset
        if abs(by_s) < LEAST_S:
            return 0.0
        self._offset = offset
        return by_s
