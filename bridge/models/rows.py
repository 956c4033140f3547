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
        """Make the keys equal to those of `new`: take rows away, then move and insert."""
        wanted = [row[0] for row in new]
        have = [row[0] for row in self._rows]
        if wanted == have:
            return
        keys = set(wanted)
        gone = [i for i, key in enumerate(have) if key not in keys]
        for first, last in reversed(list(runs(gone))):
            self.beginRemoveRows(NO_PARENT, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        have = [row[0] for row in self._rows]
        here = set(have)
        if have != [key for key in wanted if key in here]:
            self._rearrange(new, wanted, have)
            return
        missing = [i for i, key in enumerate(wanted) if key not in here]
        for first, last in runs(missing):
            self.beginInsertRows(NO_PARENT, first, last)
            self._rows[first:first] = new[first : last + 1]
            self.endInsertRows()

    def _rearrange(self, new: Sequence[Row], wanted: list[object], have: list[object]) -> None:
        """One block that moved: one move. Few rows: move each to its place. Many: a reset is faster than thousands of
        moves."""
        if self._move_block(wanted, have):
            return
        if len(new) > 200:
            self.beginResetModel()
            self._rows = list(new)
            self.endResetModel()
            return
        for i, key in enumerate(wanted):
            if i < len(have) and have[i] == key:
                continue
            if key in have:
                source = have.index(key, i)
                self.beginMoveRows(NO_PARENT, source, source, NO_PARENT, i)
                have.insert(i, have.pop(source))
                self._rows.insert(i, self._rows.pop(source))
                self.endMoveRows()
            else:
                self.beginInsertRows(NO_PARENT, i, i)
                have.insert(i, key)
                self._rows.insert(i, new[i])
                self.endInsertRows()

    def _move_block(self, wanted: list[object], have: list[object]) -> bool:
        """Whether a run of neighbours went to another place, and nothing else happened; then it is moved."""
        if len(wanted) != len(have):
            return False
        first = next(i for i, (a, b) in enumerate(zip(wanted, have, strict=True)) if a != b)
        last = next(i for i in range(len(have) - 1, -1, -1) if wanted[i] != have[i])
        between, goal = have[first : last + 1], wanted[first : last + 1]
        if goal[0] not in between:
            return False
        split = between.index(goal[0])
        if between[split:] + between[:split] != goal:
            return False
        self.beginMoveRows(NO_PARENT, first, first + split - 1, NO_PARENT, last + 1)
        self._rows[first : last + 1] = self._rows[first + split : last + 1] + self._rows[first : first + split]
        self.endMoveRows()
        return True

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
