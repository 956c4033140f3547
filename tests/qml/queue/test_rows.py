"""A row of the queue: what it shows in each state, where it stands, and that nothing of it moves."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

STATES = ("validating", "scanning", "ready", "queued", "uploading", "paused", "incomplete", "completed", "failed")
MOST_ITEMS = 32


def _inside(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _inside(child)


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


def test_nothing_of_a_row_moves_while_it_is_uploaded(open_page: Callable[..., Any]) -> None:
    page = open_page(still=False)
    at = page.row_of("Lofoten")
    before = _geometry(page.row(at))
    seen = set()

    def has_gone_on() -> bool:
        seen.add((page.role(at, "barValue"), page.role(at, "meta")))
        assert _geometry(page.row(at)) == before
        return len(seen) >= 6

    page.wait_for(has_gone_on)


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


def test_template_and_date_get_columns_in_a_wide_window(page: Any) -> None:
    assert not _part(page.row(0), "template").isVisible()
    page.resize(1700, 800)
    page.wait_for(lambda: _part(page.row(0), "template").isVisible())
    row = page.row(0)
    assert _part(row, "template").property("text") == page.role(0, "templateName")
    assert _part(row, "template").width() == 160
    assert _part(row, "added").width() == 96
    assert _part(row, "name").x() + _part(row, "name").width() <= _part(row, "template").x()


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
