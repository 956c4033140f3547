"""The inspector: one gallery on its four pages, several galleries, none, docked and floating."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from backend.protocol.activity import FollowUpRow, FollowUpsChanged

Key = Qt.Key
Ctrl = Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def _select(page: Any, name: str) -> int:
    row = page.row_of(name)
    page.click_row(row)
    page.wait_for(lambda: page.find("inspectorTitle").property("text").startswith(name))
    return int(row)


def _segment(page: Any, segment: str) -> None:
    page.inspector.setProperty("segment", segment)
    page.settle()


def test_it_shows_the_selected_gallery(page: Any) -> None:
    _select(page, "Lofoten")
    assert page.find("inspectorPill").property("text") == page.inspector.property("stateText")
    shown = page.texts(page.find("overviewPane"))
    assert {"Hosts", "imx.to", "Pixhost", "Images", "Details", "Template", "Tab"} <= set(shown)
    page.wait_for(lambda: len(page.find_all("preview")) == 6)


def test_the_primary_button_does_what_the_row_s_slot_does(page: Any) -> None:
    row = _select(page, "Lofoten")
    page.click(page.find("inspectorPrimary"))
    page.wait_for(lambda: page.role(row, "stateKey") == "paused")


def test_arrows_turn_its_pages(page: Any) -> None:
    _select(page, "Lofoten")
    page.find("segments").forceActiveFocus()
    for segment in ("images", "results", "activity"):
        page.key(Key.Key_Right)
        assert page.inspector.property("segment") == segment


def test_a_custom_field_is_kept_when_it_is_left(page: Any) -> None:
    _select(page, "Lofoten")
    field = page.find("field_custom3")
    page.click(field)
    page.type("Reine")
    page.key(Key.Key_Return)
    page.wait_for(lambda: any(row.value == "Reine" for row in page.bridge.inspector.property("fields").rows()))
    assert page.find("field_custom3").property("text") == "Reine"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_custom_field_begins_where_the_language_does(
    qapp: QApplication, open_page: Any, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    try:
        page = open_page()
        _select(page, "Lofoten")
        field = page.find("field_custom1")
        field.setProperty("cursorPosition", 0)
        page.settle()
        begins = field.property("cursorRectangle").x()
        assert (begins < 20) is (direction is Qt.LayoutDirection.LeftToRight)
        ends = begins + field.property("contentWidth")
        assert direction is Qt.LayoutDirection.LeftToRight or abs(ends - field.width() + 8) < 4
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_escape_restores_a_custom_field(page: Any) -> None:
    _select(page, "Lofoten")
    field = page.find("field_custom1")
    before = field.property("text")
    page.click(field)
    page.type("x")
    page.key(Key.Key_Escape)
    assert field.property("text") == before
    assert page.is_shown("inspectorTitle")


def test_f2_renames_in_the_header(page: Any) -> None:
    _select(page, "Lofoten")
    page.key(Key.Key_Return)
    page.key(Key.Key_F2)
    assert page.find("inspectorName").property("selectedText") == page.names()[0]
    page.type("Lofoten 2")
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.names()[0] == "Lofoten 2")
    count = len(page.names())
    page.key(Key.Key_Delete)
    page.wait_for(lambda: len(page.names()) == count - 1)  # as every key of the list
    page.bridge.undo.undo()
    page.wait_for(lambda: page.names()[0] == "Lofoten 2")
    _select(page, "Lofoten")
    page.key(Key.Key_Return)
    page.key(Key.Key_F2)
    page.type("Lofoten 3")
    page.click(page.find("field_custom1"))
    page.wait_for(lambda: page.names()[0] == "Lofoten 3")
    assert page.find("field_custom1").hasActiveFocus()
    field = page.find("field_custom4")
    field.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    page.resize(1280, 520)
    page.wait_for(lambda: page.point(field).y() < 520 - 40)


def test_template_and_tab_are_chosen_from_menus(page: Any) -> None:
    row = _select(page, "Lofoten")
    page.find("tabBox").forceActiveFocus()
    page.key(Key.Key_Space)
    page.wait_for(lambda: "Studio" in page.menu_lines())
    for _ in range(3):
        page.key(Key.Key_Down)
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.role(row, "tabColour") == 3)


def test_images_are_shown_and_filtered(page: Any) -> None:
    _select(page, "Botanical")
    _segment(page, "images")
    page.wait_for(lambda: page.bridge.images.property("count") == 120)
    page.wait_for(lambda: page.find("filesGrid").property("count") == 120)
    page.bridge.images.setProperty("filter", "failed")
    page.wait_for(lambda: page.find("filesGrid").property("count") == 3)


def _open_image(page: Any, failed: bool = False) -> None:
    _select(page, "Botanical")
    page.bridge.images.setProperty("filter", "failed" if failed else "all")
    _segment(page, "images")
    page.wait_for(lambda: page.find("filesGrid").property("count") == (3 if failed else 120))
    page.find("filesGrid").parentItem().forceActiveFocus(Qt.FocusReason.TabFocusReason)
    page.key(Key.Key_Right)
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.is_shown("openedPicture") and page.is_shown("uploadLine"))


def test_enter_shows_one_image_and_arrows_walk_through_the_others(page: Any) -> None:
    images = page.bridge.images
    _open_image(page)
    assert images.property("openedPlace") == "2 of 120"
    assert page.is_shown("uploadLine")
    page.key(Key.Key_Right)
    assert images.property("openedPlace") == "3 of 120"
    page.key(Key.Key_Left)
    page.key(Key.Key_Left)
    page.key(Key.Key_Left)
    assert images.property("openedPlace") == "1 of 120", "nothing lies before the first"
    page.key(Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("openedPicture"))
    assert not images.property("isOpen")
    assert page.find("filesGrid").parentItem().hasActiveFocus()


def test_a_failed_image_says_why_and_can_be_tried_again(page: Any) -> None:
    _open_image(page, failed=True)
    assert any("ejected by" in text for line in page.find_all("uploadLine") for text in page.texts(line))
    assert page.find("retryImage").isEnabled()
    assert page.find("copyImageLinks").isEnabled(), "the other host has it"
    page.queue.clearSelection()
    page.wait_for(lambda: not page.is_shown("openedPicture"))


def test_post_code_can_be_selected_in_part(page: Any) -> None:
    _select(page, "Street")
    _segment(page, "results")
    page.wait_for(lambda: page.find("postCode").property("text") != "")
    code = page.find("postCode")
    code.forceActiveFocus()
    page.key(Key.Key_Home, Ctrl)
    for _ in range(3):
        page.key(Key.Key_Right, Shift)
    assert code.property("selectedText") == "[b]"
    page.key(Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text() == "[b]"
    page.key(Key.Key_X)
    assert code.property("text").startswith("[b]"), "nobody types here"
    page.key(Key.Key_Escape)
    page.key(Key.Key_C, Ctrl)
    assert QGuiApplication.clipboard().text() == page.bridge.results.property("text")


def test_results_show_links_and_post_code(page: Any) -> None:
    _select(page, "Street")
    _segment(page, "results")
    page.wait_for(lambda: page.find("postCode").property("text") != "")
    assert len(page.find_all("linkCard")) == 3
    assert page.find("copyText").property("text") == "Copy BBCode"
    page.bridge.results.setProperty("format", "html")
    assert page.find("copyText").property("text") == "Copy HTML"
    page.click(page.find("copyText"))
    assert page.bridge.app.property("version")


def test_activity_lists_what_happened(page: Any) -> None:
    _select(page, "Street")
    _segment(page, "activity")
    page.wait_for(lambda: page.is_shown("activityPane") and "Added" in page.texts(page.find("activityPane")))
    assert "Show in log" in page.texts(page.find("activityPane"))


@pytest.mark.parametrize("name", ["Night Markets", "Botanical"])
def test_a_problem_is_a_card_with_what_can_be_done(page: Any, name: str) -> None:
    _select(page, name)
    page.wait_for(lambda: page.is_shown("problemCard"))
    card = page.find("problemCard")
    assert len(page.texts(card)) >= 4
    assert page.find_all("problemAction", card)


def test_a_problem_unfolds_what_was_asked_and_answered(page: Any) -> None:
    _select(page, "Night Markets")
    page.wait_for(lambda: page.is_shown("problemFold"))
    page.click(page.find("problemFold"))
    page.wait_for(lambda: page.is_shown("problemDetail") and "403 after" in page.find("problemDetail").property("text"))
    assert page.is_shown("copyReport")
    page.find("problemFold").forceActiveFocus()
    page.key(Key.Key_Space)
    page.wait_for(lambda: not page.is_shown("problemDetail"))


def test_several_galleries_are_edited_together(page: Any) -> None:
    page.click_row(0)
    page.key(Key.Key_Down, Shift)
    page.wait_for(lambda: page.is_shown("summaryPane"))
    assert "2" in page.find("inspectorTitle").property("text")
    assert not page.is_shown("overviewPane")
    field = page.find("field_custom4")
    page.click(field)
    page.type("both")
    page.key(Key.Key_Return)
    for row in (0, 1):
        page.wait_for(lambda row=row: page.bridge.store.galleries[page.queue.idAt(row)].custom4 == "both")


def test_none_selected_shows_totals_and_three_shortcuts(page: Any) -> None:
    page.queue.clearSelection()
    page.wait_for(lambda: page.is_shown("summaryPane"))
    page.wait_for(lambda: len(page.find_all("shortcutHint")) == 3)
    assert page.inspector.property("totals").rowCount() > 0


def test_it_floats_over_the_list_of_a_narrow_window_and_escape_closes_it(page: Any) -> None:
    _select(page, "Lofoten")
    docked = page.gallery_list.width()
    page.resize(1000, 700)
    page.wait_for(lambda: not page.is_shown("inspector"))
    assert page.gallery_list.width() > docked - 280
    page.key(Key.Key_Return)
    page.wait_for(lambda: page.is_shown("inspector"))
    assert page.find("inspector").hasActiveFocus()
    panel = page.find("inspector")
    page.wait_for(lambda: panel.x() + panel.width() == page.gallery_list.width())
    page.key(Key.Key_Escape)
    page.wait_for(lambda: not page.is_shown("inspector"))
    assert page.gallery_list.hasActiveFocus()
    page.resize(1280, 800)
    page.wait_for(lambda: page.is_shown("inspector") and page.gallery_list.width() == docked)


def test_control_i_closes_a_docked_one_and_gives_its_room_to_the_list(page: Any) -> None:
    docked = page.gallery_list.width()
    page.key(Key.Key_I, Ctrl)
    page.wait_for(lambda: page.gallery_list.width() == docked + 344)
    page.key(Key.Key_I, Ctrl)
    page.wait_for(lambda: page.gallery_list.width() == docked)


def test_what_is_left_to_do_stands_above_the_activity(page: Any) -> None:
    _select(page, "Street")
    _segment(page, "activity")
    pane = page.find("activityPane")
    page.wait_for(lambda: "Added" in page.texts(pane))
    gallery_id = page.bridge.inspector._one_id
    task = FollowUpRow(ids=(7,), kind="rename", gallery_id=gallery_id, host_id="imx.to")
    page.bridge.dispatcher.followUpsChanged.emit(FollowUpsChanged(gallery_id=gallery_id, rows=(task,)))
    page.wait_for(lambda: "imx.to gets the gallery's name next" in page.texts(pane))
