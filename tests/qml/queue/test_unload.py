"""A window that ends while its dialogs are being made says nothing of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, qInstallMessageHandler
from PySide6.QtTest import QTest

from tests.qml.queue.conftest import Page


def test_what_is_being_made_is_finished_before_the_window_ends(open_page: Callable[..., Page]) -> None:
    page = open_page()
    shown = page.bridge
    page.wait_for(lambda: shown.content.findChild(QObject, "windowDialogs"))
    loader = shown.content.findChild(QObject, "windowDialogs").parent()
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, message: said.append(message))
    try:
        making = shown.window.incubationController()
        loader.setProperty("active", False)
        QTest.qWait(0)
        loader.setProperty("active", True)
        assert making.incubatingObjectCount() > 0
        shown.keeper.stop()
        shown.window.close()
        shown.unload()
        assert making.incubatingObjectCount() == 0
        QTest.qWait(0)
    finally:
        qInstallMessageHandler(before)
        shown.window, shown.unload = None, lambda: None  # for the fixture, which ends windows as well
    assert said == []
