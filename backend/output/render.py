"""A gallery's text from a template. Blocking for at most Limits.time_s; call it from a worker thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType, TracebackType

from jinja2 import TemplateSyntaxError, meta, nodes
from jinja2.environment import Template

from backend.errors import Problem
from backend.output.fields import GALLERY_FIELDS, view_of
from backend.output.filters import TooMuch, TooSlow
from backend.output.formats import FORMATS
from backend.output.gallery_data import GalleryData
from backend.output.sandbox import Limits, NoField, NotAllowed, Sandbox, UnknownField
from backend.output.tags import open_tags
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.templates import UNKNOWN_MARK, Fault, TemplateProblem, TextFormat

_FILE_NAME = "<template>"
_LIMITS = Limits()
_FIELDS = frozenset(field.name for field in GALLERY_FIELDS)
_NEVER = ("self", "varargs", "kwargs")
"""Names that Jinja2 gives a meaning of its own; they are refused, not empty."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """`left_out` counts the images without a link; the text says so too. `unknown` are fields that stayed empty."""

    text: str
    left_out: int = 0
    unknown: tuple[TemplateProblem, ...] = ()


class TemplateRefused(Problem):
    """The template makes no text. `subject` is "line 15", `found` says what is wrong in parts."""

    def __init__(self, found: TemplateProblem) -> None:
        super().__init__(ErrorInfo(kind=ErrorKind.BAD_INPUT, detail=found.detail, subject=f"line {found.line}"))
        self.found = found


def check(source: str, text_format: TextFormat) -> tuple[TemplateProblem, ...]:
    """Everything that is wrong and can be seen without a gallery, by line; with a fatal one, that one alone."""
    try:
        found = _Compiled(source, text_format, _LIMITS, time.monotonic).unknown
    except TemplateRefused as refused:
        return (refused.found,)
    if text_format is TextFormat.BBCODE:
        found = (*found, *open_tags(source))
    return tuple(sorted(found, key=lambda problem: problem.line))


def render(
    source: str,
    text_format: TextFormat,
    data: GalleryData,
    *,
    marks_unknown: bool = False,
    limits: Limits = _LIMITS,
    now: Callable[[], float] = time.monotonic,
) -> Rendered:
    """Fill the template. If it does not mention `left_out` and images lack a link, a closing line says so.

    A field of the gallery that there is not stays empty, or gets UNKNOWN_MARK for a preview. Raises TemplateRefused for
    wrong syntax, an unknown field of an image or a host, and a template that takes more than the limits.
    """
    compiled = _Compiled(source, text_format, limits, now, marks_unknown=marks_unknown)
    fields = view_of(data)
    text = compiled.fill(fields).strip("\n")
    left_out = fields["left_out"]
    assert isinstance(left_out, int)
    if left_out and not compiled.mentions_left_out:
        text = FORMATS[text_format].with_left_out(text, left_out).lstrip("\n")
    return Rendered(text, left_out, compiled.unknown)


class _Compiled:
    """A template ready to be filled once."""

    def __init__(
        self,
        source: str,
        text_format: TextFormat,
        limits: Limits,
        now: Callable[[], float],
        *,
        marks_unknown: bool = False,
    ) -> None:
        code = _code_of(source, text_format, limits, marks_unknown)
        self.mentions_left_out = code.mentions_left_out
        self.unknown = code.unknown
        self._sandbox = Sandbox(FORMATS[text_format], limits, now)
        self._template = Template.from_code(self._sandbox, code.code, self._sandbox.globals)

    def fill(self, fields: dict[str, object]) -> str:
        context = self._template.new_context({**dict.fromkeys((each.name for each in self.unknown), ""), **fields})
        try:
            return "".join(self._sandbox.limited(self._template.root_render_func(context)))
        except UnknownField as error:
            line = self._line_of(error.__traceback__)
            found = TemplateProblem(
                fault=Fault.UNKNOWN_FIELD, line=line, name=error.name, nearest=error.nearest, detail=error.message or ""
            )
            raise TemplateRefused(found) from error
        except Exception as error:
            raise _refused(_fault_of(error), self._line_of(error.__traceback__), _text_of(error)) from error

    def _line_of(self, traceback: TracebackType | None) -> int:
        line = 1
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == _FILE_NAME:
                line = self._template.get_corresponding_lineno(traceback.tb_lineno)
            traceback = traceback.tb_next
        return line


@dataclass(frozen=True, slots=True)
class _Code:
    """A template compiled; it can be filled in many sandboxes, of several threads."""

    code: CodeType
    unknown: tuple[TemplateProblem, ...]
    mentions_left_out: bool


# Compiling takes twenty times as long as filling, and thousands of galleries are filled into the same few templates.
@lru_cache(maxsize=64)
def _code_of(source: str, text_format: TextFormat, limits: Limits, marks_unknown: bool) -> _Code:
    if len(source.encode("utf-8", "surrogatepass")) > limits.source_bytes:
        raise _refused(Fault.TOO_LARGE, 1, f"more than {limits.source_bytes} bytes")
    sandbox = Sandbox(FORMATS[text_format], limits)
    try:
        tree = sandbox.parse(source)
        mentions_left_out = _mentions(tree, "left_out")
        unknown = _unknown_fields(tree, sandbox.globals.keys())
        marks = {each.name: UNKNOWN_MARK.format(each.name) for each in unknown if marks_unknown}
        code = sandbox.compile(sandbox.instrumented(tree, marks), filename=_FILE_NAME)
    except TemplateSyntaxError as error:
        raise _refused(Fault.SYNTAX, error.lineno, error.message or "") from error
    except NotAllowed as error:
        raise _refused(Fault.SYNTAX, error.line, str(error)) from error
    except TemplateRefused:
        raise
    except Exception as error:  # from here on everything is the template's own doing
        raise _refused(_fault_of(error), 1, _text_of(error)) from error
    return _Code(code, unknown, mentions_left_out)


def _unknown_fields(tree: nodes.Template, functions: Set[str]) -> tuple[TemplateProblem, ...]:
    """One for each line and name."""
    unknown = meta.find_undeclared_variables(tree) - _FIELDS - functions
    found: dict[tuple[int, str], TemplateProblem] = {}
    for name in tree.find_all(nodes.Name):
        if name.name in unknown and name.ctx == "load":
            if name.name in _NEVER:
                raise NotAllowed(f"{name.name} is not available", name.lineno)
            told = NoField(name.name, _FIELDS)
            found[name.lineno, name.name] = TemplateProblem(
                fault=Fault.UNKNOWN_FIELD,
                line=name.lineno,
                is_fatal=False,
                name=told.name,
                nearest=told.nearest,
                detail=str(told),
            )
    return tuple(found.values())


def _mentions(tree: nodes.Template, name: str) -> bool:
    return any(node.name == name for node in tree.find_all(nodes.Name)) or any(
        node.attr == name for node in tree.find_all(nodes.Getattr)
    )


def _fault_of(error: Exception) -> Fault:
    match error:
        case TooSlow():
            return Fault.TOO_SLOW
        case TooMuch() | MemoryError():
            return Fault.TOO_LARGE
    return Fault.SYNTAX


def _text_of(error: Exception) -> str:
    match error:
        case RecursionError():
            return "nested too deeply"
        case MemoryError():
            return "too large"
        case TypeError() if "not supported between" in str(error):
            return "only numbers or only texts can be compared; |int makes a number of a text"
    return str(error) or type(error).__name__


def _refused(fault: Fault, line: int, detail: str) -> TemplateRefused:
    return TemplateRefused(TemplateProblem(fault=fault, line=line, detail=detail))
