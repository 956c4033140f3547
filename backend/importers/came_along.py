"""What the last import brought, as long as the engine runs: so that it can be taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from backend.galleries.book import Book
from backend.galleries.rebuild import Rebuild
from backend.galleries.tabs import Tabs


class CameAlong:
    """Used from the engine's event loop. `galleries` and `tabs` are ids of what is new here; `remove` takes galleries
    off the queue."""

    def __init__(
        self, book: Book, tabs: Tabs, rebuild: Rebuild, remove: Callable[[Sequence[int]], Awaitable[None]]
    ) -> None:
        self._book = book
        self._tabs = tabs
        self._rebuild = rebuild
        self._remove = remove
        self.galleries: list[int] = []
        self.tabs: list[int] = []

    @property
    def is_something(self) -> bool:
        return bool(self.galleries or self.tabs)

    def forget(self) -> None:
        self.galleries, self.tabs = [], []

    async def take_back(self) -> None:
        """Remove these galleries, as a person does, and the tabs that are empty then. Templates, accounts and settings
        stay: they may be in use by now. Another import brings the rest again."""
        galleries, tabs = self.galleries, self.tabs
        self.forget()
        await self._remove(galleries)
        in_use = {row.tab_id for row in self._book.rows()}
        for tab_id in tabs:
            if tab_id not in in_use and self._tabs.exists(tab_id):
                await self._rebuild.due(await self._tabs.delete(tab_id, None))
