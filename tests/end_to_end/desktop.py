"""A real display with a window manager and a session bus, and hands to use what is shown on it.

The display is Xvfb with openbox. Programs run under one private session bus, so that the tray, notifications, the
keyring and the accessibility tree are real, and nobody else's.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.end_to_end.harness import PROGRAM, ROOT, Attached, Home

T = TypeVar("T")

NEEDED = (
    "Xvfb",
    "openbox",
    "xdotool",
    "xclip",
    "dbus-daemon",
    "wmctrl",
    "xprop",
    "gnome-keyring-daemon",
    "secret-tool",
)
SYSTEM_PYTHON = "/usr/bin/python3"
PROGRAMS = Path(__file__).with_name("system_python")


def what_is_missing() -> str:
    """Programs that these tests need and this machine lacks; empty when all are there."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    probe = "import dbus, gi; gi.require_version('Gtk', '3.0'); gi.require_version('Atspi', '2.0')"
    if subprocess.run([SYSTEM_PYTHON, "-c", probe], capture_output=True, check=False).returncode:
        missing.append("python3-dbus and python3-gi with Gtk and Atspi")
    return ", ".join(missing)


MISSING = what_is_missing() if sys.platform.startswith("linux") else "Linux"
if MISSING and os.environ.get("CI") and sys.platform.startswith("linux"):
    raise RuntimeError(f".ci/run has to install {MISSING}")
needs_desktop = pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")


