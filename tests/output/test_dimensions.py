from __future__ import annotations

import pytest

from backend.output.fields import view_of
from backend.protocol.dimensions import Dimensions, Size, of
from tests.output.galleries import a_gallery

PHOTO, UPRIGHT = (6000, 4000), (4000, 6000)


def test_nothing_known_is_nothing_said() -> None:
    zero = Size(0, 0)
    assert of([]) == of([(0, 0)]) == Dimensions(zero, zero, zero, zero)


@pytest.mark.parametrize(
    ("sizes", "outliers"),
    [
        ([PHOTO] * 9 + [(64, 48)], (9,)),
        ([PHOTO] * 9 + [(0, 0), (24_000, 16_000)], (10,)),
        ([PHOTO] * 8 + [UPRIGHT] * 3, ()),  # turned, not another size
        ([PHOTO] * 9 + [(6000, 3800)], ()),  # a crop
        ([PHOTO, (64, 48)], ()),  # which of two is the odd one?
        ([(1000 * n, 800 * n) for n in range(3, 9)], ()),  # all different
    ],
)
def test_outliers_are_far_from_the_rest(sizes: list[tuple[int, int]], outliers: tuple[int, ...]) -> None:
    assert of(sizes).outliers == outliers


def test_outliers_are_not_in_the_average_but_in_the_extremes() -> None:
    found = of([(6000, 4000), (5800, 4000), (6000, 4000), (6200, 4000), (60, 40)])
    assert found.mean == (6000, 4000)
    assert found.median == (6000, 4000)
    assert (found.smallest, found.largest) == ((60, 40), (6200, 4000))


def test_templates_say_the_same() -> None:
    fields = view_of(a_gallery(images=4))
    assert fields["mean_width"] == fields["median_width"] == fields["width"]
    assert fields["outliers"] == 0
