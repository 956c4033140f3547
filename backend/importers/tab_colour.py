"""The colour of a tab here that comes nearest to one of another program. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TABS = ("2f5be0", "a86500", "c2357a", "0b7e6b", "7443d6", "b8481f", "4e7a14", "626a78")
"""The colours 1 to 8 as the light theme draws them (qml/App/Theme); dark ones are of the same hues."""

_COLOUR = re.compile(r"#(?P<red>[0-9a-fA-F]{2})(?P<green>[0-9a-fA-F]{2})(?P<blue>[0-9a-fA-F]{2})")


def nearest(colour: str, used: Sequence[int], most: int) -> int:
    """Number of a colour. For what is no "#rrggbb" it is the one that is used least."""
    match = _COLOUR.fullmatch(colour.strip())
    if match is None:
        return min(range(1, most + 1), key=lambda number: (used.count(number), number))
    wanted = [int(match[name], 16) for name in ("red", "green", "blue")]
    numbers = range(1, len(_TABS) + 1)
    return min(numbers, key=lambda number: _distance(wanted, list(bytes.fromhex(_TABS[number - 1]))))


def _distance(one: Sequence[int], other: Sequence[int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
