"""The timetable on the Settings page, by keyboard and by mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.qml.queue.conftest import Page

FREE = "0" * 24


def test_hours_are_chosen_by_keyboard_and_by_mouse(page: Page) -> None:
    page.bridge.transfer.followSchedule()
    page.wait_for(lambda: page.is_shown("scheduleGrid") and page.bridge.store.settings.use_schedule)
    grid = page.find("scheduleGrid")
    grid.forceActiveFocus()
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: page.bridge.store.settings.schedule[1:2] == ("11" + "0" * 22,))

    page.find("scheduleLevels").forceActiveFocus()
    page.key(Qt.Key.Key_Right)
    panel = grid.parentItem()
    leading, width, height = (panel.property(name) for name in ("leading", "cellWidth", "cellHeight"))
    top = grid.height() - 7 * height

    def cell(day: int, hour: int) -> QPoint:
        return page.point(grid, leading + (hour + 0.5) * width, top + (day + 0.5) * height)

    none = Qt.KeyboardModifier.NoModifier
    QTest.mousePress(page.window, Qt.MouseButton.LeftButton, none, cell(2, 3))
    QTest.mouseMove(page.window, cell(3, 4))
    QTest.mouseRelease(page.window, Qt.MouseButton.LeftButton, none, cell(3, 4))
    stopped = "00022" + "0" * 19
    page.wait_for(lambda: page.bridge.store.settings.schedule[2:4] == (stopped, stopped))
    page.click(page.point(grid, 4, top + 6.5 * height))
    page.wait_for(lambda: page.bridge.store.settings.schedule[6] == "2" * 24)
    page.click(page.find("reset_schedule"))
    page.wait_for(lambda: page.bridge.store.settings.schedule == ())
