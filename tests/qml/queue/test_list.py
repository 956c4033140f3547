"""Keyboard and mouse in the list: selecting, acting, renaming, rearranging."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier
Alt = Qt.KeyboardModifier.AltModifier
NOTHING = Qt.KeyboardModifier.NoModifier


def _rows_mime() -> QMimeData:
    mime = QMimeData()
    mime.setData("application/x-galleon-rows", b"1")
    return mime


def _gap(page: Any, row: int) -> QPoint:
    """A point just below the upper edge of a row: what is dropped there goes before it."""
    return page.point(page.row(row), 300, 6)


def _slot(page: Any, row: int) -> QPoint:
    return page.point(page.row(row), page.gallery_list.width() - 28, 28)


def _name(page: Any, row: int) -> QPoint:
    return page.point(page.row(row), 140, 18)


# -- selecting


def test_the_list_has_the_keyboard_when_the_page_opens(page: Any) -> None:
    assert page.gallery_list.hasActiveFocus()


def test_arrows_move_and_shift_extends(page: Any) -> None:
    page.click_row(1)
    page.key(Key.Key_Down)
    assert page.selected() == [2]
    page.key(Key.Key_Down, Shift)
    page.key(Key.Key_Down, Shift)
    assert page.selected() == [2, 3, 4]
    page.key(Key.Key_Up)
    assert page.selected() == [3]


def test_home_end_and_page_keys_move_far_and_bring_the_row_into_view(open_page: Callable[..., Any]) -> None:
    page = open_page(rows=60)
    page.click_row(0)
    page.key(Key.Key_End)
    assert page.selected() == [59]
    page.wait_for(lambda: 59 in page.rows_on_screen())
    page.key(Key.Key_Home)
    assert page.selected() == [0]
    page.key(Key.Key_PageDown)
    assert page.selected() == [10]
    page.key(Key.Key_PageUp, Shift)
    assert page.selected() == list(range(11))


def test_control_a_selects_all_and_escape_nothing(page: Any) -> None:
    page.key(Key.Key_A, Ctrl)
    assert page.selected() == list(range(13))
    page.key(Key.Key_Escape)
    assert page.selected() == []


def test_clicks_select_one_toggle_and_extend(page: Any) -> None:
    page.click_row(2)
    page.click_row(5, Ctrl)
    assert page.selected() == [2, 5]
    page.click_row(8, Shift)
    assert page.selected() == [5, 6, 7, 8]
    page.click_row(5, Ctrl)
    assert page.selected() == [6, 7, 8]
    page.click_row(6)
    assert page.selected() == [6]


def test_control_space_toggles_the_row_of_the_keyboard(page: Any) -> None:
    page.click_row(3)
    page.key(Key.Key_Space, Ctrl)
    assert page.selected() == []
    page.key(Key.Key_Space, Ctrl)
    assert page.selected() == [3]


def test_a_lasso_on_empty_space_selects_what_it_touches(open_page: Callable[..., Any]) -> None:
    page = open_page(rows=5)
    start = page.point(page.gallery_list, 400, 5 * 56 + 80)
    QTest.mousePress(page.window, Qt.MouseButton.LeftButton, NOTHING, start)
    for y in (300, 240, 3 * 56 + 10):
        QTest.mouseMove(page.window, page.point(page.gallery_list, 500, y))
    assert page.find("lasso").height() > 100
    assert page.selected() == [3, 4]
    QTest.mouseRelease(page.window, Qt.MouseButton.LeftButton, NOTHING, page.point(page.gallery_list, 500, 178))
    assert page.selected() == [3, 4]
    assert not page.is_shown("lasso")


def test_letters_jump_to_a_name(page: Any) -> None:
    page.type("st")
    assert page.names()[page.selected()[0]].startswith("Street")


def test_only_the_keyboard_shows_the_ring(page: Any) -> None:
    page.click_row(2)
    row = page.row(2)
    assert not row.property("current")
    page.key(Key.Key_Down)
    row = page.row(3)
    assert row.property("current")
    page.click_row(3)
    assert not row.property("current")


# -- acting


def test_space_does_what_the_slot_shows_for_all_selected(page: Any) -> None:
    page.click_row(0)
    page.key(Key.Key_Down, Shift)
    page.key(Key.Key_Space)
    page.wait_for(lambda: [page.role(row, "stateKey") for row in (0, 1)] == ["paused", "paused"])
    assert page.role(2, "stateKey") == "uploading"


def test_a_click_on_the_slot_acts_and_selects_nothing(page: Any) -> None:
    page.click_row(5)
    page.click(_slot(page, 0))
    page.wait_for(lambda: page.role(0, "stateKey") == "paused")
    assert page.selected() == [5]
    page.click(_slot(page, 1), button=Qt.MouseButton.RightButton)
    page.wait_for(lambda: "Rename" in page.menu_lines())
    page.key(Key.Key_Escape)
    page.key(Key.Key_F2)  # the engine answers in order: what the right button had asked for would be done by now
    page.type("Kyoto")
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.names()[1] == "Kyoto")
    assert page.role(1, "stateKey") == "uploading"


def test_right_moves_into_chips_and_slot_and_left_back(page: Any) -> None:
    page.click_row(0)
    page.key(Key.Key_Down)
    row = page.row(1)
    parts = []
    for _ in range(4):
        parts.append(row.property("focusedPart"))
        page.key(Key.Key_Right)
    assert parts == [0, 1, 2, 4]
    page.key(Key.Key_Space)
    page.wait_for(lambda: page.role(1, "stateKey") == "paused")
    page.key(Key.Key_Left)
    assert row.property("focusedPart") == 2
    page.key(Key.Key_Down)
    assert page.row(2).property("focusedPart") == 0


def test_enter_gives_the_keyboard_to_the_inspector_and_escape_takes_it_back(page: Any) -> None:
    page.click_row(0)
    page.key(Key.Key_Return)
    assert page.find("inspector").hasActiveFocus()
    page.key(Key.Key_Escape)
    assert page.gallery_list.hasActiveFocus()


def test_a_double_click_is_enter(page: Any) -> None:
    point = page.point(page.row(2), 300, 40)
    QTest.mouseDClick(page.window, Qt.MouseButton.LeftButton, NOTHING, point)
    assert page.find("inspector").hasActiveFocus()


def test_delete_removes_and_control_z_brings_back(page: Any) -> None:
    page.click_row(4)
    name = page.names()[4]
    page.key(Key.Key_Delete)
    page.wait_for(lambda: name not in page.names())
    page.key(Key.Key_Z, Ctrl)
    page.wait_for(lambda: name in page.names())


def test_alt_arrows_move_galleries_in_the_queue(page: Any) -> None:
    name = page.names()[6]
    page.click_row(6)
    page.key(Key.Key_Up, Alt)
    page.wait_for(lambda: page.names()[5] == name)
    page.key(Key.Key_Down, Alt)
    page.wait_for(lambda: page.names()[6] == name)


def test_the_row_menu_has_its_lines_in_order_and_runs_them(page: Any) -> None:
    page.click(page.point(page.row(1), 300, 28), button=Qt.MouseButton.RightButton)
    assert page.selected() == [1]
    page.wait_for(page.menu_lines)
    assert page.menu_lines() == [item["label"] for item in page.bridge.row_actions.menuItems()]
    assert page.menu_lines()[0] == "Pause"
    page.key(Key.Key_Up)  # the last line that applies
    page.key(Key.Key_Down)
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.role(1, "stateKey") == "paused")


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_Menu, NOTHING), (Key.Key_F10, Shift)])
def test_the_row_menu_opens_from_the_keyboard(page: Any, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    page.click_row(1)
    page.key(key, modifiers)
    page.wait_for(lambda: "Remove from queue" in page.texts())


# -- renaming


def _rename(page: Any, row: int, text: str) -> QQuickItem:
    page.click_row(row)
    page.key(Key.Key_F2)
    field = page.find("renameField")
    assert field.hasActiveFocus()
    assert field.property("text") == field.property("selectedText") == page.names()[row]
    page.type(text)
    return field


def test_f2_renames_and_enter_keeps_it(page: Any) -> None:
    _rename(page, 2, "Roll 99")
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.names()[2] == "Roll 99")
    assert not page.is_shown("renameField")
    assert page.gallery_list.hasActiveFocus()
    _rename(page, 2, "Roll 100")
    field = page.find("field_custom1")
    page.click(field)
    page.wait_for(lambda: page.names()[2] == "Roll 100")
    assert field.hasActiveFocus(), "what is typed next belongs there"


def test_escape_restores_the_name(page: Any) -> None:
    before = page.names()
    _rename(page, 2, "Roll 99")
    page.key(Key.Key_Escape)
    assert not page.is_shown("renameField")
    page.click_row(3)
    assert page.names() == before


def test_tab_keeps_the_name_and_goes_to_the_next_row(page: Any) -> None:
    _rename(page, 2, "One")
    page.key(Key.Key_Tab)
    field = page.find("renameField")
    assert field.hasActiveFocus()
    assert field.property("selectedText") == page.names()[3]
    page.type("Two")
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.names()[2:4] == ["One", "Two"])


def test_keys_of_the_list_rest_while_a_name_is_edited(page: Any) -> None:
    page.click_row(2)
    page.key(Key.Key_F2)
    page.key(Key.Key_Delete)
    page.key(Key.Key_Down)
    page.key(Key.Key_Escape)
    assert page.selected() == [2]
    assert page.queue.rowCount() == 13


def test_a_slow_second_click_on_the_name_renames(page: Any) -> None:
    page.click(_name(page, 2))
    QTest.qWait(600)  # longer than a double click
    page.click(_name(page, 2))
    page.wait_for(lambda: page.is_shown("renameField"))
    assert page.find("renameField").property("text") == page.names()[2]


# -- rearranging


def test_rows_dragged_in_queue_order_go_where_the_line_is(page: Any) -> None:
    names = page.names()
    page.click_row(7)
    page.click_row(8, Ctrl)
    assert page.drag(_rows_mime(), [_gap(page, 6), _gap(page, 3)], drop=False)
    line = page.find("dropLine")
    assert line.y() == pytest.approx(3 * 56 - 1)
    assert page.drag(_rows_mime(), [_gap(page, 3)])
    page.wait_for(lambda: page.names() == [*names[:3], *names[7:9], *names[3:7], *names[9:]])
    assert not page.is_shown("dropLine")


def test_rows_cannot_be_rearranged_in_another_order(page: Any) -> None:
    page.queue.setProperty("sortKey", "name")
    page.click_row(7)
    assert not page.drag(_rows_mime(), [_gap(page, 6), _gap(page, 3)], drop=False)
    assert page.is_shown("orderHint")
    assert not page.is_shown("dropLine")
    page.drag_away()
    page.wait_for(lambda: not page.is_shown("orderHint"))


def test_keys_cannot_rearrange_in_another_order_either_and_say_so(page: Any) -> None:
    page.queue.setProperty("sortKey", "name")
    page.click_row(3)
    names = page.names()
    page.key(Key.Key_Up, Alt)
    assert page.is_shown("orderHint")
    assert page.names() == names


def test_what_is_selected_and_hidden_is_counted_in_the_toolbar(page: Any) -> None:
    page.key(Key.Key_A, Ctrl)
    page.queue.setProperty("searchText", "state:completed")
    shown = page.queue.rowCount()
    page.wait_for(lambda: any(f"{shown} selected, {13 - shown} hidden" in text for text in page.texts()))


def test_everything_can_be_used_in_the_smallest_window(page: Any) -> None:
    page.resize(760, 480)
    page.wait_for(lambda: page.gallery_list.width() < 760)
    page.settle()
    for name in ("tabAll", "newTab", "filterButton", "sortButton", "attentionChip"):
        item = page.find(name)
        left = page.point(item, 0).x()
        assert 0 <= left < left + item.width() <= 760, name
    for name in ("filterButton", "sortButton"):
        page.click(page.find(name))
        page.wait_for(page.menu_lines)
        page.key(Key.Key_Escape)
        page.wait_for(lambda: not page.menu_lines())
    page.click_row(2)
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.find("inspector").hasActiveFocus())
    inspector = page.find("inspector")
    assert page.point(inspector, 0).x() >= 0
    assert page.point(inspector, inspector.width()).x() <= 760


def test_the_list_scrolls_while_rows_are_held_at_its_edge(open_page: Callable[..., Any]) -> None:
    page = open_page(rows=60)
    view = page.find("galleryListView")
    bottom = page.point(page.gallery_list, 300, page.gallery_list.height() - 10)
    page.drag(_rows_mime(), [bottom], drop=False)
    page.wait_for(lambda: view.property("contentY") > 100)
    page.drag_away()
    here = view.property("contentY")
    QTest.qWait(50)
    assert view.property("contentY") == here


def test_rows_dropped_on_a_tab_move_there(page: Any) -> None:
    page.click_row(0)
    page.click_row(1, Ctrl)
    tab = page.find("tab2")
    assert page.drag(_rows_mime(), [page.point(tab)])
    page.wait_for(lambda: [page.role(row, "tabColour") for row in (0, 1)] == [2, 2])


# -- nothing found


def test_an_empty_tab_says_so_and_offers_no_way_back(page: Any) -> None:
    tabs = page.tabs
    tabs.setProperty("currentId", tabs.create())
    page.wait_for(lambda: page.is_shown("noResults"))
    assert "This tab is empty" in page.texts(page.find("noResults"))
    assert not page.is_shown("clearSearch")


def test_no_result_offers_to_clear_the_search(page: Any) -> None:
    page.queue.setProperty("searchText", "xyz")
    page.wait_for(lambda: page.is_shown("noResults"))
    assert "No gallery matches “xyz”" in page.texts(page.find("noResults"))
    button = next(item for item in page.find_all("clearSearch"))
    page.click(button)
    page.wait_for(lambda: page.queue.rowCount() == 13)
    assert page.gallery_list.hasActiveFocus()
