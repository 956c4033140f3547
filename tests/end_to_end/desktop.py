"""A real display with a window manager and a session bus, and hands to use what is shown on it.

The display is Xvfb with openbox. Programs run under one private session bus, so that the tray, notifications, the
keyring and the accessibility tree are real, and nobody else's.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

ROOT = Path(__file__).parents[2]
NEEDED = ("Xvfb", "openbox", "xdotool", "xclip", "dbus-daemon", "wmctrl")
SYSTEM_PYTHON = "/usr/bin/python3"

DRAG_SOURCE = """
import gi, sys, pathlib
gi.require_version("Gtk", "3.0")
from gi.repository import Gtk, Gdk
uris = [pathlib.Path(path).resolve().as_uri() for path in sys.argv[1:]]
window = Gtk.Window(title="drag source")
window.set_default_size(200, 120)
box = Gtk.EventBox()
box.add(Gtk.Label(label="DRAG ME"))
window.add(box)
box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
box.drag_source_add_uri_targets()
box.connect("drag-data-get", lambda widget, context, data, info, when: data.set_uris(uris))
window.connect("destroy", Gtk.main_quit)
window.show_all()
window.move(0, 0)
Gtk.main()
"""


def what_is_missing() -> str:
    """Programs that these tests need and this machine lacks; empty when all are there."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    probe = "import gi; gi.require_version('Gtk', '3.0'); gi.require_version('Atspi', '2.0')"
    if subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False).returncode:
        missing.append("python3-gi with Gtk and Atspi")
    return ", ".join(missing)


class Desktop:
    """One display. Programs that were started here end with it."""

    def __init__(self, environment: dict[str, str], processes: list[subprocess.Popen[bytes]], folder: Path) -> None:
        self.environment = environment
        self.folder = folder
        self._processes = processes

    def start(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program on this display, in a process group of its own."""
        process = subprocess.Popen(
            command,
            env={**self.environment, **environment},
            cwd=ROOT,
            start_new_session=True,
            stdout=(self.folder / "out.log").open("ab"),
            stderr=(self.folder / "err.log").open("ab"),
        )
        self._processes.append(process)
        return process

    def run(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        assert not check or done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout.strip()

    def window(self, name: str, timeout_s: float = 30.0) -> str:
        """The X id of a visible window with this title."""
        return wait_for(
            lambda: self.run("xdotool", "search", "--onlyvisible", "--name", f"^{name}$", check=False).split("\n")[-1],
            f"the window {name}",
            timeout_s,
        )

    def has_window(self, name: str) -> bool:
        return bool(self.run("xdotool", "search", "--onlyvisible", "--name", f"^{name}$", check=False))

    def focus(self, window: str) -> None:
        self.run("xdotool", "windowactivate", "--sync", window)

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.run("xdotool", "key", key)
            time.sleep(0.05)

    def type(self, text: str) -> None:
        self.run("xdotool", "type", "--delay", "20", text)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press, pass the threshold in small steps, glide, and let go: a jump does not start a drag."""
        self.run("xdotool", "mousemove", *map(str, start))
        time.sleep(0.3)
        self.run("xdotool", "mousedown", "1")
        time.sleep(0.2)
        for _ in range(6):
            self.run("xdotool", "mousemove_relative", "--", "-3", "3")
            time.sleep(0.03)
        for step in range(1, 16):
            x = start[0] + (end[0] - start[0]) * step // 15
            y = start[1] + (end[1] - start[1]) * step // 15
            self.run("xdotool", "mousemove", str(x), str(y))
            time.sleep(0.03)
        self.run("xdotool", "mousemove_relative", "2", "2")
        time.sleep(0.5)
        self.run("xdotool", "mouseup", "1")

    def drag_source(self, *paths: Path) -> None:
        """A program of another toolkit, at the upper left, from which these paths can be dragged."""
        script = self.folder / "drag_source.py"
        script.write_text(textwrap.dedent(DRAG_SOURCE))
        self.start(SYSTEM_PYTHON, str(script), *map(str, paths))
        self.run("xdotool", "windowmove", self.window("drag source"), "0", "0")
        time.sleep(0.3)

    def clipboard(self) -> str:
        return self.run("xclip", "-selection", "clipboard", "-o", check=False)

    def screenshot(self, path: Path) -> None:
        """The whole screen, where ImageMagick is installed."""
        if shutil.which("import"):
            self.run("import", "-window", "root", str(path), check=False)


def wait_for(condition: Callable[[], T], what: str, timeout_s: float = 30.0) -> T:
    """Ask until the answer is true, and give it."""
    end = time.monotonic() + timeout_s
    while not (answer := condition()):
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.1)
    return answer


@contextlib.contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """A display of 1400×900 with openbox and a session bus; everything ends at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    processes: list[subprocess.Popen[bytes]] = []
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(write_end,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        display = f":{pipe.readline().strip()}"
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QT_", "GALLEON_"))}
    environment |= {
        "DISPLAY": display,
        "XDG_RUNTIME_DIR": str(runtime),
        "HOME": str(folder),
        "GALLEON_HOME": str(folder / "galleon"),
        "QT_QUICK_BACKEND": "software",
        "LANG": "C.UTF-8",
    }
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert bus.stdout is not None
    environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
    machine = Desktop(environment, processes, folder)
    manager = machine.start("openbox")
    try:
        wait_for(lambda: manager.poll() is None and machine.run("wmctrl", "-m", check=False), "the window manager")
        yield machine
    finally:
        for process in reversed(processes):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for process_of_ours in (bus, server):
            process_of_ours.terminate()
            process_of_ours.wait()


def galleon(machine: Desktop, *arguments: str) -> subprocess.Popen[bytes]:
    """Start Galleon as a person does."""
    return machine.start(sys.executable, str(ROOT / "main.py"), *arguments)


def ask_galleon(machine: Desktop, *arguments: str) -> str:
    """Run a subcommand beside the window, on the same engine."""
    return machine.run(sys.executable, str(ROOT / "main.py"), *arguments)
