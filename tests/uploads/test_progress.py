from __future__ import annotations

import pytest

from backend.uploads.progress import Speed, TotalSpeed, eta_s, percent


def test_speed_is_the_mean_of_the_last_ten_seconds() -> None:
    speed = Speed()
    for second in range(31):
        speed.add(1000 * second if second <= 20 else 20_000 + 100 * (second - 20), float(second))
    assert speed.bps(30.0) == pytest.approx(100.0)


def test_speed_is_known_from_the_second_sample_on() -> None:
    speed = Speed()
    assert speed.bps(5.0) == 0.0
    speed.add(5_000_000, 5.0)
    assert speed.bps(6.0) == 0.0
    speed.add(5_001_000, 6.0)
    assert speed.bps(6.0) == 1000.0


def test_speed_falls_while_nothing_is_told() -> None:
    speed = Speed()
    speed.add(0, 0.0)
    speed.add(1000, 1.0)
    assert [speed.bps(1.0), speed.bps(2.0), speed.bps(10.0)] == [1000.0, 500.0, 100.0]


def test_speed_reaches_zero_when_the_counter_stands_still() -> None:
    speed = Speed()
    for second in range(30):
        speed.add(min(second, 5) * 1000, float(second))
    assert speed.bps(29.0) == 0.0


def test_an_upload_that_begins_anew_neither_goes_backwards_nor_jumps() -> None:
    speed = Speed()
    for second, counter in enumerate([0, 1000, 2000, 0, 1000, 2000]):
        speed.add(counter, float(second))
    assert speed.bps(5.0) == pytest.approx(4000 / 5)


def test_the_memory_of_a_speed_is_bounded() -> None:
    speed = Speed()
    for tick in range(100_000):
        speed.add(tick, tick / 10)
    assert len(speed._samples) < 110


def test_total_speed_takes_one_sample_a_second_and_smooths_it() -> None:
    total = TotalSpeed()
    for tick in range(41):  # ten calls a second, 1000 B/s, in the fourth second 2000 B/s
        total.add(tick * 100 if tick <= 30 else 3000 + (tick - 30) * 200, tick / 10)
    assert list(total.history_bps) == [1000, 1000, 1000, 1300]
    assert total.bps == pytest.approx(1300)


def test_total_speed_shows_silence_at_once_and_keeps_a_minute() -> None:
    total = TotalSpeed()
    for second in range(100):
        total.add(second * 1000 if second < 99 else 98_000, float(second))
    assert (total.bps, len(total.history_bps), total.history_bps[-1]) == (0.0, 60, 0)


@pytest.mark.parametrize(
    ("left", "speed", "running", "eta"),
    [
        (1000, 100.0, 2.9, None),
        (1000, 100.0, 3.0, 10),
        (1001, 100.0, 3.0, 11),
        (1000, 0.0, 60.0, None),
        (0, 100.0, 60.0, 0),
        (-5, 100.0, 60.0, 0),
    ],
)
def test_eta_is_hidden_while_it_would_be_a_guess(left: int, speed: float, running: float, eta: int | None) -> None:
    assert eta_s(left, speed, running) == eta


@pytest.mark.parametrize(
    ("done", "total", "is_complete", "shown"),
    [
        (0, 100, False, 0),
        (999, 1000, False, 99),
        (1000, 1000, False, 99),
        (5000, 1000, False, 99),
        (-1, 1000, False, 0),
        (0, 0, False, 0),
        (0, 0, True, 100),
        (999, 1000, True, 100),
    ],
)
def test_a_hundred_per_cent_means_complete(done: int, total: int, is_complete: bool, shown: int) -> None:
    assert percent(done, total, is_complete=is_complete) == shown
