"""The strips below the toolbar that tell of a crash and of a new version."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt


@pytest.mark.parametrize("width", [1280, 760])
def test_the_page_moves_down_for_them_and_everything_has_room(shell: Any, width: int) -> None:
    shell.resize(width, 600)
    shell.bridge("CrashReports").setProperty("title", "Galleon's engine crashed · 13:58")
    shell.bridge("CrashReports").setProperty("body", "It starts again by itself. " * 5)
    shell.bridge("Updates").setProperty("title", "Galleon 1.3.0 is there")
    shell.bridge("Updates").setProperty("news", ["one", "two", "three", "four"])
    shell.bridge("CrashReports").setProperty("isShown", True)
    shell.bridge("Updates").setProperty("isOffered", True)
    strips = [shell.wait_for_item("CrashCard"), shell.wait_for_item("UpdateCard")]
    shell.wait_for(lambda: strips[1].y() + strips[1].parentItem().y() >= strips[0].height())
    toolbar, page = shell.item("QueueToolbar"), shell.item("WelcomePage")
    bottom = toolbar.height() + sum(strip.height() for strip in strips)
    shell.wait_for(lambda: page.mapToScene(QPointF(0, 0)).y() == bottom)
    for strip in strips:
        for button in shell.items("Button", strip):
            right = button.mapToItem(strip, button.width(), 0).x()
            assert 0 < button.mapToItem(strip, 0, 0).x() < right <= strip.width()
            for label in shell.items("TextLabel", strip):
                if label.parentItem() not in (button, *button.childItems()) and label.property("kind") == "small":
                    below = button.mapToItem(strip, 0, 0).y() >= label.mapToItem(strip, 0, label.height()).y()
                    assert below or label.mapToItem(strip, label.width(), 0).x() <= button.mapToItem(strip, 0, 0).x()
    shell.bridge("CrashReports").setProperty("isShown", False)
    shell.bridge("Updates").setProperty("isOffered", False)
    shell.wait_for(lambda: page.mapToScene(QPointF(0, 0)).y() == toolbar.height())


def test_they_are_worked_by_keyboard(shell: Any) -> None:
    shell.bridge("Updates").setProperty("isOffered", True)
    strip = shell.wait_for_item("UpdateCard")
    buttons = shell.items("Button", strip)
    assert [button.property("text") for button in buttons] == ["Skip this version", "Later", "Open page"]
    buttons[0].forceActiveFocus(Qt.FocusReason.TabFocusReason)
    for _ in buttons:
        shell.key(Qt.Key.Key_Space)
        shell.key(Qt.Key.Key_Tab)
    assert [call[0] for call in shell.calls("Updates")] == ["skip", "later", "openPage"]
    shell.bridge("Updates").setProperty("isOffered", False)
