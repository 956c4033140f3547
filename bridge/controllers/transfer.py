"""The transfer bar: what runs, how fast, how long, the limit, and what needs the person."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import PauseGalleries, StartGalleries
from backend.protocol.rows import GalleryState, PauseReason
from backend.protocol.settings import ChangeSettings
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.limit import limit_command
from bridge.store import Store
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

SAMPLES = 60
LIMITS_MBPS = (0, 1, 2, 4, 8, 16)


@QmlElement
@QmlSingleton
class Transfer(QObject):
    """What the bar at the bottom shows and does: totals, speed, limit, what needs somebody."""

    changed = Signal()
    samplesChanged = Signal()
    limitChanged = Signal()
    customLimitAsked = Signal()  # the dialog
    scheduleAsked = Signal()

    def __init__(self, store: Store, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._samples: deque[float] = deque([0.0] * SAMPLES, maxlen=SAMPLES)
        self._is_shown = True
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._sample)
        store.totalsChanged.connect(self._totals_changed)
        store.settingsChanged.connect(self.limitChanged)

    def set_shown(self, shown: bool) -> None:
        """A hidden window samples on, but nothing is announced."""
        self._is_shown = shown
        if shown:
            self.changed.emit()
            self.samplesChanged.emit()

    def _totals_changed(self) -> None:
        if self._store.totals.uploading and not self._clock.isActive():
            self._clock.start()
            self._sample()
        if self._is_shown:
            self.changed.emit()

    def _sample(self) -> None:
        """Once a second; stops by itself after a minute of silence, so that an idle window has no timer."""
        totals = self._store.totals
        self._samples.append(float(totals.speed_bps if totals.uploading else 0))
        if not any(self._samples) and not totals.uploading:
            self._clock.stop()
        if self._is_shown:
            self.samplesChanged.emit()

    @Property(str, notify=changed)
    def stateText(self) -> str:
        totals = self._store.totals
        if totals.is_offline and (totals.uploading or totals.queued or totals.paused):
            return tr("Waiting for the network")
        if totals.is_outside_schedule and (totals.queued or totals.paused) and not totals.uploading:
            return tr("Outside the schedule")
        if totals.uploading > totals.held:
            return tr("%n uploading", "", totals.uploading - totals.held)
        if totals.held and totals.hold_until is not None:
            return tr("On hold until {time}").format(time=text.clock(totals.hold_until))
        if totals.queued:
            return tr("%n queued", "", totals.queued)
        if totals.paused:
            return tr("All paused")
        if totals.ready:
            return tr("%n ready to start", "", totals.ready)
        if totals.scheduled:
            return tr("%n start later", "", totals.scheduled)
        return tr("Nothing to upload")

    @Property(str, notify=changed)
    def stateHint(self) -> str:
        """“No network since 14:10. 3 uploads are on hold and …”, or how many galleries hosts keep waiting."""
        totals = self._store.totals
        if totals.held and not totals.is_offline:
            return tr("%n galleries wait: a host asked for a pause. They go on by themselves.", "", totals.held)
        if not totals.is_offline:
            return ""
        paused = [row for row in self._store.galleries.values() if row.pause_reason is PauseReason.OFFLINE]
        held = [row for row in paused if row.state is GalleryState.PAUSED]
        count = len(held) + totals.queued
        if not count:
            return ""
        since = min((row.paused_at for row in held if row.paused_at is not None), default=None)
        title = tr("No network") if since is None else tr("No network since {time}").format(time=text.clock(since))
        did = tr("%n upload(s) are on hold and go on by themselves; finished images are not sent twice.", "", count)
        return f"{title}. {did}"

    @Property(str, notify=changed)
    def stateIcon(self) -> str:
        totals = self._store.totals
        if totals.is_offline and (totals.uploading or totals.queued or totals.paused):
            return "wifi-off"
        if totals.uploading:
            return "circle-arrow-up" if totals.uploading > totals.held else "timer"
        if totals.queued:
            return "clock-3"
        if totals.paused:
            return "circle-pause"
        if totals.scheduled and not totals.ready:
            return "calendar-clock"
        return "circle" if totals.ready else "circle-check"

    @Property(str, notify=changed)
    def stateTone(self) -> str:
        totals = self._store.totals
        if totals.is_offline and (totals.uploading or totals.queued or totals.paused):
            return "warning"
        return "accent" if totals.uploading > totals.held else "secondary"

    @Property(bool, notify=changed)
    def isActive(self) -> bool:
        return self._store.totals.uploading > 0

    @Property(str, notify=changed)
    def speedText(self) -> str:
        totals = self._store.totals
        return text.speed(totals.speed_bps) if totals.uploading > totals.held or totals.speed_bps else ""

    @Property(str, notify=changed)
    def etaText(self) -> str:
        totals = self._store.totals
        return text.left(totals.eta_s) if totals.uploading else ""

    @Property(float, notify=changed)
    def progress(self) -> float:
        totals = self._store.totals
        return text.fraction(totals.done_bytes, totals.total_bytes)

    @Property(bool, notify=changed)
    def showProgress(self) -> bool:
        totals = self._store.totals
        return bool(totals.total_bytes and (totals.uploading or totals.queued or totals.paused))

    @Property(str, notify=changed)
    def amountText(self) -> str:
        totals = self._store.totals
        return text.amount(totals.done_bytes, totals.total_bytes) if totals.total_bytes else ""

    @Property("QVariantList", notify=samplesChanged)  # type: ignore[arg-type]
    def samples(self) -> list[float]:
        """Bytes a second, one for each of the last 60 seconds, the newest last."""
        return list(self._samples)

    @Property(float, notify=samplesChanged)
    def samplePeak(self) -> float:
        return max(self._samples)

    @Property(str, notify=limitChanged)
    def limitText(self) -> str:
        if self._store.settings.use_schedule:
            return tr("By schedule")
        limit_bps = self._store.settings.bandwidth_limit_bps
        return tr("Limit {speed}").format(speed=text.limit(limit_bps)) if limit_bps else tr("No limit")

    @Property(int, notify=limitChanged)
    def limitBps(self) -> int:
        return self._store.settings.bandwidth_limit_bps

    @Property("QVariantList", notify=limitChanged)  # type: ignore[arg-type]
    def limitChoices(self) -> list[dict[str, object]]:
        return [{"label": label, "bps": bps, "checked": checked} for label, bps, checked in self.limits()]

    def limits(self) -> list[tuple[str, int, bool]]:
        """Label, bytes a second, whether it is the one in force; an own value stands among them."""
        current = self._store.settings.bandwidth_limit_bps
        choices = sorted({mbps * 10**6 for mbps in LIMITS_MBPS} | {current})
        by_hand = not self._store.settings.use_schedule
        return [(text.limit(bps) if bps else tr("No limit"), bps, by_hand and bps == current) for bps in choices]

    @Slot(int)
    def setLimit(self, bps: int) -> None:
        """Bytes a second; 0 is no limit."""
        if bps >= 0:
            self._engine.send(limit_command(self._store.settings, bps))

    @Property(bool, notify=limitChanged)
    def isBySchedule(self) -> bool:
        return self._store.settings.use_schedule

    @Slot()
    def followSchedule(self) -> None:
        """Let the timetable decide, and show it on the Settings page."""
        self._engine.send(ChangeSettings(values=(("use_schedule", "true"),)))
        self.scheduleAsked.emit()

    @Property(str, notify=changed)
    def alarmText(self) -> str:
        hosts = self._store.totals.hosts_needing_you
        return tr("%n host(s) need you", "", hosts) if hosts else ""

    @Property(int, notify=changed)
    def alarmCount(self) -> int:
        return self._store.totals.hosts_needing_you

    @Property(bool, notify=changed)
    def anyRunning(self) -> bool:
        return self._any_running

    @property
    def _any_running(self) -> bool:
        totals = self._store.totals
        return bool(totals.uploading or totals.queued)

    @Property(bool, notify=changed)
    def canPauseAll(self) -> bool:
        return self._any_running

    @Property(bool, notify=changed)
    def canStartAll(self) -> bool:
        totals = self._store.totals
        return bool(totals.ready or totals.paused)

    @Slot()
    def pauseAll(self) -> None:
        self._engine.send(PauseGalleries())

    @Slot()
    def startAll(self) -> None:
        self._engine.send(StartGalleries())

    @Slot()
    def toggleAll(self) -> None:
        if self._any_running:
            self.pauseAll()
        else:
            self.startAll()
