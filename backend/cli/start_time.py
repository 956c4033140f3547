"""When a gallery is to start, as it is written in a terminal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime, timedelta

FORMS = "22:30, or 2026-11-22 06:00"


def parse(written: str, now: Callable[[], datetime] = datetime.now) -> float:
    """Unix seconds of a time of day that comes next, or of a date and time, by this computer's clock.

    Raises argparse.ArgumentTypeError for anything else, and for what is past.
    """
    present = now()
    at = _date_and_time(written) or _next(written, present)
    if at is None:
        raise argparse.ArgumentTypeError(f"write a time like {FORMS}")
    if at.timestamp() <= present.timestamp():
        raise argparse.ArgumentTypeError("this time is past")
    return at.timestamp()


def _date_and_time(written: str) -> datetime | None:
    for form in ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"):
        try:
            return datetime.strptime(written, form)  # noqa: DTZ007 – by this computer's clock
        except ValueError:
            pass
    return None


def _next(written: str, present: datetime) -> datetime | None:
    try:
        hour = datetime.strptime(written, "%H:%M").time()  # noqa: DTZ007
    except ValueError:
        return None
    today = datetime.combine(present.date(), hour)
    return today if today > present else today + timedelta(days=1)
