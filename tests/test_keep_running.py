from __future__ import annotations

import asyncio

import pytest

from backend import keep_running as module
from backend.keep_running import keep_running


async def test_a_part_that_fails_begins_again_and_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE_S", 0.001)
    runs, told = 0, 0

    async def service() -> None:
        nonlocal runs
        runs += 1
        if runs < 4:
            raise RuntimeError("a bug")

    def failed() -> None:
        nonlocal told
        told += 1

    await keep_running(service, failed)
    assert (runs, told) == (4, 1)


async def test_a_cancelled_part_ends() -> None:
    began = asyncio.Event()

    async def service() -> None:
        began.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(keep_running(service, lambda: None))
    await began.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
