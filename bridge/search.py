"""The search field: words and tokens into a question that each row can answer. Pure.

Words must all occur in the row's text (name, tab, template, custom fields, hosts; case does not matter).
Tokens: `state:failed host:imx tab:travel size:>1gb`; several of one kind are alternatives.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from backend.protocol.rows import GalleryState

_SIZE = re.compile(r"([<>]=?)?(\d+(?:[.,]\d+)?)([kmgt]?)b?", re.IGNORECASE)
_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
_WORD = re.compile(r'(?:(?P<key>state|host|tab|size):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """`smallest` and `largest` are bytes, both included."""

    words: tuple[str, ...] = ()
    states: frozenset[str] = field(default_factory=frozenset)
    hosts: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    smallest: int | None = None
    largest: int | None = None

    @property
    def is_empty(self) -> bool:
        return self == Query()


def parse(text: str) -> Query:
    """Never fails: a token that is not understood (state:banana) is looked for as a word."""
    words: list[str] = []
    states: set[str] = set()
    hosts: list[str] = []
    tabs: list[str] = []
    smallest: int | None = None
    largest: int | None = None
    for match in _WORD.finditer(text):
        whole = match.group().casefold()
        if not whole:
            continue
        value = (match["quoted"] if match["quoted"] is not None else match["plain"]).casefold()
        key = (match["key"] or "").casefold()
        found = {state.value for state in GalleryState if value and state.value.startswith(value)}
        limits = _limits(value)
        if key == "state" and found:
            states |= found
        elif key == "host" and value:
            hosts.append(value)
        elif key == "tab" and value:
            tabs.append(value)
        elif key == "size" and limits is not None:
            smallest = limits[0] if limits[0] is not None else smallest
            largest = limits[1] if limits[1] is not None else largest
        elif key == "" and value:
            words.append(value)
        elif value:
            words.append(whole)
    return Query(tuple(words), frozenset(states), tuple(hosts), tuple(tabs), smallest, largest)


def _limits(value: str) -> tuple[int | None, int | None] | None:
    match = _SIZE.fullmatch(value)
    if match is None:
        return None
    size_bytes = int(float(match[2].replace(",", ".")) * _FACTORS[match[3].lower()])
    sign = match[1] or ""
    if sign == ">":
        return size_bytes + 1, None
    if sign == ">=":
        return size_bytes, None
    if sign == "<":
        return None, size_bytes - 1
    if sign == "<=":
        return None, size_bytes
    # "size:2gb" means about that much, as it is shown
    return int(size_bytes * 0.95), int(size_bytes * 1.05)
