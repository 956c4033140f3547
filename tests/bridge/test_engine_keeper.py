"""The engine's life as the window sees it: greeted, restarted, given up, shut down."""

import threading
from collections.abc import Iterator
from multiprocessing import Pipe
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from backend.protocol import commands as c
from backend.protocol.codec import Acknowledge, SnapshotPage, decode_to_engine, encode
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.replies import Done, Refused, Reply, Welcome
from backend.protocol.rows import GalleryState
from bridge.backend_link import BackendLink
from bridge.backend_process import EngineConnection
from bridge.controllers.app import App
from bridge.engine_keeper import EngineKeeper
from bridge.event_dispatcher import EventDispatcher
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import gallery


class Engines:
    """Stands for BackendProcess: each launch is an engine in a thread, which `kill` ends."""

    def __init__(self) -> None:
        self.first: EngineConnection | None = None
        self.launches = 0
        self.fails = False
        self.refuses = False
        self.asked: list[c.Command] = []
        self._ends: list[object] = []

    def launch(self) -> EngineConnection:
        self.launches += 1
        if self.fails:
            raise OSError("no more processes")
        reader, to_engine = Pipe(duplex=False)
        from_engine, writer = Pipe(duplex=False)
        self._ends = [reader, writer]
        threading.Thread(target=self._run, args=(reader, writer), daemon=True).start()
        return EngineConnection(from_engine, to_engine)

    def _run(self, reader: object, writer: object) -> None:
        try:
            while True:
                command = decode_to_engine(reader.recv_bytes())  # type: ignore[attr-defined]
                if isinstance(command, Acknowledge):
                    continue
                self.asked.append(command)
                number = command.request_id
                if isinstance(command, c.Shutdown):
                    writer.close()  # type: ignore[attr-defined]
                    return
                reply: Done | Welcome | Refused = Done(request_id=number)
                if isinstance(command, c.Hello):
                    reply = Welcome(
                        request_id=number, protocol_version=1, app_version="1", engine_pid=1, log_path="/log"
                    )
                    if self.refuses:
                        reply = Refused(request_id=number, error=ErrorInfo(kind=ErrorKind.BAD_INPUT))
                writer.send_bytes(encode(reply))  # type: ignore[attr-defined]
                if isinstance(command, c.RequestSnapshot):
                    page = SnapshotPage(index=0, is_last=True, galleries=(gallery(1, state=GalleryState.UPLOADING),))
                    writer.send_bytes(encode(page))  # type: ignore[attr-defined]
        except (EOFError, OSError):
            pass

    def kill(self) -> None:
        self._ends[1].close()  # type: ignore[attr-defined]


class Desk:
    def __init__(self, folder: Path) -> None:
        self.now = 100.0
        self.store = Store()
        self.engines = Engines()
        self.link = BackendLink(EventDispatcher(self.store))
        self.app = App(self.store, WindowState(folder / "window.json"), "1", False)
        self.keeper = EngineKeeper(self.engines, self.link, self.store, self.app, lambda: self.now)  # type: ignore[arg-type]

    def state(self) -> tuple[object, object]:
        return self.app.property("engineState"), self.app.property("engineMessage")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.link.close()


def start(qtbot: QtBot, desk: Desk) -> None:
    desk.keeper.start()
    qtbot.waitUntil(lambda: bool(desk.store.galleries), timeout=5000)


def test_an_engine_is_greeted_and_its_rows_are_shown(qtbot: QtBot, desk: Desk) -> None:
    start(qtbot, desk)
    assert desk.state() == ("running", "")
    assert isinstance(desk.engines.asked[0], c.Hello)
    assert desk.engines.asked[0].client == "window"


