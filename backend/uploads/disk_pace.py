"""Where a short disk job runs: in the event loop while the disk answers at once, in a thread otherwise.

The hop to a thread and back costs 0.1–0.2 ms, more than sending a 20 KB file. A disk that sleeps, a network drive or
a failing card may take seconds, and the event loop must not wait for those.
"""

from __future__ import annotations

import asyncio
import functools
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

DISK_THREADS = ThreadPoolExecutor(max_workers=16, thread_name_prefix="disk")
"""For blocking reads of files that are being sent; apart from the default pool, which scans may keep busy."""

_FAST_S = 0.003  # in the loop
_FAST_IN_THREAD_S = 0.020  # a thread also waits for the interpreter's lock
_FAST_FOR_S = 2.0  # a disk may fall asleep
_SLOW_FOR_S = 1.0


class DiskPace:
    """Remembers for each folder how fast the last job was. Used from one event loop."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str, tuple[bool, float]] = {}  # folder → is it fast, until when is that believed

    async def run(self, path: Path, job: Callable[[], T]) -> T:
        """Do `job`, which reads `path` or asks for its facts. Raises what `job` raises."""
        folder = os.path.dirname(path)  # noqa: PTH120  # ten times as fast as Path.parent
        is_fast, until = self._known.get(folder, (False, 0.0))
        is_known = self._clock() < until
        if is_known and is_fast:
            return self._timed(folder, job, _FAST_S)
        if not is_known:
            job = functools.partial(self._timed, folder, job, _FAST_IN_THREAD_S)
        return await asyncio.get_running_loop().run_in_executor(DISK_THREADS, job)

    def _timed(self, folder: str, job: Callable[[], T], fast_s: float) -> T:
        """In whatever thread: what counts is the job alone, not how long the event loop takes to hear of its end."""
        start = self._clock()
        try:
            return job()
        finally:
            now = self._clock()
            is_fast = now - start < fast_s
            if len(self._known) >= 256:
                self._known.clear()
            self._known[folder] = (is_fast, now + (_FAST_FOR_S if is_fast else _SLOW_FOR_S))
