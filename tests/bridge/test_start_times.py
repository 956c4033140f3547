"""What the row menu and the dialog make of a start time, and how Ctrl Z takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTime

from backend.protocol.commands import CancelGalleries, PauseGalleries, StartGalleries
from backend.protocol.replies import Done
from backend.protocol.rows import GalleryState, SourceKind
from backend.protocol.start_times import StartAt
from bridge import formatting as text
from bridge.controllers.app import App
from bridge.controllers.start_times import StartTimes, choices, next_at, parse_time
from bridge.gallery_line import line
from bridge.names import Names
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder, fill, gallery

S = GalleryState
TONIGHT = next_at(QTime(22, 0), NOW)
TOMORROW = next_at(QTime(6, 0), TONIGHT)


@pytest.fixture
def undo(engine: Recorder) -> UndoStack:
    return UndoStack(engine)


@pytest.fixture
def withdrawn() -> list[bool]:
    """One for each toast that went because its step was taken back."""
    return []


@pytest.fixture
def times(store: Store, engine: Recorder, undo: UndoStack, withdrawn: list[bool], tmp_path: Path) -> StartTimes:
    app = App(store, WindowState(tmp_path / "window.json"), "1.0", False)
    app.toastWithdrawn.connect(lambda _: withdrawn.append(True))
    fill(
        store,
        gallery(1, "Ready"),
        gallery(2, "Paused", S.PAUSED),
        gallery(3, "Waits", S.QUEUED, start_at=TOMORROW),
        gallery(4, "In line", S.QUEUED),
        gallery(5, "Uploading", S.UPLOADING),
        gallery(6, "Done", S.COMPLETED),
        gallery(7, "Some failed", S.INCOMPLETE),
    )
    undo.taken_back = app.withdraw_toast
    return StartTimes(store, engine, app, undo, now=lambda: NOW)


@pytest.mark.parametrize(
    ("typed", "hour"),
    [
        ("22:00", (22, 0)), ("22", (22, 0)), (" 6.30 ", (6, 30)), ("0745", (7, 45)), ("10 pm", (22, 0)),
        ("12:05 a.m.", (0, 5)), ("23h59", (23, 59)), ("24:00", None), ("12:60", None), ("13 pm", None), ("", None),
        ("soon", None), ("1:2:3", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_as_people_write_it(typed: str, hour: tuple[int, int] | None) -> None:
    assert parse_time(typed) == (QTime(*hour) if hour else None)


def test_the_row_says_when_it_starts(store: Store) -> None:
    queued = gallery(1, "Night", S.QUEUED, start_at=TONIGHT)
    shown = line(queued, Names(), "", NOW)
    assert (shown.stateLabel, shown.line2) == ("Queued", "Starts at 22:00")
    assert shown.accessibleName.endswith("Starts at 22:00")
    assert line(gallery(1, "Later", S.QUEUED, start_at=TOMORROW), Names(), "", NOW).line2 == text.starts(TOMORROW, NOW)
    assert text.starts(TOMORROW, NOW).endswith(", 06:00")
    scanned = gallery(1, "New", S.SCANNING, start_at=TONIGHT, to_scan=9, scanned=3, source=SourceKind.FOLDER)
    assert line(scanned, Names(), "", NOW).meta == "Reading 3 of 9 images · Starts at 22:00"


def test_the_menu_offers_times_and_the_way_out_where_one_is_set(store: Store, times: StartTimes) -> None:
    rows = store.galleries
    assert [each["id"] for each in choices([rows[1]], NOW)] == ["hour", "evening", "morning", "other"]
    assert [each["id"] for each in choices([rows[1], rows[3]], NOW)][-2:] == ["now", "none"]


def test_a_selection_gets_one_time_and_ctrl_z_gives_each_its_own_back(
    store: Store, engine: Recorder, undo: UndoStack, times: StartTimes, withdrawn: list[bool]
) -> None:
    times.choose("evening", [1, 2, 3, 4, 5, 6, 7])
    assert engine.sent == [StartAt(ids=(1, 2, 3, 4, 7), at=TONIGHT)]
    engine.answer(Done())
    engine.sent.clear()
    assert undo.undo()
    assert withdrawn, "its toast would offer an Undo that does nothing"
    assert engine.sent == [
        StartGalleries(ids=(4,)),
        PauseGalleries(ids=(2,)),
        StartAt(ids=(1, 2), at=None),
        StartAt(ids=(3,), at=TOMORROW),
        CancelGalleries(ids=(7,)),
    ]


def test_a_time_is_taken_away_and_brought_back(engine: Recorder, undo: UndoStack, times: StartTimes) -> None:
    times.choose("none", [1, 3])
    assert engine.sent == [StartAt(ids=(3,), at=None)]
    undo.undo()
    assert engine.sent[1:] == [StartAt(ids=(3,), at=TOMORROW)]
    times.choose("now", [1, 3])
    assert engine.sent[2:] == [StartGalleries(ids=(3,))]


def test_the_dialog_knows_the_time_and_refuses_one_that_is_past(engine: Recorder, times: StartTimes) -> None:
    times.choose("other", [3])
    assert (times.property("title"), times.property("hasTime")) == ("Start time of \u2068Waits\u2069", True)
    assert times.property("timeText") == "06:00"
    assert times.property("days")[0]["label"] == "Today"
    assert times.property("problem") == ""
    times.setProperty("day", "0")
    times.setProperty("timeText", "0:00")
    assert times.property("problem") == "This time is past"
    times.setProperty("timeText", "late")
    assert times.property("problem").startswith("Write a time of day")
    times.setProperty("timeText", "22:00")
    assert times.property("hint")
    times.apply()
    assert engine.sent == [StartAt(ids=(3,), at=TONIGHT)]
