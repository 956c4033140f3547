"""Placeholders in definitions: `{option.thumbnail_size}`, `{file.name}`, `{random.digits:12}`. Text only, no code.

`{{` and `}}` stand for braces; `{session.token|credential.token}` is the first of several that is not empty.

| scope      | names                                                                                              |
|------------|----------------------------------------------------------------------------------------------------|
| credential | the names of the definition's credentials                                                          |
| option     | the names of its options                                                                           |
| gallery    | name, images, size_bytes                                                                           |
| file       | name, stem, ascii_name, unique_name, url_name (percent-encoded, for links), extension, mime,       |
|            | size_bytes, number (from 1, gallery's order), md5, sha1, sha256, sha1_5mib                         |
| chunk      | index (from 0), number (from 1), count, start, end (of its last byte), size_bytes                  |
| sent       | page_url, image_url, thumb_url, delete_url, code: what the upload of a file gave                   |
| session    | what the login steps have kept                                                                     |
| remote     | what steps have kept of the remote gallery                                                         |
| read       | what has been read so far in this run of steps                                                     |
| random     | digits:N, alnum:N (a–z, 0–9), letters:N (a–z, A–Z, 0–9), hex:N, upper_hex:N, uuid, upper_uuid;     |
|            | the same text means the same value in one run                                                      |
| time       | unix (seconds), unix_ms, date (2026-01-02), iso (2026-01-02T03:04:05Z); by the clock on the wall:  |
|            | year (2026), year2 (26), month (01), day, hour, minute, second, millisecond (007)                  |
"""

from __future__ import annotations

import secrets
import string
import unicodedata
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import PurePosixPath
from urllib.parse import quote

import msgspec
import regex

from backend.hosts.base import GalleryFacts
from backend.hosts.definition import Definition
from backend.hosts.pattern import compiled
from backend.uploads.http import Digest

GALLERY_NAMES = frozenset({"name", "images", "size_bytes"})
DIGEST_NAMES = frozenset(digest.value for digest in Digest)
FILE_NAMES = DIGEST_NAMES | {
    "name", "stem", "ascii_name", "unique_name", "url_name", "extension", "mime", "size_bytes", "number"
}  # fmt: skip
CHUNK_NAMES = frozenset({"index", "number", "count", "start", "end", "size_bytes"})
TIME_NAMES = frozenset({
    "unix", "unix_ms", "date", "iso", "year", "year2", "month", "day", "hour", "minute", "second", "millisecond"
})  # fmt: skip

