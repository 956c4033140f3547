from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from backend.media.thumbnails import make_thumbnail, prune_cache
from tests.media.pictures import empty_png, encoded, write

HEIC_SAMPLE = Path(__file__).parent / "samples" / "portrait.heic"
RED, GREEN, BLUE, WHITE = (200, 30, 30), (30, 160, 30), (30, 30, 200), (255, 255, 255)


def four_corners(size: tuple[int, int]) -> Image.Image:
    """Red and green above, blue and white below: tells every way of turning from the others."""
    width, height = size
    image = Image.new("RGB", size, WHITE)
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def corners(image: Image.Image) -> list[str]:
    names = {RED: "red", GREEN: "green", BLUE: "blue", WHITE: "white"}
    image = image.convert("RGB")
    places = [
        (x, y) for y in (image.height // 4, image.height * 3 // 4) for x in (image.width // 4, image.width * 3 // 4)
    ]
    found = []
    for place in places:
        pixel = image.getpixel(place)
        found.append(names[min(names, key=lambda colour: sum(abs(a - b) for a, b in zip(colour, pixel, strict=True)))])
    return found


SHOWN = {
    1: ["red", "green", "blue", "white"],
    2: ["green", "red", "white", "blue"],
    3: ["white", "blue", "green", "red"],
    4: ["blue", "white", "red", "green"],
    5: ["red", "blue", "green", "white"],
    6: ["blue", "red", "white", "green"],
    7: ["white", "green", "blue", "red"],
    8: ["green", "white", "red", "blue"],
}


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff", "avif"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_thumbnail_is_turned_as_the_image_is_shown(tmp_path: Path, kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    source = tmp_path / f"a.{kind}"
    four_corners((400, 200)).save(source, exif=exif)
    target = tmp_path / "thumbnails" / "1.jpg"
    assert make_thumbnail(source, target, 96) == target
    with Image.open(target) as made:
        assert made.format == "JPEG"
        assert made.size == ((48, 96) if orientation >= 5 else (96, 48))
        assert corners(made) == SHOWN[orientation]
        assert "exif" not in made.info
    assert [entry.name for entry in target.parent.iterdir()] == ["1.jpg"]


@pytest.mark.parametrize("size", [(400, 200), (200, 400), (30, 20)])
def test_a_cover_is_a_square_out_of_the_middle(tmp_path: Path, size: tuple[int, int]) -> None:
    four_corners(size).save(tmp_path / "a.png")
    target = make_thumbnail(tmp_path / "a.png", tmp_path / "cover.png", 40, crop=True)
    assert target is not None
    with Image.open(target) as made:
        assert (made.size, corners(made)) == ((40, 40), SHOWN[1])


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    four_corners((30, 20)).save(tmp_path / "a.png")
    target = make_thumbnail(tmp_path / "a.png", tmp_path / "b.webp", 96)
    assert target is not None
    with Image.open(target) as made:
        assert (made.format, made.size) == ("WEBP", (30, 20))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_can_be_made_small(tmp_path: Path, mode: str) -> None:
    grey = Image.linear_gradient("L")
    image = grey.convert("I").point(lambda value: value * 257).convert("I;16") if mode == "I;16" else grey.convert(mode)
    image.save(tmp_path / "a.tiff")
    target = make_thumbnail(tmp_path / "a.tiff", tmp_path / "b.png", 64)
    assert target is not None
    with Image.open(target) as made:
        difference = ImageChops.difference(made.convert("L"), grey.resize((64, 64)))
        assert difference.getextrema()[1] <= (255 if mode == "1" else 12)
        assert made.convert("L").getextrema() != (255, 255)


def test_transparency_is_kept_where_the_format_can_and_white_where_it_cannot(tmp_path: Path) -> None:
    Image.new("RGBA", (80, 80), (255, 0, 0, 0)).save(tmp_path / "a.png")
    for name, pixel in (("b.png", 0), ("b.webp", 0), ("b.jpg", 255)):
        target = make_thumbnail(tmp_path / "a.png", tmp_path / name, 40)
        assert target is not None
        with Image.open(target) as made:
            last_band = made.convert("RGB" if name == "b.jpg" else "RGBA").getpixel((20, 20))[-1]
            assert last_band == pixel


def test_heic_has_a_thumbnail(tmp_path: Path) -> None:
    target = make_thumbnail(HEIC_SAMPLE, tmp_path / "b.jpg", 32)
    assert target is not None
    with Image.open(target) as made:
        assert made.size == (24, 32)


@pytest.mark.parametrize(
    "content",
    [b"", b"text", encoded("JPEG", (300, 200))[:-500], empty_png(12_000, 12_000), empty_png(60_000, 60_000)],
)
def test_what_cannot_be_decoded_has_none(tmp_path: Path, content: bytes) -> None:
    source = write(tmp_path / "in" / "a.jpg", content)
    assert make_thumbnail(Path(source.path), tmp_path / "b.jpg", 96) is None
    assert not (tmp_path / "b.jpg").exists()
    assert make_thumbnail(tmp_path / "missing.jpg", tmp_path / "b.jpg", 96) is None


def test_a_thumbnail_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    source = write(tmp_path / "in" / "a.jpg")
    (tmp_path / "b.jpg" / "in the way").mkdir(parents=True)
    with pytest.raises(OSError):
        make_thumbnail(Path(source.path), tmp_path / "b.jpg", 96)
    assert {entry.name for entry in tmp_path.iterdir()} == {"in", "b.jpg"}


def test_the_oldest_pictures_go_first_when_the_cache_is_full(tmp_path: Path) -> None:
    for age, name in enumerate(("new", "used again", "old", "oldest")):
        (tmp_path / name).write_bytes(bytes(100))
        os.utime(tmp_path / name, (1000 - age, 1000 - age))
    os.utime(tmp_path / "used again", (2000, 2000))
    assert prune_cache(tmp_path, 400) == 0
    assert prune_cache(tmp_path, 250) == 2
    assert {entry.name for entry in tmp_path.iterdir()} == {"new", "used again"}
    assert prune_cache(tmp_path / "gone", 0) == 0
    assert prune_cache(tmp_path, 0) == 2
