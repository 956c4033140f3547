"""Uploads by the hour of the week: without a limit, with one, or not at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from backend.galleries.book import Book
from backend.galleries.offline import needs_network
from backend.protocol.rows import GalleryRow, GalleryState, PauseReason
from backend.protocol.settings import Settings

_AT_WORK = (GalleryState.QUEUED, GalleryState.UPLOADING)
UNLIMITED, LIMITED, STOPPED = "0", "1", "2"
LOOK_EVERY_S = 30.0
"""The clock is read anew each time, so that neither summer time nor a sleeping computer can shift the hours."""


class Line(Protocol):
    """The part of the queue that stops galleries, keeps them from starting, and lets them go on."""

    async def pause(self, ids: Sequence[int], *, hard: bool, reason: PauseReason = ...) -> None: ...

    async def hold(self, ids: Sequence[int], reason: PauseReason) -> None: ...

    async def go_on(self, ids: Sequence[int]) -> None: ...


class Limiter(Protocol):
    def set_limit(self, limit_bps: int) -> None: ...


def level_at(schedule: Sequence[str], now: time.struct_time) -> str:
    """The level of this hour. `schedule` has seven texts of 24 levels, Monday first, or nothing. Pure."""
    return schedule[now.tm_wday][now.tm_hour] if schedule else UNLIMITED


class Timetable:
    """Sets the limit of the moment, and pauses galleries while uploads are to stand still. Event loop only.

    `local_time` gives the wall clock's time of now.
    """

    def __init__(
        self,
        book: Book,
        line: Line,
        bandwidth: Limiter,
        settings: Callable[[], Settings],
        local_time: Callable[[], time.struct_time] = time.localtime,
    ) -> None:
        self._book = book
        self._line = line
        self._bandwidth = bandwidth
        self._settings = settings
        self._local_time = local_time
        self._wake = asyncio.Event()
        self.is_closed = False

    def holds(self, row: GalleryRow) -> bool:
        """Whether this queued gallery does not start now; it is paused a moment later."""
        if not (self.is_closed and needs_network(row)):
            return False
        self._wake.set()
        return True

    def look_again(self) -> None:
        """The settings changed: the limit holds at once, the rest a moment later."""
        self._set_limit(self._level())
        self._wake.set()

    def _level(self) -> str:
        settings = self._settings()
        return level_at(settings.schedule, self._local_time()) if settings.use_schedule else UNLIMITED

    def _set_limit(self, level: str) -> None:
        settings = self._settings()
        if not settings.use_schedule:
            self._bandwidth.set_limit(settings.bandwidth_limit_bps)
        else:
            self._bandwidth.set_limit(settings.schedule_limit_bps if level == LIMITED else 0)

    async def look(self) -> None:
        """Do what this hour says."""
        level = self._level()
        self._set_limit(level)
        self.is_closed = level == STOPPED
        if self.is_closed:
            await self._stop()
        elif paused := self._paused():
            await self._line.go_on(paused)

    async def _stop(self) -> None:
        """What uploads or stands in line; not what waits for a time of its own, or goes to this computer alone."""
        reason = PauseReason.OUTSIDE_SCHEDULE
        rows = [row for row in self._book.in_state(*_AT_WORK) if row.start_at is None and needs_network(row)]
        if running := [row.id for row in rows if row.state is GalleryState.UPLOADING]:
            await self._line.pause(running, hard=True, reason=reason)
        if waiting := [row.id for row in rows if row.state is GalleryState.QUEUED]:
            await self._line.hold(waiting, reason)

    def _paused(self) -> list[int]:
        """For this reason, also by an engine that ended meanwhile."""
        paused = self._book.in_state(GalleryState.PAUSED)
        return [row.id for row in paused if row.pause_reason is PauseReason.OUTSIDE_SCHEDULE]

    async def serve(self) -> None:
        """Run until cancelled."""
        while True:
            self._wake.clear()
            await self.look()
            try:
                async with asyncio.timeout(LOOK_EVERY_S if self._settings().use_schedule else None):
                    await self._wake.wait()
            except TimeoutError:
                pass
