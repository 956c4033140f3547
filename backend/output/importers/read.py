"""Finds the templates in a file and whose they are. Blocking: it reads the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backend.errors import Problem, problem
from backend.output import templates as own
from backend.output.importers import connie, imxuploader
from backend.output.importers.translate import Dialect, translate
from backend.protocol.errors import ErrorKind
from backend.protocol.templates import LARGEST_BYTES, ImportedTemplate, TextFormat

_LARGEST_FILE_BYTES = 4_000_000
_CONDITION = re.compile(r"\[(?:if\s+\w|/if\])", re.IGNORECASE)
_HTML = re.compile(r"<(?:a|img|br|p|div|span|html|body|h[1-6]|b|i|ul|table|hr|center)\b[^>]*>", re.IGNORECASE)
_MARKDOWN = re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)|^#{1,6} |\*\*[^*\n]+\*\*", re.MULTILINE)
_BBCODE = re.compile(
    r"\[/?(?:b|i|u|s|url|img|center|size|color|font|quote|code|list|table|hr)\b[^\]\n]*\]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """One template of a file; `told` has no id yet."""

    told: ImportedTemplate
    format: TextFormat = TextFormat.BBCODE
    source: str = ""


def import_file(path: Path) -> list[Found]:
    """The templates in a file, or one `Found` with the error. Never raises Problem."""
    try:
        content = _read(path)
        if path.suffix.lower() == ".json":
            return [_found(path, name, text) for name, text in _from_json(path, content)]
        return [_found(path, _name_of(path), content)]
    except Problem as refused:
        return [Found(ImportedTemplate(file=str(path), name=_name_of(path), error=refused.info))]


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise problem(ErrorKind.FILE_UNREADABLE, error.strerror or str(error), subject=path.name) from error
    most = _LARGEST_FILE_BYTES if path.suffix.lower() == ".json" else LARGEST_BYTES + 2_000
    if len(content) > most:
        raise problem(ErrorKind.BAD_INPUT, f"more than {LARGEST_BYTES} bytes", subject=path.name)
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise problem(ErrorKind.BAD_INPUT, f"the text is not UTF-8, see line {line}", subject=path.name) from error
    if "\0" in text:
        raise problem(ErrorKind.BAD_INPUT, "this is no text", subject=path.name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_json(path: Path, content: str) -> list[tuple[str, str]]:
    """A file of Connie's Uploader: names and texts, or those under "templates"."""
    try:
        decoded = msgspec.json.decode(content.encode(), type=dict[str, object])
        inside = decoded.get("templates", decoded)
        found = msgspec.convert(inside, dict[str, object])
    except (msgspec.DecodeError, msgspec.ValidationError, RecursionError) as error:
        raise problem(ErrorKind.BAD_INPUT, "this is no file of templates", subject=path.name) from error
    texts = [(name, text.replace("\r\n", "\n")) for name, text in found.items() if isinstance(text, str)]
    if not texts:
        raise problem(ErrorKind.BAD_INPUT, "there are no templates in it", subject=path.name)
    return texts


def _found(path: Path, name: str, text: str) -> Found:
    if own.has_header(text):
        template = own.parse(text, path)
        return Found(ImportedTemplate(file=str(path), name=template.name), template.format, template.source)
    text_format = _format_of(name, text)
    dialect = _dialect_of(text)
    if dialect is None:
        return Found(ImportedTemplate(file=str(path), name=name), text_format, text)
    done = translate(text, text_format, dialect)
    told = ImportedTemplate(file=str(path), name=name, syntax=dialect.syntax, lines=done.lines)
    return Found(told, text_format, done.source)


def _dialect_of(text: str) -> Dialect | None:
    """The tool more of whose words are in the text; None for a text that is no other tool's."""
    words = [match[0].strip("#{}") for match in connie.DIALECT.placeholder.finditer(text)]
    of_connie = sum(word in connie.NAMES for word in words) + 2 * len(re.findall(r"\[for\s+(?:image|cover)", text))
    known = imxuploader.words(TextFormat.BBCODE, text)
    of_imx = sum(word in known for word in words)
    if of_connie > of_imx:
        return connie.DIALECT
    if of_imx or (_CONDITION.search(text) and "{%" not in text):
        return imxuploader.DIALECT
    return None


def _format_of(name: str, text: str) -> TextFormat:
    for word, text_format in (("markdown", TextFormat.MARKDOWN), ("html", TextFormat.HTML)):
        if word in name.lower():
            return text_format
    counts = [
        (len(_BBCODE.findall(text)), TextFormat.BBCODE),
        (len(_HTML.findall(text)), TextFormat.HTML),
        (len(_MARKDOWN.findall(text)), TextFormat.MARKDOWN),
    ]
    best, text_format = max(counts, key=lambda each: each[0])
    return text_format if best else TextFormat.BBCODE


def _name_of(path: Path) -> str:
    """`.template Forum.txt`, `Forum.template.txt`, `Forum.txt` and `forum.j2` alike."""
    name = path.name.removeprefix(".template")
    for suffix in (".template.txt", ".txt", ".j2", ".json", ".bbcode", ".html", ".md"):
        name = name.removesuffix(suffix)
    return name.strip() or "Template"
