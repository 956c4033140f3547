"""The queue for QML: the list, its filter and selection as properties, and what can be done with galleries."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from itertools import chain

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import (
    CancelGalleries,
    EditGalleries,
    MoveGalleries,
    PauseGalleries,
    RemoveGalleries,
    RenderText,
    RescanGalleries,
    RestoreGalleries,
    RetryGalleries,
    StartGalleries,
    StartNext,
)
from backend.protocol.replies import Reply, Text
from backend.protocol.rows import GalleryRow, GalleryState, HostStatus
from bridge import desktop
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.tabs import Tabs
from bridge.gallery_detail import Common, common
from bridge.gallery_line import LOOKS, SLOTS
from bridge.models.gallery_list import GalleryList
from bridge.search import completions
from bridge.store import Store
from bridge.undo import UndoStack

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_CTRL = Qt.KeyboardModifier.ControlModifier.value
_SHIFT = Qt.KeyboardModifier.ShiftModifier.value
STARTABLE = (GalleryState.READY, GalleryState.PAUSED)
PAUSABLE = (GalleryState.QUEUED, GalleryState.UPLOADING)
RETRYABLE = (GalleryState.INCOMPLETE, GalleryState.FAILED)
CANCELLABLE = (GalleryState.VALIDATING, GalleryState.SCANNING)
FORMAT_NAMES = {"bbcode": "BBCode", "html": "HTML", "markdown": "Markdown", "text": "Text"}


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
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(store, now, parent)
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
        self.known_texts: dict[int, str] = {}  # post code of the gallery in the inspector
        tabs.currentChanged.connect(self._apply_filter)
        self._is_known = False
        store.galleriesReplaced.connect(self._became_known)
        store.totalsChanged.connect(self._transfer_changed)

    def _transfer_changed(self) -> None:
        if self.is_shown:
            self.totalsEcho.emit()

    # -- properties

    @Property(int, notify=countEcho)
    def count(self) -> int:
        return len(self.order)

    @Property(int, notify=totalsEcho)
    def totalCount(self) -> int:
        return len(self._store.galleries)

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
        galleries = text.count(len(self._store.galleries), "gallery", "galleries")
        totals = self._store.totals
        to_go = totals.total_bytes - totals.done_bytes
        return f"{galleries} · {text.size(to_go)} to go" if to_go > 0 else galleries

    @Property(str, notify=countEcho)
    def resultText(self) -> str:
        """How many the search found; empty while nothing is searched."""
        if not self.search_text.strip() and not self.states and not self.attention_only:
            return ""
        return f"{text.number(len(self.order))} of {text.number(len(self._store.galleries))}"

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
        return [completion._asdict() for completion in completions(self.search_text, hosts, tabs)]

    @Slot()
    def clearSearch(self) -> None:
        """Show everything of the tab again."""
        self.set_search("")
        self._filter((), False)
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

    @Property(bool, notify=sortEcho)
    def canReorder(self) -> bool:
        return self._can_reorder

    @property
    def _can_reorder(self) -> bool:
        return self.sort_key == "queue" and not self.descending

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
    def attentionCount(self) -> int:
        return self.attention_count

    @Property(int, notify=selectionEcho)
    def selectedCount(self) -> int:
        return len(self.selected_visible())

    @Property(int, notify=selectionEcho)
    def hiddenSelectedCount(self) -> int:
        return len(self.selection.ids) - len(self.selected_visible())

    @Property(str, notify=selectionEcho)
    def selectionText(self) -> str:
        visible = len(self.selected_visible())
        hidden = len(self.selection.ids) - visible
        if visible + hidden < 2 and not hidden:
            return ""
        return f"{text.number(visible)} selected" + (f", {text.number(hidden)} hidden" if hidden else "")

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

    @Slot(int, int)
    def selectRange(self, first: int, last: int) -> None:
        self.selection.replace(self.order[max(0, min(first, last)) : max(first, last) + 1])
        self.announce_selection()

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

    def _selected(self, states: Sequence[GalleryState] | None = None) -> list[GalleryRow]:
        rows = [self._store.galleries[i] for i in self.selected_visible()]
        return [row for row in rows if row.state in states] if states is not None else rows

    def _selected_ids(self, states: Sequence[GalleryState] | None = None) -> tuple[int, ...]:
        return tuple(row.id for row in self._selected(states))

    def _row_at(self, row: int) -> GalleryRow | None:
        gallery_id = self.id_at(row)
        return self._store.galleries.get(gallery_id) if gallery_id is not None else None

    @Slot(int)
    def runSlot(self, row: int) -> None:
        """The one obvious action of this row."""
        gallery = self._row_at(row)
        if gallery is not None:
            self.act(SLOTS[gallery.state].id, (gallery.id,))

    @Slot()
    def runSlotForSelection(self) -> None:
        """Space: the action of the current row, for all selected rows that it applies to."""
        current = self._row_at(self.row_of(self.selection.current))
        selected = self._selected()
        leader = current if current is not None and current in selected else next(iter(selected), None)
        if leader is None:
            return
        action = SLOTS[leader.state].id
        self.act(action, tuple(row.id for row in selected if SLOTS[row.state].id == action))

    def act(self, action: str, ids: tuple[int, ...]) -> None:
        """Carry out a slot's action: cancel, start, pause, retry or copy."""
        if not ids:
            return
        if action == "start":
            self._engine.send(StartGalleries(ids=ids))
        elif action == "pause":
            self._engine.send(PauseGalleries(ids=ids))
        elif action == "retry":
            self._engine.send(RetryGalleries(ids=ids))
        elif action == "cancel":
            self._engine.send(CancelGalleries(ids=ids))
        elif action == "copy":
            self.copy_text(ids)

    @Slot()
    def start(self) -> None:
        self.act("start", self._selected_ids(STARTABLE))

    @Slot()
    def pause(self) -> None:
        self.act("pause", self._selected_ids(PAUSABLE))

    @Slot()
    def cancelSelection(self) -> None:
        self.act("cancel", self._selected_ids(CANCELLABLE + PAUSABLE))

    @Slot()
    def retry(self) -> None:
        self.act("retry", self._selected_ids(RETRYABLE))

    @Slot()
    def startNext(self) -> None:
        ids = self._selected_ids(STARTABLE + PAUSABLE + RETRYABLE)
        if ids:
            self._engine.send(StartNext(ids=ids))

    @Slot()
    def rescan(self) -> None:
        ids = self._selected_ids()
        if ids:
            self._engine.send(RescanGalleries(ids=ids))

    @Slot()
    def remove(self) -> None:
        self.remove_galleries(self._selected_ids())

    def remove_galleries(self, ids: tuple[int, ...]) -> None:
        if not ids:
            return
        self._engine.send(RemoveGalleries(ids=ids))
        step = (RestoreGalleries(ids=ids),)
        self._undo.push(*step)
        title = f"{text.count(len(ids), 'gallery', 'galleries')} removed"
        self._app.toast(title, "Uploaded images stay online", "trash-2", "Undo", lambda: self._undo.take_back(step))

    @Slot()
    def undo(self) -> None:
        self._undo.undo()

    @Slot(int, str)
    def rename(self, row: int, name: str) -> None:
        """An empty name restores the folder's name."""
        gallery = self._row_at(row)
        if gallery is not None:
            self.rename_gallery(gallery.id, name)

    def rename_gallery(self, gallery_id: int, name: str) -> None:
        old = self._store.galleries[gallery_id].name
        if name.strip() != old:
            self._undo.push(EditGalleries(ids=(gallery_id,), name=old))
            self._engine.send(EditGalleries(ids=(gallery_id,), name=name.strip()))

    @Slot()
    def showFolder(self) -> None:
        rows = self._selected()
        if rows:
            desktop.show_in_folder(rows[0].path)

    @Slot()
    def copyPostCode(self) -> None:
        self.copy_text(self._copyable())

    @Slot()
    def copyLinks(self) -> None:
        self.copy_text(self._copyable(), links_only=True)

    def _copyable(self) -> tuple[int, ...]:
        return tuple(row.id for row in self._selected() if row.links)

    def copy_text(self, ids: tuple[int, ...], links_only: bool = False) -> None:
        """Ask the engine for the text, put it on the clipboard, and say what it is and what is missing."""
        if not ids:
            return
        names = [self._store.galleries[i].name for i in ids if i in self._store.galleries]

        def copied(reply: Reply) -> None:
            if not isinstance(reply, Text) or not reply.text:
                self._app.toast("There is nothing to copy yet", text.joined(names), "info")
                return
            kind = "Links" if links_only else FORMAT_NAMES.get(reply.format, "Post code")
            about = names[0] if len(names) == 1 else text.count(len(names), "gallery", "galleries")
            missing = f" · {text.count(reply.left_out, 'image')} left out" if reply.left_out else ""
            self._app.copyText(reply.text, f"{kind} copied", about + missing)
            self.show_copied(ids)

        self._engine.send(RenderText(gallery_ids=ids, links_only=links_only), copied)

    @Slot(int)
    def moveToTab(self, tab_id: int) -> None:
        self.move_to_tab(self._selected_ids(), self._tabs.engine_id(tab_id))

    def move_to_tab(self, ids: tuple[int, ...], tab_id: int) -> None:
        tab = self._store.tabs.get(tab_id)
        rows = [self._store.galleries[i] for i in ids if self._store.galleries[i].tab_id != tab_id]
        if tab is None or not rows:
            return
        before: dict[int, list[int]] = {}
        for row in rows:
            before.setdefault(row.tab_id, []).append(row.id)
        step = tuple(EditGalleries(ids=tuple(moved), tab_id=old) for old, moved in before.items())
        self._undo.push(*step)
        self._engine.send(EditGalleries(ids=tuple(row.id for row in rows), tab_id=tab_id))
        title = f"{text.count(len(rows), 'gallery', 'galleries')} moved to {text.isolated(tab.name)}"
        self._app.toast(title, "", "tag", "Undo", lambda: self._undo.take_back(step))

    @Slot(str)
    def setTemplate(self, template_id: str) -> None:
        self.set_template(self._selected_ids(), template_id)

    def set_template(self, ids: tuple[int, ...], template_id: str) -> None:
        if ids and template_id in self._store.templates:
            self._engine.send(EditGalleries(ids=ids, template_id=template_id))

    @Slot(str, bool)
    def setHost(self, host_id: str, on: bool) -> None:
        self.set_host(self._selected(), host_id, on)

    def set_host(self, rows: Sequence[GalleryRow], host_id: str, on: bool) -> None:
        """Each gallery keeps its other hosts; galleries that end up alike share one command."""
        wanted: dict[tuple[str, ...], list[int]] = {}
        for row in rows:
            hosts = [host.host_id for host in row.hosts if host.host_id != host_id]
            new = (*hosts, host_id) if on else tuple(hosts)
            if new != tuple(host.host_id for host in row.hosts):
                wanted.setdefault(new, []).append(row.id)
        for hosts_now, ids in wanted.items():
            self._engine.send(EditGalleries(ids=tuple(ids), host_ids=hosts_now))

    @Slot(int)
    def moveSelectionBefore(self, row: int) -> None:
        """Put the selected galleries, in their order, in front of this row; a row past the last is the end."""
        ids = self._selected_ids()
        if not ids or not self._can_reorder:
            return
        chosen = set(ids)
        before = next((i for i in self.order[max(0, row) :] if i not in chosen), None)
        if before is None and self.is_filtered:
            before = self._after_last_visible(chosen)
        self._engine.send(MoveGalleries(ids=ids, before_id=before))

    def _after_last_visible(self, chosen: set[int]) -> int | None:
        """In a filtered list the end is behind its last row, not behind the whole queue."""
        galleries = self._store.galleries
        last = next((galleries[i].position for i in reversed(self.order) if i not in chosen), None)
        if last is None:
            return None
        later = [row for row in galleries.values() if row.position > last and row.id not in chosen]
        return min(later, key=lambda row: row.position).id if later else None

    @Slot(int)
    def moveStep(self, delta: int) -> None:
        """Alt ↑ ↓: one place up (−1) or down (+1)."""
        ids = self.selected_visible()
        if ids:
            rows = self.rows()
            first, last = rows[ids[0]], rows[ids[-1]]
            if delta < 0 < first:
                self.moveSelectionBefore(first - 1)
            elif delta > 0 and last + 1 < len(self.order):
                self.moveSelectionBefore(last + 2)

    @Slot(int, result=str)
    def dragText(self, row: int) -> str:
        """What a completed row is when it is dragged to another program: its post code where that is known already
        (the inspector asks for it when the row is selected), its links otherwise.
        """
        gallery = self._row_at(row)
        if gallery is None or gallery.state is not GalleryState.COMPLETED:
            return ""
        if gallery.id in self.known_texts:
            return self.known_texts[gallery.id]
        return "\n".join(host.gallery_url for host in gallery.hosts if host.gallery_url)

    # -- the row menu

    @Slot(result="QVariantList")
    def menuItems(self) -> list[dict[str, object]]:
        """For the selection, in the order of ui.md section 8. What does not apply is greyed, never hidden."""
        rows = self._selected()
        current = self._row_at(self.row_of(self.selection.current))
        leader = current if current in rows else (rows[0] if rows else None)
        states = {row.state for row in rows}
        paused = leader is not None and leader.state is GalleryState.PAUSED
        has_links = any(row.links for row in rows)
        toggle = ("start", "Resume" if paused else "Start", "play", bool(states & set(STARTABLE)))
        if leader is not None and leader.state in PAUSABLE:
            toggle = ("pause", "Pause", "pause", True)
        one = len(rows) == 1
        used = common(rows)
        return [
            self._item(*toggle, key="slot"),
            self._item("startNext", "Start next", "arrow-up-to-line", bool(states & {*STARTABLE, *PAUSABLE})),
            self._item("retry", "Retry failed images", "rotate-cw", bool(states & set(RETRYABLE))),
            self._item("copyPostCode", "Copy post code", "copy", has_links, separator=True),
            self._item("copyLinks", "Copy links", "link", has_links),
            self._item("showFolder", "Show folder", "folder-open", one),
            self._item("details", "Details", "panel-right", bool(rows)),
            self._item("rename", "Rename", "pencil", one, separator=True),
            self._item("template", "Template", "braces", bool(rows), children=self.template_choices(used)),
            self._item("hosts", "Hosts", "server", bool(rows), children=self.host_choices(used)),
            self._item("tab", "Move to tab", "tag", bool(rows), children=self.tab_choices(used)),
            self._item("rescan", "Look at the folder again", "scan-search", bool(rows)),
            self._item("remove", "Remove from queue", "trash-2", bool(rows), separator=True, danger=True),
        ]

    def _item(
        self,
        item_id: str,
        label: str,
        icon: str,
        enabled: bool,
        *,
        key: str = "",
        separator: bool = False,
        danger: bool = False,
        children: Sequence[dict[str, object]] = (),
    ) -> dict[str, object]:
        return {
            "id": item_id,
            "label": label,
            "icon": icon,
            "shortcut": self._app.textFor(key or item_id),
            "enabled": enabled,
            "danger": danger,
            "separatorBefore": separator,
            "children": list(children),
        }

    def template_choices(self, used: Common) -> list[dict[str, object]]:
        return [
            {"id": template.id, "label": template.name, "checked": used.templates == {template.id}, "colour": 0}
            for template in self._store.templates.values()
        ]

    def host_choices(self, used: Common) -> list[dict[str, object]]:
        """Hosts that are on, and those that a gallery uses already; checked when all of the galleries use it."""
        return [
            {
                "id": host.id,
                "label": host.name,
                "code": host.code,
                "checked": bool(used.hosts) and all(host.id in ids for ids in used.hosts),
                "colour": 0,
            }
            for host in self._store.hosts.values()
            if (host.is_enabled and host.status is not HostStatus.BROKEN) or any(host.id in ids for ids in used.hosts)
        ]

    def tab_choices(self, used: Common) -> list[dict[str, object]]:
        return [
            {
                "id": str(self._tabs.shown_id(tab.id)),
                "label": tab.name,
                "checked": used.tabs == {tab.id},
                "colour": tab.colour,
            }
            for tab in self._store.tabs.values()
        ]

    @Slot(str, str)
    def runMenu(self, item: str, child: str) -> None:
        """Rename and details belong to QML: the list edits in place, the inspector takes the focus."""
        plain: dict[str, Callable[[], None]] = {
            "start": self.start,
            "pause": self.pause,
            "startNext": self.startNext,
            "retry": self.retry,
            "copyPostCode": self.copyPostCode,
            "copyLinks": self.copyLinks,
            "showFolder": self.showFolder,
            "rescan": self.rescan,
            "remove": self.remove,
        }
        if item in plain:
            plain[item]()
        elif item == "rename":
            self.renameRequested.emit(self.row_of(self.selection.current))
        elif item == "template":
            self.setTemplate(child)
        elif item == "tab" and child.isdigit():
            self.moveToTab(int(child))
        elif item == "hosts":
            checked = next(
                (c["checked"] for c in self.host_choices(common(self._selected())) if c["id"] == child), None
            )
            if checked is not None:
                self.setHost(child, not checked)
