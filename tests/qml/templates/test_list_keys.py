"""The list of templates while it has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.qml.queue.conftest import Page


def test_a_duplicate_is_opened_although_its_row_pushes_the_others_down(page: Page) -> None:
    page.bridge.app.setProperty("page", "templates")
    page.wait_for(lambda: page.is_shown("templateList"))
    page.find("templateList").forceActiveFocus()
    templates = page.bridge.templates
    before = templates.currentId
    page.key(Qt.Key.Key_Down)
    page.wait_for(lambda: templates.currentId != before)
    known = set(page.bridge.store.templates)
    page.key(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    page.wait_for(lambda: set(page.bridge.store.templates) - known)
    (made,) = set(page.bridge.store.templates) - known
    page.settle()
    assert templates.currentId == made
