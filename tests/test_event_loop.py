from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from backend import event_loop
from backend.event_loop import EngineLoop, answering, call_first, stand_still_for


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


def test_uploads_stand_still_while_a_thread_works_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_loop, "MOST_STILL_S", 30.0)

    async def work() -> None:
        loop = asyncio.get_running_loop()
        order: list[str] = []
        for number in range(3):
            with answering():
                result: asyncio.Future[str] = loop.create_future()
                loop.call_soon(order.append, f"upload {number}")
                assert stand_still_for(result)
                threading.Timer(0.01, lambda done=result: call_first(loop, done.set_result, "")).start()
                await result
            order.append(f"answer {number}")
        assert order == ["answer 0", "answer 1", "answer 2"]
        await asyncio.sleep(0)
        assert order[3:] == ["upload 0", "upload 1", "upload 2"]

    run(work)


def test_they_go_on_before_an_answer_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(event_loop, "MOST_STILL_S", 0.001)

    async def work() -> None:
        loop = asyncio.get_running_loop()
        has_gone_on = threading.Event()

        def answer(result: asyncio.Future[str]) -> None:
            has_gone_on.wait()
            call_first(loop, result.set_result, "answer")

        with answering():
            result: asyncio.Future[str] = loop.create_future()
            loop.call_soon(has_gone_on.set)
            stand_still_for(result)
            threading.Thread(target=answer, args=(result,)).start()
            assert await result == "answer"

    run(work)


def test_what_goes_on_behind_an_answer_is_in_no_hurry() -> None:
    async def work() -> None:
        results = [asyncio.get_running_loop().create_future() for _ in range(3)]

        async def behind() -> bool:
            await asyncio.sleep(0)
            return stand_still_for(results[0])

        assert not stand_still_for(results[1])
        with answering():
            task = asyncio.create_task(behind())
        assert not await task
        assert not stand_still_for(results[2])

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
