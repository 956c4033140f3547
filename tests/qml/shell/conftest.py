"""The window on a stand-in for the bridge: QML singletons with sample data, in stand_in/, that note every call."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QDeadlineTimer,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontDatabase, QImage, QPainter
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickItem, QQuickWindow
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bridge.first_frame import open_window
from bridge.window_content import fill
from bridge.window_state import WindowState

QML = Path(__file__).parents[3] / "qml"
STAND_IN = Path(__file__).parent / "stand_in"
BRIDGE = "Galleon.Bridge"
NO_PARENT = QModelIndex()


class Icons(QQuickImageProvider):
    """Draws the icons, and remembers names that have no file."""

    missing: list[str]

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.missing = []

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        name, colour = id.split("/")
        path = QML / "App" / "icons" / f"{name}.svg"
        if not path.exists():
            self.missing.append(name)
        image = QImage(max(1, requestedSize.width()), max(1, requestedSize.height()), QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        svg = path.read_text("utf-8").replace("currentColor", f"#{colour}") if path.exists() else "<svg/>"
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        return image


class Options(QAbstractListModel):
    """The upload options of a host, one of each kind."""

    ROLES = ("name", "label", "kind", "value", "help", "error", "choices", "minimum", "maximum")
    ROWS = (
        ("size", "Thumbnail size", "choice", "180", "", "", [{"id": v, "label": v} for v in ("100", "180")], 0, 0),
        ("format", "Format", "choice", "3", "", "", [{"id": str(v), "label": f"No. {v}"} for v in range(7)], 0, 0),
        ("count", "Images a page", "integer", "12", "at most 50", "", [], 1, 50),
        ("adult", "Adult content", "switch", "true", "", "", [], 0, 0),
        ("title", "Title", "text", "", "A name", "Too long", [], 0, 0),
    )

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:
        return len(self.ROWS)

    def roleNames(self) -> dict[int, QByteArray]:
        return {Qt.ItemDataRole.UserRole + i: QByteArray(name.encode()) for i, name in enumerate(self.ROLES)}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        return self.ROWS[index.row()][role - Qt.ItemDataRole.UserRole]


class Shell:
    """The open window with what a test does to it."""

    def __init__(self, engine: QQmlApplicationEngine, icons: Icons, window: QQuickWindow, main: QQuickItem) -> None:
        self._engine = engine
        self.icons = icons
        self.window = window
        self.main = main

    def bridge(self, name: str) -> QObject:
        """A singleton of the stand-in, such as App or Transfer."""
        singleton: QObject = self._engine.singletonInstance(BRIDGE, name)
        return singleton

    def calls(self, name: str) -> list[list[object]]:
        """Every call that QML made to a singleton: name of the slot and its arguments."""
        noted = self.bridge(name).property("calls")
        return list(noted.toVariant() if hasattr(noted, "toVariant") else noted)

    def items(self, kind: str, within: QQuickItem | None = None) -> list[QQuickItem]:
        """Visible items of a QML component, in the order of the tree; menus and dialogs included."""

        def walk(item: QQuickItem) -> Iterator[QQuickItem]:
            for child in item.childItems():
                if child.isVisible():
                    if child.metaObject().className().startswith(f"{kind}_QML"):
                        yield child
                    yield from walk(child)

        return list(walk(within or self.window.contentItem()))

    def item(self, kind: str) -> QQuickItem:
        found = self.items(kind)
        assert len(found) == 1, f"{len(found)} visible {kind}"
        return found[0]

    def wait_for(self, condition: Callable[[], object]) -> None:
        deadline = QDeadlineTimer(5000)
        while not condition():
            assert not deadline.hasExpired(), "did not happen"
            QTest.qWait(5)

    def wait_for_item(self, kind: str) -> QQuickItem:
        self.wait_for(lambda: self.items(kind))
        return self.items(kind)[0]

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, modifiers)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClick(self.window, character)

    def click(self, item: QQuickItem) -> None:
        centre = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height)
        self.wait_for(lambda: self.window.contentItem().width() == width)


@pytest.fixture
def shell(qapp: QApplication) -> Iterator[Shell]:
    """The window, 1280×800 and dark, on its first page; a QML warning fails the test."""
    for font in (QML / "App" / "fonts").glob("*.[ot]tf"):
        QFontDatabase.addApplicationFont(str(font))
    warnings: list[str] = []
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(STAND_IN))
    engine.addImportPath(str(QML))
    options = Options(engine)
    engine.singletonInstance(BRIDGE, "HostForm").setProperty("options", options)
    icons = Icons()
    engine.addImageProvider("icon", icons)
    engine.warnings.connect(lambda found: warnings.extend(warning.toString() for warning in found))
    window = open_window(WindowState(QML / "no such file"))
    main = fill(window, engine, QML)
    assert main is not None, warnings
    shell = Shell(engine, icons, window, main)
    shell.window.requestActivate()
    assert QTest.qWaitForWindowActive(shell.window, 5000)
    shell.wait_for(lambda: shell.main.property("ready"))
    yield shell
    shell.bridge("App").setProperty("staysOpen", False)
    shell.window.close()
    main.deleteLater()
    engine.deleteLater()
    QTest.qWait(0)
    assert warnings == []
    assert icons.missing == []
