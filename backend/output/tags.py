"""Finds BBCode tags that a template opens and never closes. Pure."""

from __future__ import annotations

import re

from backend.protocol.templates import Fault, TemplateProblem

PAIRED = frozenset(
    (
        *("b", "i", "u", "s", "center", "left", "right", "url", "img", "size", "color", "font", "quote", "code"),
        *("list", "spoiler", "table", "tr", "td", "th", "indent", "sub", "sup", "email", "highlight"),
    )
)
"""Tags that forums know and that need their end; `[hr]`, `[br]` and `[*]` stand alone."""

_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_BRANCH = re.compile(r"\{%-?\s*(?:else|elif)\b")
_TAG = re.compile(r"\[(?P<end>/?)(?P<name>[A-Za-z]+)(?:[= ][^\]\n]*)?\]")


def open_tags(source: str) -> tuple[TemplateProblem, ...]:
    """A tag that is opened more often than closed, by the line of its first opening without an end; or the other way.

    A template with branches may open in each of them and close once: what has an else is not judged.
    """
    if _BRANCH.search(source):
        return ()
    # What Jinja2 writes may hold brackets of its own; line breaks stay, so that lines keep their numbers.
    text = _JINJA.sub(lambda match: "\n" * match[0].count("\n"), source)
    waiting: dict[str, list[int]] = {}
    found: list[TemplateProblem] = []
    line, at = 1, 0
    for match in _TAG.finditer(text):
        name = match["name"].lower()
        if name not in PAIRED:
            continue
        line, at = line + text.count("\n", at, match.start()), match.start()
        lines = waiting.setdefault(name, [])
        if not match["end"]:
            lines.append(line)
        elif lines:
            lines.pop()
        else:
            found.append(_problem(line, f"/{name}"))
    found += [_problem(lines[0], name) for name, lines in waiting.items() if lines]
    return tuple(sorted(found, key=lambda problem: problem.line))


def _problem(line: int, tag: str) -> TemplateProblem:
    return TemplateProblem(fault=Fault.OPEN_TAG, line=line, is_fatal=False, name=tag)
