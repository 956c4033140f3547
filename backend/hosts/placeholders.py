"""Placeholders in definitions: `{option.thumbnail_size}`, `{file.name}`, `{random.digits:12}`. Text only, no code.

`{{` and `}}` stand for braces. What the scopes hold:

| scope      | names                                                                             |
|------------|-----------------------------------------------------------------------------------|
| credential | the names of the definition's credentials                                         |
| option     | the names of its options                                                          |
| gallery    | name, images, size_bytes                                                          |
| file       | name, ascii_name, extension, mime, size_bytes, number (from 1, gallery's order)   |
| remote     | what steps have kept of the remote gallery                                        |
| read       | what has been read so far in this run of steps                                    |
| random     | digits:N, alnum:N (a–z, 0–9), uuid; the same text means the same value in one run |
| time       | unix (seconds)                                                                    |
"""

from __future__ import annotations

import secrets
import string
import unicodedata
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import quote

import regex

from backend.hosts.base import FileToSend, GalleryFacts
from backend.hosts.definition import Definition
from backend.hosts.pattern import compiled

GALLERY_NAMES = frozenset({"name", "images", "size_bytes"})
FILE_NAMES = frozenset({"name", "ascii_name", "extension", "mime", "size_bytes", "number"})
TIME_NAMES = frozenset({"unix"})

_PIECE = regex.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")
_RANDOM = regex.compile(r"uuid|(?:digits|alnum):[1-9][0-9]?")
_ALNUM = string.ascii_lowercase + string.digits


@dataclass(frozen=True, slots=True)
class Piece:
    """A literal text, or a placeholder."""

    text: str
    is_placeholder: bool

    @property
    def scope(self) -> str:
        return self.text.partition(".")[0]

    @property
    def name(self) -> str:
        return self.text.partition(".")[2]


@lru_cache(maxsize=1024)
def parse(template: str) -> tuple[Piece, ...]:
    """Raises ValueError for a brace without its partner."""
    pieces: list[Piece] = []
    for match in _PIECE.finditer(template):
        text = match.group()
        if text in ("{", "}"):
            raise ValueError(f"a single {text} (write {text}{text} for a brace)")
        if match.group(1) is not None:
            pieces.append(Piece(match.group(1), True))
        else:
            pieces.append(Piece(text[0] if text in ("{{", "}}") else text, False))
    return tuple(pieces)


def is_random(name: str) -> bool:
    """Whether `random` knows this name."""
    return _RANDOM.fullmatch(name) is not None


@dataclass(slots=True)
class Values:
    """What placeholders stand for during one run of steps. `read` and `remote` grow while it goes on."""

    scopes: Mapping[str, Mapping[str, str]] = field(repr=False)
    read: dict[str, str] = field(default_factory=dict)
    remote: dict[str, str] = field(default_factory=dict)
    is_first_file: bool = False
    _random: dict[str, str] = field(default_factory=dict)

    def fill(self, template: str) -> str:
        """The text with every placeholder replaced; a name that has no value yet is empty."""
        return self._fill(template, lambda _, value: value)

    def fill_url(self, template: str) -> str:
        """As `fill`, percent-encoded except at the very beginning, where a placeholder is an address."""
        return self._fill(template, lambda place, value: quote(value, safe="") if place else value)

    def fill_all(self, template: str) -> str:
        """As `fill`, but empty as soon as one placeholder is: half an address is none."""
        values = [self._value(piece) for piece in parse(template) if piece.is_placeholder]
        return self.fill(template) if all(values) else ""

    def _fill(self, template: str, written: Callable[[int, str], str]) -> str:
        return "".join(
            written(place, self._value(piece)) if piece.is_placeholder else piece.text
            for place, piece in enumerate(parse(template))
        )

    def _value(self, piece: Piece) -> str:
        match piece.scope:
            case "read":
                return self.read.get(piece.name, "")
            case "remote":
                return self.remote.get(piece.name, "")
            case "random":
                if piece.name not in self._random:
                    self._random[piece.name] = _random_text(piece.name)
                return self._random[piece.name]
            case scope:
                return self.scopes.get(scope, {}).get(piece.name, "")


def _random_text(name: str) -> str:
    if name == "uuid":
        return str(uuid.uuid4())
    alphabet, _, length = name.partition(":")
    return "".join(secrets.choice(string.digits if alphabet == "digits" else _ALNUM) for _ in range(int(length)))


def file_values(file: FileToSend) -> dict[str, str]:
    name = PurePosixPath(file.name).name
    return {
        "name": name,
        "ascii_name": ascii_name(name, file.index + 1),
        "extension": PurePosixPath(name).suffix.removeprefix("."),
        "mime": file.mime,
        "size_bytes": str(file.source.size_bytes),
        "number": str(file.index + 1),
    }


def gallery_values(facts: GalleryFacts, definition: Definition) -> dict[str, str]:
    """The facts as this host may hear them. A name of which nothing is left becomes "Gallery"."""
    name = facts.name
    if rules := definition.gallery:
        if rules.name_removes:
            name = compiled(rules.name_removes).sub("", name)
        name = name.strip()[: rules.name_max_chars].strip() or "Gallery"
    return {"name": name, "images": str(facts.images), "size_bytes": str(facts.size_bytes)}


def ascii_name(name: str, number: int) -> str:
    """The file name in letters, digits, `. _ - ( )` and blanks; a stem of which nothing is left becomes its number."""
    path = PurePosixPath(name)
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    stem = regex.sub(r"[^A-Za-z0-9._() -]+", "_", plain).strip(" ._")
    suffix = regex.sub(r"[^A-Za-z0-9.]+", "", path.suffix)
    return f"{stem or number}{suffix}".rstrip(".")
