"""The engine's event loop: asyncio's own, with a way for threads to be heard first.

While uploads saturate a core, each turn of the loop takes milliseconds. A command, its words from the database and its
reply would wait for a turn each; called first, they wait only for the one callback that runs at that moment.
"""

from __future__ import annotations

import asyncio
import sys
from collections import deque
from collections.abc import Callable
from contextvars import Context
from typing import TypeVarTuple

Arguments = TypeVarTuple("Arguments")

if sys.platform == "win32":
    _AsyncioLoop = asyncio.ProactorEventLoop
else:
    _AsyncioLoop = asyncio.SelectorEventLoop


class EngineLoop(_AsyncioLoop):
    """Calls of `call_first` come in their order, ahead of everything else that waits.

    What such a call makes ready (a task that begins, or that waited for its result) follows it at once; what comes of
    that waits for its turn, so that nothing is kept from it for long.
    """

    def __init__(self) -> None:
        super().__init__()
        self._first: deque[asyncio.Handle] = deque()
        self._following: list[asyncio.Handle] | None = None

    def call_soon(
        self, callback: Callable[[*Arguments], object], *args: *Arguments, context: Context | None = None
    ) -> asyncio.Handle:
        if self._following is None:
            return super().call_soon(callback, *args, context=context)
        handle = asyncio.Handle(callback, args, self, context)
        self._following.append(handle)
        return handle

    def call_first_threadsafe(self, callback: Callable[[*Arguments], object], *args: *Arguments) -> None:
        self._first.append(asyncio.Handle(callback, args, self))
        self._ready.appendleft(asyncio.Handle(self._run_first, (), self))  # type: ignore[attr-defined]
        self.call_soon_threadsafe(_nothing)  # wakes a loop that waits

    def _run_first(self) -> None:
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


def call_first(loop: asyncio.AbstractEventLoop, callback: Callable[[*Arguments], object], *args: *Arguments) -> None:
    """From any thread: call this in the loop ahead of what waits there; in another loop than the engine's as soon as
    its turn comes. Raises RuntimeError when the loop is closed."""
    if isinstance(loop, EngineLoop):
        loop.call_first_threadsafe(callback, *args)
    else:
        loop.call_soon_threadsafe(callback, *args)


def _nothing() -> None:
    pass
