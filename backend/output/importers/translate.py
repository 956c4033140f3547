"""Makes a Jinja2 template of one whose words are placeholders and `[if …]` blocks. Pure.

A tool brings a `Dialect`: what each of its placeholders is here. Every word that is met is told with its line.

The words in `ImportedLine.why`: `unknown_placeholder`, `no_counterpart`, `one_cover`, `without_if`, `without_for`,
`closed_at_end`, `condition`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from backend.protocol.templates import ImportedLine, Outcome, TextFormat

_NUMBER = re.compile(r"\d{1,15}")
_CONDITION = re.compile(r"#?(?P<name>[A-Za-z_]\w*)#?\s*(?:(?P<sign>!=|<=|>=|==|=|<|>)\s*(?P<value>.*))?")
_LOOP = re.compile(
    r"(?P<of>image|cover)s?(?:\s+(?:separator|sep)\s*=\s*(?P<separator>\"[^\"]*\"|'[^']*'|\S+))?", re.IGNORECASE
)
_SIGNS = {"=": "==", "==": "==", "!=": "!=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
_SEPARATORS = {
    "space": " ",
    **dict.fromkeys(("newline", "line"), "\n"),
    **dict.fromkeys(("blankline", "blank"), "\n\n"),
    **dict.fromkeys(("none", "empty"), ""),
    "comma": ", ",
}
_COVER = re.compile(r"[#{]cover_(?:image|url)[#}]")
_INNERMOST = re.compile(r"\[if\b[^\]\n]*\](?:(?!\[if\b).)*?\[/if\]", re.IGNORECASE | re.DOTALL)
_OPPOSITE_BRACES = re.compile(r"\{(?=[{%#])|(?<=[}%#])\}")


@dataclass(frozen=True, slots=True)
class Word:
    """One placeholder. `text` is what stands for it, `test` what a condition compares, and
    asks for where there is no other `exists`.

    `number` tells that it can be compared as one. `why` is set for what says nearly the same, or, without a `text`,
    for what there is nothing like. `following` stands for it the second time and later, with {0} counting from 0.
    """

    text: str
    test: str = ""
    exists: str = ""
    number: bool = False
    why: str = ""
    following: str = ""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a tool writes. `words` are by placeholder; `in_loop` are those that mean the image inside of a loop.

    `tidies` is for one that takes the empty lines out that its conditions leave.
    """

    syntax: str
    words: Callable[[TextFormat, str], Mapping[str, Word]]
    placeholder: re.Pattern[str]
    in_loop: Mapping[str, Word] = field(default_factory=dict)
    keeps_unknown: Callable[[str], bool] = lambda written: False
    tidies: bool = False


@dataclass(frozen=True, slots=True)
class Translated:
    source: str
    lines: tuple[ImportedLine, ...]


def translate(source: str, text_format: TextFormat, dialect: Dialect) -> Translated:
    """The template in our words. Never raises: what has no counterpart stays as it was written, and is told."""
    return _Translation(source, text_format, dialect).run()


