"""Request bodies: what is sent, of exactly known length, read from disk while it is sent.

A body is a row of segments, each either bytes made beforehand or read from files: see `segments`. It can be read any
number of times, once for each attempt. Every file is compared with what the scan saw when it is opened, and all of them
once more right before the body's last chunk is given out: a changed file never becomes a complete request.
"""

from __future__ import annotations

import asyncio
import functools
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote_plus

import msgspec

from backend.uploads.disk_pace import DISK_THREADS, DiskPace
from backend.uploads.http import LAST_CHUNK_BYTES, Body, Source
from backend.uploads.segments import (
    Base64Text,
    Content,
    PercentBase64,
    Segment,
    Slice,
    files_of,
    open_segment,
    percent_base64,
    size_of,
)
from backend.uploads.source_file import BUFFER_BYTES, check_unchanged, read_ahead

T = TypeVar("T")

_PACE = DiskPace()
_FEW_FILES = 16
"""So many can be looked at in the event loop while the disk is fast."""


@dataclass(frozen=True, slots=True)
class TextField:
    """A form field with a text value, sent as UTF-8."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FileField:
    """A form field that carries a file, an archive, a slice of them or a file as text, or bytes as if they were one."""

    name: str
    filename: str
    content_type: str
    source: Content | bytes


def multipart(parts: Sequence[TextField | FileField]) -> Body:
    """`multipart/form-data` as browsers write it (RFC 7578; WHATWG HTML, "multipart form data").

    Names are UTF-8 with quotes and line breaks as %22, %0D, %0A; there is no `filename*`.
    Raises ValueError for a content type with control characters.
    """
    boundary = "----GalleonFormBoundary" + secrets.token_hex(16)
    segments: list[bytes | Segment] = []
    for part in parts:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(part.name)}"'
        if isinstance(part, TextField):
            segments.append(f"{head}\r\n\r\n{_utf8(part.value)}\r\n".encode())
            continue
        if not part.content_type.isprintable():
            raise ValueError("a content type has no control characters")
        head += f'; filename="{_quoted(part.filename)}"\r\nContent-Type: {part.content_type}\r\n\r\n'
        segments += [head.encode(), part.source, b"\r\n"]
    segments.append(f"--{boundary}--\r\n".encode())
    return _SegmentBody(segments, f"multipart/form-data; boundary={boundary}")


def urlencoded(fields: Sequence[tuple[str, str | Base64Text]]) -> Body:
    """`application/x-www-form-urlencoded`, UTF-8; order and repeated names are kept.

    With a file as base64 among the fields, `prepare` has to be awaited before anything else.
    """
    segments: list[bytes | Segment] = []
    for index, (name, value) in enumerate(fields):
        segments.append(f"{'&' if index else ''}{quote_plus(name)}=".encode())
        if isinstance(value, str):
            segments.append(quote_plus(value).encode())
        else:
            segments.append(PercentBase64(value.source, size_bytes=-1))
    return _SegmentBody(segments, "application/x-www-form-urlencoded")


async def prepare(body: Body) -> None:
    """Work out the length of a body that depends on what is in a file. All other bodies are ready as they are.

    Reads such a file once. Raises Problem(FILE_CHANGED, FILE_UNREADABLE).
    """
    if isinstance(body, _SegmentBody):
        await body.prepare()


def json_body(value: object) -> Body:
    """`application/json`. A `Base64Text` anywhere in `value` becomes a string, read while it is sent.

    Raises TypeError when `value` cannot be written as JSON.
    """
    texts: list[Base64Text] = []
    mark = secrets.token_hex(16)

    def place(unknown: object) -> str:
        if not isinstance(unknown, Base64Text):
            raise TypeError(f"{type(unknown).__name__} is no JSON")
        texts.append(unknown)
        return mark

    first, *others = msgspec.json.encode(value, enc_hook=place).split(mark.encode())
    segments: list[bytes | Segment] = [first]
    for text, after in zip(texts, others, strict=True):
        segments += [text, after]
    return _SegmentBody(segments, "application/json")


def raw(source: Content | bytes, content_type: str) -> Body:
    """The file and nothing else (PUT, WebDAV, S3)."""
    return _SegmentBody([source], content_type)


def raw_slice(source: Source, start: int, end: int, content_type: str) -> Body:
    """A piece of a file or archive and nothing else (chunked uploads); `end` is the first byte behind it."""
    return _SegmentBody([Slice(source, start, end)], content_type)


class _SegmentBody:
    """Bytes and what is read from files in a row."""

    def __init__(self, segments: Sequence[bytes | Segment], content_type: str) -> None:
        self._segments = _joined(segments)
        self._files = [
            file for segment in self._segments if not isinstance(segment, bytes) for file in files_of(segment)
        ]
        self._content_type = content_type

    @property
    def length(self) -> int:
        return sum(map(_size, self._segments))

    @property
    def content_type(self) -> str:
        return self._content_type

    async def prepare(self) -> None:
        """See `prepare`."""
        for index, segment in enumerate(self._segments):
            if isinstance(segment, PercentBase64) and segment.size_bytes < 0:
                counting = functools.partial(percent_base64, segment.source)
                self._segments[index] = await asyncio.get_running_loop().run_in_executor(DISK_THREADS, counting)

    async def chunks(self) -> AsyncIterator[bytes | bytearray | memoryview]:
        """The bytes in order. See `Body.chunks` for how long a chunk is valid and how large the last one is."""
        left = self.length
        if self._files and left <= LAST_CHUNK_BYTES:
            yield await self._run(functools.partial(self._read_whole, left))  # and checked
            return
        async for chunk in self._read(left):
            left -= len(chunk)
            if left == 0 and len(chunk) > LAST_CHUNK_BYTES:
                whole = memoryview(chunk)
                yield whole[:-LAST_CHUNK_BYTES]
                chunk = whole[-LAST_CHUNK_BYTES:]
            if left == 0 and self._files:
                await self._run(self._check_files)
            yield chunk

    async def _read(self, length: int) -> AsyncIterator[bytes | bytearray | memoryview]:
        if self._files and length <= BUFFER_BYTES:
            yield await self._run(functools.partial(self._read_whole, length))
            return
        for segment in self._segments:
            if isinstance(segment, bytes):
                yield segment
            else:
                async for chunk in read_ahead(functools.partial(open_segment, segment), size_of(segment)):
                    yield chunk

    def _read_whole(self, length: int) -> bytearray:
        whole = bytearray(length)
        rest = memoryview(whole)
        for segment in self._segments:
            place, rest = rest[: _size(segment)], rest[_size(segment) :]
            if isinstance(segment, bytes):
                place[:] = segment
                continue
            reading = open_segment(segment)
            try:
                reading.fill(place)
            finally:
                reading.close()
        self._check_files()
        return whole

    async def _run(self, job: Callable[[], T]) -> T:
        if len(self._files) <= _FEW_FILES:
            return await _PACE.run(self._files[0].path, job)
        return await asyncio.get_running_loop().run_in_executor(DISK_THREADS, job)

    def _check_files(self) -> None:
        for source in self._files:
            check_unchanged(source)


def _joined(segments: Sequence[bytes | Segment]) -> list[bytes | Segment]:
    """Neighbouring bytes made one; empty segments left out, except empty files, which are checked all the same."""
    joined: list[bytes | Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if isinstance(segment, bytes) and isinstance(last, bytes):
            joined[-1] = last + segment
        elif segment != b"":
            joined.append(segment)
    return joined


def _size(segment: bytes | Segment) -> int:
    return len(segment) if isinstance(segment, bytes) else size_of(segment)


def _quoted(name: str) -> str:
    return _utf8(name).replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _utf8(text: str) -> str:
    """Names that are no UTF-8 on disk have lone surrogates in Python; they become U+FFFD, as in a browser."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
