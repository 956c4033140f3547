"""What differs by system in the life of the engine's process: its terminal, and how it is told to end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

_NICENESS = 10
"""A tenth of a processor that others want as well; all of one that nobody wants."""


def leave_session() -> None:
    """A terminal that closes does not end the uploads. Called at the start of the engine's process."""
    if sys.platform == "win32":
        import ctypes

        library: Any = ctypes
        library.windll.kernel32.FreeConsole()  # fails where there is none, which is as good
    else:
        os.setsid()


def give_way() -> None:
    """What a person does at this computer comes before what goes on behind them. Call it after `leave_session`.

    Linux shares the processors among sessions first (autogroup, see sched(7)): there the session counts, elsewhere the
    process. Nothing is lost where neither may be changed.
    """
    with contextlib.suppress(OSError, AttributeError):  # Windows has no nice
        os.nice(_NICENESS)
    with contextlib.suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(_NICENESS))


def on_terminate(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    """Call `stop` in the loop when the system asks the process to end. Windows only ever ends it at once."""
    with contextlib.suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGTERM, stop)


def leave_terminal() -> None:
    """Let go of the streams of whoever started us: `galleon upload … | less` ends with the upload, not the engine."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    if null > 2:  # else the process had no streams, as a program without a console has none on Windows
        os.close(null)
    if sys.platform != "win32":
        # multiprocessing's tracker process has those streams too, and lives as long as anybody holds a pipe to it.
        from multiprocessing import resource_tracker

        tracker: Any = resource_tracker._resource_tracker
        if tracker._fd is not None:
            os.close(tracker._fd)
            tracker._fd = None
