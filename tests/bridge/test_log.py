from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.log import FollowLog, GetLog, LogEntry, LogLevel, LogPage
from backend.protocol.replies import Reply
from backend.protocol.rows import GalleryState
from bridge.controllers.app import App
from bridge.controllers.log import MOST_ROWS, PAGE, Log
from bridge.controllers.notifications import Notifications
from bridge.demo.log import DemoLog
from bridge.log_text import as_text, log_line
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, fill, gallery

LONG = 1_000_000


class EndlessLog:
    """An engine whose log has a million lines; it makes those that are asked for."""

    def __init__(self) -> None:
        self.newest = LONG
        self.asked: list[object] = []
        self.held: list[Callable[[], None]] = []
        self.holds = False

    def send(self, command: object, on_reply: Callable[[Reply], None] | None = None) -> None:
        self.asked.append(command)
        if isinstance(command, GetLog) and on_reply is not None:
            page = self.page(command)
            if self.holds:
                self.held.append(lambda: on_reply(page))
            else:
                on_reply(page)

    def page(self, command: GetLog) -> LogPage:
        if command.after is not None:
            low, high = command.after + 1, min(self.newest + 1, command.after + 1 + command.limit)
            is_end, next_id = high > self.newest, high - 1
        else:
            high = self.newest + 1 if command.before is None else command.before
            low = max(1, high - command.limit)
            is_end, next_id = low == 1, low
        entries = tuple(LogEntry(id=i, at=NOW, kind="started", text=str(i)) for i in range(high - 1, low - 1, -1))
        return LogPage(entries=entries, next_id=next_id, is_end=is_end, newest_id=self.newest, total=self.newest)


@pytest.fixture
def app(store: Store, tmp_path: Path) -> App:
    return App(store, WindowState(tmp_path / "window.json"), "1", False)


@pytest.fixture
def shown() -> list[object]:
    return []


def make(store: Store, engine: object, app: App, shown: list[object] | None = None) -> Log:
    chosen = shown if shown is not None else []
    return Log(
        store,
        engine,
        app,
        Notifications(),
        open_gallery=chosen.append,
        open_host=chosen.append,
        now=lambda: NOW,  # type: ignore[arg-type]
    )


def ids(log: Log) -> list[int]:
    return [line.lineId for line in log.rows()]


@pytest.fixture
def endless(store: Store, app: App) -> Iterator[tuple[Log, EndlessLog]]:
    engine = EndlessLog()
    log = make(store, engine, app)
    app.setProperty("page", "log")
    yield log, engine


def test_of_a_million_lines_only_a_window_is_held_wherever_one_scrolls(endless: tuple[Log, EndlessLog]) -> None:
    log, _ = endless
    assert ids(log)[0] == LONG and len(log) == PAGE
    most = 0
    for _ in range(40):
        log.setAtTop(False)
        log.loadOlder()
        most = max(most, len(log))
    assert most == MOST_ROWS
    assert ids(log)[-1] == LONG - 41 * PAGE + 1
    assert ids(log) == list(range(ids(log)[0], ids(log)[-1] - 1, -1)), "no gap"
    assert not log.property("newestShown")
    for _ in range(40):
        log.setAtTop(True)
    assert ids(log)[0] == LONG and len(log) == MOST_ROWS and log.property("newestShown")
    log.showOldest()
    assert ids(log)[-1] == 1 and len(log) <= MOST_ROWS
    log.showNewest()
    assert ids(log)[0] == LONG


def test_new_lines_come_by_themselves_at_the_top_and_are_counted_elsewhere(endless: tuple[Log, EndlessLog]) -> None:
    log, engine = endless
    engine.newest += 3
    log.log_grew(engine.newest)
    log._grow()
    assert ids(log)[:4] == [LONG + 3, LONG + 2, LONG + 1, LONG]
    log.setAtTop(False)
    engine.newest += 12
    log.log_grew(engine.newest)
    log._grow()
    assert ids(log)[0] == LONG + 3
    assert log.property("newCount") == 12
    log.showNewest()
    assert ids(log)[0] == LONG + 15 and log.property("newCount") == 0


def test_the_engine_is_asked_only_while_the_page_is_open(store: Store, app: App) -> None:
    engine = EndlessLog()
    log = make(store, engine, app)
    store.welcomed.emit()
    log.log_grew(5)
    assert engine.asked == []
    app.setProperty("page", "log")
    log.set_shown(False)
    log.set_shown(True)
    app.setProperty("page", "queue")
    assert [command for command in engine.asked if isinstance(command, FollowLog)] == [
        FollowLog(is_on=True),
        FollowLog(is_on=False),  # nobody looks at a hidden window
        FollowLog(is_on=True),
        FollowLog(is_on=False),
    ]


def test_an_answer_to_an_older_question_is_passed_over(endless: tuple[Log, EndlessLog]) -> None:
    log, engine = endless
    engine.holds = True
    log.setProperty("searchText", "a")
    log.setProperty("searchText", "ab")
    engine.newest = 10
    assert len(engine.held) == 2
    engine.held[1]()
    rows = ids(log)
    engine.held[0]()
    assert ids(log) == rows


