"""Filters that a person has named: what is searched, which states, which tab, in what order."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol import decoding
from bridge.controllers.queue import Queue
from bridge.controllers.tabs import Tabs
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.window_state import WindowState

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST_NAME = 60
MOST = 200


class SavedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """`tab_id` is the engine's, 0 means all tabs."""

    name: str
    search: str = ""
    states: tuple[str, ...] = ()
    attention: bool = False
    tab_id: int = 0
    sort: str = "queue"
    descending: bool = False


class FilterLine(NamedTuple):
    name: str
    detail: str
    isCurrent: bool


@QmlElement
@QmlSingleton
class SavedFilters(RowsModel[FilterLine]):
    """Kept by the window itself. Names are unique; saving under a name that is there replaces it."""

    changed = Signal()

    def __init__(
        self, store: Store, state: WindowState, queue: Queue, tabs: Tabs, parent: QObject | None = None
    ) -> None:
        super().__init__(FilterLine, parent)
        self._store = store
        self._state = state
        self._queue = queue
        self._tabs = tabs
        self._filters = _read(state.get("saved_filters", []))
        for signal in (queue.filterChanged, queue.sortChanged, tabs.currentChanged, store.tabsChanged):
            signal.connect(self._refresh)
        self._refresh()

    def _now(self, name: str) -> SavedFilter:
        queue = self._queue
        return SavedFilter(
            name=name,
            search=queue.search_text.strip(),
            states=tuple(sorted(queue.states)),
            attention=queue.attention_only,
            tab_id=self._tabs.current_engine_id,
            sort=queue.sort_key,
            descending=queue.descending,
        )

    def _refresh(self) -> None:
        now = self._now("")
        lines = []
        for saved in self._filters:
            tab = self._store.tabs.get(saved.tab_id)
            detail = " · ".join(part for part in (saved.search, tab.name if tab is not None else "") if part)
            lines.append(FilterLine(saved.name, detail, msgspec.structs.replace(saved, name="") == now))
        self.show(lines)
        self.changed.emit()

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._rows)

    @Property(bool, notify=changed)
    def canSave(self) -> bool:
        """Something is filtered that has no name yet."""
        return self._queue.is_filtered and not any(line.isCurrent for line in self._rows)

    @Property(str, notify=changed)
    def suggestion(self) -> str:
        """A name for what is shown now."""
        return self._queue.search_text.strip()[:LONGEST_NAME]

    @Slot(str)
    def save(self, name: str) -> None:
        name = _clean(name)
        if name:
            self._keep([*(saved for saved in self._filters if saved.name != name), self._now(name)][-MOST:])

    @Slot(str)
    def use(self, name: str) -> None:
        saved = next((saved for saved in self._filters if saved.name == name), None)
        if saved is None:
            return
        tab = self._tabs.shown_id(saved.tab_id) if saved.tab_id in self._store.tabs else 0
        self._tabs.setProperty("currentId", tab)
        self._queue.filter_by(saved.search, saved.states, saved.attention)
        self._queue.set_sort(saved.sort, saved.descending)

    @Slot(str, str)
    def rename(self, name: str, new: str) -> None:
        new = _clean(new)
        if new and new != name:
            others = [saved for saved in self._filters if saved.name != new]
            self._keep([msgspec.structs.replace(one, name=new) if one.name == name else one for one in others])

    @Slot(str)
    def remove(self, name: str) -> None:
        self._keep([saved for saved in self._filters if saved.name != name])

    def _keep(self, filters: list[SavedFilter]) -> None:
        self._filters = filters
        self._state.set("saved_filters", [msgspec.to_builtins(saved) for saved in filters])
        self._state.save()
        self._refresh()


def _clean(name: str) -> str:
    return " ".join(name.split())[:LONGEST_NAME]


def _read(stored: object) -> list[SavedFilter]:
    """What was remembered; an entry that makes no sense is passed over."""
    filters: dict[str, SavedFilter] = {}
    entries: list[Any] = stored if isinstance(stored, list) else []
    for entry in entries[:MOST]:
        try:
            saved = decoding.converted(entry, SavedFilter)
        except msgspec.ValidationError:
            continue
        if name := _clean(saved.name):
            filters[name] = msgspec.structs.replace(saved, name=name)
    return list(filters.values())
