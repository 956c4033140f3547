"""Everybody who is connected: the handshake, what each wants to hear, and when its outbox is emptied."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from multiprocessing.connection import Connection

import msgspec

from backend.event_loop import answering
from backend.ipc.connection import ClientConnection
from backend.ipc.outbox import Outbox
from backend.protocol import PROTOCOL_VERSION
from backend.protocol.activity import ActivityAdded, FollowUpsChanged
from backend.protocol.codec import Acknowledge, ToEngine
from backend.protocol.commands import Command, Hello
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import EngineStopping, Event, FilesListed, FilesPatched, ThumbnailReady, UploadFinished
from backend.protocol.hosts import HostRow
from backend.protocol.log import LogGrew
from backend.protocol.metrics import SpeedsChanged
from backend.protocol.replies import Refused, Reply
from backend.protocol.rows import FilePatch, GalleryPatch, GalleryRow
from backend.protocol.settings import Settings
from backend.protocol.tabs import TabRow
from backend.protocol.templates import TemplateRow

WINDOW, COMMAND_LINE = "window", "command_line"

THUMBNAILS_REMEMBERED = 1000
"""File ids that a client asked for; a page shows far fewer."""

_log = logging.getLogger(__name__)


class Client:
    """One connected client. `kind` is what it said in Hello: window, second_start, command_line or test."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._outbox = Outbox()
        self._timer: asyncio.TimerHandle | None = None
        self._welcomed = asyncio.Event()
        self._is_closed = False
        self.kind = ""
        self.pid = 0
        self.stopped_adding = 0  # how often it said StopAdding
        self.watched_gallery: int | None = None
        self.followed_galleries: set[int] = set()
        self.wanted_thumbnails: dict[int, None] = {}
        self.watches_speeds = False
        self.follows_log = False

    @property
    def is_gone(self) -> bool:
        """Nothing can be sent to it any more. Any thread."""
        return self._is_closed

    def watch(self, gallery_id: int | None) -> None:
        """Hear of the files, the thumbnails and the history of this gallery only; None for no gallery."""
        self.watched_gallery = gallery_id

    def want_thumbnails(self, file_ids: Iterable[int]) -> None:
        """Hear of these as well, also of another gallery. The newest are remembered."""
        wanted = {**self.wanted_thumbnails, **dict.fromkeys(file_ids)}
        self.wanted_thumbnails = dict.fromkeys(list(wanted)[-THUMBNAILS_REMEMBERED:])

    def follow(self, gallery_ids: Iterable[int]) -> None:
        """Hear of each upload of these galleries too."""
        self.followed_galleries.update(gallery_ids)

    def wants(self, event: Event) -> bool:
        match event:
            case ThumbnailReady():
                return event.gallery_id == self.watched_gallery or event.file_id in self.wanted_thumbnails
            case FilesListed() | FilesPatched() | FollowUpsChanged():
                return event.gallery_id == self.watched_gallery
            case ActivityAdded():
                return event.entry.gallery_id == self.watched_gallery
            case UploadFinished():
                return event.gallery_id in self.followed_galleries
            case SpeedsChanged():
                return self.watches_speeds
            case LogGrew():
                return self.follows_log
        return True

    def publish(self, event: Event) -> None:
        """Tell this client alone, if it `wants` that."""
        if self.wants(event):
            self._outbox.publish(event)
            self._schedule()

    def patch_gallery(self, patch: GalleryPatch) -> None:
        self._outbox.patch_gallery(patch)
        self._schedule()

    def patch_file(self, gallery_id: int, patch: FilePatch) -> None:
        if gallery_id == self.watched_gallery:
            self._outbox.patch_file(gallery_id, patch)
            self._schedule()

    def send_snapshot(
        self,
        galleries: Sequence[GalleryRow],
        *,
        tabs: Sequence[TabRow],
        hosts: Sequence[HostRow],
        templates: Sequence[TemplateRow],
        settings: Settings,
        covers: Sequence[tuple[int, str]] = (),
        is_all: bool = True,
    ) -> None:
        """Send the whole state, `galleries` in queue order; what changes from here on follows in batches.

        Without `is_all`, `send_rest` brings more galleries before that.
        """
        self._outbox.snapshot(
            galleries, tabs=tabs, hosts=hosts, templates=templates, settings=settings, covers=covers, is_all=is_all
        )
        self._schedule()

    def send_rest(self, galleries: Sequence[GalleryRow], covers: Sequence[tuple[int, str]], *, is_all: bool) -> None:
        self._outbox.snapshot_rest(galleries, covers, is_all=is_all)
        self._schedule()

    def reply(self, reply: Reply) -> None:
        self._welcomed.set()  # the answer to Hello is the first thing that a client gets; events wait for it
        self._outbox.reply(reply)
        self._empty()

    def acknowledge(self, number: int) -> None:
        self._outbox.acknowledge(number)
        self._schedule()

    def close(self) -> None:
        """Send everything that waits and end the connection."""
        if not self._is_closed:
            for message in self._outbox.take_all():
                self._connection.send(message)
        self.stop()
        self._connection.close()

    async def wait_welcomed(self) -> None:
        """Until Hello is answered, which may take as long as the engine needs to open its data."""
        await self._welcomed.wait()

    def stop(self) -> None:
        """Send nothing any more: the connection is ending or gone."""
        self._is_closed = True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _schedule(self) -> None:
        """See to it that the outbox is emptied when something is due; never at once, so that a loop makes one batch."""
        if self._is_closed or not self._welcomed.is_set():
            return
        due = self._outbox.due_at()
        if due is None:
            return
        due = max(due, self._loop.time())
        if self._timer is not None:
            if self._timer.when() <= due:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(due, self._empty)

    def _empty(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._is_closed:
            return
        for message in self._outbox.take(self._loop.time()):
            self._connection.send(message)
        self._schedule()


class Clients:
    """The set of clients. Used in the event loop only; nothing here blocks.

    `on_command` is awaited in a task of its own for each command and gives the reply; it goes on when the client
    leaves meanwhile. `on_change` is called when a client has come or gone, `on_publish` with what all are told.
    """

    def __init__(
        self,
        on_command: Callable[[Client, Command], Awaitable[Reply]],
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        self._on_command = on_command
        self._on_change = on_change
        self.on_publish: Callable[[Event], None] = lambda event: None
        self._connections: dict[ClientConnection, Client] = {}
        self._joined: set[Client] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        """How many have said Hello."""
        return len(self._joined)

    @property
    def is_anybody_connected(self) -> bool:
        """Also those who were refused and have not gone yet."""
        return bool(self._connections)

    def has_window(self, *, besides: Client | None = None) -> bool:
        return any(client.kind == WINDOW for client in self._joined if client is not besides)

    def watching(self, gallery_id: int) -> list[Client]:
        return [client for client in self._joined if client.watched_gallery == gallery_id]

    def is_watched(self, gallery_id: int) -> bool:
        """Whether somebody looks at the files of this gallery now."""
        return any(client.watched_gallery == gallery_id for client in self._joined)

    def is_followed(self, gallery_id: int) -> bool:
        """Whether somebody wants to hear of each upload of this gallery."""
        return any(gallery_id in client.followed_galleries for client in self._joined)

    def add(self, reader: Connection, writer: Connection | None = None) -> None:
        """Serve a new connection: two one-way pipes, or one socket. Its first command must be Hello."""
        connection = ClientConnection(reader, writer or reader, self._take_in, self._lose)
        self._connections[connection] = Client(connection)
        connection.start()

    def publish(self, event: Event) -> None:
        """Tell everybody who wants it."""
        self.on_publish(event)
        for client in self._joined:
            client.publish(event)

    def patch_gallery(self, patch: GalleryPatch) -> None:
        for client in self._joined:
            client.patch_gallery(patch)

    def patch_file(self, gallery_id: int, patch: FilePatch) -> None:
        """Tell those who watch this gallery."""
        for client in self._joined:
            client.patch_file(gallery_id, patch)

    async def close(self, *, timeout_s: float = 1.0) -> None:
        """Say goodbye to everybody; a client that does not read is left behind after `timeout_s`."""
        self.publish(EngineStopping())
        connections = list(self._connections.items())
        for _, client in connections:
            client.close()
        if connections:
            endings = [asyncio.ensure_future(connection.wait_closed()) for connection, _ in connections]
            _, late = await asyncio.wait(endings, timeout=timeout_s)
            for ending in late:
                ending.cancel()

    def _take_in(self, connection: ClientConnection, message: ToEngine) -> None:
        client = self._connections.get(connection)
        if client is None:
            return
        if isinstance(message, Acknowledge):
            client.acknowledge(message.number)
        elif client.kind:
            self._start(self._carry_out(client, message))
        elif isinstance(message, Hello) and message.protocol_version == PROTOCOL_VERSION and message.client:
            client.kind = message.client
            client.pid = message.pid
            self._joined.add(client)
            self._start(self._welcome(client, message))
            self._on_change()
        else:
            detail = f"protocol {PROTOCOL_VERSION}" if isinstance(message, Hello) else "hello first"
            error = ErrorInfo(kind=ErrorKind.BAD_INPUT, detail=detail)
            client.reply(Refused(request_id=message.request_id, error=error))
            client.close()

    async def _welcome(self, client: Client, hello: Hello) -> None:
        reply = await self._answer(client, hello)
        if isinstance(reply, Refused):
            self._joined.discard(client)
            client.kind = ""
            self._on_change()
        client.reply(reply)

    async def _carry_out(self, client: Client, command: Command) -> None:
        await client.wait_welcomed()
        with answering():
            reply = await self._answer(client, command)
        client.reply(reply)

    async def _answer(self, client: Client, command: Command) -> Reply:
        try:
            reply = await self._on_command(client, command)
        except Exception:
            _log.exception("%s failed", type(command).__name__)
            reply = Refused(error=ErrorInfo(kind=ErrorKind.BUG, detail=type(command).__name__))
        return msgspec.structs.replace(reply, request_id=command.request_id)

    def _lose(self, connection: ClientConnection) -> None:
        client = self._connections.pop(connection)
        client.stop()
        if client in self._joined:
            self._joined.discard(client)
            self._on_change()

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
