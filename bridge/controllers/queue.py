"""The queue for QML: the list, its filter and selection as properties, and what can be done with galleries."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import chain

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.rows import GalleryRow, GalleryState
from bridge import desktop
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.gallery_menu import (
    PAUSABLE,
    RETRYABLE,
    STARTABLE,
)
from bridge.controllers.tabs import Tabs
from bridge.gallery_line import LOOKS, SLOTS
from bridge.models.gallery_list import GalleryList
from bridge.search import completions
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_CTRL = Qt.KeyboardModifier.ControlModifier.value
_SHIFT = Qt.KeyboardModifier.ShiftModifier.value


@QmlElement
@QmlSingleton
class Queue(GalleryList):
    """Rows in slots are visible row numbers. Actions apply to the selected rows that are visible."""

    renameRequested = Signal(int)
    # A property whose notify signal belongs to a Python base class crashes PySide 6.11
    # (QMetaProperty::notifySignalIndex), so each signal of GalleryList that a property here needs has its echo.
    countEcho = Signal()
    filterEcho = Signal()
    sortEcho = Signal()
    selectionEcho = Signal()
    currentEcho = Signal()
    totalsEcho = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        tabs: Tabs,
        undo: UndoStack,
        actions: GalleryActions,
        state: WindowState,
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(store, now, parent)
        self._state = state
        self.set_sort(str(state.get("sort", "queue")), state.flag("sort_descending", False))
        self.sortChanged.connect(self._remember_sort)
        self.countChanged.connect(self.countEcho)
        self.filterChanged.connect(self.filterEcho)
        self.sortChanged.connect(self.sortEcho)
        self.selectionChanged.connect(self.selectionEcho)
        self.currentChanged.connect(self.currentEcho)
        self.totalsChanged.connect(self.totalsEcho)
        self._engine = engine
        self._app = app
        self._tabs = tabs
        self._undo = undo
        self._actions = actions
        actions.copied.connect(self.show_copied)
        tabs.currentChanged.connect(self._apply_filter)
        self._is_known = False
        store.galleriesReplaced.connect(self._became_known)
        store.totalsChanged.connect(self._transfer_changed)

    def _transfer_changed(self) -> None:
        if self.is_shown:
            self.totalsEcho.emit()

    def _remember_sort(self) -> None:
        self._state.set("sort", self.sort_key)
        self._state.set("sort_descending", self.descending)
        self._state.save()

    # -- properties

    @Property(int, notify=countEcho)
    def count(self) -> int:
        return len(self.order)

    @Property(bool, notify=totalsEcho)
    def isKnown(self) -> bool:
        """False until the engine has said what is in the queue."""
        return self._is_known

    def _became_known(self) -> None:
        self._is_known = True
        self.totalsEcho.emit()

    @Property(bool, notify=totalsEcho)
    def isEmpty(self) -> bool:
        return not self._store.galleries

    @Property(str, notify=totalsEcho)
    def summary(self) -> str:
        galleries = tr("%n galleries", "", len(self._store.galleries))
        totals = self._store.totals
        to_go = totals.total_bytes - totals.done_bytes
        return (
            tr("{galleries} · {size} to go").format(galleries=galleries, size=text.size(to_go))
            if to_go > 0
            else galleries
        )

    @Property(str, notify=countEcho)
    def resultText(self) -> str:
        """How many the search found; empty while nothing is searched."""
        if not self.search_text.strip() and not self.states and not self.attention_only:
            return ""
        return tr("{done} of {total}", "86 of 148").format(
            done=text.number(len(self.order)), total=text.number(len(self._store.galleries))
        )

    @Property(str, notify=filterEcho)
    def searchText(self) -> str:
        return self.search_text

    @searchText.setter  # type: ignore[no-redef]
    def searchText(self, wanted: str) -> None:
        if wanted != self.search_text:
            self.set_search(wanted)
            self.countChanged.emit()

    @Property("QVariantList", notify=filterEcho)  # type: ignore[arg-type]
    def completions(self) -> list[dict[str, str]]:
        """text, token and hint of what the search field's last word may become."""
        hosts = [(host.code, host.name) for host in self._store.hosts.values()]
        tabs = [tab.name for tab in self._store.tabs.values()]
        templates = [template.name for template in self._store.templates.values()]
        return [completion._asdict() for completion in completions(self.search_text, hosts, tabs, templates)]

    @Slot()
    def clearSearch(self) -> None:
        """Show everything of the tab again."""
        self.filter_by("", (), False)

    def filter_by(self, search: str, states: Sequence[str], attention_only: bool) -> None:
        self.set_search(search)
        self._filter(states, attention_only)
        self.countChanged.emit()

    @Property(str, notify=sortEcho)
    def sortKey(self) -> str:
        return self.sort_key

    @sortKey.setter  # type: ignore[no-redef]
    def sortKey(self, key: str) -> None:
        self.set_sort(key, self.descending and key != "queue")

    @Property(bool, notify=sortEcho)
    def sortDescending(self) -> bool:
        return self.descending

    @sortDescending.setter  # type: ignore[no-redef]
    def sortDescending(self, on: bool) -> None:
        self.set_sort(self.sort_key, on)

    @Property("QVariantList", notify=filterEcho)
    def stateFilter(self) -> list[str]:
        return sorted(self.states)

    @stateFilter.setter  # type: ignore[no-redef]
    def stateFilter(self, states: Sequence[str]) -> None:
        self._filter(states, self.attention_only)

    @Property(bool, notify=filterEcho)
    def attentionOnly(self) -> bool:
        return self.attention_only

    @attentionOnly.setter  # type: ignore[no-redef]
    def attentionOnly(self, on: bool) -> None:
        self._filter(self.states, on)

    def _filter(self, states: Sequence[str] | frozenset[str], attention_only: bool) -> None:
        self.set_filter(self._tabs.current_engine_id, states, attention_only)
        self.countChanged.emit()

    def _apply_filter(self) -> None:
        self._filter(self.states, self.attention_only)

    @Property("QVariantList", notify=totalsEcho)  # type: ignore[arg-type]
    def stateFilterChoices(self) -> list[dict[str, object]]:
        counts = dict.fromkeys(GalleryState, 0)
        for row in self._store.galleries.values():
            counts[row.state] += 1
        return [
            {
                "key": state.value,
                "label": look.label,
                "icon": look.icon,
                "count": text.number(counts[state]),
                "checked": state.value in self.states,
            }
            for state, look in LOOKS.items()
        ]

    @Property(int, notify=totalsEcho)
    def completedCount(self) -> int:
        """In the open tab."""
        return self._count_in(GalleryState.COMPLETED)

    @Property(int, notify=totalsEcho)
    def failedCount(self) -> int:
        """Failed or incomplete in the open tab."""
        return self._count_in(GalleryState.FAILED, GalleryState.INCOMPLETE)

    def _count_in(self, *states: GalleryState) -> int:
        tab_id = self._tabs.current_engine_id
        return sum(row.state in states and tab_id in (0, row.tab_id) for row in self._store.galleries.values())

    @Property(int, notify=totalsEcho)
    def attentionCount(self) -> int:
        return self.attention_count

    @Property(int, notify=selectionEcho)
    def selectedCount(self) -> int:
        return len(self.selected_visible())

    @Property(str, notify=selectionEcho)
    def selectionText(self) -> str:
        visible = len(self.selected_visible())
        hidden = len(self.selection.ids) - visible
        if visible + hidden < 2 and not hidden:
            return ""
        said = tr("%n selected", "", visible)
        return tr("{selected}, %n hidden", "", hidden).format(selected=said) if hidden else said

    @Property(int, notify=currentEcho)
    def currentRow(self) -> int:
        return self.row_of(self.selection.current)

    @currentRow.setter  # type: ignore[no-redef]
    def currentRow(self, row: int) -> None:
        gallery_id = self.id_at(row)
        if gallery_id != self.selection.current:
            self.selection.current = gallery_id
            self.currentChanged.emit()

    @Property(int, notify=currentEcho)
    def currentId(self) -> int:
        return self.selection.current or 0

    # -- selecting

    @Slot(int, int)
    def click(self, row: int, modifiers: int) -> None:
        gallery_id = self.id_at(row)
        if gallery_id is None:
            return
        if modifiers & _SHIFT:
            self.selection.extend_to(gallery_id, self.order, self.rows(), keep=bool(modifiers & _CTRL))
        elif modifiers & _CTRL:
            self.selection.toggle(gallery_id)
        else:
            self.selection.only(gallery_id)
        self.announce_selection()

    @Slot(int)
    def pressForDrag(self, row: int) -> None:
        """A press on a row that is not selected selects it; a press on a selected one keeps all for the drag."""
        gallery_id = self.id_at(row)
        if gallery_id is not None and gallery_id not in self.selection.ids:
            self.click(row, 0)

    @Slot(int)
    def toggle(self, row: int) -> None:
        self.click(row, _CTRL)

    @Slot(int)
    def selectOnly(self, row: int) -> None:
        self.click(row, 0)

    @Slot()
    def selectAll(self) -> None:
        self.selection.replace(self.order)
        self.announce_selection()

    @Slot()
    def clearSelection(self) -> None:
        self.selection.clear()
        self.announce_selection()

    @Slot(int, bool)
    def move(self, delta: int, extend: bool) -> None:
        """Move the keyboard's row; without one, down begins at the top and up at the end."""
        current = self.row_of(self.selection.current)
        if current < 0:
            current = -1 if delta > 0 else len(self.order)
        self.moveTo(current + delta, extend)

    @Slot(int, bool)
    def moveTo(self, row: int, extend: bool) -> None:
        if self.order:
            row = min(len(self.order) - 1, max(0, row))
            self.click(row, _SHIFT if extend else 0)
            self.scrollTo.emit(row)

    @Slot(int, int, bool)
    def lasso(self, first_row: int, last_row: int, add: bool) -> None:
        """Select the rows that the rubber band touches; a negative first row touches none."""
        touched = set(self.order[first_row : last_row + 1]) if 0 <= first_row <= last_row else set()
        self.selection.replace(self.selection.ids | touched if add else touched)
        self.announce_selection()

    @Slot(str, result=int)
    def jumpTo(self, prefix: str) -> int:
        """The next row, from the current one on, whose name begins so; −1 if there is none."""
        wanted = prefix.casefold()
        start = max(0, self.row_of(self.selection.current)) + (1 if len(prefix) == 1 else 0)
        galleries = self._store.galleries
        row: int
        for row in chain(range(start, len(self.order)), range(start)):
            if row < len(self.order) and galleries[self.order[row]].name.casefold().startswith(wanted):
                return row
        return -1

    @Slot(int, result=int)
    def rowOf(self, gallery_id: int) -> int:
        return self.row_of(gallery_id)

    @Slot(int, result=int)
    def idAt(self, row: int) -> int:
        """0 outside of the list."""
        return self.id_at(row) or 0

    # -- acting

    def selected_rows(self, states: Sequence[GalleryState] | None = None) -> list[GalleryRow]:
        rows = [self._store.galleries[i] for i in self.selected_visible()]
        return [row for row in rows if row.state in states] if states is not None else rows

    def selected_ids(self, states: Sequence[GalleryState] | None = None) -> tuple[int, ...]:
        return tuple(row.id for row in self.selected_rows(states))

    def row_at(self, row: int) -> GalleryRow | None:
        gallery_id = self.id_at(row)
        return self._store.galleries.get(gallery_id) if gallery_id is not None else None

    @Slot(int)
    def runSlot(self, row: int) -> None:
        """The one obvious action of this row."""
        gallery = self.row_at(row)
        if gallery is not None:
            self._actions.act(SLOTS[gallery.state].id, (gallery.id,))

    @Slot()
    def runSlotForSelection(self) -> None:
        """Space: the action of the current row, for all selected rows that it applies to."""
        current = self.row_at(self.row_of(self.selection.current))
        selected = self.selected_rows()
        leader = current if current is not None and current in selected else next(iter(selected), None)
        if leader is None:
            return
        action = SLOTS[leader.state].id
        self._actions.act(action, tuple(row.id for row in selected if SLOTS[row.state].id == action))

    @Slot()
    def start(self) -> None:
        self._actions.act("start", self.selected_ids(STARTABLE))

    @Slot()
    def pause(self) -> None:
        self._actions.act("pause", self.selected_ids(PAUSABLE))

    @Slot()
    def retry(self) -> None:
        self._actions.act("retry", self.selected_ids(RETRYABLE))

    @Slot()
    def startNext(self) -> None:
        self._actions.act("start_next", self.selected_ids(STARTABLE + PAUSABLE + RETRYABLE))

    @Slot()
    def remove(self) -> None:
        self._actions.remove(self.selected_ids())

    @Slot(str)
    def clear(self, what: str) -> None:
        """Take everything completed, or everything failed, out of the open tab."""
        states = {"completed": (GalleryState.COMPLETED,), "failed": (GalleryState.FAILED, GalleryState.INCOMPLETE)}
        self._actions.remove_in(states[what], self._tabs.current_engine_id)

    @Slot()
    def retryAll(self) -> None:
        """Everything that failed in the open tab."""
        self._actions.retry_failed(self._tabs.current_engine_id)

    @Slot()
    def undo(self) -> None:
        self._undo.undo()

    @Slot(int, str)
    def rename(self, row: int, name: str) -> None:
        """An empty name restores the folder's name."""
        gallery = self.row_at(row)
        if gallery is not None:
            self._actions.rename(gallery.id, name)

    @Slot()
    def showFolder(self) -> None:
        rows = self.selected_rows()
        if rows:
            desktop.show_in_folder(rows[0].path)

    @Slot()
    def copyPostCode(self) -> None:
        self._actions.copy_text(self._copyable())

    @Slot()
    def copyLinks(self) -> None:
        self._actions.copy_text(self._copyable(), links_only=True)

    def _copyable(self) -> tuple[int, ...]:
        return tuple(row.id for row in self.selected_rows() if row.links)

    @Slot(int)
    def moveToTab(self, tab_id: int) -> None:
        self._actions.move_to_tab(self.selected_ids(), self._tabs.engine_id(tab_id))

    @Slot(str)
    def setTemplate(self, template_id: str) -> None:
        self._actions.set_template(self.selected_ids(), template_id)

    @Slot(str, bool)
    def setHost(self, host_id: str, on: bool) -> None:
        self._actions.set_host(self.selected_ids(), host_id, on)
