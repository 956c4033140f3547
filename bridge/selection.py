"""Which galleries are selected, by id, and where the keyboard stands. Pure: the visible order is passed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Selection:
    """Ids stay selected when rows move, are filtered away or change; they go only when their gallery goes.

    `anchor` is where a range begins, `current` the keyboard's row; both are ids or None.
    """

    def __init__(self) -> None:
        self.ids: set[int] = set()
        self.anchor: int | None = None
        self.current: int | None = None

    def only(self, gallery_id: int) -> None:
        self.ids = {gallery_id}
        self.anchor = self.current = gallery_id

    def toggle(self, gallery_id: int) -> None:
        self.ids ^= {gallery_id}
        self.anchor = self.current = gallery_id

    def extend_to(self, gallery_id: int, order: Sequence[int], rows: dict[int, int], *, keep: bool = False) -> None:
        """Select from the anchor to this row. `rows` maps an id to its visible row; `keep` adds to what is there."""
        start = rows.get(self.anchor if self.anchor is not None else gallery_id, rows[gallery_id])
        end = rows[gallery_id]
        span = set(order[min(start, end) : max(start, end) + 1])
        self.ids = self.ids | span if keep else span
        if self.anchor is None:
            self.anchor = gallery_id
        self.current = gallery_id

    def replace(self, ids: Iterable[int]) -> None:
        self.ids = set(ids)

    def clear(self) -> None:
        self.ids = set()
        self.anchor = self.current

    def forget(self, gone: set[int], order_before: Sequence[int], rows_before: dict[int, int]) -> None:
        """Galleries went: the successor of the keyboard's row takes its place, so that focus is never lost."""
        had_selected = bool(self.ids & gone)
        self.ids -= gone
        if self.current is not None and self.current in gone:
            self.current = _successor(self.current, gone, order_before, rows_before)
            if had_selected and not self.ids and self.current is not None:
                self.ids = {self.current}
        if self.anchor in gone:
            self.anchor = self.current

    def left(self, gone: set[int], order_before: Sequence[int], rows_before: dict[int, int]) -> None:
        """Galleries left the list without anyone's doing: the keyboard goes on from the successor of its row. What is
        selected stays so.
        """
        if self.current in gone and self.current in rows_before:
            self.current = _successor(self.current, gone, order_before, rows_before)


def _successor(current: int, gone: set[int], order: Sequence[int], rows: dict[int, int]) -> int | None:
    row = rows.get(current)
    if row is None:
        return None
    after = next((other for other in order[row + 1 :] if other not in gone), None)
    return after if after is not None else next((other for other in reversed(order[:row]) if other not in gone), None)
