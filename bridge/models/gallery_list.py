"""The rows of the queue: filtered, sorted, selected, and brought up to date four times a second.

The model is a list of ids. Rows stay in the store; what a row shows is worked out when a view asks for it and kept
until its gallery changes. All of this runs in the GUI thread.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QByteArray, QObject, Qt, QTimer, Signal

from bridge.gallery_line import Line, hold_left, line
from bridge.gallery_order import ATTENTION, SEARCH_FIELDS, SORT_KEYS, GalleryOrder
from bridge.models.list_edits import edits_between
from bridge.models.pieces import Pieces
from bridge.models.rows import FIRST_ROLE, NO_PARENT, Index, changed_roles, role_names, runs, span_of_difference
from bridge.row_columns import fields_of, said
from bridge.selection import Selection
from bridge.store import Store

TICK_MS = 250
URGENT_GAP_MS = 100
COPIED_MS = 1500
KEPT_LINES = 4096
FOLDED_PER_TURN = 100
MOST_EDITED = 5000
"""Longer lists are swapped as a whole when they are filtered or sorted anew."""
MOST_AT_ONCE = 5000
"""Longer lists are filtered and sorted a piece at a time, between two frames."""
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

ROLES = (*Line._fields, "columnTexts", "selected", "copied")
COLUMNS = FIRST_ROLE + ROLES.index("columnTexts")
SELECTED = FIRST_ROLE + ROLES.index("selected")
COPIED = FIRST_ROLE + ROLES.index("copied")
_LINE_END = len(Line._fields)


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
    rearranging = Signal()
    """Rows are about to show other galleries than before: nothing of them may glide from one to the other."""
    scrollTo = Signal(int)

    def __init__(self, store: Store, now: Callable[[], float] = time.time, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._now = now
        self._names = role_names(ROLES)
        self.order: list[int] = []
        self._rows: dict[int, int] | None = None  # id → visible row, made when it is asked for
        self._lines: dict[int, Line] = {}
        self._wanted = GalleryOrder(store)
        self._copied: set[int] = set()
        self._columns: tuple[str, ...] = ()
        self._column_fields: frozenset[str] = frozenset()
        self.selection = Selection()
        self.attention_count = 0
        self.is_shown = True
        self._dirty: dict[int, frozenset[str]] = {}
        self._unfolded: list[int] = []
        self._work_again = False
        self._pieces = Pieces(self)
        self._pieces.done.connect(self._worked)
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
        if role == COLUMNS:
            row_now = self._store.galleries[gallery_id]
            return [said(key, row_now, self._store.names, self._now()) for key in self._columns]
        if role == SELECTED:
            return gallery_id in self.selection.ids
        if role == COPIED:
            return gallery_id in self._copied
        return None

    def show_columns(self, keys: Sequence[str]) -> None:
        """The further columns that rows have texts for (role `columnTexts`)."""
        self._columns, self._column_fields = tuple(keys), fields_of(keys)
        if self.order:
            self.dataChanged.emit(self.index(0), self.index(len(self.order) - 1), [COLUMNS])

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

    @property
    def search_text(self) -> str:
        return self._wanted.search_text

    @property
    def sort_key(self) -> str:
        return self._wanted.sort_key

    @property
    def descending(self) -> bool:
        return self._wanted.descending

    @property
    def states(self) -> frozenset[str]:
        return self._wanted.states

    @property
    def attention_only(self) -> bool:
        return self._wanted.attention_only

    @property
    def is_filtered(self) -> bool:
        return self._wanted.is_filtered

    def set_search(self, text: str) -> None:
        if self._wanted.set_search(text):
            self.refilter(by_person=True)
        self.filterChanged.emit()

    def set_filter(self, tab_id: int, states: Iterable[str], attention_only: bool) -> None:
        wanted, chosen = self._wanted, frozenset(states)
        if (tab_id, chosen, attention_only) == (wanted.tab_id, wanted.states, wanted.attention_only):
            return
        wanted.tab_id, wanted.states, wanted.attention_only = tab_id, chosen, attention_only
        self.refilter(by_person=True)
        self.filterChanged.emit()

    def set_sort(self, key: str, descending: bool) -> None:
        if self._wanted.set_sort(key, descending):
            self.refilter(by_person=True)
            self.sortChanged.emit()

    def _fold_some(self) -> None:
        """Prepare rows for the first search, a few in each idle turn."""
        galleries = self._store.galleries
        for _ in range(min(FOLDED_PER_TURN, len(self._unfolded))):
            row = galleries.get(self._unfolded.pop())
            if row is not None:
                self._wanted.fold(row)
        if not self._unfolded:
            self._folding.stop()

    def _fold_later(self, ids: Iterable[int]) -> None:
        self._unfolded.extend(ids)
        if self._unfolded and not self._folding.isActive():
            self._folding.start()

    def refilter(self, by_person: bool = False) -> None:
        """Go to the order that filter and sort ask for: at once in a list that allows it, else a piece at a time.

        What a person asked for begins at once; what new figures lead to waits until a second after the last time.
        """
        if max(len(self._store.galleries), len(self.order)) <= MOST_AT_ONCE:
            self._pieces.stop()
            self._go_to(self._wanted.now(), by_person)
        elif by_person or self._pieces.is_idle:
            self._begin(by_person)
        else:
            self._work_again = True

    def _begin(self, by_person: bool) -> None:
        self._work_again = False
        self._pieces.begin(self._wanted.steps(), by_person)

    def _worked(self, new: list[int], by_person: bool) -> None:
        galleries = self._store.galleries
        self._go_to([i for i in new if i in galleries], by_person)
        if self._work_again:
            self._begin(by_person=False)

    @property
    def is_settled(self) -> bool:
        """False while a long list is worked on a piece at a time."""
        return self._pieces.is_idle

    def settle(self) -> None:
        """Finish at once what is worked on a piece at a time."""
        if not self._pieces.is_idle:
            self._pieces.stop()
            self._go_to(self._wanted.now(), by_person=True)

    def _go_to(self, new: list[int], by_person: bool) -> None:
        """By the smallest change that leads there; what a person asked for swaps a long list as a whole: finding the
        smallest change would take longer.
        """
        if new == self.order:
            return
        current = self.selection.current
        if not by_person and current is not None and current in self.rows() and current not in (here := set(new)):
            self.selection.left({i for i in self.order if i not in here}, self.order, self.rows())
        is_long = max(len(new), len(self.order)) > MOST_EDITED
        if (by_person and is_long) or not self._edit_towards(new):
            self.beginResetModel()
            self.order, self._rows = new, None
            self.endResetModel()
        self.countChanged.emit()
        self.selectionChanged.emit()
        self.currentChanged.emit()

    def _edit_towards(self, new: list[int]) -> bool:
        """Remove, bring into order, insert. False when nothing stays or it takes too many steps."""
        edits = edits_between(self.order, new)
        if edits is None:
            return False
        for first, last in reversed(edits.removed):
            self.beginRemoveRows(NO_PARENT, first, last)
            del self.order[first : last + 1]
            self._rows = None
            self.endRemoveRows()
        if (span := span_of_difference(self.order, edits.kept)) is not None:
            self.rearranging.emit()
            self.order, self._rows = edits.kept, None
            self.dataChanged.emit(self.index(span[0]), self.index(span[1]))
        for first, last in edits.added:
            self.beginInsertRows(NO_PARENT, first, last)
            self.order[first:first] = new[first : last + 1]
            self._rows = None
            self.endInsertRows()
        return True

    # -- what the store tells

    def _replaced(self) -> None:
        self._lines.clear()
        self._wanted.forget_all()
        self._pieces.stop()
        self._fold_later(self._store.galleries)
        self._dirty.clear()
        self.beginResetModel()
        self.order, self._rows = self._wanted.now(), None
        self.endResetModel()
        self._recount()
        self.countChanged.emit()
        self.selectionChanged.emit()

    def _added(self, ids: Sequence[int]) -> None:
        """A batch at the end of the queue, the usual case, is one insertion; anything else goes through the filter."""
        galleries = self._store.galleries
        self._fold_later(ids)
        wanted = self._wanted
        rows = sorted((galleries[i] for i in ids), key=SORT_KEYS["queue"])
        ordered = wanted.sorted_ids
        last = galleries.get(ordered[-1]) if ordered else None
        at_end = ordered is not None and (last is None or rows[0].position > last.position)
        if ordered is None or not at_end or wanted.sort_key != "queue" or wanted.descending or not self._pieces.is_idle:
            wanted.sort_again()
            self.refilter()
        else:
            wanted.added(row.id for row in rows)
            passes = wanted.question()
            self._append([row.id for row in rows if passes is None or passes(row)])
        self._recount_soon()

    def _append(self, ids: Sequence[int]) -> None:
        if not ids:
            return
        start = len(self.order)
        self.beginInsertRows(NO_PARENT, start, start + len(ids) - 1)
        self.order.extend(ids)
        if self._rows is not None:
            self._rows.update((gallery_id, start + i) for i, gallery_id in enumerate(ids))
        self.endInsertRows()
        self.countChanged.emit()

    def _removed(self, gone: set[int]) -> None:
        self.selection.forget(gone, self.order, self.rows())
        self._wanted.forget(gone)
        for gallery_id in gone:
            self._lines.pop(gallery_id, None)
            self._dirty.pop(gallery_id, None)
        # they leave the list at once, whatever is being worked on
        self._go_to([i for i in self.order if i not in gone], by_person=False)
        self._recount()
        self.announce_selection()

    def _changed(self, changed: dict[int, frozenset[str]]) -> None:
        for gallery_id, fields in changed.items():
            had = self._dirty.get(gallery_id)
            self._dirty[gallery_id] = fields | had if had else fields
            if fields & SEARCH_FIELDS:
                self._wanted.text_changed(gallery_id)
        self._wake(urgent=any(not fields <= PROGRESS for fields in changed.values()))

    def _covers_changed(self, ids: Sequence[int]) -> None:
        for gallery_id in ids:
            if gallery_id in self._lines:
                self._dirty.setdefault(gallery_id, frozenset())
        if self._dirty:
            self._wake()

    def _names_changed(self) -> None:
        for gallery_id in self._lines:
            self._dirty[gallery_id] = self._dirty.get(gallery_id, frozenset()) | {"tab_id", "template_id"}
        if self._wanted.names_changed():
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
            roles = changed_roles(old, new)
            if dirty[gallery_id] & self._column_fields:
                roles = (*roles, COLUMNS)
            if roles and gallery_id in rows:
                updates.append((rows[gallery_id], roles))
        self._announce(updates)
        touched = frozenset[str]().union(*dirty.values())
        if self._wanted.changed_by(touched):
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
