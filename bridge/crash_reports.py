"""Reports of crashes as files: found, completed with versions, saved, deleted; and what they mean in words."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import NamedTuple

from backend.protocol.crash_reports import PATTERN, VERSIONS, CrashFacts, CrashKind, facts_of
from bridge import formatting as text
from bridge.wording import tr


class Report(NamedTuple):
    """`name` is that of the file; names sort by time."""

    name: str
    facts: CrashFacts
    text: str


def find(folder: Path, *, after: str = "") -> list[Report]:
    """Newest first; those whose names come `after` that one. What cannot be read is passed over."""
    found = []
    for path in sorted(folder.glob(PATTERN), reverse=True):
        if path.name > after:
            with contextlib.suppress(OSError):
                text = path.read_text(encoding="utf-8", errors="replace")
                found.append(Report(path.name, facts_of(text), text))
    return found


def complete(folder: Path, report: Report, versions: str) -> Report:
    """With the versions of this installation, also in the file where the disk takes them."""
    if report.facts.has_versions:
        return report
    text = f"{report.text.rstrip()}\n\n{VERSIONS}\n{versions}\n"
    path = folder / report.name
    new = path.with_suffix(".new")
    with contextlib.suppress(OSError):
        new.write_text(text, encoding="utf-8")
        os.replace(new, path)  # noqa: PTH105 - the name says that it is atomic
    return Report(report.name, facts_of(text), text)


def what_happened(facts: CrashFacts) -> str:
    if facts.kind is CrashKind.WENT_ON:
        return tr("An error happened inside Galleon")
    return tr("Galleon's engine crashed") if facts.process == "engine" else tr("Galleon's window crashed")


def what_became(facts: CrashFacts) -> str:
    """What Galleon did about it."""
    if facts.kind is CrashKind.WENT_ON:
        return tr("It went on, but something may not have been done.")
    if facts.process == "engine":
        return tr("It starts again by itself, and what was uploaded is not sent again.")
    return tr("Uploads went on without it.")


def label_of(report: Report) -> str:
    """For a list of them."""
    said = tr("{what} · {when}")
    return said.format(when=text.moment(report.facts.at, time.time()), what=what_happened(report.facts))
