"""The keyboard is never lost: what opens over the window gives it back, what goes away hands it on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow

from tests.qml.queue.conftest import Page

TAB = Qt.FocusReason.TabFocusReason


def test_dialogs_give_the_keyboard_back_and_count_what_was_typed(page: Page) -> None:
    page.find("speed").forceActiveFocus(TAB)
    page.wait_for(lambda: "Show the speed of each host" in page.texts())
    page.focus_list()
    page.key(Qt.Key.Key_F1)
    page.wait_for(lambda: page.window.activeFocusItem().property("text") == "Close")
    sheet = page.find("shortcutList")
    for key, is_end in ((Qt.Key.Key_End, True), (Qt.Key.Key_PageUp, False), (Qt.Key.Key_PageDown, True)):
        page.key(key)
        assert sheet.property("atYEnd") == is_end
    page.key(Qt.Key.Key_Escape)
    page.wait_for(page.gallery_list.hasActiveFocus)

    store = page.bridge.store
    page.bridge.app.dialogAsked.emit("limit")
    page.wait_for(lambda: page.window.activeFocusItem().property("selectedText") == "8.0")
    page.type("33")
    page.click(page.find("dialogPrimary"))
    page.wait_for(lambda: store.settings.bandwidth_limit_bps == 33_000_000)
    page.bridge.app.dialogAsked.emit("limit")
    page.wait_for(lambda: page.window.activeFocusItem().property("selectedText") == "33.0")
    field = page.window.activeFocusItem()
    other = QWindow()  # of another program, or of a file dialog
    other.show()
    other.requestActivate()
    page.wait_for(lambda: page.window.activeFocusItem() is None)
    page.window.requestActivate()
    page.wait_for(lambda: page.window.activeFocusItem() is not None)
    assert page.window.activeFocusItem() is field
    other.destroy()
    page.type("44")
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: store.settings.bandwidth_limit_bps == 44_000_000)
    page.wait_for(page.gallery_list.hasActiveFocus)

    # the tray asks in the window
    assert page.bridge.tray is not None
    page.window.hide()
    page.bridge.tray._ask_to_quit()
    page.wait_for(lambda: page.window.isVisible() and "Quit now" in page.texts())
    page.key(Qt.Key.Key_Escape)


def test_what_goes_away_hands_the_keyboard_on(page: Page) -> None:
    app = page.bridge.app
    page.focus_list()
    app.set_engine("failed", "Galleon cannot start its engine")
    page.find("tryAgain").forceActiveFocus(TAB)
    app.set_engine("starting")
    page.wait_for(page.gallery_list.hasActiveFocus)
    app.set_engine("running")
    app.toast("Removed", action="Undo", run=lambda: None)
    page.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    while page.window.activeFocusItem().property("text") != "Undo":
        page.key(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    page.key(Qt.Key.Key_Escape)
    page.wait_for(lambda: _is_on_the_page(page))
    # a badge that changes makes no page of the sidebar anew
    page.key(Qt.Key.Key_F6)
    while page.window.activeFocusItem().property("rail") is None:
        page.key(Qt.Key.Key_F6)
    page.queue.selectOnly(12)
    page.queue.remove()
    page.wait_for(lambda: page.queue.rowCount() == 12)
    assert page.window.activeFocusItem().property("badge") == "12"


def _is_on_the_page(page: Page) -> bool:
    item = page.window.activeFocusItem()
    while item is not None and item.property("inspectorWidth") is None:  # not by its metaobject, see is_menu_line
        item = item.parentItem()
    return item is not None
