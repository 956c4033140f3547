"""“Start at …”: a time that galleries wait for. The choices of the row menu, the dialog, and the way back."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QDate, QDateTime, QLocale, QObject, QTime, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.commands import CancelGalleries, Command, PauseGalleries, StartGalleries
from backend.protocol.replies import Refused, Reply
from backend.protocol.rows import GalleryRow, GalleryState
from backend.protocol.start_times import StartAt
from bridge import formatting as text
from bridge.backend_link import Engine
from bridge.controllers.app import App
from bridge.store import Store
from bridge.undo import UndoStack
from bridge.wording import tr

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

CAN_WAIT = (
    GalleryState.VALIDATING,
    GalleryState.SCANNING,
    GalleryState.READY,
    GalleryState.QUEUED,
    GalleryState.PAUSED,
    GalleryState.INCOMPLETE,
    GalleryState.FAILED,
)
_ENDED = (GalleryState.INCOMPLETE, GalleryState.FAILED)
DAYS_AHEAD = 366
EVENING, MORNING = QTime(22, 0), QTime(6, 0)
_TYPED = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)


def parse_time(typed: str) -> QTime | None:
    """22, 22:00, 22.00, 2200, 10 pm, 10:30 p.m.; None for what is no time of day. Pure."""
    match = _TYPED.fullmatch(typed.strip())
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return QTime(hour, minute) if hour < 24 and minute < 60 else None


def next_at(hour: QTime, now: float) -> float:
    """The next moment when the clock on the wall shows this."""
    today = _day_of(now)
    at = _moment(today, hour)
    return at if at > now else _moment(today.addDays(1), hour)


def in_an_hour(now: float) -> float:
    """With the seconds cut off, so that it is the time that is shown."""
    return now // 60 * 60 + 3600


def _day_of(at: float) -> QDate:
    return QDateTime.fromSecsSinceEpoch(int(at)).date()


def _moment(day: QDate, hour: QTime) -> float:
    return float(QDateTime(day, hour).toSecsSinceEpoch())


def choices(rows: Sequence[GalleryRow], now: float) -> list[dict[str, object]]:
    """Lines of the row menu's “Start at”; their ids are those of `StartTimes.choose`."""
    found = [
        ("hour", tr("In an hour, at {time}").format(time=text.clock(in_an_hour(now)))),
        ("evening", _within_a_day(next_at(EVENING, now), now)),
        ("morning", _within_a_day(next_at(MORNING, now), now)),
        ("other", tr("At another time…")),
    ]
    if any(row.start_at is not None for row in rows):
        found += [("now", tr("Start now")), ("none", tr("Without a start time"))]
    return [{"id": id_, "label": label, "checked": False, "colour": 0} for id_, label in found]


def _within_a_day(at: float, now: float) -> str:
    said = tr("Today at {time}") if _day_of(at) == _day_of(now) else tr("Tomorrow at {time}")
    return said.format(time=text.clock(at))


