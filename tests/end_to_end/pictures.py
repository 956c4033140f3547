"""Real JPEGs, made fast: one is encoded, the others differ by a comment inside."""

from __future__ import annotations

import io
import struct
from functools import cache
from pathlib import Path

from PIL import Image


@cache
def _encoded(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


def jpeg(text: str = "", *, size_bytes: int = 0, width: int = 64, height: int = 48) -> bytes:
    """A JPEG that is told from all others by `text`, of at least `size_bytes`."""
    whole = _encoded(width, height)
    comments = _comment(text.encode())
    while len(whole) + len(comments) < size_bytes:
        missing = size_bytes - len(whole) - len(comments)
        comments += _comment(bytes(min(max(missing - 4, 1), 60_000)))
    return whole[:2] + comments + whole[2:]


def folder(path: Path, count: int = 3, *, size_bytes: int = 0, text: str = "") -> Path:
    """A folder of different JPEGs 001.jpg, 002.jpg …; the same `text` gives the same contents, by default none do."""
    path.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (path / f"{number:03}.jpg").write_bytes(jpeg(f"{text or path} {number}", size_bytes=size_bytes))
    return path


def _comment(content: bytes) -> bytes:
    return b"\xff\xfe" + struct.pack(">H", len(content) + 2) + content
