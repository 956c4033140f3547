"""The rows of the queue: filtered, sorted, selected, and brought up to date four times a second.

The model is a list of ids. Rows stay in the store; what a row shows is worked out when a view asks for it and kept
until its gallery changes. All of this runs in the GUI thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, Qt, QTimer, Signal

from backend.protocol.natural_order import natural
from backend.protocol.rows import GalleryRow, GalleryState
from bridge.gallery_line import Line, hold_left, line, share
from bridge.models.rows import FIRST_ROLE, NO_PARENT, Index, changed_roles, role_names, runs
from bridge.search import Query, parse
from bridge.selection import Selection
from bridge.store import Store

TICK_MS = 250
URGENT_GAP_MS = 100
COPIED_MS = 1500
KEPT_LINES = 4096
FOLDED_PER_TURN = 300
MOST_EDITED = 5000
"""Longer lists are swapped as a whole when they are filtered or sorted anew."""
ATTENTION = frozenset({GalleryState.INCOMPLETE, GalleryState.FAILED})

PROGRESS = frozenset(
    {
        "done_images",
        "done_bytes",
        "total_bytes",
        "speed_bps",
        "eta_s",
        "hosts",
        "scanned",
        "to_scan",
        "upload_s",
        "links",
    }
)

ROLES = (*Line._fields, "selected", "copied")
SELECTED = FIRST_ROLE + ROLES.index("selected")
COPIED = FIRST_ROLE + ROLES.index("copied")
_LINE_END = len(Line._fields)
_STATE_ORDER = {state: i for i, state in enumerate(GalleryState)}

_SORT_FIELDS: dict[str, frozenset[str]] = {
    "queue": frozenset({"position"}),
    "name": frozenset({"name"}),
    "added": frozenset(),
    "state": frozenset({"state"}),
    "size": frozenset({"size_bytes"}),
    "progress": frozenset({"done_bytes", "total_bytes", "state", "scanned", "to_scan"}),
}
Key = TypeVar("Key", int, str)

_SEARCH_FIELDS = frozenset(
    {"name", "tab_id", "template_id", "hosts"} | {f"custom{i}" for i in range(1, 5)} | {f"ext{i}" for i in range(1, 5)}
)

SORT_KEYS: dict[str, Callable[[GalleryRow], Any]] = {
    "queue": lambda row: row.position,
    "name": lambda row: natural(row.name),
    "added": lambda row: row.added_at,
    "state": lambda row: (_STATE_ORDER[row.state], row.position),
    "size": lambda row: row.size_bytes,
    "progress": lambda row: (share(row), row.position),
}


def _ids_named(word: str, names: Mapping[Key, str]) -> frozenset[Key]:
    """Ids whose name holds the folded word."""
    return frozenset(i for i, name in names.items() if word in name.casefold())


class GalleryList(QAbstractListModel):
    """Base of `Queue`: everything that is a list, nothing that is a command.

    `is_shown` False (window hidden) holds every signal back until the window is there again.
    """

    countChanged = Signal()
    filterChanged = Signal()
    sortChanged = Signal()
    selectionChanged = Signal()
    currentChanged = Signal()
    totalsChanged = Signal()
    scrollTo = Signal(int)

    def __init__(self, store: Store, now: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._now = now
        self._names = role_names(ROLES)
        self.order: list[int] = []
        self._rows: dict[int, int] | None = None  # id → visible row, made when it is asked for
        self._lines: dict[int, Line] = {}
        self._haystacks: dict[int, str] = {}
        self._copied: set[int] = set()
        self.selection = Selection()
        self.tab_id = 0
        self.search_text = ""
        self._query = Query()
        self.sort_key = "queue"
        self.descending = False
        self.states: frozenset[str] = frozenset()
        self.attention_only = False
        self.attention_count = 0
        self.is_shown = True
        self._dirty: dict[int, frozenset[str]] = {}
        self._sorted: list[int] | None = None
        self._unfolded: list[int] = []
        self._folding = QTimer(self, interval=0)
        self._folding.timeout.connect(self._fold_some)
        self._recount_due = False
        self._flushed_at = 0.0
        self._tick = QTimer(self, interval=TICK_MS, singleShot=True)
        self._tick.timeout.connect(self.flush)
        store.galleriesReplaced.connect(self._replaced)
        store.galleriesAdded.connect(self._added)
        store.galleriesChanged.connect(self._changed)
        store.galleriesRemoved.connect(self._removed)
        store.coversChanged.connect(self._covers_changed)
        store.tabsChanged.connect(self._names_changed)
        store.hostsChanged.connect(self._names_changed)
        store.templatesChanged.connect(self._names_changed)

    # -- what a view reads

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.order)

    def roleNames(self) -> dict[int, QByteArray]:
        return self._names

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        at = role - FIRST_ROLE
        if not 0 <= row < len(self.order) or at < 0:
            return None
        gallery_id = self.order[row]
        if at < _LINE_END:
            return (self._lines.get(gallery_id) or self._line(gallery_id))[at]
        if role == SELECTED:
            return gallery_id in self.selection.ids
        if role == COPIED:
            return gallery_id in self._copied
        return None

    def line_of(self, gallery_id: int) -> Line:
        return self._lines.get(gallery_id) or self._line(gallery_id)

    def _line(self, gallery_id: int) -> Line:
        made = self._make_line(gallery_id)
        if len(self._lines) >= KEPT_LINES:
            for old in list(self._lines)[: KEPT_LINES // 2]:
                del self._lines[old]
        self._lines[gallery_id] = made
        return made

    def _make_line(self, gallery_id: int) -> Line:
        store = self._store
        return line(store.galleries[gallery_id], store.names, store.cover_url(gallery_id), self._now())

    # -- places

    def rows(self) -> dict[int, int]:
        if self._rows is None:
            self._rows = {gallery_id: row for row, gallery_id in enumerate(self.order)}
        return self._rows

    def row_of(self, gallery_id: int | None) -> int:
        return self.rows().get(gallery_id, -1) if gallery_id is not None else -1

    def id_at(self, row: int) -> int | None:
        return self.order[row] if 0 <= row < len(self.order) else None

    def selected_visible(self) -> list[int]:
        """In the order shown. Hidden rows are never acted on."""
        ids = self.selection.ids
        if not ids:
            return []
        if len(ids) * 8 < len(self.order):
            rows = self.rows()
            return sorted((i for i in ids if i in rows), key=rows.__getitem__)
        return [i for i in self.order if i in ids]

    # -- filter and order

    def set_search(self, text: str) -> None:
        self.search_text = text
        query = parse(text)
        if query != self._query:
            self._query = query
            self.refilter(by_person=True)
        self.filterChanged.emit()

    def set_filter(self, tab_id: int, states: Iterable[str], attention_only: bool) -> None:
        new = (tab_id, frozenset(states), attention_only)
        if new == (self.tab_id, self.states, self.attention_only):
            return
        self.tab_id, self.states, self.attention_only = new
        self.refilter(by_person=True)
        self.filterChanged.emit()

    def set_sort(self, key: str, descending: bool) -> None:
        if key in SORT_KEYS and (key, descending) != (self.sort_key, self.descending):
            self.sort_key, self.descending = key, descending
            self._sorted = None
            self.refilter(by_person=True)
            self.sortChanged.emit()

    @property
    def is_filtered(self) -> bool:
        return bool(self.tab_id or self.states or self.attention_only or not self._query.is_empty)

    def _haystack(self, row: GalleryRow) -> str:
        """What the row itself says, folded; its tab, template and hosts are compared by id."""
        parts = (row.name, row.custom1, row.custom2, row.custom3, row.custom4, row.ext1, row.ext2, row.ext3, row.ext4)
        text = "\n".join(filter(None, parts)).casefold()
        self._haystacks[row.id] = text
        return text

    def _fold_some(self) -> None:
        """Prepare rows for the first search, a few in each idle turn."""
        galleries = self._store.galleries
        for _ in range(min(FOLDED_PER_TURN, len(self._unfolded))):
            row = galleries.get(self._unfolded.pop())
            if row is not None and row.id not in self._haystacks:
                self._haystack(row)
        if not self._unfolded:
            self._folding.stop()

    def _fold_later(self, ids: Iterable[int]) -> None:
        self._unfolded.extend(ids)
        if self._unfolded and not self._folding.isActive():
            self._folding.start()

    def _question(self) -> Callable[[GalleryRow], bool] | None:
        """Everything that filters, as one question to a row; None when all rows are shown."""
        if not self.is_filtered:
            return None
        query, names = self._query, self._store.names
        tab_id, states, attention = self.tab_id, self.states | query.states, self.attention_only
        if self.states and query.states:
            states = self.states & query.states
        narrows_states = bool(self.states or query.states)
        tabs = [_ids_named(word, {i: tab.name for i, tab in names.tabs.items()}) for word in query.tabs]
        wanted_tabs = frozenset[int]().union(*tabs)
        host_texts = {i: f"{i}\n{host.code}\n{host.name}" for i, host in names.hosts.items()}
        wanted_hosts = frozenset[str]().union(*(_ids_named(word, host_texts) for word in query.hosts))
        templates = {i: template.name for i, template in names.templates.items()}
        tab_names = {i: tab.name for i, tab in names.tabs.items()}
        words = [
            (word, _ids_named(word, tab_names), _ids_named(word, templates), _ids_named(word, host_texts))
            for word in query.words
        ]
        haystacks = self._haystacks

        def passes(row: GalleryRow) -> bool:
            if tab_id and row.tab_id != tab_id:
                return False
            if attention and row.state not in ATTENTION:
                return False
            if narrows_states and row.state.value not in states:
                return False
            if query.smallest is not None and row.size_bytes < query.smallest:
                return False
            if query.largest is not None and row.size_bytes > query.largest:
                return False
            if query.tabs and row.tab_id not in wanted_tabs:
                return False
            if query.hosts and not any(host.host_id in wanted_hosts for host in row.hosts):
                return False
            for word, in_tabs, in_templates, in_hosts in words:
                if (
                    word not in (haystacks.get(row.id) or self._haystack(row))
                    and row.tab_id not in in_tabs
                    and row.template_id not in in_templates
                    and not (in_hosts and any(host.host_id in in_hosts for host in row.hosts))
                ):
                    return False
            return True

        return passes

    def _in_order(self) -> list[int]:
        """All ids in the order that was chosen; sorted again only when something of it changed."""
        if self._sorted is None:
            key = SORT_KEYS[self.sort_key]
            rows = sorted(self._store.galleries.values(), key=key, reverse=self.descending)
            self._sorted = [row.id for row in rows]
        return self._sorted

    def wanted_order(self) -> list[int]:
        ordered = self._in_order()
        passes = self._question()
        if passes is None:
            return list(ordered)
        galleries = self._store.galleries
        return [i for i in ordered if passes(galleries[i])]

    def refilter(self, by_person: bool = False) -> None:
        """Go to the order that filter and sort ask for, by the smallest change that leads there.

        What a person asked for swaps a long list as a whole: finding the smallest change would take longer.
        """
        new = self.wanted_order()
        if new == self.order:
            return
        is_long = max(len(new), len(self.order)) > MOST_EDITED
        if (by_person and is_long) or not self._edit_towards(new):
            self.beginResetModel()
            self.order, self._rows = new, None
            self.endResetModel()
        self.countChanged.emit()
        self.selectionChanged.emit()
        self.currentChanged.emit()

    def _edit_towards(self, new: list[int]) -> bool:
        """Remove, move one block, insert. False when that does not lead there or takes too many steps."""
        keep = set(new)
        gone = [row for row, i in enumerate(self.order) if i not in keep]
        left = [i for i in self.order if i in keep]
        here = set(left)
        target = [i for i in new if i in here]
        move = _block_move(left, target)
        added = list(runs([row for row, i in enumerate(new) if i not in here]))
        removed = list(runs(gone))
        if move is None or len(removed) + len(added) > 64 or (not left and self.order):
            return False
        for first, last in reversed(removed):
            self.beginRemoveRows(NO_PARENT, first, last)
            del self.order[first : last + 1]
            self._rows = None
            self.endRemoveRows()
        if move:
            first, last, before = move
            self.beginMoveRows(NO_PARENT, first, last, NO_PARENT, before)
            self.order, self._rows = target, None
            self.endMoveRows()
        for first, last in added:
            self.beginInsertRows(NO_PARENT, first, last)
            self.order[first:first] = new[first : last + 1]
            self._rows = None
            self.endInsertRows()
        return True

    # -- what the store tells

    def _replaced(self) -> None:
        self._lines.clear()
        self._haystacks.clear()
        self._sorted = None
        self._fold_later(self._store.galleries)
        self._dirty.clear()
        self.beginResetModel()
        self.order, self._rows = self.wanted_order(), None
        self.endResetModel()
        self._recount()
        self.countChanged.emit()
        self.selectionChanged.emit()

    def _added(self, ids: Sequence[int]) -> None:
        """A batch at the end of the queue, the usual case, is one insertion; anything else goes through the filter."""
        galleries = self._store.galleries
        self._fold_later(ids)
        if self.sort_key == "queue" and not self.descending:
            rows = sorted((galleries[i] for i in ids), key=SORT_KEYS["queue"])
            ordered = self._sorted
            last = galleries.get(ordered[-1]) if ordered else None
            at_end = ordered is not None and (last is None or rows[0].position > last.position)
            if ordered is not None and at_end:
                ordered.extend(row.id for row in rows)
            else:
                self._sorted = None
            passes = self._question()
            if passes is not None:
                rows = [row for row in rows if passes(row)]
            if rows and at_end:
                start = len(self.order)
                self.beginInsertRows(NO_PARENT, start, start + len(rows) - 1)
                self.order.extend(row.id for row in rows)
                if self._rows is not None:
                    self._rows.update((row.id, start + i) for i, row in enumerate(rows))
                self.endInsertRows()
                self.countChanged.emit()
                rows = []
            if rows:
                self.refilter()
        else:
            self._sorted = None
            self.refilter()
        self._recount_soon()

    def _removed(self, gone: set[int]) -> None:
        self.selection.forget(gone, self.order, self.rows())
        self._sorted = [i for i in self._sorted if i not in gone] if self._sorted is not None else None
        for gallery_id in gone:
            self._lines.pop(gallery_id, None)
            self._haystacks.pop(gallery_id, None)
            self._dirty.pop(gallery_id, None)
        self.refilter()
        self._recount()
        self.announce_selection()

    def _changed(self, changed: dict[int, frozenset[str]]) -> None:
        for gallery_id, fields in changed.items():
            had = self._dirty.get(gallery_id)
            self._dirty[gallery_id] = fields | had if had else fields
            if fields & _SEARCH_FIELDS:
                self._haystacks.pop(gallery_id, None)
        self._wake(urgent=any(not fields <= PROGRESS for fields in changed.values()))

    def _covers_changed(self, ids: Sequence[int]) -> None:
        for gallery_id in ids:
            if gallery_id in self._lines:
                self._dirty.setdefault(gallery_id, frozenset())
        if self._dirty:
            self._wake()

    def _names_changed(self) -> None:
        for gallery_id in self._lines:
            self._dirty.setdefault(gallery_id, frozenset())
        if self._query.tabs or self._query.hosts or self._query.words:
            self.refilter()
        self._wake()

    def _wake(self, urgent: bool = False) -> None:
        """What a person just did shows at once (at most ten times a second), progress waits for the tick."""
        if not self.is_shown:
            return
        if urgent:
            since_ms = int((time.monotonic() - self._flushed_at) * 1000)
            wait_ms = max(0, URGENT_GAP_MS - since_ms)
            if not self._tick.isActive() or self._tick.remainingTime() > wait_ms:
                self._tick.start(wait_ms)
        elif not self._tick.isActive():
            self._tick.start(TICK_MS)

    def set_shown(self, shown: bool) -> None:
        """A hidden window is told nothing; once it is back, everything that changed comes at once."""
        self.is_shown = shown
        if shown:
            self.flush()
        else:
            self._tick.stop()

    def flush(self) -> None:
        """The tick: take in all changes since the last one, with one `dataChanged` for each run of rows."""
        self._flushed_at = time.monotonic()
        dirty, self._dirty = self._dirty, {}
        if not dirty:
            if self._recount_due:
                self._recount()
            return
        galleries = self._store.galleries
        updates: list[tuple[int, tuple[int, ...]]] = []
        rows = self.rows()
        for gallery_id in dirty:
            old = self._lines.get(gallery_id)
            if old is None or gallery_id not in galleries:
                continue  # nobody has asked for this row, so nobody has to hear of it
            new = self._make_line(gallery_id)
            del self._lines[gallery_id]
            self._lines[gallery_id] = new
            if new != old and gallery_id in rows:
                updates.append((rows[gallery_id], changed_roles(old, new)))
        self._announce(updates)
        touched = frozenset[str]().union(*dirty.values())
        if self._order_may_change(touched):
            self.refilter()
        if "state" in touched:
            self._recount()
        # what is told by the clock goes on, also when no patch comes
        now = self._now()
        timed = [i for i in dirty if i in self._lines and self._is_timed(i, now)]
        if timed:
            for gallery_id in timed:
                self._dirty.setdefault(gallery_id, frozenset())
            self._wake()

    def _is_timed(self, gallery_id: int, now: float) -> bool:
        return self._lines[gallery_id].meta.endswith("starting…") or (
            hold_left(self._store.galleries[gallery_id], now) is not None
        )

    def _announce(self, updates: list[tuple[int, tuple[int, ...]]]) -> None:
        """Neighbouring rows share one signal; its roles are those that changed in any of them."""
        updates.sort()
        roles_at = dict(updates)
        for first, last in runs([row for row, _ in updates]):
            roles = sorted({role for row in range(first, last + 1) for role in roles_at[row]})
            self.dataChanged.emit(self.index(first), self.index(last), roles)

    def _order_may_change(self, touched: frozenset[str]) -> bool:
        if touched & _SORT_FIELDS[self.sort_key]:
            self._sorted = None
            return True
        if self.tab_id and "tab_id" in touched:
            return True
        if (self.states or self.attention_only or self._query.states) and "state" in touched:
            return True
        if self._query.is_empty:
            return False
        return bool(touched & _SEARCH_FIELDS) or "size_bytes" in touched

    def _recount_soon(self) -> None:
        self._recount_due = True
        self._wake()

    def _recount(self) -> None:
        self._recount_due = False
        self.attention_count = sum(row.state in ATTENTION for row in self._store.galleries.values())
        self.totalsChanged.emit()

    # -- selection

    def announce_selection(self) -> None:
        """One signal over all rows: views ask only for those they show."""
        if self.order:
            self.dataChanged.emit(self.index(0), self.index(len(self.order) - 1), [SELECTED])
        self.selectionChanged.emit()
        self.currentChanged.emit()

    def show_copied(self, ids: Iterable[int]) -> None:
        """The copy slot shows a tick for 1.5 s."""
        self._copied = set(ids)
        self._emit_copied()
        QTimer.singleShot(COPIED_MS, self, self._end_copied)

    def _end_copied(self) -> None:
        self._copied, ended = set(), self._copied
        self._emit_copied(ended)

    def _emit_copied(self, ids: Iterable[int] | None = None) -> None:
        rows = self.rows()
        at = sorted(rows[i] for i in (ids if ids is not None else self._copied) if i in rows)
        for first, last in runs(at):
            self.dataChanged.emit(self.index(first), self.index(last), [COPIED])

    def index_of(self, row: int) -> QModelIndex:
        return self.index(row)


def _block_move(old: list[int], new: list[int]) -> tuple[int, int, int] | tuple[()] | None:
    """How one block of rows is moved to get from `old` to `new`: first, last, and the row it is put before.

    Empty when nothing moves, None when it takes more than one block. Both hold the same ids.
    """
    if old == new:
        return ()
    start = next(i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
    end = len(old)
    while old[end - 1] == new[end - 1]:
        end -= 1
    a, b = old[start:end], new[start:end]
    shift = b.index(a[0])
    if b[shift:] + b[:shift] != a:
        return None
    # b is a turned by `shift`: the last `shift` of a came to the front
    if shift <= len(a) - shift:
        return end - shift, end - 1, start
    return start, start + (len(a) - shift) - 1, end
