"""The history of a gallery, and what is left to do for it at its hosts."""

from __future__ import annotations

import msgspec

from backend.protocol.bases import CommandBase, EventBase, ReplyBase
from backend.protocol.errors import ErrorInfo


class ActivityRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of a gallery's history. `kind` is a closed word list; the window makes the sentence."""

    id: int
    gallery_id: int
    at: float
    kind: str  # added, scanned, started, paused, resumed, file_failed, host_done, completed, incomplete, failed, …
    host: str = ""
    subject: str = ""
    count: int = 0
    error: ErrorInfo | None = None


class FollowUpRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is left to do at a host for a gallery that is there. `kind`: rename (give it its name), resolve (ask for
    the addresses of the images themselves, one of `ids` for each). `next_at` is Unix time, None means now; with
    `is_stopped` nothing happens until the person helps, and `error` says why."""

    ids: tuple[int, ...]
    kind: str
    gallery_id: int
    host_id: str
    next_at: float | None = None
    is_stopped: bool = False
    error: ErrorInfo | None = None


class GetActivity(CommandBase, frozen=True, kw_only=True, tag="get_activity"):
    """Newest first, at most `limit`. Answered by Activity."""

    gallery_id: int
    limit: int = 500


class RetryFollowUps(CommandBase, frozen=True, kw_only=True, tag="retry_follow_ups"):
    """Do now what is left to do for a gallery at its hosts; empty `ids` means all."""

    gallery_id: int
    ids: tuple[int, ...] = ()


class DropFollowUps(CommandBase, frozen=True, kw_only=True, tag="drop_follow_ups"):
    """Leave undone what is left to do for a gallery at its hosts; empty `ids` means all."""

    gallery_id: int
    ids: tuple[int, ...] = ()


class Activity(ReplyBase, frozen=True, kw_only=True, tag="activity"):
    gallery_id: int
    entries: tuple[ActivityRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()


class ActivityAdded(EventBase, frozen=True, kw_only=True, tag="activity_added"):
    """Only for the watched gallery."""

    entry: ActivityRow


class FollowUpsChanged(EventBase, frozen=True, kw_only=True, tag="follow_ups_changed"):
    """All that is left to do for a gallery at its hosts. Only for the watched gallery."""

    gallery_id: int
    rows: tuple[FollowUpRow, ...]


ActivityCommand = GetActivity | RetryFollowUps | DropFollowUps
