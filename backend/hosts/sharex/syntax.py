"""ShareX's two template languages as one small tree. Pure.

Old (up to 13.7): `https://h/$json:files[0].url$`; a backslash takes the next character as it is; nothing nests.
New: `https://h/{json:files[0].url}`, `{regex:{response}|href="(.+)"|1}`; a backslash does the same; calls nest; outside
of calls `|` and `}` end the text. In both, `%y`, `%rx{8}` … are replaced first where ShareX uses its name parser.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """`%rx{8}` is Token("rx", 8)."""

    name: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Call:
    """`{regex:…|1}`; `name` in small letters."""

    name: str
    arguments: tuple[Template, ...] = ()


Node = Text | Token | Call
Template = tuple[Node, ...]

_DEEPEST = 20

_TOKENS = (
    "radjective", "filename", "ranimal", "remoji", "height", "width", "input", "guid", "GUID", "unix", "mon2", "mon",
    "iAa", "iaA", "rna", "uln", "yy", "mo", "mi", "ms", "wy", "w2", "pm", "ib", "iB", "ia", "iA", "ix", "iX", "un",
    "cn", "rf", "rn", "ra", "rx", "rX", "y", "d", "h", "s", "w", "i", "n",
)  # fmt: skip
"""Names of the name parser; longer ones first. `filename` and `input` are those of ShareX before 9."""

_TOKEN = regex.compile(rf"%({'|'.join(_TOKENS)})(?:\{{(\d{{1,3}})\}}|(?<=%rf)\{{[^{{}}]*\}})?")
_INDEXED = regex.compile(r"(\d+)(?:[|,](.*))?", regex.DOTALL)


class SyntaxFault(ValueError):
    """A template that ShareX could not read either; the message is a sentence for a person."""


def parse(text: str, *, is_old: bool, has_tokens: bool = False) -> Template:
    """Raises SyntaxFault."""
    return _Old(text, has_tokens).parse() if is_old else _New(text, has_tokens).parse()


def literal(template: Template) -> str | None:
    """The text of a template without calls and tokens, or None."""
    if all(isinstance(node, Text) for node in template):
        return "".join(node.text for node in template if isinstance(node, Text))
    return None


class _Pieces:
    """Collects characters and nodes."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._text: list[str] = []

    def character(self, one: str) -> None:
        self._text.append(one)

    def node(self, one: Node) -> None:
        self._end_text()
        self._nodes.append(one)

    def take(self) -> Template:
        self._end_text()
        return tuple(self._nodes)

    def _end_text(self) -> None:
        if self._text:
            self._nodes.append(Text("".join(self._text)))
            self._text = []


class _Old:
    def __init__(self, text: str, has_tokens: bool) -> None:
        self._text = text
        self._has_tokens = has_tokens

    def parse(self) -> Template:
        pieces = _Pieces()
        call: list[str] | None = None  # what was read behind a $
        place = 0
        while place < len(self._text):
            one = self._text[place]
            if one == "\\":
                place += 1
                if place < len(self._text):
                    one = self._text[place]
                    if call is None:
                        pieces.character(one)
                    else:
                        call.append(one)
            elif one == "$":
                if call is None:
                    call = []
                else:
                    if call:
                        pieces.node(_old_call("".join(call)))
                    call = None
            elif call is not None:
                call.append(one)
            elif self._has_tokens and (match := _TOKEN.match(self._text, place)):
                pieces.node(_token(match))
                place = match.end()
                continue
            else:
                pieces.character(one)
            place += 1
        if call is not None:
            raise SyntaxFault(f"The $ before “{''.join(call)[:30]}” has no partner.")
        return pieces.take()


def _old_call(written: str) -> Call:
    if match := _INDEXED.fullmatch(written):  # before `regex:` there was `$1$` and `$1,group$`
        return _indexed(match)
    name, colon, value = written.partition(":")
    name = name.lower()
    if name == "regex" and (match := _INDEXED.fullmatch(value)):
        return _indexed(match)
    if not colon:
        return Call(name)
    if name in ("random", "select"):
        return Call(name, tuple((Text(one),) for one in value.split("|")))
    if name == "prompt":
        return Call(name, tuple((Text(one),) for one in value.split("|", 1)))
    return Call(name, ((Text(value),),) if value else ())


def _indexed(match: regex.Match[str]) -> Call:
    """`$regex:2|name$`: the second of RegexList."""
    arguments: list[Template] = [(Text(match.group(1)),)]
    if match.group(2):
        arguments.append((Text(match.group(2)),))
    return Call("regexlist", tuple(arguments))


class _New:
    def __init__(self, text: str, has_tokens: bool) -> None:
        self._text = text
        self._has_tokens = has_tokens
        self._place = 0
        self._depth = 0

    def parse(self) -> Template:
        template = self._template()
        if self._place < len(self._text):
            rest = self._text[self._place]
            raise SyntaxFault(f"ShareX stops reading at “{rest}”; written \\{rest} it stands for itself.")
        return template

    def _template(self) -> Template:
        """Up to an unescaped `|` or `}`, or the end."""
        pieces = _Pieces()
        while self._place < len(self._text):
            one = self._text[self._place]
            if one in "|}":
                break
            if one == "{":
                self._place += 1
                pieces.node(self._call())
            elif self._has_tokens and (match := _TOKEN.match(self._text, self._place)):
                pieces.node(_token(match))
                self._place = match.end()
            else:
                pieces.character(self._character())
        return pieces.take()

    def _character(self) -> str:
        if self._text[self._place] == "\\":
            self._place += 1
        one = self._text[self._place : self._place + 1]
        self._place += 1
        return one

    def _call(self) -> Call:
        """Behind the opening brace."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise SyntaxFault(f"Calls lie more than {_DEEPEST} deep in each other.")
        name: list[str] = []
        while self._place < len(self._text) and self._text[self._place] not in "{}|:":
            name.append(self._character())
        arguments: list[Template] = []
        while self._place < len(self._text) and self._text[self._place] in (":" if not arguments else "|"):
            self._place += 1
            arguments.append(self._template())
        if self._text[self._place : self._place + 1] != "}":
            raise SyntaxFault(f"The call {{{''.join(name)[:30]} … has no closing brace.")
        self._place += 1
        self._depth -= 1
        if not name:
            raise SyntaxFault("A pair of braces is empty; written \\{ a brace stands for itself.")
        return Call("".join(name).lower(), tuple(arguments))


def _token(match: regex.Match[str]) -> Token:
    return Token(match.group(1), int(match.group(2) or 1))
