"""Whether a host would take a file, by what its definition says. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from backend.hosts.base import HostLimits
from backend.protocol.rows import RefusalReason


class Picture(Protocol):
    """What is known of a file after the scan. A width of 0 means: not known."""

    @property
    def format(self) -> str: ...

    @property
    def size_bytes(self) -> int: ...

    @property
    def width(self) -> int: ...

    @property
    def height(self) -> int: ...


def narrowed(limits: HostLimits, most_bytes: int | None) -> HostLimits:
    """With a smaller limit for the size of a file where the host turned out to take less than its definition says."""
    if most_bytes is None or (limits.max_size_bytes or most_bytes) < most_bytes:
        return limits
    return replace(limits, max_size_bytes=most_bytes)


def fits(file: Picture, limits: HostLimits) -> RefusalReason | None:
    """Why the host would refuse the file, or None. Of several reasons, the one that is hardest to mend."""
    if 0 < file.width < (limits.min_width or 0) or 0 < file.height < (limits.min_height or 0):
        return RefusalReason.TOO_SMALL
    if limits.formats and file.format not in limits.formats:
        return RefusalReason.FORMAT
    if (
        file.width > (limits.max_width or file.width)
        or file.height > (limits.max_height or file.height)
        or file.width * file.height > (limits.max_pixels or file.width * file.height)
    ):
        return RefusalReason.DIMENSIONS
    return RefusalReason.SIZE if file.size_bytes > (limits.max_size_bytes or file.size_bytes) else None
