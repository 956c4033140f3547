"""Real little pictures as files, ready to be sent."""

from __future__ import annotations

import io
import itertools
from hashlib import sha256
from pathlib import Path

from PIL import Image

from backend.hosts.base import FileToSend, GalleryFacts, RemoteGallery
from backend.uploads.http import FileSource

_NUMBERS = itertools.count(1)


def new_picture(folder: Path, index: int = 0, *, name: str = "", filler_bytes: int = 0) -> FileToSend:
    """A JPEG unlike all others; `filler_bytes` are added behind its end, where readers do not look."""
    number = next(_NUMBERS)
    content = io.BytesIO()
    Image.new("RGB", (32, 24), (number % 256, number // 256 % 256, 90)).save(content, "JPEG")
    content.write(number.to_bytes(4) + bytes(filler_bytes))
    path = folder / f"{number}.jpg"
    path.write_bytes(content.getvalue())
    return to_send(path, index, name=name or f"{index + 1:03}.jpg")


def to_send(path: Path, index: int = 0, *, name: str = "") -> FileToSend:
    status = path.stat()
    source = FileSource(path, status.st_size, status.st_mtime_ns, status.st_ino)
    return FileToSend(
        id=index + 1, index=index, name=name or path.name, source=source, format="jpeg", mime="image/jpeg"
    )


def digest(file: FileToSend) -> str:
    return sha256(file.source.path.read_bytes()).hexdigest()


def new_gallery(name: str = "Lofoten", gallery_id: int = 1) -> RemoteGallery:
    return RemoteGallery(facts=GalleryFacts(id=gallery_id, name=name, images=3, size_bytes=3000))
