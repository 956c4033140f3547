"""A definition as a custom uploader of ShareX, where it fits into one request and one answer. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

import regex

from backend.hosts.definition import (
    BodyKind,
    Decoding,
    Definition,
    Encoding,
    Extraction,
    FormField,
    Reading,
    Step,
    ValueType,
    When,
)
from backend.hosts.placeholders import Piece, parse
from backend.hosts.sharex.patterns import ours
from backend.hosts.sharex.remarks import Remarks
from backend.protocol.hosts import FieldKind, HostKind

VERSION = "14.0.0"
"""The first version of ShareX that reads `{…}`."""

_SECTIONS = ("gallery", "session", "login", "begin", "results", "finish", "rename", "resolve")
_PLAIN_BY_PLACEHOLDER = {
    "random.uuid": "%guid", "random.upper_uuid": "%GUID", "time.unix": "%unix", "time.year": "%y", "time.year2": "%yy",
    "time.month": "%mo", "time.day": "%d", "time.hour": "%h", "time.minute": "%mi", "time.second": "%s",
    "time.millisecond": "%ms", "time.date": "%y-%mo-%d",
}  # fmt: skip
_RANDOM = {"digits": "rn", "letters": "ra", "hex": "rx", "upper_hex": "rX"}
_REWRITTEN = regex.compile(r"(?P<flags>\(\?[imsx]+\))?\\A\[\\s\\S\]\*\?(?P<body>.+)\[\\s\\S\]\*\\Z", regex.DOTALL)


class Unwritable(ValueError):
    """The message is a sentence for a person."""


def export(definition: Definition, remarks: Remarks) -> dict[str, Any] | None:
    """The document of a `.sxcu` file, or None with errors among the remarks; losses are what ShareX cannot say."""
    return _Exporter(definition, remarks).document()


class _Exporter:
    def __init__(self, definition: Definition, remarks: Remarks) -> None:
        self._definition = definition
        self._remarks = remarks
        self._readings: Mapping[str, Reading] = {}

    def document(self) -> dict[str, Any] | None:
        definition, remarks = self._definition, self._remarks
        for section in _SECTIONS:
            if getattr(definition, section):
                remarks.error(section, "ShareX sends one request for one file, and nothing before or after it.")
        if definition.sends != "files":
            remarks.error("sends", "ShareX cannot send a gallery as an archive.")
        if len(definition.upload) != 1:
            remarks.error("upload", f"It takes {len(definition.upload)} requests; ShareX sends one.")
        if remarks.has_errors:
            return None
        step = definition.upload[0]
        self._readings = {reading.name: reading for reading in step.read}
        kind = "FileUploader" if definition.kind is HostKind.FILE else "ImageUploader"
        document: dict[str, Any] = {"Version": VERSION, "Name": definition.name, "DestinationType": kind}
        document |= dict(self._request(step))
        document |= dict(self._answer(step))
        return None if remarks.has_errors else document

    # -- request -----------------------------------------------------------------------------------------------

    def _request(self, step: Step) -> Iterator[tuple[str, Any]]:
        yield "RequestMethod", step.method
        for name in ("only_if", "unless", "poll", "chunk_bytes", "field_sets", "keep", "rows", "wait_s"):
            if getattr(step, name):
                self._remarks.error(f"upload.{name}", "ShareX has nothing like it.")
        address, _, query = step.url.partition("?")
        yield "RequestURL", self._written("upload.url", lambda: self._address(address))
        parameters = {}
        for pair in query.split("&") if query else ():
            name, _, value = pair.partition("=")
            parameters[unquote(name)] = self._written(
                f"upload.url.{name}", lambda value=value: self._template(value, is_encoded=True)
            )
        if parameters:
            yield "Parameters", parameters
        headers = {}
        for header in step.headers:
            field = f"upload.headers.{header.name}"
            self._check_when(field, header.when)
            headers[header.name] = self._written(
                field,
                lambda header=header: (
                    f"Basic {{base64:{self._template(header.basic)}}}"
                    if header.basic
                    else self._encoded(header.value, header.encoding)
                ),
            )
        if headers:
            yield "Headers", headers
        yield from self._body(step)

    def _body(self, step: Step) -> Iterator[tuple[str, Any]]:
        if step.body is BodyKind.RAW:
            yield "Body", "Binary"
            return
        if step.body is not BodyKind.MULTIPART:
            self._remarks.error("upload.body", f"ShareX sends no file in a body of kind {step.body}.")
            return
        yield "Body", "MultipartFormData"
        arguments = {}
        for field in step.fields:
            place = f"upload.fields.{field.name}"
            if field.file is not None:
                yield "FileFormName", self._written(place, lambda field=field: self._file_field(field))
                continue
            self._check_when(place, field.when)
            if field.value is None:
                self._remarks.error(place, "ShareX can only send texts besides the file.")
                continue
            name = self._written(place, lambda field=field: _plain(field.name))
            arguments[name] = self._written(place, lambda field=field: self._encoded(field.value or "", field.encoding))
        if arguments:
            yield "Arguments", arguments

    def _file_field(self, field: FormField) -> str:
        if field.encoding is not Encoding.NONE:
            raise Unwritable("ShareX cannot send a file as text.")
        if field.file != "{file.name}":
            self._remarks.loss(f"upload.fields.{field.name}", "ShareX sends the file's own name.")
        return _plain(field.name)

    def _check_when(self, place: str, when: When) -> None:
        if when is When.SET:
            self._remarks.loss(place, "ShareX sends it also when it is empty.")
        elif when is not When.ALWAYS:
            self._remarks.error(place, "ShareX knows no first file of a gallery.")

    def _address(self, template: str) -> str:
        """Scheme, host and path; a server that the person enters becomes a blank to fill in."""
        return "".join(self._piece(piece, has_tokens=False) for piece in parse(template))

    def _encoded(self, template: str, encoding: Encoding) -> str:
        if encoding is Encoding.NONE:
            return self._template(template)
        if encoding is Encoding.BASE64:
            return f"{{base64:{self._template(template)}}}"
        raise Unwritable(f"ShareX cannot encode as {encoding}.")

    # -- answer ------------------------------------------------------------------------------------------------

    def _answer(self, step: Step) -> Iterator[tuple[str, Any]]:
        if any(condition.text is None for condition in step.success):
            self._remarks.loss("upload.success", "ShareX takes every answer with status 2xx for a success.")
        links = self._readings
        url = links.get("image_url") or links.get("page_url")
        if url is None:
            self._remarks.error("upload.read", "No link is read from the answer of the upload.")
        else:
            if "image_url" in links and "page_url" in links:
                self._remarks.loss("upload.read.page_url", "ShareX has one link; it gets the one of the picture.")
            yield "URL", self._written(f"upload.read.{url.name}", lambda: self._read(url))
        for name, field in (("thumb_url", "ThumbnailURL"), ("delete_url", "DeletionURL")):
            if name in links:
                try:
                    yield field, self._read(links[name])
                except ValueError as reason:
                    self._remarks.loss(f"upload.read.{name}", str(reason))
        if self._definition.errors.detail is not None:
            try:
                yield "ErrorMessage", self._read(self._definition.errors.detail)
            except ValueError as reason:
                self._remarks.loss("errors.detail", str(reason))
        if self._definition.errors.rules:
            self._remarks.loss("errors.rules", "ShareX does not tell kinds of errors apart.")

    def _read(self, wanted: Extraction) -> str:
        if wanted.decode is not Decoding.NONE or wanted.type is not ValueType.TEXT:
            raise Unwritable("ShareX cannot convert what it reads.")
        written = self._source(wanted)
        for rewrite in wanted.rewrite:
            match = _REWRITTEN.fullmatch(rewrite.pattern)
            if match is None or rewrite.by != r"\1":
                raise Unwritable("ShareX can look for a pattern in what it reads, but not replace one.")
            written = f"{{regex:{written}|{_escaped(_net((match['flags'] or '') + match['body'], 1))}|1}}"
        return written

    def _source(self, wanted: Extraction) -> str:
        if wanted.json is not None:
            return f"{{json:{_escaped(wanted.json.removeprefix('$').removeprefix('.'))}}}"
        if wanted.xml is not None:
            return f"{{xml:{_escaped(wanted.xml)}}}"
        if wanted.regex is not None:
            has_group = regex.compile(wanted.regex).groups > 0
            return f"{{regex:{_escaped(_net(wanted.regex, int(has_group)))}{'|1' if has_group else ''}}}"
        if wanted.header is not None:
            return f"{{header:{_escaped(wanted.header)}}}"
        if wanted.text:
            return "{response}"
        if wanted.final_url:
            return "{responseurl}"
        if wanted.value is not None:
            return "".join(self._piece(piece, has_tokens=False) for piece in parse(wanted.value))
        raise Unwritable("ShareX reads JSON, XML, patterns, headers and the address of the answer, and nothing else.")

    # -- templates -----------------------------------------------------------------------------------------------

    def _written(self, field: str, write: Any) -> str:
        try:
            return str(write())
        except ValueError as reason:
            self._remarks.error(field, str(reason))
            return ""

    def _template(self, template: str, *, is_encoded: bool = False) -> str:
        pieces = parse(template)
        return "".join(self._piece(piece, has_tokens=True, is_encoded=is_encoded) for piece in pieces)

    def _piece(self, piece: Piece, *, has_tokens: bool, is_encoded: bool = False) -> str:
        if not piece.is_placeholder:
            text = unquote(piece.text) if is_encoded else piece.text
            return _escaped(text.replace("%", "\0") if has_tokens else text).replace("\0", "\\%" if has_tokens else "%")
        scope, _, name = piece.text.partition(".")
        if scope == "credential":
            option = next(one for one in self._definition.credentials if one.name == name)
            start = "https://" if option.kind is FieldKind.URL else ""
            return _escaped(f"{start}[INSERT {option.label} HERE]")
        if scope == "option":
            return self._option(name)
        if scope == "read" and name in self._readings:
            return self._read(self._readings[name])
        if piece.text == ("file.name" if has_tokens else "file.url_name"):
            return "{filename}"
        if has_tokens and piece.text in _PLAIN_BY_PLACEHOLDER:
            return _PLAIN_BY_PLACEHOLDER[piece.text]
        if has_tokens and scope == "random" and name.partition(":")[0] in _RANDOM:
            kind, _, count = name.partition(":")
            return f"%{_RANDOM[kind]}{{{count}}}"
        raise Unwritable(f"ShareX has nothing for {{{piece.text}}}.")

    def _option(self, name: str) -> str:
        option = next(one for one in self._definition.options if one.name == name)
        if option.kind in (FieldKind.CHOICE, FieldKind.SWITCH):
            values = [choice.value for choice in option.choices] or ["true", "false"]
            values.sort(key=lambda value: value != option.default)
            if "" in values:
                raise Unwritable(f"One of the choices of {option.label} is empty.")
            return f"{{select:{'|'.join(_escaped(value) for value in values)}}}"
        default = f"|{_escaped(option.default)}" if option.default else ""
        return f"{{inputbox:{_escaped(option.label)}{default}}}"


def _plain(template: str) -> str:
    """A text without placeholders. Raises Unwritable."""
    pieces = parse(template)
    if any(piece.is_placeholder for piece in pieces):
        raise Unwritable("In ShareX the name of a field is always the same.")
    return "".join(piece.text for piece in pieces)


def _escaped(text: str) -> str:
    return regex.sub(r"[\\{}|]", r"\\\g<0>", text)


def _net(pattern: str, group: int) -> str:
    """The pattern, when .NET reads it as we do."""
    try:
        same = ours(pattern, str(group)) == pattern
    except ValueError:
        same = False
    if not same:
        raise Unwritable(f"ShareX would read the pattern “{pattern[:60]}” differently.")
    return pattern
