"""Where the engine of a state folder listens, and how to reach it. Used by the engine, the window and the command line.

Standard library only, because the window may import nothing else of the engine.
"""

from __future__ import annotations

import hashlib
import os
import sys
import threading
from dataclasses import dataclass
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection
from pathlib import Path
from typing import Any

_LONGEST_SOCKET_PATH = 103  # bytes; sun_path holds 104 on macOS and 108 on Linux, with the final zero


@dataclass(frozen=True, slots=True)
class Address:
    """`socket` is the path of a Unix socket, or the name of a Windows pipe; `key_file` holds the key to it."""

    socket: str
    key_file: Path

    @property
    def family(self) -> str:
        return "AF_PIPE" if sys.platform == "win32" else "AF_UNIX"


def address_of(state_folder: Path) -> Address:
    """The same in every process and session of this person, whatever its environment."""
    folder = state_folder.absolute()
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    key_file = folder / "engine.key"
    if sys.platform == "win32":
        return Address(rf"\\.\pipe\galleon-{digest}", key_file)
    path = folder / "engine.sock"
    if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
        path = Path(f"/tmp/galleon-{os.getuid()}", f"{digest}.sock")  # noqa: S108 - the engine checks who owns it
    return Address(str(path), key_file)


def connect(address: Address, timeout_s: float) -> Connection | None:
    """A connection to the engine, or None when none runs, or it does not answer in time. Blocks; any thread.

    Each side proves to the other that it knows the key, so that nobody else can pose as the engine.
    """
    made: list[Connection] = []
    lock = threading.Lock()
    is_late = False

    def make() -> None:
        try:
            key = address.key_file.read_bytes()
            # a PipeConnection on Windows, which is used alike
            connection: Any = Client(address.socket, address.family, authkey=key)
        except (OSError, EOFError, AuthenticationError):
            return
        with lock:
            if not is_late:
                made.append(connection)
                return
        connection.close()

    # Client() has no time-out of its own, and a stopped engine's socket still takes connections.
    thread = threading.Thread(target=make, name="connect", daemon=True)
    thread.start()
    thread.join(timeout_s)
    with lock:
        is_late = True
        return made[0] if made else None
