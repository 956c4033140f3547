from __future__ import annotations

import asyncio
import ctypes
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from backend.system import process


def test_windows_lets_go_of_the_console_and_asks_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    kernel = SimpleNamespace(FreeConsole=lambda: calls.append("FreeConsole"))
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(os, "setsid")
    process.leave_session()
    assert calls == ["FreeConsole"]


async def test_a_loop_without_signals_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise NotImplementedError

    loop = asyncio.get_running_loop()
    monkeypatch.setattr(loop, "add_signal_handler", refuse)
    process.on_terminate(loop, lambda: None)


@pytest.mark.parametrize("closed", [(), (0, 1, 2)], ids=["a terminal", "no streams at all"])
def test_the_streams_lead_nowhere_afterwards(closed: tuple[int, ...]) -> None:
    """A program without a console has no streams; the descriptors must all the same not go to files that come later."""
    script = f"""
import os, sys
[os.close(stream) for stream in {closed!r}]
from backend.system import process
process.leave_terminal()
null = os.stat(os.devnull)
os._exit(0 if all(os.path.samestat(os.fstat(stream), null) for stream in (0, 1, 2)) else 7)
"""
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_engine_gives_way_to_what_a_person_does() -> None:
    script = """
import os
from pathlib import Path
from backend.system import process
process.leave_session()
process.give_way()
session = Path("/proc/self/autogroup")
print(os.nice(0), session.read_text().split()[-1] if session.exists() else 10)
"""
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.split() == ["10", "10"]
