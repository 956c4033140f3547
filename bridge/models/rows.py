"""A short list for QML: rows are named tuples, whose fields are the roles; the first field is the key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
NO_PARENT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex

Row = TypeVar("Row", bound=NamedTuple)


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Sorted row numbers as runs of neighbours, first and last included."""
    start = previous = -2
    for row in rows:
        if row != previous + 1:
            if start >= 0:
                yield start, previous
            start = row
        previous = row
    if start >= 0:
        yield start, previous


def span_of_difference(old: Sequence[object], new: Sequence[object]) -> tuple[int, int] | None:
    """First and last place at which two lists of one length differ; None when they are equal.

    A model that brings its rows into another order tells the span as changed data and moves no row: with Qt 6.11
    `endMoveRows` crashes now and then inside QQmlDelegateModel (quickshell-mirror/quickshell#36 and #889 show the same
    place), and a reset would make each delegate anew.
    """
    if old == new:
        return None
    pairs = list(zip(old, new, strict=True))
    first = next(at for at, (a, b) in enumerate(pairs) if a != b)
    last = next(at for at in range(len(pairs) - 1, -1, -1) if pairs[at][0] != pairs[at][1])
    return first, last


def role_names(fields: Sequence[str]) -> dict[int, QByteArray]:
    return {FIRST_ROLE + i: QByteArray(name.encode()) for i, name in enumerate(fields)}


def changed_roles(old: Sequence[object], new: Sequence[object]) -> tuple[int, ...]:
    return tuple(FIRST_ROLE + i for i, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)


class RowsModel(QAbstractListModel, Generic[Row]):
    """`show(rows)` compares with what is there and announces exactly the difference, so that views keep their place.

    GUI thread only.
    """

    countChanged = Signal()

    def __init__(self, row_type: type[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = role_names(row_type._fields)
        self._rows: list[Row] = []

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, at: int) -> Row | None:
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def rows(self) -> list[Row]:
        return list(self._rows)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def roleNames(self) -> dict[int, QByteArray]:
        return self._names

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        at = role - FIRST_ROLE
        row = index.row()
        if 0 <= at < len(self._names) and 0 <= row < len(self._rows):
            return self._rows[row][at]
        return None

    def show(self, new: Sequence[Row]) -> None:
        old_count = len(self._rows)
        self._line_up(new)
        if len(self._rows) != old_count:
            self.countChanged.emit()
        self._announce(new)

    def _line_up(self, new: Sequence[Row]) -> None:
        """Make the keys equal to those of `new`: take rows away, bring the rest into its order, insert."""
        wanted = [row[0] for row in new]
        have = [row[0] for row in self._rows]
        if wanted == have:
            return
        keys = set(wanted)
        if len(keys) < len(wanted) or len(set(have)) < len(have):  # nobody can tell which of two is meant
            self.beginResetModel()
            self._rows = list(new)
            self.endResetModel()
            return
        gone = [i for i, key in enumerate(have) if key not in keys]
        for first, last in reversed(list(runs(gone))):
            self.beginRemoveRows(NO_PARENT, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        here = {row[0]: row for row in self._rows}
        kept = [here[key] for key in wanted if key in here]
        if (span := span_of_difference(self._rows, kept)) is not None:
            self._rows = kept
            self.dataChanged.emit(self.index(span[0]), self.index(span[1]))
        missing = [i for i, key in enumerate(wanted) if key not in here]
        for first, last in runs(missing):
            self.beginInsertRows(NO_PARENT, first, last)
            self._rows[first:first] = new[first : last + 1]
            self.endInsertRows()

    def _announce(self, new: Sequence[Row]) -> None:
        pending: tuple[int, int, tuple[int, ...]] | None = None
        for i, row in enumerate(new):
            old = self._rows[i]
            if old is row or old == row:
                continue
            roles = changed_roles(old, row)
            self._rows[i] = row
            if pending is not None and pending[1] == i - 1 and pending[2] == roles:
                pending = (pending[0], i, roles)
                continue
            self._emit(pending)
            pending = (i, i, roles)
        self._emit(pending)

    def _emit(self, run: tuple[int, int, tuple[int, ...]] | None) -> None:
        if run is not None:
            self.dataChanged.emit(self.index(run[0]), self.index(run[1]), list(run[2]))
