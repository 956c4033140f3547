"""The two threads of a connection. A pipe blocks after some 150 KB, and the event loop may never wait for one."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import queue
import select
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any

import msgspec

from backend.event_loop import call_first
from backend.protocol.codec import ToClient, ToEngine, decode_to_engine, encode
from backend.protocol.replies import Done, Refused

MOST_FRAMES_WAITING = 20_000
"""A client that asks and asks but never reads is let go when so much waits for it."""

_LONGEST_FRAME_BYTES = 64 * 1024 * 1024
_AT_ONCE_BYTES = 400
"""A pipe or socket that can be written to takes so many without waiting: POSIX says 512 of a pipe."""
_POLLOUT: int = getattr(select, "POLLOUT", 0)  # Windows cannot tell beforehand

_log = logging.getLogger(__name__)


class ClientConnection:
    """Reads from and writes to one client. `reader` and `writer` are two one-way pipes, or twice the same socket.

    All methods are called in the event loop that it was made in, and so are the callbacks: `on_message` for each
    message, in order, then `on_closed` once, whoever ended it.
    """

    def __init__(
        self,
        reader: Connection,
        writer: Connection,
        on_message: Callable[[ClientConnection, ToEngine], None],
        on_closed: Callable[[ClientConnection], None],
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._on_message = on_message
        self._on_closed = on_closed
        self._loop = asyncio.get_running_loop()
        self._outgoing: queue.SimpleQueue[ToClient | None] = queue.SimpleQueue()
        self._put = self._written = 0  # messages that the writer's thread was given, and those that it is done with
        self._write_lock = threading.Lock()
        self._has_room: Any = None
        if sys.platform != "win32":
            self._has_room = select.poll()
            self._has_room.register(writer.fileno(), _POLLOUT)
        # Only for its end of file: it wakes the reader, which a closed pipe would not.
        self._stop_reader, self._stop_writer = Pipe(duplex=False)
        self._is_closing = False
        self._ended = asyncio.Event()
        self._threads = [
            threading.Thread(target=self._read, name="client reader", daemon=True),
            threading.Thread(target=self._write, name="client writer", daemon=True),
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def send(self, message: ToClient) -> None:
        """Put a message on its way; returns at once. Nothing happens once the connection is closing."""
        if self._is_closing:
            return
        if self._outgoing.qsize() >= MOST_FRAMES_WAITING:
            _log.error("A client does not read: %d messages wait for it", self._outgoing.qsize())
            self.close()
            return
        if not self._write_at_once(message):
            self._put += 1
            self._outgoing.put(message)

    def _write_at_once(self, message: ToClient) -> bool:
        """A short reply goes from here when that never waits: the thread would have to get the interpreter's lock from
        the event loop first."""
        if self._put != self._written or not isinstance(message, Done | Refused) or self._has_room is None:
            return False
        if not self._write_lock.acquire(blocking=False):
            return False
        try:
            frame = encode(message)
            if len(frame) > _AT_ONCE_BYTES or self._writer.closed:
                return False
            if [event for _, event in self._has_room.poll(0)] != [_POLLOUT]:
                return False
            self._writer.send_bytes(frame)
        except OSError:  # the thread meets the same, and says so
            return False
        finally:
            self._write_lock.release()
        return True

    def close(self) -> None:
        """Write what was sent before, then end. The client may be frozen, so nothing waits for that here."""
        if not self._is_closing:
            self._is_closing = True
            self._outgoing.put(None)

    async def wait_closed(self) -> None:
        """Until `on_closed` was called."""
        await self._ended.wait()

    def _end(self) -> None:
        self.close()
        self._on_closed(self)
        self._ended.set()

    # From here on: in the threads.

    def _read(self) -> None:
        try:
            while True:
                ready = wait([self._reader, self._stop_reader])
                if self._stop_reader in ready:
                    break
                message = decode_to_engine(self._reader.recv_bytes(_LONGEST_FRAME_BYTES))
                self._in_loop(self._on_message, self, message)
        except EOFError:
            pass
        except OSError as error:
            _log.info("A client's connection broke: %s", error)
        except msgspec.MsgspecError as error:
            _log.error("A client sent what is not of the contract: %s", error)
        self._in_loop(self._end)
        self._outgoing.put(None)
        if self._reader is self._writer:
            self._threads[1].join()
        with self._write_lock:
            self._reader.close()
        self._stop_reader.close()

    def _write(self) -> None:
        try:
            while (message := self._outgoing.get()) is not None:
                self._writer.send_bytes(encode(message))
                self._written += 1
        except OSError as error:
            _log.info("A client does not read any more: %s", error)
        except Exception:
            _log.exception("A message cannot be encoded; its client is let go")
        if self._writer is not self._reader:
            with self._write_lock:
                self._writer.close()
        self._stop_writer.close()

    def _in_loop(self, callback: Callable[..., None], *arguments: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended before the connection did
            call_first(self._loop, callback, *arguments)
