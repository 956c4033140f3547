"""The Statistics page on the demo's engine: by mouse and by keyboard, as chart and as table, empty and live."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from backend.protocol.metrics import Statistics
from tests.qml.queue.conftest import Page


@pytest.fixture
def statistics(page: Page) -> Page:
    page.bridge.app.setProperty("page", "statistics")
    page.wait_for(lambda: page.is_shown("perDay") and len(page.find_all("show")) == 3)  # the last to be made
    page.settle()
    return page


def test_bars_are_read_with_the_pointer_and_with_arrow_keys(statistics: Page) -> None:
    page, said = statistics, []
    page.bridge.app.announce = said.append
    chart = page.find("perDay")
    bars = page.bridge.statistics.bars["bars"]
    QTest.mouseMove(page.window, page.point(chart, chart.width() - 24, 100))
    page.wait_for(lambda: bars[-1]["title"] in page.texts(chart))
    assert {bars[-1]["lines"][0][1], "File hosts"} <= set(page.texts(chart))
    QTest.mouseMove(page.window, page.point(chart, 10, -60))
    page.wait_for(lambda: bars[-1]["title"] not in page.texts(chart))
    chart.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    page.wait_for(lambda: bars[-1]["title"] in page.texts(chart))
    page.key(Qt.Key.Key_Left)
    page.wait_for(lambda: bars[-2]["title"] in page.texts(chart))
    page.key(Qt.Key.Key_Home)
    page.wait_for(lambda: bars[0]["title"] in page.texts(chart))
    spoken = QAccessible.queryAccessibleInterface(chart)
    assert spoken.role() == QAccessible.Role.Chart
    assert spoken.text(QAccessible.Text.Name).startswith("Uploaded per day, Image hosts")
    assert spoken.text(QAccessible.Text.Description) == bars[0]["spoken"]


def test_every_chart_is_a_table_as_well(statistics: Page) -> None:
    page = statistics
    buttons = page.find_all("asTable")
    assert len(buttons) == 4
    for button in buttons:
        button.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: not page.is_shown("perDay"))
    page.wait_for(lambda: "Highest speed" in page.texts() and "By tab" in page.texts() and "02:00" in page.texts())
    page.key(Qt.Key.Key_Space)
    page.wait_for(lambda: "Show" in page.texts())


def test_ranges_change_the_figures_and_the_speed_opens_now(statistics: Page) -> None:
    page, figures = statistics, statistics.bridge.statistics
    before = figures.cards[0]["value"]
    figures.setProperty("range", "12m")
    page.wait_for(lambda: figures.cards[0]["value"] != before)
    page.wait_for(lambda: "Uploaded per month" in page.texts())
    page.bridge.app.setProperty("page", "queue")
    page.click(page.find("speed"))
    page.wait_for(lambda: page.is_shown("live") and len(figures.live.get("series", ())) > 1)
    assert page.bridge.app.property("page") == "statistics"
    page.wait_for(lambda: "This session" in page.texts())


def test_show_leads_to_the_lines_of_the_log(statistics: Page) -> None:
    page = statistics
    page.find_all("show")[0].forceActiveFocus(Qt.FocusReason.TabFocusReason)
    page.key(Qt.Key.Key_Return)
    page.wait_for(lambda: page.bridge.app.property("page") == "log")


def test_nothing_to_count_yet(statistics: Page) -> None:
    page = statistics
    page.bridge.statistics._take(Statistics(since=0.0, until=1.0), "30d")
    page.wait_for(lambda: "Figures appear after the first upload." in page.texts())
    assert not page.is_shown("perDay")
