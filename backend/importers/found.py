"""What another program has, in words that are the same for all of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from backend.errors import problem
from backend.output.importers import Found
from backend.protocol.errors import ErrorKind
from backend.protocol.other_programs import LeftBehind, Program, Why
from backend.protocol.rows import StartOn


class OldTab(msgspec.Struct, frozen=True):
    """`colour` is as the program wrote it, "#rrggbb", or empty."""

    name: str
    colour: str = ""


class OldImage(msgspec.Struct, frozen=True, gc=False):
    """An image that is online. `name` is that of its file, 0 what is not known."""

    name: str
    page_url: str = ""
    thumb_url: str = ""
    size_bytes: int = 0
    width: int = 0
    height: int = 0


class OldArchive(msgspec.Struct, frozen=True, gc=False):
    """One archive of a gallery that is online; `part` counts from 0."""

    host_id: str
    url: str
    part: int = 0
    name: str = ""
    code: str = ""
    size_bytes: int = 0
    finished_at: float = 0.0


class OldGallery(msgspec.Struct, frozen=True):
    """`path` is absolute, maybe on another kind of system. `code` is the host's own word for the gallery.

    `online` counts the images that are online; `images` are those, where they were asked for.
    """

    path: str
    name: str
    tab: str
    host_id: str
    is_finished: bool
    added_at: float
    finished_at: float = 0.0
    template: str = ""
    code: str = ""
    gallery_url: str = ""
    custom: tuple[str, str, str, str] = ("", "", "", "")
    ext: tuple[str, str, str, str] = ("", "", "", "")
    online: int = 0
    images: tuple[OldImage, ...] = ()
    archives: tuple[OldArchive, ...] = ()


@dataclass(frozen=True, slots=True)
class OldAccount:
    """Credentials of a host, by the names that its fields have here. Never shown."""

    host_id: str
    values: dict[str, str] = field(repr=False)


@dataclass(slots=True)
class HostWish:
    """How a host was used; None is what was not said. `options` are by name here."""

    is_used: bool = False
    connections: int | None = None
    tries: int | None = None
    start_on: StartOn | None = None
    options: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class OldSetup:
    """Everything but galleries. `settings` are by name here, `default_template` by its name there."""

    templates: list[Found] = field(default_factory=list)
    default_template: str = ""
    accounts: list[OldAccount] = field(default_factory=list)
    hosts: dict[str, HostWish] = field(default_factory=dict)
    settings: dict[str, object] = field(default_factory=dict)

    def host(self, host_id: str) -> HostWish:
        return self.hosts.setdefault(host_id, HostWish())


class Behind:
    """Collects what stays behind: one entry for each reason and subject."""

    def __init__(self) -> None:
        self._counts: dict[tuple[Why, str], int] = {}
        self._first: dict[Why, str] = {}

    def add(self, why: Why, count: int = 1, *, subject: str = "", example: str = "") -> None:
        """`subject` is one of many that are told each; of `example`s the first is told."""
        if count:
            self._first.setdefault(why, example)
            key = (why, subject)
            self._counts[key] = self._counts.get(key, 0) + count

    def told(self) -> tuple[LeftBehind, ...]:
        return tuple(
            LeftBehind(why=why, count=count, subject=subject or self._first[why])
            for (why, subject), count in self._counts.items()
        )


class OldProgram(Protocol):
    """What an import reads. Made, read and closed in threads, by one at a time; nothing of the program is changed.

    Methods raise Problem(BAD_INPUT) for what cannot be read.
    """

    program: Program
    path: Path

    def setup(self, behind: Behind) -> OldSetup: ...

    def tabs(self) -> list[OldTab]: ...

    def count(self) -> int:
        """How many galleries there are."""
        ...

    def galleries(self, behind: Behind, *, with_images: bool, stop: threading.Event) -> Iterator[list[OldGallery]]:
        """In their order, in parts that are taken in one after the other; those that stay behind are passed over."""
        ...

    def close(self) -> None: ...


def read_bounded(path: Path, most_bytes: int) -> bytes:
    """A file that may be anything. Raises Problem(BAD_INPUT) when it is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise problem(ErrorKind.BAD_INPUT, error.strerror or str(error), subject=str(path)) from error
    if len(content) > most_bytes:
        raise problem(ErrorKind.BAD_INPUT, "the file is too large", subject=str(path))
    return content
