"""Moving over from another program on the Settings page, by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.qml.queue.conftest import Page


def test_from_what_was_found_to_the_queue_by_keyboard(page: Page) -> None:
    bridge = page.bridge
    bridge.settings.show_group("moving")
    page.wait_for(lambda: page.is_shown("look_imxuploader"))
    page.click(page.find("look_imxuploader"))
    page.wait_for(lambda: page.is_shown("backToFound"))
    page.click(page.find("backToFound"))
    page.wait_for(lambda: page.is_shown("look_imxuploader") and not page.is_shown("startImport"))
    page.find("look_imxuploader").forceActiveFocus()
    page.key(Qt.Key.Key_Return)
    for name in ("startImport", "cancelImport"):
        page.wait_for(lambda name=name: page.is_shown(name) and page.find(name).hasActiveFocus())
        page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: page.is_shown("showImported") and page.find("showImported").hasActiveFocus())
    assert bridge.move_over.property("outcome").startswith("Stopped.")
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: bridge.app.property("page") == "queue")
