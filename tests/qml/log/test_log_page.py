"""The Log page in the real window: the keyboard, details, filters, and how few rows are drawn of many."""

import os
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem

from bridge import pages
from bridge.controllers.log import Log
from tests.qml.queue.conftest import Page

SHIFT, CTRL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


def lines_on_screen(page: Page) -> list[QQuickItem]:
    content = page.find("logList").property("contentItem")
    return [item for item in content.childItems() if item.property("levelLabel") is not None]


def open_log(page: Page) -> Log:
    log = page.bridge.log
    page.key(str(pages.IDS.index("log") + 1), ALT)
    page.wait_for(lambda: page.is_shown("logList") and len(log) > 0)
    page.find("logList").forceActiveFocus()
    page.wait_for(lambda: page.find("logList").property("currentIndex") == 0)
    return log


def photograph(page: Page, name: str) -> None:
    folder = os.environ.get("GALLEON_TEST_PICTURES")
    if folder:
        page.window.grabWindow().save(f"{folder}/{name}.png")


def test_the_keyboard_walks_opens_copies_and_jumps(open_page: Callable[..., Page]) -> None:
    page = open_page(rows=128)
    log = open_log(page)
    count = len(log)
    assert log.rows()[0].isSelected
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Right)
    assert [line.isOpen for line in log.rows()[:3]] == [False, True, False]
    page.key(Qt.Key.Key_Down, SHIFT)
    page.key(Qt.Key.Key_Return)
    assert [line.isOpen for line in log.rows()[:3]] == [False, True, True]
    assert log.property("selectedCount") == 2
    photograph(page, "log-open")
    page.key(Qt.Key.Key_Left)
    assert not log.rows()[2].isOpen
    page.key(Qt.Key.Key_C, CTRL)
    assert len(QGuiApplication.clipboard().text().splitlines()) >= 2
    page.key(Qt.Key.Key_A, CTRL)
    assert log.property("selectedCount") == len(log)
    page.key(Qt.Key.Key_End)
    view = page.find("logList")
    page.wait_for(lambda: view.property("currentIndex") == len(log) - 1 and log.rows()[-1].lineId == 1)
    page.settle()
    assert view.property("contentY") > 0
    page.key(Qt.Key.Key_Home)
    page.wait_for(lambda: view.property("currentIndex") == 0)
    page.wait_for(lambda: view.property("contentY") <= view.property("originY") + 1)
    assert len(log) == count
    assert len(lines_on_screen(page)) < 100, "only the lines in sight and a viewport before and after are items"


def test_filters_a_search_without_match_and_the_way_to_a_gallery(open_page: Callable[..., Page]) -> None:
    page = open_page()
    log = open_log(page)
    log.setProperty("level", "error")
    page.wait_for(lambda: log.rows() and all(line.level == "error" for line in log.rows()))
    photograph(page, "log-errors")
    page.key(Qt.Key.Key_F, CTRL)
    page.type("nowhere")
    page.wait_for(lambda: log.property("hasNoMatch"))
    page.settle()
    assert "No line matches “nowhere”" in page.texts()
    photograph(page, "log-no-match")
    log.clearFilters()
    page.wait_for(lambda: len(log) > 0)
    page.key(Qt.Key.Key_Down)
    page.wait_for(page.find("logList").hasActiveFocus)
    row = next(i for i, line in enumerate(log.rows()) if line.galleryId)
    name = log.rows()[row].subject
    log.openSubject(row)
    page.wait_for(lambda: page.is_shown("galleryList"))
    assert page.role(page.selected()[0], "name") == name
    page.bridge.navigation.open_gallery(log.rows()[row].galleryId)


def test_a_click_on_the_chevron_opens_and_a_click_on_a_line_selects(open_page: Callable[..., Page]) -> None:
    page = open_page()
    log = open_log(page)
    line = next(item for item in lines_on_screen(page) if item.property("index") == 2)
    page.click(page.point(line, 200, 14))
    assert [row.isSelected for row in log.rows()[:4]] == [False, False, True, False]
    page.click(page.point(line, 400, 14), SHIFT)
    chevron = line.mapToScene(QPointF(line.width() - 30, 14)).toPoint()
    page.click(chevron)
    page.wait_for(lambda: log.rows()[2].isOpen)
    page.settle()
    assert line.height() > 60
