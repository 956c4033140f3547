"""Start with the session, hidden in the tray: one entry in the place that each system has for it."""

from __future__ import annotations

import os
import plistlib
import sys
from pathlib import Path

from bridge.launch import HIDDEN, command, exec_line

ENTRY = """[Desktop Entry]
Type=Application
Name=Galleon
Comment=Goes on uploading after you sign in
Comment[es]=Sigue subiendo al iniciar sesión
Exec={line}
Icon=galleon
Terminal=false
X-GNOME-Autostart-enabled=true
"""
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"


def is_on() -> bool:
    if sys.platform == "win32":
        return _read_run_key() is not None
    return _place().is_file()


def turn(on: bool) -> None:
    """Write or remove the entry. Raises OSError."""
    if sys.platform == "win32":
        _write_run_key(on)
        return
    place = _place()
    if not on:
        place.unlink(missing_ok=True)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(_entry())


def _place() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library/LaunchAgents/app.galleon.plist"
    config = os.environ.get("XDG_CONFIG_HOME", "")
    return (Path(config) if config.startswith("/") else Path.home() / ".config") / "autostart/galleon.desktop"


def _entry() -> bytes:
    words = [*command(), HIDDEN]
    if sys.platform == "darwin":
        return plistlib.dumps({"Label": "app.galleon", "ProgramArguments": words, "RunAtLoad": True})
    return ENTRY.format(line=exec_line(words)).encode()


def _read_run_key() -> str | None:
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN) as key:  # type: ignore[attr-defined]
            return str(winreg.QueryValueEx(key, "Galleon")[0])  # type: ignore[attr-defined]
    except FileNotFoundError:
        return None


def _write_run_key(on: bool) -> None:
    import subprocess
    import winreg

    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN) as key:  # type: ignore[attr-defined]
        if on:
            line = subprocess.list2cmdline([*command(), HIDDEN])
            winreg.SetValueEx(key, "Galleon", 0, winreg.REG_SZ, line)  # type: ignore[attr-defined]
        elif _read_run_key() is not None:
            winreg.DeleteValue(key, "Galleon")  # type: ignore[attr-defined]
