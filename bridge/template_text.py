"""Sentences about templates: what is wrong with one, what became of an imported one."""

from __future__ import annotations

import re
from typing import NamedTuple

from backend.protocol.templates import Fault, ImportedLine, ImportedTemplate, Outcome, TemplateProblem
from bridge import formatting as text
from bridge.error_text import Context, sentence
from bridge.wording import tr

SYNTAX_NAMES = {"imxuploader": "IMXuploader", "connie": "Connie’s Uploader"}


class ProblemLine(NamedTuple):
    """One card below the editor. `fixLabel` is empty where nothing can be done with one click."""

    key: str
    line: int
    title: str
    what: str
    tone: str
    fixLabel: str


class Fix(NamedTuple):
    """Characters of the whole text to take away, and what comes in their place."""

    start: int
    end: int
    instead: str


class ImportLine(NamedTuple):
    key: str
    line: str
    was: str
    now: str
    icon: str
    tone: str
    note: str


def problem_line(number: int, found: TemplateProblem) -> ProblemLine:
    name, nearest, line = text.isolated(found.name), text.isolated(found.nearest), found.line
    tone, fix = ("danger" if found.is_fatal or found.fault is Fault.UNKNOWN_FIELD else "warning"), ""
    no_text = tr("Until that is mended, galleries get the text of a built-in template.")
    match found.fault:
        case Fault.UNKNOWN_FIELD:
            title = tr("Line {line}: there is no field {name}").format(line=line, name=name)
            what = no_text if found.is_fatal else tr("It would stay empty in the post.")
            fix = tr("Use {name}").format(name=nearest) if found.nearest else ""
        case Fault.OPEN_TAG if found.name.startswith("/"):
            title = tr("Line {line}: [{name}] closes what is not open").format(line=line, name=name)
            what, fix = tr("The forum would show it as text."), tr("Take it away")
        case Fault.OPEN_TAG:
            title = tr("Line {line}: [{name}] is not closed").format(line=line, name=name)
            what, fix = tr("It would go on to the end of the post."), tr("Close it")
        case Fault.TOO_SLOW:
            title = tr("Line {line}: the template does not come to an end").format(line=line)
            what = no_text
        case Fault.TOO_LARGE:
            title = tr("Line {line}: the template is too large").format(line=line)
            what = no_text
        case _:
            title = tr("Line {line} cannot be read").format(line=line)
            what = f"{text.quoted(found.detail.rstrip('.'))}. {no_text}" if found.detail else no_text
    return ProblemLine(f"{number}:{found.fault}:{line}:{found.name}", line, title, what, tone, fix)


def counted_as_qt(source: str) -> str:
    """The same text for looking up places: Qt counts a character beyond the first 65,536 (an emoji) as two."""
    return _BEYOND.sub("\ufffd\ufffd", source)


_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def fix_of(found: TemplateProblem, source: str) -> Fix | None:
    """What the button of a problem does; None when the text is another one by now."""
    lines = counted_as_qt(source).split("\n")
    if not 1 <= found.line <= len(lines):
        return None
    start, line = sum(len(each) + 1 for each in lines[: found.line - 1]), lines[found.line - 1]
    if found.fault is Fault.UNKNOWN_FIELD and found.nearest:
        for code in re.finditer(r"\{\{.*?\}\}|\{%.*?%\}", line):
            if word := re.search(rf"\b{re.escape(found.name)}\b", code[0]):
                at = start + code.start() + word.start()
                return Fix(at, at + len(found.name), found.nearest)
    if found.fault is Fault.OPEN_TAG and found.name.startswith("/"):
        at = line.lower().rfind(f"[{found.name}]")
        return Fix(start + at, start + at + len(found.name) + 2, "") if at >= 0 else None
    if found.fault is Fault.OPEN_TAG:
        return Fix(start + len(line), start + len(line), f"[/{found.name}]")
    return None


def imported_title(found: ImportedTemplate) -> str:
    """What a file turned into, in one line."""
    if found.error is not None:
        return sentence(found.error, Context()).title
    if found.syntax not in SYNTAX_NAMES:
        return tr("{name} – taken in as it is").format(name=text.isolated(found.name))
    return tr("{name} – from {program}").format(name=text.isolated(found.name), program=SYNTAX_NAMES[found.syntax])


def imported_detail(found: ImportedTemplate) -> str:
    if found.error is not None:
        return sentence(found.error, Context()).what
    counts = {outcome: sum(line.outcome is outcome for line in found.lines) for outcome in Outcome}
    parts = []
    if counts[Outcome.TRANSLATED]:
        parts.append(tr("%n word(s) translated", "", counts[Outcome.TRANSLATED]))
    if counts[Outcome.CHANGED]:
        parts.append(tr("%n nearly the same", "", counts[Outcome.CHANGED]))
    if counts[Outcome.LEFT_OUT]:
        parts.append(tr("%n left out", "", counts[Outcome.LEFT_OUT]))
    return " · ".join(parts)


def import_line(number: int, line: ImportedLine) -> ImportLine:
    icon, tone = {
        Outcome.TRANSLATED: ("circle-check", "success"),
        Outcome.CHANGED: ("triangle-alert", "warning"),
        Outcome.LEFT_OUT: ("circle-x", "danger"),
    }[line.outcome]
    return ImportLine(str(number), text.number(line.line), line.was, line.now, icon, tone, _why(line.why))


def _why(word: str) -> str:
    match word:
        case "unknown_placeholder":
            return tr("Nothing known has this name; it stays as text.")
        case "no_counterpart":
            return tr("There is nothing like it in Galleon.")
        case "one_cover":
            return tr("A gallery has one cover.")
        case "without_if" | "without_for":
            return tr("Nothing is open that it would end.")
        case "closed_at_end":
            return tr("It was never closed; the end of the template closes it.")
        case "condition":
            return tr("This comparison cannot be kept; it counts as not met, or compares numbers.")
    return ""
