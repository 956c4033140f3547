"""Opens the window on the demo's engine and takes pictures of it that are the same on every machine.

Import it after `screenshots.stop_the_clock`.
"""

from __future__ import annotations

import math
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backend.protocol.activity import GetActivity
from backend.protocol.folders import folders_under
from bridge.backend_process import BackendProcess
from bridge.demo.engine import DemoOptions, run_demo
from bridge.first_frame import make_application
from bridge.window import Window
from tests.qml.screenshots import NOW, WIDE

STEP_MS = 40
SAME = 3
"""So many pictures in a row must be the same before the last one counts."""
GALLERIES = 128


class Photographer:
    """`save` takes every picture with its name."""

    def __init__(
        self, application: QApplication, shown: Window, temporary: Path, save: Callable[[str, QImage], None]
    ) -> None:
        self.application = application
        self.shown = shown
        self.temporary = temporary
        self.save = save
        self.opens_inspector = False  # where it floats over the list
        assert shown.window is not None
        self.window = shown.window
        self.until(lambda: shown.store.tabs and shown.store.totals.uploading and shown.queue.rowCount())
        shown.prefs.setProperty("reduceMotion", True)
        QGuiApplication.styleHints().setCursorFlashTime(0)

    def until(self, condition: Callable[[], object]) -> None:
        for _ in range(800):
            if condition():
                return
            QTest.qWait(STEP_MS)
        sys.exit("the demo's engine does not answer")

    def take(self, name: str) -> None:
        self._hear_the_engine()
        self.until(lambda: not _is_loading(self.window.contentItem()))
        before, same = QImage(), 1
        for _ in range(100):
            QTest.qWait(STEP_MS)
            self._invent_speeds()
            image = self.window.grabWindow()
            same = same + 1 if image == before and not _is_loading(self.window.contentItem()) else 1
            if same == SAME:
                self.save(name, image)
                return
            before = image
        sys.exit(f"{name} does not come to rest")

    def _hear_the_engine(self) -> None:
        """Until it has said what was asked before, and what comes of that."""
        link = self.shown.link
        for _ in range(3):
            link.send(GetActivity(gallery_id=0))
            self.until(lambda: not link._waiting)

    def _invent_speeds(self) -> None:
        """Of the last minute: a window that was just opened has none to draw, and each second adds one."""
        transfer = self.shown.transfer
        now = self.shown.store.totals.speed_bps
        wave = (0.86 + 0.11 * math.sin(i / 4) + 0.05 * math.sin(i) for i in range(60))
        transfer._samples.extend(now * height for height in wave)
        transfer.samplesChanged.emit()

    def open_page(self, page: str) -> None:
        self.shown.app.setProperty("page", page)
        content = self.shown.content
        assert content is not None
        self.until(lambda: content.property("ready"))

    def find(self, name: str) -> QObject:
        found = self.window.findChild(QObject, name)
        assert found is not None, name
        return found

    def select(self, name: str, segment: str) -> None:
        """Select the gallery whose name begins so, and open that part of the inspector."""
        queue = self.shown.queue
        row = next(row for row in range(queue.rowCount()) if queue.line_of(queue.order[row]).name.startswith(name))
        queue.moveTo(row, False)
        self.shown.inspector.setProperty("segment", segment)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    @contextmanager
    def look(self, theme: str, size: tuple[int, int], text_scale: float, *, is_mirrored: bool) -> Iterator[None]:
        """The window like this, as long as it lasts."""
        direction = Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
        self.application.setLayoutDirection(direction)
        self._resize(size)
        self.shown.prefs.setProperty("theme", theme)
        self.shown.prefs.setProperty("textScale", text_scale)
        self.until(lambda: self.shown.store.settings.theme == theme)
        if self.opens_inspector:
            self.shown.prefs.setProperty("inspectorOpen", True)
        yield
        self.application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.shown.prefs.setProperty("textScale", 1.0)
        self._resize(WIDE)

    def _resize(self, size: tuple[int, int]) -> None:
        self.window.resize(*size)
        everything = self.window.contentItem()
        self.until(lambda: (everything.width(), everything.height()) == size)
        QTest.qWait(STEP_MS)


def _is_loading(item: QQuickItem) -> bool:
    """A picture in it is on its way."""
    if item.inherits("QQuickImageBase") and item.property("progress") < 1 and not item.property("source").isEmpty():
        return True
    return any(_is_loading(child) for child in item.childItems() if child.isVisible())


@contextmanager
def photographer(save: Callable[[str, QImage], None]) -> Iterator[Photographer]:
    application = make_application(["galleon"])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folders = folders_under(Path(name))
        demo = DemoOptions(folders.cache / "pictures", GALLERIES, still=True, now=NOW, is_latin=True)
        backend = BackendProcess(None, run_demo, demo)
        backend.start()
        shown = Window(folders, backend, True)
        shown.load()
        shown.start()
        yield Photographer(application, shown, Path(name), save)
        shown.left.connect(application.quit)
        shown.quit()
        application.exec()
        shown.unload()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
