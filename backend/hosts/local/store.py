"""Galleries of the embedded host on disk: one folder each, nothing kept anywhere else.

    <root>/<gallery token>/gallery.json     name, thumbnail size, delete secret; written once, atomically
    <root>/<gallery token>/images.jsonl     one line for each image that came or went; only ever appended to
    <root>/<gallery token>/<place>.<type>   the image, byte for byte
    <root>/<gallery token>/<place>.thumb-<size>.jpg

The list of images is appended to, so that the ten-thousandth image of a gallery costs what the first did. A line torn
by a power cut is passed over: its upload was never answered.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hmac import compare_digest
from pathlib import Path

import msgspec
from blake3 import blake3

from backend.hosts.local import content_type, tokens
from backend.hosts.local.content_type import ContentType
from backend.output.atomic_file import write_atomically
from backend.protocol import decoding

_REMEMBERED = 64  # galleries whose list of images stays in memory
_PART_SUFFIX = ".part"
_BY_MIME = {kind.mime: kind for kind in content_type.ALL}


class GalleryFile(msgspec.Struct, frozen=True, kw_only=True):
    """gallery.json."""

    token: str
    name: str
    thumb_px: int
    delete_secret: str
    created_at: float


class ImageLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="image"):
    """One stored image. `position` orders the gallery; width and height are as displayed, 0 when unknown."""

    token: str
    name: str
    mime: str
    size_bytes: int
    digest: str
    delete_secret: str
    added_at: float
    position: int = 0
    width: int = 0
    height: int = 0

    @property
    def content(self) -> ContentType:
        return _BY_MIME.get(self.mime, content_type.OTHER)

    @property
    def file_name(self) -> str:
        return f"{tokens.place_in_gallery(self.token)}.{self.content.extension}"


class DeletedLine(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="deleted"):
    token: str


with decoding.MAKING:
    _line_decoder: msgspec.json.Decoder[ImageLine | DeletedLine] = msgspec.json.Decoder(ImageLine | DeletedLine)
_gallery_decoder = decoding.json_decoder(GalleryFile)


@dataclass(slots=True)
class Gallery:
    """A gallery as it is on disk."""

    file: GalleryFile
    images: dict[str, ImageLine] = field(default_factory=dict)

    def in_order(self) -> list[ImageLine]:
        return sorted(self.images.values(), key=lambda image: (image.position, image.added_at))

    @property
    def size_bytes(self) -> int:
        return sum(image.size_bytes for image in self.images.values())


class Incoming:
    """A file on its way in, hashed while it is written. Blocking; one call at a time, from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size_bytes = 0
        self.head = b""
        self._hash = blake3()
        self._file = path.open("xb")

    def write(self, chunk: bytes | bytearray) -> None:
        """Raises OSError when the disk is full."""
        if len(self.head) < content_type.HEAD_BYTES:
            self.head += bytes(chunk[: content_type.HEAD_BYTES - len(self.head)])
        self._hash.update(chunk)
        self._file.write(chunk)
        self.size_bytes += len(chunk)

    def finish(self) -> bytes:
        """Bring everything to the disk; returns the BLAKE3 digest."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        return self._hash.digest()

    def discard(self) -> None:
        """Remove what is left of it; nothing happens when it has been stored."""
        self._file.close()
        self.path.unlink(missing_ok=True)


class Store:
    """All galleries under one folder. Blocking; may be used from any thread."""

    def __init__(self, root: Path, *, now: Callable[[], float] = time.time) -> None:
        self._root = root.absolute()
        self._now = now
        self._lock = threading.Lock()
        self._galleries: OrderedDict[str, Gallery] = OrderedDict()

    def open(self) -> None:
        """Make the folder and remove what an earlier run left half received."""
        self._root.mkdir(parents=True, exist_ok=True)
        for part in self._root.glob(f"*/*{_PART_SUFFIX}"):
            part.unlink(missing_ok=True)

    # -- galleries -------------------------------------------------------------------------------------------

    def create(self, name: str, thumb_px: int) -> GalleryFile:
        gallery = GalleryFile(
            token=tokens.new_gallery_token(),
            name=name,
            thumb_px=thumb_px,
            delete_secret=tokens.new_secret(),
            created_at=self._now(),
        )
        folder = self._root / gallery.token
        folder.mkdir()
        write_atomically(folder / "gallery.json", msgspec.json.encode(gallery))
        return gallery

    def gallery(self, token: str) -> Gallery | None:
        """A copy of the gallery as it is now, or None when there is no such gallery."""
        with self._lock:
            found = self._find(token)
            return Gallery(found.file, dict(found.images)) if found else None

    def newest(self, start: int, count: int) -> tuple[list[Gallery], int]:
        """`count` galleries that have images, newest first, after the first `start`; and how many there are in all.

        A gallery that had images and lost them counts, but is not in the list.
        """
        found = sorted(self._dated(), reverse=True)
        galleries = [self.gallery(token) for _, token in found[start : start + count]]
        return [gallery for gallery in galleries if gallery and gallery.images], len(found)

    def _dated(self) -> Iterator[tuple[float, str]]:
        with os.scandir(self._root) as entries:
            for entry in entries:
                if tokens.is_gallery_token(entry.name) and entry.is_dir(follow_symlinks=False):
                    folder = Path(entry.path)
                    with contextlib.suppress(OSError):
                        if (folder / "images.jsonl").stat().st_size:
                            yield (folder / "gallery.json").stat().st_mtime, entry.name

    # -- images ----------------------------------------------------------------------------------------------

    def receive(self, gallery_token: str) -> Incoming | None:
        """Begin to store a file; None when there is no such gallery. The caller must `add` or `discard` it."""
        with self._lock:
            if self._find(gallery_token) is None:
                return None
            return Incoming(self._root / gallery_token / f"{secrets.token_hex(8)}{_PART_SUFFIX}")

    def add(
        self, gallery_token: str, incoming: Incoming, name: str, *, position: int = 0, width: int = 0, height: int = 0
    ) -> ImageLine | None:
        """Take in a received file. The same name and content again gives the image that is there already, and brings
        its file back if somebody deleted that.

        None when the gallery was deleted meanwhile.
        """
        digest = incoming.finish()
        token = tokens.image_token(gallery_token, name, digest)
        with self._lock:
            gallery = self._find(gallery_token)
            if gallery is None:
                return None
            if known := gallery.images.get(token):
                place = self._root / gallery_token / known.file_name
                if not os.path.lexists(place):
                    incoming.path.replace(place)
                return known
            image = ImageLine(
                token=token,
                name=name,
                mime=content_type.recognise(incoming.head).mime,
                size_bytes=incoming.size_bytes,
                digest=digest.hex(),
                delete_secret=tokens.new_secret(),
                added_at=self._now(),
                position=position,
                width=width,
                height=height,
            )
            folder = self._root / gallery_token
            incoming.path.replace(folder / image.file_name)
            _append(folder / "images.jsonl", image)
            gallery.images[token] = image
        # Outside of the lock: uploads that end together share one turn of the disk.
        with contextlib.suppress(FileNotFoundError), (folder / "images.jsonl").open("rb") as lines:
            os.fsync(lines.fileno())
        return image

    def image(self, token: str) -> tuple[Gallery, ImageLine] | None:
        """An image and its gallery, or None."""
        if not tokens.is_image_token(token):
            return None
        gallery = self.gallery(tokens.gallery_of(token))
        image = gallery.images.get(token) if gallery else None
        return (gallery, image) if gallery and image else None

    def path_of(self, image: ImageLine) -> Path | None:
        """Where an image can be read; None when it is gone or is not a plain file inside the store."""
        path = self._root / tokens.gallery_of(image.token) / image.file_name
        return path if self._is_inside(path) and path.is_file() else None

    def thumbnail_path_of(self, image: ImageLine, size_px: int) -> Path:
        """Where an image's thumbnail is or will be. Never outside of the gallery's folder."""
        place = tokens.place_in_gallery(image.token)
        return self._root / tokens.gallery_of(image.token) / f"{place}.thumb-{size_px}.jpg"

    # -- deleting --------------------------------------------------------------------------------------------

    def find_deletable(self, delete_token: str) -> Gallery | ImageLine | None:
        """What this delete token would delete; None when it is not the right one."""
        token, secret = tokens.split_delete_token(delete_token)
        if tokens.is_image_token(token):
            found = self.image(token)
            return found[1] if found and _is_same(found[1].delete_secret, secret) else None
        gallery = self.gallery(token)
        return gallery if gallery and _is_same(gallery.file.delete_secret, secret) else None

    def delete(self, doomed: Gallery | ImageLine) -> None:
        with self._lock:
            if isinstance(doomed, Gallery):
                self._delete_gallery(doomed.file.token)
            else:
                self._delete_image(doomed)

    def _delete_gallery(self, token: str) -> None:
        if self._find(token) is None:
            return
        folder = self._root / token
        # Without this file the gallery is gone, even if the rest cannot be removed now.
        (folder / "gallery.json").unlink(missing_ok=True)
        self._galleries.pop(token, None)
        shutil.rmtree(folder, ignore_errors=True)

    def _delete_image(self, image: ImageLine) -> None:
        gallery = self._find(tokens.gallery_of(image.token))
        if gallery is None or gallery.images.pop(image.token, None) is None:
            return
        folder = self._root / gallery.file.token
        _append(folder / "images.jsonl", DeletedLine(token=image.token))
        (folder / image.file_name).unlink(missing_ok=True)
        for thumbnail in folder.glob(f"{tokens.place_in_gallery(image.token)}.thumb-*.jpg"):
            thumbnail.unlink(missing_ok=True)

    # -- inside (the lock is held) ---------------------------------------------------------------------------

    def _find(self, token: str) -> Gallery | None:
        if not tokens.is_gallery_token(token):
            return None
        folder = self._root / token
        if not self._is_inside(folder / "gallery.json"):
            self._galleries.pop(token, None)
            return None
        gallery = self._galleries.get(token) or _read(folder)
        if gallery is None or gallery.file.token != token:
            return None
        self._galleries[token] = gallery
        self._galleries.move_to_end(token)
        if len(self._galleries) > _REMEMBERED:
            self._galleries.popitem(last=False)
        return gallery

    def _is_inside(self, path: Path) -> bool:
        """Whether the path exists and is, after all links, where it says it is."""
        try:
            return path.resolve(strict=True) == self._root.resolve() / path.relative_to(self._root)
        except OSError:
            return False


def _read(folder: Path) -> Gallery | None:
    try:
        gallery = Gallery(_gallery_decoder.decode((folder / "gallery.json").read_bytes()))
    except (OSError, msgspec.DecodeError):
        return None
    try:
        lines = (folder / "images.jsonl").read_bytes().splitlines()
    except OSError:
        return gallery
    for text in lines:
        with contextlib.suppress(msgspec.DecodeError):
            line = _line_decoder.decode(text)
            if isinstance(line, DeletedLine):
                gallery.images.pop(line.token, None)
            elif tokens.gallery_of(line.token) == gallery.file.token and tokens.is_image_token(line.token):
                gallery.images[line.token] = line
    return gallery


def _append(path: Path, line: ImageLine | DeletedLine) -> None:
    """Handed to the system; whoever needs it on the disk waits for that himself."""
    with path.open("ab+") as file:
        end = file.seek(0, os.SEEK_END)
        if end:
            file.seek(end - 1)
            if file.read(1) != b"\n":  # a power cut tore the last line
                file.write(b"\n")
        file.write(msgspec.json.encode(line) + b"\n")


def _is_same(secret: str, given: str) -> bool:
    return compare_digest(secret.encode(), given.encode("utf-8", "surrogatepass"))
