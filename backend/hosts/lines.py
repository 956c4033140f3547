"""Finds the line of a value in TOML text, which the standard library's parser does not tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

Path = tuple[str | int, ...]

_TOKEN = regex.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*|\n|\[\[|\]\]|[\[\]{}=,.]|[^\s\[\]{}=,.\"'\#]+",
    regex.DOTALL,
)


def line_of(text: str, path: Path) -> int:
    """The line (from 1) where the value at `path` begins, or that of its nearest parent that is there.

    `text` is valid TOML. A path holds keys and places in arrays: ("upload", 0, "fields", 2, "name").
    """
    lines = _Scan(text).lines
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Scan:
    """One pass over the text that notes where each key and each array element begins."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = [token for token in _tokens(text) if not token[0].startswith("#")]
        self._place = 0
        self._array_tables: Counter[Path] = Counter()
        self._document()

    # -- tokens ----------------------------------------------------------------------------------------------

    def _peek(self) -> str:
        return self._tokens[self._place][0] if self._place < len(self._tokens) else ""

    def _line(self) -> int:
        return self._tokens[min(self._place, len(self._tokens) - 1)][1]

    def _skip_newlines(self) -> None:
        while self._peek() == "\n":
            self._place += 1

    # -- grammar ---------------------------------------------------------------------------------------------

    def _document(self) -> None:
        table: Path = ()
        while self._place < len(self._tokens):
            token = self._peek()
            if token == "\n":
                self._place += 1
            elif token in ("[", "[["):
                line = self._line()
                self._place += 1
                table = self._header(is_array=token == "[[")
                self.lines.setdefault(table, line)
                self._place += 1
            else:
                self._pair(table)

    def _header(self, *, is_array: bool) -> Path:
        """The full path of a table header, with the place of the newest element of every array of tables in it."""
        keys = self._key()
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            if self._array_tables[path]:
                path = (*path, self._array_tables[path] - 1)
        path = (*path, keys[-1])
        if is_array:
            self.lines.setdefault(path, self._line())
            self._array_tables[path] += 1
            path = (*path, self._array_tables[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = (*table, *self._key())
        for length in range(len(table) + 1, len(path) + 1):
            self.lines.setdefault(path[:length], line)
        self._place += 1  # the equals sign
        self._value(path)

    def _key(self) -> list[str]:
        keys = [_unquoted(self._peek())]
        self._place += 1
        while self._peek() == ".":
            keys.append(_unquoted(self._tokens[self._place + 1][0]))
            self._place += 2
        return keys

    def _value(self, path: Path) -> None:
        match self._peek():
            case "[" | "[[":
                self._array(path)
            case "{":
                self._inline_table(path)
            case _:
                while self._peek() not in ("\n", ",", "]", "]]", "}", ""):
                    self._place += 1

    def _array(self, path: Path) -> None:
        self._open("[")
        index = 0
        while True:
            self._skip_newlines()
            if self._peek() in ("]", "]]", ""):
                return self._open("]")
            self.lines[(*path, index)] = self._line()
            self._value((*path, index))
            self._skip_newlines()
            if self._peek() == ",":
                self._place += 1
            index += 1

    def _inline_table(self, path: Path) -> None:
        self._place += 1
        while True:
            self._skip_newlines()
            if self._peek() in ("}", ""):
                self._place += 1
                return
            if self._peek() == ",":
                self._place += 1
                continue
            self._pair(path)

    def _open(self, bracket: str) -> None:
        """Step over one bracket; inside a value a double one is two."""
        if self._place == len(self._tokens):
            return
        token, line = self._tokens[self._place]
        if token == bracket * 2:
            self._tokens[self._place] = (bracket, line)
        else:
            self._place += 1


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    line, end = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", end, match.start())
        end = match.start()
        yield match.group(), line


def _unquoted(key: str) -> str:
    return key[1:-1] if key[:1] in "\"'" and len(key) > 1 else key
