"""A window that ends while a page is being made says nothing of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtTest import QTest

from tests.qml.queue.conftest import Page


@pytest.mark.parametrize("other", ["hosts", "statistics"])
def test_a_page_that_is_being_made_is_finished_before_the_window_ends(
    open_page: Callable[..., Page], other: str
) -> None:
    shown = open_page().bridge
    said: list[str] = []
    before = qInstallMessageHandler(lambda kind, context, message: said.append(message))
    try:
        making = shown.window.incubationController()
        shown.app.setProperty("page", other)
        QTest.qWait(60)  # some way in, however fast the machine is
        shown.keeper.stop()
        shown.window.close()
        shown.unload()
        assert making.incubatingObjectCount() == 0
        QTest.qWait(0)
    finally:
        qInstallMessageHandler(before)
        shown.window, shown.unload = None, lambda: None  # for the fixture, which ends windows as well
    assert said == []
