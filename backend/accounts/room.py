"""Whether an upload can fit where it is to go, asked before anything is sent. Pure; sizes in bytes."""

from __future__ import annotations

from backend.protocol.accounts import AccountFacts
from backend.protocol.errors import ErrorInfo, ErrorKind


def room_bytes(facts: AccountFacts | None) -> int | None:
    """How much more the account takes; None when nothing limits it, or nobody knows."""
    if facts is None:
        return None
    limits = [left for left in (facts.storage_left_bytes, facts.traffic_left_bytes) if left is not None]
    return min(limits, default=None)


def has_room(facts: AccountFacts | None, size_bytes: int) -> bool:
    room = room_bytes(facts)
    return room is None or size_bytes <= room


def reason_no_room(facts: AccountFacts | None, size_bytes: int, host_id: str) -> ErrorInfo | None:
    """The error of a share of a gallery that does not fit into what is left of the account."""
    room = room_bytes(facts)
    if room is None or size_bytes <= room:
        return None
    return ErrorInfo(kind=ErrorKind.QUOTA, host=host_id, detail=f"needs {shown(size_bytes)}, {shown(room)} left")


def reason_too_large(facts: AccountFacts | None, size_bytes: int, host_id: str, name: str) -> ErrorInfo | None:
    """The error of one file that is larger than the account may send."""
    largest = facts.max_size_bytes if facts is not None else None
    if largest is None or size_bytes <= largest:
        return None
    detail = f"{shown(size_bytes)}, this account may send at most {shown(largest)}"
    return ErrorInfo(kind=ErrorKind.FILE_REJECTED, host=host_id, subject=name, detail=detail, is_too_large=True)


def shown(size_bytes: int) -> str:
    """A size for a person, with three digits that count at most."""
    size = float(size_bytes)
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if size < 1000 or unit == "TB":
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
