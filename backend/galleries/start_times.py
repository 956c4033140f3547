"""Galleries that start at a time of their own: they stand in line, and nothing of them goes before it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from backend.errors import problem
from backend.galleries.book import Book
from backend.galleries.history import History
from backend.galleries.states import Trigger
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryRow, GalleryState

LOOK_EVERY_S = 30.0
"""The clock is read anew each time, so that neither a sleeping computer nor a clock that is set can miss the time."""
_COMING_IN = (GalleryState.VALIDATING, GalleryState.SCANNING)
_BEFORE_THE_START = (GalleryState.READY, GalleryState.PAUSED, GalleryState.INCOMPLETE, GalleryState.FAILED)
"""What failed is tried again then."""


class Line(Protocol):
    """The part of the queue that puts galleries in line, and takes them out."""

    async def line_up(self, ids: Sequence[int]) -> None: ...

    async def pause(self, ids: Sequence[int], *, hard: bool) -> None: ...


class StartTimes:
    """`start_at` of a row is the time it waits for; it goes once that has come, whatever the row does then.

    Used from the engine's event loop. `now` gives the wall clock's time in Unix seconds.
    """

    def __init__(
        self,
        book: Book,
        line: Line,
        history: History,
        poke: Callable[[], None],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._book = book
        self._line = line
        self._history = history
        self._poke = poke
        self._now = now
        self._wake = asyncio.Event()

    async def set(self, ids: Sequence[int], at: float | None) -> None:
        """Let these wait for the time; None: for nothing any more. Raises Problem(BAD_INPUT) for one that is past."""
        if at is None:
            await self._take_away(self._book.existing(ids))
        else:
            if not at > self._now():  # also what is no number
                raise problem(ErrorKind.BAD_INPUT, "the time is past", subject="at")
            await self._put(self._book.existing(ids), at)
        self._wake.set()
        self._poke()

    async def _put(self, rows: Sequence[GalleryRow], at: float) -> None:
        waiting = (*_COMING_IN, *_BEFORE_THE_START, GalleryState.QUEUED)
        ids = [row.id for row in rows if row.state in waiting]
        await self._book.change_many(ids, start_at=at)  # first this: in line without it, they could start
        await self._line.line_up([row.id for row in rows if row.state in _BEFORE_THE_START])
        for gallery_id in ids:
            self._history.note(gallery_id, "start_time_set", subject=str(int(at)))

    async def _take_away(self, rows: Sequence[GalleryRow]) -> None:
        waiting = [row for row in rows if row.start_at is not None]
        in_line = [row for row in waiting if row.state is GalleryState.QUEUED]
        begun = [row.id for row in in_line if any(host.done_files or host.unknown_files for host in row.hosts)]
        if begun:
            await self._line.pause(begun, hard=False)
        for row in in_line:
            now = self._book.row(row.id)
            if row.id not in begun and now is not None and now.state is GalleryState.QUEUED:
                await self._book.move(row.id, Trigger.CANCEL, start_at=None)
        await self._book.change_many([row.id for row in waiting], start_at=None)
        for row in waiting:
            self._history.note(row.id, "start_time_removed")

    async def look(self) -> float | None:
        """Let go what waited long enough; the next time that something waits for."""
        now = self._now()
        times = [(row.start_at, row.id) for row in self._book.rows() if row.start_at is not None]
        if due := [gallery_id for at, gallery_id in times if at <= now]:
            await self._book.change_many(due, start_at=None)
            self._poke()
        return min((at for at, _ in times if at > now), default=None)

    async def serve(self) -> None:
        """Run until cancelled."""
        while True:
            self._wake.clear()
            earliest = await self.look()
            left_s = LOOK_EVERY_S if earliest is None else earliest - self._now()
            try:
                async with asyncio.timeout(min(LOOK_EVERY_S, max(0.0, left_s))):
                    await self._wake.wait()
            except TimeoutError:
                pass
