"""Request bodies: what is sent, of exactly known length, read from disk while it is sent.

A body is a row of segments, each either bytes made beforehand or a file. It can be read any number of times, once for
each attempt. Every file is compared with what the scan saw when it is opened, and all of them once more right before
the body's last chunk is given out: a changed file never becomes a complete request.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec

from backend.uploads.disk_pace import DiskPace
from backend.uploads.http import LAST_CHUNK_BYTES, ArchiveSource, Body, FileSource, Source
from backend.uploads.source_file import BUFFER_BYTES, check_unchanged, open_unchanged, read_ahead, read_exactly

_PACE = DiskPace()


@dataclass(frozen=True, slots=True)
class TextField:
    """A form field with a text value, sent as UTF-8."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class FileField:
    """A form field that carries a file, or bytes as if they were one."""

    name: str
    filename: str
    content_type: str
    source: Source | bytes


def multipart(parts: Sequence[TextField | FileField]) -> Body:
    """`multipart/form-data` as browsers write it (RFC 7578; WHATWG HTML, "multipart form data").

    Names are UTF-8 with quotes and line breaks as %22, %0D, %0A; there is no `filename*`.
    Raises ValueError for a content type with control characters.
    """
    boundary = "----GalleonFormBoundary" + secrets.token_hex(16)
    segments: list[bytes | Source] = []
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


def urlencoded(fields: Sequence[tuple[str, str]]) -> Body:
    """`application/x-www-form-urlencoded`, UTF-8; order and repeated names are kept."""
    return _SegmentBody([urlencode(fields).encode()], "application/x-www-form-urlencoded")


def json_body(value: object) -> Body:
    """`application/json`. Raises TypeError when `value` cannot be written as JSON."""
    return _SegmentBody([msgspec.json.encode(value)], "application/json")


def raw(source: Source | bytes, content_type: str) -> Body:
    """The file and nothing else (PUT, WebDAV, S3)."""
    return _SegmentBody([source], content_type)


class _SegmentBody:
    """Bytes and files in a row."""

    def __init__(self, segments: Sequence[bytes | Source], content_type: str) -> None:
        self._segments = _joined(segments)
        self._files = [segment for segment in self._segments if isinstance(segment, FileSource)]
        self._length = sum(map(_size, self._segments))
        self._content_type = content_type

    @property
    def length(self) -> int:
        return self._length

    @property
    def content_type(self) -> str:
        return self._content_type

    async def chunks(self) -> AsyncIterator[bytes | bytearray | memoryview]:
        """The bytes in order. See `Body.chunks` for how long a chunk is valid and how large the last one is."""
        if self._files and self._length <= LAST_CHUNK_BYTES:
            yield await _PACE.run(self._files[0].path, self._read_whole)  # and checked
            return
        left = self._length
        async for chunk in self._read():
            left -= len(chunk)
            if left == 0 and len(chunk) > LAST_CHUNK_BYTES:
                whole = memoryview(chunk)
                yield whole[:-LAST_CHUNK_BYTES]
                chunk = whole[-LAST_CHUNK_BYTES:]
            if left == 0 and self._files:
                await _PACE.run(self._files[0].path, self._check_files)
            yield chunk

    async def _read(self) -> AsyncIterator[bytes | bytearray | memoryview]:
        if self._files and self._length <= BUFFER_BYTES:
            yield await _PACE.run(self._files[0].path, self._read_whole)
            return
        for segment in self._segments:
            if isinstance(segment, FileSource):
                async for chunk in read_ahead(segment):
                    yield chunk
            else:
                yield segment

    def _read_whole(self) -> bytearray:
        whole = bytearray(self._length)
        rest = memoryview(whole)
        for segment in self._segments:
            place, rest = rest[: _size(segment)], rest[_size(segment) :]
            if isinstance(segment, FileSource):
                descriptor = open_unchanged(segment)
                try:
                    read_exactly(descriptor, segment, place)
                finally:
                    os.close(descriptor)
            else:
                place[:] = segment
        self._check_files()
        return whole

    def _check_files(self) -> None:
        for source in self._files:
            check_unchanged(source)


def _joined(segments: Sequence[bytes | Source]) -> list[bytes | FileSource]:
    """Neighbouring bytes made one; empty segments left out, except empty files, which are checked all the same."""
    joined: list[bytes | FileSource] = []
    for segment in segments:
        if isinstance(segment, ArchiveSource):
            raise TypeError("archives cannot be sent yet")
        last = joined[-1] if joined else None
        if isinstance(segment, bytes) and isinstance(last, bytes):
            joined[-1] = last + segment
        elif segment != b"":
            joined.append(segment)
    return joined


def _size(segment: bytes | FileSource) -> int:
    return len(segment) if isinstance(segment, bytes) else segment.size_bytes


def _quoted(name: str) -> str:
    return _utf8(name).replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


def _utf8(text: str) -> str:
    """Names that are no UTF-8 on disk have lone surrogates in Python; they become U+FFFD, as in a browser."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
