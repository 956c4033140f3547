"""Looks after old links: by age when the person asks, regularly where that is wanted, and sends again what is gone."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence

from backend.errors import Problem
from backend.galleries.book import Book
from backend.galleries.remote_files import AT_ONCE, RemoteFiles
from backend.protocol.links import CheckLinks, FileOnHost, GoneQueued, LinksDied, LinkState, OldLinksChecked
from backend.protocol.rows import GalleryRow, GalleryState

log = logging.getLogger(__name__)

FIRST_ROUND_S = 600.0
ROUND_S = 3600.0
GALLERIES_A_ROUND = 25
GENTLY = 2
"""Requests at a time, where nobody waits for the answer."""
_AT_REST = (GalleryState.COMPLETED, GalleryState.INCOMPLETE)
_DAY_S = 86_400.0


class LinkWatch:
    """Used from the engine's event loop. `days` is how often links are checked unasked, 0 for never."""

    def __init__(
        self,
        book: Book,
        remote_files: RemoteFiles,
        *,
        publish: Callable[[LinksDied], None],
        start: Callable[[Sequence[int]], Awaitable[None]],
        can_check: Callable[[str], bool],
        days: Callable[[], int],
        is_busy: Callable[[], bool],
    ) -> None:
        self._book = book
        self._remote_files = remote_files
        self._publish = publish
        self._start = start
        self._can_check = can_check
        self._days = days
        self._is_busy = is_busy

    async def serve(self) -> None:
        """Run until cancelled; uploads come first."""
        await asyncio.sleep(FIRST_ROUND_S)
        while True:
            if self._days() and not self._is_busy():
                await self.go_round()
            await asyncio.sleep(ROUND_S)

    async def go_round(self) -> None:
        """Check a few galleries whose time has come, and tell of what has died since it was last seen."""
        before = {row.id: _gone(row) for row in self._book.rows()}
        died: dict[int, int] = {}
        for row in self.due(self._days())[:GALLERIES_A_ROUND]:
            await self._check(row, at_once=GENTLY)
            now = self._book.row(row.id)
            if now is not None and _gone(now) > before.get(row.id, 0):
                died[row.id] = _gone(now) - before.get(row.id, 0)
        if died:
            self._publish(LinksDied(files=sum(died.values()), gallery_ids=tuple(died)))

    def due(self, days: int) -> list[GalleryRow]:
        """Galleries at rest that a host can be asked about and was not for so many days, the longest unseen first."""
        before = time.time() - days * _DAY_S
        found: list[tuple[float, GalleryRow]] = []
        for row in self._book.in_state(*_AT_REST):
            checked = {check.host_id: check.at for check in row.checks}
            seen = [
                checked.get(host.host_id, row.finished_at or row.added_at)
                for host in row.hosts
                if host.done_files and self._can_check(host.host_id)
            ]
            if seen and (not days or min(seen) < before):
                found.append((min(seen), row))
        return [row for _, row in sorted(found, key=lambda pair: pair[0])]

    async def check_old(self, days: int) -> OldLinksChecked:
        """One gallery after the other; one that fails does not keep the others from being asked."""
        counts = dict.fromkeys(LinkState, 0)
        with_gone: list[int] = []
        rows = self.due(days)
        for row in rows:
            files = await self._check(row, at_once=AT_ONCE)
            for file in files:
                counts[file.state] += 1
            if any(file.state is LinkState.GONE for file in files):
                with_gone.append(row.id)
        return OldLinksChecked(
            galleries=len(rows),
            alive=counts[LinkState.ALIVE],
            gone=counts[LinkState.GONE],
            unknown=counts[LinkState.UNKNOWN],
            with_gone=tuple(with_gone),
        )

    async def _check(self, row: GalleryRow, *, at_once: int) -> tuple[FileOnHost, ...]:
        try:
            reply = await self._remote_files.check(CheckLinks(gallery_ids=(row.id,)), at_once=at_once)
        except Problem as problem:
            log.info("the links of gallery %d could not be checked: %s", row.id, problem)
            return ()
        return reply.files

    async def upload_again(self, gallery_ids: Sequence[int]) -> GoneQueued:
        """Nothing is sent twice on an old word: the hosts are asked anew. Raises Problem(BAD_INPUT) for a gallery that
        is at work."""
        reply = await self._remote_files.check(CheckLinks(gallery_ids=tuple(gallery_ids), forget_gone=True))
        gone = [file for file in reply.files if file.state is LinkState.GONE]
        ids = tuple(dict.fromkeys(file.gallery_id for file in gone))
        if ids:
            await self._start(ids)
        return GoneQueued(files=len(gone), gallery_ids=ids)


def _gone(row: GalleryRow) -> int:
    return sum(check.gone for check in row.checks)
