"""Keeps the computer awake where there is no logind: on Windows and macOS. Network and sleep are told by nobody there.

Sources: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate and caffeinate(8).
"""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

log = logging.getLogger(__name__)

LOOK_S = 5.0
_ES_CONTINUOUS = 0x80000000
_ES_SYSTEM_REQUIRED = 0x00000001

LetGo = Callable[[], None]


class Awake:
    """Stands for Presence: always online and awake. `wants_awake` is asked every few seconds; while it says True, the
    computer does not go to sleep by itself. Used from the engine's event loop only."""

    is_away = False

    def __init__(self, wants_awake: Callable[[], bool], hold: Callable[[], LetGo] | None = None) -> None:
        self._wants_awake = wants_awake
        self._hold = hold or _hold_of_this_system()

    async def serve(self) -> None:
        """Run until cancelled."""
        let_go: LetGo | None = None
        try:
            while True:
                wanted = self._wants_awake()
                if wanted and let_go is None:
                    try:
                        let_go = self._hold()
                    except OSError as error:
                        log.info("nothing keeps the computer awake: %s", error)
                        return
                elif not wanted and let_go is not None:
                    let_go()
                    let_go = None
                await asyncio.sleep(LOOK_S)
        finally:
            if let_go is not None:
                let_go()


def _hold_of_this_system() -> Callable[[], LetGo]:
    return hold_on_windows if sys.platform == "win32" else hold_on_macos


def hold_on_windows() -> LetGo:
    """The state belongs to the thread, so it is taken back in the same one."""
    library: Any = ctypes
    kernel = library.windll.kernel32
    if not kernel.SetThreadExecutionState(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED):
        raise OSError("SetThreadExecutionState failed")
    return lambda: kernel.SetThreadExecutionState(_ES_CONTINUOUS)


def hold_on_macos() -> LetGo:
    """`caffeinate` ends with this process, however that ends."""
    program = subprocess.Popen(  # noqa: S603 - a program of the system, without a shell
        ["/usr/bin/caffeinate", "-i", "-w", str(os.getpid())],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def let_go() -> None:
        program.terminate()
        program.wait()

    return let_go
