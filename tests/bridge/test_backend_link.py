"""The link against an engine in a thread that speaks the real codec through real pipes."""

import threading
from collections.abc import Iterator
from multiprocessing import Pipe

import pytest
from pytestqt.qtbot import QtBot

from backend.protocol import commands as c
from backend.protocol.codec import Acknowledge, Batch, SnapshotPage, ToEngine, decode_to_engine, encode
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import GalleriesPatched, GalleriesRemoved, TotalsChanged
from backend.protocol.replies import Done, Refused, Reply
from backend.protocol.rows import GalleryPatch, GalleryRow
from backend.protocol.tabs import TabRow
from bridge.backend_link import BackendLink
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from tests.bridge.conftest import gallery


class FakeEngine:
    def __init__(self) -> None:
        self._reader, self.to_engine = Pipe(duplex=False)
        self.from_engine, self._writer = Pipe(duplex=False)
        self.heard: list[ToEngine] = []
        self.rows: list[GalleryRow] = [gallery(i) for i in range(1, 6)]
        self.answers = True
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                message = decode_to_engine(self._reader.recv_bytes())
            except (EOFError, OSError):
                return
            self.heard.append(message)
            if isinstance(message, Acknowledge) or not self.answers:
                continue
            self._writer.send_bytes(encode(Done(request_id=message.request_id)))
            if isinstance(message, c.RequestSnapshot):
                half = len(self.rows) // 2
                tabs = (TabRow(id=1, name="Main"),)
                self._writer.send_bytes(encode(SnapshotPage(index=0, galleries=tuple(self.rows[:half]), tabs=tabs)))
                rest = SnapshotPage(index=1, is_last=True, galleries=tuple(self.rows[half:]))
                self._writer.send_bytes(encode(rest))

    def say(self, number: int, *events: object) -> None:
        self._writer.send_bytes(encode(Batch(number=number, events=events)))  # type: ignore[arg-type]

    def end(self) -> None:
        self._writer.close()

    def acknowledged(self) -> list[int]:
        return [message.number for message in self.heard if isinstance(message, Acknowledge)]

    def snapshots(self) -> int:
        return sum(isinstance(message, c.RequestSnapshot) for message in self.heard)


@pytest.fixture
def fake() -> Iterator[FakeEngine]:
    engine = FakeEngine()
    yield engine
    for end in (engine.to_engine, engine._writer):
        if not end.closed:
            end.close()


@pytest.fixture
def bare() -> Store:
    return Store()


@pytest.fixture
def link(qtbot: QtBot, fake: FakeEngine, bare: Store) -> Iterator[BackendLink]:
    made = BackendLink(EventDispatcher(bare))
    made.attach(fake.from_engine, fake.to_engine)
    yield made
    made.close()


def load(qtbot: QtBot, link: BackendLink) -> None:
    with qtbot.waitSignal(link._dispatcher.snapshotComplete, timeout=5000):
        link.request_snapshot()


def test_a_snapshot_in_pages_fills_the_store(qtbot: QtBot, link: BackendLink, bare: Store) -> None:
    load(qtbot, link)
    assert list(bare.galleries) == [1, 2, 3, 4, 5]
    assert list(bare.tabs) == [1]


def test_batches_are_taken_in_and_then_acknowledged(
    qtbot: QtBot, link: BackendLink, fake: FakeEngine, bare: Store
) -> None:
    load(qtbot, link)
    fake.say(1, GalleriesPatched(patches=(GalleryPatch(id=2, name="Kyoto"),)), TotalsChanged(uploading=3))
    fake.say(2, GalleriesRemoved(ids=(5,)))
    qtbot.waitUntil(lambda: fake.acknowledged() == [1, 2], timeout=5000)
    assert bare.galleries[2].name == "Kyoto"
    assert bare.totals.uploading == 3
    assert 5 not in bare.galleries


