from __future__ import annotations

import pytest

from backend.output.quantities import byte_size, counted, dimensions


@pytest.mark.parametrize(
    ("size_bytes", "text"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 KB"),
        (640_400, "640 KB"),
        (999_499, "999 KB"),
        (999_500, "1 MB"),
        (3_140_000, "3.1 MB"),
        (9_949_999, "9.9 MB"),
        (9_950_000, "10 MB"),
        (301_000_000, "301 MB"),
        (1_100_000_000, "1.1 GB"),
        (12_400_000_000, "12.4 GB"),
        (2_000_000_000_000, "2 TB"),
        (5 * 10**18, "5000 PB"),
    ],
)
def test_sizes_are_short_and_decimal(size_bytes: int, text: str) -> None:
    assert byte_size(size_bytes) == text


def test_unknown_dimensions_are_empty() -> None:
    assert dimensions(6000, 4000) == "6000 × 4000"
    assert dimensions(0, 4000) == dimensions(6000, 0) == ""


def test_one_is_singular() -> None:
    assert [counted(number, "image") for number in (0, 1, 2)] == ["0 images", "1 image", "2 images"]
