"""Runs a template that nobody has looked at: it reads the fields, makes text, and can do nothing else.

Jinja2's own sandbox keeps a template from reaching Python's insides; it does not keep it from running for ever or from
filling the memory. Three things here do:

- Only the syntax in _ALLOWED is taken, no method can be called, and lists hold constants only, so that no value can
  grow faster than the template does work.
- Every operator, filter and joined text is measured before it is made.
- Every turn of a loop, call of a macro, operator and filter counts a step; for loops and macros by a call put into
  their bodies before they are compiled. A template that loops without writing anything is stopped by that.
"""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from jinja2 import StrictUndefined, Undefined, UndefinedError, nodes
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing
from jinja2.visitor import NodeTransformer

from backend.output.fields import FIELDS_OF
from backend.output.filters import FILTERS, MAX_TEXT, TooMuch, TooSlow, functions, joined, shown
from backend.output.formats import Format

_LOOP_FIELDS = frozenset(
    (
        *("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"),
        *("previtem", "nextitem", "cycle", "changed"),
    )
)
_LOOP_CALLS = ("cycle", "changed")
_MAX_INTEGER = 10**30
_MAX_EXPONENT = 100

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.With,
    nodes.Assign,
    nodes.AssignBlock,
    nodes.Name,
    nodes.NSRef,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Keyword,
    nodes.Getitem,
    nodes.Getattr,
    nodes.Slice,
    nodes.Concat,
    nodes.Compare,
    nodes.Operand,
    nodes.BinExpr,
    nodes.UnaryExpr,
)
_NAMES_OF_LISTS = ("varargs", "kwargs")  # they would let a macro build lists of lists


@dataclass(frozen=True, slots=True)
class Limits:
    """What one rendering may take. The text's size and the source's are in bytes."""

    time_s: float = 2.0
    steps: int = 1_000_000
    text_bytes: int = MAX_TEXT
    source_bytes: int = 256_000


class NotAllowed(Exception):
    """Syntax that templates do not have; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class UnknownField(UndefinedError):
    """`name` is what there is not, `nearest` what may have been meant or empty."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message)
        self.name = message.name if isinstance(message, NoField) else ""
        self.nearest = message.nearest if isinstance(message, NoField) else ""


class NoField(str):
    """What is told of an unknown field, and in parts."""

    name: str
    nearest: str

    def __new__(cls, name: str, known: Iterable[str]) -> NoField:
        nearest = next(iter(difflib.get_close_matches(name, sorted(known), n=1)), "")
        made = super().__new__(cls, f"no field {name}, nearest is {nearest}" if nearest else f"no field {name}")
        made.name, made.nearest = name, nearest
        return made


class Missing(StrictUndefined):
    """An unknown field of an image, a host and so on: any use of it is an error, except asking whether it is
    defined."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: type[Exception] = UnknownField
    ) -> None:
        super().__init__(hint, obj, name, UnknownField)

    @property
    def _undefined_message(self) -> str:
        match self._undefined_obj:
            case LoopContext():
                known: Iterable[str] = _LOOP_FIELDS
            case MappingProxyType() as mapping:
                known = mapping
            case other:
                known = FIELDS_OF.get(type(other), ())
        return NoField(str(self._undefined_name), known)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one rendering: it counts its steps, so it is made for each one anew."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, form: Format, limits: Limits, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(
            autoescape=form.autoescape,
            undefined=Missing,
            finalize=shown,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._limits = limits
        self._now = now
        self._deadline = now() + limits.time_s
        self._steps = 0
        self._functions = functions(form)
        self.globals.clear()
        self.globals.update(self._functions)
        self.filters = {name: self._counted(function) for name, function in FILTERS.items()}
        # Texts that a macro or a block writes are measured like any other; in HTML its pieces are escaped already.
        self.concat = lambda parts: joined(*map(str, parts))  # type: ignore[method-assign]
        self._callable = {*self._functions.values(), self.step, self.joined}

    # -- limits ----------------------------------------------------------------------------------------------

    def step(self) -> bool:
        """Counts; raises TooMuch at the limit. Always true, so that it can stand in a loop's condition."""
        self._steps += 1
        if self._steps > self._limits.steps:
            raise TooSlow(f"more than {self._limits.steps} steps")
        self.check_time()
        return True

    def joined(self, *parts: object) -> str:
        """What stands in the place of `~`."""
        self.step()
        return joined(*parts)

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.step()
            return function(*arguments, **named)

        if hasattr(function, "jinja_pass_arg"):
            counted.jinja_pass_arg = function.jinja_pass_arg  # type: ignore[attr-defined]
        return counted

    def check_time(self) -> None:
        if self._now() > self._deadline:
            raise TooSlow(f"longer than {self._limits.time_s:g} s")

    def limited(self, pieces: Iterable[str]) -> Iterator[str]:
        """The pieces as they come, until they are too many."""
        left = self._limits.text_bytes
        for piece in pieces:
            left -= len(piece.encode("utf-8", "surrogatepass"))
            if left < 0:
                raise TooMuch(f"more than {self._limits.text_bytes} bytes of text")
            self.check_time()
            yield piece

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        self.step()
        for value in (left, right):
            if isinstance(value, Undefined):
                str(value)  # raises
        if isinstance(left, str) and isinstance(right, str) and operator == "+":
            return joined(left, right)
        if operator == "*" and isinstance(left, str) and isinstance(right, int):
            if len(left) * right > MAX_TEXT:
                raise TooMuch(f"more than {MAX_TEXT} characters")
            return left * right
        for value in (left, right):
            if not isinstance(value, int | float):
                raise TypeError(f"{operator} does not work with {type(value).__name__}")
            if isinstance(value, int) and abs(value) > _MAX_INTEGER:
                raise TooMuch(f"a number above {_MAX_INTEGER:.0e}")
        if operator == "**" and abs(right) > _MAX_EXPONENT:
            raise TooMuch(f"an exponent above {_MAX_EXPONENT}")
        return super().call_binop(context, operator, left, right)

    # -- what can be reached ---------------------------------------------------------------------------------

    def getattr(self, obj: Any, attribute: str) -> Any:
        known = FIELDS_OF.get(type(obj))
        if known is not None:
            return getattr(obj, attribute) if attribute in known else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in _LOOP_FIELDS:
            return getattr(obj, attribute)
        if isinstance(obj, Namespace) and not attribute.startswith("_"):
            return getattr(obj, attribute, None) if _has(obj, attribute) else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, MappingProxyType):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            str(obj)  # raises
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, str | list | tuple) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                pass
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        if isinstance(obj, Macro | LoopContext):
            return True
        if isinstance(getattr(obj, "__self__", None), LoopContext):
            return obj.__name__ in _LOOP_CALLS
        return obj in self._callable

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False  # `getattr` above says what can be read

    # -- syntax ----------------------------------------------------------------------------------------------

    def instrumented(self, tree: nodes.Template, marks: Mapping[str, str]) -> nodes.Template:
        """The tree with a step in each loop and macro. Raises NotAllowed for syntax that templates do not have.

        `marks` is what is written in the place of certain names, where they stand alone.
        """
        _check(tree)
        changed = _Instrument(self, marks).visit(tree)
        assert isinstance(changed, nodes.Template)
        return changed


