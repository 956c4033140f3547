"""Ways to a page and what is on it, for whoever points there: a card, a notification, the palette. GUI thread."""

from __future__ import annotations

from bridge.controllers.app import App
from bridge.controllers.hosts import Hosts
from bridge.controllers.queue import Queue
from bridge.controllers.tabs import Tabs
from bridge.search import GONE


class Navigation:
    """`open_…` stays behind when the window is hidden; `show_…` brings it to the front."""

    def __init__(self, app: App, queue: Queue, tabs: Tabs, hosts: Hosts) -> None:
        self._app = app
        self._queue = queue
        self._tabs = tabs
        self._hosts = hosts

    def open_page(self, page: str) -> None:
        self._app.setProperty("page", page)

    def open_host(self, host_id: str) -> None:
        self._hosts.open(host_id)
        self.open_page("hosts")

    def open_gallery(self, gallery_id: int) -> None:
        """Show this gallery in the queue, out of whatever tab or filter hides it."""
        self.open_page("queue")
        if self._queue.row_of(gallery_id) < 0:
            self._tabs.setProperty("currentId", 0)
            self._queue.clearSearch()
        self._queue.settle()
        row = self._queue.row_of(gallery_id)
        if row >= 0:
            self._queue.moveTo(row, False)

    def show(self) -> None:
        self._app.windowRequested.emit()

    def show_page(self, page: str) -> None:
        self.show()
        self.open_page(page)

    def show_host(self, host_id: str) -> None:
        self.show()
        self.open_host(host_id)

    def show_gallery(self, gallery_id: int) -> None:
        self.show()
        self.open_gallery(gallery_id)

    def show_gone(self) -> None:
        """The galleries whose links are gone."""
        self.show_page("queue")
        self._tabs.setProperty("currentId", 0)
        self._queue.setProperty("searchText", f"links:{GONE}")
