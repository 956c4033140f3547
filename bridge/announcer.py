"""Tells a screen reader when a selected gallery comes into another state; never its progress."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from backend.protocol.rows import GalleryState
from bridge.gallery_line import LOOKS
from bridge.selection import Selection
from bridge.store import Store
from bridge.wording import tr

MOST_NAMED = 3


class Announcer(QObject):
    def __init__(
        self, store: Store, selection: Selection, announce: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._selection = selection
        self._announce = announce
        store.galleriesChanged.connect(self._changed)

    def _changed(self, changes: dict[int, frozenset[str]]) -> None:
        by_state: dict[GalleryState, list[str]] = {}
        for gallery_id, fields in changes.items():
            if "state" in fields and gallery_id in self._selection.ids:
                row = self._store.galleries[gallery_id]
                by_state.setdefault(row.state, []).append(row.name)
        for state, names in by_state.items():
            who = ", ".join(names) if len(names) <= MOST_NAMED else tr("%n galleries", "", len(names))
            self._announce(f"{who}: {LOOKS[state].label}")
