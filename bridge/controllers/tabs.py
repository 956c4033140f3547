"""The tabs of the queue: the strip, what is hidden from it, and what is done with one tab."""

from __future__ import annotations

import itertools
from functools import partial
from typing import NamedTuple, cast

from msgspec import UNSET
from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import EditGalleries
from backend.protocol.replies import Refused, Reply
from backend.protocol.tabs import CreateTab, DeleteTab, EditTab, TabCreated, TabRow
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.models.rows import RowsModel
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_FIRST_PROVISIONAL = 1_000_000_000
_RECOUNT_MS = 250


class TabLine(NamedTuple):
    tabId: int
    name: str
    colour: int  # 1–8
    count: int  # type: ignore[assignment]  # the name QML knows; nobody counts in a row
    isSystem: bool
    isCurrent: bool
    isHidden: bool  # from the strip; the menu behind the last tab has it


MOST_ON_STRIP = 60
"""More tabs than fit on any screen are not even made."""


@QmlElement
@QmlSingleton
class Tabs(RowsModel[TabLine]):
    """A new tab is there at once under an id of our own, and keeps that id in QML when the engine has given it one."""

    currentChanged = Signal()
    countsChanged = Signal()
    linesChanged = Signal()
    refused = Signal(object)  # an ErrorInfo: there is no new tab

    def __init__(
        self,
        store: Store,
        engine: Engine,
        undo: UndoStack,
        state: WindowState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(TabLine, parent)
        self._store = store
        self._engine = engine
        self._undo = undo
        self._state = state
        self._strip = RowsModel(TabLine, self)
        self._hidden = {name for name in cast("list[object]", state.get("hidden_tabs", [])) if isinstance(name, int)}
        self._current = 0
        self._all_count = 0
        self._provisional: dict[int, TabLine] = {}  # not yet known to the engine
        self._provisional_ids = itertools.count(_FIRST_PROVISIONAL)
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
        for row in self._store.galleries.values():
            counts[row.tab_id] = counts.get(row.tab_id, 0) + 1
        if self._current and self._current not in self._provisional and self.current_engine_id not in self._store.tabs:
            self._current = 0
            self.currentChanged.emit()
        lines = []
        for tab in self._store.tabs.values():
            shown = self.shown_id(tab.id)
            current = shown == self._current
            hidden = tab.id in self._hidden
            lines.append(TabLine(shown, tab.name, tab.colour, counts.get(tab.id, 0), tab.is_system, current, hidden))
        known = {shown for tab_id, shown in self._shown_ids.items() if tab_id in self._store.tabs}
        self._provisional = {shown: tab for shown, tab in self._provisional.items() if shown not in known}
        lines += [tab._replace(isCurrent=tab.tabId == self._current) for tab in self._provisional.values()]
        if lines != self._rows:
            self.show(lines)
            self._strip.show(self._on_strip(lines))
            self.linesChanged.emit()
        total = len(self._store.galleries)
        if total != self._all_count:
            self._all_count = total
            self.countsChanged.emit()

    @staticmethod
    def _on_strip(lines: list[TabLine]) -> list[TabLine]:
        """The first tabs that are not hidden, and the open one wherever it stands."""
        strip = [tab for tab in lines if not tab.isHidden or tab.isCurrent]
        open_one = [tab for tab in strip[MOST_ON_STRIP:] if tab.isCurrent]
        return strip[:MOST_ON_STRIP] + open_one

    @Property(int, notify=linesChanged)
    def tabCount(self) -> int:
        return len(self._rows)

    @Property(int, notify=linesChanged)
    def mainId(self) -> int:
        """The tab that is always there."""
        return next((tab.tabId for tab in self._rows if tab.isSystem), 0)

    @Property(QObject, constant=True)
    def strip(self) -> QObject:
        """Those tabs that the strip may have room for."""
        return self._strip

    @Slot("QVariantList", result="QVariantList")
    def without(self, tab_ids: list[int]) -> list[dict[str, object]]:
        """All other tabs, to choose from: id, label, colour, count."""
        passed = set(tab_ids)
        return [
            {"id": str(tab.tabId), "label": tab.name, "colour": tab.colour, "detail": text.number(tab.count)}
            for tab in self._rows
            if tab.tabId not in passed
        ]

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

    @Slot(result=int)
    def create(self) -> int:
        """Make a tab “New tab” and return its id, good for renaming and opening at once."""
        shown = next(self._provisional_ids)
        used = {tab.colour for tab in self._store.tabs.values()}
        colour = next((c for c in range(1, 9) if c not in used), 1)
        taken = {tab.name for tab in self.rows()}
        numbered = (tr("New tab {number}").format(number=i) for i in range(2, 10_000))
        name = next(n for n in (tr("New tab"), *numbered) if n not in taken)
        self._provisional[shown] = TabLine(shown, name, colour, 0, False, False, False)
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
                if isinstance(reply, Refused):
                    self.refused.emit(reply.error)
            self.refresh()

        self._engine.send(CreateTab(name=name, colour=colour), created)
        return shown

    def _row_of(self, tab_id: int) -> TabRow | None:
        return self._store.tabs.get(self.engine_id(tab_id))

    @Slot(int, str)
    def rename(self, tab_id: int, name: str) -> None:
        name = name.strip()
        row = self._row_of(tab_id)
        if not name or (row is not None and row.name == name):
            return
        if row is not None:
            self._undo.push(EditTab(id=row.id, name=row.name))
            self._engine.send(EditTab(id=row.id, name=name))
        elif tab_id in self._provisional:
            self._names_meanwhile[tab_id] = name
            self._provisional[tab_id] = self._provisional[tab_id]._replace(name=name)
            self.refresh()

    @Slot(int, int)
    def recolour(self, tab_id: int, colour: int) -> None:
        row = self._row_of(tab_id)
        if row is not None and 1 <= colour <= 8 and colour != row.colour:
            self._undo.push(EditTab(id=row.id, colour=row.colour))
            self._engine.send(EditTab(id=row.id, colour=colour))

    @Slot(int, result="QVariantList")
    def templateChoices(self, tab_id: int) -> list[dict[str, object]]:
        """First what holds where the tab says nothing itself, then every template."""
        row = self._row_of(tab_id)
        chosen = row.template_id if row is not None else ""
        named = [(template.id, template.name) for template in self._store.templates.values()]
        return [
            {"id": template_id, "label": label, "checked": template_id == chosen}
            for template_id, label in [("", tr("As the host or the settings say")), *named]
        ]

    @Slot(int, str)
    def setTemplate(self, tab_id: int, template_id: str) -> None:
        """Of its galleries that have none of their own; empty for that of the host or the settings."""
        row = self._row_of(tab_id)
        is_known = not template_id or template_id in self._store.templates
        if row is not None and is_known and template_id != row.template_id:
            self._undo.push(EditTab(id=row.id, template_id=row.template_id))
            self._engine.send(EditTab(id=row.id, template_id=template_id))

    @Slot(int, bool)
    def setHidden(self, tab_id: int, on: bool) -> None:
        """Leave a tab out of the strip, or take it in again. Its galleries stay in All; the main tab stays."""
        row = self._row_of(tab_id)
        if row is None or row.is_system:
            return
        self._hidden = self._hidden | {row.id} if on else self._hidden - {row.id}
        self._state.set("hidden_tabs", sorted(self._hidden & self._store.tabs.keys()))
        self._state.save()
        if on and tab_id == self._current:
            self._current = 0
            self.currentChanged.emit()
        self.refresh()

    @Slot(int, int)
    def remove(self, tab_id: int, reassign_to: int) -> None:
        """Its galleries go to the other tab; 0 is the system tab. Ctrl Z makes it again, with all that was in it."""
        row = self._row_of(tab_id)
        if row is None or row.is_system:
            return
        order = list(self._store.tabs)
        behind = order[order.index(row.id) + 1 :]
        ids = tuple(gallery.id for gallery in self._store.galleries.values() if gallery.tab_id == row.id)
        self._undo.push(partial(self._make_again, row, ids, behind[0] if behind else None))
        heir = self.engine_id(reassign_to) if reassign_to > 0 else None
        self._engine.send(DeleteTab(id=row.id, reassign_to=heir))

    def _make_again(self, row: TabRow, ids: tuple[int, ...], before_id: int | None) -> None:
        def created(reply: Reply) -> None:
            if isinstance(reply, TabCreated):
                if before_id in self._store.tabs or row.host_options or row.template_id:
                    place = before_id if before_id in self._store.tabs else UNSET
                    options, template_id = row.host_options, row.template_id
                    self._engine.send(
                        EditTab(id=reply.tab_id, before_id=place, host_options=options, template_id=template_id)
                    )
                if ids:
                    self._engine.send(EditGalleries(ids=ids, tab_id=reply.tab_id))

        self._engine.send(CreateTab(name=row.name, colour=row.colour), created)

    @Slot(int, int)
    def move(self, tab_id: int, before_row: int) -> None:
        """Put the tab in front of the one that stands at `beforeRow` of the strip; a row past the last is the end."""
        before = self._strip.row(before_row)
        row = self._row_of(tab_id)
        if row is None or (before is not None and before.tabId == tab_id):
            return
        order = list(self._store.tabs)
        at = order.index(row.id)
        last = self._strip.row(len(self._strip) - 1)
        before_id: int | None
        if before is not None:
            before_id = self.engine_id(before.tabId)
        elif last is not None and last.tabId != tab_id:
            place = order.index(self.engine_id(last.tabId)) + 1
            before_id = order[place] if place < len(order) else None
        else:
            return
        was_before = order[at + 1] if at + 1 < len(order) else None
        if before_id != was_before:
            self._undo.push(EditTab(id=row.id, before_id=was_before))
            self._engine.send(EditTab(id=row.id, before_id=before_id))

    @Slot(int, int)
    def moveStep(self, tab_id: int, step: int) -> None:
        """One place to the front (−1) or to the end (+1) of the strip."""
        if self.canStep(tab_id, step):
            self.move(tab_id, self._place_of(tab_id) + (2 if step > 0 else -1))

    @Slot(int, int, result=bool)
    def canStep(self, tab_id: int, step: int) -> bool:
        """Whether the strip goes on in that direction."""
        at = self._place_of(tab_id)
        return at >= 0 and 0 <= at + step < len(self._strip)

    def _place_of(self, tab_id: int) -> int:
        """Where the tab stands on the strip; −1 when it is not there."""
        return next((i for i, tab in enumerate(self._strip.rows()) if tab.tabId == tab_id), -1)
