"""Takes the coordinates out of a photo and leaves everything else as it is, byte for byte.

Nothing is decoded or encoded again, and the file keeps its length: the GPS directory of each EXIF block in the file is
cut off and filled with zeros, the GPS properties of XMP with blanks. The previews and second pictures that cameras
append have EXIF of their own, so the whole file is searched. Pure functions of bytes, for worker threads.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

import msgspec

_GPS_DIRECTORY = 0x8825
_EXIF_DIRECTORY = 0x8769
_SUB_DIRECTORIES = 0x014A
_PLACE_TAGS = frozenset((0x0002, 0x0004, 0x0014, 0x0016, 0x001C))  # latitude, longitude, also of the goal, area
_MAX_ENTRIES = 512
_MAX_DIRECTORIES = 64
_MAX_GPS_VALUE_BYTES = 64 * 1024
_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}

_TIFF_MARK = rb"(?:II\*\0|MM\0\*)"
_EXIF_BLOCK = re.compile(rb"Exif\0\0(?=" + _TIFF_MARK + rb")")
_WEBP_BLOCK = re.compile(rb"EXIF.{4}(?:Exif\0\0)?(?=" + _TIFF_MARK + rb")", re.DOTALL)
_BOXED_BLOCK = re.compile(rb"(?:Exif\0\0|\0\0\0\0)(?=" + _TIFF_MARK + rb")")  # an offset of 0, or the usual mark
_BLOCKS = {"webp": _WEBP_BLOCK, "avif": _BOXED_BLOCK, "heic": _BOXED_BLOCK}

_XMP_PROPERTY = re.compile(
    rb"""[\w-]+:GPS\w+\s*=\s*(?:"[^"]{0,4096}"|'[^']{0,4096}')"""
    rb"""|<([\w-]+:GPS\w+)(?:\s[^>]{0,1024})?(?:/>|>.{0,4096}?</\1\s*>)""",
    re.IGNORECASE | re.DOTALL,
)
_XMP_MARK = b"rdf:RDF"  # around all of it; looking for these bytes alone is a hundred times as fast
_XMP_PLACE = re.compile(rb":GPS(?:Dest)?(?:Lat|Long|Position|Coord|Area)", re.IGNORECASE)

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
_RAW_PROFILES = (b"raw profile type exif", b"raw profile type app1", b"raw profile type xmp")
_MAX_TEXT_BYTES = 16 << 20


def blank(data: bytearray, format_: str) -> bool:
    """Take the coordinates out of a whole file, in place; False, with nothing changed, when it shows none."""
    if format_ == "png":
        return _blank_png(data)
    found = False
    if format_ == "tiff":
        found = _Exif(data, 0).blank()
    for match in list(_BLOCKS.get(format_, _EXIF_BLOCK).finditer(data)):
        found |= _Exif(data, match.end(), _end_of_block(data, match.start(), format_)).blank()
    first = data.find(_XMP_MARK)
    return (first >= 0 and _blank_xmp(data, first, data.rfind(_XMP_MARK))) or found


def _end_of_block(data: bytearray, mark: int, format_: str) -> int | None:
    """Where the segment or chunk ends whose mark stands at `mark`: a broken block must not reach into the picture."""
    if format_ == "webp":
        return mark + 8 + int.from_bytes(data[mark + 4 : mark + 8], "little")
    if data[max(0, mark - 4) : max(0, mark - 2)] == b"\xff\xe1":
        return mark - 2 + int.from_bytes(data[mark - 2 : mark], "big")
    return None


def _blank_xmp(data: bytearray, start: int, end: int) -> bool:
    if _XMP_PLACE.search(data, start, end) is None:
        return False
    spans = [match.span() for match in _XMP_PROPERTY.finditer(data, start, end)]
    for first, last in spans:
        data[first:last] = b" " * (last - first)
    return bool(spans)


# -- EXIF: a small TIFF file inside the file -------------------------------------------------------------------------


class _Entry(msgspec.Struct, frozen=True):
    """One entry of a directory; `at` is where it stands, `value_at` and `size_bytes` where its value does."""

    tag: int
    at: int
    value: int
    value_at: int
    size_bytes: int


