"""The Statistics page: what was uploaded in a range, and what happens now."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.hosts import HostKind
from backend.protocol.metrics import (
    ExportStatistics,
    Figures,
    GetStatistics,
    Speeds,
    SpeedSample,
    StatisticsExported,
    WatchSpeeds,
)
from backend.protocol.metrics import Statistics as Reply
from backend.protocol.replies import Refused
from backend.protocol.replies import Reply as AnyReply
from bridge import desktop
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.controllers.notifications import Notifications
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.wording import tr

if TYPE_CHECKING:
    from pathlib import Path

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

REFRESH_MS = 10_000
"""While something is uploaded and the page is looked at."""
LIVE_MS = 2_000
"""The same for what happens now."""
SAMPLES_KEPT = 600
_RANGES = {"7d": (7, 0), "30d": (30, 0), "12m": (0, 12), "all": (0, 0)}
"""Days and months of each."""


@QmlElement
@QmlSingleton
class Statistics(QObject):
    """Asks only while the page is open. `faultAsked` carries the host and the kind of error that the person wants to
    look at."""

    changed = Signal()
    rangeChanged = Signal()
    liveChanged = Signal()
    faultAsked = Signal(str, str)

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        notifications: Notifications,
        dispatcher: EventDispatcher,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._notifications = notifications
        self._range = "30d"
        self._is_open = False
        self._is_hidden = False
        self._is_watching = False
        self._reply: Reply | None = None
        self._drawn: dict[str, Any] = {}
        self._samples: deque[SpeedSample] = deque(maxlen=SAMPLES_KEPT)
        self._session: dict[str, Figures] = {}
        self._today: dict[str, Figures] = {}
        self._live: dict[str, Any] = {}
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh)
        dispatcher.speedsChanged.connect(self._sampled)
        dispatcher.galleryFinished.connect(self._gallery_finished)
        store.hostsChanged.connect(self._hosts_changed)
        store.welcomed.connect(self._ask)

    def retranslate(self) -> None:
        if self._reply is not None:
            self._draw()
        if self._live:
            self._draw_live()

    # -- what the page does

    def set_shown(self, shown: bool) -> None:
        """A hidden window asks for nothing."""
        self._is_hidden = not shown
        if not self._is_open:
            return
        if shown:
            self._ask()
        else:
            self._rest()

    def _rest(self) -> None:
        self._timer.stop()
        self._watch(False)

    def _watch(self, watch: bool) -> None:
        """While it is watched, asking again brings what this session and this day came to."""
        if watch:
            self._engine.send(WatchSpeeds(watch=True), self._take_speeds)
        elif self._is_watching:
            self._engine.send(WatchSpeeds(watch=False))
        self._is_watching = watch

    @Slot()
    def open(self) -> None:
        self._is_open = True
        self._ask()

    @Slot()
    def close(self) -> None:
        self._is_open = False
        self._rest()

    @Property(str, notify=rangeChanged)
    def range(self) -> str:
        """now, 7d, 30d, 12m or all."""
        return self._range

    @range.setter  # type: ignore[no-redef]
    def range(self, name: str) -> None:
        if name != self._range and (name == "now" or name in _RANGES):
            self._range = name
            self.rangeChanged.emit()
            self._ask()

    @Slot()
    def showNow(self) -> None:
        """From the transfer bar."""
        self._app.setProperty("page", "statistics")
        self.setProperty("range", "now")

    @Slot(QUrl)
    def exportTo(self, url: QUrl) -> None:
        """Write the range as CSV; of what happens now, everything."""
        from pathlib import Path

        path = Path(url.toLocalFile())
        if not path.suffix:
            path = path.with_suffix(".csv")
        days, months = _RANGES.get(self._range, (0, 0))
        command = ExportStatistics(path=str(path), days=days, months=months)
        self._engine.send(command, lambda reply: self._exported(reply, path))

    def _exported(self, reply: AnyReply, path: Path) -> None:
        if isinstance(reply, StatisticsExported):
            folder = str(path.parent)
            title = tr("Figures exported")
            self._app.toast(title, path.name, "circle-check", tr("Show folder"), lambda: desktop.open_url(folder))
        elif isinstance(reply, Refused):
            from bridge.error_text import Context, sentence

            said = sentence(reply.error, Context())
            self._notifications.add(said.title, said.can or said.what, "triangle-alert", "danger")

    @Slot(str, str)
    def showFault(self, host_id: str, kind: str) -> None:
        self.faultAsked.emit(host_id, kind)

    # -- asking

    def _ask(self) -> None:
        if not self._is_open or self._is_hidden:
            return
        is_now = self._range == "now"
        self._timer.start(LIVE_MS if is_now else REFRESH_MS)
        self._watch(is_now)
        if not is_now:
            asked = self._range
            days, months = _RANGES[asked]
            self._engine.send(GetStatistics(days=days, months=months), lambda reply: self._take(reply, asked))

    def _refresh(self) -> None:
        if self._range == "now" or self._store.totals.uploading:
            self._ask()

    def _gallery_finished(self, _: object) -> None:
        if self._range != "now":
            self._ask()

    def _take(self, reply: AnyReply, asked: str) -> None:
        if isinstance(reply, Reply) and asked == self._range:
            self._reply = reply
            self._draw()

    def _hosts_changed(self) -> None:
        if self._is_open and self._reply is not None:
            self._draw()

    def _draw(self) -> None:
        from bridge import figure_charts as charts

        reply = self._reply
        assert reply is not None
        self._drawn = {
            "summary": charts.range_text(reply),
            "cards": charts.cards(reply),
            "bars": charts.bars(reply, self._kind),
            "hosts": charts.hosts(reply, self._name),
            "tabs": charts.tabs(reply),
            "hours": charts.hours(reply),
            "faults": charts.faults(reply, self._name),
        }
        self.changed.emit()

    def _take_speeds(self, reply: AnyReply) -> None:
        if isinstance(reply, Speeds) and self._range == "now":
            self._samples = deque(reply.samples, maxlen=SAMPLES_KEPT)
            self._session = {row.host_id: row.figures for row in reply.session}
            self._today = {row.host_id: row.figures for row in reply.today}
            self._draw_live()

    def _sampled(self, sample: SpeedSample) -> None:
        self._samples.append(sample)
        if self._is_open and self._range == "now":
            self._draw_live()

    def _draw_live(self) -> None:
        from bridge import figure_charts as charts

        now = max(time.time(), self._samples[-1].at if self._samples else 0.0)
        current = dict(self._samples[-1].hosts) if self._samples and now - self._samples[-1].at < 5 else {}
        self._live = charts.live(self._samples, now, current, self._name)
        self._live["table"] = charts.live_table(self._session, self._today, current, self._name)
        self.liveChanged.emit()

    def _name(self, host_id: str) -> str:
        host = self._store.hosts.get(host_id)
        return host.name if host is not None else host_id

    def _kind(self, host_id: str) -> HostKind:
        host = self._store.hosts.get(host_id)
        return host.kind if host is not None else HostKind.IMAGE

    def _part(self, name: str) -> dict[str, Any]:
        part: dict[str, Any] = self._drawn.get(name, {})
        return part

    # -- what the page shows

    @Property(bool, notify=changed)
    def isKnown(self) -> bool:
        """Whether the engine has answered."""
        return self._reply is not None

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Nothing was ever uploaded."""
        return self._reply is not None and self._reply.first_at is None

    @Property(str, notify=changed)
    def summary(self) -> str:
        return str(self._drawn.get("summary", ""))

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def cards(self) -> list[dict[str, Any]]:
        cards: list[dict[str, Any]] = self._drawn.get("cards", [])
        return cards

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def bars(self) -> dict[str, Any]:
        return self._part("bars")

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def hosts(self) -> dict[str, Any]:
        return self._part("hosts")

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def tabs(self) -> dict[str, Any]:
        return self._part("tabs")

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def hours(self) -> dict[str, Any]:
        return self._part("hours")

    @Property("QVariantMap", notify=changed)  # type: ignore[arg-type]
    def faults(self) -> dict[str, Any]:
        return self._part("faults")

    @Property("QVariantMap", notify=liveChanged)  # type: ignore[arg-type]
    def live(self) -> dict[str, Any]:
        return self._live
