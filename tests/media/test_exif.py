from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.media.exif import NO_EXIF, Exif, parse, parse_start
from tests.media.pictures import camera_exif


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_reads_orientation_time_and_place_in_both_byte_orders(order: str, orientation: int) -> None:
    expected = Exif(orientation, has_gps=True, taken_at="2026-05-01T10:20:30+02:00")
    assert parse(camera_exif(orientation, order=order)) == expected
    assert parse(b"Exif\0\0" + camera_exif(orientation, order=order)) == expected
    assert expected.swaps_sides == (orientation >= 5)


def test_an_orientation_that_does_not_exist_is_upright() -> None:
    assert parse(camera_exif(9)).orientation == 1
    assert parse(camera_exif(0)).orientation == 1


def test_a_camera_without_a_clock_has_taken_nothing_at_any_time() -> None:
    assert parse(camera_exif().replace(b"2026:05:01", b"0000:00:00")).taken_at == ""
    assert parse(camera_exif().replace(b"2026:05:01", b"2026:13:01")).taken_at == ""


def test_a_zone_that_is_none_is_left_out() -> None:
    assert parse(camera_exif().replace(b"+02:00", b"   :  ")).taken_at == "2026-05-01T10:20:30"


def test_the_start_of_a_block_is_enough_when_all_that_is_wanted_lies_in_it() -> None:
    block = camera_exif(6)
    assert parse_start(block + b"preview") == parse(block)
    for length in range(8, len(block)):
        assert parse_start(block[:length]) is None


@given(st.binary(max_size=300), st.sampled_from([b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
def test_noise_is_no_exif(noise: bytes, mark: bytes) -> None:
    found = parse(mark + noise)
    assert 1 <= found.orientation <= 8
    if not mark and not noise.startswith((b"II*\0", b"MM\0*", b"Exif")):
        assert found == NO_EXIF
