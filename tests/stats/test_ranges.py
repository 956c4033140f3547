from __future__ import annotations

import time
from datetime import date

import pytest

from backend.protocol.metrics import Step
from backend.stats import ranges

NOON = time.mktime((2026, 3, 18, 12, 0, 0, 0, 0, -1))


@pytest.mark.parametrize(
    ("days", "months", "since", "before"),
    [
        (1, 0, date(2026, 3, 18), date(2026, 3, 17)),
        (30, 0, date(2026, 2, 17), date(2026, 1, 18)),
        (0, 12, date(2025, 4, 1), date(2024, 4, 1)),
        (0, 1, date(2026, 3, 1), date(2026, 2, 1)),
    ],
)
def test_a_range_begins_at_midnight_and_has_one_before_it(days: int, months: int, since: date, before: date) -> None:
    found = ranges.range_of(days=days, months=months, now=NOON)
    assert (ranges.day_of(found.since), ranges.day_of(found.before or 0)) == (since, before)
    assert found.until > NOON


def test_everything_has_no_time_before() -> None:
    assert ranges.range_of(days=0, months=0, now=NOON) == (0.0, NOON + 1, None)


def test_long_ranges_are_drawn_by_week_and_by_month() -> None:
    today = date(2026, 3, 18)
    assert ranges.step_of(date(2026, 2, 17), today) is Step.DAY
    assert ranges.step_of(date(2025, 12, 1), today) is Step.WEEK
    assert ranges.step_of(date(2024, 1, 1), today) is Step.MONTH
    assert ranges.starts(date(2026, 3, 4), today, Step.WEEK) == [date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 16)]
    assert ranges.starts(date(2025, 12, 31), today, Step.MONTH) == [
        date(2025, 12, 1),
        date(2026, 1, 1),
        date(2026, 2, 1),
        date(2026, 3, 1),
    ]