def test_a_gap_asks_for_a_snapshot_and_what_changed_meanwhile_is_told_by_id(
    qtbot: QtBot, link: BackendLink, fake: FakeEngine, bare: Store
) -> None:
    load(qtbot, link)
    fake.rows = [gallery(1), gallery(2, "Kyoto"), gallery(4), gallery(5), gallery(6)]
    told: list[object] = []
    bare.galleriesReplaced.connect(lambda: told.append("replaced"))
    bare.galleriesRemoved.connect(lambda ids: told.append(("removed", ids)))
    bare.galleriesChanged.connect(lambda changed: told.append(("changed", dict(changed))))
    bare.galleriesAdded.connect(lambda ids: told.append(("added", list(ids))))
    with qtbot.waitSignal(link._dispatcher.snapshotComplete, timeout=5000):
        fake.say(2, GalleriesRemoved(ids=(1,)))
    assert fake.snapshots() == 2
    assert told == [("removed", {3}), ("changed", {2: frozenset({"name"})}), ("added", [6])]
    fake.say(1, GalleriesPatched(patches=(GalleryPatch(id=6, name="New"),)))
    qtbot.waitUntil(lambda: bare.galleries[6].name == "New", timeout=5000)


def test_each_reply_finds_its_handler(qtbot: QtBot, link: BackendLink) -> None:
    replies: list[tuple[str, Reply]] = []
    link.send(c.StartGalleries(), lambda reply: replies.append(("start", reply)))
    link.send(c.PauseGalleries())
    link.send(c.ShowWindow(), lambda reply: replies.append(("show", reply)))
    qtbot.waitUntil(lambda: len(replies) == 2, timeout=5000)
    assert [name for name, _ in replies] == ["start", "show"]
    assert all(isinstance(reply, Done) for _, reply in replies)


def test_a_full_disk_is_told_also_when_nobody_waits_for_the_reply(
    qtbot: QtBot, link: BackendLink, fake: FakeEngine
) -> None:
    fake.answers = False
    told: list[ErrorInfo] = []
    link.diskRefused.connect(told.append)
    for kind in (ErrorKind.BAD_INPUT, ErrorKind.DISK):
        link.send(c.PauseGalleries(ids=(1,)))
        reply = Refused(request_id=link._last_request, error=ErrorInfo(kind=kind))
        fake._writer.send_bytes(encode(reply))
    qtbot.waitUntil(lambda: bool(told))
    assert [error.kind for error in told] == [ErrorKind.DISK]


def test_whoever_waits_is_answered_when_the_engine_is_lost(qtbot: QtBot, link: BackendLink, fake: FakeEngine) -> None:
    fake.answers = False
    replies: list[Reply] = []
    link.send(c.StartGalleries(), replies.append)
    with qtbot.waitSignal(link.lost, timeout=5000):
        fake.end()
    assert [type(reply) for reply in replies] == [Refused]
    assert not link.is_connected


def test_a_command_without_an_engine_is_refused_and_not_kept(qtbot: QtBot, bare: Store) -> None:
    lonely = BackendLink(EventDispatcher(bare))
    replies: list[Reply] = []
    lonely.send(c.StartGalleries(), replies.append)
    qtbot.waitUntil(lambda: len(replies) == 1, timeout=2000)
    assert isinstance(replies[0], Refused)


def test_a_full_pipe_does_not_stop_the_window(qtbot: QtBot, bare: Store) -> None:
    """Nobody reads on the other side: sending far more than a pipe holds returns at once all the same."""
    reader, to_engine = Pipe(duplex=False)
    from_engine, writer = Pipe(duplex=False)
    link = BackendLink(EventDispatcher(bare))
    link.attach(from_engine, to_engine)
    for _ in range(200):
        link.send(c.AddPaths(paths=tuple(f"/pictures/{i:0100d}" for i in range(100))))
    reader.close()
    writer.close()
    with qtbot.waitSignal(link.lost, timeout=5000):
        pass


def test_noise_on_the_pipe_ends_the_connection(qtbot: QtBot, link: BackendLink, fake: FakeEngine) -> None:
    with qtbot.waitSignal(link.lost, timeout=5000):
        fake._writer.send_bytes(b"\xc1 this is no message")


def test_many_messages_do_not_hold_the_event_loop(qtbot: QtBot, link: BackendLink, fake: FakeEngine) -> None:
    """A long box is taken in over several turns, so that input comes in between."""
    load(qtbot, link)
    turns: list[int] = []
    take_in = link._take_in
    link._filled.disconnect(link._take_in)
    link._filled.connect(lambda: (turns.append(1), take_in()))
    for number in range(1, 4001):
        fake.say(number, GalleriesPatched(patches=tuple(GalleryPatch(id=i, done_images=number) for i in range(1, 6))))
    qtbot.waitUntil(lambda: bool(fake.acknowledged()) and fake.acknowledged()[-1] == 4000, timeout=20_000)
    assert len(turns) > 1