def test_a_dead_engine_is_started_again_and_the_rows_stay(qtbot: QtBot, desk: Desk) -> None:
    start(qtbot, desk)
    desk.store.set_hosts([HostRow(id="keep2share.cc", name="Keep2Share", code="K2S", kind=HostKind.FILE)])
    desk.engines.kill()
    qtbot.waitUntil(lambda: desk.state()[0] == "restarting", timeout=5000)
    assert "starting again in" in str(desk.state()[1])
    assert [row.state for row in desk.store.galleries.values()] == ["paused"]
    desk.now += 1
    qtbot.waitUntil(lambda: desk.state()[0] == "running", timeout=5000)
    assert desk.engines.launches == 2
    qtbot.waitUntil(lambda: desk.store.galleries[1].state == "uploading", timeout=5000)
    assert desk.store.names.code("keep2share.cc") == "K2S", "the new engine has not read its hosts yet"


def test_what_is_done_while_the_engine_starts_again_reaches_the_next_one(qtbot: QtBot, desk: Desk) -> None:
    start(qtbot, desk)
    desk.engines.kill()
    qtbot.waitUntil(lambda: desk.state()[0] == "restarting", timeout=5000)
    replies: list[Reply] = []
    desk.link.send(c.AddPaths(paths=("/pictures",)), replies.append)
    desk.link.send(c.PauseGalleries())
    desk.now += 1
    qtbot.waitUntil(lambda: bool(replies), timeout=5000)
    assert isinstance(replies[0], Done)
    kinds = [type(command) for command in desk.engines.asked]
    assert kinds.index(c.AddPaths) < kinds.index(c.PauseGalleries)
    assert kinds[kinds.index(c.AddPaths) - 1] is c.Hello


def test_what_was_held_is_refused_when_no_engine_comes(qtbot: QtBot, desk: Desk) -> None:
    start(qtbot, desk)
    desk.engines.fails = True
    desk.engines.kill()
    qtbot.waitUntil(lambda: desk.state()[0] == "restarting", timeout=5000)
    replies: list[Reply] = []
    desk.link.send(c.AddPaths(paths=("/pictures",)), replies.append)
    for tries in range(2, 7):
        desk.now += 10
        qtbot.waitUntil(lambda n=tries: desk.engines.launches == n, timeout=5000)
        if desk.state()[0] != "failed":
            qtbot.waitUntil(lambda: desk.state()[0] in ("restarting", "failed"), timeout=5000)
        if desk.state()[0] == "failed":
            break
    qtbot.waitUntil(lambda: desk.state()[0] == "failed", timeout=5000)
    assert [type(reply) for reply in replies] == [Refused]


def test_after_five_tries_the_person_decides(qtbot: QtBot, desk: Desk) -> None:
    desk.engines.fails = True
    desk.keeper.start()
    for tries in range(1, 6):
        qtbot.waitUntil(lambda n=tries: desk.engines.launches == n and desk.state()[0] == "restarting", timeout=5000)
        desk.now += 10
    qtbot.waitUntil(lambda: desk.state()[0] == "failed", timeout=5000)
    assert desk.state()[1] == "Galleon cannot start its engine"
    assert desk.engines.launches == 6
    desk.engines.fails = False
    desk.app.retryEngine()
    qtbot.waitUntil(lambda: desk.state()[0] == "running", timeout=5000)


def test_an_engine_of_another_version_is_not_used(qtbot: QtBot, desk: Desk) -> None:
    desk.engines.refuses = True
    desk.keeper.start()
    qtbot.waitUntil(lambda: desk.state()[0] == "failed", timeout=5000)
    assert not desk.link.is_connected


def test_quitting_asks_the_engine_to_leave_and_waits_for_it(qtbot: QtBot, desk: Desk) -> None:
    start(qtbot, desk)
    with qtbot.waitSignal(desk.keeper.stopped, timeout=5000):
        desk.keeper.stop()
    assert isinstance(desk.engines.asked[-1], c.Shutdown)
    assert desk.state()[0] == "running"


def test_quitting_without_an_engine_is_immediate(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.keeper.stopped, timeout=1000):
        desk.keeper.stop()
