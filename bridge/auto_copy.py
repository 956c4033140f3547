"""Copies the post code of finished galleries by itself, for whoever wants that: one paste for all of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from backend.protocol.events import GalleryFinished
from backend.protocol.rows import GalleryState
from bridge.controllers.gallery_actions import GalleryActions
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store

SETTLE_MS = 1500
"""Galleries that end in the same moment are one text."""
_HAS_TEXT = (GalleryState.COMPLETED, GalleryState.INCOMPLETE)
_AT_WORK = (GalleryState.QUEUED, GalleryState.UPLOADING)


class AutoCopy(QObject):
    """GUI thread. What was finished since the queue was last empty is copied together."""

    def __init__(
        self, store: Store, dispatcher: EventDispatcher, actions: GalleryActions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._actions = actions
        self._finished: list[int] = []
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._copy)
        dispatcher.galleryFinished.connect(self._gallery_finished)

    def _gallery_finished(self, event: GalleryFinished) -> None:
        if self._store.settings.copy_when_done and event.state in _HAS_TEXT:
            if event.gallery_id not in self._finished:
                self._finished.append(event.gallery_id)
            self._settle.start()

    def _copy(self) -> None:
        self._actions.copy_text(tuple(self._finished))
        if not any(row.state in _AT_WORK and row.start_at is None for row in self._store.galleries.values()):
            self._finished = []
