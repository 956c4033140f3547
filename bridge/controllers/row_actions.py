"""The row menu of the queue: its lines, and what each does with the selected galleries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import StartHost
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.gallery_menu import host_choices, menu_items
from bridge.controllers.queue import Queue
from bridge.controllers.tabs import Tabs
from bridge.gallery_detail import common
from bridge.store import Store

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class RowActions(QObject):
    """Signals ask those who have a dialog for it."""

    hostOptionsAsked = Signal(int)  # for this gallery
    remoteAsked = Signal(str, object)  # about what is on hosts: the entry of the menu, ids
    startTimeAsked = Signal(str, object)  # a choice of the entry, and ids
    folderAsked = Signal(str, object)  # new, all or reset, and ids of galleries

    def __init__(
        self, store: Store, engine: Engine, app: App, tabs: Tabs, queue: Queue, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._tabs = tabs
        self._queue = queue

    @Slot(result="QVariantList")
    def menuItems(self) -> list[dict[str, object]]:
        rows = self._queue.selected_rows()
        current = self._queue.row_at(self._queue.row_of(self._queue.selection.current))
        leader = current if current in rows else (rows[0] if rows else None)
        return menu_items(rows, leader, self._store, self._tabs, self._app.textFor)

    @Slot(str, str)
    def runMenu(self, item: str, child: str) -> None:
        """Rename and details belong to QML: the list edits in place, the inspector takes the focus."""
        queue = self._queue
        plain: dict[str, Callable[[], None]] = {
            "start": queue.start,
            "pause": queue.pause,
            "startNext": queue.startNext,
            "retry": queue.retry,
            "copyPostCode": queue.copyPostCode,
            "copyLinks": queue.copyLinks,
            "showFolder": queue.showFolder,
            "remove": queue.remove,
        }
        if item in plain:
            plain[item]()
        elif item in ("checkLinks", "deleteRemote", "uploadGone"):
            self.remoteAsked.emit(item, [row.id for row in queue.selected_rows()])
        elif item == "startAt":
            self.startTimeAsked.emit(child, queue.selected_ids())
        elif item == "folder":
            self.folderAsked.emit(child, [row.id for row in queue.selected_rows()])
        elif item == "hostOptions":
            for row in queue.selected_rows()[:1]:
                self.hostOptionsAsked.emit(row.id)
        elif item == "rename":
            queue.renameRequested.emit(self._queue.row_of(self._queue.selection.current))
        elif item == "template":
            queue.setTemplate(child)
        elif item == "tab" and child.isdigit():
            queue.moveToTab(int(child))
        elif item == "startHost" and child:
            self._engine.send(StartHost(gallery_ids=queue.selected_ids(), host_id=child))
        elif item == "hosts":
            checked = next(
                (
                    c["checked"]
                    for c in host_choices(self._store, common(queue.selected_rows(), self._store.names))
                    if c["id"] == child
                ),
                None,
            )
            if checked is not None:
                queue.setHost(child, not checked)
