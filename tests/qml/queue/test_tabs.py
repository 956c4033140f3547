"""The tab strip: opening, making, renaming, moving tabs, and what narrows the list."""

from typing import Any

from PySide6.QtCore import Q_ARG, QMetaObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from backend.protocol.tabs import TabRow
from tests.qml.queue.conftest import is_menu_line

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
Right = Qt.MouseButton.RightButton


def _menu_item(page: Any, label: str) -> Any:
    page.wait_for(lambda: label in page.menu_lines())
    lines = [item for item in _walk(page.window.contentItem()) if item.isVisible()]
    lines = [item for item in lines if is_menu_line(item)]
    return next(item for item in lines if item.property("text") == label)


def _walk(item: Any) -> Any:
    for child in item.childItems():
        yield child
        yield from _walk(child)


def test_a_click_opens_a_tab_and_the_list_shows_only_its_galleries(page: Any) -> None:
    page.click(page.find("tab2"))
    assert page.tabs.property("currentId") == 2
    page.wait_for(lambda: 0 < page.queue.rowCount() < 13)
    assert {page.role(row, "tabColour") for row in range(page.queue.rowCount())} == {2}
    page.click(page.find("tabAll"))
    page.wait_for(lambda: page.queue.rowCount() == 13)


def test_control_and_a_number_or_tab_opens_a_tab(page: Any) -> None:
    page.key(Key.Key_3, Ctrl)
    assert page.tabs.property("currentId") == 2
    page.key(Key.Key_Tab, Ctrl)
    assert page.tabs.property("currentId") == 3


def test_arrows_walk_along_the_strip(page: Any) -> None:
    page.find("tabStrip").forceActiveFocus()
    page.key(Key.Key_Right)
    page.key(Key.Key_Right)
    assert page.tabs.property("currentId") == 2
    page.key(Key.Key_Left)
    assert page.tabs.property("currentId") == 1


def test_plus_makes_a_tab_and_starts_its_renaming(page: Any) -> None:
    page.click(page.find("newTab"))
    page.wait_for(lambda: page.is_shown("tabName"))
    assert page.find("tabName").hasActiveFocus()
    page.type("Portraits")
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.tabs.rowCount() == 5 and "Portraits" in page.texts(page.find("tabStrip")))
    assert not page.is_shown("tabName")
    page.tabs.rename(page.tabs.property("currentId"), "A name with many words that nobody stops " * 2)
    tab = page.find(f"tab{page.tabs.property('currentId')}")
    page.wait_for(lambda: "nobody stops" in tab.property("name"))
    assert tab.width() < 300


def test_tabs_that_do_not_fit_go_into_a_menu_but_never_the_open_one(page: Any) -> None:
    page.resize(1280, 600)
    for _ in range(4):
        page.tabs.create()
    page.wait_for(lambda: page.is_shown("moreTabs"))
    page.settle()
    strip = page.find("tabStrip")
    last = page.tabs.row(page.tabs.rowCount() - 1)
    assert last.name not in page.texts(strip)
    page.click(page.find("moreTabs"))
    page.wait_for(lambda: page.is_shown("choiceField") and page.find("choiceField").hasActiveFocus())
    page.type(last.name)
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.tabs.property("currentId") == last.tabId)
    page.wait_for(lambda: last.name in page.texts(strip))
    plus, chip = page.find("newTab"), page.find("attentionChip")
    assert page.point(plus).x() + plus.width() / 2 <= page.point(chip).x() - chip.width() / 2


def test_the_amber_chip_shows_only_what_needs_attention(page: Any) -> None:
    assert page.find("attentionChip").property("text") == "2 need attention"
    page.click(page.find("attentionChip"))
    page.wait_for(lambda: page.queue.rowCount() == 2)
    assert {page.role(row, "stateKey") for row in range(2)} == {"incomplete", "failed"}
    page.click(page.find("attentionChip"))
    page.wait_for(lambda: page.queue.rowCount() == 13)


def test_states_are_ticked_in_the_filter_menu_which_stays_open(page: Any) -> None:
    page.click(page.find("filterButton"))
    page.wait_for(lambda: page.is_shown("filter_queued"))
    page.click(page.find("filter_queued"))
    page.wait_for(lambda: page.queue.rowCount() == 2)
    page.click(page.find("filter_ready"))
    page.wait_for(lambda: page.queue.rowCount() == 3)
    assert list(page.queue.property("stateFilter")) == ["queued", "ready"]


def test_the_sort_menu_sorts_and_forbids_nothing_else(page: Any) -> None:
    page.click(page.find("sortButton"))
    page.wait_for(page.menu_lines)
    assert page.menu_lines() == [
        "Queue order", "Name", "Added", "State", "Size", "Progress", "Descending", "Compact rows", "Columns",
    ]  # fmt: skip
    page.click(_menu_item(page, "Name"))
    page.wait_for(lambda: page.queue.property("sortKey") == "name")
    assert page.names() == sorted(page.names(), key=str.casefold)


