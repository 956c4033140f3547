"""The program of the soak: the real window, and somebody in it who never sits still. Ends with its standard input.

python -m tests.bench.soak_window
"""

from __future__ import annotations

import random
import sys
import threading
from collections.abc import Callable
from typing import Any

EVERY_MS = 250
CLEARED_AT = 450
"""With so many galleries in the queue those that are completed are taken off it."""
TAKEN_BACK = 2 * CLEARED_AT
"""No larger removal is taken back. Each takes off again what came back before it: without an end, ever more galleries
would return at once, and memory would be compared between a short queue and a long one."""
SIZES = ((1280, 800), (900, 600), (1390, 890), (760, 480))
WORDS = ("", "gallery 1", "state:completed", "tab:iceland", "nothing has this name", "00", "host:pixhost", "")
DIALOGS = ("palette", "sheet", "about", "limit", "notifications")


def restless(window: type[Any]) -> type[Any]:
    """The window's class with the somebody inside; `window` is `bridge.app.Window`."""

    class RestlessWindow(window):  # type: ignore[misc]
        def load(self, **options: Any) -> None:
            super().load(**options)
            self.somebody = somebody(self)

    return RestlessWindow


def somebody(shown: Any) -> object:
    """Does one thing after the other, the same things in each run. GUI thread."""
    from PySide6.QtCore import QObject, Qt, QTimer, Signal
    from PySide6.QtQuick import QQuickItem
    from PySide6.QtTest import QTest

    from bridge import pages
    from tests.bench.window_orders import items

    class Somebody(QObject):
        left = Signal()

        def __init__(self) -> None:
            super().__init__(shown)
            self.left.connect(shown.quit, Qt.ConnectionType.QueuedConnection)
            threading.Thread(target=self.listen, daemon=True).start()
            self.dice = random.Random(4)
            self.removed = 0
            deeds = self.deeds()
            self.deeds_ = list(deeds)
            self.weights = list(deeds.values())
            self.timer = QTimer(self, interval=EVERY_MS)
            self.timer.timeout.connect(self.act)
            self.timer.start()

        def listen(self) -> None:
            sys.stdin.read()
            self.left.emit()

        def act(self) -> None:
            if not shown.store.tabs:
                return
            if len(shown.store.galleries) > CLEARED_AT:
                self.removed = len(shown.store.galleries)
                shown.tabs.setProperty("currentId", 0)
                shown.queue.clear("completed")
                return
            self.dice.choices(self.deeds_, self.weights)[0]()

        def deeds(self) -> dict[Callable[[], None], int]:
            """What can be done, and how often it is."""
            return {
                self.page: 6,
                self.select: 10,
                self.segment: 8,
                self.search: 6,
                self.tab: 5,
                self.scroll: 10,
                self.sort: 2,
                self.theme: 2,
                self.text_size: 2,
                self.density: 1,
                self.size: 2,
                self.dialog: 3,
                self.escape: 6,
                self.range: 2,
                self.rename: 1,
                self.copy: 1,
                self.undo: 1,
                self.settings_group: 2,
                self.narrow_log: 2,
                self.language: 1,
            }

        def page(self) -> None:
            shown.app.setProperty("page", self.dice.choice(pages.IDS))

        def select(self) -> None:
            rows = shown.queue.rowCount()
            if rows:
                shown.queue.moveTo(self.dice.randrange(rows), self.dice.random() < 0.2)

        def segment(self) -> None:
            shown.inspector.setProperty("segment", self.dice.choice(("overview", "images", "results", "activity")))

        def search(self) -> None:
            shown.queue.setProperty("searchText", self.dice.choice(WORDS))

        def tab(self) -> None:
            shown.tabs.setProperty("currentId", self.dice.choice([0, *shown.store.tabs]))

        def scroll(self) -> None:
            lists: list[QQuickItem] = []
            for kind in ("QQuickListView", "QQuickFlickable"):
                lists += items(shown.window.contentItem(), kind)
            for view in lists:
                low = view.property("originY") or 0.0
                high = low + max(0.0, view.property("contentHeight") - view.height())
                view.setProperty("contentY", self.dice.uniform(low, high))

        def sort(self) -> None:
            shown.queue.setProperty("sortKey", self.dice.choice(("queue", "name", "added", "state", "size")))
            shown.queue.setProperty("sortDescending", self.dice.random() < 0.5)

        def theme(self) -> None:
            shown.prefs.setProperty("theme", self.dice.choice(("light", "dark", "system")))

        def text_size(self) -> None:
            shown.prefs.setProperty("textScale", self.dice.choice((0.9, 1.0, 1.15, 1.3)))

        def density(self) -> None:
            shown.prefs.setProperty("compactRows", self.dice.random() < 0.5)

        def language(self) -> None:
            if self.dice.random() < 0.2:
                shown.prefs.setProperty("language", self.dice.choice(("en", "es")))

        def size(self) -> None:
            shown.window.resize(*self.dice.choice(SIZES))

        def dialog(self) -> None:
            shown.app.dialogAsked.emit(self.dice.choice(DIALOGS))

        def escape(self) -> None:
            QTest.keyClick(shown.window, Qt.Key.Key_Escape)

        def range(self) -> None:
            shown.statistics.setProperty("range", self.dice.choice(("now", "7d", "30d", "12m", "all")))

        def rename(self) -> None:
            rows = shown.queue.rowCount()
            if rows:
                row = self.dice.randrange(rows)
                shown.queue.rename(row, f"Renamed {self.dice.randrange(1000)}")

        def copy(self) -> None:
            shown.queue.copyPostCode()

        def undo(self) -> None:
            if self.removed <= TAKEN_BACK:
                shown.queue.undo()

        def settings_group(self) -> None:
            if groups := shown.settings.property("groups"):  # none until the page was opened
                shown.settings.setProperty("group", self.dice.choice(groups)["id"])

        def narrow_log(self) -> None:
            shown.log.setProperty("searchText", self.dice.choice(("", "gallery", "uploaded")))
            shown.log.setProperty("level", self.dice.choice(("", "info", "warning", "error")))

    return Somebody()


def main() -> int:
    from bridge import app

    app.Window = restless(app.Window)  # type: ignore[misc]

    import main as product

    return product.window([])


if __name__ == "__main__":
    sys.exit(main())
