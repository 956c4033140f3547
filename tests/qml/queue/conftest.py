"""The real window and bridge on the demo engine, which runs in a thread of the test. A QML warning fails the test."""

import threading
from collections.abc import Callable, Iterator
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QDeadlineTimer, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from backend.protocol.folders import folders_under
from bridge.backend_process import BackendProcess, EngineConnection
from bridge.demo.engine import DemoOptions, run_demo
from bridge.first_frame import make_application
from bridge.window import Window

NO_KEY = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
COPY_OR_MOVE = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def is_menu_line(item: QQuickItem) -> bool:
    """By its properties: what PySide hands out as a metaobject now and then becomes the wrapper of another object."""
    return item.property("danger") is not None and item.property("dot") is not None


class DemoThread(BackendProcess):
    """The demo engine behind the same pipes, without the second a process needs to start."""

    def __init__(self, options: DemoOptions) -> None:
        super().__init__(None, run_demo, options)

    def launch(self) -> EngineConnection:
        engine_reader, writer = Pipe(duplex=False)
        reader, engine_writer = Pipe(duplex=False)
        threading.Thread(target=run_demo, args=(engine_reader, engine_writer, self._options), daemon=True).start()
        return EngineConnection(reader, writer)


class Page:
    """The open Queue page with what a test reads of it and does to it. Rows are visible row numbers."""

    def __init__(self, bridge: Window) -> None:
        assert bridge.window is not None
        self.bridge = bridge
        self.window = bridge.window
        self.queue: Any = bridge.queue
        self.inspector: Any = bridge.inspector
        self.tabs: Any = bridge.tabs
        # What Python has let go of takes its children's wrappers with it.
        self._held: list[QQuickItem] = []

    # -- finding

    def find_all(self, name: str, within: QQuickItem | None = None) -> list[QQuickItem]:
        """Visible items by objectName, popups included."""

        def walk(item: QQuickItem) -> Iterator[QQuickItem]:
            for child in item.childItems():
                # PySide may take an item for the meta object that Python had at the same address: found the next time.
                if isinstance(child, QQuickItem) and child.isVisible():
                    if child.objectName() == name:
                        yield child
                    yield from walk(child)

        return list(walk(within or self.window.contentItem()))

    def find(self, name: str, within: QQuickItem | None = None) -> QQuickItem:
        found = self.find_all(name, within)
        assert len(found) == 1, f"{len(found)} visible {name}"
        return found[0]

    def is_shown(self, name: str) -> bool:
        return bool(self.find_all(name))

    def texts(self, within: QQuickItem | None = None) -> list[str]:
        def walk(item: QQuickItem) -> Iterator[str]:
            for child in item.childItems():
                if child.isVisible():
                    text = child.property("text")
                    if isinstance(text, str) and text:
                        yield text
                    yield from walk(child)

        return list(walk(within or self.window.contentItem()))

    def menu_lines(self) -> list[str]:
        """Labels of the open menu from top to bottom."""

        def walk(item: QQuickItem) -> Iterator[tuple[float, str]]:
            for child in item.childItems():
                if child.isVisible():
                    if is_menu_line(child):
                        yield child.mapToScene(QPointF(0, 0)).y(), child.property("text")
                    yield from walk(child)

        self.settle()
        return [label for _, label in sorted(walk(self.window.contentItem()))]

    @property
    def gallery_list(self) -> QQuickItem:
        return self.find("galleryList")

    def rows_on_screen(self) -> dict[int, QQuickItem]:
        content = self.find("galleryListView").property("contentItem")
        return {
            item.property("index"): item
            for item in content.childItems()
            if item.isVisible() and item.property("accessibleName")
        }

    def row(self, row: int) -> QQuickItem:
        """The finished item of a row: those at the edge of the view are made a piece at a time."""

        def finished() -> QQuickItem | None:
            item = self.rows_on_screen().get(row)
            if item is None or item.y() != row * item.height():
                return None
            parts = {child.objectName(): child for child in item.childItems()}
            if (
                "slot" not in parts
                or parts["slot"].x() <= 0
                or parts["name"].property("text") != self.role(row, "name")
            ):
                return None
            return item

        self.wait_for(finished)
        item = finished()
        assert item is not None
        self._held.append(item)
        return item

    def row_of(self, name: str) -> int:
        return next(i for i in range(self.queue.rowCount()) if self.role(i, "name").startswith(name))

    def role(self, row: int, name: str) -> Any:
        roles = {bytes(v).decode(): k for k, v in self.queue.roleNames().items()}
        return self.queue.data(self.queue.index(row, 0), roles[name])

    def names(self) -> list[str]:
        return [self.role(row, "name") for row in range(self.queue.rowCount())]

    def selected(self) -> list[int]:
        return [row for row in range(self.queue.rowCount()) if self.role(row, "selected")]

    # -- doing

    def wait_for(self, condition: Callable[[], object]) -> None:
        deadline = QDeadlineTimer(30_000)  # of a busy computer too
        while not condition():
            assert not deadline.hasExpired(), "did not happen"
            QTest.qWait(5)

    def key(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(self.window, key, modifiers)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClick(self.window, character)

    def is_complete(self) -> bool:
        """Pages are loaded a piece at a time and fade in when they are all there."""
        item: QQuickItem | None = self.gallery_list
        while item is not None:
            if item.opacity() < 1:
                return False
            item = item.parentItem()
        return True

    def settle(self) -> None:
        """Let everything that waits for the next frame take its place."""
        self.window.grabWindow()

    def point(self, item: QQuickItem, x: float | None = None, y: float | None = None) -> QPoint:
        self.settle()
        at = QPointF(item.width() / 2 if x is None else x, item.height() / 2 if y is None else y)
        return item.mapToScene(at).toPoint()

    def click(self, at: QQuickItem | QPoint, modifiers: Qt.KeyboardModifier = NO_KEY, button: Any = LEFT) -> None:
        point = at if isinstance(at, QPoint) else self.point(at)
        QTest.mouseClick(self.window, button, modifiers, point)

    def click_row(self, row: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        self.click(self.point(self.row(row), 300, 40), modifiers)

    def focus_list(self) -> None:
        self.gallery_list.forceActiveFocus()
        self.wait_for(lambda: self.gallery_list.hasActiveFocus())

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.wait_for(lambda: self.window.contentItem().width() == width)

    def drag(self, mime: QMimeData, path: list[QPoint], drop: bool = True) -> bool:
        """Bring what is dragged to the first point, along the others, and drop it; False where it is refused."""
        start = path[0]
        enter = QDragEnterEvent(start, COPY_OR_MOVE, mime, LEFT, NO_KEY)
        QApplication.sendEvent(self.window, enter)
        move: QDragMoveEvent | None = None
        for point in path:
            move = QDragMoveEvent(point, COPY_OR_MOVE, mime, LEFT, NO_KEY)
            QApplication.sendEvent(self.window, move)
            QTest.qWait(0)
        if not drop:
            return move is not None and move.isAccepted()
        event = QDropEvent(QPointF(path[-1]), COPY_OR_MOVE, mime, LEFT, NO_KEY)
        QApplication.sendEvent(self.window, event)
        return event.isAccepted()

    def drag_away(self) -> None:
        QApplication.sendEvent(self.window, QDragLeaveEvent())


@pytest.fixture
def open_page(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens the window with the rows of the design's pictures; with `still=False` uploads and scans go on."""
    opened: list[tuple[Window, list[str]]] = []

    def open_page(rows: int = 13, still: bool = True, width: int = 1280, height: int = 800) -> Page:
        make_application(["galleon"])
        folders = folders_under(tmp_path)
        bridge = Window(folders, DemoThread(DemoOptions(folders.cache / "pictures", rows, False, still)), True)
        warnings: list[str] = []
        bridge.engine.warnings.connect(lambda found: warnings.extend(warning.toString() for warning in found))
        opened.append((bridge, warnings))
        bridge.load()
        page = Page(bridge)
        page.window.requestActivate()
        assert QTest.qWaitForWindowActive(page.window, 5000)
        bridge.start()
        page.wait_for(lambda: page.queue.rowCount() == rows and page.is_shown("galleryList"))
        page.resize(width, height)
        page.wait_for(lambda: page.gallery_list.isVisible() and page.gallery_list.width() > 0)
        bridge.prefs.setProperty("reduceMotion", True)
        page.wait_for(page.is_complete)
        page.row(0)
        page.settle()
        return page

    yield open_page
    for bridge, warnings in opened:
        bridge.keeper.stop()
        if bridge.window is not None:
            bridge.window.close()
        bridge.unload()
        QTest.qWait(0)
        assert warnings == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    return open_page()
