from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from backend.event_loop import EngineLoop, call_first


def run(work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    with asyncio.Runner(loop_factory=EngineLoop) as runner:
        runner.run(work())


def from_a_thread(*calls: tuple[Any, ...]) -> None:
    """Each a callback and its arguments. Returns once the thread has called; the loop has not turned meanwhile."""
    loop = asyncio.get_running_loop()
    thread = threading.Thread(target=lambda: [call_first(loop, *call) for call in calls])
    thread.start()
    thread.join()


def test_threads_are_heard_before_everything_that_waits_and_in_their_order() -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        order: list[str] = []
        loop.call_soon(order.append, "waits")
        from_a_thread(*((order.append, word) for word in ("one", "two", "three")))
        await asyncio.sleep(0)
        assert order == ["one", "two", "three", "waits"]

    run(work)


def test_whoever_waited_for_it_goes_on_at_once_but_what_follows_waits_its_turn() -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        order: list[str] = []
        result: asyncio.Future[str] = loop.create_future()

        async def wait() -> None:
            order.append(await result)
            for number in range(3):
                await asyncio.sleep(0)
                order.append(f"later {number}")

        waiting = asyncio.create_task(wait())
        await asyncio.sleep(0)
        for number in range(2):
            loop.call_soon(order.append, f"waits {number}")
        from_a_thread((result.set_result, "result"))
        await waiting
        assert order == ["result", "waits 0", "waits 1", "later 0", "later 1", "later 2"]

    run(work)


def test_a_failing_call_is_told_and_harms_no_other() -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        told: list[str] = []
        loop.set_exception_handler(lambda _, context: told.append(str(context["exception"])))
        heard = loop.create_future()

        def fail() -> None:
            raise LookupError("on purpose")

        from_a_thread((fail,), (heard.set_result, None))
        await heard
        assert told == ["on purpose"]

    run(work)


def test_a_waiting_loop_wakes_up() -> None:
    async def work() -> None:
        loop = asyncio.get_running_loop()
        heard = loop.create_future()
        timer = threading.Timer(0.02, lambda: call_first(loop, heard.set_result, None))
        timer.start()
        async with asyncio.timeout(10):
            await heard

    run(work)


def test_a_closed_loop_refuses() -> None:
    loop = EngineLoop()
    loop.close()
    with pytest.raises(RuntimeError):
        call_first(loop, print)


async def test_another_loop_hears_it_in_its_turn() -> None:
    heard = asyncio.get_running_loop().create_future()
    call_first(asyncio.get_running_loop(), heard.set_result, "word")
    assert await heard == "word"
