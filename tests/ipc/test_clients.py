from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from multiprocessing.connection import Connection, Pipe

import pytest

from backend.ipc.clients import Client, Clients
from backend.protocol import PROTOCOL_VERSION
from backend.protocol.activity import ActivityAdded, ActivityRow
from backend.protocol.codec import Acknowledge, Batch, SnapshotPage, ToClient, ToEngine, decode_to_client, encode
from backend.protocol.commands import (
    Command,
    FollowUploads,
    Hello,
    PauseGalleries,
    RequestSnapshot,
    SetThumbnailsWanted,
    StartGalleries,
    WatchGallery,
)
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import (
    EngineStopping,
    Event,
    FilesPatched,
    GalleriesPatched,
    GalleryFinished,
    Notice,
    ThumbnailReady,
    UploadFinished,
)
from backend.protocol.replies import Done, Refused, Reply, Welcome
from backend.protocol.rows import FilePatch, FileState, GalleryPatch, GalleryState, UploadState
from backend.protocol.settings import Settings

WAIT_S = 10.0
NOTICE = Notice(error=ErrorInfo(kind=ErrorKind.DISK))


class Engine:
    """Just enough of the engine: answers commands and counts who comes and goes."""

    def __init__(self) -> None:
        self.clients = Clients(self.answer, self._change)
        self.commands: list[Command] = []
        self.changed = asyncio.Event()
        self.gate = asyncio.Event()
        self.windows_seen: list[bool] = []

    def _change(self) -> None:
        self.changed.set()

    async def answer(self, client: Client, command: Command) -> Reply:
        self.commands.append(command)
        match command:
            case Hello(client="early"):
                await self.gate.wait()
                return Welcome(protocol_version=PROTOCOL_VERSION, app_version="0", engine_pid=1)
            case Hello(client="unlucky"):
                return Refused(error=ErrorInfo(kind=ErrorKind.DISK))
            case Hello():
                self.windows_seen.append(self.clients.has_window(besides=client))
                return Welcome(protocol_version=PROTOCOL_VERSION, app_version="0", engine_pid=1)
            case RequestSnapshot():
                client.send_snapshot([], tabs=[], hosts=[], templates=[], settings=Settings())
            case SetThumbnailsWanted():
                client.want_thumbnails(command.file_ids)
            case WatchGallery():
                client.watch(command.gallery_id)
            case FollowUploads():
                client.follow(command.gallery_ids)
            case PauseGalleries():
                await self.gate.wait()
            case StartGalleries():
                raise LookupError("a bug, on purpose")
        return Done()


class Peer:
    """The other end of a connection."""

    def __init__(self, engine: Engine) -> None:
        self.end, theirs = Pipe(duplex=True)
        engine.clients.add(theirs)
        self._events: list[Event] = []

    def send(self, message: ToEngine) -> None:
        self.end.send_bytes(encode(message))

    async def receive(self) -> ToClient:
        return decode_to_client(await asyncio.wait_for(asyncio.to_thread(self.end.recv_bytes), WAIT_S))

    async def event(self) -> Event:
        """The next event, acknowledging its batch."""
        while not self._events:
            batch = await self.receive()
            assert isinstance(batch, Batch)
            self.send(Acknowledge(number=batch.number))
            self._events += batch.events
        return self._events.pop(0)

    async def ask(self, command: Command) -> ToClient:
        self.send(command)
        return await self.receive()

    async def hello(self, client: str = "test") -> Peer:
        reply = await self.ask(Hello(protocol_version=PROTOCOL_VERSION, client=client, request_id=1))
        assert isinstance(reply, Welcome)
        assert reply.request_id == 1
        return self


@pytest.fixture
async def engine() -> AsyncIterator[Engine]:
    engine = Engine()
    yield engine
    engine.gate.set()
    await engine.clients.close()


@pytest.mark.parametrize(
    "first",
    [
        Hello(protocol_version=PROTOCOL_VERSION + 1, client="window", request_id=3),
        Hello(protocol_version=PROTOCOL_VERSION, client="", request_id=3),
        RequestSnapshot(request_id=3),
    ],
)
async def test_who_does_not_say_hello_first_in_this_version_is_refused_and_let_go(
    engine: Engine, first: Command
) -> None:
    peer = Peer(engine)
    reply = await peer.ask(first)
    assert isinstance(reply, Refused)
    assert (reply.request_id, reply.error.kind) == (3, ErrorKind.BAD_INPUT)
    with pytest.raises(EOFError):
        await peer.receive()
    assert engine.commands == []
    assert len(engine.clients) == 0


