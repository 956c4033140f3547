"""The filters and functions of templates. None of them can make much out of little: what they return is measured."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from jinja2 import Undefined, filters, pass_environment
from jinja2.utils import Namespace
from markupsafe import Markup, escape

from backend.output.formats import Format, bbcode_text, markdown_text
from backend.output.quantities import byte_size, counted

T = TypeVar("T", bound=str)

MAX_TEXT = 5_000_000
"""Characters that any text inside a template, and bytes that its whole result, may have."""

MAX_RANGE = 100_000

_LINE_OF_BLANKS = re.compile(r"^[^\S\n]+\n", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


class TooMuch(Exception):
    """The template wants more memory than it gets. The message says of what."""


class TooSlow(TooMuch):
    """The template wants more time than it gets."""


def measured(text: T) -> T:
    """The text itself, if it is not too long."""
    if len(text) > MAX_TEXT:
        raise TooMuch(f"more than {MAX_TEXT} characters")
    return text


def joined(*parts: object, separator: str = "") -> str:
    """Texts and numbers in a row; markup among them makes the whole markup, as `~` does in Jinja2."""
    texts = [shown(part) for part in parts]
    if sum(map(len, texts)) + len(separator) * len(texts) > MAX_TEXT:
        raise TooMuch(f"more than {MAX_TEXT} characters")
    if any(isinstance(text, Markup) for text in texts):
        return escape(separator).join(texts)
    return separator.join(texts)


def shown(value: object) -> str:
    """What stands in the text. A list has to be gone through by a loop; nothing unknown is shown as empty."""
    match value:
        case str():
            return value
        case None:
            return ""
        case bool() | int() | float():
            return str(value)
        case Undefined():
            return str(value)  # raises
    raise TypeError(f"{_kind(value)} is no text")


def number_range(*arguments: int) -> range:
    numbers = range(*arguments)
    if len(numbers) > MAX_RANGE:
        raise TooMuch(f"range of more than {MAX_RANGE}")
    return numbers


def _kind(value: object) -> str:
    return type(value).__name__.removesuffix("View").lower()


def _default(value: object, instead: object = "") -> object:
    return instead if isinstance(value, Undefined) or value is None or value == "" else value


def _join(values: Iterable[object], separator: str = "") -> str:
    return joined(*values, separator=separator)


def _replace(text: str, old: str, new: str) -> str:
    text = shown(text)
    if len(text) + text.count(old) * (len(new) - len(old)) > MAX_TEXT:
        raise TooMuch(f"more than {MAX_TEXT} characters")
    return text.replace(old, new)


def _tidy(text: str) -> str:
    """The text without lines of blanks, and with one empty line where there were several."""
    tidied = _EMPTY_LINES.sub("\n\n", _LINE_OF_BLANKS.sub("", shown(text)))
    return measured(type(text)(tidied))


def _columns(values: Iterable[object], number: int) -> list[list[object]]:
    if number < 1:
        raise ValueError("columns: at least 1")
    items = list(values)
    return [items[at : at + number] for at in range(0, len(items), number)]


@pass_environment
def _map(environment: Any, values: Iterable[object], *, attribute: str) -> list[object]:
    return [environment.getattr(value, attribute) for value in values]


def _on_text(function: Callable[..., str]) -> Callable[..., str]:
    """A filter of Jinja2 that would take anything's repr, kept to texts and numbers."""

    @functools.wraps(function)
    def limited(value: object, *arguments: object) -> str:
        return measured(function(shown(value), *arguments))

    return limited


@pass_environment
def _truncate(environment: Any, text: object, length: int = 255, killwords: bool = False, end: str = "…") -> str:
    return filters.do_truncate(environment, measured(shown(text)), length, killwords, measured(end), 0)


def _escape(value: object) -> Markup:
    return measured(escape(shown(value)))


FILTERS: dict[str, Callable[..., Any]] = {
    "bb": _on_text(bbcode_text),
    "md": _on_text(markdown_text),
    "e": _escape,
    "escape": _escape,
    "safe": lambda value: Markup(shown(value)),  # noqa: S704 - the person's own words in the person's own page
    "size": byte_size,
    "columns": _columns,
    "batch": _columns,
    "default": _default,
    "d": _default,
    "length": len,
    "count": len,
    "first": filters.FILTERS["first"],
    "last": filters.FILTERS["last"],
    "join": _join,
    "map": _map,
    "selectattr": filters.FILTERS["selectattr"],
    "rejectattr": filters.FILTERS["rejectattr"],
    "sort": filters.FILTERS["sort"],
    "reverse": filters.FILTERS["reverse"],
    "list": list,
    "upper": _on_text(filters.do_upper),
    "lower": _on_text(filters.do_lower),
    "title": _on_text(filters.do_title),
    "capitalize": _on_text(filters.do_capitalize),
    "tidy": _tidy,
    "trim": _on_text(filters.do_trim),
    "replace": _replace,
    "truncate": _truncate,
    "round": filters.do_round,
    "int": filters.do_int,
    "string": shown,
    "urlencode": _on_text(filters.do_urlencode),
}


def functions(form: Format) -> dict[str, Callable[..., Any]]:
    """What a template of this format may call."""
    return {
        "thumbnail": form.thumbnail,
        "full": form.full,
        "link": form.link,
        "counted": counted,
        "range": number_range,
        "namespace": Namespace,
    }
