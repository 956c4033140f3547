"""Starts the real window with a probe inside and talks to it; also a plain window, and a display to show them on."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
QUIT_S = 20.0


class ProbedWindow:
    """A context manager. `started` has milliseconds since the spawn: first_frame_ms, rows_ms (the first row is drawn),
    all_rows_ms (the last one is known), and `rows`.
    """

    def __init__(self, environment: Mapping[str, str], *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.window_probe", repr(time.monotonic()), *arguments],
            cwd=ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pid = self._process.pid
        self.started: dict[str, Any] = {}

    def __enter__(self) -> ProbedWindow:
        self.started = self.answer()
        return self

    def __exit__(self, *_: object) -> None:
        """Quit as a person does, engine and all."""
        try:
            self._process.communicate(timeout=QUIT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()

    def begin(self, seconds: float, **what: bool) -> None:
        """Order `scroll`, `search`, or to sit still when there is neither; `probe=False` leaves out the 10 ms timer."""
        assert self._process.stdin is not None
        print(json.dumps({"seconds": seconds, **what}), file=self._process.stdin, flush=True)

    def answer(self) -> dict[str, Any]:
        """What was measured meanwhile, see window_orders.Work; waits for it."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the window ended")
        told: dict[str, Any] = json.loads(line)
        return told

    def measure(self, seconds: float, **what: bool) -> dict[str, Any]:
        self.begin(seconds, **what)
        return self.answer()


def plain_window_ms(environment: Mapping[str, str]) -> float:
    """Milliseconds from the spawn of hello_window.py to its first frame."""
    began = time.monotonic()
    command = [sys.executable, str(Path(__file__).with_name("hello_window.py"))]
    done = subprocess.run(command, env=dict(environment), stdout=subprocess.PIPE, text=True, check=True)
    return (float(done.stdout) - began) * 1000


@contextlib.contextmanager
def display() -> Iterator[tuple[dict[str, str], str]]:
    """The environment for windows drawn in software, and a word on where: Xvfb, otherwise offscreen."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "GALLEON_"))}
    environment |= {"QT_QUICK_BACKEND": "software", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    # As installed: with it each start compiles all of Galleon again, and nothing of Qt's plain window.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    # No session bus: the tray and notifications of the machine are not what is measured.
    environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
    environment.pop("WAYLAND_DISPLAY", None)
    if shutil.which("Xvfb") is None:
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}, "offscreen, as there is no Xvfb"
        return
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        yield environment | {"DISPLAY": f":{number}"}, "Xvfb, drawn in software"
    finally:
        server.terminate()
        server.wait()
