"""The log: what happened, as data. Sentences are made by whoever shows it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from backend.protocol.bases import CommandBase, EventBase, ReplyBase
from backend.protocol.errors import ErrorInfo


class LogLevel(StrEnum):
    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


class LogEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One line. `id` rises strictly; `at` is Unix time in seconds. No field holds a secret.

    `kind` is that of a gallery's history (`completed`, `file_failed` …), or one of `backend.event_log`. `host` is a
    host id, `account` the key of an account. `gallery` is the name that the gallery had then. `text` is what the
    program itself has to say, in English; `detail` quotes requests and answers, several lines.
    """

    id: int = 0
    at: float = 0.0
    level: LogLevel = LogLevel.NOTICE
    kind: str
    gallery_id: int = 0
    gallery: str = ""
    host: str = ""
    account: str = ""
    subject: str = ""
    count: int = 0
    error: ErrorInfo | None = None
    text: str = ""
    detail: str = ""


class LogWord(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word that a line must have: in its own text, or because its kind, error or host is among those whose sentence
    or name has it in the person's language."""

    text: str
    kinds: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


class LogFilter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which lines. Empty fields let everything through; `error` is an ErrorKind; every word must fit."""

    levels: tuple[LogLevel, ...] = ()
    kind: str = ""
    error: str = ""
    host: str = ""
    gallery_id: int = 0
    words: tuple[LogWord, ...] = ()


class LogGallery(msgspec.Struct, frozen=True, kw_only=True):
    """A gallery that the log knows, by the name that it had last."""

    id: int
    name: str


class GetLog(CommandBase, frozen=True, kw_only=True, tag="get_log"):
    """Answered by LogPage: the newest lines of `filter`, those before the line `before`, or those after `after`."""

    filter: LogFilter = LogFilter()
    before: int | None = None
    after: int | None = None
    limit: int = 200


class FollowLog(CommandBase, frozen=True, kw_only=True, tag="follow_log"):
    """Hear of new lines (LogGrew), or no longer."""

    is_on: bool = True


class LogPage(ReplyBase, frozen=True, kw_only=True, tag="log_page"):
    """Lines, newest first. A search that takes long answers in parts: unless `is_end`, ask again from `next_id` on (as
    `before`, or as `after` where that was asked for).

    `total` counts all lines of the log, whatever the filter. `galleries` are those that the log heard of last; they
    come with the newest lines only.
    """

    entries: tuple[LogEntry, ...] = ()
    next_id: int = 0
    is_end: bool = False
    newest_id: int = 0
    total: int = 0
    galleries: tuple[LogGallery, ...] = ()


class LogGrew(EventBase, frozen=True, kw_only=True, tag="log_grew"):
    """There are lines up to `newest_id` in the log. Only for clients that follow it. Merged: the latest wins."""

    newest_id: int