class Desktop:
    """One display. Whatever was started on it, by whomever, ends with it.

    `home` is the Galleon that lives there: its processes, and clients that speak to its engine.
    """

    def __init__(self, folder: Path, home: Home) -> None:
        self.folder = folder
        self.home = home
        self._programs: list[subprocess.Popen[Any]] = []

    # -- programs ----------------------------------------------------------------------------------------------

    def start(self, *command: str | Path, **environment: str) -> subprocess.Popen[bytes]:
        """Start a program on this display; what it says is in `programs.log`."""
        with (self.folder / "programs.log").open("ab") as log:
            process = subprocess.Popen(
                list(map(str, command)),
                env=self.home.environment | environment,
                cwd=ROOT,
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._programs.append(process)
        return process

    def galleon(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start Galleon as a person does."""
        return self.start(*PROGRAM, *arguments)

    def double(self, name: str) -> Double:
        """A service of the desktop, in a process of the system's Python; it is there when this returns."""
        double = Double(name, self.home.environment, self.folder / "programs.log")
        self._programs.append(double.process)
        return double

    def run(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(
            command, env=self.home.environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert not check or done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout.strip()

    def client(self) -> Attached:
        """A client of the engine that the window has; it starts none."""
        wait_for(self.home.engines, "the window's engine")
        return self.home.attach()

    # -- windows -----------------------------------------------------------------------------------------------

    def windows(self, name: str = "Galleon") -> list[str]:
        """X ids of the visible windows with this title."""
        return self.run("xdotool", "search", "--onlyvisible", "--name", f"^{name}$", check=False).split()

    def window(self, name: str = "Galleon") -> str:
        return wait_for(lambda: self.windows(name), f"the window {name}")[-1]

    def focus(self, window: str) -> None:
        self.run("wmctrl", "-i", "-a", window)
        wait_for(lambda: self.has_focus(window), "the focus")

    def has_focus(self, window: str) -> bool:
        return self.run("xdotool", "getactivewindow", check=False) == window

    def place(self, window: str, x: int, y: int, width: int, height: int) -> None:
        self.run("wmctrl", "-i", "-r", window, "-e", f"0,{x},{y},{width},{height}")

    def close(self, window: str) -> None:
        """What the cross in the title bar does."""
        self.run("wmctrl", "-i", "-c", window)

    # -- hands -------------------------------------------------------------------------------------------------

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.run("xdotool", "key", key)

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
        time.sleep(0.4)
        self.run("xdotool", "mouseup", "1")

    def drag_source(self, *paths: Path) -> str:
        """A program of another toolkit, at the upper left, from which these paths can be dragged; its window."""
        self.start(SYSTEM_PYTHON, PROGRAMS / "drag_source.py", *paths)
        window = self.window("drag source")
        self.run("xdotool", "windowmove", "--sync", window, "0", "0")
        return window

    def copy(self, text: str) -> None:
        """Put this on the clipboard, as another program does; it stays there until somebody else copies."""
        source = self.folder / "copied"
        source.write_text(text)
        self.start("xclip", "-selection", "clipboard", "-quiet", source)
        wait_for(lambda: self.clipboard() == text, "the clipboard")

    def clipboard(self) -> str:
        return self.run("xclip", "-selection", "clipboard", "-o", check=False)

    def screenshot(self, path: Path) -> None:
        """The whole screen, where ImageMagick is installed."""
        if shutil.which("import"):
            self.run("import", "-window", "root", str(path), check=False)

    # -- the end -----------------------------------------------------------------------------------------------

    def end(self) -> None:
        """Also what the bus has activated: everything here carries this home in its environment."""
        self.home.close()
        for process in self._programs:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


class Double:
    """A service of the desktop that does what the test says; see `system_python`. `prefix` runs it as somebody else."""

    def __init__(
        self,
        name: str,
        environment: dict[str, str],
        log: Path,
        *,
        prefix: tuple[str, ...] = (),
        programs: Path = PROGRAMS,
    ) -> None:
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [*prefix, SYSTEM_PYTHON, str(programs / f"{name}.py")],
                env=environment,
                start_new_session=True,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self._answer()

    def ask(self, what: str, **details: Any) -> Any:
        """Raises AssertionError with the reason when it could not be done."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": what, **details}) + "\n")
        self.process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, "the double has ended, see programs.log"
        told = json.loads(line)
        assert "error" not in told, told["error"]
        return told["answer"]


class Reader:
    """What a person with a screen reader finds and does in Galleon's window, by role and name."""

    BUTTON = ("push button", "button", "button menu")

    def __init__(self, machine: Desktop) -> None:
        self._double = machine.double("accessibility")

    def things(self) -> list[dict[str, Any]]:
        """All that shows: role, name, description, states."""
        return [thing for thing in self._double.ask("tree", app="galleon") if "showing" in thing["states"]]

    def names(self, role: str) -> list[str]:
        return [thing["name"] for thing in self.things() if thing["role"] == role]

    def wait_for(self, role: str, *parts: str) -> str:
        """The name of the first thing with this role whose name has all these parts."""
        return wait_for(lambda: self._like(role, parts), lambda: f"{role} {parts} among {self.names(role)}")

    def wait_for_state(self, role: str, name: str, state: str) -> None:
        wait_for(
            lambda: any((one["role"], one["name"]) == (role, name) and state in one["states"] for one in self.things()),
            lambda: f"{role} {name} to be {state}, not {[one for one in self.things() if one['role'] == role]}",
        )

    def wait_until_gone(self, role: str, name: str) -> None:
        wait_for(lambda: name not in self.names(role), f"{role} {name} to go")

    def press(self, name: str, *roles: str) -> None:
        """As soon as the thing is there."""
        self._do("press", roles or self.BUTTON, name)

    def press_like(self, role: str, *parts: str) -> None:
        """The first with this role whose name has all these parts; the rest of the name may change meanwhile."""
        wait_for(
            lambda: (name := self._like(role, parts)) and self._try("press", (role,), name),
            lambda: f"{role} {parts} among {self.names(role)}",
        )

    def focus(self, role: str, name: str) -> None:
        self._do("focus", (role,), name)

    def focus_password(self, description: str) -> None:
        """Qt hides the name of a password field; what it is for is in its description."""
        self._do("focus", ("password text",), description)

    def _like(self, role: str, parts: tuple[str, ...]) -> str:
        return next((name for name in self.names(role) if all(part in name for part in parts)), "")

    def _do(self, what: str, roles: tuple[str, ...], name: str) -> None:
        wait_for(
            lambda: self._try(what, roles, name),
            lambda: f"{roles} {name!r} among {[thing for thing in self.things() if thing['role'] in roles]}",
        )

    def _try(self, what: str, roles: tuple[str, ...], name: str) -> bool:
        """False when the thing is not there, or goes at that moment."""
        try:
            return bool(self._double.ask(what, app="galleon", roles=roles, name=name))
        except AssertionError as error:
            if "LookupError" not in str(error) and "atspi_error" not in str(error):
                raise
            return False


def wait_for(condition: Callable[[], T], what: str | Callable[[], str], timeout_s: float = 20.0) -> T:
    """Ask until the answer is true, and give it."""
    end = time.monotonic() + timeout_s
    while not (answer := condition()):
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what if isinstance(what, str) else what()}")
        time.sleep(0.05)
    return answer


@contextlib.contextmanager
def desktop(folder: Path, **environment: str) -> Iterator[Desktop]:
    """A display of 1400×900 with openbox and a session bus; everything ends at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    # Sockets go into a folder of their own: their paths have to be short.
    with _display() as display, tempfile.TemporaryDirectory(prefix="galleon-") as runtime:
        bus = f"unix:path={runtime}/bus"
        home = Home(
            folder / "galleon",
            {
                "DISPLAY": display,
                "DBUS_SESSION_BUS_ADDRESS": bus,
                "XDG_RUNTIME_DIR": runtime,
                "XDG_DATA_HOME": str(folder / "share"),
                "XDG_CONFIG_HOME": str(folder / "config"),
                "XDG_CACHE_HOME": str(folder / "cache"),
                "HOME": str(folder),
                "QT_QUICK_BACKEND": "software",
                "LANG": "C.UTF-8",
                **environment,
            },
        )
        machine = Desktop(folder, home)
        try:
            machine.start("dbus-daemon", "--session", "--nofork", f"--address={bus}")
            wait_for(Path(runtime, "bus").exists, "the session bus")
            machine.start("openbox")
            wait_for(lambda: machine.run("wmctrl", "-m", check=False), "the window manager")
            yield machine
        finally:
            machine.end()


@contextlib.contextmanager
def _display() -> Iterator[str]:
    """An X server of its own; its name, like ":1"."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(write_end,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
