"""The tabs of the queue."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import CreateTab, DeleteTab, EditTab
from backend.protocol.replies import Reply, TabCreated
from backend.protocol.rows import GalleryState
from bridge.backend_link import Engine
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_FIRST_PROVISIONAL = 1_000_000_000
_ATTENTION = (GalleryState.INCOMPLETE, GalleryState.FAILED)
_RECOUNT_MS = 250


class TabLine(NamedTuple):
    tabId: int
    name: str
    colour: int  # 1–8
    count: int  # type: ignore[assignment]  # the name QML knows; nobody counts in a row
    isSystem: bool
    isCurrent: bool


@QmlElement
@QmlSingleton
class Tabs(RowsModel[TabLine]):
    """A new tab is there at once under an id of our own, and keeps that id in QML when the engine has given it one."""

    currentChanged = Signal()
    countsChanged = Signal()

    def __init__(self, store: Store, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(TabLine, parent)
        self._store = store
        self._engine = engine
        self._current = 0
        self._all_count = 0
        self._attention = 0
        self._provisional: dict[int, TabLine] = {}  # not yet known to the engine
        self._shown_ids: dict[int, int] = {}  # engine's id → the one QML knows
        self._names_meanwhile: dict[int, str] = {}
        self._recount = QTimer(self, interval=_RECOUNT_MS, singleShot=True)
        self._recount.timeout.connect(self.refresh)
        store.tabsChanged.connect(self.refresh)
        store.galleriesReplaced.connect(self.refresh)
        store.galleriesAdded.connect(self._galleries_added)
        store.galleriesRemoved.connect(self._galleries_added)
        store.galleriesChanged.connect(self._galleries_changed)

    def _galleries_added(self, _: object) -> None:
        self._soon()

    def _galleries_changed(self, changed: dict[int, frozenset[str]]) -> None:
        if any("tab_id" in fields or "state" in fields for fields in changed.values()):
            self._soon()

    def _soon(self) -> None:
        if not self._recount.isActive():
            self._recount.start()

    def refresh(self) -> None:
        counts: dict[int, int] = {}
        attention = 0
        for row in self._store.galleries.values():
            counts[row.tab_id] = counts.get(row.tab_id, 0) + 1
            attention += row.state in _ATTENTION
        if self._current and self._current not in self._provisional and self.current_engine_id not in self._store.tabs:
            self._current = 0
            self.currentChanged.emit()
        lines = []
        for tab in self._store.tabs.values():
            shown = self.shown_id(tab.id)
            current = shown == self._current
            lines.append(TabLine(shown, tab.name, tab.colour, counts.get(tab.id, 0), tab.is_system, current))
        known = {shown for tab_id, shown in self._shown_ids.items() if tab_id in self._store.tabs}
        self._provisional = {shown: tab for shown, tab in self._provisional.items() if shown not in known}
        lines += [tab._replace(isCurrent=tab.tabId == self._current) for tab in self._provisional.values()]
        self.show(lines)
        total = len(self._store.galleries)
        if (total, attention) != (self._all_count, self._attention):
            self._all_count, self._attention = total, attention
            self.countsChanged.emit()

    def shown_id(self, tab_id: int) -> int:
        return self._shown_ids.get(tab_id, tab_id)

    def engine_id(self, shown: int) -> int:
        """What the engine calls the tab that QML means; 0 for All."""
        return next((ours for ours, theirs in self._shown_ids.items() if theirs == shown), shown)

    @property
    def current_engine_id(self) -> int:
        return self.engine_id(self._current)

    @Property(int, notify=currentChanged)
    def currentId(self) -> int:
        return self._current

    @currentId.setter  # type: ignore[no-redef]
    def currentId(self, tab_id: int) -> None:
        if tab_id != self._current:
            self._current = tab_id
            self.refresh()
            self.currentChanged.emit()

    @Property(int, notify=countsChanged)
    def allCount(self) -> int:
        return self._all_count

    @Property(int, notify=countsChanged)
    def attentionCount(self) -> int:
        return self._attention

    @Slot(result=int)
    def create(self) -> int:
        """Make a tab “New tab” and return its id, good for renaming and opening at once."""
        shown = _FIRST_PROVISIONAL + len(self._shown_ids) + len(self._provisional)
        used = {tab.colour for tab in self._store.tabs.values()}
        colour = next((c for c in range(1, 9) if c not in used), 1)
        taken = {tab.name for tab in self.rows()}
        numbered = (tr("New tab {number}").format(number=i) for i in range(2, 10_000))
        name = next(n for n in (tr("New tab"), *numbered) if n not in taken)
        self._provisional[shown] = TabLine(shown, name, colour, 0, False, False)
        self.refresh()

        def created(reply: Reply) -> None:
            if isinstance(reply, TabCreated):
                self._shown_ids[reply.tab_id] = shown
                wanted = self._names_meanwhile.pop(shown, None)
                if wanted is not None:
                    self._engine.send(EditTab(id=reply.tab_id, name=wanted))
                if self._current == shown:
                    self.currentChanged.emit()
            else:
                self._provisional.pop(shown, None)
            self.refresh()

        self._engine.send(CreateTab(name=name, colour=colour), created)
        return shown

    @Slot(int, str)
    def rename(self, tab_id: int, name: str) -> None:
        name = name.strip()
        if not name:
            return
        if tab_id in self._provisional and tab_id not in self._shown_ids.values():
            self._names_meanwhile[tab_id] = name
            self._provisional[tab_id] = self._provisional[tab_id]._replace(name=name)
            self.refresh()
        else:
            self._engine.send(EditTab(id=self.engine_id(tab_id), name=name))

    @Slot(int, int)
    def recolour(self, tab_id: int, colour: int) -> None:
        if 1 <= colour <= 8:
            self._engine.send(EditTab(id=self.engine_id(tab_id), colour=colour))

    @Slot(int, int)
    def remove(self, tab_id: int, reassign_to: int) -> None:
        """Its galleries go to the other tab; 0 is the system tab."""
        heir = self.engine_id(reassign_to) if reassign_to > 0 else None
        self._engine.send(DeleteTab(id=self.engine_id(tab_id), reassign_to=heir))

    @Slot(int, int)
    def move(self, tab_id: int, before_row: int) -> None:
        """Put the tab in front of the one that stands at `beforeRow` now; a row past the last is the end."""
        before = self.row(before_row)
        if before is not None and before.tabId == tab_id:
            return
        before_id = self.engine_id(before.tabId) if before is not None else None
        self._engine.send(EditTab(id=self.engine_id(tab_id), before_id=before_id))
