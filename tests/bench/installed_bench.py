"""The installed Galleon beside the sources: when the window shows its first frame, when it is filled, and a command.

    python -m tests.bench.installed_bench dist/galleon/galleon [--rounds N] [--json]

What a person sees is measured: pixels of an Xvfb of its own, read every millisecond from outside. Source and installed
start in turns, so that both have the same machine; the first round of each is not counted.
"""

from __future__ import annotations

import argparse
import ctypes
import ctypes.util
import json
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench.probed_window import ROOT, display

SIDEBAR, LOGO = (10, 400), (28, 28)
"""Places in the window: the first is coloured from the first frame on, the second when the pages are there."""
GIVE_UP_S = 60.0


class Screen:
    """Reads single pixels of an X display."""

    def __init__(self, name: str) -> None:
        library = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
        library.XOpenDisplay.restype = library.XGetImage.restype = ctypes.c_void_p
        library.XDefaultRootWindow.restype = library.XGetPixel.restype = ctypes.c_ulong
        library.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
        library.XDestroyImage.argtypes = [ctypes.c_void_p]
        library.XGetImage.argtypes = [
            ctypes.c_void_p, ctypes.c_ulong, *[ctypes.c_int] * 2, *[ctypes.c_uint] * 2, ctypes.c_ulong, ctypes.c_int,
        ]  # fmt: skip
        library.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self._library = library
        self._display = library.XOpenDisplay(name.encode())
        self._root = library.XDefaultRootWindow(self._display)

    def pixel(self, place: tuple[int, int]) -> int:
        image = self._library.XGetImage(self._display, self._root, *place, 1, 1, 0xFFFFFFFF, 2)
        colour: int = self._library.XGetPixel(image, 0, 0) & 0xFFFFFF
        self._library.XDestroyImage(image)
        return colour

    def wait_while(self, place: tuple[int, int], colour: int) -> float:
        """The monotonic clock when the pixel has another colour."""
        end = time.monotonic() + GIVE_UP_S
        while self.pixel(place) == colour:
            if time.monotonic() > end:
                raise RuntimeError("the window does not show")
            time.sleep(0.001)
        return time.monotonic()


def start_ms(command: list[str], environment: Mapping[str, str], screen: Screen) -> dict[str, float]:
    """Milliseconds from the spawn to the first frame and to the filled window, then quit."""
    empty = screen.pixel(SIDEBAR)
    began = time.monotonic()
    process = subprocess.Popen(command, env=dict(environment), cwd=ROOT)
    try:
        first = screen.wait_while(SIDEBAR, empty)
        first_cpu_ms = cpu_ms(process.pid)
        filled = screen.wait_while(LOGO, screen.pixel(SIDEBAR))
        filled_cpu_ms = cpu_ms(process.pid)
    finally:
        time.sleep(0.5)  # the engine's answers; then a person may quit
        process.send_signal(signal.SIGTERM)
        process.wait(GIVE_UP_S)
    while screen.pixel(SIDEBAR) != empty:
        time.sleep(0.01)
    return {
        "first_frame_ms": (first - began) * 1000,
        "first_frame_cpu_ms": first_cpu_ms,
        "filled_ms": (filled - began) * 1000,
        "filled_cpu_ms": filled_cpu_ms,
    }


def cpu_ms(pid: int) -> float:
    """What the main thread has computed so far: hardly different when the machine is busy."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6


def command_ms(command: list[str], environment: Mapping[str, str]) -> dict[str, float]:
    """`galleon --help`, and `galleon status` with an engine that runs already."""
    times = {}
    for what, argument in (("help_ms", "--help"), ("", "status"), ("status_ms", "status")):
        began = time.monotonic()
        subprocess.run([*command, argument], env=dict(environment), cwd=ROOT, check=True, capture_output=True)
        times[what] = (time.monotonic() - began) * 1000
    del times[""]  # it may have started the engine
    return times


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("program", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(argv)
    programs = {
        "source": [sys.executable, str(ROOT / "main.py")],
        "installed": [str(arguments.program.absolute())],
    }
    measured: dict[str, dict[str, list[float]]] = {name: {} for name in programs}
    with display() as (environment, _), tempfile.TemporaryDirectory(prefix="galleon-installed-") as folder:
        screen = Screen(environment["DISPLAY"])
        homes = {name: environment | {"GALLEON_HOME": f"{folder}/{name}"} for name in programs}
        # the commands apart: an engine that one of them has started would be there for the next window
        for measure in (lambda *given: start_ms(*given, screen), command_ms):
            for number in range(arguments.rounds + 1):
                for name, command in programs.items():
                    for what, time_ms in measure(command, homes[name]).items():
                        measured[name].setdefault(what, []).extend([time_ms] if number else [])
    result = {
        name: {what: round(statistics.median(all_), 1) for what, all_ in of.items()} for name, of in measured.items()
    }
    if arguments.json:
        print(json.dumps(result))
        return 0
    for what in result["source"]:
        source, installed = result["source"][what], result["installed"][what]
        print(f"{what:<16} source {source:7.1f}   installed {installed:7.1f}   ratio {installed / source:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
