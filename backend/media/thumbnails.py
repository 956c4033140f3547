"""Makes small pictures for the window and keeps their folder small. Blocking; called in worker threads.

Pillow releases the GIL while it decodes, so that threads are as good as processes here.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from backend.media import pillow

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_ORIENTATION = 0x0112
_BEHIND_TRANSPARENT = (255, 255, 255)  # JPEG has no transparency


def make_thumbnail(path: Path, target: Path, size_px: int, *, crop: bool = False) -> Path | None:
    """Write the picture of `path`, turned as EXIF says, to `target`, whose ending chooses JPEG, PNG or WebP.

    It fits into a square of `size_px`, or fills it with `crop` (the middle of the picture); it is never enlarged,
    except to fill. Returns `target`, or None for what cannot be decoded or is too large to be
    (`pillow.MAX_DECODED_PIXELS`). Raises OSError when `target` cannot be written.
    """
    try:
        small = _small(path, size_px, crop)
    except Exception:  # broken files make Pillow raise nearly any class
        return None
    if small is None:
        return None
    kind = _FORMATS[target.suffix.lower()]
    if kind == "JPEG":
        small = _without_transparency(small)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        small.save(part, kind, quality=82)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


def prune_cache(folder: Path, max_bytes: int) -> int:
    """Delete what was made longest ago until `folder` holds at most `max_bytes`; how many files went.

    Whoever shows a picture again may mark it as new with `os.utime`. What vanishes meanwhile is no error, be it the
    folder itself.
    """
    if not folder.is_dir():
        return 0
    files: list[tuple[float, int, Path]] = []
    for file in folder.iterdir():
        try:
            status = file.stat()
        except FileNotFoundError:
            continue
        files.append((status.st_mtime, status.st_size, file))
    excess_bytes = sum(size for _, size, _ in files) - max_bytes
    gone = 0
    for _, size, file in sorted(files):
        if excess_bytes <= 0:
            break
        file.unlink(missing_ok=True)
        excess_bytes -= size
        gone += 1
    return gone


def _small(path: Path, size_px: int, crop: bool) -> Image | None:
    from PIL import ImageOps

    with pillow.open_image(str(path)) as image:
        # A JPEG decodes to 1/2, 1/4 or 1/8 in a fraction of the time; twice the size leaves enough to look sharp.
        image.draft("RGB", (size_px * 2, size_px * 2))
        if image.width * image.height > pillow.MAX_DECODED_PIXELS:
            return None
        image.load()  # TIFF turns itself while it loads, and forgets its orientation
        turn = image.getexif().get(_ORIENTATION, 1)
        small = _in_eight_bits(image)
        if crop:
            small = ImageOps.fit(small, (size_px, size_px))
        else:
            small.thumbnail((size_px, size_px))
        return _turned(small, turn)


def _turned(image: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def _in_eight_bits(image: Image) -> Image:
    """As RGB or RGBA, in which resizing looks right."""
    if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off instead of scaling down
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _without_transparency(image: Image) -> Image:
    if image.mode != "RGBA":
        return image
    from PIL.Image import new

    whole = new("RGB", image.size, _BEHIND_TRANSPARENT)
    whole.paste(image, mask=image.getchannel("A"))
    return whole
