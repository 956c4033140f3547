"""Reads a `.sxcu` file into a neutral struct, whatever version of ShareX wrote it. Pure: bytes in, struct out.

ShareX reads with Newtonsoft.Json, which takes a byte-order mark, UTF-16, comments and commas before a closing bracket.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import regex

from backend.hosts.sharex.remarks import Remarks

MAX_BYTES = 1_000_000

_OPTIONAL = ("ThumbnailURL", "DeletionURL", "ErrorMessage")
_TEXTS = ("Name", "Version", "RequestURL", "FileFormName", "URL", *_OPTIONAL, "Data")
_PAIRS = ("Parameters", "Headers", "Arguments")
_WORDS = ("DestinationType", "RequestMethod", "RequestType", "Body", "RequestFormat", "ResponseType")
_KNOWN = frozenset((*_TEXTS, *_PAIRS, *_WORDS, "RegexList"))

_DESTINATIONS = ("ImageUploader", "TextUploader", "FileUploader", "URLShortener", "URLSharingService")
_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
_LAST_OLD = (13, 7, 1)
_LAST_AUTOMATIC = (12, 3, 1)

_FUNCTIONS = (
    "json|regex|xml|responseurl|response|header|filename|input|select|prompt|inputbox|random|base64|outputbox|output"
)
_NEW_CALL = regex.compile(rf"(?i)(?<!\\)\{{(?:{_FUNCTIONS})[:|}}]")
_OLD_CALL = regex.compile(rf"(?i)(?<!\\)\$(?:(?:{_FUNCTIONS})(?::[^$]*)?|\d+(?:[,|]\w+)?)\$")


class Body(StrEnum):
    NONE = "None"
    MULTIPART = "MultipartFormData"
    URLENCODED = "FormURLEncoded"
    JSON = "JSON"
    XML = "XML"
    BINARY = "Binary"


class ResponseType(StrEnum):
    """What older versions called the response: its text, its headers, its address after redirects, or Location."""

    TEXT = "Text"
    HEADERS = "Headers"
    REDIRECTION = "RedirectionURL"
    LOCATION = "LocationHeader"


Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Uploader:
    """A custom uploader. `is_old`: its templates are written `$json:url$`, otherwise `{json:url}`."""

    name: str
    destinations: frozenset[str]
    method: str
    request_url: str
    parameters: Pairs
    headers: Pairs
    body: Body
    arguments: Pairs
    file_form_name: str
    url: str
    thumbnail_url: str
    deletion_url: str
    error_message: str
    response_type: ResponseType
    patterns: tuple[str, ...]
    is_old: bool


def read(data: bytes, remarks: Remarks) -> Uploader | None:
    """The uploader, or None with errors among the remarks. Blocks on nothing."""
    document = _document(data, remarks)
    return None if document is None else _Reader(document, remarks).read()


# -- the file --------------------------------------------------------------------------------------------------


def _document(data: bytes, remarks: Remarks) -> dict[str, Any] | None:
    text = _text(data, remarks)
    if text is None:
        return None
    if not text.strip():
        remarks.error("", "The file is empty.")
        return None
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        try:
            document = json.loads(_plain_json(text))
        except (ValueError, RecursionError) as error:
            place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
            remarks.error("", f"It is no custom uploader of ShareX: the file is not JSON{place}.")
            return None
    if not isinstance(document, dict):
        kind = "a list" if isinstance(document, list) else "a single value"
        remarks.error("", f"It is no custom uploader of ShareX: the file holds {kind}, not one object.")
        return None
    return document


def _text(data: bytes, remarks: Remarks) -> str | None:
    if len(data) > MAX_BYTES:
        remarks.error("", f"The file is too large for a custom uploader (more than {MAX_BYTES // 1_000_000} MB).")
        return None
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        remarks.error("", "The file is no text in UTF-8 or UTF-16 (with its byte-order mark).")
        return None
    return text


_PLAIN = regex.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*[\s\S]*?\*/')
_LAST_COMMA = regex.compile(r'("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])')


def _plain_json(text: str) -> str:
    """Without comments and without commas before a closing bracket."""
    kept = _PLAIN.sub(lambda match: match.group(1) or " ", text)
    return _LAST_COMMA.sub(lambda match: match.group(1) or "", kept)


# -- the fields ------------------------------------------------------------------------------------------------


class _Reader:
    def __init__(self, document: dict[str, Any], remarks: Remarks) -> None:
        self._remarks = remarks
        folded = {name.casefold(): name for name in _KNOWN}
        self._fields: dict[str, Any] = {}
        for key, value in document.items():
            name = folded.get(key.casefold())  # Newtonsoft does not mind the case of names
            if name is None:
                remarks.note(key, "Galleon does not know this field and passes it over.")
            elif value is not None:
                self._fields[name] = value

    def read(self) -> Uploader | None:
        remarks = self._remarks
        version = self._version()
        headers, parameters, arguments = (self._pairs(name) for name in ("Headers", "Parameters", "Arguments"))
        texts = {name: self._text(name) for name in _TEXTS}
        patterns = self._patterns()
        templates = [*texts.values(), *(value for _, value in (*headers, *parameters, *arguments))]
        uploader = Uploader(
            name=texts["Name"].strip(),
            destinations=self._destinations(),
            method=self._word("RequestMethod", _METHODS, self._word("RequestType", _METHODS, "POST")),
            request_url=texts["RequestURL"].strip(),
            parameters=parameters,
            headers=headers,
            body=self._body(version),
            arguments=arguments,
            file_form_name=texts["FileFormName"],
            url=texts["URL"],
            thumbnail_url=texts["ThumbnailURL"],
            deletion_url=texts["DeletionURL"],
            error_message=texts["ErrorMessage"],
            response_type=ResponseType(self._word("ResponseType", tuple(ResponseType), "Text")),
            patterns=patterns,
            is_old=self._is_old(version, templates),
        )
        if not self._fields:
            remarks.error("", "It is no custom uploader of ShareX: none of its fields is there.")
        return None if remarks.has_errors else uploader

    def _version(self) -> tuple[int, ...]:
        written = self._fields.get("Version")
        if not isinstance(written, str) or not regex.fullmatch(r"\d{1,6}(\.\d{1,6}){0,3}", written.strip()):
            return ()
        return tuple(int(part) for part in written.strip().split("."))

    def _is_old(self, version: tuple[int, ...], templates: list[str]) -> bool:
        """As the version says; a file that is written otherwise, as people do by hand, is taken as it is written."""
        by_version = version <= _LAST_OLD
        has_old = any(_OLD_CALL.search(template) for template in templates)
        has_new = any(_NEW_CALL.search(template) for template in templates)
        if has_old == has_new:
            return by_version
        if version and has_old != by_version:
            how = "$…$ of ShareX up to 13.7" if has_old else "{…} of ShareX since 14"
            self._remarks.note("Version", f"The version says otherwise, but the templates are written in the {how}.")
        return has_old

    def _destinations(self) -> frozenset[str]:
        value = self._fields.get("DestinationType", "None")
        if isinstance(value, int) and not isinstance(value, bool):
            return frozenset(name for bit, name in enumerate(_DESTINATIONS) if value & 1 << bit)
        if not isinstance(value, str):
            self._wrong_type("DestinationType", "text")
            return frozenset()
        folded = {name.casefold(): name for name in _DESTINATIONS}
        found = set()
        for word in value.split(","):
            if word.strip().casefold() in folded:
                found.add(folded[word.strip().casefold()])
            elif word.strip().casefold() not in ("none", ""):
                self._remarks.note("DestinationType", f"“{word.strip()}” is no destination of ShareX; passed over.")
        return frozenset(found)

    def _body(self, version: tuple[int, ...]) -> Body:
        if "Body" in self._fields:
            return Body(self._word("Body", tuple(Body), "None"))
        old_names = {"formdata": Body.MULTIPART, "automatic": None, "urlquerystring": Body.NONE}
        written = self._fields.get("RequestFormat", "Automatic")
        if isinstance(written, str) and written.casefold() in old_names:
            body = old_names[written.casefold()]
        else:
            body = Body(self._word("RequestFormat", tuple(Body), "None"))
        if body is None:
            body = Body.MULTIPART if self._fields.get("FileFormName") else Body.NONE
            if version > _LAST_AUTOMATIC and body is Body.MULTIPART:
                self._remarks.note("Body", "It is missing; taken as MultipartFormData, because FileFormName is there.")
        return body

    def _word(self, name: str, words: tuple[str, ...], default: str) -> str:
        value = self._fields.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(words):
            return words[value]
        if isinstance(value, str):
            for word in words:
                if word.casefold() == value.strip().casefold():
                    return word
            self._remarks.error(name, f"“{_short(value)}” is not one of {', '.join(words)}.")
        else:
            self._wrong_type(name, "text")
        return default

    def _text(self, name: str) -> str:
        value = self._fields.get(name, "")
        if isinstance(value, str):
            return value
        if name in _OPTIONAL:
            self._remarks.loss(name, "It is not text and is left out.")
        elif name != "Version":
            self._wrong_type(name, "text")
        return ""

    def _pairs(self, name: str) -> Pairs:
        value = self._fields.get(name, {})
        if not isinstance(value, dict):
            self._wrong_type(name, "an object of names and texts")
            return ()
        pairs = []
        for key, content in value.items():
            if isinstance(content, bool):
                pairs.append((key, "true" if content else "false"))
            elif content is None or isinstance(content, str | int | float):
                pairs.append((key, "" if content is None else str(content)))
            else:
                self._wrong_type(f"{name}.{key}", "text")
        return tuple(pairs)

    def _patterns(self) -> tuple[str, ...]:
        value = self._fields.get("RegexList", [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._wrong_type("RegexList", "a list of texts")
            return ()
        return tuple(value)

    def _wrong_type(self, name: str, wanted: str) -> None:
        self._remarks.error(name, f"Expected {wanted}.")


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