def test_a_tab_is_coloured_and_deleted_from_its_menu(page: Any) -> None:
    page.click(page.find("tab3"), button=Right)
    page.click(_menu_item(page, "Colour"))
    page.click(_menu_item(page, "Teal"))
    page.wait_for(lambda: page.tabs.row(2).colour == 4)
    page.click(page.find("tab3"), button=Right)
    page.click(_menu_item(page, "Delete tab…"))
    page.wait_for(lambda: page.is_shown("heirBox"))
    QMetaObject.invokeMethod(page.find("heirBox"), "chosen", Q_ARG("QString", "2"))
    page.key(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: page.tabs.rowCount() == 3)
    page.wait_for(lambda: {page.role(row, "tabColour") for row in range(13)} <= {1, 2, 8})
    page.bridge.undo.undo()
    page.wait_for(lambda: page.tabs.rowCount() == 4)
    page.wait_for(lambda: {page.role(row, "tabColour") for row in range(13)} >= {4})


def test_a_hidden_tab_is_found_behind_the_last_and_tabs_are_moved_by_keys(page: Any) -> None:
    page.click(page.find("tab1"), button=Right)
    page.click(_menu_item(page, "Hide tab"))
    page.wait_for(lambda: not page.is_shown("tab1") and page.is_shown("moreTabs"))
    page.click(page.find("moreTabs"))
    page.wait_for(lambda: page.is_shown("choice"))
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.tabs.property("currentId") == 1 and page.is_shown("tab1"))
    page.tabs.setHidden(1, False)
    page.find("tabStrip").forceActiveFocus()
    page.key(Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    page.wait_for(lambda: [tab.tabId for tab in page.tabs.rows()][:2] == [2, 1])
    page.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: [tab.tabId for tab in page.tabs.rows()][:2] == [1, 2])


def test_the_menu_moves_a_tab_as_far_as_the_strip_goes(page: Any) -> None:
    page.click(page.find("tab1"), button=Right)
    assert not _menu_item(page, "Move towards the front").property("enabled")
    page.click(_menu_item(page, "Move towards the end"))
    page.wait_for(lambda: [tab.tabId for tab in page.tabs.rows()][:2] == [2, 1])
    page.click(page.find("tab4"), button=Right)
    assert not _menu_item(page, "Move towards the end").property("enabled")
    page.click(_menu_item(page, "Move towards the front"))
    page.wait_for(lambda: [tab.tabId for tab in page.tabs.rows()] == [2, 1, 4, 3])


def test_five_thousand_tabs_are_few_buttons_and_one_list(page: Any) -> None:
    tabs = [TabRow(id=i, name=f"Tab {i} " + "x" * (i % 80), colour=i % 8 + 1, position=i) for i in range(2, 5001)]
    page.bridge.store.set_tabs([TabRow(id=1, name="Main", colour=8, is_system=True), *tabs])
    page.wait_for(lambda: page.is_shown("moreTabs"))
    page.settle()
    assert len(page.find("tabStrip").childItems()) < 90
    page.click(page.find("moreTabs"))
    page.wait_for(lambda: page.is_shown("choice"))
    assert len(page.find_all("choice")) < 40
    page.type("tab 4999")
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.tabs.property("currentId") == 4999 and page.is_shown("tab4999"))


def test_a_filter_is_saved_used_and_deleted(page: Any) -> None:
    page.queue.setProperty("searchText", "state:completed")
    page.click(page.find("filterButton"))
    page.click(_menu_item(page, "Save this filter…"))
    page.wait_for(lambda: page.is_shown("filterName") and page.find("filterName").hasActiveFocus())
    page.type("Done")
    page.key(Key.Key_Return)
    filters = page.bridge.saved_filters
    page.wait_for(lambda: [line.name for line in filters.rows()] == ["Done"])
    page.queue.clearSearch()
    page.click(page.find("filterButton"))
    page.click(_menu_item(page, "Saved filters"))
    page.click(_menu_item(page, "Done"))
    page.wait_for(lambda: page.queue.property("searchText") == "state:completed")
    page.click(page.find("filterButton"))
    page.click(_menu_item(page, "Edit saved filters…"))
    page.wait_for(lambda: page.is_shown("removeFilter"))
    page.click(page.find("removeFilter"))
    page.wait_for(lambda: filters.rowCount() == 0)


def test_the_order_in_force_keeps_its_tick_when_it_is_chosen_again(page: Any) -> None:
    page.click(page.find("sortButton"))
    page.click(_menu_item(page, "Queue order"))
    page.click(page.find("sortButton"))
    assert _menu_item(page, "Queue order").property("checked")


def test_a_tab_is_dragged_to_another_place(page: Any) -> None:
    start, end = page.point(page.find("tab1")), page.point(page.find("tab3"))
    QTest.mousePress(page.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 11):
        QTest.mouseMove(page.window, start + (end - start) * step / 10)
    end.setX(end.x() + 30)
    QTest.mouseMove(page.window, end)
    QTest.mouseRelease(page.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    page.wait_for(lambda: [tab.tabId for tab in page.tabs.rows()] == [2, 3, 1, 4])


def test_tabs_are_page_tabs_to_a_screen_reader(page: Any) -> None:
    strip, tab = page.find("tabStrip"), page.find("tab1")
    assert QAccessible.queryAccessibleInterface(strip).role() == QAccessible.Role.PageTabList
    spoken = QAccessible.queryAccessibleInterface(tab)
    assert spoken.role() == QAccessible.Role.PageTab
    assert spoken.text(QAccessible.Text.Name) == "Travel"