async def test_the_welcome_comes_before_any_event(engine: Engine) -> None:
    peers = [Peer(engine) for _ in range(5)]
    for peer in peers:
        peer.send(Hello(protocol_version=PROTOCOL_VERSION, client="test"))
    while len(engine.clients) < 5:
        engine.clients.publish(NOTICE)
        await asyncio.sleep(0)
    for peer in peers:
        assert isinstance(await peer.receive(), Welcome)


async def test_commands_and_events_wait_until_hello_is_answered(engine: Engine) -> None:
    peer = Peer(engine)
    peer.send(Hello(protocol_version=PROTOCOL_VERSION, client="early", request_id=1))
    peer.send(RequestSnapshot(request_id=2))
    while not engine.commands:
        await asyncio.sleep(0.001)
    engine.clients.publish(NOTICE)
    engine.gate.set()
    assert isinstance(await peer.receive(), Welcome)
    received = [await peer.receive() for _ in range(3)]
    assert [message for message in received if not isinstance(message, Batch)] == [
        SnapshotPage(index=0, is_last=True, settings=Settings()),
        Done(request_id=2),
    ]
    assert [message.events for message in received if isinstance(message, Batch)] == [(NOTICE,)]


async def test_a_client_that_is_refused_by_the_engine_may_say_hello_again(engine: Engine) -> None:
    peer = Peer(engine)
    reply = await peer.ask(Hello(protocol_version=PROTOCOL_VERSION, client="unlucky", request_id=4))
    assert reply == Refused(request_id=4, error=ErrorInfo(kind=ErrorKind.DISK))
    assert len(engine.clients) == 0
    await peer.hello()
    assert len(engine.clients) == 1


async def test_knows_whether_there_is_a_window(engine: Engine) -> None:
    others = [await Peer(engine).hello("command_line")]
    assert not engine.clients.has_window()
    window = await Peer(engine).hello("window")
    assert engine.clients.has_window()
    others.append(await Peer(engine).hello("second_start"))
    assert engine.windows_seen == [False, False, True]
    assert len(engine.clients) == 3
    engine.changed.clear()
    window.end.close()
    await asyncio.wait_for(engine.changed.wait(), WAIT_S)
    assert not engine.clients.has_window()
    assert len(engine.clients) == 2


async def test_each_client_gets_its_own_copy_and_numbers(engine: Engine) -> None:
    early = await Peer(engine).hello()
    engine.clients.publish(NOTICE)
    assert await early.receive() == Batch(number=1, events=(NOTICE,))
    late = await Peer(engine).hello()
    engine.clients.publish(NOTICE)
    assert await late.receive() == Batch(number=1, events=(NOTICE,))
    early.send(Acknowledge(number=1))
    assert await early.receive() == Batch(number=2, events=(NOTICE,))


