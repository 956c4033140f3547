"""Start with the session, hidden in the tray: one entry in the place that each system has for it."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from bridge import registry
from bridge.launch import HIDDEN, command, exec_line

ENTRY = """[Desktop Entry]
Type=Application
Name=Galleon
Comment=Goes on uploading after you sign in
Comment[es]=Sigue subiendo al iniciar sesión
Exec={line}
TryExec={program}
Icon=galleon
Terminal=false
X-GNOME-Autostart-enabled=true
"""
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


class Entry(Protocol):
    """`turn` raises OSError."""

    def is_on(self) -> bool: ...

    def turn(self, on: bool) -> None: ...


def is_on() -> bool:
    return _here().is_on()


def turn(on: bool) -> None:
    """Write or remove the entry. Raises OSError."""
    _here().turn(on)


def _here() -> Entry:
    if sys.platform == "win32":
        return RunKey()
    if sys.platform == "darwin":
        return LaunchAgent()
    return DesktopEntry()


class _File:
    def place(self) -> Path:
        raise NotImplementedError

    def content(self) -> bytes:
        raise NotImplementedError

    def is_on(self) -> bool:
        return self.place().is_file()

    def turn(self, on: bool) -> None:
        place = self.place()
        if not on:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(self.content())


class DesktopEntry(_File):
    """Linux. Source: https://specifications.freedesktop.org/autostart-spec/latest/"""

    def place(self) -> Path:
        config = os.environ.get("XDG_CONFIG_HOME", "")
        return (Path(config) if config.startswith("/") else Path.home() / ".config") / "autostart/galleon.desktop"

    def content(self) -> bytes:
        words = [*command(), HIDDEN]
        # Once the program is gone, sessions pass over the entry. As any value, its backslashes are doubled.
        return ENTRY.format(line=exec_line(words), program=words[0].replace("\\", "\\\\")).encode()


class LaunchAgent(_File):
    """macOS. Source: launchd.plist(5)"""

    def place(self) -> Path:
        return Path.home() / "Library/LaunchAgents/app.galleon.plist"

    def content(self) -> bytes:
        words = [*command(), HIDDEN]
        return plistlib.dumps({"Label": "app.galleon", "ProgramArguments": words, "RunAtLoad": True})


class RunKey:
    """Windows. Source: https://learn.microsoft.com/windows/win32/setupapi/run-and-runonce-registry-keys"""

    def is_on(self) -> bool:
        return registry.read(_RUN, "Galleon") is not None

    def turn(self, on: bool) -> None:
        if on:
            registry.write(_RUN, "Galleon", subprocess.list2cmdline([*command(), HIDDEN]))
        else:
            registry.remove_value(_RUN, "Galleon")
