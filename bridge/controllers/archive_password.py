"""The password of locked archives: it goes from the field to the engine, and stays nowhere on the way."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.archives import OpenArchives
from backend.protocol.rows import GalleryRow, GalleryState
from bridge.backend_link import Engine
from bridge.gallery_problems import LOCKED
from bridge.store import Store

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class ArchivePassword(QObject):
    """The question for the password of a locked archive."""

    def __init__(self, store: Store, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._tried = 0  # the gallery whose password was typed last

    @Slot(int, result=int)
    def othersOf(self, gallery_id: int) -> int:
        """How many other archives wait for a password."""
        return len(self._others(gallery_id))

    @Slot(int, str, bool)
    def open(self, gallery_id: int, password: str, others: bool) -> None:
        """Unpack the archive of this gallery; with `others`, try the password on all that wait for one."""
        if not password:
            return
        self._tried = gallery_id
        ids = (gallery_id, *(self._others(gallery_id) if others else ()))
        self._engine.send(OpenArchives(ids=ids, password=password))

    @Slot(int, result=bool)
    def takeTried(self, gallery_id: int) -> bool:
        """Whether the field of this gallery comes back because the password was wrong: true once for each try."""
        was_tried, self._tried = self._tried == gallery_id, 0
        return was_tried

    def _others(self, gallery_id: int) -> tuple[int, ...]:
        return tuple(row.id for row in self._store.galleries.values() if row.id != gallery_id and _is_locked(row))


def _is_locked(row: GalleryRow) -> bool:
    return row.state is GalleryState.FAILED and row.error is not None and row.error.kind in LOCKED
