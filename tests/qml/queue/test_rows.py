"""A row of the queue: what it shows in each state, where it stands, and that nothing of it moves."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GalleryPatch, GalleryState, PauseReason

STATES = ("validating", "scanning", "ready", "queued", "uploading", "paused", "incomplete", "completed", "failed")
MOST_ITEMS = 32


def _inside(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _inside(child)


def _has(row: QQuickItem, name: str) -> bool:
    return any(item.objectName() == name for item in _inside(row))


def _part(row: QQuickItem, name: str) -> QQuickItem:
    return next(item for item in _inside(row) if item.objectName() == name)


def _geometry(row: QQuickItem) -> dict[tuple[int, str], tuple[float, float]]:
    """x and width of every item of a row, but of what fills the bars."""
    return {
        (i, item.objectName()): (item.x(), item.width())
        for i, item in enumerate(_inside(row))
        if item.objectName() != "fill"
    }


@pytest.mark.parametrize("state", STATES)
def test_a_row_shows_what_the_model_says_in_each_state(page: Any, state: str) -> None:
    at = next(i for i in range(page.queue.rowCount()) if page.role(i, "stateKey") == state)
    row = page.row(at)
    for part in ("name", "meta", "stateLabel", "stateRight"):
        assert _part(row, part).property("text") == page.role(at, part)
    assert _part(row, "stateIcon").property("name") == page.role(at, "stateIcon")
    assert _part(row, "slotIcon").property("name") == page.role(at, "slotIcon")
    has_bar = page.role(at, "showBar")
    assert _part(row, "track").isVisible() == has_bar
    assert _part(row, "line2").isVisible() != has_bar
    if has_bar:
        assert _part(_part(row, "track"), "fill").width() == pytest.approx(max(4, 152 * page.role(at, "barValue")))
    else:
        assert _part(row, "line2").property("text") == page.role(at, "line2")
    for n in (1, 2, 3):
        chip = _part(row, f"chip{n}")
        assert chip.isVisible() == bool(page.role(at, f"chip{n}Code"))
        if chip.isVisible():
            assert _part(chip, "code").property("text") == page.role(at, f"chip{n}Code")
            assert chip.property("work") == page.role(at, f"chip{n}State")


def test_the_first_row_stands_where_the_design_has_it(page: Any) -> None:
    row = page.row(0)
    places = {name: _part(row, name).mapToScene(QPointF(0, 0)) for name in ("cover", "chip1", "chip2", "track", "slot")}
    assert (places["cover"].x(), places["cover"].y()) == (224, 104)
    assert _part(row, "cover").width() == _part(row, "cover").height() == 40
    assert (places["chip1"].x(), places["chip2"].x()) == (568, 616)
    assert (places["track"].x(), places["track"].y()) == (728, 132)
    assert _part(row, "track").width() == 152
    assert (places["slot"].x(), places["slot"].y()) == (892, 108)
    assert row.height() == 56


def test_a_gallery_without_a_cover_shows_the_stand_in(page: Any) -> None:
    page.bridge.store.covers.clear()
    page.bridge.store.coversChanged.emit(list(page.bridge.store.galleries))
    row = page.row(3)
    cover = _part(row, "cover")
    page.wait_for(lambda: "cover-empty" in cover.property("source").toString())
    corner = cover.mapToScene(QPointF(6, 6)).toPoint()
    background = page.window.grabWindow().pixelColor(QPoint(corner.x() - 10, corner.y()))
    assert page.window.grabWindow().pixelColor(corner) != background


def test_a_row_has_few_items(page: Any) -> None:
    for row in range(5):
        assert 1 + len(list(_inside(page.row(row)))) <= MOST_ITEMS


UPLOAD = (
    {"state": "validating", "to_scan": 148},
    {"state": "scanning", "scanned": 3, "to_scan": 148},
    {"state": "scanning", "scanned": 147},
    {"state": "ready", "scanned": 148, "images": 148, "size_bytes": 412_000_000},
    {"state": "queued", "queue_place": 12},
    {"state": "uploading", "started_at": 1.0, "total_bytes": 412_000_000, "speed_bps": 1, "queue_place": 0},
    {"state": "uploading", "done_bytes": 111_111_111, "done_images": 40, "speed_bps": 88_888_888, "eta_s": 4000},
    {"state": "paused", "pause_reason": "by_person", "paused_at": 1.0},
    {"state": "uploading", "done_bytes": 411_999_999, "done_images": 147, "eta_s": 1},
    {"state": "incomplete", "failed_images": 148, "error": ErrorInfo(kind=ErrorKind.FILE_REJECTED, host="imx.to")},
    {"state": "failed", "error": ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to")},
    {"state": "uploading", "error": None, "failed_images": 0},
    {"state": "completed", "done_images": 148, "done_bytes": 412_000_000, "links": 3, "finished_at": 1.7e9},
)


@pytest.mark.parametrize("compact", [False, True])
def test_nothing_of_a_row_moves_through_all_states_of_an_upload(page: Any, compact: bool) -> None:
    page.bridge.prefs.setProperty("compactRows", compact)
    page.wait_for(lambda: page.row(0).height() == (40 if compact else 56))
    at = page.row_of("Lofoten")
    store, gallery_id = page.bridge.store, page.role(at, "galleryId")
    before = _geometry(page.row(at))
    seen = set()
    for step in UPLOAD:
        fields = {**step, "state": GalleryState(step["state"])}
        if "pause_reason" in step:
            fields["pause_reason"] = PauseReason(step["pause_reason"])
        store.patch_galleries([GalleryPatch(id=gallery_id, **fields)])
        page.queue.flush()
        page.settle()
        seen.add(page.role(at, "stateKey"))
        assert _geometry(page.row(at)) == before, step
    assert seen == set(STATES)


def test_columns_of_all_rows_are_the_same(page: Any) -> None:
    columns = (
        "cover",
        "name",
        "meta",
        "chip1",
        "chip2",
        "stateIcon",
        "stateLabel",
        "stateRight",
        "line2",
        "track",
        "slot",
    )
    rows = [page.row(row) for row in range(11)]
    places = {name: {(_part(row, name).x(), _part(row, name).width()) for row in rows} for name in columns}
    assert {name: len(found) for name, found in places.items()} == dict.fromkeys(columns, 1)


def test_compact_rows_are_one_line_of_40(page: Any) -> None:
    page.bridge.prefs.setProperty("compactRows", True)
    page.wait_for(lambda: page.row(0).height() == 40)
    row = page.row(0)
    assert not _part(row, "meta").isVisible()
    assert _part(row, "cover").width() == 24
    assert _part(row, "slot").x() == page.gallery_list.width() - 44


def test_a_wide_window_has_more_columns_with_heads_that_sort_and_a_menu_that_chooses(page: Any) -> None:
    assert not page.is_shown("columnHeader")
    page.resize(1900, 800)
    page.wait_for(lambda: page.is_shown("columnHeader") and _has(page.row(0), "added"))
    row = page.row(0)
    assert _part(row, "template").property("text") == "Forum – 3 columns"
    assert (_part(row, "template").width(), _part(row, "added").width()) == (160, 96)
    assert _part(row, "name").x() + _part(row, "name").width() <= _part(row, "template").x()
    assert page.find("head_template").x() == _part(row, "template").x()
    page.click(page.find("head_name"))
    assert page.names() == sorted(page.names(), key=str.casefold)
    page.click(page.find("head_name"))
    assert page.names() == sorted(page.names(), key=str.casefold, reverse=True)
    page.click(page.find("head_name"))
    assert page.queue.property("sortKey") == "queue"
    page.click(page.find("columnHeader"), button=Qt.MouseButton.RightButton)
    page.wait_for(lambda: "Usual columns" in page.menu_lines())
    assert "Custom 4" in page.menu_lines()
    page.key(Qt.Key.Key_Escape)
    columns = page.bridge.columns
    columns.resize("template", 60)
    page.wait_for(lambda: _part(page.row(0), "template").width() == 60)
    QTest.mouseMove(page.window, page.point(_part(page.row(0), "template")))
    tip = page.window.findChild(QObject, "rowTip")
    page.wait_for(lambda: tip.property("visible") and tip.property("text") == "Forum – 3 columns")
    columns.toggle("size")
    columns.move("size", 0)
    columns.resize("template", 200)
    page.wait_for(lambda: _has(page.row(0), "size") and _part(page.row(0), "template").width() == 200)
    row = page.row(0)
    assert _part(row, "size").property("text") == "412 MB"
    assert _part(row, "size").x() < _part(row, "template").x() < _part(row, "added").x()
    page.find("columnHeader").forceActiveFocus()
    page.key(Qt.Key.Key_Right)
    page.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert [column["key"] for column in columns.property("shown")] == ["template", "size", "added"]
    page.resize(1200, 800)
    page.wait_for(lambda: not page.is_shown("columnHeader"))
    assert not _has(page.row(0), "template")


def test_chips_become_words_in_a_narrow_list(page: Any) -> None:
    page.bridge.prefs.setProperty("inspectorWidth", 480)
    page.resize(1200, 700)
    page.wait_for(lambda: page.gallery_list.width() < 560)
    row = page.row(0)
    assert not _part(row, "chip1").isVisible()
    assert _part(row, "meta").property("text").startswith(page.role(0, "chipsText"))


def test_a_screen_reader_hears_name_state_and_whether_it_is_selected(page: Any) -> None:
    page.queue.selectOnly(0)
    spoken = QAccessible.queryAccessibleInterface(page.row(0))
    assert spoken.role() == QAccessible.Role.ListItem
    assert spoken.text(QAccessible.Text.Name) == page.role(0, "accessibleName")
    assert spoken.state().selected
    slot = QAccessible.queryAccessibleInterface(_part(page.row(0), "slot"))
    assert slot.text(QAccessible.Text.Name) == page.role(0, "slotLabel")
    chip = QAccessible.queryAccessibleInterface(_part(page.row(0), "chip1"))
    assert chip.text(QAccessible.Text.Name) == page.role(0, "chip1Tip")