async def test_patches_of_one_turn_of_the_loop_leave_in_one_batch(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    for number in range(1000):
        engine.clients.patch_gallery(GalleryPatch(id=number % 4, done_bytes=number))
    patched = await peer.event()
    assert isinstance(patched, GalleriesPatched)
    assert [(patch.id, patch.done_bytes) for patch in patched.patches] == [(0, 996), (1, 997), (2, 998), (3, 999)]


async def test_waiting_patches_leave_when_the_batch_before_is_acknowledged(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    engine.clients.publish(NOTICE)
    assert isinstance(await peer.receive(), Batch)
    for number in range(10):
        engine.clients.patch_gallery(GalleryPatch(id=1, done_bytes=number))
    peer.send(Acknowledge(number=1))
    assert await peer.receive() == Batch(
        number=2, events=(GalleriesPatched(patches=(GalleryPatch(id=1, done_bytes=9),)),)
    )


async def test_a_client_hears_of_files_of_the_gallery_that_it_watches_only(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    entries = {gallery_id: ActivityRow(id=1, gallery_id=gallery_id, at=0.0, kind="added") for gallery_id in (1, 2)}

    def tell() -> None:
        for gallery_id in (1, 2):
            engine.clients.publish(ActivityAdded(entry=entries[gallery_id]))
            engine.clients.publish(ThumbnailReady(gallery_id=gallery_id, file_id=5, path="/t.png"))
            engine.clients.patch_file(gallery_id, FilePatch(id=5, state=FileState.UPLOADED))
        engine.clients.publish(NOTICE)

    tell()
    assert await peer.event() == NOTICE
    assert await peer.ask(WatchGallery(gallery_id=2)) == Done()
    tell()
    assert await peer.event() == ActivityAdded(entry=entries[2])
    assert await peer.event() == ThumbnailReady(gallery_id=2, file_id=5, path="/t.png")
    assert await peer.event() == NOTICE
    assert await peer.event() == FilesPatched(gallery_id=2, patches=(FilePatch(id=5, state=FileState.UPLOADED),))
    assert await peer.ask(WatchGallery(gallery_id=None)) == Done()
    tell()
    assert await peer.event() == NOTICE


async def test_a_client_hears_of_the_thumbnails_that_it_asked_for(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    assert await peer.ask(SetThumbnailsWanted(file_ids=(5, 6))) == Done()
    for file_id in (4, 5):
        engine.clients.publish(ThumbnailReady(gallery_id=3, file_id=file_id, path="/t.png"))
    engine.clients.publish(NOTICE)
    assert await peer.event() == ThumbnailReady(gallery_id=3, file_id=5, path="/t.png")
    assert await peer.event() == NOTICE


async def test_a_client_hears_of_single_uploads_of_the_galleries_that_it_follows_only(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    assert await peer.ask(FollowUploads(gallery_ids=(2,))) == Done()
    uploads = [
        UploadFinished(gallery_id=gallery_id, gallery="g", host_id="h", file="f", state=UploadState.UPLOADED)
        for gallery_id in (1, 2)
    ]
    finished = GalleryFinished(gallery_id=1, name="g", state=GalleryState.COMPLETED)
    for event in (*uploads, finished):
        engine.clients.publish(event)
    assert await peer.event() == uploads[1]
    assert await peer.event() == finished


async def test_a_command_that_takes_long_holds_up_no_other(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    peer.send(PauseGalleries(request_id=10))
    assert await peer.ask(FollowUploads(gallery_ids=(), request_id=11)) == Done(request_id=11)
    engine.gate.set()
    assert await peer.receive() == Done(request_id=10)


async def test_a_bug_in_a_command_is_refused_and_the_client_stays(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    reply = await peer.ask(StartGalleries(request_id=5))
    assert reply == Refused(request_id=5, error=ErrorInfo(kind=ErrorKind.BUG, detail="StartGalleries"))
    assert await peer.ask(WatchGallery(gallery_id=None, request_id=6)) == Done(request_id=6)


async def test_a_command_is_carried_out_also_when_its_client_leaves(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    peer.send(PauseGalleries(request_id=10))
    peer.send(WatchGallery(gallery_id=1))
    assert await peer.receive() == Done()
    engine.changed.clear()
    peer.end.close()
    await asyncio.wait_for(engine.changed.wait(), WAIT_S)
    (task,) = engine.clients._tasks
    assert not task.cancelled()
    engine.gate.set()
    await asyncio.wait_for(task, WAIT_S)


async def test_a_snapshot_comes_before_its_reply_and_the_numbers_begin_again(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    engine.clients.publish(NOTICE)
    assert isinstance(await peer.receive(), Batch)
    assert isinstance(await peer.ask(RequestSnapshot(request_id=2)), SnapshotPage)
    assert await peer.receive() == Done(request_id=2)
    engine.clients.publish(NOTICE)
    assert await peer.receive() == Batch(number=1, events=(NOTICE,))


async def test_says_goodbye_when_the_engine_stops(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    engine.clients.publish(NOTICE)
    assert await peer.receive() == Batch(number=1, events=(NOTICE,))  # and it is never acknowledged
    await engine.clients.close()
    assert await peer.receive() == Batch(number=2, events=(EngineStopping(),))
    with pytest.raises(EOFError):
        await peer.receive()


async def test_a_client_that_does_not_read_cannot_stop_the_engine_from_leaving(engine: Engine) -> None:
    peer = await Peer(engine).hello()
    big = tuple((number, "x" * 1000) for number in range(1000))
    for client in engine.clients._joined:
        client.send_snapshot([], tabs=[], hosts=[], templates=[], settings=Settings(), covers=big)
    await asyncio.sleep(0)
    await asyncio.wait_for(engine.clients.close(timeout_s=0.05), WAIT_S)
    assert isinstance(peer.end, Connection)
    peer.end.close()
