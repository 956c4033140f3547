"""The Images page of the inspector in the window: selecting, arranging, leaving out, and the menus of chips."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

Key = Qt.Key
Alt, Ctrl, Shift = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
LEFT = Qt.MouseButton.LeftButton


def _open(page: Any, name: str = "Botanical", count: int = 120) -> Any:
    page.click_row(page.row_of(name))
    page.wait_for(lambda: page.find("inspectorTitle").property("text").startswith(name))
    page.inspector.setProperty("segment", "images")
    page.wait_for(lambda: page.find("filesGrid").property("count") == count)
    grid = page.find("filesGrid")
    grid.parentItem().forceActiveFocus(Qt.FocusReason.TabFocusReason)
    return grid


def _ids(page: Any, most: int = 6) -> list[int]:
    return [line.fileId % 10_000 for line in page.bridge.images.model.rows()[:most]]


def _at(grid: Any, row: int) -> QPoint:
    columns = int(grid.width() // 80)
    x, y = row % columns * 80 + 30, row // columns * 80 + 30
    return grid.mapToScene(QPoint(x, y).toPointF()).toPoint()


def test_images_are_dragged_to_another_place_and_back(page: Any) -> None:
    grid = _open(page)
    target = _at(grid, 3) - QPoint(28, 0)
    QTest.mousePress(page.window, LEFT, Qt.KeyboardModifier.NoModifier, _at(grid, 0))
    QTest.mouseMove(page.window, _at(grid, 1))
    QTest.mouseMove(page.window, target)
    page.wait_for(lambda: page.is_shown("dropMarker"))
    QTest.mouseRelease(page.window, LEFT, Qt.KeyboardModifier.NoModifier, target)
    page.wait_for(lambda: _ids(page) == [1, 2, 0, 3, 4, 5])
    page.wait_for(lambda: page.is_shown("naturalOrder"))
    page.queue.undo()
    page.wait_for(lambda: _ids(page) == [0, 1, 2, 3, 4, 5])


def test_keys_select_arrange_and_leave_out(page: Any) -> None:
    _open(page)
    selection = page.bridge.image_selection
    page.key(Key.Key_Right)
    page.key(Key.Key_Right, Shift)
    assert selection.property("count") == 2
    page.key(Key.Key_Right, Alt)
    page.wait_for(lambda: _ids(page) == [0, 3, 1, 2, 4, 5])
    page.key(Key.Key_Delete)
    files = page.bridge.images.model
    page.wait_for(lambda: [line.leftOut for line in files.rows()[:5]] == [False, False, True, True, False])
    page.key(Key.Key_A, Ctrl)
    assert selection.property("count") == 120
    page.key(Key.Key_Escape)
    assert selection.property("count") == 0


def test_the_menu_is_about_what_is_selected(page: Any) -> None:
    _open(page)
    page.key(Key.Key_Right)
    page.key(Key.Key_F10, Shift)
    lines = page.menu_lines()
    assert {"Details", "Use as cover", "Leave out", "Move towards the end", "Natural order"} <= set(lines)
    page.key(Key.Key_Escape)


@pytest.mark.parametrize("opens", ["a click", "the keyboard"])
def test_a_chip_opens_what_can_be_done_on_its_host(page: Any, opens: str) -> None:
    row = page.row_of("Lofoten")
    if opens == "a click":
        chip = next(item for item in page.row(row).childItems() if item.objectName() == "chip2")
        page.click(chip)
    else:
        page.click_row(row)
        page.key(Key.Key_Right)
        page.key(Key.Key_Right)
        page.key(Key.Key_Return)
    page.wait_for(lambda: any("Pixhost" in line for line in page.menu_lines()))
    assert {"Open gallery page", "Copy links", "Hold this host"} <= set(page.menu_lines())
    page.key(Key.Key_Escape)


def test_a_fresh_start_asks_first(page: Any) -> None:
    page.click_row(page.row_of("Botanical"))
    page.bridge.row_actions.runMenu("folder", "reset")
    page.wait_for(lambda: page.is_shown("questionDialog") or "Start afresh" in page.texts())
    page.key(Key.Key_Escape)
