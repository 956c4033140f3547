"""The templates there are: those that come with Galleon and those of the person's folder.

A template is one `.j2` file; its id is the file's name without the ending. It begins with a comment that says what it
is: `{# name: Forum – 3 columns  format: bbcode #}`, on one line or two; the rest is its text. A file of the person with
the id of a built-in one takes its place.
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
from backend.protocol.templates import LARGEST_BYTES, TemplateRow, TextFormat

BUILTIN_FOLDER = Path(__file__).with_name("builtin")
DEFAULTS = {
    TextFormat.BBCODE: "forum-3-columns",
    TextFormat.HTML: "html-page",
    TextFormat.MARKDOWN: "markdown",
    TextFormat.TEXT: "links-only",
}
"""The built-in template that makes a gallery's text in each format which its own template does not make."""

SUFFIX = ".j2"
LONGEST_NAME = 100
_ROOM_FOR_HEADER = 2_000
_HEADER = re.compile(r"\s*\{#-?\s*name:\s*(?P<name>.*?)[\s,;]+format:\s*(?P<format>\w+)\s*-?#\}\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Template:
    """One template; `source` is its text without the header. With an `error` it cannot be used; its `subject` names the
    file and, where known, the line in the file."""

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
            is_override=not self.is_builtin and is_builtin_id(self.id),
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

    def all(self) -> tuple[Template, ...]:
        return tuple(self._by_id.values())

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
        _builtin[text_format] = _read(BUILTIN_FOLDER / f"{DEFAULTS[text_format]}{SUFFIX}", is_builtin=True)
    return _builtin[text_format]


def is_builtin_id(template_id: str) -> bool:
    return (BUILTIN_FOLDER / f"{template_id}{SUFFIX}").is_file()


def parse(text: str, path: Path, *, is_builtin: bool = False) -> Template:
    """A template from a file's text; what is wrong with it stands in its `error`."""
    header = _HEADER.match(text)
    template = Template(path.stem, path.stem, TextFormat.TEXT, text, path, is_builtin)
    if header is None:
        return replace(template, error=_error(path, "begin with {# name: … format: … #}", 1))
    template = replace(template, name=one_line(header["name"]), source=text[header.end() :])
    try:
        template = replace(template, format=TextFormat(header["format"].lower()))
    except ValueError:
        words = ", ".join(TextFormat)
        line = text.count("\n", 0, header.start("format")) + 1
        return replace(template, error=_error(path, f"format {header['format']}: expected {words}", line))
    fatal = next((found for found in check(template.source, template.format) if found.is_fatal), None)
    if fatal is not None:
        line = fatal.line + text.count("\n", 0, header.end())
        return replace(template, error=_error(path, fatal.detail, line))
    return template


def has_header(text: str) -> bool:
    """Whether a file's text is that of a template of Galleon."""
    return _HEADER.match(text) is not None


def save(folder: Path, template_id: str, *, name: str, text_format: TextFormat, source: str) -> Template:
    """Write one of the person's templates, also one with mistakes: they are told in its `error`. Blocking.

    Raises Problem(BAD_INPUT) for an id that is no file name, an empty name or a text that is too large, and
    Problem(DISK) when it cannot be written.
    """
    if not template_id or safe_file_name(template_id) != template_id:
        raise problem(ErrorKind.BAD_INPUT, "not usable as a file name", subject=template_id)
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    content = source.encode("utf-8", "replace")
    if len(content) > LARGEST_BYTES:
        raise problem(ErrorKind.BAD_INPUT, f"more than {LARGEST_BYTES} bytes", subject=name)
    header = f"{{# name: {checked_name(name)}\n   format: {text_format} #}}\n"
    path = folder / f"{template_id}{SUFFIX}"
    _on_disk(path, lambda: write_atomically(path, header.encode("utf-8", "replace") + content))
    return parse(header + content.decode(), path)


def create(folder: Path, name: str, *, text_format: TextFormat, source: str) -> Template:
    """A new template in the person's folder, never over a file that is there. Blocking. Raises as `save`."""
    base = safe_file_name(re.sub(r"\W+", "-", checked_name(name).casefold()).strip("-"), default="template")
    template_id, number = base, 2
    while (folder / f"{template_id}{SUFFIX}").exists() or is_builtin_id(template_id):
        template_id, number = f"{base}-{number}", number + 1
    return save(folder, template_id, name=name, text_format=text_format, source=source)


def delete(folder: Path, template_id: str) -> None:
    """Remove the file of one of the person's templates. Blocking. Raises Problem(DISK)."""
    path = folder / f"{template_id}{SUFFIX}"
    _on_disk(path, lambda: path.unlink(missing_ok=True))


def checked_name(name: str) -> str:
    """The name as it may stand in a header. Raises Problem(BAD_INPUT) for one that is empty or too long."""
    name = " ".join(one_line(name).replace("#}", "").split())
    if not name:
        raise problem(ErrorKind.BAD_INPUT, "a template needs a name", subject="name")
    if len(name) > LONGEST_NAME:
        raise problem(ErrorKind.BAD_INPUT, f"at most {LONGEST_NAME} characters", subject="name")
    return name


def folder_state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of the person's files; another value means that one has changed. Blocking."""
    try:
        found = [(path.name, path.stat()) for path in folder.iterdir() if path.suffix == SUFFIX]
    except OSError:
        return ()
    return tuple(sorted((name, about.st_size, about.st_mtime_ns) for name, about in found))


def _read_folder(folder: Path, *, is_builtin: bool) -> list[Template]:
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except OSError:
        return []
    return [_read(path, is_builtin=is_builtin) for path in paths]


def _read(path: Path, *, is_builtin: bool) -> Template:
    broken = Template(path.stem, path.stem, TextFormat.TEXT, "", path, is_builtin)
    most = LARGEST_BYTES + _ROOM_FOR_HEADER
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        return replace(broken, error=_error(path, error.strerror or str(error)))
    if len(content) > most:
        return replace(broken, error=_error(path, f"more than {LARGEST_BYTES} bytes"))
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return replace(broken, error=_error(path, "the text is not UTF-8", content.count(b"\n", 0, error.start) + 1))
    return parse(text, path, is_builtin=is_builtin)


def _error(path: Path, detail: str, line: int = 0) -> ErrorInfo:
    subject = f"{path.name}, line {line}" if line else path.name
    return ErrorInfo(kind=ErrorKind.BAD_INPUT, detail=detail, subject=subject)


def _on_disk(path: Path, write: Callable[[], None]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write()
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or str(error), subject=str(path)) from error
