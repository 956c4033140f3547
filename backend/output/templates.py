"""The templates there are: those that come with Galleon and those of the person's folder.

A template is one `.j2` file; its id is the file's name without the ending. It begins with a comment that says what it
is: `{# name: Forum – 3 columns  format: bbcode #}`, on one line or two. A file of the person with the id of a built-in
one takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from backend.errors import Problem, problem
from backend.output.atomic_file import write_atomically
from backend.output.file_name import safe_file_name
from backend.output.formats import one_line
from backend.output.render import check
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import TemplateRow, TextFormat

BUILTIN_FOLDER = Path(__file__).with_name("builtin")
DEFAULTS = {
    TextFormat.BBCODE: "forum-3-columns",
    TextFormat.HTML: "html-page",
    TextFormat.MARKDOWN: "markdown",
    TextFormat.TEXT: "links-only",
}
"""The built-in template that makes a gallery's text in each format which its own template does not make."""

_SUFFIX = ".j2"
_MAX_BYTES = 256_000
_HEADER = re.compile(r"\s*\{#-?\s*name:\s*(?P<name>.*?)[\s,;]+format:\s*(?P<format>\w+)\s*-?#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Template:
    """One template. With an `error` it cannot be used; its `subject` names the file and, where known, the line."""

    id: str
    name: str
    format: TextFormat
    source: str
    path: Path
    is_builtin: bool = False
    error: ErrorInfo | None = None

    def row(self) -> TemplateRow:
        return TemplateRow(
            id=self.id,
            name=self.name,
            format=self.format,
            is_builtin=self.is_builtin,
            source=self.source,
            error=self.error,
        )


class Templates:
    """All templates as they were when they were read; an unchangeable value, read anew when a file changes."""

    def __init__(self, templates: Iterable[Template]) -> None:
        self._by_id = {template.id: template for template in templates}

    @classmethod
    def load(cls, folder: Path) -> Templates:
        """The built-in ones and those of the person's folder, which need not exist. Blocking; never raises."""
        return cls([*_read_folder(BUILTIN_FOLDER, is_builtin=True), *_read_folder(folder, is_builtin=False)])

    def get(self, template_id: str) -> Template | None:
        return self._by_id.get(template_id)

    def usable(self, template_id: str) -> Template:
        """Raises Problem(BAD_INPUT) when there is no such template or it has an error."""
        template = self._by_id.get(template_id)
        if template is None:
            raise problem(ErrorKind.BAD_INPUT, "no such template", subject=template_id)
        if template.error is not None:
            raise Problem(template.error)
        return template

    def rows(self) -> tuple[TemplateRow, ...]:
        """The person's own first, each kind by name."""
        ordered = sorted(self._by_id.values(), key=lambda each: (each.is_builtin, each.name.casefold(), each.id))
        return tuple(template.row() for template in ordered)


_builtin: dict[TextFormat, Template] = {}


def builtin(text_format: TextFormat) -> Template:
    """The built-in template of a format, whatever the person's folder holds."""
    if text_format not in _builtin:
        _builtin[text_format] = _read(BUILTIN_FOLDER / f"{DEFAULTS[text_format]}{_SUFFIX}", is_builtin=True)
    return _builtin[text_format]


def parse(source: str, path: Path, *, is_builtin: bool = False) -> Template:
    """A template from a file's text; what is wrong with it stands in its `error`."""
    header = _HEADER.match(source)
    template = Template(path.stem, path.stem, TextFormat.TEXT, source, path, is_builtin)
    if header is None:
        return replace(template, error=_error(path, "begin with {# name: … format: … #}", 1))
    template = replace(template, name=one_line(header["name"]))
    try:
        template = replace(template, format=TextFormat(header["format"].lower()))
    except ValueError:
        words = ", ".join(TextFormat)
        line = source.count("\n", 0, header.start("format")) + 1
        return replace(template, error=_error(path, f"format {header['format']}: expected {words}", line))
    try:
        check(source, template.format)
    except Problem as refused:
        subject = f"{path.name}, {refused.info.subject}"
        return replace(template, error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail=refused.info.detail, subject=subject))
    return template


def save(folder: Path, template_id: str, source: str) -> Template:
    """Write one of the person's templates, also one with mistakes: they are told in its `error`. Blocking.

    Raises Problem(BAD_INPUT) for an id that is no file name, Problem(DISK) when it cannot be written.
    """
    if not template_id or safe_file_name(template_id) != template_id:
        raise problem(ErrorKind.BAD_INPUT, "not usable as a file name", subject=template_id)
    path = folder / f"{template_id}{_SUFFIX}"
    _on_disk(path, lambda: write_atomically(path, source.encode("utf-8", "replace")))
    return parse(source, path)


def duplicate(folder: Path, template: Template, name: str) -> Template:
    """A copy under another name in the person's folder, never over a file that is there. Blocking. Raises as `save`."""
    name = one_line(name).replace("#}", "")
    header = f"{{# name: {name}\n   format: {template.format} #}}"
    found = _HEADER.match(template.source)
    source = header + (template.source[found.end() :] if found else "\n" + template.source)
    base = safe_file_name(re.sub(r"\W+", "-", name.casefold()).strip("-"), default="template")
    template_id, number = base, 2
    while (folder / f"{template_id}{_SUFFIX}").exists() or (BUILTIN_FOLDER / f"{template_id}{_SUFFIX}").exists():
        template_id, number = f"{base}-{number}", number + 1
    return save(folder, template_id, source)


def _read_folder(folder: Path, *, is_builtin: bool) -> list[Template]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == _SUFFIX)
    except OSError:
        return []
    return [_read(path, is_builtin=is_builtin) for path in paths]


def _read(path: Path, *, is_builtin: bool) -> Template:
    broken = Template(path.stem, path.stem, TextFormat.TEXT, "", path, is_builtin)
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as error:
        return replace(broken, error=_error(path, error.strerror or str(error)))
    if len(content) > _MAX_BYTES:
        return replace(broken, error=_error(path, f"more than {_MAX_BYTES} bytes"))
    try:
        source = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return replace(broken, error=_error(path, str(error), content.count(b"\n", 0, error.start) + 1))
    return parse(source, path, is_builtin=is_builtin)


def _error(path: Path, detail: str, line: int = 0) -> ErrorInfo:
    subject = f"{path.name}, line {line}" if line else path.name
    return ErrorInfo(kind=ErrorKind.BAD_INPUT, detail=detail, subject=subject)


def _on_disk(path: Path, write: Callable[[], None]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write()
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or str(error), subject=str(path)) from error
