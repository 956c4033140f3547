"""What can be said of the sizes of a gallery's images; templates in the engine and the inspector say the same. Pure."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

LEAST_SHARE = 0.2
"""So much larger or smaller than the middle one an outlier is at least: in a set of equal images a crop is none."""
LEAST_IMAGES = 4


class Size(NamedTuple):
    """In pixels, as displayed."""

    width: int
    height: int


class Dimensions(NamedTuple):
    """`mean` is without the outliers, whose places in the sequence given are `outliers`. All 0 for no images."""

    mean: Size
    median: Size
    smallest: Size
    largest: Size
    outliers: tuple[int, ...] = ()


NONE = Size(0, 0)


def of(sizes: Iterable[tuple[int, int]]) -> Dimensions:
    """An image is an outlier when its longer or its shorter side lies more than 1.5 times the distance between the
    quartiles beyond them, and is not near the median either. Sizes that are unknown (0) are passed over."""
    known = [(place, Size(*size)) for place, size in enumerate(sizes) if size[0] and size[1]]
    if not known:
        return Dimensions(NONE, NONE, NONE, NONE)
    all_sizes = [size for _, size in known]
    odd = _outside([max(size) for size in all_sizes]) | _outside([min(size) for size in all_sizes])
    usual = [size for i, size in enumerate(all_sizes) if i not in odd]
    return Dimensions(
        mean=_by_side(statistics.fmean, usual),
        median=_by_side(statistics.median, all_sizes),
        smallest=min(all_sizes, key=lambda size: size.width * size.height),
        largest=max(all_sizes, key=lambda size: size.width * size.height),
        outliers=tuple(place for i, (place, _) in enumerate(known) if i in odd),
    )


def _by_side(average: Callable[[list[int]], float], sizes: Sequence[Size]) -> Size:
    return Size(round(average([size.width for size in sizes])), round(average([size.height for size in sizes])))


def _outside(values: Sequence[int]) -> set[int]:
    if len(values) < LEAST_IMAGES:
        return set()
    first, middle, third = statistics.quantiles(values, n=4, method="inclusive")
    reach = max(1.5 * (third - first), LEAST_SHARE * middle)
    return {i for i, value in enumerate(values) if value < first - reach or value > third + reach}
