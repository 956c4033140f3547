"""Regular expressions of .NET as ours (the `regex` module), of which one group is wanted. Pure.

A definition reads the first group of its pattern, or all of it. So every other group loses its parentheses' meaning:
`a(b)(?<n>c)` with group `n` wanted becomes `a(?:b)(c)`. What the two flavours read differently is either rewritten
or refused; nothing is handed on in the hope that it means the same.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from backend.hosts.pattern import compiled

_OPENING = regex.compile(
    r"""
      (?P<plain>\((?!\?))
    | \(\?<(?P<angle>\w+)>  | \(\?'(?P<quote>\w+)'
    | (?P<other>\(\?(?: [:=!>] | <[=!] | [imsx-]+: ))
    | (?P<comment>\(\?\#[^)]*\))
    | (?P<flags>\(\?[imsx-]+\))
    """,
    regex.VERBOSE,
)
_ESCAPE = regex.compile(
    r"\\(?:(?P<digits>[1-9]\d*)|k(?:<(?P<k1>\w+)>|'(?P<k2>\w+)'|\{\w+\})|[pP]\{(?P<property>\w+)\}|u[0-9A-Fa-f]{4}"
    r"|x[0-9A-Fa-f]{2}|c[A-Za-z@\[\\\]^_]|0[0-7]{0,2}|.)",
    regex.DOTALL,
)
_QUANTIFIER = regex.compile(r"[*+?]|\{\d+(?:,\d*)?\}")


@dataclass(slots=True)
class _Group:
    place: int  # in the output
    name: str  # empty for one without a name


def ours(pattern: str, group: str = "0") -> str:
    """The pattern whose first group (or all of it, for "0") is what .NET gives for `group`, a number or a name.

    Raises ValueError with what is in the way.
    """
    pieces, groups = _Reader(pattern).read()
    wanted = _place_of(group, groups)
    for one in groups:
        pieces[one.place] = "(" if one.place == wanted else "(?:"
    written = "".join(pieces)
    compiled(written)
    return written


def _place_of(group: str, groups: list[_Group]) -> int | None:
    """.NET numbers groups without a name first, from the left, then those with one; a number can be a name."""
    if group == "0":
        return None
    by_name = {one.name: one.place for one in groups if one.name}
    if group in by_name:
        return by_name[group]
    numbered = [one for one in groups if not one.name] + [one for one in groups if one.name and not one.name.isdigit()]
    if group.isdigit() and not any(name.isdigit() for name in by_name) and 0 < int(group) <= len(numbered):
        return numbered[int(group) - 1].place
    raise ValueError(f"the pattern has no group {group}")


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._pieces: list[str] = []
        self._groups: list[_Group] = []

    def read(self) -> tuple[list[str], list[_Group]]:
        place, can_repeat = 0, False
        while place < len(self._pattern):
            one = self._pattern[place]
            if one == "\\":
                place, can_repeat = self._escape(place), True
            elif one == "[":
                place, can_repeat = self._set(place), True
            elif one == "(":
                place, can_repeat = self._open(place), False
            elif match := _QUANTIFIER.match(self._pattern, place):
                if not can_repeat:
                    raise ValueError(f"“{match.group()}” at position {place + 1} has nothing to repeat")
                place = match.end()
                self._pieces.append(match.group())
                if self._pattern[place : place + 1] == "?":
                    self._pieces.append("?")
                    place += 1
                can_repeat = False  # .NET knows no `a++`
            else:
                # Braces that are no quantifier stand for themselves; ours would read `{,3}` as one.
                self._pieces.append("\\" + one if one in "{}" else one)
                can_repeat = one not in "|^"
                place += 1
        return self._pieces, self._groups

    def _escape(self, place: int) -> int:
        match = _ESCAPE.match(self._pattern, place)
        if match is None:
            raise ValueError("it ends with a backslash")
        text = match.group()
        if match["digits"] or match["k1"] or match["k2"]:
            raise ValueError(f"the back-reference {text} is not supported")
        if text == "\\G":
            raise ValueError("\\G is not supported")
        if match["property"] and match["property"].startswith("Is"):
            raise ValueError(f"the block {text} is not supported")
        self._pieces.append({"\\Z": r"(?=\n?\Z)", "\\z": r"\Z", "\\e": r"\x1b"}.get(text) or _escaped(text))
        return match.end()

    def _open(self, place: int) -> int:
        match = _OPENING.match(self._pattern, place)
        if match is None:
            raise ValueError(f"“{self._pattern[place : place + 4]}…” is not supported")
        if match["comment"]:
            return match.end()
        if match["flags"]:
            if "".join(self._pieces) or "-" in match["flags"]:
                raise ValueError(f"{match['flags']} in the middle is not supported")
            self._pieces.append(match["flags"])
        elif match["other"]:
            self._pieces.append(match["other"])
        else:
            self._groups.append(_Group(len(self._pieces), match["angle"] or match["quote"] or ""))
            self._pieces.append("(")
        return match.end()

    def _set(self, place: int) -> int:
        """`[…]`; a bracket inside is an ordinary character in .NET, and a set to take away behind a minus."""
        written, inside = ["["], place + 1
        if self._pattern[inside : inside + 1] == "^":
            written.append("^")
            inside += 1
        first = True
        while inside < len(self._pattern):
            one = self._pattern[inside]
            if one == "]" and not first:
                self._pieces.append("".join(written) + "]")
                return inside + 1
            if one == "[" and self._pattern[inside - 1] == "-" and not first:
                raise ValueError("a set that is taken away from another ([a-z-[aeiou]]) is not supported")
            if one == "\\":
                match = _ESCAPE.match(self._pattern, inside)
                if match is None or match["digits"] or (match["property"] and match["property"].startswith("Is")):
                    raise ValueError(f"“{self._pattern[inside : inside + 4]}” in a set is not supported")
                written.append(r"\x1b" if match.group() == "\\e" else _escaped(match.group()))
                inside = match.end()
            else:
                written.append("\\" + one if one in "[]&|~" else one)
                inside += 1
            first = False
        raise ValueError("a [ has no partner")


def _escaped(text: str) -> str:
    """An escape that both flavours know; a control character as its number."""
    if text.startswith("\\c"):
        return f"\\x{ord(text[2].upper()) - 64:02x}"
    if regex.fullmatch(r"\\0[0-7]{0,2}", text):
        return f"\\x{int(text[2:] or '0', 8):02x}"
    if text[1] in "\"'<>/:;,!%&=@`~_# \n\r\t" or not text[1].isascii():
        return regex.escape(text[1]) if text[1] in "& ~#\n\r\t" else text[1]
    return text
