"""Galleries that wait for a date and a time of day."""

from __future__ import annotations

from backend.protocol.bases import CommandBase


class StartAt(CommandBase, frozen=True, kw_only=True, tag="start_at"):
    """Start these galleries at this time (Unix seconds), or when they are scanned if that is later.

    They stand in line from now on, and are paused and resumed like any other that does. Of incomplete and failed ones
    what failed is tried again then; what uploads or is complete is passed over. None takes the time away: a gallery
    that has nothing on a host is ready again, one that has is paused. Answered by Refused(BAD_INPUT) when the time is
    past.
    """

    ids: tuple[int, ...]
    at: float | None
