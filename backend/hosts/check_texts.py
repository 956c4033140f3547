"""What can be wrong with one text of a definition: a placeholder, a pattern, a path. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import msgspec
import regex

from backend.hosts import lines
from backend.hosts.definition import Condition, Definition, Extraction
from backend.hosts.extract import css_selector, json_path, xml_path
from backend.hosts.pattern import compiled
from backend.hosts.placeholders import is_random, parse
from backend.protocol.errors import ErrorKind

Fault = tuple[lines.Path, str]
"""Where in the definition, and why."""

NOT_FOR_HOSTS = (
    ErrorKind.BUG,
    ErrorKind.CANCELLED,
    ErrorKind.DISK,
    ErrorKind.FOLDER_GONE,
    ErrorKind.NOTHING_FOUND,
    ErrorKind.ARCHIVE_LOCKED,
    ErrorKind.WRONG_PASSWORD,
    ErrorKind.FILE_CHANGED,
    ErrorKind.FILE_UNREADABLE,
    ErrorKind.PROXY,
)
"""Kinds that arise on this computer: no answer can mean them."""


def in_extraction(wanted: Extraction, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    if wanted.json is not None:
        yield from in_parsed(json_path, wanted.json, (*place, "json"))
    if wanted.css is not None:
        yield from in_parsed(css_selector, wanted.css, (*place, "css"))
    if wanted.xml is not None:
        yield from in_parsed(xml_path, wanted.xml, (*place, "xml"))
    if wanted.placed is not None:
        yield from in_parsed(css_selector, wanted.placed.css, (*place, "placed", "css"))
        yield from in_pattern(wanted.placed.position, (*place, "placed", "position"), groups=1)
    yield from in_pattern(wanted.regex or "", (*place, "regex"))
    if wanted.value is not None:
        yield from in_template(wanted.value, (*place, "value"), known)
    for key, terms in (("sum", wanted.sum), ("difference", wanted.difference)):
        for index, term in enumerate(terms or ()):
            yield from in_template(term, (*place, key, index), known)
    for index, rewrite in enumerate(wanted.rewrite):
        spot = (*place, "rewrite", index)
        groups = [int(number) for number in regex.findall(r"\\(\d)", rewrite.by)]
        yield from in_pattern(rewrite.pattern, (*spot, "pattern"), groups=max(groups, default=0))
        if regex.search(r"\\(?!\d)", rewrite.by):
            yield (*spot, "by"), "after a backslash comes the number of a group"
    for index, one in enumerate(wanted.first_of or ()):
        yield from in_extraction(one, (*place, "first_of", index), known)


def in_condition(condition: Condition, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    if condition.equals is not None and condition.matches is not None:
        yield place, "equals or matches, not both"
    yield from in_pattern(condition.matches or "", (*place, "matches"))
    yield from in_extraction(condition, place, known)


def all_texts(part: object) -> Iterator[str]:
    """Every text inside a part of a definition."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from all_texts(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from all_texts(value)
    elif isinstance(part, msgspec.Struct):
        for name in part.__struct_fields__:
            yield from all_texts(getattr(part, name))


def in_template(template: str, place: lines.Path, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    try:
        pieces = parse(template)
    except ValueError as error:
        yield place, str(error)
        return
    for piece in pieces:
        if not piece.is_placeholder:
            continue
        for scope, name in piece.alternatives:
            if not (is_random(name) if scope == "random" else name in known.get(scope, ())):
                yield place, f"unknown placeholder {{{piece.text}}}"


def in_pattern(pattern: str, place: lines.Path, *, groups: int = 0) -> Iterator[Fault]:
    if not pattern:
        return
    try:
        found = compiled(pattern).groups
    except ValueError as error:
        yield place, str(error)
        return
    if found < groups:
        yield place, f"the pattern has no group {groups}"


def in_parsed(parser: Callable[[str], object], text: str, place: lines.Path) -> Iterator[Fault]:
    try:
        parser(text)
    except ValueError as error:
        yield place, str(error)


def option_names(definition: Definition) -> set[str]:
    return {option.name for option in definition.options}


def kept_names(definition: Definition) -> set[str]:
    return {
        reading.name for step in (*definition.begin, *definition.upload, *definition.results) for reading in step.keep
    }
