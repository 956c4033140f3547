"""Other programs of the desktop: the file manager, the browser. Never blocks the GUI thread.

They get our environment as it is: a bundle has taken its own things out of it, see backend.protocol.bundle.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any, Protocol


def open_url(url: str) -> None:
    """Addresses of the web and files of ours only; anything else is passed over."""
    if url.startswith(("http://", "https://", "file://")) or Path(url).is_absolute():
        _here().open(url)


def show_in_folder(path: str) -> None:
    """Open the folder with the file marked where the file manager can do that, the folder alone otherwise."""
    threading.Thread(target=_here().show, args=(Path(path),), name="show-folder", daemon=True).start()


class Desktop(Protocol):
    """What each system offers."""

    def open(self, target: str) -> None:
        """With the program that the person has chosen for it; returns at once."""
        ...

    def show(self, path: Path) -> None:
        """May take some seconds: called in a thread."""
        ...


def _here() -> Desktop:
    if sys.platform == "win32":
        return Windows()
    if sys.platform == "darwin":
        return MacOS()
    return Freedesktop()


class Freedesktop:
    """Linux and its like."""

    def open(self, target: str) -> None:
        _start("xdg-open", target)

    def show(self, path: Path) -> None:
        if not _show_items(path):
            self.open(str(_folder_of(path)))


class MacOS:
    """Source: open(1)"""

    def open(self, target: str) -> None:
        _start("open", target)

    def show(self, path: Path) -> None:
        if path.exists():
            _start("open", "-R", str(path))
        else:
            _start("open", str(_folder_of(path)))


class Windows:
    """os.startfile goes the way of a double click."""

    def open(self, target: str) -> None:
        system: Any = os
        with contextlib.suppress(OSError):  # no program for it
            system.startfile(target)

    def show(self, path: Path) -> None:
        if path.exists():
            # Explorer reads its line itself, and wants quotes around the path alone; no file has quotes in its name.
            _start(f'explorer /select,"{path}"')
        else:
            self.open(str(_folder_of(path)))


def _folder_of(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _show_items(path: Path) -> bool:
    """org.freedesktop.FileManager1 first: xdg-open would ask whoever is registered for folders, which may be us."""
    try:
        from jeepney import DBusAddress, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        manager = DBusAddress(
            "/org/freedesktop/FileManager1",
            bus_name="org.freedesktop.FileManager1",
            interface="org.freedesktop.FileManager1",
        )
        with open_dbus_connection("SESSION") as bus:
            call = new_method_call(manager, "ShowItems", "ass", ([path.absolute().as_uri()], ""))
            answer = bus.send_and_get_reply(call, timeout=3)
        return bool(answer.header.message_type.name == "method_return")
    except Exception:  # no bus, no file manager on it, or one that does not answer: the caller has another way
        return False


def _start(*command: str) -> None:
    """One word alone is a whole line, as only Windows takes it."""
    try:
        subprocess.Popen(  # noqa: S603 - our own program names, and arguments without a shell
            command if len(command) > 1 else command[0],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        pass  # no desktop to open it with