@QmlElement
@QmlSingleton
class StartTimes(QObject):
    """`asked` opens the dialog; its fields are properties here."""

    asked = Signal()
    changed = Signal()

    def __init__(
        self,
        store: Store,
        engine: Engine,
        app: App,
        undo: UndoStack,
        now: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._engine = engine
        self._app = app
        self._undo = undo
        self._now = now
        self._ids: tuple[int, ...] = ()
        self._day, self._time = 0, ""
        self._first_day = QDate()

    # -- from the row menu and the palette

    def choose(self, choice: str, ids: Sequence[int]) -> None:
        """One of `choices`, for those of these galleries that can wait."""
        rows = self._rows(ids)
        now = self._now()
        if not rows:
            return
        match choice:
            case "hour":
                self._set(rows, in_an_hour(now))
            case "evening":
                self._set(rows, next_at(EVENING, now))
            case "morning":
                self._set(rows, next_at(MORNING, now))
            case "now":
                self._start_now(rows)
            case "none":
                self._set(rows, None)
            case _:
                self.open(ids)

    def open(self, ids: Sequence[int]) -> None:
        """Ask for a time for these."""
        rows = self._rows(ids)
        if not rows:
            return
        self._ids = tuple(row.id for row in rows)
        known = next((row.start_at for row in rows if row.start_at is not None), None)
        wanted = known if known is not None else next_at(EVENING, self._now())
        self._first_day = _day_of(self._now())
        self._day = max(0, self._first_day.daysTo(_day_of(wanted)))
        self._time = text.clock(wanted)
        self.changed.emit()
        self.asked.emit()

    def _rows(self, ids: Sequence[int]) -> list[GalleryRow]:
        galleries = self._store.galleries
        return [galleries[i] for i in ids if i in galleries and galleries[i].state in CAN_WAIT]

    # -- the dialog

    @Property(str, notify=changed)
    def title(self) -> str:
        if len(self._ids) == 1 and (row := self._store.galleries.get(self._ids[0])) is not None:
            return tr("Start time of {name}").format(name=text.isolated(row.name))
        return tr("Start time of %n galleries", "", len(self._ids))

    @Property("QVariantList", notify=changed)  # type: ignore[arg-type]
    def days(self) -> list[dict[str, object]]:
        return [{"id": str(i), "label": self._day_label(i)} for i in range(DAYS_AHEAD)]

    def _day_label(self, ahead: int) -> str:
        if ahead < 2:
            return tr("Tomorrow") if ahead else tr("Today")
        locale = QLocale() if QLocale().language() != QLocale.Language.C else QLocale(QLocale.Language.English)
        return locale.toString(self._first_day.addDays(ahead), tr("dddd, d MMMM yyyy", "date format"))

    @Property(str, notify=changed)
    def day(self) -> str:
        return str(self._day)

    @day.setter  # type: ignore[no-redef]
    def day(self, wanted: str) -> None:
        if wanted.isdigit() and int(wanted) != self._day:
            self._day = min(DAYS_AHEAD - 1, int(wanted))
            self.changed.emit()

    @Property(str, notify=changed)
    def timeText(self) -> str:
        return self._time

    @timeText.setter  # type: ignore[no-redef]
    def timeText(self, typed: str) -> None:
        if typed != self._time:
            self._time = typed
            self.changed.emit()

    def _wanted(self) -> float | None:
        hour = parse_time(self._time)
        if hour is None:
            return None
        return _moment(self._first_day.addDays(self._day), hour)

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why this time cannot be; empty when it can."""
        wanted = self._wanted()
        if wanted is None:
            return tr("Write a time of day, like {time}").format(time=text.clock(next_at(EVENING, self._now())))
        return "" if wanted > self._now() else tr("This time is past")

    @Property(str, notify=changed)
    def hint(self) -> str:
        wanted = self._wanted()
        if wanted is None or wanted <= self._now():
            return ""
        return tr("In {time}", "that long from now").format(time=text.duration(wanted - self._now()))

    @Property(bool, notify=changed)
    def hasTime(self) -> bool:
        """One of the galleries waits for a time already."""
        return any(row.start_at is not None for row in self._rows(self._ids))

    @Slot()
    def apply(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self._set(self._rows(self._ids), wanted)

    @Slot()
    def remove(self) -> None:
        self._set(self._rows(self._ids), None)

    # -- done to galleries

    def _set(self, rows: Sequence[GalleryRow], at: float | None) -> None:
        if at is None:
            rows = [row for row in rows if row.start_at is not None]
        ids = tuple(row.id for row in rows)
        if not ids:
            return
        step = self._undo.push(*_way_back(rows, self._now()))

        def done(reply: Reply) -> None:
            if isinstance(reply, Refused):
                self._app.toast(tr("This time is past"), "", "calendar-clock")
                return
            about = rows[0].name if len(rows) == 1 else tr("%n galleries", "", len(rows))
            said = tr("No start time any more") if at is None else text.starts(at, self._now())
            self._app.toast(said, about, "calendar-clock", tr("Undo"), lambda: self._undo.take_back(step), step)

        self._engine.send(StartAt(ids=ids, at=at), done)

    def _start_now(self, rows: Sequence[GalleryRow]) -> None:
        waiting = [row for row in rows if row.start_at is not None]
        if waiting:
            self._undo.push(*_way_back(waiting, self._now()))
            self._engine.send(StartGalleries(ids=tuple(row.id for row in waiting)))


def _way_back(rows: Sequence[GalleryRow], now: float) -> list[Command]:
    """What brings galleries back to the times and states that they have now."""
    back: list[Command] = []
    ended = tuple(row.id for row in rows if row.state in _ENDED)  # taken out of the line they are at rest again
    rows = [row for row in rows if row.state not in _ENDED]
    times: dict[float | None, list[int]] = {}
    for row in rows:
        is_due = row.start_at is not None and row.start_at <= now
        times.setdefault(None if is_due else row.start_at, []).append(row.id)
    paused = tuple(row.id for row in rows if row.state is GalleryState.PAUSED and row.start_at is not None)
    in_line = tuple(row.id for row in rows if row.state is GalleryState.QUEUED and row.start_at is None)
    if in_line:
        back.append(StartGalleries(ids=in_line))
    if plain := tuple(row.id for row in rows if row.state is GalleryState.PAUSED and row.start_at is None):
        back.append(PauseGalleries(ids=plain))
    for at, ids in times.items():
        if set(ids) - set(in_line):
            back.append(StartAt(ids=tuple(i for i in ids if i not in in_line), at=at))
    if paused:
        back.append(PauseGalleries(ids=paused))
    if ended:
        back.append(CancelGalleries(ids=ended))
    return back
