from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from backend.uploads.bandwidth import Bandwidth


class _NoWait(selectors.BaseSelector):
    """Lets a loop of simulated time step to its next timer instead of sleeping."""

    def __init__(self, loop: SimulatedLoop, real: selectors.BaseSelector) -> None:
        self._loop, self._real = loop, real

    def register(self, *arguments: Any) -> selectors.SelectorKey:
        return self._real.register(*arguments)

    def unregister(self, *arguments: Any) -> selectors.SelectorKey:
        return self._real.unregister(*arguments)

    def get_map(self) -> Any:
        return self._real.get_map()

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout:
            self._loop.now += timeout
        return self._real.select(0)

    def close(self) -> None:
        self._real.close()


class SimulatedLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock runs only while it would have slept: ten seconds take milliseconds."""

    now = 0.0

    def __init__(self) -> None:
        super().__init__(_NoWait(self, selectors.DefaultSelector()))

    def time(self) -> float:
        return self.now


def simulate(test: Callable[[SimulatedLoop], Coroutine[Any, Any, None]]) -> None:
    loop = SimulatedLoop()
    try:
        loop.run_until_complete(test(loop))
    finally:
        loop.close()


async def upload(bandwidth: Bandwidth, loop: SimulatedLoop, log: list[tuple[float, int]], host_id: str = "x") -> None:
    """Sends without end, as fast as it may."""
    while True:
        size = bandwidth.slice_bytes(host_id) or 65536
        await bandwidth.take(size, host_id)
        log.append((loop.now, size))
        if not bandwidth.slice_bytes(host_id):
            await asyncio.sleep(0.001)


async def run_uploads(
    loop: SimulatedLoop, bandwidth: Bandwidth, seconds: float, hosts: list[str]
) -> list[list[tuple[float, int]]]:
    logs: list[list[tuple[float, int]]] = [[] for _ in hosts]
    tasks = [loop.create_task(upload(bandwidth, loop, log, host)) for log, host in zip(logs, hosts, strict=True)]
    await asyncio.sleep(seconds)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return logs


def total(log: list[tuple[float, int]], start: float = 0.0, end: float = float("inf")) -> int:
    return sum(size for at, size in log if start <= at < end)


@pytest.mark.parametrize("limit_bps", [5_000, 100_000, 1_000_000, 20_000_000])
@pytest.mark.parametrize("uploads", [1, 4])
def test_is_exact_within_one_per_cent_over_ten_seconds(limit_bps: int, uploads: int) -> None:
    async def test(loop: SimulatedLoop) -> None:
        bandwidth = Bandwidth(limit_bps, clock=loop.time)
        logs = await run_uploads(loop, bandwidth, 10.0, ["x"] * uploads)
        assert sum(map(total, logs)) == pytest.approx(limit_bps * 10, rel=0.01)

    simulate(test)


def test_uploads_share_fairly() -> None:
    async def test(loop: SimulatedLoop) -> None:
        logs = await run_uploads(loop, Bandwidth(2_000_000, clock=loop.time), 10.0, ["x"] * 5)
        shares = [total(log) for log in logs]
        assert max(shares) - min(shares) <= 2 * 65536

    simulate(test)


def test_a_pause_earns_no_more_than_fifty_milliseconds() -> None:
    async def test(loop: SimulatedLoop) -> None:
        bandwidth = Bandwidth(1_000_000, clock=loop.time)
        await asyncio.sleep(100)
        [log] = await run_uploads(loop, bandwidth, 1.0, ["x"])
        assert total(log) <= 1_000_000 + 2 * 50_000

    simulate(test)


def test_what_a_busy_computer_kept_back_is_made_up_for() -> None:
    async def test(loop: SimulatedLoop) -> None:
        def stall() -> None:
            loop.now += 0.2

        for number in range(10):
            loop.call_later(1.5 + number, stall)
        (log,) = await run_uploads(loop, Bandwidth(1_000_000, clock=loop.time), 15.0, ["x"])
        assert total(log, 1.0, 13.0) == pytest.approx(12_000_000, rel=0.005)

    simulate(test)


def test_a_new_limit_holds_at_once_also_for_those_who_wait() -> None:
    async def test(loop: SimulatedLoop) -> None:
        bandwidth = Bandwidth(1_000, clock=loop.time)
        log: list[tuple[float, int]] = []
        task = loop.create_task(upload(bandwidth, loop, log))
        await asyncio.sleep(5.01)
        assert total(log) == pytest.approx(5_000, abs=150)
        bandwidth.set_limit(2_000_000)
        await asyncio.sleep(5)
        assert total(log, 5.01) == pytest.approx(10_000_000, rel=0.02)
        bandwidth.set_limit(0)
        freed_at = loop.now
        await asyncio.sleep(1)
        assert total(log, freed_at) > 20_000_000
        bandwidth.set_limit(1_000)
        limited_at = loop.now
        await asyncio.sleep(10)
        assert total(log, limited_at) <= 10_000 + 2 * 65536
        task.cancel()

    simulate(test)


def test_one_host_can_have_a_limit_of_its_own() -> None:
    async def test(loop: SimulatedLoop) -> None:
        bandwidth = Bandwidth(1_000_000, clock=loop.time)
        bandwidth.set_limit(100_000, "slow")
        slow, fast = await run_uploads(loop, bandwidth, 10.0, ["slow", "fast"])
        assert 850_000 < total(slow) < 1_010_000
        assert total(slow) + total(fast) == pytest.approx(10_000_000, rel=0.01)

    simulate(test)


def test_a_cancelled_upload_takes_nothing() -> None:
    async def test(loop: SimulatedLoop) -> None:
        bandwidth = Bandwidth(1_000, clock=loop.time)
        await bandwidth.take(1000, "x")
        gone = [loop.create_task(bandwidth.take(100_000, "x")) for _ in range(10)]
        await asyncio.sleep(0.1)
        for task in gone:
            task.cancel()
        await bandwidth.take(10, "x")
        assert loop.now == pytest.approx(1.0, abs=0.01)

    simulate(test)


def test_without_a_limit_nothing_waits_and_nothing_is_sliced() -> None:
    async def test(loop: SimulatedLoop) -> None:
        bandwidth = Bandwidth(clock=loop.time)
        assert bandwidth.slice_bytes("x") == 0
        for _ in range(1000):
            await bandwidth.take(10**9, "x")
        assert loop.now == 0.0

    simulate(test)


def test_slices_are_small_enough_to_leave_in_twenty_milliseconds() -> None:
    assert [Bandwidth(limit).slice_bytes("x") for limit in (1, 50, 100)] == [1, 1, 2]
    assert Bandwidth(100_000).slice_bytes("x") == 2_000
    assert Bandwidth(10**9).slice_bytes("x") == 65536
