from __future__ import annotations

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.proxies.health import Health
from backend.uploads.proxy import Fault, Proxy, ProxyFailed

PROXY = Proxy("proxy-1", "http", "10.0.0.1", 80)
DOWN = ProxyFailed(PROXY, Fault.DOWN, "Connection refused")
REFUSED = ProxyFailed(PROXY, Fault.REFUSED, "no")
NO_WAY = ProxyFailed(PROXY, Fault.NO_WAY, "it answered 502")
BROKEN = problem(ErrorKind.NETWORK, "the connection broke")


def pauses_of(error: Problem, times: int) -> list[float]:
    """The length of each pause when it fails again as soon as it is back."""
    health, now, pauses = Health(), 1000.0, []
    for _ in range(times):
        health.failed(error, now)
        pauses.append(health.until - now)
        now = health.until
    return pauses


def test_pauses_grow_to_a_limit() -> None:
    assert pauses_of(DOWN, 9) == [5, 10, 20, 40, 80, 160, 320, 600, 600]
    assert pauses_of(REFUSED, 8) == [60, 120, 240, 480, 960, 1920, 3600, 3600]


def test_failures_that_end_together_are_one() -> None:
    health = Health()
    for _ in range(8):
        health.failed(DOWN, 1000.0)
    assert (health.until, health.pauses) == (1005.0, 1)


def test_what_may_be_the_hosts_fault_counts_three_times() -> None:
    for error in (NO_WAY, BROKEN):
        health = Health()
        health.failed(error, 1000.0)
        health.failed(error, 1000.0)
        assert not health.is_paused(1000.0)
        assert health.is_sound
        health.failed(error, 1000.0)
        assert health.is_paused(1000.0)


def test_success_forgets_everything() -> None:
    health = Health()
    health.failed(BROKEN, 1000.0)
    health.failed(DOWN, 1000.0)
    health.worked()
    assert health == Health()


def test_a_pause_ends_and_it_is_not_sound_before_it_worked() -> None:
    health = Health()
    health.failed(DOWN, 1000.0)
    assert health.is_paused(1004.9)
    assert not health.is_paused(1005.0)
    assert not health.is_sound


def test_a_clock_that_is_set_back_ends_a_pause() -> None:
    health = Health()
    health.failed(DOWN, 100_000.0)
    assert not health.is_paused(90_000.0)
