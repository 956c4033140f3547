"""The gallery of samples shows the whole way: once it is online, its links and post code are in front of the person."""

from __future__ import annotations

from PySide6.QtCore import QObject

from bridge.controllers.app import App
from bridge.controllers.inspector import Inspector
from bridge.controllers.navigation import Navigation
from bridge.controllers.prefs import Prefs
from bridge.controllers.queue import Queue
from bridge.store import Store


class SampleTour(QObject):
    """`follow` the gallery that was just added. Whoever went on to something else meanwhile is left alone."""

    def __init__(
        self,
        store: Store,
        app: App,
        prefs: Prefs,
        queue: Queue,
        navigation: Navigation,
        inspector: Inspector,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._app = app
        self._prefs = prefs
        self._queue = queue
        self._navigation = navigation
        self._inspector = inspector
        self._followed = 0
        store.galleriesChanged.connect(self._look)

    def follow(self, gallery_id: int) -> None:
        self._followed = gallery_id
        self._look()

    def _look(self, _: object = None) -> None:
        row = self._store.galleries.get(self._followed)
        if row is None or row.finished_at is None:
            return
        self._followed = 0
        if self._app.property("page") == "queue" and self._queue.selection.ids <= {row.id}:
            self._navigation.open_gallery(row.id)
            self._inspector.setProperty("segment", "results")
            self._prefs.setProperty("inspectorOpen", True)
