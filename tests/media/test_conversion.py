from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageSequence

from backend.errors import Problem
from backend.media.conversion import Copy, convert
from backend.media.image_limits import ImageLimits
from backend.protocol.errors import ErrorKind
from tests.media.pictures import encoded
from tests.media.test_location import real_exif

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
HEIC = Path(__file__).parent / "samples" / "portrait.heic"


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Nothing compresses this without loss."""
    channels = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, random.Random(7).randbytes(size[0] * size[1] * channels))


def save(path: Path, image: Image.Image, kind: str, **options: Any) -> Path:
    image.save(path, kind, **options)
    return path


def made(path: Path, format_: str, **limits: Any) -> tuple[Copy, Image.Image]:
    """The copy and what Pillow reads in it; the original is as it was, and the second copy is the same."""
    before = path.read_bytes()
    copy = convert(str(path), format_, ImageLimits(**limits))
    assert path.read_bytes() == before
    assert convert(str(path), format_, ImageLimits(**limits)) == copy
    image = Image.open(io.BytesIO(copy.content))
    assert image.size == (copy.width, copy.height)
    assert (image.format or "").lower() == copy.format
    assert len(copy.content) <= limits.get("max_size_bytes", 1 << 30)
    return copy, image


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
@pytest.mark.parametrize("target", ["jpeg", "png", "webp", "gif", "avif", "bmp", "tiff"])
def test_every_format_into_every_other(kind: str, target: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(encoded(kind, (64, 48)))
    copy, image = made(path, kind.lower(), formats=(target,))
    assert copy.format == target
    assert image.size == (64, 48)
    red = image.convert("RGB").getpixel((32, 40))
    was = Image.open(path).convert("RGB").getpixel((32, 40))
    assert all(abs(a - b) < 40 for a, b in zip(red, was, strict=True))  # type: ignore[arg-type]


def test_heic_becomes_jpeg(tmp_path: Path) -> None:
    copy, _ = made(HEIC, "heic", formats=("jpeg", "png", "gif"))
    assert copy.format == "jpeg"


@pytest.mark.parametrize(
    ("format_", "alpha", "accepted", "target"),
    [
        ("webp", False, ("jpeg", "png", "gif"), "jpeg"),
        ("webp", True, ("jpeg", "png", "gif"), "png"),
        ("webp", True, ("jpeg", "gif"), "jpeg"),
        ("bmp", False, ("jpeg", "png", "gif"), "png"),
        ("tiff", False, ("jpeg",), "jpeg"),
        ("png", True, ("webp", "jpeg"), "webp"),
        ("avif", False, ("png", "gif"), "png"),
    ],
)
def test_the_format_that_loses_least(
    format_: str, alpha: bool, accepted: tuple[str, ...], target: str, tmp_path: Path
) -> None:
    image = Image.new("RGBA", (40, 30), (200, 0, 0, 120)) if alpha else Image.new("RGB", (40, 30), (200, 0, 0))
    path = save(tmp_path / "a", image, format_)
    copy, result = made(path, format_, formats=accepted)
    assert copy.format == target
    if alpha and target == "jpeg":  # on white: (200, 0, 0) at 47 %
        red, green, blue = result.getpixel((20, 15))  # type: ignore[misc]
        assert abs(red - 229) < 6
        assert abs(green - 135) < 6
        assert abs(blue - 135) < 6
    elif alpha:
        assert abs(result.convert("RGBA").getpixel((20, 15))[3] - 120) < 6  # type: ignore[index]


def test_a_png_that_is_too_large_becomes_a_jpeg_of_the_same_size(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", noise((900, 600)), "PNG")
    copy, image = made(path, "png", formats=("jpeg", "png", "gif"), max_size_bytes=800_000)
    assert (copy.format, image.size) == ("jpeg", (900, 600))


def test_a_png_with_transparency_stays_one_and_gets_smaller(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", noise((300, 200), "RGBA"), "PNG")
    copy, image = made(path, "png", formats=("jpeg", "png", "gif"), max_size_bytes=100_000)
    assert (copy.format, image.mode) == ("png", "RGBA")
    assert 150 < image.width < 300
    assert abs(image.width / image.height - 1.5) < 0.02


def test_quality_goes_before_pixels(tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", noise((400, 300)), "JPEG", quality=98)
    size_bytes = path.stat().st_size
    assert made(path, "jpeg", max_size_bytes=size_bytes * 3 // 4)[1].size == (400, 300)
    _, image = made(path, "jpeg", max_size_bytes=size_bytes // 10)
    assert 60 < image.width < 300


@pytest.mark.parametrize(
    ("limits", "size"),
    [
        ({"max_width": 100}, (100, 75)),
        ({"max_height": 30}, (40, 30)),
        ({"max_width": 100, "max_height": 30}, (40, 30)),
        ({"max_pixels": 30_000}, (200, 150)),
    ],
)
def test_fewer_pixels(limits: dict[str, int], size: tuple[int, int], tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", noise((400, 300)), "JPEG")
    assert made(path, "jpeg", **limits)[1].size == size


def test_turned_as_exif_says_with_profile_and_exif(tmp_path: Path) -> None:
    image = Image.new("RGB", (60, 40), "red")
    image.paste("blue", (0, 0, 30, 40))
    path = save(tmp_path / "a.jpg", image, "JPEG", exif=b"Exif\0\0" + real_exif(), icc_profile=SRGB)
    for target in ("jpeg", "webp", "png"):
        copy, result = made(path, "jpeg", formats=(target,), max_width=40)
        assert result.size == (40, 60)
        top = result.convert("RGB").getpixel((20, 5))
        assert top[2] > top[0]  # type: ignore[index]
        assert result.info["icc_profile"] == SRGB
        tags = result.getexif()
        assert (tags.get(0x0112), tags[0x010F], tags.get_ifd(0x8769)[0xA434]) == (None, "Maker", "Lens 23 mm")
        assert 2 in tags.get_ifd(0x8825)
        without = convert(str(path), "jpeg", ImageLimits(formats=(target,), max_width=40), without_location=True)
        tags = Image.open(io.BytesIO(without.content)).getexif()
        assert (tags.get_ifd(0x8825), tags[0x010F]) == ({}, "Maker")
        assert copy.content != without.content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16", "F", "YCbCr"])
def test_every_kind_of_pixel(mode: str, tmp_path: Path) -> None:
    grey = Image.linear_gradient("L").resize((64, 48))
    image = grey.convert("I").point(lambda value: value * 257).convert("I;16") if mode == "I;16" else grey.convert(mode)
    path = save(tmp_path / "a.tif", image, "TIFF")
    for target in ("jpeg", "png", "webp"):
        _, result = made(path, "tiff", formats=(target,))
        shades = [result.convert("L").getpixel((32, y)) for y in (0, 24, 47)]
        assert shades[0] < 40  # type: ignore[operator]
        assert shades[2] > 215  # type: ignore[operator]
        assert mode == "1" or 90 < shades[1] < 165  # type: ignore[operator]


def animation(path: Path, kind: str, frames: int = 5) -> Path:
    images = [Image.new("RGBA", (80, 60), (index * 50, 0, 0, 255)) for index in range(frames)]
    options: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
    images[0].save(
        path, kind, save_all=True, append_images=images[1:], duration=[80, 120, 80, 120, 300], loop=3, **options
    )
    return path


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_stays_one(kind: str, tmp_path: Path) -> None:
    path = animation(tmp_path / "a", kind)
    copy, image = made(path, kind.lower(), max_width=40)
    assert (copy.format, image.size) == (kind.lower(), (40, 30))
    frames = list(ImageSequence.Iterator(image))
    assert len(frames) == 5
    reds = [frame.convert("RGB").getpixel((20, 15))[0] for frame in ImageSequence.Iterator(image)]  # type: ignore[index]
    assert all(abs(red - index * 50) < 12 for index, red in enumerate(reds))


def test_an_animation_goes_into_another_format_or_is_refused(tmp_path: Path) -> None:
    path = animation(tmp_path / "a", "WEBP")
    copy, image = made(path, "webp", formats=("jpeg", "png", "gif"))
    assert (copy.format, image.n_frames, image.info["loop"]) == ("gif", 5, 3)  # type: ignore[attr-defined]
    with pytest.raises(Problem) as caught:
        convert(str(path), "webp", ImageLimits(formats=("jpeg",)))
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.FILE_REJECTED, str(path))
    assert "animat" in caught.value.info.detail


@pytest.mark.parametrize(
    "limits",
    [
        {"max_size_bytes": 100},
        {"formats": ("heic",)},
        {"max_width": 100, "min_height": 100},
        {"max_size_bytes": 5_000, "min_width": 390},
    ],
)
def test_what_cannot_fit_is_refused_with_its_reason(limits: dict[str, Any], tmp_path: Path) -> None:
    path = save(tmp_path / "a.jpg", noise((400, 300)), "JPEG")
    with pytest.raises(Problem) as caught:
        convert(str(path), "jpeg", ImageLimits(**limits))
    assert caught.value.info.kind is ErrorKind.FILE_REJECTED
    assert caught.value.info.detail


def test_a_broken_file_is_told_as_such(tmp_path: Path) -> None:
    path = save(tmp_path / "a.png", noise((40, 30)), "PNG")
    path.write_bytes(path.read_bytes()[:-2000])
    with pytest.raises(Problem) as caught:
        convert(str(path), "png", ImageLimits(formats=("jpeg",)))
    assert caught.value.info.kind is ErrorKind.FILE_UNREADABLE
