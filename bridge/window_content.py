"""Puts the interface into the window that was shown for the first frame. GUI thread."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine, QQmlComponent, QQmlEngine, QQmlProperty
from PySide6.QtQuick import QQuickItem, QQuickWindow

from bridge.first_frame import PlainAreas


def fill(window: QQuickWindow, engine: QQmlApplicationEngine, qml: Path) -> QQuickItem:
    """Load Main.qml into `window`, and take what stood there away. Raises RuntimeError when it cannot be loaded."""
    engine.setIncubationController(window.incubationController())  # asynchronous parts are made between frames
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(qml / "App/Main.qml")), engine)
    item = component.beginCreate(engine.rootContext())
    if not isinstance(item, QQuickItem):
        raise RuntimeError(component.errorString())
    item.setParent(window)
    item.setParentItem(window.contentItem())  # before it is completed: it asks for its window
    component.completeCreate()
    if (plain := window.findChild(PlainAreas)) is not None:
        plain.take_away()
    _mirror_popups(window, item)
    return item


def _mirror_popups(window: QQuickWindow, main: QQuickItem) -> None:
    """Menus and dialogs are no children of Main.qml, and would not be mirrored with it."""
    everything, context = window.contentItem(), QQmlEngine.contextForObject(main)

    def follow() -> None:
        QQmlProperty(everything, "LayoutMirroring.enabled", context).write(main.property("mirrored"))

    QQmlProperty(everything, "LayoutMirroring.childrenInherit", context).write(True)
    main.mirroredChanged.connect(follow)  # type: ignore[attr-defined]  # a property of QML
    follow()
