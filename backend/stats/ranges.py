"""Ranges of local days and months, and the steps of a chart. Pure but for the zone of the computer."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import NamedTuple

from backend.protocol.metrics import Step

LONGEST_BY_DAY = 62
LONGEST_BY_WEEK = 26 * 7


class Range(NamedTuple):
    """Unix times. `before` is the begin of as long a time before; None for a range without one."""

    since: float
    until: float
    before: float | None


def range_of(*, days: int, months: int, now: float) -> Range:
    """See backend/protocol/metrics.py."""
    today = day_of(now)
    if days > 0:
        since = today - timedelta(days=min(days, 36_500) - 1)
        before = since - timedelta(days=min(days, 36_500))
    elif months > 0:
        since, before = _months_back(today, months - 1), _months_back(today, 2 * months - 1)
    else:
        return Range(0.0, now + 1, None)
    return Range(_midnight(since), now + 1, _midnight(before))


def day_of(at: float) -> date:
    """The local day of a Unix time."""
    return datetime.fromtimestamp(at).astimezone().date()


def step_of(since: date, until: date, *, by_month: bool = False) -> Step:
    """Days as long as there are few of them, then weeks, then months."""
    if by_month:
        return Step.MONTH
    length = (until - since).days + 1
    return Step.DAY if length <= LONGEST_BY_DAY else Step.WEEK if length <= LONGEST_BY_WEEK else Step.MONTH


def start_of(day: date, step: Step) -> date:
    """The first day of the step that a day belongs to; weeks begin on Monday."""
    if step is Step.DAY:
        return day
    return day - timedelta(days=day.weekday()) if step is Step.WEEK else day.replace(day=1)


def starts(since: date, until: date, step: Step) -> list[date]:
    """The first days of all steps between two days, both included."""
    found = [start_of(since, step)]
    while (following := _following(found[-1], step)) <= until:
        found.append(following)
    return found


def _following(start: date, step: Step) -> date:
    if step is Step.MONTH:
        return (start + timedelta(days=32)).replace(day=1)
    return start + timedelta(days=1 if step is Step.DAY else 7)


def _months_back(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(max(1, years), month + 1, 1)


def _midnight(day: date) -> float:
    """Unix time of the local midnight that begins a day."""
    if day.year < 1971:
        return 0.0
    return time.mktime((day.year, day.month, day.day, 0, 0, 0, 0, 0, -1))
