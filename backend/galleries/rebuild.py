"""Makes texts of finished galleries anew when what they are made of changes: a template, a field, a link."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping, Set

from msgspec import UNSET

from backend.galleries.book import Book
from backend.galleries.template_choice import TemplateChoice
from backend.protocol.hosts import EditHost
from backend.protocol.rows import GalleryRow, GalleryState
from backend.protocol.tabs import EditTab
from backend.storage import texts as text_table
from backend.storage.database import Database

log = logging.getLogger(__name__)

SETTLE_S = 1.0
"""So long nothing more may change before the texts are made: somebody who types would have them made at each pause."""

FINISHED = (GalleryState.COMPLETED, GalleryState.INCOMPLETE)
_ROWS_AT_ONCE = 5_000


class Rebuild:
    """Used from the engine's event loop. What is due is stored, so that a killed engine makes it at its next start."""

    def __init__(
        self, *, book: Book, database: Database, choice: TemplateChoice, render: Callable[[int], Awaitable[None]]
    ) -> None:
        self._book = book
        self._database = database
        self._choice = choice
        self._render = render
        self._waiting: dict[int, None] = {}
        self._not_before = 0.0
        self._wake = asyncio.Event()
        self._is_rendering = False
        self.settle_s = SETTLE_S

    @property
    def is_busy(self) -> bool:
        """Whether any text waits to be made anew."""
        return bool(self._waiting) or self._is_rendering

    async def due(self, gallery_ids: Iterable[int]) -> None:
        """The texts of these galleries are old; those that have not ended are passed over."""
        due = [row.id for row in self._book.existing(gallery_ids) if row.state in FINISHED]
        if due:
            await self._database.run(lambda connection: text_table.mark_due(connection, due))
            self._waiting.update(dict.fromkeys(due))
            self._not_before = time.monotonic() + self.settle_s
            self._wake.set()

    async def templates_changed(self, template_ids: Set[str]) -> None:
        """Also when one came or went."""
        await self._due_where(
            lambda row: not template_ids.isdisjoint((row.template_id, self._choice.of(row), *self._choice.gone(row)))
        )

    async def tab_edited(self, command: EditTab) -> None:
        """Its name stands in texts, and it may have another template."""
        if command.name is not UNSET or command.template_id is not UNSET:
            await self._due_where(lambda row: row.tab_id == command.id)

    async def host_edited(self, command: EditHost) -> None:
        if command.template_id is not UNSET:
            await self._due_where(
                lambda row: not row.template_id and bool(row.hosts) and row.hosts[0].host_id == command.host_id
            )

    async def settings_changed(self, values: Mapping[str, str]) -> None:
        """`values` as in ChangeSettings."""
        if "default_template" in values:
            await self._due_where(lambda row: not row.template_id)

    async def serve(self) -> None:
        """Run until cancelled; begins with what the last engine left undone."""
        await self.due(await self._database.read(text_table.galleries_without))
        while True:
            await self._wake.wait()
            while self._waiting:
                if (wait_s := self._not_before - time.monotonic()) > 0:
                    await asyncio.sleep(wait_s)
                    continue
                gallery_id = next(iter(self._waiting))
                del self._waiting[gallery_id]
                self._is_rendering = True
                try:
                    await self._render(gallery_id)
                except Exception:
                    log.exception("making the texts of gallery %d failed", gallery_id)
                finally:
                    self._is_rendering = False
            self._wake.clear()

    async def _due_where(self, fits: Callable[[GalleryRow], bool]) -> None:
        rows = self._book.rows()
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            await self.due(row.id for row in rows[start : start + _ROWS_AT_ONCE] if row.state in FINISHED and fits(row))
            await asyncio.sleep(0)
