"""Makes the copy of an image that a host would take: another format, fewer pixels, less quality. Blocking.

The same file gives the same bytes each time. The picture is turned as EXIF says, its colour profile is kept, EXIF too
(without preview and XMP); transparency is laid on white only where no accepted format can hold it. An animation stays
one or is refused. Nothing is written: the copy is bytes in memory.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from backend.errors import Problem, problem
from backend.media import location, pillow
from backend.media.image_limits import ImageLimits
from backend.protocol.errors import ErrorKind

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

EXTENSIONS = {
    "jpeg": ".jpg",
    "png": ".png",
    "webp": ".webp",
    "gif": ".gif",
    "avif": ".avif",
    "bmp": ".bmp",
    "tiff": ".tif",
}
"""The formats that can be written, and how their names end."""

MAX_ANIMATED_PIXELS = 60_000_000
"""Of all frames together; they are in memory at once, four bytes a pixel."""

_LOSSLESS = ("png", "bmp", "tiff", "gif")
_ALPHA = ("png", "webp", "avif", "gif")
_ANIMATED = ("gif", "webp", "png")
_QUALITIES = {"jpeg": (92, 85, 78), "webp": (90, 82, 75), "avif": (80, 70, 60)}
_MOST_STEPS = 12
_LEAST_SIDE = 16
_MAX_JPEG_EXIF_BYTES = 65_000
_EXIF_DIRECTORY, _PIXEL_WIDTH, _PIXEL_HEIGHT = 0x8769, 0xA002, 0xA003
_ORIENTATION = 0x0112


class Copy(msgspec.Struct, frozen=True, gc=False):
    """`format` is a key of `formats.MIMES`."""

    content: bytes
    format: str
    width: int
    height: int


class _Way(msgspec.Struct, frozen=True):
    """One way to write the picture. `quality` 0: the format knows none."""

    format: str
    quality: int = 0


def convert(path: str, format_: str, limits: ImageLimits, *, without_location: bool = False) -> Copy:
    """The largest and best copy that `limits` allow, of the image of `format_` at `path`.

    Raises Problem with the path as subject: FILE_REJECTED with the reason when no copy fits, FILE_UNREADABLE when the
    image cannot be decoded.
    """
    try:
        with pillow.open_image(path) as opened:
            if opened.width * opened.height > pillow.MAX_DECODED_PIXELS:
                raise problem(ErrorKind.FILE_REJECTED, "too many pixels to be converted", subject=path)
            if format_ in ("gif", "webp", "png", "avif") and getattr(opened, "n_frames", 1) > 1:
                return _convert_animation(opened, path, format_, limits)
            return _convert_still(opened, path, format_, limits, without_location)
    except Problem:
        raise
    except Exception as error:  # as in `inspect`: broken files make Pillow raise nearly any class
        raise problem(ErrorKind.FILE_UNREADABLE, f"broken: {error}", subject=path) from error


def _convert_still(opened: Image, path: str, format_: str, limits: ImageLimits, without_location: bool) -> Copy:
    from PIL import ImageOps

    profile: bytes | None = opened.info.get("icc_profile")
    image = _in_eight_bits(ImageOps.exif_transpose(opened))
    has_alpha = image.mode == "RGBA" and image.getchannel("A").getextrema() != (255, 255)
    if image.mode == "RGBA" and not has_alpha:
        image = image.convert("RGB")
    ways = _ways(format_, has_alpha, limits.formats)
    if not ways:
        raise _cannot(path, "no format that the host takes can be written")
    exif = image.getexif()
    size = _within(image.size, limits, path)
    last = ways[-1]
    for way in ways:
        content = _written(_scaled(image, size), way, profile, exif, without_location)
        if len(content) <= (limits.max_size_bytes or len(content)):
            return Copy(content, way.format, *size)
    for _ in range(_MOST_STEPS):
        size = _smaller(size, len(content), limits, path)
        content = _written(_scaled(image, size), last, profile, exif, without_location)
        if len(content) <= (limits.max_size_bytes or len(content)):
            return Copy(content, last.format, *size)
    raise _cannot(path, "no copy of it is small enough")


def _ways(format_: str, has_alpha: bool, accepted: Sequence[str]) -> list[_Way]:
    """What to try, in this order. Photos stay in their format where they can; what was lossless stays so while it
    fits."""
    takes = [name for name in EXTENSIONS if not accepted or name in accepted]
    if has_alpha and any(name in takes for name in ("png", "webp", "avif")):
        takes = [name for name in takes if name in _ALPHA]
    names: list[str] = []
    if format_ in _LOSSLESS or has_alpha:
        names.append("png")
    names += [format_] if format_ in _QUALITIES else []
    if has_alpha:
        names += ["webp", "avif"]
    if not any(name in takes and name in _QUALITIES for name in names):
        names += ["jpeg"] if "jpeg" in takes else ["webp", "avif"]
    if not any(name in takes for name in names):
        names += ["png", "gif", "tiff", "bmp"]
    chosen = [name for name in dict.fromkeys(names) if name in takes]
    ways = [_Way(name, quality) for name in chosen for quality in _QUALITIES.get(name, (0,))]
    # The plain formats are a last resort, one of them is enough.
    return ways if any(way.quality for way in ways) else ways[:1]


def _within(size: tuple[int, int], limits: ImageLimits, path: str) -> tuple[int, int]:
    """The largest size of the same shape inside the limits of width, height and pixels."""
    width, height = size
    scale = min(
        1.0,
        (limits.max_width or width) / width,
        (limits.max_height or height) / height,
        math.sqrt((limits.max_pixels or width * height) / (width * height)),
    )
    found = size if scale == 1.0 else (max(1, int(width * scale)), max(1, int(height * scale)))
    _check_least(found, limits, path)
    return found


def _smaller(size: tuple[int, int], size_bytes: int, limits: ImageLimits, path: str) -> tuple[int, int]:
    """The next size to try when `size` took `size_bytes`: bytes grow about as pixels do."""
    wanted = (limits.max_size_bytes or size_bytes) / size_bytes
    scale = min(0.9, math.sqrt(wanted) * 0.97)
    found = (int(size[0] * scale), int(size[1] * scale))
    if min(found) < _LEAST_SIDE:
        raise _cannot(path, "no copy of it is small enough")
    _check_least(found, limits, path)
    return found


def _check_least(size: tuple[int, int], limits: ImageLimits, path: str) -> None:
    if size[0] < (limits.min_width or 0) or size[1] < (limits.min_height or 0):
        raise _cannot(path, "a copy that is small enough would be too small")


def _scaled(image: Image, size: tuple[int, int]) -> Image:
    from PIL.Image import Resampling

    return image if image.size == size else image.resize(size, Resampling.LANCZOS)


def _in_eight_bits(image: Image) -> Image:
    """As L, RGB, RGBA or CMYK."""
    mode = image.mode
    if mode in ("L", "RGB", "RGBA", "CMYK"):
        return image
    if mode in ("LA", "PA", "La", "RGBa") or (mode == "P" and "transparency" in image.info):
        return image.convert("RGBA")
    if mode == "1":
        return image.convert("L")
    if mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if mode in ("I", "F"):
        low, high = image.getextrema()
        scale = 255 / ((high - low) or 1)  # type: ignore[operator]
        return image.point(lambda value: value * scale + -low * scale).convert("L")  # type: ignore[operator]
    return image.convert("RGB")


def _written(image: Image, way: _Way, profile: bytes | None, exif: Exif, without_location: bool) -> bytes:
    options: dict[str, Any] = {}
    if way.format == "jpeg" and image.mode == "RGBA":
        image = _on_white(image)
    if image.mode == "CMYK" and way.format not in ("jpeg", "tiff"):
        image, profile = _from_cmyk(image, profile)
    if profile and profile[16:20] == {"L": b"GRAY", "CMYK": b"CMYK"}.get(image.mode, b"RGB "):
        options["icc_profile"] = profile
    if way.format not in ("gif", "bmp"):
        block = _exif_of(exif, image.size, without_location)
        if block and (way.format != "jpeg" or len(block) <= _MAX_JPEG_EXIF_BYTES):
            options["exif"] = block
    match way.format:
        case "jpeg":
            options |= {"quality": way.quality, "optimize": True}
        case "webp":
            options |= {"quality": way.quality, "method": 4}
        case "avif":
            options |= {"quality": way.quality, "speed": 6, "max_threads": 1}
        case "tiff":
            options |= {"compression": "tiff_adobe_deflate"}
    buffer = io.BytesIO()
    # An info of the original (a comment, its own EXIF) would be written where no option says otherwise.
    image = image.copy()
    image.info = {}
    image.save(buffer, way.format, **options)
    return buffer.getvalue()


def _exif_of(exif: Exif, size: tuple[int, int], without_location: bool) -> bytes:
    if not exif:
        return b""
    exif.pop(_ORIENTATION, None)
    if _EXIF_DIRECTORY in exif:
        more = exif.get_ifd(_EXIF_DIRECTORY)
        for tag, side in ((_PIXEL_WIDTH, size[0]), (_PIXEL_HEIGHT, size[1])):
            if tag in more:
                more[tag] = side
    block = bytearray(exif.tobytes())
    if without_location:
        location.blank(block, "jpeg")
    return bytes(block)


def _on_white(image: Image) -> Image:
    from PIL.Image import new

    white = new("RGB", image.size, (255, 255, 255))
    white.paste(image, mask=image.getchannel("A"))
    return white


def _from_cmyk(image: Image, profile: bytes | None) -> tuple[Image, bytes | None]:
    from PIL import ImageCms

    if profile and profile[16:20] == b"CMYK":
        try:
            srgb = ImageCms.createProfile("sRGB")
            turned = ImageCms.profileToProfile(image, io.BytesIO(profile), srgb, outputMode="RGB")
        except ImageCms.PyCMSError:
            turned = None
        if turned is not None:
            return turned, None
    return image.convert("RGB"), None


def _convert_animation(opened: Image, path: str, format_: str, limits: ImageLimits) -> Copy:
    takes = [name for name in _ANIMATED if not limits.formats or name in limits.formats]
    target = format_ if format_ in takes else next((name for name in ("webp", "gif", "png") if name in takes), "")
    frames = int(getattr(opened, "n_frames", 1))
    if not target:
        raise _cannot(path, "it is animated, and the host takes no animation")
    if frames * opened.width * opened.height > MAX_ANIMATED_PIXELS:
        raise _cannot(path, "too large an animation to be converted")
    size = _within(opened.size, limits, path)
    for _ in range(_MOST_STEPS):
        content = _animation(opened, target, size)
        if len(content) <= (limits.max_size_bytes or len(content)):
            return Copy(content, target, *size)
        size = _smaller(size, len(content), limits, path)
    raise _cannot(path, "no copy of it is small enough")


def _animation(opened: Image, target: str, size: tuple[int, int]) -> bytes:
    durations: list[int] = []
    images: list[Image] = []
    for frame in _frames(opened):
        durations.append(int(frame.info.get("duration", 0)) or 100)
        images.append(_scaled(frame.convert("RGBA"), size))
    options: dict[str, Any] = {"webp": {"quality": 80, "method": 4}, "gif": {"disposal": 2}}.get(target, {})
    if "loop" in opened.info or target != "gif":  # a GIF without the word plays once
        options["loop"] = int(opened.info.get("loop", 0))
    for image in images:
        image.info = {}
    buffer = io.BytesIO()
    images[0].save(buffer, target, save_all=True, append_images=images[1:], duration=durations, **options)
    return buffer.getvalue()


def _frames(opened: Image) -> Iterable[Image]:
    from PIL import ImageSequence

    return ImageSequence.Iterator(opened)


def _cannot(path: str, reason: str) -> Problem:
    return problem(ErrorKind.FILE_REJECTED, reason, subject=path)
