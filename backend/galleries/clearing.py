"""Completed galleries leave the queue by themselves, if the person wants that. What they wrote and uploaded stays."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from backend.galleries.book import Book
from backend.protocol.rows import GalleryState

AFTER_S = {"never": None, "hour": 3_600.0, "day": 86_400.0, "week": 604_800.0}
"""By the words of the setting `remove_completed`."""
LOOK_EVERY_S = 60.0


class Clearing:
    """Used from the engine's event loop. `wanted` is a word of AFTER_S, asked each time."""

    def __init__(
        self,
        book: Book,
        remove: Callable[[Sequence[int]], Awaitable[None]],
        wanted: Callable[[], str],
    ) -> None:
        self._book = book
        self._remove = remove
        self._wanted = wanted

    async def serve(self) -> None:
        while True:
            await self.clear(time.time())
            await asyncio.sleep(LOOK_EVERY_S)

    async def clear(self, now: float) -> None:
        """Remove what was completed long enough before `now`, Unix time."""
        after_s = AFTER_S[self._wanted()]
        if after_s is None:
            return
        rows = self._book.in_state(GalleryState.COMPLETED)
        old = [row.id for row in rows if row.finished_at is not None and row.finished_at <= now - after_s]
        if old:
            await self._remove(old)
