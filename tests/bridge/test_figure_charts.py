from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.hosts import HostKind
from backend.protocol.metrics import (
    Amount,
    Fault,
    Figures,
    HostFigures,
    SpeedSample,
    Statistics,
    Step,
    StepFigures,
)
from bridge import figure_charts as charts
from bridge import formatting as text

pytestmark = pytest.mark.usefixtures("qapp")
MB, GB = 10**6, 10**9
KINDS = {"one": HostKind.IMAGE, "two": HostKind.FILE, "here": HostKind.LOCAL}


def names(host_id: str) -> str:
    return host_id.title()


@pytest.mark.parametrize(
    ("largest", "lines", "labels"),
    [
        (11.9 * GB, 4, ["0", "3", "6", "9", "12 GB"]),
        (0, 4, ["0", "1 B"]),
        (1, 4, ["0", "1 B"]),
        (500, 4, ["0", "150", "300", "450", "600 B"]),
        (999 * MB, 4, ["0", "250", "500", "750", "1 GB"]),
        (1.3 * GB, 4, ["0", "0.4", "0.8", "1.2", "1.6 GB"]),
        (9.4 * GB, 2, ["0", "5", "10 GB"]),
    ],
)
def test_an_axis_has_round_numbers(qapp: QApplication, largest: float, lines: int, labels: list[str]) -> None:
    top, ticks = charts.axis(largest, text.size, lines)
    assert [tick["label"] for tick in ticks] == labels
    assert (ticks[0]["at"], ticks[-1]["at"]) == (0, 1)
    assert top >= largest


def test_bars_stack_kinds_of_hosts_and_fill_the_axis(qapp: QApplication) -> None:
    steps = (
        StepFigures(start="2026-11-12"),
        StepFigures(start="2026-11-13", hosts=(Amount("one", 6 * GB), Amount("here", 2 * GB), Amount("two", 4 * GB))),
    )
    drawn = charts.bars(Statistics(since=0, until=1, steps=steps), lambda host_id: KINDS[host_id])
    assert [entry["text"] for entry in drawn["legend"]] == ["Image hosts · 8.0 GB", "File hosts · 4.0 GB"]
    assert [bar["parts"] for bar in drawn["bars"]] == [[0, 0], [8 / 12, 4 / 12]]
    assert drawn["bars"][1]["spoken"] == "Fri 13 November: Image hosts 8.0 GB, File hosts 4.0 GB"
    assert drawn["table"]["rows"][0] == ["Fri 13 November", "8.0 GB", "4.0 GB"]


def test_cards_compare_with_the_time_before(qapp: QApplication) -> None:
    now = Figures(
        uploads=992, first_tries=992, failed=8, images=900, bytes=GB, galleries=3, sent_bytes=GB, active_s=200
    )
    before = Figures(uploads=980, first_tries=980, failed=20, images=1000, bytes=GB // 2, galleries=3)
    cards = charts.cards(Statistics(since=0, until=1, figures=now, before=before))
    assert [(card["value"], card["change"]) for card in cards] == [
        ("1.0 GB", "100% more than before"),
        ("900", "10% less than before"),
        ("3", "Same as before"),
        ("5.0 MB/s", ""),
        ("99.2%", "1.2 points better"),
    ]
    assert [card["tone"] for card in cards] == ["success", "secondary", "secondary", "secondary", "success"]
    alone = charts.cards(Statistics(since=0, until=1))
    assert [card["change"] for card in alone] == [""] * 5


def test_all_is_said_only_of_all() -> None:
    assert (charts.share(1.0), charts.share(0.99999), charts.share(0.5)) == ("100%", "99.9%", "50.0%")


def test_many_hosts_leave_a_line_for_the_rest(qapp: QApplication) -> None:
    rows = tuple(HostFigures(host_id=f"h{n}", figures=Figures(bytes=(9 - n) * GB, uploads=1)) for n in range(8))
    drawn = charts.hosts(Statistics(since=0, until=1, hosts=rows), names)
    assert (len(drawn["rows"]), drawn["moreAmount"]) == (5, "9.0 GB")
    assert len(drawn["table"]["rows"]) == 8


def test_faults_name_their_host_and_a_new_kind_of_error_is_no_fault_of_the_page(qapp: QApplication) -> None:
    faults = (Fault(host_id="one", kind="timeout", images=2), Fault(host_id="one", kind="of_the_future", images=1))
    drawn = charts.faults(Statistics(since=0, until=1, faults=faults), names)
    assert [row["text"] for row in drawn["rows"]] == ["One stopped answering", "Galleon made a mistake"]
    assert drawn["note"].startswith("3 image")


def test_the_last_minutes_are_stacked_and_the_silence_before_is_flat(qapp: QApplication) -> None:
    samples = [SpeedSample(1000.0 - second, (("one", 3 * MB), ("two", MB))) for second in range(20, -1, -1)]
    drawn = charts.live(samples, 1000.0, {"one": 3 * MB, "two": MB}, names)
    one, two = drawn["series"]
    assert (one["name"], one["now"], two["name"]) == ("One", "3.0 MB/s", "Two")
    assert (one["high"][0], one["high"][-1], two["low"][-1], two["high"][-1]) == (0, 0.75, 0.75, 1.0)
    assert drawn["total"] == "4.0 MB/s"
    quiet = charts.live([], 1000.0, {}, names)
    assert (quiet["series"], quiet["isMoving"]) == ([], False)


def test_months_and_weeks_have_names_of_their_own(qapp: QApplication) -> None:
    assert charts.step_title("2026-11-01", Step.MONTH) == "November 2026"
    assert charts.step_title("2026-11-02", Step.WEEK) == "Week of 2 November"
    assert charts.step_label("2026-11-02", Step.DAY) == "2 Nov"
