"""Options of hosts for a gallery, a tab and an account, on the demo's engine."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from tests.qml.hosts.test_proxies import show_form
from tests.qml.queue.conftest import Page


def option(page: Page, name: str) -> QQuickItem:
    page.settle()
    return page.find(f"option_{name}")


def origin(page: Page, name: str) -> str:
    text: str = page.find("origin", option(page, name)).property("text")
    return text


def choose(page: Page, box: str, steps: int) -> None:
    """With the keyboard: open the list, and go down so many lines."""
    page.find(box).forceActiveFocus()
    page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: len(page.menu_lines()) >= steps)
    for _ in range(steps):
        page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Return)


@pytest.fixture
def of_gallery(page: Page) -> Page:
    """The dialog of a gallery that goes to imx.to, vipr.im and Keep2Share."""
    page.click_row(page.row_of("Harbour"))
    page.bridge.row_actions.runMenu("hostOptions", "")
    page.wait_for(lambda: page.is_shown("optionsStart"))
    return page


def test_an_option_is_set_for_a_gallery_and_taken_back(of_gallery: Page) -> None:
    page = of_gallery
    assert origin(page, "thumbnail_shape") == "From the host"
    assert not page.is_shown("takeBack")
    page.bridge.host_options.setOption("thumbnail_shape", "square")
    page.wait_for(lambda: origin(page, "thumbnail_shape") == "Set here; Original ratio from the host")
    back = page.find("takeBack", option(page, "thumbnail_shape"))
    spoken = QAccessible.queryAccessibleInterface(back).text(QAccessible.Text.Name)
    assert spoken == "Thumbnail shape: back to Original ratio from the host"
    back.forceActiveFocus()
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: origin(page, "thumbnail_shape") == "From the host")
    page.key(Qt.Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("optionsStart"))


def test_a_gallery_chooses_its_account_and_its_start(of_gallery: Page) -> None:
    page = of_gallery
    assert not page.is_shown("optionsAccount")
    choose(page, "optionsHostBox", 3)
    page.wait_for(lambda: page.is_shown("optionsAccount"))
    choose(page, "optionsAccountBox", 3)
    page.wait_for(lambda: page.find("optionsAccountBox").property("currentLabel") == "marlow_photo")
    choose(page, "optionsStartBox", 2)
    page.wait_for(lambda: page.find("optionsStartBox").property("currentLabel") == "After the image hosts")


def test_what_a_tab_says_holds_for_its_galleries(page: Page) -> None:
    page.bridge.host_options.openTab(1)
    page.wait_for(lambda: page.is_shown("option_grouped"))
    page.bridge.host_options.setOption("grouped", "false")
    page.wait_for(lambda: origin(page, "grouped") == "Set here; on from the host")
    page.key(Qt.Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("optionsHost"))
    page.click_row(page.row_of("Harbour"))
    page.bridge.row_actions.runMenu("hostOptions", "")
    page.wait_for(lambda: page.is_shown("optionsStart"))
    assert origin(page, "grouped") == "From the tab"


def test_a_gallery_that_uploads_has_to_be_paused_first(page: Page) -> None:
    page.click_row(page.row_of("Lofoten"))
    page.bridge.row_actions.runMenu("hostOptions", "")
    page.wait_for(lambda: page.is_shown("optionsStart"))
    assert not option(page, "grouped").isEnabled()
    dialog: Any = page.find("optionsStart")
    assert dialog.isEnabled()
    page.bridge.row_actions.runMenu("pause", "")
    page.wait_for(lambda: option(page, "grouped").isEnabled())


def test_an_account_is_named(page: Page) -> None:
    show_form(page)
    page.bridge.hosts.open("keep2share.cc")
    page.bridge.host_options.openAccount()
    page.wait_for(lambda: page.is_shown("accountName"))
    field = page.find("accountName")
    assert field.property("text") == ""
    field.forceActiveFocus()
    page.type("Archive")
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: page.bridge.store.hosts["keep2share.cc"].accounts[0].name == "Archive")


def test_a_field_with_the_keyboard_comes_into_view(page: Page) -> None:
    page.resize(760, 480)
    page.bridge.host_options.openTab(1)
    page.wait_for(lambda: page.is_shown("option_adult"))
    last = option(page, "adult")
    view: Any = last.parentItem().parentItem().parentItem()
    assert view.property("contentHeight") > view.height()
    page.find("optionsHostBox").forceActiveFocus()
    for _ in range(4):
        page.key(Qt.Key.Key_Tab)
    page.wait_for(lambda: view.property("contentY") > 0)
    assert last.mapToItem(view, 0, 0).y() + last.height() <= view.height() + 1
