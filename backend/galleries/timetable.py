"""Uploads by the hour of the week: without a limit, with one, or not at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from backend.galleries.book import Book
from backend.galleries.offline import needs_network
from backend.protocol.rows import GalleryRow, GalleryState
from backend.protocol.settings import Settings

UNLIMITED, LIMITED, STOPPED = "0", "1", "2"
LOOK_EVERY_S = 30.0
"""The clock is read anew each time, so that neither summer time nor a sleeping computer can shift the hours."""


class Line(Protocol):
    """The part of the queue that takes galleries off the wire."""

    async def put_back(self, ids: Sequence[int]) -> None: ...


class Limiter(Protocol):
    def set_limit(self, limit_bps: int) -> None: ...


def level_at(schedule: Sequence[str], now: time.struct_time) -> str:
    """The level of this hour. `schedule` has seven texts of 24 levels, Monday first, or nothing. Pure."""
    return schedule[now.tm_wday][now.tm_hour] if schedule else UNLIMITED


class Timetable:
    """Sets the limit of the moment, and holds the queue while uploads are to stand still. Event loop only.

    `local_time` gives the wall clock's time of now.
    """

    def __init__(
        self,
        book: Book,
        line: Line,
        bandwidth: Limiter,
        settings: Callable[[], Settings],
        poke: Callable[[], None],
        local_time: Callable[[], time.struct_time] = time.localtime,
    ) -> None:
        self._book = book
        self._line = line
        self._bandwidth = bandwidth
        self._settings = settings
        self._poke = poke
        self._local_time = local_time
        self._wake = asyncio.Event()
        self.is_closed = False

    def holds(self, row: GalleryRow) -> bool:
        return self.is_closed and needs_network(row)

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
        self.is_closed, was_closed = level == STOPPED, self.is_closed
        if self.is_closed:
            running = [row.id for row in self._book.in_state(GalleryState.UPLOADING) if needs_network(row)]
            if running:
                await self._line.put_back(running)
        elif was_closed:
            self._poke()

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
