"""One HTTP exchange as values, and the interface of whatever carries it out.

Request bodies and transports are apart, so that another transport can be put in without touching a host.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

SentCallback = Callable[[int], None]
"""Called in the event loop with the number of body bytes that have left so far (monotone, ends at the length)."""

BeforeEnd = Callable[[], Awaitable[None]]
"""Awaited once, before the last bytes of a body leave. As long as it has not run, the host cannot hold the file:
whoever keeps a record writes down here that from now on it might."""

LAST_CHUNK_BYTES = 64 * 1024
"""What a transport keeps back until the rest of a body has left: before that, the host cannot hold the file."""


class Digest(StrEnum):
    """What a host may want to know of a file before it is sent."""

    MD5 = "md5"
    SHA1 = "sha1"
    SHA256 = "sha256"
    SHA1_5MIB = "sha1_5mib"  # of the first 5 MiB


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file as the scan saw it. Sending fails with FILE_CHANGED when the file on disk is not that file any more."""

    path: Path
    size_bytes: int
    mtime_ns: int
    inode: int = 0  # 0 = not known (some file systems), then it is not compared


@dataclass(frozen=True, slots=True)
class ArchiveSource:
    """A stored (uncompressed) ZIP of files, made while it is sent: the same bytes each time, of known length.

    `entries` are names inside the archive and their files.
    """

    entries: tuple[tuple[str, FileSource], ...]
    size_bytes: int


Source = FileSource | ArchiveSource


class Body(Protocol):
    """A request body of known length that can be produced again for another attempt."""

    @property
    def length(self) -> int: ...

    @property
    def content_type(self) -> str: ...

    def chunks(self) -> AsyncIterator[bytes | bytearray | memoryview]:
        """The bytes, in order. A chunk keeps its content until the one after the next is asked for (a transport may
        still hold the end of the last one then). The last chunk is at most LAST_CHUNK_BYTES: a transport lets
        everything before it leave first, and the body checks its files again before it gives that one out.

        Raises Problem(FILE_CHANGED, FILE_UNREADABLE) when a source file is not what the scan saw.
        """
        ...


class CookieStore(Protocol):
    """Cookies of one account or of one gallery. Thrown away by dropping it."""

    def get(self, name: str, url: str = "") -> str | None: ...

    def clear(self) -> None: ...

    def dump(self) -> list[tuple[str, str]]:
        """All cookies as data, secrets among them: the domain that set each, and its Set-Cookie header with the time
        when it ends as a date."""
        ...

    def load(self, dumped: Iterable[tuple[str, str]]) -> None:
        """Take in what `dump` gave; cookies that have ended meanwhile are passed over."""
        ...


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request. `inactivity_s` limits the time without any byte moving, not the whole time.

    `is_exact`: the URL is encoded already and sent as it is written, for requests that are signed with it. `is_once`:
    it is not repeated by itself when the connection breaks, as requests without a body otherwise are.
    """

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Body | None = None
    inactivity_s: float = 300.0
    follow_redirects: bool = True
    max_answer_bytes: int = 4 * 1024 * 1024
    is_exact: bool = False
    is_once: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer of any status. Header names are lower case; `url` is the final one after redirects.

    `is_early` is True when it came before the whole request body had been sent, which then stopped: a refusal is as
    good as any, but such a "success" proves nothing about the file.
    """

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes
    is_early: bool = False

    def text(self) -> str:
        """The body as text by its declared charset, UTF-8 otherwise; undecodable bytes are replaced."""
        content_type = self.headers.get("content-type", "")
        charset = content_type.partition("charset=")[2].split(";")[0].strip().strip('"') or "utf-8"
        try:
            return self.body.decode(charset, "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")


class Transport(Protocol):
    """Carries out requests. Used from the engine's event loop only.

    Cancelling the task that awaits `send` cuts the connection at once.
    """

    def new_cookies(self) -> CookieStore: ...

    async def send(
        self,
        request: Request,
        *,
        host_id: str,
        cookies: CookieStore | None = None,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Answer:
        """Send and read the whole answer, also when it arrives before the body was sent completely.

        `before_end` is awaited before the last chunk of the body is written.

        Raises Problem with NETWORK, TIMEOUT, PROXY, FILE_CHANGED, FILE_UNREADABLE or HOST_CHANGED (answer too large);
        `file_may_have_arrived` is True when the whole body had been handed to the system before the failure.
        """
        ...

    async def close(self) -> None: ...
