"""Times as they are written in a terminal."""

from __future__ import annotations

import argparse
from datetime import datetime

import pytest

from backend.cli.start_time import parse

NOW = datetime.fromisoformat("2026-11-21T20:30")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("22:30", "2026-11-21T22:30"),
        ("6:05", "2026-11-22T06:05"),
        ("20:30", "2026-11-22T20:30"),
        ("2026-11-22 06:00", "2026-11-22T06:00"),
        ("2027-01-01T00:00", "2027-01-01T00:00"),
    ],
)
def test_a_time_of_day_is_the_next_one(written: str, at: str) -> None:
    assert parse(written, lambda: NOW) == datetime.fromisoformat(at).timestamp()


@pytest.mark.parametrize("written", ["", "soon", "24:00", "22", "2026-02-30 10:00", "2026-11-21 20:30"])
def test_what_is_no_time_or_past_is_refused(written: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        parse(written, lambda: NOW)
