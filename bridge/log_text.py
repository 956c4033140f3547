"""A line of the log as a person reads it: icon, subject, sentence, details; and as text to copy or export. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QDate, QDateTime, QLocale

from backend.protocol.activity import ActivityRow
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.log import LogEntry, LogFilter, LogLevel, LogWord
from bridge import formatting as text
from bridge.error_text import Context, short, words_of
from bridge.gallery_detail import ACTIVITY, activity_line
from bridge.names import Names
from bridge.setting_labels import setting_labels
from bridge.wording import mark, tr, translated


class LogLine(NamedTuple):
    """The roles of `Log`, in QML's spelling. `day` heads the lines of one day."""

    lineId: int
    day: str
    time: str
    level: str
    levelLabel: str
    icon: str
    tone: str
    subject: str
    sentence: str
    detail: str
    isOpen: bool
    isSelected: bool
    galleryId: int
    hostId: str


LEVELS: dict[LogLevel, tuple[str, str, str]] = {
    LogLevel.NOTICE: ("info", "secondary", mark("Notice")),
    LogLevel.WARNING: ("triangle-alert", "warning", mark("Warning")),
    LogLevel.ERROR: ("circle-x", "danger", mark("Error")),
}

_SENTENCES: dict[str, tuple[str, str]] = {
    "engine_started": ("power", mark("Version {subject} started")),
    "engine_ended": ("power", mark("Ended")),
    "left_open": ("power", mark("Was not closed properly the last time")),
    "notice": ("", mark("{error}")),
    "message": ("", mark("The program noted {words}")),
    "try_failed": ("", mark("{image} did not get through and is tried again at {time}: {error}")),
    "host_waits": ("timer", mark("Nothing is sent before {time}: {error}")),
    "host_on": ("circle", mark("Switched on")),
    "host_off": ("circle-slash", mark("Switched off")),
    "account_saved": ("key-round", mark("Account saved")),
    "account_forgotten": ("key-round", mark("Account removed")),
    "account_accepted": ("circle-check", mark("The sign-in works")),
    "account_refused": ("", mark("{error}")),
    "account_test_failed": ("", mark("The test failed: {error}")),
    "settings_changed": ("settings", mark("Changed in the settings: {subject}")),
    "removed": ("trash-2", mark("Removed from the queue")),
    "restored": ("undo-2", mark("Brought back into the queue")),
}
"""Icon (empty: that of the level) and sentence of the kinds that are no part of a gallery's history."""


def log_line(entry: LogEntry, names: Names, now: float, *, is_open: bool = False, is_selected: bool = False) -> LogLine:
    icon, tone, said = _said(entry, names, now)
    return LogLine(
        lineId=entry.id,
        day=day_of(entry.at, now),
        time=clock_with_seconds(entry.at),
        level=entry.level.value,
        levelLabel=translated(LEVELS[entry.level][2]),
        icon=icon,
        tone=tone,
        subject=subject_of(entry, names),
        sentence=said,
        detail=detail_of(entry, names),
        isOpen=is_open,
        isSelected=is_selected,
        galleryId=entry.gallery_id,
        hostId=host_of(entry),
    )


def kind_of_error(word: str) -> str:
    """What lines with this ErrorKind have in common."""
    if word == ErrorKind.FILE_REJECTED:  # in short it says nothing without its file
        return tr("The image was rejected")
    return short(ErrorInfo(kind=ErrorKind(word)), Context())


def host_of(entry: LogEntry) -> str:
    return entry.host or (entry.error.host if entry.error is not None else "")


def subject_of(entry: LogEntry, names: Names) -> str:
    """The gallery, else the host, else Galleon itself."""
    if entry.gallery:
        return entry.gallery
    host_id = host_of(entry)
    return names.host(host_id) if host_id else "Galleon"


def sentence_of(entry: LogEntry, names: Names, now: float) -> str:
    return _said(entry, names, now)[2]


def _said(entry: LogEntry, names: Names, now: float) -> tuple[str, str, str]:
    """Icon, tone and sentence."""
    level_icon, level_tone, _ = LEVELS[entry.level]
    if entry.kind in ACTIVITY:
        row = ActivityRow(
            id=entry.id, gallery_id=entry.gallery_id, at=entry.at, kind=entry.kind, host=entry.host,
            subject=entry.subject, count=entry.count, error=entry.error,
        )  # fmt: skip
        line = activity_line(row, names, now)
        tone = line.tone if entry.level is LogLevel.NOTICE else level_tone
        return (line.icon if entry.level is LogLevel.NOTICE else level_icon), tone, line.text
    if entry.kind == "lines_lost":
        said = tr("%n line(s) were not kept: too much happened at once", "", entry.count)
        return level_icon, level_tone, said
    icon, template = _SENTENCES.get(entry.kind, ("", entry.kind.replace("_", " ").capitalize()))
    error, host_id = entry.error, host_of(entry)
    until = error.retry_at if error is not None else None
    subject = (
        ", ".join(setting_labels(entry.subject.split(", "))) if entry.kind == "settings_changed" else entry.subject
    )
    said = translated(template).format(
        subject=subject,
        image=text.quoted(entry.subject) if entry.subject else tr("A request"),
        words=text.quoted(entry.text),
        error=_why(error, names.host(host_id) if host_id else "") if error is not None else "",
        time=clock_with_seconds(until) if until is not None else tr("a later time"),
    )
    return icon or level_icon, level_tone if icon == "" or entry.level is not LogLevel.NOTICE else "secondary", said


