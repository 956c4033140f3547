"""What stands behind a problem: the last request and its answer, and a report of it to copy. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from backend.protocol.covering import covered
from backend.protocol.errors import ErrorInfo
from backend.protocol.log import LogEntry
from backend.protocol.rows import GalleryRow
from bridge.gallery_problems import Problem
from bridge.log_text import moment_of, plain
from bridge.names import Names
from bridge.wording import tr

_ASKED = re.compile(r"^([A-Z]+ \S+) → (.+)$", re.MULTILINE)
_CODE = re.compile(r"(?:^|HTTP )(\d{3})\b")


class Exchange(NamedTuple):
    """`code` is the status of the answer, empty when there was none; `answer` may have several lines."""

    request: str
    answer: str
    code: str


def last_exchange(detail: str) -> Exchange | None:
    """The last request that the details of a log line quote, as `backend.uploads.exchanges` writes them."""
    asked = list(_ASKED.finditer(detail))
    if not asked:
        return None
    found = asked[-1]
    said = detail[found.end() :].strip()
    code = _CODE.match(found[2])
    return Exchange(found[1], f"{found[2]}\n{said}" if said else found[2], code[1] if code else "")


def details(problem: Problem, entries: Sequence[LogEntry], names: Names) -> str:
    """Lines of a name and a value. `entries` are what the log has of the problem, newest first; none is no fault."""
    error = _masked_error(problem, entries)
    if error is None:
        return ""
    told = next((entry for entry in entries if last_exchange(entry.detail)), entries[0] if entries else None)
    exchange = last_exchange(told.detail) if told is not None else None
    code = _CODE.search(error.detail)
    parts = [
        (tr("Time"), moment_of(told.at) if told is not None else ""),
        (tr("Host"), names.host(problem.host_id) if problem.host_id else ""),
        (tr("Request"), exchange.request if exchange else ""),
        (tr("Answer"), exchange.answer if exchange else ""),
        (tr("Code"), exchange.code if exchange and exchange.code else code[1] if code else ""),
        (tr("Kind"), error.kind.value),
        (tr("Noted"), "" if exchange and error.detail in exchange.answer else error.detail),
        (tr("About"), error.subject),
        (tr("Next try"), moment_of(error.retry_at) if error.retry_at else ""),
    ]
    return covered("\n".join(_line(name, value) for name, value in parts if value))


def report(problem: Problem, row: GalleryRow, entries: Sequence[LogEntry], names: Names, versions: str) -> str:
    """Text to send to somebody. What a person keeps secret is covered; `versions` is that of the About dialog."""
    done = _line(tr("Images"), f"{row.done_images} / {row.images}")
    lines = [plain(problem.card.title), "", details(problem, entries, names), done]
    if entries:
        lines += ["", tr("From the log"), *(_noted(entry) for entry in entries)]
    return covered("\n".join([*lines, "", versions, ""]))


def _noted(entry: LogEntry) -> str:
    """One line of the log without names of files and galleries."""
    error = entry.error
    why = (error.kind.value, error.detail) if error is not None else ()
    parts = (moment_of(entry.at), entry.kind, entry.text, *why)
    return " · ".join(part for part in parts if part)


def _line(name: str, value: str) -> str:
    return tr("{name}: {value}", "a line of details").format(name=name, value=value)


def _masked_error(problem: Problem, entries: Sequence[LogEntry]) -> ErrorInfo | None:
    """As the log has it, where it has it: the engine has covered every secret there that it knows."""
    return next((entry.error for entry in entries if entry.error is not None), problem.error)
