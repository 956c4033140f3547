"""The further columns of a wide list: which are shown, in what order and how wide, remembered for each screen."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from bridge.models.gallery_list import GalleryList
from bridge.row_columns import NARROWEST, SORTED_BY, USUAL, WIDEST, WIDTHS, title
from bridge.window_place import screen_name
from bridge.window_state import WindowState

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class Column(NamedTuple):
    key: str
    width: int


@QmlElement
@QmlSingleton
class Columns(QObject):
    """`galleries` is told which texts its rows need. Widths are those at the usual size of text."""

    changed = Signal()

    def __init__(self, state: WindowState, galleries: GalleryList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._galleries = galleries
        self._shown: list[Column] = _read(state.get(self._place, []))
        galleries.show_columns([column.key for column in self._shown])

    @property
    def _place(self) -> str:
        return f"columns.{screen_name()}"

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def shown(self) -> list[dict[str, object]]:
        """key, title, width and the sort order of its head ("" for none), from the leading to the trailing one."""
        return [
            {"key": key, "title": title(key), "width": width, "sort": SORTED_BY.get(key, "")}
            for key, width in self._shown
        ]

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def choices(self) -> list[dict[str, object]]:
        """All columns there are: key, title, checked."""
        keys = {column.key for column in self._shown}
        return [{"key": key, "title": title(key), "checked": key in keys} for key in WIDTHS]

    @Slot(str)
    def toggle(self, key: str) -> None:
        """Show a column behind the others, or hide it."""
        if any(column.key == key for column in self._shown):
            self._set([column for column in self._shown if column.key != key])
        elif key in WIDTHS:
            self._set([*self._shown, Column(key, WIDTHS[key])])

    @Slot(str, int)
    def resize(self, key: str, width: int) -> None:
        width = min(WIDEST, max(NARROWEST, width))
        self._set([Column(key, width) if column.key == key else column for column in self._shown])

    @Slot(str, int)
    def move(self, key: str, place: int) -> None:
        """Put a column at this place among the others."""
        moved = next((column for column in self._shown if column.key == key), None)
        if moved is not None:
            others = [column for column in self._shown if column.key != key]
            others.insert(min(len(others), max(0, place)), moved)
            self._set(others)

    @Slot(str, int)
    def moveStep(self, key: str, step: int) -> None:
        place = next((i for i, column in enumerate(self._shown) if column.key == key), -1)
        if place >= 0:
            self.move(key, place + step)

    @Slot()
    def reset(self) -> None:
        """Template and Added, as wide as they were at first."""
        self._set([Column(key, WIDTHS[key]) for key in USUAL])

    def _set(self, columns: list[Column]) -> None:
        if columns == self._shown:
            return
        self._shown = columns
        self._state.set(self._place, [[column.key, column.width] for column in columns])
        self._state.save()
        self._galleries.show_columns([column.key for column in columns])
        self.changed.emit()


def _read(stored: object) -> list[Column]:
    """What was remembered, as far as it makes sense; the usual columns the first time."""
    columns: dict[str, Column] = {}
    for entry in stored if isinstance(stored, list) else []:
        if not isinstance(entry, list) or len(entry) != 2:
            continue
        key, width = entry
        if isinstance(key, str) and key in WIDTHS and isinstance(width, int) and not isinstance(width, bool):
            columns[key] = Column(key, min(WIDEST, max(NARROWEST, width)))
    return list(columns.values()) if columns else [Column(key, WIDTHS[key]) for key in USUAL]
