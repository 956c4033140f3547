"""Writes real image files for the tests of this folder."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pi_heif
from PIL import Image

from backend.media.scan import FoundFile

pi_heif.register_heif_opener()


def encoded(kind: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    """An image with colours in it, as Pillow writes it. `kind` is Pillow's name of the format."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def camera_exif(orientation: int = 1, *, order: str = "<") -> bytes:
    """EXIF with orientation, a time with its zone, and a place; made by hand, so that both byte orders can be."""

    def directory(entries: list[tuple[int, int, int, bytes]]) -> bytes:
        body = b"".join(struct.pack(order + "HHL", tag, kind, count) + value for tag, kind, count, value in entries)
        return struct.pack(order + "H", len(entries)) + body + struct.pack(order + "L", 0)

    def long(value: int) -> bytes:
        return struct.pack(order + "L", value)

    main_at, more_at, gps_at, text_at = 8, 50, 80, 98
    main = directory(
        [
            (0x0112, 3, 1, struct.pack(order + "HH", orientation, 0)),
            (0x8769, 4, 1, long(more_at)),
            (0x8825, 4, 1, long(gps_at)),
        ]
    )
    more = directory([(0x9003, 2, 20, long(text_at)), (0x9011, 2, 7, long(text_at + 20))])
    gps = directory([(0x0002, 5, 3, long(0))])
    mark = (b"II*\0" if order == "<" else b"MM\0*") + long(main_at)
    block = mark + main + more + gps + b"2026:05:01 10:20:30\0+02:00\0"
    assert (len(mark + main), len(mark + main + more), len(mark + main + more + gps)) == (more_at, gps_at, text_at)
    return block


def with_exif_segment(jpeg: bytes, exif: bytes) -> bytes:
    content = b"Exif\0\0" + exif
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(content) + 2) + content + jpeg[2:]


def png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


def empty_png(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds no pixels."""
    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IDAT", b"") + png_chunk(b"IEND", b"")


def found(path: Path) -> FoundFile:
    status = path.stat()
    return FoundFile(str(path), path.name, status.st_size, status.st_mtime_ns, status.st_ino)


def write(path: Path, content: bytes | None = None) -> FoundFile:
    """A file with `content`, or with a JPEG; folders are made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encoded("JPEG") if content is None else content)
    return found(path)
