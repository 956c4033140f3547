"""The one exception that carries an error as data.

Exception
└── Problem            something of the world went wrong: a host, a file, the disk, the person's input.
                       `info.kind` says what; everything that is not a Problem is a bug of Galleon.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from backend.protocol.errors import ErrorInfo, ErrorKind

_cover: Callable[[str], str] | None = None


def cover_details(cover: Callable[[str], str] | None) -> None:
    """Every detail of a Problem passes this from now on: hosts and libraries repeat what they were sent, and details go
    into rows, the database and reports. The engine sets what covers its secrets in the log; None is as at first."""
    global _cover
    _cover = cover


class Problem(Exception):
    """A failure that the program expects and knows how to answer.

    `file_may_have_arrived` is True when the host may already hold the file (the whole body was sent, and no
    readable answer came back): such an upload is never repeated blindly.
    """

    def __init__(self, info: ErrorInfo, *, file_may_have_arrived: bool = False) -> None:
        if _cover is not None and info.detail and (detail := _cover(info.detail)) != info.detail:
            info = msgspec.structs.replace(info, detail=detail)
        super().__init__(f"{info.kind}: {info.detail}" if info.detail else str(info.kind))
        self.info = info
        self.file_may_have_arrived = file_may_have_arrived


def problem(
    kind: ErrorKind,
    detail: str = "",
    *,
    host: str = "",
    subject: str = "",
    retry_at: float | None = None,
    file_may_have_arrived: bool = False,
    is_too_large: bool = False,
) -> Problem:
    """Build a Problem in one line. `retry_at` is Unix time in seconds."""
    info = ErrorInfo(kind=kind, host=host, detail=detail, subject=subject, retry_at=retry_at, is_too_large=is_too_large)
    return Problem(info, file_may_have_arrived=file_may_have_arrived)