class _Translation:
    def __init__(self, source: str, text_format: TextFormat, dialect: Dialect) -> None:
        self._source = source
        self._dialect = dialect
        self._words = dialect.words(text_format, source)
        self._out: list[str] = []
        self._lines: list[ImportedLine] = []
        self._open: list[tuple[str, str]] = []  # if or for, and the separator of a loop
        self._covers, self._written = _covers(source), 0

    def run(self) -> Translated:
        token = re.compile(
            rf"\[(?P<tag>if\b[^\]\n]*|else|/if|for\s+[^\]\n]*|/for)\]|(?P<word>{self._dialect.placeholder.pattern})",
            re.IGNORECASE,
        )
        at, line = 0, 1
        for match in token.finditer(self._source):
            self._literal(self._source[at : match.start()])
            line += self._source.count("\n", at, match.start())
            at = match.end()
            if match["tag"] is not None:
                self._tag(match, line)
            else:
                self._word(match[0], line, at)
        self._literal(self._source[at:])
        last = line + self._source.count("\n", at)
        while self._open:
            kind, separator = self._open.pop()
            self._out.append(self._end(kind, separator))
            self._tell(last, f"[/{kind}]", self._out[-1], Outcome.CHANGED, "closed_at_end")
        made = "".join(self._out)
        if self._dialect.tidies and "{% if " in made:
            made = "{% filter tidy %}\n" + made.removesuffix("\n") + "\n{% endfilter %}\n"
        return Translated(made, tuple(self._lines))

    def _literal(self, text: str) -> None:
        """As it is; what Jinja2 would read as its own is quoted."""
        self._out.append(_OPPOSITE_BRACES.sub(lambda brace: f"{{{{ '{brace[0]}' }}}}", text))

    def _word(self, written: str, line: int, end: int) -> None:
        name = written.strip("#{}")
        word = self._find(name)
        if word is None:
            self._literal(written)
            if not self._dialect.keeps_unknown(written):
                self._tell(line, written, "", Outcome.LEFT_OUT, "unknown_placeholder")
        elif word.why and not word.text:
            self._tell(line, written, "", Outcome.LEFT_OUT, word.why)
        else:
            # Jinja2 would take the line break behind the end of a loop.
            text = self._text_of(word)
            text = text if self._source.startswith("\n", end) else text.replace("+%}", "%}")
            self._out.append(text)
            self._tell(line, written, text, Outcome.CHANGED if word.why else Outcome.TRANSLATED, word.why)

    def _text_of(self, word: Word) -> str:
        if not word.following or self._covers == 1:
            return word.text
        self._written += 1
        return word.following.format(self._written - 2) if self._written > 1 else word.text

    def _find(self, name: str) -> Word | None:
        in_loop = any(kind == "for" for kind, _ in self._open)
        return (self._dialect.in_loop.get(name) if in_loop else None) or self._words.get(name)

    def _tag(self, match: re.Match[str], line: int) -> None:
        tag = match["tag"]
        word = tag.lower()
        if word == "else" or word.startswith("/"):
            self._branch_or_end(match, line, word)
        elif word.startswith("if"):
            condition, outcome, why = self._condition(tag[2:].strip())
            self._open.append(("if", ""))
            self._put(match, f"{{% if {condition} %}}")
            self._tell(line, match[0], f"{{% if {condition} %}}", outcome, why)
        else:
            self._loop(match, line, tag[3:].strip())

    def _branch_or_end(self, match: re.Match[str], line: int, word: str) -> None:
        kind = "for" if word == "/for" else "if"
        if not self._open or self._open[-1][0] != kind:
            self._tell(line, match[0], "", Outcome.LEFT_OUT, f"without_{kind}")
            return
        if word == "else":
            now = "{% else %}"
        else:
            if kind == "for" and self._out:
                self._out[-1] = self._out[-1].removesuffix("\n")
            now = self._end(*self._open.pop())
        self._put(match, now)
        self._tell(line, match[0], now)

    def _loop(self, match: re.Match[str], line: int, words: str) -> None:
        loop = _LOOP.fullmatch(words)
        if loop is None:
            self._literal(match[0])
            self._tell(line, match[0], "", Outcome.LEFT_OUT, "no_counterpart")
            return
        of_covers = loop["of"].lower() == "cover"
        # One separator for the tool; ours stands before the end of the loop.
        self._open.append(("for", _separator(loop["separator"])))
        over = "[cover] if image" if of_covers else image_list(self._source)
        now = f"{{% for image in {over} %}}"
        self._put(match, now)
        self._tell(line, match[0], now, *((Outcome.CHANGED, "one_cover") if of_covers else ()))

    @staticmethod
    def _end(kind: str, separator: str) -> str:
        if kind == "if":
            return "{% endif %}"
        return (f"{{{{ '' if loop.last else {separator} }}}}" if separator else "") + "{% endfor %}"

    def _put(self, match: re.Match[str], now: str) -> None:
        """A tag that does not stand alone in its line keeps the line break behind it, which Jinja2 would take."""
        line_start = self._source.rfind("\n", 0, match.start()) + 1
        is_alone = not self._source[line_start : match.start()].strip()
        if self._source.startswith("\n", match.end()) and not is_alone:
            now = now.removesuffix("%}") + "+%}"
        self._out.append(now)

    def _condition(self, written: str) -> tuple[str, Outcome, str]:
        found = _CONDITION.fullmatch(written)
        word = self._find(found["name"]) if found else None
        if found is None or word is None or (word.why and not word.text):
            # For the tool, what it does not know is empty.
            why = "condition" if found is None else word.why if word is not None else "unknown_placeholder"
            return "false", Outcome.LEFT_OUT, why
        test = word.test
        if found["sign"] is None:
            return word.exists or test, Outcome.TRANSLATED, ""
        sign, value = _SIGNS[found["sign"]], found["value"].strip().strip("\"'")
        is_number = _NUMBER.fullmatch(value) is not None
        if word.number and is_number:
            return f"{test} {sign} {int(value)}", Outcome.TRANSLATED, ""
        if sign in ("==", "!="):
            left = f"{test}|string" if word.number else test
            return f"{left} {sign} {_quoted(value)}", Outcome.TRANSLATED, ""
        if is_number:
            return f"{test}|int {sign} {int(value)}", Outcome.CHANGED, "condition"
        return "false", Outcome.LEFT_OUT, "condition"

    def _tell(self, line: int, was: str, now: str, outcome: Outcome = Outcome.TRANSLATED, why: str = "") -> None:
        self._lines.append(ImportedLine(line=line, was=was, now=now, outcome=outcome, why=why))


def _covers(source: str) -> int:
    """How many images the template shows by themselves. One that stands in a condition is the same one each time."""
    everywhere = len(_COVER.findall(source))
    always, within = source, 1
    while within:
        always, within = _INNERMOST.subn("", always)
    return everywhere if everywhere == len(_COVER.findall(always)) else 1


def image_list(source: str) -> str:
    """What the tool means by all images: without those that the template shows by themselves, first the cover."""
    covers = _covers(source)
    if covers > 1:
        return f"rest[{covers - 1}:]"
    return "rest" if covers or re.search(r"[#{]cover(?:_images)?[#}]|\[for\s+cover", source) else "images"


def joined_images(shown: str, source: str) -> str:
    """All images in a row; `shown` is what stands for each."""
    return f"{{% for image in {image_list(source)} %}}{shown}{{{{ '' if loop.last else ' ' }}}}{{% endfor +%}}"


def safe(name: str, text_format: TextFormat) -> str:
    """A text of the person, kept from being taken for tags."""
    filters = {TextFormat.BBCODE: "|bb", TextFormat.MARKDOWN: "|md"}
    return f"{{{{ {name}{filters.get(text_format, '')} }}}}"


def _separator(written: str | None) -> str:
    value = (written or "newline").strip("\"'")
    word = re.sub("[-_ ]", "", value.strip().lower())
    for escaped, meant in (("\\r", "\r"), ("\\n", "\n"), ("\\t", "\t")):
        value = value.replace(escaped, meant)
    separator = _SEPARATORS.get(word, value)
    return _quoted(separator) if separator else ""


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "")
    return f"'{escaped}'"
