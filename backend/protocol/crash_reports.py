"""The files that `backend.crashes` leaves: how they are named and what can be read from them. Pure."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

PATTERN = "crash-*.txt"


class CrashKind(StrEnum):
    ERROR = "error"  # an exception ended the process
    SIGNAL = "signal"  # the system ended it, for what a library did
    WENT_ON = "went_on"  # an exception that did not end it


class CrashFacts(msgspec.Struct, frozen=True, kw_only=True):
    """`process` is engine or window; `at` is Unix time, 0 when the report does not say."""

    kind: CrashKind
    process: str
    at: float
    has_versions: bool


VERSIONS = "Versions"
"""The line above what the window adds."""


def file_name(moment: datetime, process: str) -> str:
    """Names sort by time."""
    return f"crash-{moment:%Y%m%d-%H%M%S-%f}-{process}.txt"


def facts_of(text: str) -> CrashFacts:
    """Of a report, also of one that somebody wrote in."""
    head = dict(line.split(": ", 1) for line in text.partition("\n\n")[0].splitlines() if ": " in line)
    try:
        kind = CrashKind(head.get("Kind", ""))
    except ValueError:
        kind = CrashKind.ERROR
    try:
        at = datetime.fromisoformat(head.get("Time", "")).timestamp()
    except ValueError:
        at = 0.0
    return CrashFacts(kind=kind, process=head.get("Process", ""), at=at, has_versions=f"\n{VERSIONS}\n" in text)
