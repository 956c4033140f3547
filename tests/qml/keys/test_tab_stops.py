"""Tab goes round every page of a small window: each stop can be seen, and a screen reader is told what it is."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from bridge import pages
from tests.qml.queue.conftest import Page

LIMIT = 120
"""The page with the most stops, that of the shortcuts, has about 65."""


def heard(item: QQuickItem) -> Iterator[str]:
    """What a screen reader says has the keyboard: the item, or one in it, like the current row of a list."""
    interface = QAccessible.queryAccessibleInterface(item)
    if interface is not None and interface.isValid() and interface.state().focused:
        yield interface.text(QAccessible.Text.Name) or interface.text(QAccessible.Text.Description)
    for child in item.childItems():
        if child.isVisible():
            yield from heard(child)


def is_seen(page: Page, item: QQuickItem) -> bool:
    """Its middle, or of something high its upper part, is not cut off by anything."""
    centre = item.mapToScene(QPointF(item.width() / 2, min(item.height(), 40) / 2))
    holder: QQuickItem | None = item
    while holder is not None:
        corner = holder.mapToScene(QPointF(0, 0))
        if holder.clip() and not QRectF(corner.x(), corner.y(), holder.width(), holder.height()).contains(centre):
            return False
        holder = holder.parentItem()
    return QRectF(0, 0, page.window.width(), page.window.height()).contains(centre)


def faults_of(page: Page, where: str) -> Iterator[str]:
    first = None
    for _ in range(LIMIT):
        page.key(Qt.Key.Key_Tab)
        QTest.qWait(0)
        item = page.window.activeFocusItem()
        if item is None or item == first:
            break
        first = first or item
        said = [name for name in heard(item) if name]
        place = f"{where}: {item.objectName()} at {item.mapToScene(QPointF(0, 0)).toTuple()} {said}"
        if not said:
            yield f"{place} is not told"
        if not is_seen(page, item):
            yield f"{place} is not seen"
    else:
        yield f"{where}: Tab does not come round"


def test_every_stop_of_tab_is_seen_and_told(open_page: Callable[..., Page]) -> None:
    page = open_page(width=760, height=480)
    bridge = page.bridge
    faults: list[str] = []

    def look(where: str, wait_ms: int = 60) -> None:
        QTest.qWait(wait_ms)
        faults.extend(faults_of(page, where))

    for name in pages.IDS:
        bridge.app.setProperty("page", name)
        look(name, 250)  # pages are loaded a piece at a time
    for group in ("uploads", "shortcuts"):
        bridge.settings.setProperty("group", group)
        look(f"settings, {group}")
    bridge.app.setProperty("page", "hosts")
    bridge.hosts.open("imx.to")
    look("a host", 100)
    bridge.app.setProperty("page", "queue")
    bridge.prefs.setProperty("inspectorOpen", True)
    page.queue.moveTo(page.row_of("Botanical"), False)
    for segment in ("overview", "images", "activity"):
        bridge.inspector.setProperty("segment", segment)
        look(f"inspector, {segment}", 200)
    page.queue.moveTo(page.row_of("Street"), False)
    bridge.inspector.setProperty("segment", "results")
    look("inspector, results", 200)
    assert faults == []
