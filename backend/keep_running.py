"""Keeps a part of the engine running: nobody restarts an engine that works for months."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

FIRST_PAUSE_S = 1.0
LONGEST_PAUSE_S = 300.0
SOUND_AFTER_S = 600.0
"""What ran so long before it failed begins again as if for the first time."""


async def keep_running(service: Callable[[], Awaitable[None]], failed: Callable[[], None]) -> None:
    """Run `service` until it returns or this is cancelled; after an exception it begins again, each time later.

    `failed` is called for the first exception, and again when it had been sound for a while.
    """
    pause_s = FIRST_PAUSE_S
    is_told = False
    while True:
        began = time.monotonic()
        try:
            await service()
            return
        except Exception:
            log.exception("a part of the engine failed")
        if time.monotonic() - began >= SOUND_AFTER_S:
            pause_s, is_told = FIRST_PAUSE_S, False
        if not is_told:
            failed()
            is_told = True
        await asyncio.sleep(pause_s)
        pause_s = min(2 * pause_s, LONGEST_PAUSE_S)
