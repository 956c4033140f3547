"""What the shell is told, with rclone's meanings. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from backend.protocol.errors import ErrorInfo, ErrorKind


class ExitCode(IntEnum):
    ALL_UPLOADED = 0
    OTHER_ERROR = 1
    USAGE = 2
    NOT_FOUND = 3
    TEMPORARY = 5  # a later try may succeed
    SOME_REJECTED = 6  # a later try gives the same
    FATAL = 7


_TEMPORARY = {
    ErrorKind.NETWORK,
    ErrorKind.TIMEOUT,
    ErrorKind.RATE_LIMITED,
    ErrorKind.QUOTA,
    ErrorKind.HOST_UNAVAILABLE,
}
_REJECTED = {
    ErrorKind.FILE_REJECTED,
    ErrorKind.FILE_UNREADABLE,
    ErrorKind.FILE_CHANGED,
    ErrorKind.NOTHING_FOUND,
    ErrorKind.ARCHIVE_LOCKED,
    ErrorKind.WRONG_PASSWORD,
}
_NOT_FOUND = {ErrorKind.FOLDER_GONE}
_USAGE = {ErrorKind.BAD_INPUT}
_FATAL = {
    ErrorKind.BUG,
    ErrorKind.DISK,
    ErrorKind.BAD_CREDENTIALS,
    ErrorKind.LOGIN_REQUIRED,
    ErrorKind.PROXY,
}

_WORST_FIRST = (
    ExitCode.FATAL,
    ExitCode.NOT_FOUND,
    ExitCode.USAGE,
    ExitCode.TEMPORARY,
    ExitCode.SOME_REJECTED,
    ExitCode.OTHER_ERROR,
)


def code_of(error: ErrorInfo) -> ExitCode:
    """The code that one failure alone gives."""
    if error.kind in _TEMPORARY:
        return ExitCode.TEMPORARY
    if error.kind in _REJECTED:
        return ExitCode.SOME_REJECTED
    if error.kind in _NOT_FOUND:
        return ExitCode.NOT_FOUND
    if error.kind in _USAGE:
        return ExitCode.USAGE
    return ExitCode.FATAL if error.kind in _FATAL else ExitCode.OTHER_ERROR


def code_of_all(errors: Iterable[ErrorInfo]) -> ExitCode:
    """The worst of many; 0 when there are none."""
    codes = {code_of(error) for error in errors}
    return next((code for code in _WORST_FIRST if code in codes), ExitCode.ALL_UPLOADED)