@pytest.fixture
def demo(store: Store, app: App, shown: list[object]) -> Log:
    """A log of two galleries and some hosts, filtered as the engine does it."""
    rows = [
        gallery(1, "Lisbon", GalleryState.COMPLETED, done_images=10, finished_at=NOW - 50),
        gallery(2, "Taipei", GalleryState.FAILED, error=ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="imx.to")),
    ]
    fill(store, *rows)
    entries = DemoLog(rows, NOW)

    class Engine:
        def send(self, command: object, on_reply: Callable[[Reply], None] | None = None) -> None:
            if isinstance(command, GetLog) and on_reply is not None:
                on_reply(entries.page(command))

    log = make(store, Engine(), app, shown)
    app.setProperty("page", "log")
    return log


def sentences(log: Log) -> list[str]:
    return [f"{line.subject}: {line.sentence}" for line in log.rows()]


def test_filters_narrow_and_words_of_a_sentence_are_found(demo: Log) -> None:
    everything = len(demo)
    demo.setProperty("level", "error")
    assert {line.level for line in demo.rows()} == {"error"} and 0 < len(demo) < everything
    demo.clearFilters()
    demo.setProperty("hostId", "imx.to")
    assert {line.hostId for line in demo.rows()} == {"imx.to"}
    demo.clearFilters()
    demo.setProperty("searchText", "REFUSED sign-in")
    assert demo.rows() and all("refused the sign-in" in line.sentence for line in demo.rows())
    demo.setProperty("searchText", "lisbon completed")
    assert sentences(demo) == ["Lisbon: Completed: 10 images"]
    demo.setProperty("searchText", "checked image")
    assert demo.rows() and all("Checked" in line.sentence for line in demo.rows())
    demo.setProperty("searchText", "nowhere")
    assert demo.property("hasNoMatch") and not demo.property("isEmpty")
    demo.clearFilters()
    assert len(demo) == everything


def test_other_pages_open_the_log_at_what_they_are_about(demo: Log, app: App) -> None:
    app.setProperty("page", "queue")
    demo.show_lines("imx.to", "bad_credentials")
    assert app.property("page") == "log"
    assert demo.rows() and {line.hostId for line in demo.rows()} == {"imx.to"}
    assert demo.property("kindLabel") != ""
    demo.showGallery(1)
    assert {line.galleryId for line in demo.rows()} == {1}
    assert demo.property("kindLabel") == ""


def test_lines_open_are_selected_and_copied_in_their_order(
    demo: Log, monkeypatch: pytest.MonkeyPatch, app: App, shown: list[object]
) -> None:
    demo.setOpen(0, True)
    assert demo.rows()[0].isOpen and not demo.rows()[1].isOpen
    demo.select(0, False)
    demo.select(2, True)
    assert demo.property("selectedCount") == 3
    copied: list[str] = []
    monkeypatch.setattr(app, "copyText", lambda content, *_: copied.append(content))
    demo.copy()
    lines = [line for line in copied[0].splitlines() if not line.startswith("    ")]
    assert len(lines) == 3 and lines == sorted(lines)
    row = next(i for i, line in enumerate(demo.rows()) if line.galleryId == 1)
    demo.openSubject(row)
    row = next(i for i, line in enumerate(demo.rows()) if line.galleryId == 0 and line.hostId == "imx.to")
    demo.openSubject(row)
    assert shown == [1, "imx.to"]


def test_export_writes_what_is_filtered_as_text_or_as_data(demo: Log, tmp_path: Path) -> None:
    demo.setProperty("hostId", "imx.to")
    count = len(demo)
    demo.exportTo(QUrl.fromLocalFile(str(tmp_path / "log.txt")))
    text = (tmp_path / "log.txt").read_text()
    assert "imx.to: imx.to refused the sign-in" in text and "POST https://imx.to/login.php" in text
    demo.exportTo(QUrl.fromLocalFile(str(tmp_path / "log.jsonl")))
    lines = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert len(lines) == count and [line["at"] for line in lines] == sorted(line["at"] for line in lines)
    before = (tmp_path / "log.txt").read_text()
    demo.exportTo(QUrl.fromLocalFile("/proc/nowhere/log.txt"))
    assert not demo.property("isExporting")
    assert (tmp_path / "log.txt").read_text() == before
    assert sorted(path.name for path in tmp_path.glob("log.*")) == ["log.jsonl", "log.txt"]


def test_a_line_says_when_and_what_and_quotes_no_marks_in_text(store: Store) -> None:
    error = ErrorInfo(kind=ErrorKind.HOST_UNAVAILABLE, host="pixhost.to", detail="HTTP 503: Busy", retry_at=NOW + 8)
    entry = LogEntry(
        id=7, at=NOW, level=LogLevel.WARNING, kind="try_failed", host="pixhost.to", gallery_id=1, gallery="Lisbon",
        subject="012.jpg", count=1, error=error, detail="POST https://pixhost.to/ → 503",
    )  # fmt: skip
    line = log_line(entry, store.names, NOW)
    assert (line.day, line.subject, line.tone) == ("Today", "Lisbon", "warning")
    assert "012.jpg" in line.sentence and "Pixhost" in line.sentence
    assert "POST https://pixhost.to/ → 503" in line.detail
    said = as_text(entry, store.names, NOW)
    assert "\u2068" not in said and said.splitlines()[1] == "    POST https://pixhost.to/ → 503"
    assert log_line(LogEntry(id=8, at=NOW - 86_400, kind="removed"), store.names, NOW).day == "Yesterday"
    strange = log_line(LogEntry(id=9, at=NOW, kind="something_later"), store.names, NOW)
    assert strange.sentence == "Something later", "a newer engine may know more kinds"
