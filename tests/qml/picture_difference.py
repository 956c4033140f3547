"""How far a picture of the window is from its reference: deaf to the edges of letters, strict about layout and colour.

Both are brought to a quarter of their size, where a letter's edge is a shade. Then every tile of 32 pixels of the
window is compared twice: by its mean colour (a wrong colour of a surface) and by how much its points differ (what
moved).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps, ImageStat

QUARTER = 4
TILE = 8
"""Of a picture of a quarter: 32 pixels of the window."""
SHADE, MOVED = 1.5, 4.0
"""Of 255: how far the mean colour of a tile may be off, and the mean of what its points are off."""


class Difference(NamedTuple):
    """The worst tile: `x` and `y` in pixels of the window; `weight` above 1 is too much."""

    weight: float
    x: int
    y: int
    why: str


def difference(actual: Path, expected: Path) -> Difference:
    """The worst of all tiles; pictures of another size differ altogether."""
    left, right = _quarter(actual), Image.open(expected).convert("RGB")
    if left.size != right.size:
        return Difference(float("inf"), 0, 0, f"it is {left.size} instead of {right.size}, in quarters")
    worst = Difference(0.0, 0, 0, "")
    if left.tobytes() == right.tobytes():
        return worst
    apart = ImageChops.difference(left, right)
    for y in range(0, left.height, TILE):
        for x in range(0, left.width, TILE):
            box = (x, y, min(x + TILE, left.width), min(y + TILE, left.height))
            if apart.crop(box).getbbox() is None:
                continue
            moved = max(ImageStat.Stat(apart.crop(box)).mean)
            means = zip(ImageStat.Stat(left.crop(box)).mean, ImageStat.Stat(right.crop(box)).mean, strict=True)
            shade = max(abs(a - b) for a, b in means)
            why = f"colour off by {shade:.1f}, points by {moved:.1f}"
            found = Difference(max(shade / SHADE, moved / MOVED), x * QUARTER, y * QUARTER, why)
            worst = max(worst, found)
    return worst


def save_difference(actual: Path, expected: Path, path: Path) -> None:
    """A picture of a quarter that is black where both are the same."""
    left, right = _quarter(actual), Image.open(expected).convert("RGB")
    ImageOps.autocontrast(ImageChops.difference(left, right.resize(left.size))).save(path)


def store_reference(taken: Path, path: Path) -> None:
    """As small as it is compared; one that is near enough to the old stays, so that nothing is stored for a shade."""
    if path.exists() and difference(taken, path).weight == 0:
        return
    _quarter(taken).save(path, optimize=True)


def _quarter(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB").reduce(QUARTER)
