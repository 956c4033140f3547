"""What the command palette offers of the queue: tabs, saved filters, orders, clearing, how rows look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bridge.controllers.app import App
from bridge.controllers.palette import Entry, PaletteLine
from bridge.controllers.queue import Queue
from bridge.controllers.saved_filters import SavedFilters
from bridge.controllers.start_times import CAN_WAIT
from bridge.controllers.tabs import Tabs
from bridge.wording import tr

MOST_TABS = 20


class QueueEntries:
    """GUI thread. Called for what was typed, in words without case."""

    def __init__(
        self, app: App, queue: Queue, tabs: Tabs, filters: SavedFilters, ask_start: Callable[[tuple[int, ...]], None]
    ) -> None:
        self._app = app
        self._queue = queue
        self._tabs = tabs
        self._filters = filters
        self._ask_start = ask_start

    def __call__(self, words: Sequence[str]) -> list[Entry]:
        found = [*self._starting(), *self._clearing(), *self._orders(), *self._saved(), *self._open_tabs(words)]
        return [entry for entry in found if all(word in _said(entry) for word in words)]

    def _starting(self) -> Iterator[Entry]:
        if ids := self._queue.selected_ids(CAN_WAIT):
            about = tr("Selected galleries")
            yield self._entry(
                "start_at", tr("Start at a time…"), about, "calendar-clock", partial(self._ask_start, ids)
            )

    def _clearing(self) -> Iterator[Entry]:
        queue = self._queue
        where = self._where()
        yield self._entry(
            "clear:completed", tr("Remove all completed"), where, "trash-2", partial(queue.clear, "completed")
        )
        yield self._entry(
            "clear:failed", tr("Remove all failed and incomplete"), where, "trash-2", partial(queue.clear, "failed")
        )
        yield self._entry("retry:all", tr("Retry everything that failed"), where, "rotate-cw", queue.retryAll)

    def _where(self) -> str:
        tab = next((tab for tab in self._tabs.rows() if tab.isCurrent), None)
        return tab.name if tab is not None else tr("All galleries")

    def _orders(self) -> Iterator[Entry]:
        for key, label in (
            ("queue", tr("Queue order")),
            ("name", tr("Name")),
            ("added", tr("Added")),
            ("state", tr("State")),
            ("size", tr("Size")),
            ("progress", tr("Progress")),
        ):
            run = partial(self._queue.setProperty, "sortKey", key)
            yield self._entry(f"sort:{key}", label, tr("Sort"), "arrow-up-down", run)

    def _saved(self) -> Iterator[Entry]:
        for line in self._filters.rows():
            run = partial(self._use, line.name)
            yield self._entry(f"filter:{line.name}", line.name, tr("Saved filter"), "list-filter", run)

    def _use(self, name: str) -> None:
        self._app.setProperty("page", "queue")
        self._filters.use(name)

    def _open_tabs(self, words: Sequence[str]) -> Iterator[Entry]:
        """Only those that were asked for: there may be thousands."""
        if not words:
            return
        kind = tr("Tab")
        fitting = (tab for tab in self._tabs.rows() if all(word in f"{tab.name} {kind}".casefold() for word in words))
        for _, tab in zip(range(MOST_TABS), fitting, strict=False):
            yield self._entry(f"tab:{tab.tabId}", tab.name, kind, "tag", partial(self._open_tab, tab.tabId))

    def _open_tab(self, tab_id: int) -> None:
        self._app.setProperty("page", "queue")
        self._tabs.setProperty("currentId", tab_id)

    @staticmethod
    def _entry(key: str, label: str, detail: str, icon: str, run: Callable[[], object]) -> Entry:
        return Entry(PaletteLine(key, label, detail, icon, ""), run)


def _said(entry: Entry) -> str:
    return f"{entry.line.label} {entry.line.detail}".casefold()
