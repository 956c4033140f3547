"""Reads values out of an answer. Pure: an answer and a description in, a text out."""

from __future__ import annotations

import base64
import binascii
import html
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

import elementpath
import jsonpath
import msgspec
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from backend.hosts import pattern
from backend.hosts.definition import AnswerKind, Decoding, Extraction, FieldSet, Placed, Rows
from backend.hosts.placeholders import Values
from backend.hosts.typed_values import typed
from backend.uploads.http import Answer, CookieStore


class _Paths(jsonpath.JSONPathEnvironment):
    """Without functions: those with patterns have no time limit."""

    def setup_function_extensions(self) -> None:
        self.function_extensions = {}


_PATHS = _Paths(strict=True)
_ROW = ":scope"


@lru_cache(maxsize=256)
def json_path(path: str) -> jsonpath.CompoundJSONPath | jsonpath.JSONPath:
    """Raises ValueError with the reason when the path is none."""
    try:
        return _PATHS.compile(path)
    except jsonpath.JSONPathError as error:
        raise ValueError(str(error).partition("\n")[0]) from error


@lru_cache(maxsize=64)
def xml_path(path: str) -> elementpath.Selector:
    """Raises ValueError with the reason when the path is none. XPath 1.0: its functions know no patterns."""
    try:
        return elementpath.Selector(path, parser=elementpath.XPath1Parser)
    except elementpath.ElementPathError as error:
        raise ValueError(str(error)) from error


def css_selector(selector: str) -> str:
    """The selector itself. Raises ValueError when it is none."""
    if selector == _ROW:
        return selector
    try:
        LexborHTMLParser("").css_first(selector)
    except SelectolaxError as error:
        raise ValueError("is no CSS selector") from error
    return selector


