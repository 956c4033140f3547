"""Numbers, sizes and times as a person reads them (ui.md sections 6 and 11). Pure; numbers follow the default QLocale.

Sizes are decimal (MB = 10⁶).
"""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale

from backend.protocol.rows import PLACES_SHOWN
from bridge.wording import tr

_UNITS = (("TB", 10**12), ("GB", 10**9), ("MB", 10**6), ("kB", 10**3))


def isolated(text: str) -> str:
    """Text of a person inside a sentence, kept from turning the sentence around (an Arabic name, say)."""
    return f"\u2068{text}\u2069"


def quoted(text: str) -> str:
    return tr("“{text}”", "a name or what a host said, in the quotation marks of the language").format(
        text=isolated(text)
    )


def _locale() -> QLocale:
    """The person's, or English where none is set: C writes 27091, nobody else does."""
    locale = QLocale()
    return QLocale(QLocale.Language.English) if locale.language() == QLocale.Language.C else locale


def number(value: int) -> str:
    return _locale().toString(value)


def decimal(value: float, places: int) -> str:
    """With so many digits behind the point, zeros included."""
    return _locale().toString(value, "f", places)


def _decimals(value: float, places: int) -> str:
    text = _locale().toString(value, "f", places)
    if places:
        point = _locale().decimalPoint()
        head, _, tail = text.rpartition(point)
        return head if tail.strip("0") == "" else text
    return text


def _unit_of(size_bytes: int) -> tuple[str, int]:
    for name, factor in _UNITS:
        # 999.6 MB would be rounded to "1000 MB"
        if size_bytes >= factor * 0.9995:
            return name, factor
    return "B", 1


def _in_unit(size_bytes: int, unit: str, factor: int) -> str:
    value = size_bytes / factor
    places = 0 if unit in ("B", "kB") or value >= 100 or (unit == "MB" and value >= 10) else 1
    return _decimals(value, places)


def size(size_bytes: int) -> str:
    """812 B, 64 kB, 2.3 MB, 412 MB, 9.3 GB."""
    unit, factor = _unit_of(size_bytes)
    return f"{_in_unit(size_bytes, unit, factor)} {unit}"


def amount(done_bytes: int, total_bytes: int) -> str:
    """Both in the unit of the whole: 3.1 of 12.4 GB, 3.0 of 3.6 MB, 127 of 409 MB."""
    unit, factor = _unit_of(total_bytes)
    value = done_bytes / factor
    whole = unit in ("B", "kB") or value >= 100 or (unit == "MB" and total_bytes >= 10 * factor)
    done = _locale().toString(value, "f", 0 if whole else 1)
    return tr("{done} of {total}", "3.1 of 12.4 GB").format(
        done=done, total=f"{_in_unit(total_bytes, unit, factor)} {unit}"
    )


def speed(speed_bps: int) -> str:
    """6.4 MB/s; below 50 kB/s in kB/s. `speed_bps` is bytes a second."""
    if speed_bps < 50_000:
        return f"{_decimals(speed_bps / 1000, 0)} kB/s"
    value = speed_bps / 10**6
    return f"{_locale().toString(value, 'f', 0 if value >= 99.95 else 1)} MB/s"


def limit(limit_bps: int) -> str:
    """8 MB/s, 1.5 MB/s, 500 kB/s: no zeros that nobody typed."""
    if limit_bps < 10**6:
        return f"{_decimals(limit_bps / 1000, 0)} kB/s"
    return f"{_decimals(limit_bps / 10**6, 1)} MB/s"


def duration(seconds: float) -> str:
    """Rounded, because the last digits of a guess are noise: 19 s, 45 s, 2 min, 1 h 10 min, 2 d 3 h."""
    if seconds < 19.5:
        return f"{max(1, round(seconds))} s"
    if seconds < 57.5:
        return f"{round(seconds / 5) * 5} s"
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        hours, rest = divmod(round(minutes / 5) * 5, 60)
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    days, hours = divmod(round(minutes / 60), 24)
    return f"{days} d {hours} h" if hours else f"{days} d"


def took(seconds: float) -> str:
    """A time that is known, so nothing is rounded away: 48 s, 3 min 10 s, 1 h 10 min."""
    whole = round(seconds)
    if whole < 60:
        return f"{max(1, whole)} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def left(eta_s: int | None) -> str:
    return "" if eta_s is None else tr("{time} left", "time left of an upload").format(time=duration(eta_s))


def fraction(done: float, total: float) -> float:
    return min(1.0, max(0.0, done / total)) if total > 0 else 0.0


def percent(share: float) -> str:
    """Rounded down and never 100: what is complete says so with a word."""
    return tr("{number}%").format(number=min(99, int(share * 100)))


def images(n: int) -> str:
    """1 image, 2 images, 1,204 images."""
    return tr("%n image(s)", "", n)


def some_images(some: int, total: int) -> str:
    """92 of 148 images."""
    return tr("{some} of %n image(s)", "", total).format(some=number(some))


def place_in_line(place: int) -> str:
    """`place` counts from 1; PLACES_SHOWN stands for every place from there on."""
    if place >= PLACES_SHOWN:
        return tr("{number} or more before it").format(number=number(PLACES_SHOWN - 1))
    return tr("Next in line") if place <= 1 else tr("{nth} in line").format(nth=_ordinal(place))


def _ordinal(n: int) -> str:
    match 0 if n % 100 in (11, 12, 13) else n % 10:
        case 1:
            said = tr("{number}st")
        case 2:
            said = tr("{number}nd")
        case 3:
            said = tr("{number}rd")
        case _:
            said = tr("{number}th")
    return said.format(number=number(n))


def clock(at: float) -> str:
    """Time of day as the locale writes it; 13:41 where no locale is set."""
    time = QDateTime.fromSecsSinceEpoch(int(at)).time()
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        return time.toString("HH:mm")
    return locale.toString(time, QLocale.FormatType.ShortFormat)


def day(at: float, now: float) -> str:
    """12 Oct; with the year when it is another one."""
    date = QDateTime.fromSecsSinceEpoch(int(at)).date()
    this_year = date.year() == QDateTime.fromSecsSinceEpoch(int(now)).date().year()
    form = tr("d MMM", "date format") if this_year else tr("d MMM yyyy", "date format")
    return QLocale().toString(date, form)


def moment(at: float, now: float) -> str:
    """The time when it was today, the day otherwise."""
    same_day = QDateTime.fromSecsSinceEpoch(int(at)).date() == QDateTime.fromSecsSinceEpoch(int(now)).date()
    return clock(at) if same_day else day(at, now)


def starts(at: float, now: float) -> str:
    """Starts at 22:00; Starts 24 Dec, 22:00 when that is not today."""
    if QDateTime.fromSecsSinceEpoch(int(at)).date() == QDateTime.fromSecsSinceEpoch(int(now)).date():
        return tr("Starts at {time}").format(time=clock(at))
    return tr("Starts {day}, {time}").format(day=day(at, now), time=clock(at))


def format_name(format_: str) -> str:
    """JPG, PNG, WebP: as people write them."""
    return {"jpeg": "JPG", "webp": "WebP"}.get(format_, format_.upper())


def joined(names: list[str], most: int = 2) -> str:
    """a; a and b; a, b and 3 more."""
    if len(names) <= 1:
        return "".join(names)
    if len(names) <= most:
        return tr("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
    return tr("{names} and %n more", "", len(names) - most).format(names=", ".join(names[:most]))
