from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from backend.hosts.base import HostLimits
from backend.hosts.fits import fits


@dataclass(frozen=True)
class Picture:
    format: str = "jpeg"
    size_bytes: int = 1_000_000
    width: int = 4000
    height: int = 3000


@pytest.mark.parametrize(
    ("picture", "limits", "reason"),
    [
        ({}, {}, None),
        ({}, {"formats": ("jpeg", "png")}, None),
        ({"format": "webp"}, {"formats": ("jpeg", "png")}, "format"),
        ({}, {"max_size_bytes": 1_000_000}, None),
        ({}, {"max_size_bytes": 999_999}, "size"),
        ({}, {"max_width": 4000, "max_height": 3000, "max_pixels": 12_000_000}, None),
        ({}, {"max_width": 3999}, "dimensions"),
        ({}, {"max_height": 2999}, "dimensions"),
        ({}, {"max_pixels": 11_999_999}, "dimensions"),
        ({}, {"min_width": 4000, "min_height": 3000}, None),
        ({}, {"min_width": 4001}, "too_small"),
        ({}, {"min_height": 3001}, "too_small"),
        # What no copy can mend is said first, then what needs another format.
        ({"format": "webp", "width": 10}, {"formats": ("jpeg",), "min_width": 20, "max_size_bytes": 1}, "too_small"),
        ({"format": "webp"}, {"formats": ("jpeg",), "max_width": 20, "max_size_bytes": 1}, "format"),
        ({}, {"max_width": 20, "max_size_bytes": 1}, "dimensions"),
        # A size in pixels that is not known is no reason.
        ({"width": 0, "height": 0}, {"min_width": 20, "max_width": 30, "max_pixels": 9}, None),
    ],
)
def test_what_a_host_would_say(picture: dict[str, Any], limits: dict[str, Any], reason: str | None) -> None:
    assert fits(Picture(**picture), HostLimits(**limits)) == reason
