"""The tab strip: opening, making, renaming, moving tabs, and what narrows the list."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
Right = Qt.MouseButton.RightButton


def _menu_item(page: Any, label: str) -> Any:
    page.wait_for(lambda: label in page.menu_lines())
    lines = [item for item in _walk(page.window.contentItem()) if item.isVisible()]
    lines = [item for item in lines if item.metaObject().className().startswith("MenuItem_QML")]
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
    page.click(_menu_item(page, last.name))
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
    page.click(_menu_item(page, "Name"))
    page.wait_for(lambda: page.queue.property("sortKey") == "name")
    assert page.names() == sorted(page.names(), key=str.casefold)


def test_a_tab_is_coloured_and_deleted_from_its_menu(page: Any) -> None:
    page.click(page.find("tab3"), button=Right)
    page.click(_menu_item(page, "Colour"))
    page.click(_menu_item(page, "Teal"))
    page.wait_for(lambda: page.tabs.row(2).colour == 4)
    page.click(page.find("tab3"), button=Right)
    page.click(_menu_item(page, "Delete tab, move galleries to"))
    page.click(_menu_item(page, "Analog"))
    page.wait_for(lambda: page.tabs.rowCount() == 3)
    page.wait_for(lambda: {page.role(row, "tabColour") for row in range(13)} <= {1, 2, 8})


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
