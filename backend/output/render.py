"""A gallery's text from a template. Blocking for at most Limits.time_s; call it from a worker thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

from jinja2 import TemplateSyntaxError, UndefinedError, meta, nodes
from jinja2.environment import Template

from backend.errors import Problem, problem
from backend.output.fields import GALLERY_FIELDS, view_of
from backend.output.formats import FORMATS
from backend.output.gallery_data import GalleryData
from backend.output.sandbox import Limits, NotAllowed, Sandbox, no_field
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import TextFormat

_FILE_NAME = "<template>"
_LIMITS = Limits()
_FIELDS = frozenset(field.name for field in GALLERY_FIELDS)


@dataclass(frozen=True, slots=True)
class Rendered:
    """`left_out` counts the images without a link; the text says so too."""

    text: str
    left_out: int = 0


def check(source: str, text_format: TextFormat) -> None:
    """Raises Problem as `render` does, for everything that can be seen without a gallery."""
    _Compiled(source, text_format, _LIMITS, time.monotonic)


def render(
    source: str,
    text_format: TextFormat,
    data: GalleryData,
    *,
    limits: Limits = _LIMITS,
    now: Callable[[], float] = time.monotonic,
) -> Rendered:
    """Fill the template. If it does not mention `left_out` and images lack a link, a closing line says so.

    Raises Problem(BAD_INPUT) with `subject` "line 15" for wrong syntax, an unknown field, and a template that takes
    more than the limits; `detail` says what, and for an unknown field which known name is nearest.
    """
    compiled = _Compiled(source, text_format, limits, now)
    fields = view_of(data)
    text = compiled.fill(fields).strip("\n")
    left_out = fields["left_out"]
    assert isinstance(left_out, int)
    if left_out and not compiled.mentions_left_out:
        text = FORMATS[text_format].with_left_out(text, left_out).lstrip("\n")
    return Rendered(text, left_out)


class _Compiled:
    """A template ready to be filled once."""

    def __init__(self, source: str, text_format: TextFormat, limits: Limits, now: Callable[[], float]) -> None:
        if len(source.encode("utf-8", "surrogatepass")) > limits.source_bytes:
            raise _problem(1, f"more than {limits.source_bytes} bytes")
        self._sandbox = Sandbox(FORMATS[text_format], limits, now)
        try:
            tree = self._sandbox.parse(source)
            self.mentions_left_out = _mentions(tree, "left_out")
            checked = self._sandbox.instrumented(tree)
            self._refuse_unknown_fields(checked)
            code = self._sandbox.compile(checked, filename=_FILE_NAME)
            self._template = Template.from_code(self._sandbox, code, self._sandbox.globals)
        except TemplateSyntaxError as error:
            raise _problem(error.lineno, error.message or "") from error
        except NotAllowed as error:
            raise _problem(error.line, str(error)) from error
        except Problem:
            raise
        except Exception as error:  # from here on everything is the template's own doing
            raise _problem(1, _text_of(error)) from error

    def fill(self, fields: dict[str, object]) -> str:
        context = self._template.new_context(fields)
        try:
            return "".join(self._sandbox.limited(self._template.root_render_func(context)))
        except Exception as error:
            raise _problem(self._line_of(error.__traceback__), _text_of(error)) from error

    def _refuse_unknown_fields(self, tree: nodes.Template) -> None:
        known = _FIELDS | self._sandbox.globals.keys()
        unknown = meta.find_undeclared_variables(tree) - known
        for name in tree.find_all(nodes.Name):
            if name.name in unknown and name.ctx == "load":
                raise _problem(name.lineno, no_field(name.name, _FIELDS))

    def _line_of(self, traceback: TracebackType | None) -> int:
        line = 1
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == _FILE_NAME:
                line = self._template.get_corresponding_lineno(traceback.tb_lineno)
            traceback = traceback.tb_next
        return line


def _mentions(tree: nodes.Template, name: str) -> bool:
    return any(node.name == name for node in tree.find_all(nodes.Name)) or any(
        node.attr == name for node in tree.find_all(nodes.Getattr)
    )


def _text_of(error: Exception) -> str:
    match error:
        case UndefinedError():
            return error.message or ""
        case RecursionError():
            return "nested too deeply"
        case MemoryError():
            return "too large"
    return str(error) or type(error).__name__


def _problem(line: int, detail: str) -> Problem:
    return problem(ErrorKind.BAD_INPUT, detail, subject=f"line {line}")
