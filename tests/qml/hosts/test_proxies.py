"""Proxies on the Hosts page, on the demo's engine."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from tests.qml.queue.conftest import Page


def show_form(page: Page) -> None:
    """Open a host's form, and wait until the page is all there and has faded in."""
    page.bridge.app.setProperty("page", "hosts")
    page.bridge.hosts.open("pixhost.to")
    page.wait_for(lambda: page.is_shown("manageProxies"))
    item = page.find("manageProxies").parentItem()
    while item is not None:
        page.wait_for(lambda item=item: item.opacity() == 1)
        item = item.parentItem()


@pytest.fixture
def dialog(page: Page) -> QQuickItem:
    """The list in the open dialog of proxies."""
    show_form(page)
    page.click(page.find("manageProxies"))
    page.wait_for(lambda: page.is_shown("proxyList"))
    page.settle()
    return page.find("proxyList")


def test_a_host_is_given_a_proxy(page: Page) -> None:
    show_form(page)
    box: Any = page.find("proxyOfHost")
    assert box.property("currentLabel") == "As for all: no proxy"
    box.forceActiveFocus()
    page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: "Europe" in page.menu_lines())
    assert page.menu_lines() == [
        "As for all: no proxy",
        "No proxy",
        "The system’s proxy",
        "Europe",
        "Berlin",
        "Oslo",
    ]
    for _ in range(5):
        page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: page.bridge.store.hosts["pixhost.to"].proxy == "proxy-1")
    assert page.find("proxyOfHost").property("currentLabel") == "Berlin"


def test_a_proxy_is_added_with_the_keyboard(page: Page, dialog: QQuickItem) -> None:
    assert "Pool of 2 proxies" in page.texts(dialog)
    page.find("proxyHost").forceActiveFocus()
    page.type("10.8.0.9")
    page.find("proxyPort").forceActiveFocus()
    page.type("8080")
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: "10.8.0.9:8080" in page.texts(dialog) or dialog.property("count") == 4)
    page.wait_for(lambda: page.find("proxyHost").property("text") == "")


def test_testing_says_what_came_of_it(page: Page, dialog: QQuickItem) -> None:
    page.bridge.proxies.testAll()
    page.wait_for(lambda: "Works · 84 ms" in page.texts(dialog))
    assert "proxy Oslo: Connection refused" in page.texts(dialog)
    page.key(Qt.Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("proxyList"))
