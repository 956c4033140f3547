"""Other programs of the desktop: the file manager, the browser. Never blocks the GUI thread.

They get our environment as it is: a bundle has taken its own things out of it, see backend.protocol.bundle.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path


def open_url(url: str) -> None:
    """Addresses of the web and files of ours only; anything else is passed over."""
    if url.startswith(("http://", "https://", "file://", "/")):
        _start(_opener(), url)


def show_in_folder(path: str) -> None:
    """Open the folder with the file marked where the file manager can do that, the folder alone otherwise."""
    threading.Thread(target=_show, args=(Path(path),), name="show-folder", daemon=True).start()


def _show(path: Path) -> None:
    if not _show_items(path):
        folder = path if path.is_dir() else path.parent
        _start(_opener(), str(folder))


def _show_items(path: Path) -> bool:
    """org.freedesktop.FileManager1 first: xdg-open would ask whoever is registered for folders, which may be us."""
    if not sys.platform.startswith("linux"):
        return False
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


def _opener() -> str:
    return "open" if sys.platform == "darwin" else "explorer" if os.name == "nt" else "xdg-open"


def _start(*command: str) -> None:
    try:
        subprocess.Popen(  # noqa: S603 - our own program names, and arguments without a shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        pass  # no desktop to open it with
