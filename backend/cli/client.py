"""A blocking client of the engine, for one thread."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from backend.errors import Problem, problem
from backend.protocol import PROTOCOL_VERSION, codec
from backend.protocol.commands import Command, Hello, RequestSnapshot
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import Event, GalleriesAdded, GalleriesPatched, GalleriesRemoved
from backend.protocol.hosts import HostRow, HostsChanged
from backend.protocol.replies import Done, Refused, Reply, Welcome
from backend.protocol.rows import GalleryRow
from backend.protocol.settings import Settings, SettingsChanged
from backend.protocol.tabs import TabRow
from backend.protocol.templates import TemplateRow

R = TypeVar("R")

ANSWER_TIMEOUT_S = 120.0
LOOKING_TIMEOUT_S = 86_400.0
"""A huge folder on a slow drive is looked through before the engine answers; Ctrl-C ends that."""
START_AGAIN_FOR_S = 20.0
START_AGAIN_EVERY_S = 0.2


class EngineLost(Problem):
    """The engine ended, or its connection did."""


class Client:
    """Keeps a copy of the rows, as the window does. `reader` and `writer` may be the same connection.

    `has_lost_events`: so much waited for this client that the engine let go of it. Nothing more comes before `load`.
    """

    def __init__(self, reader: Connection, writer: Connection) -> None:
        self._reader = reader
        self._writer = writer
        self._next_id = 0
        self._replies: dict[int, Reply] = {}
        self._events: list[Event] = []
        self._has_snapshot = False
        self._next_batch = 0  # 0 while a snapshot is due
        self.has_lost_events = False
        self.galleries: dict[int, GalleryRow] = {}
        self.hosts: dict[str, HostRow] = {}
        self.tabs: tuple[TabRow, ...] = ()
        self.templates: tuple[TemplateRow, ...] = ()
        self.settings = Settings()

    def hello(self, kind: str = "command_line") -> Welcome:
        return self.ask(Hello(protocol_version=PROTOCOL_VERSION, client=kind, pid=os.getpid()), Welcome)

    def ask(
        self,
        command: Command,
        wanted: type[R] | tuple[type[R], ...],
        *,
        timeout_s: float = ANSWER_TIMEOUT_S,
        on_event: Callable[[Event], None] | None = None,
    ) -> R:
        """Send a command and wait for its reply; what happens meanwhile goes to `on_event`, or is kept for `events`.

        Raises Problem for a refusal, EngineLost for a lost engine.
        """
        self._next_id += 1
        request_id = self._next_id
        self._send(msgspec.structs.replace(command, request_id=request_id))
        until = time.monotonic() + timeout_s
        while request_id not in self._replies:
            if not self._take(until - time.monotonic()):
                raise problem(ErrorKind.TIMEOUT, "the engine does not answer")
            while on_event is not None and self._events:
                on_event(self._events.pop(0))
        reply = self._replies.pop(request_id)
        if isinstance(reply, Refused):
            raise Problem(reply.error)
        if not isinstance(reply, wanted):
            raise problem(ErrorKind.BUG, f"the engine answered {type(reply).__name__}")
        return reply

    def load(self) -> None:
        """Fetch all rows; from then on they are kept current by `events`."""
        self._has_snapshot = self.has_lost_events = False
        self._next_batch = 0
        self.ask(RequestSnapshot(), Done)
        while not self._has_snapshot:
            self._take(ANSWER_TIMEOUT_S)

    def gallery(self, wanted: str) -> GalleryRow:
        """The newest gallery of this number, name or path. Raises Problem(FOLDER_GONE) when there is none."""
        path = str(Path(wanted).absolute())
        found = [row for row in self.galleries.values() if wanted in (str(row.id), row.name) or row.path == path]
        if not found:
            raise problem(ErrorKind.FOLDER_GONE, subject=wanted)
        return found[-1]

    def events(self, timeout_s: float) -> Iterator[Event]:
        """What came in, waiting at most `timeout_s` for the first. Raises EngineLost."""
        if not self._events:
            self._take(timeout_s)
        while self._events:
            yield self._events.pop(0)

    def close(self) -> None:
        self._reader.close()
        self._writer.close()

    def _send(self, message: Any) -> None:
        try:
            self._writer.send_bytes(codec.encode(message))
        except OSError as error:
            raise EngineLost(ErrorInfo(kind=ErrorKind.BUG, detail="the engine ended")) from error

    def _take(self, timeout_s: float) -> bool:
        try:
            if not self._reader.poll(max(timeout_s, 0.0)):
                return False
            message = codec.decode_to_client(self._reader.recv_bytes())
        except (EOFError, OSError) as error:
            raise EngineLost(ErrorInfo(kind=ErrorKind.BUG, detail="the engine ended")) from error
        match message:
            case codec.Batch():
                self._send(codec.Acknowledge(number=message.number))
                self.has_lost_events = self.has_lost_events or message.number != self._next_batch > 0
                self._next_batch += self._next_batch > 0
                for event in message.events:
                    self._apply(event)
                    self._events.append(event)
            case codec.SnapshotPage():
                if message.index == 0:
                    self.galleries.clear()
                    self.tabs, self.templates = message.tabs, message.templates
                    self.settings = message.settings or self.settings
                    self.hosts = {row.id: row for row in message.hosts}
                self.galleries.update({row.id: row for row in message.galleries})
                self._has_snapshot = message.is_last
                self._next_batch = int(message.is_last)
            case _:
                self._replies[message.request_id] = message
        return True

    def _apply(self, event: Event) -> None:
        match event:
            case GalleriesAdded():
                self.galleries.update({row.id: row for row in event.rows})
            case GalleriesPatched():
                for patch in event.patches:
                    if patch.id in self.galleries:
                        changes = {
                            name: value
                            for name, value in msgspec.structs.asdict(patch).items()
                            if value is not msgspec.UNSET
                        }
                        self.galleries[patch.id] = msgspec.structs.replace(self.galleries[patch.id], **changes)
            case GalleriesRemoved():
                for gallery_id in event.ids:
                    self.galleries.pop(gallery_id, None)
            case SettingsChanged():
                self.settings = event.settings
            case HostsChanged():
                self.hosts = {row.id: row for row in event.rows}
            case _:
                pass


Connect = Callable[[], tuple[Connection, Connection]]
"""Finds the running engine, or starts one; raises Problem when neither works."""


def welcomed(connect: Connect) -> Client:
    """A client that an engine has welcomed. Raises Problem with the engine's reason when it cannot start.

    An engine that ends before it answers is no reason to give up: the old one may be just leaving, or another program
    started one in the same moment and holds the data.
    """
    until = time.monotonic() + START_AGAIN_FOR_S
    while True:
        client = Client(*connect())
        try:
            client.hello()
        except EngineLost:
            client.close()
            if time.monotonic() > until:
                raise
            time.sleep(START_AGAIN_EVERY_S)
        else:
            return client