class _Exif:
    """One EXIF block that begins at `start`. All places are counted from there, as EXIF itself does."""

    def __init__(self, data: bytearray, start: int, end: int | None = None) -> None:
        self._data = data
        self._start = start
        self._end = min(len(data) if end is None else end, len(data)) - start
        order = ">" if data[start : start + 2] == b"MM" else "<"
        self._short = struct.Struct(order + "H")
        self._long = struct.Struct(order + "L")
        self._entry = struct.Struct(order + "HHL")

    def blank(self) -> bool:
        """Cut off every GPS directory that names a place."""
        pointers: list[tuple[int, list[_Entry], _Entry]] = []
        kept: list[tuple[int, int]] = [(0, 8)]
        waiting, seen = [self._read_long(4)], {0}
        while waiting and len(seen) <= _MAX_DIRECTORIES:
            at = waiting.pop(0)
            if at in seen or (entries := self._directory(at)) is None:
                continue
            seen.add(at)
            kept.append((at, at + 6 + 12 * len(entries)))
            waiting.append(self._read_long(at + 2 + 12 * len(entries)))
            for entry in entries:
                if entry.tag == _GPS_DIRECTORY:
                    pointers.append((at, entries, entry))
                    continue
                kept.append((entry.value_at, entry.value_at + entry.size_bytes))
                if entry.tag == _EXIF_DIRECTORY:
                    waiting.append(entry.value)
                elif entry.tag == _SUB_DIRECTORIES:
                    waiting += [self._read_long(entry.value_at + 4 * n) for n in range(min(8, entry.size_bytes // 4))]
        # From the last entry of a directory to its first, so that no place moves before it is used.
        cut = [self._cut(at, entries, entry, kept) for at, entries, entry in reversed(pointers)]
        return any(cut)

    def _cut(self, at: int, entries: list[_Entry], pointer: _Entry, kept: list[tuple[int, int]]) -> bool:
        gps = self._directory(pointer.value)
        if gps is not None and not any(entry.tag in _PLACE_TAGS for entry in gps):
            return False
        # A directory that cannot be read may be anything: then only the way to it goes.
        if gps is not None and all(entry.size_bytes <= _MAX_GPS_VALUE_BYTES for entry in gps):
            saved = [(first, self._bytes(first, last)) for first, last in kept]
            self._zero(pointer.value, pointer.value + 6 + 12 * len(gps))
            for entry in gps:
                self._zero(entry.value_at, entry.value_at + entry.size_bytes)
            for first, content in saved:  # in a broken file they may lie across each other
                self._write(first, content)
        end = at + 2 + 12 * len(entries) + 4
        self._write(pointer.at, self._bytes(pointer.at + 12, end))
        self._zero(end - 12, end)
        self._write(at, self._short.pack(self._short.unpack(self._bytes(at, at + 2))[0] - 1))
        return True

    def _directory(self, at: int) -> list[_Entry] | None:
        if at < 8 or at + 2 > self._end:
            return None
        (count,) = self._short.unpack(self._bytes(at, at + 2))
        if not 0 < count <= _MAX_ENTRIES or at + 2 + 12 * count > self._end:
            return None
        return [self._read_entry(at + 2 + 12 * number) for number in range(count)]

    def _read_entry(self, at: int) -> _Entry:
        tag, kind, count = self._entry.unpack(self._bytes(at, at + 8))
        size_bytes, value = _TYPE_BYTES.get(kind, 0) * count, self._read_long(at + 8)
        if size_bytes <= 4:
            return _Entry(tag, at, value, at + 8, size_bytes)
        return _Entry(tag, at, value, value, size_bytes)

    def _read_long(self, at: int) -> int:
        value: int = self._long.unpack(self._bytes(at, at + 4).ljust(4, b"\0"))[0]
        return value

    def _bytes(self, first: int, last: int) -> bytes:
        return bytes(self._data[self._start + first : self._start + min(last, self._end)])

    def _write(self, first: int, content: bytes) -> None:
        at = self._start + first
        self._data[at : at + len(content)] = content

    def _zero(self, first: int, last: int) -> None:
        if (last := min(last, self._end)) > first:
            self._write(first, bytes(last - first))


# -- PNG: every chunk has a checksum of its own ----------------------------------------------------------------------


def _blank_png(data: bytearray) -> bool:
    found = False
    for at, length, kind in list(_png_chunks(data)):
        start, end = at + 8, at + 8 + length
        if kind == b"eXIf":
            # A piece of its own: its places are counted from its start, and nothing behind it belongs to it.
            block = data[start:end].removeprefix(b"Exif\0\0")
            changed = _Exif(block, 0).blank()
            data[end - len(block) : end] = block
        elif kind in _PNG_TEXTS:
            changed = _blank_png_text(data, start, end, kind)
        else:
            continue
        if changed:
            data[end : end + 4] = struct.pack(">L", zlib.crc32(data[at + 4 : end]))
            found = True
    return found


def _png_chunks(data: bytearray) -> Iterator[tuple[int, int, bytes]]:
    """Where each chunk stands, the length of its content, and its kind."""
    at = len(_PNG_SIGNATURE)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">L4s", data, at)
        if at + 12 + length > len(data):
            return
        yield at, length, kind
        at += 12 + length


def _blank_png_text(data: bytearray, start: int, end: int, kind: bytes) -> bool:
    keyword, _, rest = bytes(data[start:end]).partition(b"\0")
    if kind == b"iTXt" and keyword == b"XML:com.adobe.xmp":
        if rest[:1] == b"\0":
            return _blank_xmp(data, start, end)
        text = _inflate(rest[2:].split(b"\0", 2)[-1])
        if _XMP_PLACE.search(text) is None:
            return False
    elif keyword.lower() in _RAW_PROFILES:
        text = _inflate(rest[1:]) if kind == b"zTXt" else rest
        profile = _unhexed(text)
        if not blank(profile, "jpeg") and not _Exif(profile, 0).blank():
            return False
    else:
        return False
    # Compressed, it cannot be changed in its place: an empty comment of the same length stands there instead.
    data[start - 4 : start] = b"tEXt"
    data[start:end] = b"Comment\0".ljust(end - start)[: end - start]
    return True


def _inflate(content: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(content, _MAX_TEXT_BYTES)
    except zlib.error:
        return b""


def _unhexed(text: bytes) -> bytearray:
    """The content of a `Raw profile type …`: a newline, its name, its length, then hexadecimal digits."""
    lines = text.strip().split(b"\n")
    digits = b"".join(lines[2:]).translate(None, b" \r\t")
    try:
        return bytearray.fromhex(digits.decode("ascii"))
    except (ValueError, UnicodeDecodeError):
        return bytearray()
