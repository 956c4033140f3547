"""What a probed window can be ordered to do: scroll, search, sit still; and what it measures meanwhile. GUI thread."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from bridge.window import Window

TICK_MS = 10
STEP_PX = 120
"""One notch of a mouse wheel for each frame."""
SEARCH_EVERY_S = 0.4
SEARCHES = "gallery 1"


def obedient(window: type[Window], spawned: float, drawn: list[float]) -> type[Window]:
    """The window's class, with a probe that says when things are shown and takes orders from standard input.

    `spawned` and the times of frames in `drawn` are those of the monotonic clock.
    """

    class ProbedWindow(window):  # type: ignore[misc, valid-type]
        def load(self, **options: Any) -> None:
            super().load(**options)
            self.probe = Probe(self, spawned, drawn)

    return ProbedWindow


class Probe(QObject):
    ordered = Signal(object)  # a dict; None at the end of standard input

    def __init__(self, shown: Window, spawned: float, drawn: list[float]) -> None:
        super().__init__(shown)
        assert shown.window is not None
        self._shown = shown
        self._window: QQuickWindow = shown.window
        self._spawned = spawned
        self._told: dict[str, float] = {"first_frame_ms": (drawn[0] - spawned) * 1000} if drawn else {}
        self._has_all = False
        self._list: QQuickItem | None = None
        self._work: Work | None = None
        self.ordered.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._window.frameSwapped.connect(self._drawn_at_start)
        shown.dispatcher.snapshotComplete.connect(self._all_there)

    def _now_ms(self) -> float:
        return (time.monotonic() - self._spawned) * 1000

    def _all_there(self) -> None:
        self._told.setdefault("all_rows_ms", self._now_ms())
        self._has_all = True
        self._begin_when_shown()

    def _drawn_at_start(self) -> None:
        rows = items(self._window.contentItem(), "GalleryRow") if self._shown.queue.rowCount() else ()
        if any(row.property("name") for row in rows):
            self._told.setdefault("rows_ms", self._now_ms())
        self._begin_when_shown()

    def _begin_when_shown(self) -> None:
        rows = self._shown.queue.rowCount()
        is_shown = not rows or "rows_ms" in self._told
        if self._list is None and self._has_all and is_shown:
            self._window.frameSwapped.disconnect(self._drawn_at_start)
            found = items(self._window.contentItem(), "QQuickListView", "galleryListView")
            self._list = next(found, None) or self._window.contentItem()
            tell({**self._told, "rows": rows})
            threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.ordered.emit(json.loads(line))
        self.ordered.emit(None)

    def _obey(self, order: dict[str, Any] | None) -> None:
        if order is None:
            self._shown.quit()
            return
        assert self._list is not None
        self._work = Work(self._shown, self._list, order, self)


class Work(QObject):
    """One order from beginning to answer. `scroll` and `search` say what goes on during `seconds`."""

    def __init__(self, shown: Window, view: QQuickItem, order: dict[str, Any], parent: QObject) -> None:
        super().__init__(parent)
        assert shown.window is not None
        self._window = shown.window
        self._view = view
        self._queue = shown.queue
        self._letters: Iterator[str] = iter(())
        self._frames: list[float] = []
        self._gaps: list[float] = []
        self._counts: set[int] = set()
        self._tops: set[int] = set()
        self._typed_at = 0.0
        self._is_found = False
        self._searches: list[float] = []
        self._direction = 1
        self._scrolls = bool(order.get("scroll"))
        self._cpu = time.process_time()
        self._began = self._last_frame = self._last_tick = time.perf_counter()
        self._tick = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._search = QTimer(self, interval=int(SEARCH_EVERY_S * 1000))
        if self._scrolls:
            self._window.frameSwapped.connect(self._drawn)
        if order.get("probe", True):
            self._tick.timeout.connect(self._ticked)
            self._tick.start()
        if order.get("search"):
            self._window.frameSwapped.connect(self._result_drawn)
            self._search.timeout.connect(self._type)
            self._search.start()
        QTimer.singleShot(int(order["seconds"] * 1000), self, self._end)
        self._move()

    def _drawn(self) -> None:
        now = time.perf_counter()
        self._frames.append(now - self._last_frame)
        self._last_frame = now
        self._move()

    def _move(self) -> None:
        if not self._scrolls:
            return
        view = self._view
        y, least = view.property("contentY"), view.property("originY")
        most = least + max(0.0, view.property("contentHeight") - view.height())
        if y + self._direction * STEP_PX > most:
            self._direction = -1
        elif y + self._direction * STEP_PX < least:
            self._direction = 1
        view.setProperty("contentY", min(max(y + self._direction * STEP_PX, least), most))
        self._tops.add(int(y))
        self._window.update()

    def _ticked(self) -> None:
        now = time.perf_counter()
        self._gaps.append(now - self._last_tick)
        self._last_tick = now
        self._counts.add(self._queue.rowCount())
        if self._typed_at and self._queue.is_settled:
            self._is_found = True
            self._window.update()

    def _result_drawn(self) -> None:
        """The first frame after the list holds what was searched for."""
        if self._is_found:
            self._searches.append(time.perf_counter() - self._typed_at)
            self._typed_at, self._is_found = 0.0, False

    def _type(self) -> None:
        """The next letter of the search; at its end the field is emptied."""
        field = next(items(self._window.contentItem(), "SearchField"))
        letter = next(self._letters, None)
        if letter is None:
            self._letters = iter(SEARCHES)
            field.forceActiveFocus()
            QTest.keyClick(self._window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            QTest.keyClick(self._window, Qt.Key.Key_Delete)
        else:
            self._typed_at, self._is_found = time.perf_counter(), False
            QTest.keyClick(self._window, letter)

    def _end(self) -> None:
        wall = time.perf_counter() - self._began
        self._tick.stop()
        self._search.stop()
        if self._scrolls:
            self._window.frameSwapped.disconnect(self._drawn)
        frames = sorted(self._frames[1:]) or [0.0]
        tell(
            {
                "frames": len(self._frames),
                "frame_p50_ms": frames[len(frames) // 2] * 1000,
                "frame_p99_ms": frames[len(frames) * 99 // 100] * 1000,
                "frame_worst_ms": frames[-1] * 1000,
                "search_worst_ms": max(self._searches, default=0.0) * 1000,
                "longest_gap_ms": max(self._gaps, default=0.0) * 1000,
                "places": len(self._tops),
                "counts": sorted(self._counts),
                "cpu_percent": (time.process_time() - self._cpu) / wall * 100,
                "rss_mb": resident_mb(),
            }
        )
        self.deleteLater()


def items(item: QQuickItem, kind: str, name: str = "") -> Iterator[QQuickItem]:
    """Visible items of a QML type below `item`."""
    for child in item.childItems():
        if child.isVisible():
            class_name = child.metaObject().className()
            if (class_name == kind or class_name.startswith(f"{kind}_QML")) and name in ("", child.objectName()):
                yield child
            yield from items(child, kind, name)


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def tell(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)
