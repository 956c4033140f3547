"""Galleries while there is no network: they pause quietly and go on by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from backend.galleries.book import Book
from backend.protocol.rows import GalleryRow, GalleryState, PauseReason

_THIS_COMPUTER = "local"


class Line(Protocol):
    """The part of the queue that stops galleries and lets them go on."""

    async def pause(self, ids: Sequence[int], *, hard: bool, reason: PauseReason = ...) -> None: ...

    async def go_on(self, ids: Sequence[int]) -> None: ...


class Offline:
    """`holds` keeps what is queued from starting; what uploads is paused, with the reason. Event loop only."""

    def __init__(self, book: Book, line: Line) -> None:
        self._book = book
        self._line = line
        self.is_offline = False

    def holds(self, row: GalleryRow) -> bool:
        return self.is_offline and needs_network(row)

    async def went(self, is_offline: bool) -> None:
        """The network has gone, or is back."""
        self.is_offline = is_offline
        if is_offline:
            running = [row.id for row in self._book.in_state(GalleryState.UPLOADING) if needs_network(row)]
            if running:
                await self._line.pause(running, hard=True, reason=PauseReason.OFFLINE)
        else:
            await self.go_on()

    async def go_on(self) -> None:
        """Start what was paused for this reason, also by an engine that ended meanwhile."""
        paused = self._book.in_state(GalleryState.PAUSED)
        if waiting := [row.id for row in paused if row.pause_reason is PauseReason.OFFLINE]:
            await self._line.go_on(waiting)


def needs_network(row: GalleryRow) -> bool:
    """Whether it goes to any host but the one on this computer."""
    return any(host.host_id != _THIS_COMPUTER for host in row.hosts)
