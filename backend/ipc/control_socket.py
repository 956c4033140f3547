"""The socket on which the engine waits for further clients: a new window, a second start, the command line."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import socket
import stat
import sys
import threading
from collections.abc import Callable
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener, answer_challenge, deliver_challenge
from pathlib import Path
from typing import Any

from backend.errors import problem
from backend.protocol.address import Address
from backend.protocol.errors import ErrorKind

_BACKLOG = 16
_HANDSHAKES_AT_ONCE = 32
_HANDSHAKE_S = 10.0
"""A client says each of its words within this time, or is let go: a stopped one would hold its place for ever."""
_PROBE_TIMEOUT_S = 1.0

_log = logging.getLogger(__name__)


class ControlSocket:
    """Made by `open`. One thread accepts; each handshake has a thread of its own, so that none holds up another."""

    def __init__(
        self, address: Address, key: bytes, loop: asyncio.AbstractEventLoop, on_connection: Callable[[Connection], None]
    ) -> None:
        self._address = address
        self._key = key
        self._loop = loop
        self._on_connection = on_connection
        self._handshakes = threading.Semaphore(_HANDSHAKES_AT_ONCE)
        self._is_closing = False
        self._listener = Listener(address.socket, address.family, backlog=_BACKLOG)
        if address.family == "AF_UNIX":
            Path(address.socket).chmod(0o600)
        self._thread = threading.Thread(target=self._accept, name="control socket", daemon=True)
        self._thread.start()

    @classmethod
    def open(cls, address: Address, on_connection: Callable[[Connection], None]) -> ControlSocket:
        """Listen. `on_connection` gets each client that knows the key, in the running event loop. Blocks briefly.

        Hold the engine lock before. Raises Problem(BAD_INPUT) when another engine answers there or the folder of the
        socket belongs to somebody else, OSError when the system refuses.
        """
        _make_room(Path(address.socket))
        return cls(address, _new_key(address.key_file), asyncio.get_running_loop(), on_connection)

    def close(self) -> None:
        """Accept nobody any more; connections that were made stay."""
        if self._is_closing:
            return
        self._is_closing = True
        try:
            # accept() cannot be interrupted, not even by closing its socket, but it returns for a client.
            Client(self._address.socket, self._address.family).close()
        except OSError as error:
            _log.warning("The control socket is gone: %s", error)
        else:
            self._thread.join()
        with contextlib.suppress(FileNotFoundError):  # somebody deleted the socket
            self._listener.close()
        self._address.key_file.unlink(missing_ok=True)

    # From here on: in the threads.

    def _accept(self) -> None:
        while True:
            try:
                connection: Any = self._listener.accept()  # a PipeConnection on Windows, which is used alike
            except OSError as error:
                _log.error("The control socket does not accept any more: %s", error)
                return
            if self._is_closing:
                connection.close()
                return
            if not self._handshakes.acquire(blocking=False):
                connection.close()
                continue
            threading.Thread(target=self._shake_hands, args=(connection,), name="handshake", daemon=True).start()

    def _shake_hands(self, connection: Connection) -> None:
        try:
            impatient: Any = _Impatient(connection)
            deliver_challenge(impatient, self._key)
            answer_challenge(impatient, self._key)
        except (OSError, EOFError, AuthenticationError, AssertionError) as error:
            connection.close()
            _log.warning("A client did not pass the handshake: %s", type(error).__name__)
            return
        finally:
            self._handshakes.release()
        try:
            self._loop.call_soon_threadsafe(self._on_connection, connection)
        except RuntimeError:  # the loop ended meanwhile
            connection.close()


class _Impatient:
    """What a handshake uses of a connection, without waiting for ever."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.send_bytes = connection.send_bytes

    def recv_bytes(self, longest: int) -> bytes:
        """Raises TimeoutError."""
        if not self._connection.poll(_HANDSHAKE_S):
            raise TimeoutError
        return self._connection.recv_bytes(longest)


if sys.platform == "win32":

    def _make_room(path: Path) -> None:
        """A named pipe leaves nothing behind, and a second one of that name is refused by the system."""

else:

    def _make_room(path: Path) -> None:
        folder = path.parent
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
        if status.st_uid != os.getuid():
            raise problem(ErrorKind.BAD_INPUT, f"belongs to user {status.st_uid}", subject=str(folder))
        try:
            is_socket = stat.S_ISSOCK(path.lstat().st_mode)
        except FileNotFoundError:
            return
        if not is_socket:
            raise problem(ErrorKind.BAD_INPUT, "is no socket", subject=str(path))
        with socket.socket(socket.AF_UNIX) as probe:
            probe.settimeout(_PROBE_TIMEOUT_S)
            try:
                probe.connect(str(path))
            except (ConnectionRefusedError, FileNotFoundError):
                path.unlink(missing_ok=True)
                return
            except TimeoutError:  # its queue is full: somebody listens
                pass
        raise problem(ErrorKind.BAD_INPUT, "another engine answers", subject=str(path))


def _new_key(path: Path) -> bytes:
    """A fresh key in a file that only its owner reads, put in place at once and whole."""
    key = secrets.token_hex(32).encode()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
    part.replace(path)
    return key