_PIECE = regex.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]|[^{}]+")
_RANDOM = regex.compile(r"(?:upper_)?uuid|(?:digits|alnum|letters|hex|upper_hex):[1-9][0-9]?")
_ALPHABETS = {
    "digits": string.digits,
    "alnum": string.ascii_lowercase + string.digits,
    "letters": string.ascii_letters + string.digits,
    "hex": "0123456789abcdef",
    "upper_hex": "0123456789ABCDEF",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A literal text, or a placeholder with its alternatives as pairs of scope and name."""

    text: str
    is_placeholder: bool

    @property
    def alternatives(self) -> tuple[tuple[str, str], ...]:
        return tuple((one.partition(".")[0], one.partition(".")[2]) for one in self.text.split("|"))


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
    session: Mapping[str, str] = field(default_factory=dict, repr=False)
    chunk: Mapping[str, str] = field(default_factory=dict)
    field_sets: dict[str, list[tuple[str, str]]] = field(default_factory=dict, repr=False)
    is_first_file: bool = False
    _random: dict[str, str] = field(default_factory=dict)

    def draw_anew(self) -> None:
        """Forget the random values: another try is another upload to the host."""
        self._random.clear()

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
        return next((value for one in piece.alternatives if (value := self._one(*one))), "")

    def _one(self, scope: str, name: str) -> str:
        match scope:
            case "read":
                return self.read.get(name, "")
            case "remote":
                return self.remote.get(name, "")
            case "session":
                return self.session.get(name, "")
            case "chunk":
                return self.chunk.get(name, "")
            case "random":
                if name not in self._random:
                    self._random[name] = _random_text(name)
                return self._random[name]
            case _:
                return self.scopes.get(scope, {}).get(name, "")


def _random_text(name: str) -> str:
    if name == "uuid":
        return str(uuid.uuid4())
    if name == "upper_uuid":
        return str(uuid.uuid4()).upper()
    alphabet, _, length = name.partition(":")
    return "".join(secrets.choice(_ALPHABETS[alphabet]) for _ in range(int(length)))


def names_used(what: object, scope: str) -> frozenset[str]:
    """The names of a scope in all texts of a part of a definition (structs, lists, dictionaries, texts)."""
    if isinstance(what, str):
        try:
            pieces = parse(what)
        except ValueError:  # a text that is no template, for example a pattern
            return frozenset()
        return frozenset(
            name for piece in pieces if piece.is_placeholder for one, name in piece.alternatives if one == scope
        )
    if isinstance(what, msgspec.Struct):
        what = [getattr(what, name) for name in what.__struct_fields__]
    elif isinstance(what, Mapping):
        what = list(what.values())
    if isinstance(what, list | tuple):
        return frozenset[str]().union(*(names_used(one, scope) for one in what))
    return frozenset()


class Lazy(Mapping[str, str]):
    """Values that are worked out when a definition asks for them: most ask for one or two."""

    def __init__(self, makers: Mapping[str, Callable[[], str]]) -> None:
        self._makers = makers
        self._made: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


def time_values(now: float) -> Mapping[str, str]:
    """`now` is Unix time."""

    def at(form: str) -> str:
        return datetime.fromtimestamp(now, UTC).strftime(form)

    def here(form: str) -> str:
        return datetime.fromtimestamp(now, UTC).astimezone().strftime(form)

    return Lazy({
        "unix": lambda: f"{now:.0f}",
        "unix_ms": lambda: f"{now * 1000:.0f}",
        "date": lambda: at("%Y-%m-%d"),
        "iso": lambda: at("%Y-%m-%dT%H:%M:%SZ"),
        "year": lambda: here("%Y"),
        "year2": lambda: here("%y"),
        "month": lambda: here("%m"),
        "day": lambda: here("%d"),
        "hour": lambda: here("%H"),
        "minute": lambda: here("%M"),
        "second": lambda: here("%S"),
        "millisecond": lambda: here("%f")[:3],
    })  # fmt: skip


def file_values(
    name: str, index: int, *, mime: str, size_bytes: int, digests: Mapping[Digest, str] | None = None
) -> Mapping[str, str]:
    """`name` may hold folders, which the host is not told; `index` counts from 0."""
    last = PurePosixPath(name).name
    known = {digest.value: value for digest, value in (digests or {}).items()}
    return Lazy({
        "name": lambda: last,
        "stem": lambda: PurePosixPath(last).stem,
        "ascii_name": lambda: ascii_name(last, index + 1),
        "unique_name": lambda: unique_name(name, index + 1),
        "url_name": lambda: quote(last, safe=""),
        "extension": lambda: PurePosixPath(last).suffix.removeprefix("."),
        "mime": lambda: mime,
        "size_bytes": lambda: str(size_bytes),
        "number": lambda: str(index + 1),
        **{name: partial(known.__getitem__, name) for name in known},
    })  # fmt: skip


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


def unique_name(name: str, number: int) -> str:
    """The name in letters, digits, `. _ -`. Where that changes it, its number is added: no two of a set are equal."""
    path = PurePosixPath(ascii_name(PurePosixPath(name).name, number))
    plain = f"{regex.sub(r'[^A-Za-z0-9._-]+', '_', path.stem)}{path.suffix}"
    return plain if plain == name else f"{PurePosixPath(plain).stem}-{number}{path.suffix}"
