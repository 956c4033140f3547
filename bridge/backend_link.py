"""The window's end of the pipe: commands out, replies and events in. The event loop never waits on it.

A reader thread decodes into a box and wakes the GUI thread once for each time the box goes from empty to filled;
a writer thread sends. Both end with their connection.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Protocol

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from backend.protocol.codec import Acknowledge, Batch, SnapshotPage, ToClient, decode_to_client, encode
from backend.protocol.commands import Command, RequestSnapshot
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.replies import Refused, Reply
from bridge.event_dispatcher import EventDispatcher

log = logging.getLogger(__name__)

OnReply = Callable[[Reply], None]
SLICE_S = 0.008
"""How long one turn of the event loop may take in messages; the rest waits for the next turn."""


class Engine(Protocol):
    """What controllers know of the link."""

    def send(self, command: Command, on_reply: OnReply | None = None) -> None: ...


class _Wires:
    """The two threads of one connection, and the box between the reader and the GUI thread."""

    def __init__(self, reader: Connection, writer: Connection, filled: Callable[[], None]) -> None:
        self._reader = reader
        self._writer = writer
        self._filled = filled
        self._lock = threading.Lock()
        self._box: deque[ToClient | None] = deque()
        self._is_closed = False
        self._out: SimpleQueue[bytes | None] = SimpleQueue()
        threading.Thread(target=self._read, name="engine-reader", daemon=True).start()
        threading.Thread(target=self._write, name="engine-writer", daemon=True).start()

    def send(self, data: bytes) -> None:
        self._out.put(data)

    def close(self) -> None:
        """What was sent before still leaves; nobody is woken any more."""
        with self._lock:
            self._is_closed = True
        self._out.put(None)

    def take(self) -> ToClient | None:
        """The next message, None for the end of the connection; raises IndexError when the box is empty."""
        with self._lock:
            return self._box.popleft()

    def __bool__(self) -> bool:
        return bool(self._box)

    def _put(self, message: ToClient | None) -> None:
        with self._lock:
            was_empty = not self._box
            self._box.append(message)
            if was_empty and not self._is_closed:
                self._filled()

    def _read(self) -> None:
        try:
            while True:
                self._put(decode_to_client(self._reader.recv_bytes()))
        except (EOFError, OSError):
            pass
        except msgspec.DecodeError:
            log.exception("The engine said something that is not of the contract")
        self._put(None)

    def _write(self) -> None:
        try:
            while (data := self._out.get()) is not None:
                self._writer.send_bytes(data)
        except (OSError, ValueError):
            pass  # the reader sees the end of the connection, too, and tells


class BackendLink(QObject):
    """`send` may be called at any time from the GUI thread; replies arrive there, also when the engine is lost."""

    connected = Signal()
    lost = Signal()
    diskRefused = Signal(object)
    """An ErrorInfo: the disk refused what was sent without waiting for its reply."""
    _filled = Signal()

    def __init__(self, dispatcher: EventDispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._wires: _Wires | None = None
        self._waiting: dict[int, OnReply | None] = {}
        self._last_request = 0
        self._next_batch = 0  # 0 while a snapshot is due: batches are passed over
        self._held: list[tuple[Command, OnReply | None]] | None = None
        self._filled.connect(self._take_in, Qt.ConnectionType.QueuedConnection)

    @property
    def is_connected(self) -> bool:
        return self._wires is not None

    def attach(self, reader: Connection, writer: Connection) -> None:
        self._wires = _Wires(reader, writer, self._filled.emit)
        self._next_batch = 0
        self.connected.emit()

    def close(self) -> None:
        """Forget the connection without telling anyone that it was lost; what was sent before still leaves."""
        wires, self._wires = self._wires, None
        if wires is not None:
            wires.close()
        self._answer_all()

    def send(self, command: Command, on_reply: OnReply | None = None) -> None:
        if self._wires is None:
            if self._held is not None:
                self._held.append((command, on_reply))
            elif on_reply is not None:
                QTimer.singleShot(0, self, lambda: on_reply(_refused(0)))
            return
        self._last_request += 1
        request_id = self._last_request
        self._waiting[request_id] = on_reply
        self._wires.send(encode(msgspec.structs.replace(command, request_id=request_id)))

    def hold(self) -> None:
        """Keep what is sent from now on for the next engine: a restart must not swallow what is done meanwhile."""
        if self._held is None:
            self._held = []

    def release(self, is_lost: bool = False) -> None:
        """Send what was held; with `is_lost` refuse it, because no engine will come."""
        held, self._held = self._held or [], None
        for command, on_reply in held:
            if not is_lost:
                self.send(command, on_reply)
            elif on_reply is not None:
                on_reply(_refused(0))

    def request_snapshot(self) -> None:
        self._next_batch = 0
        self.send(RequestSnapshot())

    def _take_in(self) -> None:
        wires = self._wires
        if wires is None:
            return
        until = time.monotonic() + SLICE_S
        while wires:
            message = wires.take()
            if message is None:
                self._end()
                return
            self._take(message)
            if self._wires is not wires:
                return
            if wires and time.monotonic() > until:
                self._filled.emit()
                return

    def _take(self, message: ToClient) -> None:
        if isinstance(message, Batch):
            self._take_batch(message)
        elif isinstance(message, SnapshotPage):
            self._dispatcher.take_page(message)
            if message.is_last:
                self._next_batch = 1
        else:
            on_reply = self._waiting.pop(message.request_id, None)
            if on_reply is not None:
                on_reply(message)
            elif isinstance(message, Refused) and message.error.kind is ErrorKind.DISK:
                self.diskRefused.emit(message.error)

    def _take_batch(self, batch: Batch) -> None:
        if self._next_batch and batch.number == self._next_batch:
            self._next_batch += 1
            for event in batch.events:
                self._dispatcher.dispatch(event)
        elif self._next_batch:
            log.warning("Batch %d came where %d was due; asking for a snapshot", batch.number, self._next_batch)
            self.request_snapshot()
        if self._wires is not None:
            self._wires.send(encode(Acknowledge(number=batch.number)))

    def _end(self) -> None:
        self.close()
        self.lost.emit()

    def _answer_all(self) -> None:
        waiting, self._waiting = self._waiting, {}
        for request_id, on_reply in waiting.items():
            if on_reply is not None:
                on_reply(_refused(request_id))


def _refused(request_id: int) -> Refused:
    error = ErrorInfo(kind=ErrorKind.CANCELLED, detail="the engine is not there at the moment")
    return Refused(request_id=request_id, error=error)
