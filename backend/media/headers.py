"""Width, height and completeness of an image out of its headers: own parsers, 13 times as fast as opening it in Pillow.

Each takes an OpenImage of its format and returns a Header, or None where the file is odd enough to ask Pillow.
Raises Problem(FILE_UNREADABLE, "truncated") for a file that ends too early.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

import msgspec

from backend.media import exif
from backend.media.open_image import HEAD_BYTES, OpenImage

_MAX_EXIF_BYTES = 1 << 20  # JPEG allows 64 KiB, PNG and WebP any size


class Header(msgspec.Struct, frozen=True, gc=False):
    """`width` and `height` as stored; `exif` tells how to turn the picture."""

    width: int
    height: int
    exif: exif.Exif = exif.NO_EXIF


# -- JPEG: a list of segments (marker, length, content), then the scan, then EOI -------------------------------------

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))
_END_OF_IMAGE = b"\xff\xd9"


def jpeg(image: OpenImage) -> Header | None:
    found = exif.NO_EXIF
    piece, piece_at = image.head, 0
    offset = 2
    while True:
        at = offset - piece_at
        if at + 10 > len(piece):
            piece, piece_at, at = image.read(offset, HEAD_BYTES), offset, 0
            if len(piece) < 10:
                raise image.truncated()
        if piece[at] != 0xFF:
            return None
        marker = piece[at + 1]
        length = piece[at + 2] << 8 | piece[at + 3]
        if marker == 0xFF:  # a fill byte
            offset += 1
        elif marker in _WITHOUT_LENGTH:
            offset += 2
        elif marker in _START_OF_FRAME:
            height, width = struct.unpack_from(">HH", piece, at + 5)
            _check_end_of_jpeg(image, offset)
            return Header(width, height, found) if height else None  # 0: the height comes after the scan
        elif marker in (0xDA, 0xD9):  # a scan, or the end, before any frame
            return None
        else:
            if marker == 0xE1 and piece[at + 4 : at + 10] == b"Exif\0\0":
                found = exif.parse_start(piece[at + 10 : at + 2 + length]) or exif.parse(
                    image.read(offset + 10, length - 8)
                )
            offset += 2 + length


def _check_end_of_jpeg(image: OpenImage, frame: int) -> None:
    """Cameras append previews and films behind EOI, so it is looked for when it is not last.

    The bytes of EOI occur nowhere in a scan (0xFF is followed by 0 there); the preview in EXIF lies before `frame`.
    """
    if image.read(image.size_bytes - 2, 2) != _END_OF_IMAGE and not image.holds(_END_OF_IMAGE, start=frame):
        raise image.truncated()


# -- PNG: signature, then chunks (length, type, content, checksum), the last one IEND --------------------------------

_IEND = b"IEND\xae\x42\x60\x82"
_MAX_PNG_CHUNKS = 64  # before the pixels; real files have a handful


def png(image: OpenImage) -> Header | None:
    start = image.read(8, 16)
    if start[4:8] != b"IHDR":
        return None
    if len(start) < 16:
        raise image.truncated()
    width, height = struct.unpack(">II", start[8:16])
    if image.read(image.size_bytes - 8, 8) != _IEND and not image.holds(_IEND, start=33):
        raise image.truncated()
    return Header(width, height, _exif_of_png(image))


def _exif_of_png(image: OpenImage) -> exif.Exif:
    offset = 33
    for _ in range(_MAX_PNG_CHUNKS):
        length, kind = struct.unpack(">I4s", image.read(offset, 8).ljust(8, b"\0"))
        if kind == b"eXIf":
            return exif.parse(image.read(offset + 8, min(length, _MAX_EXIF_BYTES)))
        if kind in (b"IDAT", b"IEND", b"\0\0\0\0"):
            break
        offset += length + 12
    return exif.NO_EXIF


# -- GIF: screen size, blocks, and a semicolon -----------------------------------------------------------------------


def gif(image: OpenImage) -> Header | None:
    if image.size_bytes < 13:
        raise image.truncated()
    width, height = struct.unpack("<HH", image.read(6, 4))
    ends = image.read(max(13, image.size_bytes - 64), 64).rstrip(b"\0").endswith(b";")
    return Header(width, height) if ends and width and height else None


# -- WebP: RIFF chunks (type, length, content) -----------------------------------------------------------------------

_MAX_WEBP_CHUNKS = 4096


def webp(image: OpenImage) -> Header | None:
    start = image.read(0, 30)
    if len(start) < 30 or int.from_bytes(start[4:8], "little") + 8 > image.size_bytes:
        raise image.truncated()
    kind = start[12:16]
    if kind == b"VP8X":
        width = int.from_bytes(start[24:27], "little") + 1
        height = int.from_bytes(start[27:30], "little") + 1
        has_exif = bool(start[20] & 0x08)
        return Header(width, height, _exif_of_webp(image) if has_exif else exif.NO_EXIF)
    if kind == b"VP8L" and start[20] == 0x2F:
        bits = int.from_bytes(start[21:25], "little")
        return Header((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 " and start[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack("<HH", start[26:30])
        return Header(width & 0x3FFF, height & 0x3FFF)
    return None


def _exif_of_webp(image: OpenImage) -> exif.Exif:
    offset = 12
    for _ in range(_MAX_WEBP_CHUNKS):
        kind, length = struct.unpack("<4sI", image.read(offset, 8).ljust(8, b"\0"))
        if kind == b"EXIF":
            return exif.parse(image.read(offset + 8, min(length, _MAX_EXIF_BYTES)))
        if kind == b"\0\0\0\0":
            break
        offset += 8 + length + length % 2
    return exif.NO_EXIF


# -- BMP: a fixed header, then rows ----------------------------------------------------------------------------------

_BMP_PLAIN = (0, 3)  # BI_RGB, BI_BITFIELDS: the pixels' size follows from width and height


def bmp(image: OpenImage) -> Header | None:
    start = image.read(0, 54)
    header_size = int.from_bytes(start[14:18], "little")
    if len(start) < 26 or (header_size >= 40 and len(start) < 54):
        raise image.truncated()
    if header_size == 12:
        width, height, _, depth = struct.unpack("<HHHH", start[18:26])
        compression = 0
    elif header_size >= 40:
        width, height, _, depth, compression = struct.unpack("<iiHHI", start[18:34])
    else:
        return None
    if width <= 0 or height == 0 or compression not in _BMP_PLAIN:
        return None
    pixels_at = int.from_bytes(start[10:14], "little")
    if pixels_at + (width * depth + 31) // 32 * 4 * abs(height) > image.size_bytes:
        raise image.truncated()
    return Header(width, abs(height))


# -- AVIF and HEIC: boxes (length, type, content) --------------------------------------------------------------------

_MAX_BOXES = 4096


def check_boxes(image: OpenImage) -> None:
    """Whether every box of an AVIF or HEIC file is there in full; the sizes are Pillow's to read."""
    offset = 0
    for _ in range(_MAX_BOXES):
        head = image.read(offset, 16)
        if len(head) < 8:
            return
        length = int.from_bytes(head[:4], "big")
        if length == 0:  # this box goes to the end of the file
            return
        if length == 1:
            length = int.from_bytes(head[8:16], "big")
        if length < 8 or offset + length > image.size_bytes:
            raise image.truncated()
        offset += length


PARSERS: dict[str, Callable[[OpenImage], Header | None]] = {
    "jpeg": jpeg,
    "png": png,
    "gif": gif,
    "webp": webp,
    "bmp": bmp,
}
