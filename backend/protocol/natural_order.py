"""The order of names that people expect; files in the engine and galleries in the window are sorted by it."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = re.compile(r"([0-9]+)")


def natural(name: str) -> list[str | int]:
    """Sort key: numbers by value, letters without case, the same on every system whatever its locale.

    natsort's key does the same in five times the time, which was a fifth of a scan.
    """
    parts: list[str | int] = list(_DIGITS.split(unicodedata.normalize("NFC", name).casefold()))
    parts[1::2] = [int(digits) for digits in parts[1::2]]
    return parts
