"""Rows that are dragged or moved by keys: to another place in the queue, or out of the window as post code."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import MoveGalleries
from backend.protocol.replies import Reply
from backend.protocol.results import RenderText, Text
from backend.protocol.rows import GalleryState
from bridge.backend_link import Engine
from bridge.controllers.gallery_actions import GalleryActions
from bridge.controllers.queue import Queue
from bridge.queue_order import behind_last, way_back
from bridge.store import Store
from bridge.undo import UndoStack

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Rearrange(QObject):
    """Rows in slots are visible row numbers. `refused` says that the list is in another order than the queue's."""

    changed = Signal()
    refused = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        queue: Queue,
        actions: GalleryActions,
        undo: UndoStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._queue = queue
        self._actions = actions
        self._undo = undo
        self._drag_text: tuple[tuple[int, ...], str] = ((), "")  # galleries that a press was on, and their post code
        queue.sortChanged.connect(self.changed)

    @Property(bool, notify=changed)
    def possible(self) -> bool:
        return self._is_possible

    @property
    def _is_possible(self) -> bool:
        return self._queue.sort_key == "queue" and not self._queue.descending

    @Slot(int)
    def moveSelectionBefore(self, row: int) -> None:
        """Put the selected galleries, in their order, in front of this row; a row past the last is the end."""
        ids = self._queue.selected_ids()
        if ids and not self._is_possible:
            self.refused.emit()
        if not ids or not self._is_possible:
            return
        chosen = set(ids)
        before = next((i for i in self._queue.order[max(0, row) :] if i not in chosen), None)
        if before is None and self._queue.is_filtered:
            before = behind_last(self._store.galleries, self._queue.order, chosen)
        self._undo.push(*way_back(self._store.galleries, ids))
        self._engine.send(MoveGalleries(ids=ids, before_id=before))

    @Slot(int)
    def moveStep(self, delta: int) -> None:
        """Alt ↑ ↓: one place up (−1) or down (+1)."""
        ids = self._queue.selected_visible()
        if ids:
            rows = self._queue.rows()
            first, last = rows[ids[0]], rows[ids[-1]]
            if delta < 0 < first:
                self.moveSelectionBefore(first - 1)
            elif delta > 0 and last + 1 < len(self._queue.order):
                self.moveSelectionBefore(last + 2)

    @Slot(int)
    def prepareDrag(self, row: int) -> None:
        """The button went down on a row: ask for the post code that a drag to another program will need at once."""
        ids = self._dragged(row)
        if ids and ids != self._drag_text[0]:
            self._drag_text = (ids, "")

            def known(reply: Reply) -> None:
                if isinstance(reply, Text) and self._drag_text[0] == ids:
                    self._drag_text = (ids, reply.text)

            self._engine.send(RenderText(gallery_ids=ids), known)

    def _dragged(self, row: int) -> tuple[int, ...]:
        """Those with links among the galleries that a drag from this row takes along."""
        gallery = self._queue.row_at(row)
        if gallery is None or gallery.state is not GalleryState.COMPLETED:
            return ()
        rows = self._queue.selected_rows() if gallery.id in self._queue.selection.ids else [gallery]
        return tuple(row.id for row in rows if row.links)

    @Slot(int, result=str)
    def dragText(self, row: int) -> str:
        """What a completed row is when it is dragged to another program: its post code, and with it that of the other
        selected ones; the links only if the engine has not answered since the press.
        """
        ids = self._dragged(row)
        (asked, code), self._drag_text = self._drag_text, ((), "")
        if asked == ids and code:
            return code
        hosts = [host for gallery in self._actions.rows(ids) for host in gallery.hosts]
        return "\n".join(host.gallery_url for host in hosts if host.gallery_url)