class Extract:
    """One answer, or one row of an answer, taken apart as far as it is asked about. `cookies` are the host's by now."""

    def __init__(
        self,
        answer: Answer,
        cookies: CookieStore | None = None,
        *,
        text: str | None = None,
        json: object = None,
        node: LexborNode | None = None,
    ) -> None:
        self.answer = answer
        self._cookies = cookies
        self._row_text = text
        self._row_json = json
        self._row_node = node

    @cached_property
    def text(self) -> str:
        return self.answer.text().strip() if self._row_text is None else self._row_text

    @cached_property
    def is_page(self) -> bool:
        """Whether it is a web page, whatever its header says."""
        return self.text[:512].lower().startswith(("<!doctype html", "<html", "<head", "<body"))

    def is_readable(self, kind: AnswerKind) -> bool:
        """Whether the answer is of the kind that the definition promises."""
        match kind:
            case AnswerKind.JSON:
                return isinstance(self._json, dict | list)
            case AnswerKind.XML:
                return self._xml is not None and not self.is_page
            case AnswerKind.HTML:
                return self.text.startswith("<")
            case AnswerKind.TEXT:
                return bool(self.text) and not self.is_page
            case AnswerKind.ANY:
                return True

    def value(self, wanted: Extraction, values: Values) -> str:
        """The text, or empty when there is none. Raises TimeoutError for a pattern that takes too long."""
        text = _decoded(self._raw(wanted, values).strip(), wanted.decode)
        for rewrite in wanted.rewrite:
            text = (pattern.replace(rewrite.pattern, rewrite.by, text) or "") if text else ""
        return typed(text, wanted.type)

    def fields(self, wanted: FieldSet) -> list[tuple[str, str]]:
        """Names and values, in their order; empty when there are none."""
        if wanted.json is not None:
            found = next(iter(self._matches(wanted.json)), None)
            members = found.items() if isinstance(found, dict) else ()
            return [(str(name), _as_text(value)) for name, value in members if value is not None]
        inputs = self._root.css(wanted.css or "")
        named = [(node.attributes.get("name"), node.attributes.get("value") or "") for node in inputs]
        return [(name, value) for name, value in named if name]

    def rows(self, wanted: Rows) -> Iterator[Extract]:
        """Each row as an answer of its own."""
        if wanted.json is not None:
            for value in self._matches(wanted.json):
                yield Extract(self.answer, self._cookies, text=_as_text(value), json=value)
        elif wanted.css is not None:
            for node in self._root.css(wanted.css):
                yield Extract(self.answer, self._cookies, text=node.html or "", node=node)
        else:
            for found in pattern.every(wanted.regex or "", self.text):
                yield Extract(self.answer, self._cookies, text=found)

    # -- the ways ----------------------------------------------------------------------------------------------

    def _raw(self, wanted: Extraction, values: Values) -> str:
        if wanted.json is not None:
            return self._from_json(wanted.json)
        if wanted.css is not None:
            return self._from_page(wanted.css, wanted.attribute)
        if wanted.xml is not None:
            return self._from_xml(wanted.xml)
        if wanted.regex is not None:
            # The body as it came: a pattern may end with the last line's break, which `text` has lost.
            match = pattern.search(wanted.regex, self.answer.text() if self._row_text is None else self._row_text)
            return (match.group(1 if match.re.groups else 0) or "") if match else ""
        if wanted.header is not None:
            return self.answer.headers.get(wanted.header.lower(), "")
        if wanted.cookie is not None:
            return (self._cookies.get(wanted.cookie) or "") if self._cookies is not None else ""
        if wanted.text:
            return self.text
        if wanted.final_url:
            return self.answer.url
        if wanted.placed is not None:
            return self._placed(wanted.placed)
        if wanted.value is not None:
            return values.fill_all(wanted.value)
        if wanted.sum is not None:
            return _calculated(1, [values.fill_all(term) for term in wanted.sum])
        if wanted.difference is not None:
            return _calculated(-1, [values.fill_all(term) for term in wanted.difference])
        found = (self.value(one, values) for one in wanted.first_of or ())
        return next((text for text in found if text), "")

    @cached_property
    def _json(self) -> object:
        """What the body is, or None. A lone text or number is no answer of an interface, but may be a row."""
        if self._row_json is not None:
            return self._row_json
        try:
            value = msgspec.json.decode(self.answer.body)
        except (msgspec.DecodeError, RecursionError):
            return None
        return value if isinstance(value, dict | list) else None

    def _matches(self, path: str) -> list[object]:
        data: Any = self._json
        return [] if data is None else list(json_path(path).findall(data))

    def _from_json(self, path: str) -> str:
        for found in self._matches(path):
            if isinstance(found, str | int | float):
                return _as_text(found)
        return ""

    @cached_property
    def _xml(self) -> Element | None:
        try:
            root: Element = fromstring(self.answer.body if self._row_text is None else self._row_text)
        except (ParseError, DefusedXmlException, ValueError, LookupError):
            return None
        return root

    def _from_xml(self, path: str) -> str:
        if self._xml is None:
            return ""
        try:
            found = xml_path(path).select(self._xml)
        except (elementpath.ElementPathError, ValueError, TypeError, ArithmeticError):
            return ""
        first = next(iter(found), None) if isinstance(found, list) else found
        if isinstance(first, Element):
            return "".join(first.itertext())
        return "" if first is None else _as_text(first)

    @cached_property
    def _root(self) -> LexborHTMLParser | LexborNode:
        return self._row_node if self._row_node is not None else LexborHTMLParser(self.text)

    def _from_page(self, selector: str, attribute: str) -> str:
        node = self._row_node if selector == _ROW else self._root.css_first(selector)
        if node is None:
            return ""
        return (node.attributes.get(attribute) or "") if attribute else node.text()

    def _placed(self, wanted: Placed) -> str:
        found: list[tuple[int, str]] = []
        for node in self._root.css(wanted.css):
            match = pattern.search(wanted.position, node.attributes.get("style") or "")
            if match and match.group(1).isdecimal():
                found.append((int(match.group(1)), node.text().strip()))
        return "".join(text for _, text in sorted(found, key=lambda placed: placed[0]))


def _as_text(value: object) -> str:
    """A value of JSON or XPath as it is sent and compared."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return msgspec.json.encode(value).decode()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _decoded(text: str, decoding: Decoding) -> str:
    match decoding:
        case Decoding.HTML:
            return html.unescape(text)
        case Decoding.URL:
            return unquote(text)
        case Decoding.BASE64:
            try:
                return base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode()
            except (binascii.Error, ValueError):
                return ""
        case Decoding.NONE:
            return text


def _calculated(sign: int, terms: list[str]) -> str:
    """The first term and all others added (1) or taken away (-1); empty when one is no whole number."""
    try:
        first, *others = map(int, terms)
    except ValueError:
        return ""
    return str(first + sign * sum(others))
