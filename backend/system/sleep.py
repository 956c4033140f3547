"""Sleep of the computer, as logind tells and allows it.

Source: https://www.freedesktop.org/wiki/Software/systemd/inhibit/ and org.freedesktop.login1(5).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable

from backend.system.bus import NoBus, SystemBus

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"


class Inhibitor:
    """One lock of logind. `mode` is "delay" (a few seconds to end in order) or "block" (no sleep at all)."""

    def __init__(self, mode: str, why: str) -> None:
        self._mode = mode
        self._why = why
        self._descriptor: int | None = None

    async def take(self, bus: SystemBus) -> None:
        """Raises NoBus."""
        if self._descriptor is None:
            lock = await bus.call(SERVICE, PATH, MANAGER, "Inhibit", "ssss", "sleep", "Galleon", self._why, self._mode)
            if not lock or not isinstance(lock[0], int):
                raise NoBus("logind gave no lock")
            self._descriptor = lock[0]

    def let_go(self) -> None:
        if self._descriptor is not None:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = None


async def listen(bus: SystemBus, about_to_sleep: Callable[[bool], None]) -> None:
    """Call it with True before the computer sleeps, with False when it is awake again. Raises NoBus."""
    rule = f"interface='{MANAGER}',path='{PATH}',member='PrepareForSleep'"
    await bus.listen(rule, lambda _member, values: about_to_sleep(bool(values and values[0])))
