"""What a request body is made of besides plain bytes: files, archives, slices of them, and files as base64 text.

Each is a value with a length and can be opened for one reading from its start to its end.
"""

from __future__ import annotations

import binascii
from dataclasses import dataclass
from typing import assert_never

from backend.uploads.archive import ArchiveReading
from backend.uploads.http import ArchiveSource, FileSource, Source
from backend.uploads.source_file import FileReading, Reading, changed

_BLOCK_BYTES = 192 * 1024
"""Of a file that is encoded; a multiple of three, so that only the last block is padded."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The bytes of `source` from `start` up to `end`, which it does not contain. Raises ValueError outside of it."""

    source: Source
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end <= self.source.size_bytes:
            raise ValueError(f"{self.start} to {self.end} of {self.source.size_bytes} bytes")


class Base64Text:
    """A source as base64 (RFC 4648, with padding, without line breaks).

    No dataclass, because msgspec would write one as JSON by itself.
    """

    __slots__ = ("source",)

    def __init__(self, source: Source | Slice) -> None:
        self.source = source


@dataclass(frozen=True, slots=True)
class PercentBase64:
    """Base64 as a value in an urlencoded body, where +, / and = take three bytes each. `length_of` counts them."""

    source: Source | Slice
    size_bytes: int


Content = Source | Slice | Base64Text
Segment = Content | PercentBase64


def size_of(segment: Segment) -> int:
    """How many bytes it gives."""
    match segment:
        case FileSource() | ArchiveSource() | PercentBase64():
            return segment.size_bytes
        case Slice():
            return segment.end - segment.start
        case Base64Text():
            return (size_of(segment.source) + 2) // 3 * 4
        case _:
            assert_never(segment)


def files_of(segment: Segment) -> tuple[FileSource, ...]:
    """The files whose bytes it gives; each has to be what the scan saw."""
    match segment:
        case FileSource():
            return (segment,)
        case ArchiveSource():
            return tuple(file for _, file in segment.entries)
        case Slice() | Base64Text() | PercentBase64():
            return files_of(segment.source)
        case _:
            assert_never(segment)


def open_segment(segment: Segment) -> Reading:
    """For one reading, which the caller closes. Blocks. Raises Problem as `source_file.check_unchanged` does."""
    match segment:
        case FileSource():
            return FileReading(segment)
        case ArchiveSource():
            return ArchiveReading(segment)
        case Slice(source=FileSource() as file):
            return FileReading(file, segment.start)
        case Slice(source=ArchiveSource() as archive):
            return ArchiveReading(archive, segment.start)
        case Base64Text():
            return _Base64Reading(segment.source, size_of(segment))
        case PercentBase64():
            return _Base64Reading(segment.source, segment.size_bytes, is_percent_encoded=True)
    raise AssertionError("no other segments")


def percent_base64(source: Source | Slice) -> PercentBase64:
    """With its length, for which the source is read once. Blocks. Raises Problem as `open_segment`."""
    reading = _Base64Reading(source, 0, is_percent_encoded=True)
    try:
        return PercentBase64(source, sum(map(len, iter(reading.block, b""))))
    finally:
        reading.close()


class _Base64Reading:
    """Encodes block by block; `size_bytes` is what comes out."""

    def __init__(self, source: Source | Slice, size_bytes: int, *, is_percent_encoded: bool = False) -> None:
        self._source = source
        self._is_percent_encoded = is_percent_encoded
        self._left = size_of(source)
        self._encoded_left = size_bytes
        self._buffer = memoryview(bytearray(min(_BLOCK_BYTES, self._left)))
        self._encoded = memoryview(b"")
        self._reading = open_segment(source)

    def fill(self, view: memoryview) -> None:
        while view:
            self._encoded = self._encoded or memoryview(self.block())
            count = min(len(view), len(self._encoded))
            view[:count] = self._encoded[:count]
            view, self._encoded = view[count:], self._encoded[count:]
            self._encoded_left -= count
            is_at_end = not self._encoded and not self._left
            if is_at_end != (self._encoded_left == 0):  # other characters than when they were counted
                raise changed(files_of(self._source)[0], "the file was written to")

    def block(self) -> bytes:
        """The next block as text; empty at the end."""
        part = self._buffer[: self._left]
        self._reading.fill(part)
        self._left -= len(part)
        encoded = binascii.b2a_base64(part, newline=False)
        if self._is_percent_encoded:
            encoded = encoded.replace(b"+", b"%2B").replace(b"/", b"%2F").replace(b"=", b"%3D")
        return encoded

    def close(self) -> None:
        self._reading.close()
