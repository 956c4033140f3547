"""Sizes and times as hosts write them, made into plain numbers."""

from __future__ import annotations

from datetime import UTC, datetime

import regex

from backend.hosts.definition import ValueType

_SIZE = regex.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([kmgtp]?)(i?)b?(?:ytes?)?", regex.IGNORECASE)
_POWERS = " kmgtp"
_SECONDS_TO = 100_000_000_000  # larger numbers are milliseconds: as seconds they are after the year 5000


def typed(text: str, kind: ValueType) -> str:
    """The text as the kind of value that it should be; empty when it cannot be read so ("unlimited", "never")."""
    match kind:
        case ValueType.BYTES:
            return _size_bytes(text)
        case ValueType.TIME:
            return _unix_time(text)
        case ValueType.TEXT:
            return text


def _size_bytes(text: str) -> str:
    if text.lstrip("-").isascii() and text.lstrip("-").isdecimal():
        return text
    match = _SIZE.fullmatch(text.strip())
    if match is None:
        return ""
    number, unit, binary = match.groups()
    base = 1024 if binary else 1000
    return str(int(float(number.replace(",", ".")) * base ** _POWERS.index(unit.lower() or " ")))


def _unix_time(text: str) -> str:
    if text.isascii() and text.isdecimal():
        number = int(text[:20])
        return str(number // 1000 if number > _SECONDS_TO else number) if number else ""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return ""
    return f"{(at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp():.0f}"
