"""The engine's event loop: asyncio's own, with a way for threads to be heard first.

While uploads saturate a core, each turn of the loop takes milliseconds. A command, its words from the database and its
reply would wait for a turn each; called first, they wait only for the one callback that runs at that moment.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextvars import Context, ContextVar
from typing import Any, TypeVarTuple

Arguments = TypeVarTuple("Arguments")

MOST_STILL_S = 0.005
STILL_SHARE = 0.25
"""The loop stands still for answers so long at once, and for this share of the time."""

if sys.platform == "win32":
    _AsyncioLoop = asyncio.ProactorEventLoop
else:
    _AsyncioLoop = asyncio.SelectorEventLoop


class EngineLoop(_AsyncioLoop):
    """Calls of `call_first` come in their order, ahead of everything else that waits.

    What such a call makes ready (a task that begins, or that waited for its result) follows it at once; what comes of
    that waits for its turn, so that nothing is kept from it for long.

    While a thread works out what an answer needs (`stand_still_for`), nothing else runs: the thread would have to win
    the interpreter's lock back from uploads after each of its steps, for half a millisecond and a core each time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._first: deque[asyncio.Handle] = deque()
        self._following: list[asyncio.Handle] | None = None
        self._is_first_running = False
        self._expected: list[asyncio.Future[Any]] = []
        self._is_still = False
        self._first_came = threading.Lock()
        self._first_came.acquire()
        self._still_s = MOST_STILL_S  # what is left of it
        self._still_counted_at = 0.0

    def call_soon(
        self, callback: Callable[[*Arguments], object], *args: *Arguments, context: Context | None = None
    ) -> asyncio.Handle:
        if self._following is None:
            return super().call_soon(callback, *args, context=context)
        handle = asyncio.Handle(callback, args, self, context)
        self._following.append(handle)
        return handle

    def call_first_threadsafe(self, callback: Callable[[*Arguments], object], *args: *Arguments) -> None:
        self._check_closed()  # type: ignore[attr-defined]
        self._first.append(asyncio.Handle(callback, args, self))
        if self._is_still:
            with contextlib.suppress(RuntimeError):  # another thread was faster
                self._first_came.release()
        else:
            self._ready.appendleft(asyncio.Handle(self._run_first, (), self))  # type: ignore[attr-defined]
            self._write_to_self()  # type: ignore[attr-defined]  # wakes a loop that waits

    def stand_still_for(self, result: asyncio.Future[Any]) -> None:
        """In the loop: run nothing but what `call_first` brings until `result` is there, which a thread brings so."""
        if not self._expected and not self._is_first_running:
            self._ready.appendleft(asyncio.Handle(self._run_first, (), self))  # type: ignore[attr-defined]
        self._expected.append(result)

    def _run_first(self) -> None:
        self._is_first_running = True
        self._run_what_came()
        while self._expected and (most_s := self._may_stand_still()) > 0:
            began = time.monotonic()
            self._is_still = True
            self._first_came.acquire(timeout=most_s)
            self._is_still = False  # before looking: from here on a thread wakes the loop in the usual way
            self._still_s -= time.monotonic() - began
            self._run_what_came()
        self._expected.clear()
        self._is_first_running = False

    def _may_stand_still(self) -> float:
        self._expected = [result for result in self._expected if not result.done()]
        if not self._expected:
            return 0.0
        now = time.monotonic()
        earned_s = (now - self._still_counted_at) * STILL_SHARE
        self._still_s, self._still_counted_at = min(self._still_s + earned_s, MOST_STILL_S), now
        return self._still_s

    def _run_what_came(self) -> None:
        while self._first:
            following: list[asyncio.Handle] = []
            self._following = following
            try:
                self._first.popleft()._run()
            finally:
                self._following = None
            for handle in following:
                if not handle.cancelled():
                    handle._run()


_IS_ANSWERED: ContextVar[Callable[[], bool] | None] = ContextVar("_IS_ANSWERED", default=None)


@contextlib.contextmanager
def answering() -> Iterator[None]:
    """Somebody waits for what is done in this block, and in the tasks that it makes: see `EngineLoop`."""
    is_answered = False
    token = _IS_ANSWERED.set(lambda: is_answered)
    try:
        yield
    finally:
        is_answered = True  # for tasks that go on behind it
        _IS_ANSWERED.reset(token)


def stand_still_for(result: asyncio.Future[Any]) -> bool:
    """In the loop, before the thread that brings this result begins: if it is for an answer, stand still until then,
    and give True."""
    is_answered = _IS_ANSWERED.get()
    loop = result.get_loop()
    if is_answered is None or is_answered() or not isinstance(loop, EngineLoop):
        return False
    loop.stand_still_for(result)
    return True


def call_first(loop: asyncio.AbstractEventLoop, callback: Callable[[*Arguments], object], *args: *Arguments) -> None:
    """From any thread: call this in the loop ahead of what waits there; in another loop than the engine's as soon as
    its turn comes. Raises RuntimeError when the loop is closed."""
    if isinstance(loop, EngineLoop):
        loop.call_first_threadsafe(callback, *args)
    else:
        loop.call_soon_threadsafe(callback, *args)
