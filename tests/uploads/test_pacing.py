from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.uploads.pacing import Pacer, Pacers, RateLimit


def test_the_burst_goes_at_once_and_the_rest_at_the_rate() -> None:
    limit = RateLimit(2.0, burst=3)
    assert [limit.reserve(100.0) for _ in range(6)] == [0.0, 0.0, 0.0, 0.5, 1.0, 1.5]


def test_a_pause_fills_the_burst_again_and_no_more() -> None:
    limit = RateLimit(2.0, burst=2)
    assert [limit.reserve(0.0) for _ in range(3)] == [0.0, 0.0, 0.5]
    assert [limit.reserve(1000.0) for _ in range(3)] == [0.0, 0.0, 0.5]


def test_without_a_known_limit_nobody_waits() -> None:
    limit = RateLimit(None)
    assert [limit.reserve(0.0) for _ in range(100)] == [0.0] * 100


@given(
    rate=st.floats(0.1, 50),
    burst=st.integers(1, 10),
    gaps=st.lists(st.floats(0, 3), min_size=2, max_size=60),
)
def test_stays_below_the_limit_in_every_window(rate: float, burst: int, gaps: list[float]) -> None:
    limit, now, starts = RateLimit(rate, burst), 0.0, []
    for gap in gaps:
        now += gap
        starts.append(now + limit.reserve(now))
    assert starts == sorted(starts)
    for first in range(len(starts)):
        for last in range(first, len(starts)):
            assert last - first + 1 <= burst + (starts[last] - starts[first]) * rate + 1e-6


def test_a_complaint_halves_the_rate_and_a_minute_of_peace_restores_it() -> None:
    limit = RateLimit(4.0)
    limit.complained(100.0)
    assert limit.rate_per_s(100.0) == 2.0
    assert limit.rate_per_s(130.0) == 3.0
    assert limit.rate_per_s(160.0) == 4.0
    assert limit.rate_per_s(1e6) == 4.0


def test_complaints_of_one_moment_count_once_and_later_ones_halve_again() -> None:
    limit = RateLimit(4.0)
    for _ in range(8):
        limit.complained(100.0)
    assert limit.rate_per_s(100.0) == 2.0
    limit.complained(130.0)
    assert limit.rate_per_s(130.0) == 1.5


def test_the_rate_never_falls_to_nothing() -> None:
    limit = RateLimit(4.0)
    for second in range(0, 200, 2):
        limit.complained(float(second))
    assert 4 / 64 <= (limit.rate_per_s(198.0) or 0) <= 4 / 16


def test_a_host_without_known_limit_gets_one_when_it_complains_and_loses_it_again() -> None:
    limit = RateLimit(None)
    limit.complained(0.0)
    assert limit.rate_per_s(0.0) == 1.0
    assert [limit.reserve(0.0) for _ in range(3)] == [0.0, 1.0, 2.0]
    assert limit.rate_per_s(60.0) is None


async def test_the_pacer_lets_tasks_go_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr("backend.uploads.pacing.asyncio.sleep", sleep)
    pacer = Pacer(10.0, 1, clock=lambda: 0.0)
    for _ in range(3):
        await pacer.wait()
    pacer.complained()
    await pacer.wait()
    await pacer.wait()
    assert waits == pytest.approx([0.1, 0.2, 0.3, 0.5])


def test_all_accounts_of_a_host_share_its_pacer_until_its_limits_change() -> None:
    pacers = Pacers()
    first = pacers.of("x", 2.0, 3)
    assert pacers.of("x", 2.0, 3) is first
    assert pacers.of("y", 2.0, 3) is not first
    assert pacers.of("x", 1.0, 3) is not first
