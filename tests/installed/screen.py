"""A display with a window manager, and a session bus that has the accessibility tree on it and nothing else.

They run outside the bare root, so that none of their libraries are in it, as the user whose programs they serve.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.end_to_end.desktop import PROGRAMS, Double, _display, wait_for
from tests.installed.root import ADA, UIDS, Root, mount, unmount

BUS = """<busconfig><type>session</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<servicedir>{folder}/services</servicedir>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""
ACCESSIBILITY = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")


class Screen:
    """`environment` is for programs in the root that show something; without `with_bus` there is no session bus."""

    def __init__(self, root: Root, display: str, folder: Path) -> None:
        self.root = root
        self.folder = folder
        self.log = folder / "programs.log"
        self.plain = {"DISPLAY": display, "QT_QUICK_BACKEND": "software"}
        self.environment = {
            **self.plain,
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/bus",
            "XDG_RUNTIME_DIR": str(folder),
        }
        self._programs: list[subprocess.Popen[Any]] = []

    def as_person(self, *command: str) -> list[str]:
        uid = str(UIDS[ADA])
        return ["setpriv", f"--reuid={uid}", f"--regid={uid}", "--clear-groups", *command]

    def start(self, *command: str) -> None:
        """A program of this computer, for the person's session."""
        with self.log.open("ab") as log:
            program = subprocess.Popen(
                self.as_person(*command),
                env=self._outside(),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self._programs.append(program)

    def double(self, name: str) -> Double:
        """See tests/end_to_end/desktop.py."""
        double = Double(
            name, self._outside(), self.log, prefix=tuple(self.as_person()), programs=self.folder / PROGRAMS.name
        )
        self._programs.append(double.process)
        return double

    def run(self, *command: str, check: bool = True) -> str:
        done = subprocess.run(
            self.as_person(*command), env=self._outside(), capture_output=True, text=True, check=False, timeout=60
        )
        assert not check or done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout.strip()

    def galleon(self, *arguments: str, bus: bool = True, **environment: str) -> subprocess.Popen[bytes]:
        """The installed one, as the menu starts it."""
        given = (self.environment if bus else self.plain) | environment
        program = self.root.start("galleon", *arguments, user=ADA, log=self.log, **given)
        self._programs.append(program)
        return program

    def windows(self) -> list[str]:
        return self.run("xdotool", "search", "--onlyvisible", "--name", "^Galleon$", check=False).split()

    def window(self) -> str:
        """The window, in front."""
        window = wait_for(self.windows, lambda: f"the window; {self.log.read_text(errors='replace')}", 60)[-1]
        self.run("wmctrl", "-i", "-a", window)
        wait_for(lambda: self.run("xdotool", "getactivewindow", check=False) == window, "the focus")
        return window

    def keys(self, *keys: str) -> None:
        for key in keys:
            self.run("xdotool", "key", key)

    def clipboard(self) -> str:
        return self.run("xclip", "-selection", "clipboard", "-o", check=False)

    def end(self) -> None:
        for program in self._programs:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(program.pid, signal.SIGKILL)
            program.wait()

    def _outside(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(self.folder), **self.environment}


@contextlib.contextmanager
def screen(root: Root) -> Iterator[Screen]:
    """Everything that was started on it ends at the end."""
    with _display() as display, tempfile.TemporaryDirectory(prefix="galleon-screen-") as name:
        folder = Path(name)
        shutil.copytree(PROGRAMS, folder / PROGRAMS.name, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "services").mkdir()
        shutil.copy(ACCESSIBILITY, folder / "services")
        (folder / "bus.conf").write_text(BUS.format(folder=folder), encoding="utf-8")
        for path in (folder, *folder.rglob("*")):
            os.chown(path, UIDS[ADA], UIDS[ADA])
        # The sockets of the bus and of the display are where programs in the root look for them.
        for place in (folder, Path("/tmp/.X11-unix")):
            inside = root.folder / str(place).lstrip("/")
            inside.mkdir(parents=True)
            mount(place, inside)
        machine = Screen(root, display, folder)
        try:
            machine.start("dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork")
            wait_for((folder / "bus").exists, "the session bus")
            machine.start("openbox")
            wait_for(lambda: machine.run("wmctrl", "-m", check=False), "the window manager")
            yield machine
        finally:
            machine.end()
            for place in (folder, Path("/tmp/.X11-unix")):
                unmount(root.folder / str(place).lstrip("/"))
