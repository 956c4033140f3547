"""What the Statistics page asks for, and when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.metrics import (
    ExportStatistics,
    GetStatistics,
    Speeds,
    SpeedSample,
    SpeedsChanged,
    StatisticsExported,
    WatchSpeeds,
)
from backend.protocol.metrics import Statistics as Figures
from backend.protocol.replies import Refused
from bridge.controllers.app import App
from bridge.controllers.notifications import Notifications
from bridge.controllers.statistics import Statistics
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import Recorder


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.engine = engine
        self.app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.dispatcher = EventDispatcher(store)
        self.notifications = Notifications()
        self.page = Statistics(store, engine, self.app, self.notifications, self.dispatcher)
        self.toasts: list[tuple[str, ...]] = []
        self.app.toastRequested.connect(lambda *toast: self.toasts.append(toast))

    def asked(self) -> list[object]:
        asked, self.engine.sent = list(self.engine.sent), []
        return asked


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_nothing_is_asked_while_the_page_is_closed_or_the_window_hidden(desk: Desk) -> None:
    desk.page.setProperty("range", "7d")
    assert desk.asked() == []
    desk.page.open()
    assert desk.asked() == [GetStatistics(days=7)]
    desk.page.set_shown(False)
    desk.page.setProperty("range", "12m")
    assert desk.asked() == []
    desk.page.set_shown(True)
    assert desk.asked()[-1] == GetStatistics(months=12)
    desk.page.close()
    assert not desk.page._timer.isActive()


def test_an_answer_that_comes_late_is_not_that_of_another_range(desk: Desk) -> None:
    desk.page.open()
    desk.page.setProperty("range", "7d")
    desk.engine.answer(Figures(since=0, until=1))
    assert not desk.page.property("isKnown")
    desk.engine.answer(Figures(since=0, until=1, first_at=0.5))
    assert desk.page.property("isKnown")
    assert not desk.page.property("isEmpty")


def test_the_speed_of_now_is_followed_until_another_range_is_chosen(desk: Desk) -> None:
    desk.page.open()
    desk.page.setProperty("range", "now")
    assert desk.asked()[-1] == WatchSpeeds(watch=True)
    desk.engine.waiting.pop(0)
    desk.engine.answer(Speeds())
    desk.dispatcher.dispatch(SpeedsChanged(sample=SpeedSample(2e9, (("imx.to", 5_000_000),))))
    (series,) = desk.page.property("live")["series"]
    assert (series["now"], desk.page.property("live")["table"]["rows"][0][1]) == ("5.0 MB/s", "5.0 MB/s")
    desk.page.setProperty("range", "7d")
    assert WatchSpeeds(watch=False) in desk.asked()


def test_the_range_is_exported_to_where_the_person_chose(desk: Desk, tmp_path: Path) -> None:
    desk.page.exportTo(QUrl.fromLocalFile(str(tmp_path / "figures")))
    assert desk.engine.sent[-1] == ExportStatistics(path=str(tmp_path / "figures.csv"), days=30)
    desk.engine.answer(StatisticsExported(lines=4))
    assert desk.toasts[-1][:2] == ("Figures exported", "figures.csv")
    desk.page.exportTo(QUrl.fromLocalFile("/nowhere/figures.csv"))
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.DISK, subject="/nowhere", detail="No such file")))
    assert len(desk.toasts) == 1 and desk.notifications.rows()[0].tone == "danger"
