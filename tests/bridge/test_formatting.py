import pytest
from PySide6.QtCore import QLocale

from bridge import formatting as text


@pytest.mark.parametrize(
    ("size_bytes", "shown"),
    [
        (0, "0 B"),
        (812, "812 B"),
        (64_000, "64 kB"),
        (2_340_000, "2.3 MB"),
        (2_000_000, "2 MB"),
        (412_000_000, "412 MB"),
        (999_600_000, "1 GB"),
        (1_100_000_000, "1.1 GB"),
        (9_300_000_000, "9.3 GB"),
        (212_000_000_000, "212 GB"),
        (5_000_000_000_000, "5 TB"),
    ],
)
def test_sizes_are_decimal_and_short(size_bytes: int, shown: str) -> None:
    assert text.size(size_bytes) == shown


@pytest.mark.parametrize(
    ("done", "total", "shown"),
    [
        (3_100_000_000, 12_400_000_000, "3.1 of 12.4 GB"),
        (127_000_000, 409_000_000, "127 of 409 MB"),
        (412_000_000_000, 500_000_000_000, "412 of 500 GB"),
        (900_000_000_000, 5_000_000_000_000, "0.9 of 5 TB"),
        (0, 12_400_000_000, "0.0 of 12.4 GB"),
        (3_000_000, 3_600_000, "3.0 of 3.6 MB"),
    ],
)
def test_an_amount_has_one_unit(done: int, total: int, shown: str) -> None:
    assert text.amount(done, total) == shown


@pytest.mark.parametrize(
    ("speed_bps", "shown"),
    [(0, "0 kB/s"), (12_000, "12 kB/s"), (600_000, "0.6 MB/s"), (4_200_000, "4.2 MB/s"), (117_300_000, "117 MB/s")],
)
def test_speeds(speed_bps: int, shown: str) -> None:
    assert text.speed(speed_bps) == shown


@pytest.mark.parametrize(
    ("limit_bps", "shown"), [(8_000_000, "8 MB/s"), (1_500_000, "1.5 MB/s"), (500_000, "500 kB/s")]
)
def test_a_limit_shows_no_zeros_that_nobody_typed(limit_bps: int, shown: str) -> None:
    assert text.limit(limit_bps) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "1 s"),
        (19, "19 s"),
        (22, "20 s"),
        (58, "1 min"),
        (120, "2 min"),
        (1440, "24 min"),
        (4200, "1 h 10 min"),
        (7200, "2 h"),
        (183_600, "2 d 3 h"),
    ],
)
def test_time_left_is_rounded(seconds: float, shown: str) -> None:
    assert text.duration(seconds) == shown


def test_a_time_that_is_known_is_not_rounded_to_minutes() -> None:
    assert text.took(190) == "3 min 10 s"
    assert text.took(4200) == "1 h 10 min"


def test_unknown_time_left_is_silent() -> None:
    assert text.left(None) == ""


@pytest.mark.parametrize(("share", "shown"), [(0.0, "0%"), (0.5, "50%"), (0.999, "99%"), (1.0, "99%")])
def test_percent_never_reaches_100_before_completion(share: float, shown: str) -> None:
    assert text.percent(share) == shown


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (1, "Next in line"),
        (2, "2nd in line"),
        (3, "3rd in line"),
        (4, "4th in line"),
        (11, "11th in line"),
        (22, "22nd in line"),
        (99, "99th in line"),
        (100, "99 or more before it"),
    ],
)
def test_places_in_line(place: int, shown: str) -> None:
    assert text.place_in_line(place) == shown


def test_counts_agree_in_number_and_group_digits() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    assert text.images(1) == "1 image"
    assert text.images(1204) == "1,204 images"
    assert text.some_images(1, 1204) == "1 of 1,204 images"


def test_numbers_follow_the_locale() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    assert text.size(9_300_000_000) == "9,3 GB"


def test_times_of_today_are_times_and_others_are_days() -> None:
    noon = 1_763_726_400.0
    assert text.moment(noon, noon) == text.clock(noon)
    assert ":" not in text.moment(noon - 5 * 86_400, noon)


def test_names_are_joined_and_the_rest_is_counted() -> None:
    assert text.joined(["a"]) == "a"
    assert text.joined(["a", "b"]) == "a and b"
    assert text.joined(["a", "b", "c", "d", "e"]) == "a, b and 3 more"


def test_large_numbers_are_grouped_where_no_locale_is_set() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    try:
        assert text.number(27_091) == "27,091"
    finally:
        QLocale.setDefault(before)
