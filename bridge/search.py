"""The search field: words and tokens into a question that each row can answer. Pure.

Words must all occur in the row's text (name, tab, template, custom fields, hosts; case does not matter).
Tokens: `state:failed host:imx tab:travel template:forum size:>1gb links:offline`; several of one kind are alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from backend.protocol.links import LinksState
from backend.protocol.rows import GalleryState
from bridge.gallery_line import LOOKS
from bridge.wording import tr, translated

_SIZE = re.compile(r"([<>]=?)?(\d+(?:[.,]\d+)?)([kmgt]?)b?", re.IGNORECASE)
_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
UNCHECKED, GONE = "unchecked", "gone"
LINKS = (*(state.value for state in LinksState), UNCHECKED)
_KEY = "(?P<key>state|host|tab|template|size|links)"
_WORD = re.compile(rf'(?:{_KEY}:)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>\S*))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """`smallest` and `largest` are bytes, both included."""

    words: tuple[str, ...] = ()
    states: frozenset[str] = field(default_factory=frozenset)
    hosts: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    templates: tuple[str, ...] = ()
    smallest: int | None = None
    largest: int | None = None
    links: frozenset[str] = field(default_factory=frozenset)  # of LINKS

    @property
    def is_empty(self) -> bool:
        return self == Query()


def parse(text: str) -> Query:
    """Never fails: a token that is not understood (state:banana) is looked for as a word."""
    words: list[str] = []
    states: set[str] = set()
    hosts: list[str] = []
    tabs: list[str] = []
    templates: list[str] = []
    links: set[str] = set()
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
        elif key == "template" and value:
            templates.append(value)
        elif key == "links" and (states_of_links := _links(value)):
            links |= states_of_links
        elif key == "size" and limits is not None:
            smallest = limits[0] if limits[0] is not None else smallest
            largest = limits[1] if limits[1] is not None else largest
        elif key == "" and value:
            words.append(value)
        elif value:
            words.append(whole)
    return Query(
        tuple(words),
        frozenset(states),
        tuple(hosts),
        tuple(tabs),
        tuple(templates),
        smallest,
        largest,
        frozenset(links),
    )


def _links(value: str) -> set[str]:
    """`gone` is for whatever has lost something."""
    if value == GONE:
        return {LinksState.PARTIAL.value, LinksState.OFFLINE.value}
    return {word for word in LINKS if value and word.startswith(value)}


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


class Completion(NamedTuple):
    """`text` is the whole field once it is taken, `token` what it adds, `hint` what that means."""

    text: str
    token: str
    hint: str


_LAST = re.compile(rf'(?:{_KEY}:"?(?P<value>(?<=")[^"]*|\S*)|(?P<word>[^\s"]+))$', re.IGNORECASE)
MOST_COMPLETIONS = 9


def completions(
    text: str, hosts: Iterable[tuple[str, str]], tabs: Iterable[str], templates: Iterable[str]
) -> list[Completion]:
    """What the last word of the field may become. `hosts` are codes and names, the others names."""
    last = _LAST.search(text)
    if last is None:
        return []
    before = text[: last.start()]
    if last["word"]:
        word = last["word"].casefold()
        return [
            Completion(before + token, token, translated(hint)) for token, hint in _tokens() if token.startswith(word)
        ]
    key, value = last["key"].lower(), last["value"].casefold()
    if key == "state":
        values = [(state.value, LOOKS[state].label) for state in GalleryState if state.value.startswith(value)]
    elif key == "host":
        values = [(code.lower(), name) for code, name in hosts if value in f"{code}\n{name}".casefold()]
    elif key == "links":
        values = [(word, hint) for word, hint in _link_words() if word.startswith(value)]
    elif key == "size":
        values = [(size, hint) for size, hint in _sizes() if size.startswith(value)]
    else:
        names = tabs if key == "tab" else templates
        values = [(f'"{name}"' if " " in name else name, "") for name in names if value in name.casefold()]
    typed = last.group().casefold()
    tokens = [(f"{key}:{value}", hint) for value, hint in values]
    made = [Completion(f"{before}{token} ", token, hint) for token, hint in tokens if token.casefold() != typed]
    return made[:MOST_COMPLETIONS]


def _tokens() -> tuple[tuple[str, str], ...]:
    return (
        ("state:", tr("Only galleries in a state")),
        ("host:", tr("Only galleries for a host")),
        ("tab:", tr("Only galleries of a tab")),
        ("template:", tr("Only galleries with a template")),
        ("size:", tr("Only galleries above or below a size")),
        ("links:", tr("Only galleries whose links were found so")),
    )


def _link_words() -> tuple[tuple[str, str], ...]:
    return (
        (LinksState.ONLINE.value, tr("All links work")),
        (LinksState.PARTIAL.value, tr("Some links are gone")),
        (LinksState.OFFLINE.value, tr("All links are gone")),
        (GONE, tr("Some or all links are gone")),
        (UNCHECKED, tr("Never checked")),
    )


def _sizes() -> tuple[tuple[str, str], ...]:
    return (
        (">100mb", tr("More than 100 MB")),
        (">1gb", tr("More than 1 GB")),
        ("<10mb", tr("Less than 10 MB")),
    )
