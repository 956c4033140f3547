"""Looks at the content of image files: what they are, how large they are shown, and whether they are all there.

Blocking; called in worker threads. Holds no state.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import msgspec

from backend.errors import Problem, problem
from backend.media import exif, headers, pillow
from backend.media.formats import MIMES, SNIFF_BYTES, named_format, sniff
from backend.media.open_image import OpenImage
from backend.media.scan import FoundFile
from backend.protocol.errors import ErrorInfo, ErrorKind

if TYPE_CHECKING:
    from PIL.Image import Image

_BATCH = 32
_POOL_THREADS = 8
# Threads pay only where the disk makes them wait: from the page cache one is four times as fast as several. A file
# takes 15 µs alone and 100 µs in the pool when nothing waits, so that a mere hiccup costs one batch in the pool.
_SLOW_ALONE_S = 0.0005
_SLOW_IN_POOL_S = 0.0002

_TEXT_BYTES = bytes((*b"\t\n\f\r\x1b", *range(0x20, 0x7F), *range(0x80, 0x100)))

# Tags of TIFF: where the pixels lie, and how long each piece is.
_TIFF_PIECES = ((273, 279), (324, 325))


class ImageFacts(msgspec.Struct, frozen=True, gc=False):
    """`format` is a key of `formats.MIMES`; `width` and `height` are as shown, that is after EXIF turned the image.

    `taken_at` is ISO 8601 in the camera's time, with its zone where known, or empty.
    """

    format: str
    mime: str
    width: int
    height: int
    has_gps: bool = False
    taken_at: str = ""


def inspect(file: FoundFile) -> ImageFacts:
    """The facts of one image.

    Raises Problem with the path as subject and the reason as detail: FILE_UNREADABLE for a file that is empty,
    truncated, broken or cannot be opened; FILE_REJECTED for one that is no image, has another format than its name
    says, or more than `pillow.MAX_PIXELS` pixels.
    """
    with OpenImage(file.path) as image:
        if image.size_bytes == 0:
            raise problem(ErrorKind.FILE_UNREADABLE, "empty file", subject=file.path)
        found = sniff(image.head[:SNIFF_BYTES])
        if found is None:
            detail = "not an image (text)" if _is_text(image.head) else "not an image"
            raise problem(ErrorKind.FILE_REJECTED, detail, subject=file.path)
        named = named_format(file.name)
        if named is not None and named != found:
            raise _misnamed(file.path, named, found)
        if found in ("avif", "heic"):
            headers.check_boxes(image)
        parser = headers.PARSERS.get(found)
        header = parser(image) if parser is not None else None
        if header is None:
            header = _ask_pillow(image, found)
    if not header.width or not header.height:
        raise problem(ErrorKind.FILE_UNREADABLE, "broken", subject=file.path)
    if header.width * header.height > pillow.MAX_PIXELS:
        raise _too_many_pixels(file.path, f"{header.width} × {header.height}")
    width, height = header.width, header.height
    if header.exif.swaps_sides:
        width, height = height, width
    return ImageFacts(found, MIMES[found], width, height, header.exif.has_gps, header.exif.taken_at)


def inspect_many(
    files: Sequence[FoundFile],
    *,
    on_progress: Callable[[int], None] = lambda count: None,
    stop: Callable[[], bool] = lambda: False,
) -> list[tuple[FoundFile, ImageFacts | ErrorInfo]]:
    """The facts of each file, or why it cannot be used, in the order given.

    `on_progress` is called in this thread with the number of files done. Raises Problem(CANCELLED) once `stop` says so.
    """
    looked: list[tuple[FoundFile, ImageFacts | ErrorInfo]] = []
    disk_is_slow = False
    with ThreadPoolExecutor(_POOL_THREADS, "inspect") as pool:
        for start in range(0, len(files), _BATCH):
            batch = files[start : start + _BATCH]
            began = time.perf_counter()
            for file, facts in zip(batch, (pool.map if disk_is_slow else map)(_look, batch), strict=True):
                if stop():
                    raise problem(ErrorKind.CANCELLED)
                looked.append((file, facts))
                on_progress(len(looked))
            mean_s = (time.perf_counter() - began) / len(batch)
            disk_is_slow = mean_s > (_SLOW_IN_POOL_S if disk_is_slow else _SLOW_ALONE_S)
    return looked


def _look(file: FoundFile) -> ImageFacts | ErrorInfo:
    try:
        return inspect(file)
    except Problem as error:
        return error.info


def _is_text(head: bytes) -> bool:
    return not head.translate(None, _TEXT_BYTES)


def _ask_pillow(image: OpenImage, found: str) -> headers.Header:
    """For formats without an own parser, and for files too odd for it."""
    try:
        with pillow.open_image(image.path) as opened:
            if found == "tiff":
                _check_pieces_of_tiff(opened, image)
                return _header_of_tiff(opened)
            if found in headers.PARSERS:
                _decode_all(opened)
            return headers.Header(opened.width, opened.height, exif.parse(opened.info.get("exif") or b""))
    except Problem:
        raise
    except Exception as error:  # broken files make Pillow raise nearly any class: SyntaxError, struct.error, KeyError …
        if pillow.is_bomb(error):
            raise _too_many_pixels(image.path) from error
        detail = "broken" if pillow.is_unidentified(error) else f"broken: {error}"
        raise problem(ErrorKind.FILE_UNREADABLE, detail, subject=image.path) from error


def _check_pieces_of_tiff(opened: Image, image: OpenImage) -> None:
    """The directory of a TIFF says where each piece of the picture lies; all must be inside the file."""
    tags: Mapping[int, tuple[int, ...]] = opened.tag_v2  # type: ignore[attr-defined]  # of TiffImageFile
    for offsets, lengths in _TIFF_PIECES:
        for offset, length in zip(tags.get(offsets, ()), tags.get(lengths, ()), strict=False):
            if offset + length > image.size_bytes:
                raise image.truncated()


def _header_of_tiff(opened: Image) -> headers.Header:
    """A TIFF file is its own EXIF block, of any size; Pillow has read its directory, and turned its size already."""
    tags = opened.getexif()
    more = tags.get_ifd(0x8769)
    facts = exif.from_values(
        orientation=1,
        has_gps=0x0002 in tags.get_ifd(0x8825),
        taken_at=str(more.get(0x9003, "")),
        zone=str(more.get(0x9011, "")),
    )
    return headers.Header(opened.width, opened.height, facts)


def _decode_all(opened: Image) -> None:
    """The header did not vouch for this file, so every frame of it has to decode."""
    from PIL import ImageSequence

    if opened.width * opened.height <= pillow.MAX_DECODED_PIXELS:
        for frame in ImageSequence.Iterator(opened):
            frame.load()


def _misnamed(path: str, named: str, found: str) -> Problem:
    detail = f"misnamed: {found.upper()} content in a name of {named.upper()}"
    return problem(ErrorKind.FILE_REJECTED, detail, subject=path)


def _too_many_pixels(path: str, size: str = "") -> Problem:
    return problem(ErrorKind.FILE_REJECTED, f"too many pixels: {size}" if size else "too many pixels", subject=path)
