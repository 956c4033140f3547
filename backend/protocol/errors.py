"""Errors as data: what went wrong, never a sentence for a person."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class ErrorKind(StrEnum):
    """The closed set of causes. Decisions look at the kind, never at message text."""

    NETWORK = "network"
    TIMEOUT = "timeout"
    RATE_LIMITED = "rate_limited"
    LOGIN_REQUIRED = "login_required"
    BAD_CREDENTIALS = "bad_credentials"
    QUOTA = "quota"
    HOST_UNAVAILABLE = "host_unavailable"
    PROXY = "proxy"  # the chosen proxy cannot be used as it is set up; one that is down is NETWORK
    FILE_REJECTED = "file_rejected"
    FILE_UNREADABLE = "file_unreadable"
    FILE_CHANGED = "file_changed"
    ARCHIVE_LOCKED = "archive_locked"  # it needs a password
    WRONG_PASSWORD = "wrong_password"  # of an archive
    FOLDER_GONE = "folder_gone"
    NOTHING_FOUND = "nothing_found"
    HOST_CHANGED = "host_changed"
    UNKNOWN_OUTCOME = "unknown_outcome"
    DISK = "disk"
    BAD_INPUT = "bad_input"
    CANCELLED = "cancelled"
    BUG = "bug"


class ErrorInfo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One failure.

    `detail` quotes the host or the system and may be empty; it holds no secret.
    `retry_at` is Unix time in seconds when the next try is due, or None.
    `host` is a host id or empty. `subject` names the file, folder or setting, or is empty.
    `is_too_large`: a FILE_REJECTED because of its size in bytes, which a smaller copy would mend.
    """

    kind: ErrorKind
    host: str = ""
    detail: str = ""
    subject: str = ""
    retry_at: float | None = None
    is_too_large: bool = False