def _why(error: ErrorInfo, host: str) -> str:
    said = short(error, Context(host=host))
    return f"{said}, {text.quoted(words_of(error))}" if words_of(error) else said


def detail_of(entry: LogEntry, names: Names) -> str:
    """What stands below an opened line, in lines; empty when there is nothing more to tell."""
    error = entry.error
    told = [
        (tr("Gallery"), entry.gallery),
        (tr("Host"), names.host(host_of(entry)) if host_of(entry) else ""),
        (tr("Account"), entry.account if entry.account != host_of(entry) else ""),
        (tr("About"), entry.subject),
        (tr("Error"), _technical(error) if error is not None else ""),
        (tr("Program"), entry.text),
    ]
    lines = [tr("{name}: {value}", "a line of details").format(name=name, value=value) for name, value in told if value]
    lines.append(f"{moment_of(entry.at)} · {entry.kind} · #{entry.id}")
    if entry.detail:
        lines += ["", entry.detail]
    return "\n".join(lines)


def _technical(error: ErrorInfo) -> str:
    parts = (error.kind.value, error.subject, error.detail)
    return " · ".join(part for part in parts if part)


def clock_with_seconds(at: float) -> str:
    """14:02:11, as the locale writes the hour."""
    time = QDateTime.fromSecsSinceEpoch(int(at)).time()
    locale = QLocale()
    if "AP" in locale.timeFormat(QLocale.FormatType.ShortFormat).upper():
        return locale.toString(time, "h:mm:ss AP")
    return time.toString("HH:mm:ss")


def day_of(at: float, now: float) -> str:
    """Today, Yesterday, Friday, 12 October 2026."""
    date = QDateTime.fromSecsSinceEpoch(int(at)).date()
    return _named_day(date.toJulianDay(), QDateTime.fromSecsSinceEpoch(int(now)).date().toJulianDay())


def _named_day(day: int, today: int) -> str:
    if day == today:
        return tr("Today")
    if day == today - 1:
        return tr("Yesterday")
    locale = QLocale() if QLocale().language() != QLocale.Language.C else QLocale(QLocale.Language.English)
    return locale.toString(QDate.fromJulianDay(day), tr("dddd, d MMMM yyyy", "date format"))


def moment_of(at: float) -> str:
    """2026-11-21 14:02:11: the same everywhere, for files and reports."""
    return datetime.fromtimestamp(at).astimezone().strftime("%Y-%m-%d %H:%M:%S")


def as_text(entry: LogEntry, names: Names, now: float, *, with_detail: bool = True) -> str:
    """One entry as lines of a text file, without a line break at its end."""
    level = translated(LEVELS[entry.level][2])
    subject, said = subject_of(entry, names), plain(sentence_of(entry, names, now))
    head = f"{moment_of(entry.at)}  {level:<8}  {subject}: {said}"
    if not with_detail or not entry.detail:
        return head
    return head + "".join(f"\n    {line}" for line in entry.detail.splitlines())


def plain(said: str) -> str:
    """Without the marks that keep a name in its direction: files and clipboards have no use for them."""
    return said.replace("\u2068", "").replace("\u2069", "")


def filter_of(*, level: str, host_id: str, gallery_id: int, error: str, search: str, names: Names) -> LogFilter:
    """What the engine is asked for. `level` is all, notice, warning or error."""
    return LogFilter(
        levels=(LogLevel(level),) if level in {each.value for each in LogLevel} else (),
        host=host_id,
        gallery_id=gallery_id,
        error=error,
        words=tuple(_word(word, names) for word in search.casefold().split()),
    )


def _word(word: str, names: Names) -> LogWord:
    """The engine keeps no sentences: it is told which kinds, errors and hosts have this word in the language shown."""
    kinds, errors = _all_sentences(QLocale().name(), tr("Today"))
    return LogWord(
        text=word,
        kinds=tuple(kind for kind, said in kinds if word in said),
        errors=tuple(error for error, said in errors if word in said),
        hosts=tuple(host.id for host in names.hosts.values() if word in host.name.casefold()),
    )


@cache
def _all_sentences(locale: str, language: str) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Kinds and kinds of errors with their sentences, small letters; once for each language."""
    kinds = [
        (kind, translated(template).format_map(_Nothing()).casefold())
        for kind, template in (
            *((kind, look[2]) for kind, look in ACTIVITY.items()),
            *((kind, look[1]) for kind, look in _SENTENCES.items()),
        )
    ]
    errors = [(kind.value, short(ErrorInfo(kind=kind), Context()).casefold()) for kind in ErrorKind]
    return tuple(kinds), tuple(errors)


class _Nothing(dict[str, str]):
    """Every field of a template is empty, but for the word that stands beside each count."""

    def __missing__(self, key: str) -> str:
        if key != "images":
            return ""
        return " ".join(re.sub(r"[\d\s]", "", text.images(count)) for count in (1, 2))
