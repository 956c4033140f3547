"""Figures of a range as cards, bars, curves and tables: what the Statistics page draws. Pure.

Everything is ready to be drawn: shares are 0 to 1 of the axis, texts are in the person's language.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QLocale

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import HostKind
from backend.protocol.metrics import Figures, SpeedSample, Statistics, Step
from bridge import formatting as text
from bridge.error_text import Context, short
from bridge.wording import tr

Drawn = dict[str, Any]
Names = Callable[[str], str]
Kinds = Callable[[str], HostKind]

MOST_HOSTS = 6
LIVE_S = 300
LIVE_POINTS = 150
MOST_LIVE = 4
_SAME = 0.005
_ICONS = {
    ErrorKind.TIMEOUT: "timer",
    ErrorKind.NETWORK: "wifi-off",
    ErrorKind.FILE_REJECTED: "file-image",
    ErrorKind.FILE_UNREADABLE: "file-image",
    ErrorKind.FILE_CHANGED: "file-image",
    ErrorKind.BAD_CREDENTIALS: "key-round",
    ErrorKind.LOGIN_REQUIRED: "key-round",
}
_SERIES = (
    (HostKind.IMAGE, "accent"),
    (HostKind.FILE, "tab4"),
    (HostKind.PHOTO, "tab3"),
)


def amount(size_bytes: int) -> str:
    """As everywhere, but gigabytes keep their tenths: 184.6 GB, 38.0 GB."""
    for unit, factor in (("TB", 10**12), ("GB", 10**9)):
        if size_bytes >= factor * 0.9995:
            return f"{text.decimal(size_bytes / factor, 1)} {unit}"
    return text.size(size_bytes)


# -- cards


def cards(reply: Statistics) -> list[Drawn]:
    """label, value, change, icon, tone and what a screen reader says, for the five figures."""
    now, before = reply.figures, reply.before
    speed_now, speed_before = now.speed_bps, before.speed_bps if before else 0.0
    first, first_before = now.first_try_share, before.first_try_share if before else None
    return [
        _card(tr("Uploaded"), amount(now.bytes), _amount_change(now.bytes, before.bytes if before else 0)),
        _card(tr("Images"), text.number(now.images), _amount_change(now.images, before.images if before else 0)),
        _card(
            tr("Galleries"),
            text.number(now.galleries),
            _amount_change(now.galleries, before.galleries if before else 0),
        ),
        _card(
            tr("Average speed"),
            text.speed(int(speed_now)) if speed_now else "–",
            _speed_change(speed_now, speed_before),
        ),
        _card(
            tr("Delivered at first try"),
            share(first) if first is not None else "–",
            _share_change(first, first_before),
        ),
    ]


def _card(label: str, value: str, change: tuple[int, str, str]) -> Drawn:
    """`change` is up (1), down or the same, in words, and in few words for a narrow card."""
    direction, words, brief = change
    return {
        "label": label,
        "value": value,
        "change": words,
        "briefly": brief,
        "icon": {1: "arrow-up", 0: "arrow-right", -1: "arrow-down"}[direction] if words else "",
        "tone": "success" if direction > 0 else "secondary",
        "spoken": ", ".join(part for part in (label, value, words) if part),
    }


def _amount_change(now: float, before: float) -> tuple[int, str, str]:
    if not before or not now:
        return 0, "", ""
    change = now / before - 1
    if abs(change) < _SAME:
        return 0, tr("Same as before"), tr("The same")
    if change > 0:
        percent = _whole(change)
        return 1, tr("{percent} more than before").format(percent=percent), tr("{percent} more").format(percent=percent)
    percent = _whole(-change)
    return -1, tr("{percent} less than before").format(percent=percent), tr("{percent} less").format(percent=percent)


def _speed_change(now: float, before: float) -> tuple[int, str, str]:
    if not before or not now:
        return 0, "", ""
    change = now / before - 1
    if abs(change) < _SAME:
        return 0, tr("Same as before"), tr("The same")
    if change > 0:
        words = tr("{percent} faster").format(percent=_whole(change))
        return 1, words, words
    words = tr("{percent} slower").format(percent=_whole(-change))
    return -1, words, words


def _share_change(now: float | None, before: float | None) -> tuple[int, str, str]:
    if now is None or before is None:
        return 0, "", ""
    points = round((now - before) * 100, 1)
    if not points:
        return 0, tr("Same as before"), tr("The same")
    shown = text.decimal(abs(points), 1)
    if points > 0:
        words = tr("{points} points better").format(points=shown)
        return 1, words, words
    words = tr("{points} points worse").format(points=shown)
    return -1, words, words


def _whole(change: float) -> str:
    return tr("{number}%", "per cent").format(number=text.number(round(change * 100) or 1))


def share(value: float) -> str:
    """99.2%, and 100% only when it is all."""
    tenths = 100.0 if value >= 1 else min(99.9, round(value * 100, 1))
    return tr("{number}%", "per cent").format(number=text.decimal(tenths, 0 if tenths in (0.0, 100.0) else 1))


# -- what was uploaded by day


def bars(reply: Statistics, kinds: Kinds) -> Drawn:
    """title, legend, bars and axis of the stacked bars."""
    sums: dict[HostKind, int] = defaultdict(int)
    steps = []
    for step in reply.steps:
        parts: dict[HostKind, int] = defaultdict(int)
        for taken in step.hosts:
            kind = kinds(taken.host_id)
            parts[HostKind.IMAGE if kind is HostKind.LOCAL else kind] += taken.bytes
        for kind, size_bytes in parts.items():
            sums[kind] += size_bytes
        steps.append((step.start, parts))
    series = [(kind, colour) for kind, colour in _SERIES if sums[kind]] or [_SERIES[0]]
    top, ticks = axis(max((sum(parts.values()) for _, parts in steps), default=0), text.size)
    drawn: list[Drawn] = []
    for start, parts in steps:
        title = step_title(start, reply.step)
        lines = [[_kind_name(kind), amount(parts[kind])] for kind, _ in series]
        drawn.append(
            {
                "label": step_label(start, reply.step),
                "title": title,
                "parts": [parts[kind] / top for kind, _ in series],
                "lines": lines,
                "spoken": f"{title}: " + ", ".join(f"{name} {value}" for name, value in lines),
            }
        )
    titles = {
        Step.DAY: tr("Uploaded per day"),
        Step.WEEK: tr("Uploaded per week"),
        Step.MONTH: tr("Uploaded per month"),
    }
    return {
        "title": titles[reply.step],
        "step": reply.step.value,
        "legend": [
            {
                "text": tr("{hosts} · {size}").format(hosts=_kind_name(kind), size=amount(sums[kind])),
                "name": _kind_name(kind),
                "colour": colour,
            }
            for kind, colour in series
        ],
        "colours": [colour for _, colour in series],
        "bars": drawn,
        "ticks": ticks,
        "table": {
            "columns": [_step_name(reply.step), *(_kind_name(kind) for kind, _ in series)],
            "rows": [[bar["title"], *(value for _, value in bar["lines"])] for bar in reversed(drawn)],
        },
    }


def _kind_name(kind: HostKind) -> str:
    if kind is HostKind.FILE:
        return tr("File hosts")
    return tr("Photo servers") if kind is HostKind.PHOTO else tr("Image hosts")


def _step_name(step: Step) -> str:
    if step is Step.DAY:
        return tr("Day", "heading of a column of dates")
    return tr("Week of", "heading of a column of dates") if step is Step.WEEK else tr("Month")


def axis(largest: float, say: Callable[[int], str], lines: int = 4) -> tuple[float, list[Drawn]]:
    """The value at the top of an axis, and where its lines are: {at: 0–1, label}, from the bottom.

    The lines are at round numbers; the topmost is said with its unit, the others with the number alone.
    """
    unit = 10.0 ** (3 * max(0, math.floor(math.log10(largest) / 3))) if largest >= 1 else 1.0
    scaled = max(largest / unit, 1e-9)
    power = 10.0 ** math.floor(math.log10(scaled / lines))
    wide = next(
        step * power for step in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power * lines >= scaled * (1 - 1e-9)
    )
    if unit == 1:
        wide = max(1.0, wide)
    count = max(1, math.ceil(scaled / wide - 1e-9))
    places = 0 if wide == int(wide) else 1 if round(wide * 10, 6) == int(wide * 10) else 2
    ticks = [{"at": i / count, "label": text.decimal(i * wide, places)} for i in range(count + 1)]
    ticks[0]["label"] = text.number(0)
    ticks[-1]["label"] = say(round(count * wide * unit))
    return count * wide * unit, ticks


def step_label(start: str, step: Step) -> str:
    """Below the bar: 23 Oct, or Oct."""
    day = QDate.fromString(start, "yyyy-MM-dd")
    return QLocale().toString(day, "MMM" if step is Step.MONTH else tr("d MMM", "date format"))


def step_title(start: str, step: Step) -> str:
    """Fri 13 November, or November 2026."""
    day = QDate.fromString(start, "yyyy-MM-dd")
    if step is Step.MONTH:
        return QLocale().toString(day, tr("MMMM yyyy", "date format"))
    if step is Step.WEEK:
        return tr("Week of {day}").format(day=QLocale().toString(day, tr("d MMMM", "date format")))
    return QLocale().toString(day, tr("ddd d MMMM", "date format"))


def range_text(reply: Statistics) -> str:
    """23 October – 21 November; with years where they differ."""
    if not reply.steps:
        return ""
    first, last = (
        QDate.fromString(reply.steps[0].start, "yyyy-MM-dd"),
        QDateTime.fromSecsSinceEpoch(int(reply.until)).date(),
    )
    is_one_year = first.year() == last.year()
    form = tr("d MMMM", "date format") if is_one_year else tr("d MMMM yyyy", "date format")
    if first == last:
        return QLocale().toString(last, form)
    return tr("{first} – {last}", "a range of days").format(
        first=QLocale().toString(first, form), last=QLocale().toString(last, form)
    )


# -- by host, by hour, what went wrong


def hosts(reply: Statistics, names: Names) -> Drawn:
    """rows with a bar each, `more` for those that have no room, and the table of all."""
    largest = max((row.figures.bytes for row in reply.hosts), default=0) or 1
    shown = reply.hosts if len(reply.hosts) <= MOST_HOSTS else reply.hosts[: MOST_HOSTS - 1]
    hidden = reply.hosts[len(shown) :]
    rows = [
        {
            "name": names(row.host_id),
            "amount": amount(row.figures.bytes),
            "delivered": _delivered(row.figures),
            "share": row.figures.bytes / largest,
        }
        for row in shown
    ]
    rest = amount(sum(row.figures.bytes for row in hidden))
    return {
        "rows": rows,
        "more": tr("%n more host(s)", "", len(hidden)) if hidden else "",
        "moreAmount": rest if hidden else "",
        "table": {
            "columns": [
                tr("Host"),
                tr("Uploaded"),
                tr("Images"),
                tr("Delivered"),
                tr("Average speed"),
                tr("Highest speed"),
            ],
            "rows": [_host_cells(names(row.host_id), row.figures) for row in reply.hosts],
        },
    }


def tabs(reply: Statistics) -> Drawn:
    """The table by tab."""
    return {
        "columns": [tr("Tab", "of the queue"), tr("Uploaded"), tr("Images"), tr("Delivered")],
        "rows": [_host_cells(tab.name or tr("Removed tabs"), tab.figures)[:4] for tab in reply.tabs],
    }


def _host_cells(name: str, figures: Figures) -> list[str]:
    return [
        name,
        amount(figures.bytes),
        text.number(figures.images),
        _delivered(figures),
        text.speed(int(figures.speed_bps)) if figures.speed_bps else "–",
        text.speed(figures.peak_bps) if figures.peak_bps else "–",
    ]


def _delivered(figures: Figures) -> str:
    delivered = figures.delivered
    return share(delivered) if delivered is not None else "–"


def hours(reply: Statistics) -> Drawn:
    """The speed by hour of day: 25 points, the last one being midnight again."""
    speeds = [0.0] * 24
    for hour in reply.hours:
        if hour.active_s >= 1:
            speeds[hour.hour] = hour.sent_bytes / hour.active_s
    top, ticks = axis(max(speeds), text.limit, lines=2)
    lines = [[_hour(hour), text.speed(int(speed)) if speed else "–"] for hour, speed in enumerate(speeds)]
    return {
        "points": [speed / top for speed in (*speeds, speeds[0])],
        "ticks": ticks,
        "hours": [_hour(hour) for hour in range(0, 25, 4)],
        "lines": lines,
        "note": _fastest(speeds),
        "isKnown": any(speeds),
        "table": {"columns": [tr("Hour"), tr("Average speed")], "rows": lines},
    }


def _hour(hour: int) -> str:
    return f"{hour:02}:00"


def _fastest(speeds: Sequence[float]) -> str:
    """The best three hours in a row, when more than one of them is known."""
    known = [hour for hour in range(24) if speeds[hour]]
    if len(known) < 6:
        return ""
    begin = max(range(24), key=lambda hour: sum(speeds[(hour + i) % 24] for i in range(3)))
    return tr("Fastest between {begin} and {end}").format(begin=_hour(begin), end=_hour((begin + 3) % 24))


def faults(reply: Statistics, names: Names) -> Drawn:
    """What went wrong, most frequent first; each names its host and kind for the Log."""
    rows = [
        {
            "text": fault_text(names(fault.host_id), fault.kind),
            "icon": _ICONS.get(_kind(fault.kind), "triangle-alert"),
            "count": text.number(fault.images),
            "hostId": fault.host_id,
            "kind": fault.kind,
        }
        for fault in reply.faults
    ]
    total = sum(fault.images for fault in reply.faults)
    return {
        "rows": rows,
        "note": text.images(total) if total else "",
        "table": {
            "columns": [tr("What went wrong"), tr("Images")],
            "rows": [[row["text"], row["count"]] for row in rows],
        },
    }


def _kind(word: str) -> ErrorKind:
    try:
        return ErrorKind(word)
    except ValueError:
        return ErrorKind.BUG


def fault_text(host: str, word: str) -> str:
    """One line without a count: “Pixhost stopped answering”."""
    kind = _kind(word)
    if kind is ErrorKind.FILE_REJECTED:
        return tr("{host} rejected the image").format(host=host)
    if kind is ErrorKind.UNKNOWN_OUTCOME:
        return tr("{host} did not say whether it arrived").format(host=host)
    if kind in (ErrorKind.FILE_UNREADABLE, ErrorKind.FILE_CHANGED):
        return tr("The image could not be read") if kind is ErrorKind.FILE_UNREADABLE else tr("The image was changed")
    said = short(ErrorInfo(kind=kind, host=host), Context(host=host))
    return said if said.startswith(host) else said[:1].upper() + said[1:]


# -- now


def live(samples: Iterable[SpeedSample], now: float, current: Mapping[str, int], names: Names) -> Drawn:
    """The last five minutes: one area for each of the busiest hosts, the rest together, stacked. `current` are the
    speeds of this second."""
    slot_s = LIVE_S / LIVE_POINTS
    sums: dict[str, list[float]] = {}
    counts = [0] * LIVE_POINTS
    for sample in samples:
        place = LIVE_POINTS - 1 - int((now - sample.at) / slot_s)
        if not 0 <= place < LIVE_POINTS:
            continue
        counts[place] += 1
        for host_id, bps in sample.hosts:
            sums.setdefault(host_id, [0.0] * LIVE_POINTS)[place] += bps
    lines = {
        host_id: [total / (count or 1) for total, count in zip(row, counts, strict=True)]
        for host_id, row in sums.items()
    }
    order = sorted(lines, key=lambda host_id: (-sum(lines[host_id]), host_id))
    rest = order[MOST_LIVE:] if len(order) > MOST_LIVE + 1 else []
    series: list[tuple[str, list[float], int]] = [
        (names(host_id), lines[host_id], current.get(host_id, 0)) for host_id in order if host_id not in rest
    ]
    if rest:
        together = [sum(values) for values in zip(*(lines[i] for i in rest), strict=True)]
        series.append((tr("Others", "hosts"), together, sum(current.get(i, 0) for i in rest)))
    totals = [sum(values) for values in zip(*(row for _, row, _ in series), strict=True)] or [0.0]
    top, ticks = axis(max(totals), text.limit)
    below = [0.0] * LIVE_POINTS
    drawn = []
    for place, (name, row, bps) in enumerate(series):
        above = [low + value for low, value in zip(below, row, strict=True)]
        drawn.append(
            {
                "name": name,
                "colour": "accent" if place == 0 else f"tab{(4, 2, 3, 5)[(place - 1) % 4]}",
                "low": [value / top for value in below],
                "high": [value / top for value in above],
                "now": text.speed(bps),
            }
        )
        below = above
    return {
        "series": drawn,
        "ticks": ticks,
        "total": text.speed(sum(current.values())),
        "isMoving": any(totals),
        "minutes": [tr("%n min ago", "", n) for n in range(LIVE_S // 60, 0, -1)] + [tr("now")],
    }


def live_table(
    session: Mapping[str, Figures], today: Mapping[str, Figures], current: Mapping[str, int], names: Names
) -> Drawn:
    """What each host gets now, got in this session, and today."""
    known = sorted(
        {*session, *today, *current}, key=lambda i: (-current.get(i, 0), -session.get(i, Figures()).sent_bytes, i)
    )
    return {
        "columns": [tr("Host"), tr("Now"), tr("Highest speed"), tr("This session"), tr("Today"), tr("Delivered")],
        "rows": [
            [
                names(host_id),
                text.speed(current[host_id]) if current.get(host_id) else "–",
                _highest(session[host_id].peak_bps, current.get(host_id, 0)) if host_id in session else "–",
                amount(session[host_id].sent_bytes) if host_id in session else "–",
                amount(today[host_id].bytes) if host_id in today else "–",
                _delivered(today.get(host_id, Figures())),
            ]
            for host_id in known
        ],
    }


def _highest(peak_bps: int, current_bps: int) -> str:
    """What goes on now is a moment ahead of the sums."""
    return text.speed(max(peak_bps, current_bps))
