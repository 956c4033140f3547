"""Reads values out of an answer. Pure: an answer and a description in, a text out."""

from __future__ import annotations

from functools import cached_property, lru_cache

import jsonpath
import msgspec
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from backend.hosts import pattern
from backend.hosts.definition import AnswerKind, Extraction
from backend.hosts.placeholders import Values
from backend.uploads.http import Answer


class _Paths(jsonpath.JSONPathEnvironment):
    """Without functions: those with patterns have no time limit."""

    def setup_function_extensions(self) -> None:
        self.function_extensions = {}


_PATHS = _Paths(strict=True)


@lru_cache(maxsize=256)
def json_path(path: str) -> jsonpath.CompoundJSONPath | jsonpath.JSONPath:
    """Raises ValueError with the reason when the path is none."""
    try:
        return _PATHS.compile(path)
    except jsonpath.JSONPathError as error:
        raise ValueError(str(error).partition("\n")[0]) from error


def css_selector(selector: str) -> str:
    """The selector itself. Raises ValueError when it is none."""
    try:
        LexborHTMLParser("").css_first(selector)
    except SelectolaxError as error:
        raise ValueError("is no CSS selector") from error
    return selector


class Extract:
    """One answer, taken apart as far as it is asked about."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    @cached_property
    def text(self) -> str:
        return self.answer.text().strip()

    @cached_property
    def is_page(self) -> bool:
        """Whether it is a web page, whatever its header says."""
        return self.text[:512].lower().startswith(("<!doctype html", "<html", "<head", "<body"))

    def is_readable(self, kind: AnswerKind) -> bool:
        """Whether the answer is of the kind that the definition promises."""
        match kind:
            case AnswerKind.JSON:
                return self._json is not None
            case AnswerKind.HTML | AnswerKind.XML:
                return self.text.startswith("<")
            case AnswerKind.TEXT:
                return bool(self.text) and not self.is_page
            case AnswerKind.ANY:
                return True

    def value(self, wanted: Extraction, values: Values) -> str:
        """The text, or empty when there is none. Raises TimeoutError for a pattern that takes too long."""
        text = self._raw(wanted, values).strip()
        for rewrite in wanted.rewrite:
            text = (pattern.replace(rewrite.pattern, rewrite.by, text) or "") if text else ""
        return text

    def _raw(self, wanted: Extraction, values: Values) -> str:
        if wanted.json is not None:
            return self._from_json(wanted.json)
        if wanted.css is not None:
            return self._from_page(wanted.css, wanted.attribute)
        if wanted.regex is not None:
            match = pattern.search(wanted.regex, self.text)
            return (match.group(1 if match.re.groups else 0) or "") if match else ""
        if wanted.header is not None:
            return self.answer.headers.get(wanted.header.lower(), "")
        if wanted.text:
            return self.text
        if wanted.final_url:
            return self.answer.url
        if wanted.value is not None:
            return values.fill_all(wanted.value)
        found = (self.value(one, values) for one in wanted.first_of or ())
        return next((text for text in found if text), "")

    @cached_property
    def _json(self) -> dict[str, object] | list[object] | None:
        """The object or array that the body is, or None. A lone text or number is no answer of an interface."""
        try:
            value = msgspec.json.decode(self.answer.body)
        except (msgspec.DecodeError, RecursionError):
            return None
        return value if isinstance(value, dict | list) else None

    def _from_json(self, path: str) -> str:
        if self._json is None:
            return ""
        for found in json_path(path).findall(self._json):
            if isinstance(found, bool):
                return "true" if found else "false"
            if isinstance(found, str | int | float):
                return str(found)
        return ""

    @cached_property
    def _page(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.text)

    def _from_page(self, selector: str, attribute: str) -> str:
        node = self._page.css_first(selector)
        if node is None:
            return ""
        return (node.attributes.get(attribute) or "") if attribute else node.text()