def _has(namespace: Namespace, name: str) -> bool:
    try:
        getattr(namespace, name)
    except AttributeError:
        return False
    return True


def _check(node: nodes.Node, *, may_hold_values: bool = False) -> None:
    line = node.lineno
    if not isinstance(node, _ALLOWED):
        raise NotAllowed(f"{type(node).__name__.lower()} is not available", line)
    match node:
        case nodes.List() | nodes.Tuple():
            is_target = isinstance(node, nodes.Tuple) and node.ctx != "load"
            if not is_target and not may_hold_values and not all(isinstance(item, nodes.Const) for item in node.items):
                raise NotAllowed("a list of other things than fixed values, outside of a for loop", line)
        case nodes.Name() if node.name in _NAMES_OF_LISTS:
            raise NotAllowed(f"{node.name} is not available", line)
        case nodes.Call() | nodes.Filter() | nodes.Test() if node.dyn_args or node.dyn_kwargs:
            raise NotAllowed("* before an argument is not available", line)
    for name, value in node.iter_fields():
        # A loop's list and the list behind `in` are used at once and kept nowhere.
        free = (isinstance(node, nodes.For) and name == "iter") or isinstance(node, nodes.Operand)
        for child in value if isinstance(value, list) else (value,):
            if isinstance(child, nodes.Node):
                _check(child, may_hold_values=free)


class _Instrument(NodeTransformer):
    def __init__(self, environment: Sandbox, marks: Mapping[str, str]) -> None:
        self._environment = environment
        self._marks = marks

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        self.generic_visit(node)
        node.nodes = [self._marked(part) for part in node.nodes]
        return node

    def _marked(self, part: nodes.Expr) -> nodes.Expr:
        inside: nodes.Node | None = part
        while isinstance(inside, nodes.Filter):
            inside = inside.node
        if isinstance(inside, nodes.Name) and inside.name in self._marks:
            return nodes.Const(self._marks[inside.name], lineno=part.lineno, environment=self._environment)
        return part

    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        node.body.insert(0, self._step_statement(node))
        if node.test is not None:
            node.test = nodes.And(self._step(node), node.test, lineno=node.lineno, environment=self._environment)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        return self._counting(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        return self._counting(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return self._call("joined", node.nodes, node)

    def _counting(self, node: nodes.Macro | nodes.CallBlock) -> nodes.Node:
        self.generic_visit(node)
        node.body.insert(0, self._step_statement(node))
        return node

    def _step_statement(self, at: nodes.Node) -> nodes.ExprStmt:
        return nodes.ExprStmt(self._step(at), lineno=at.lineno, environment=self._environment)

    def _step(self, at: nodes.Node) -> nodes.Call:
        return self._call("step", [], at)

    def _call(self, name: str, arguments: list[nodes.Expr], at: nodes.Node) -> nodes.Call:
        method = nodes.EnvironmentAttribute(name, lineno=at.lineno, environment=self._environment)
        return nodes.Call(method, arguments, [], None, None, lineno=at.lineno, environment=self._environment)
