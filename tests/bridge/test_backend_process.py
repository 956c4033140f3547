import os
import sys
import threading
from multiprocessing.connection import Connection, Listener
from pathlib import Path

import msgspec

from backend.protocol import PROTOCOL_VERSION
from backend.protocol import commands as c
from backend.protocol.address import address_of
from backend.protocol.codec import Batch, decode_to_client, decode_to_engine, encode
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.folders import folders_under
from backend.protocol.replies import Done, PathRefused, PathsAdded, Reply, Welcome
from bridge.backend_process import BackendProcess, RestartPolicy


def test_restarts_come_after_growing_pauses() -> None:
    policy = RestartPolicy()
    assert [policy.delay_after_end(float(t)) for t in range(5)] == [0.5, 1.0, 2.0, 4.0, 8.0]


def test_the_sixth_end_within_five_minutes_is_the_last() -> None:
    policy = RestartPolicy()
    for t in range(5):
        policy.delay_after_end(t * 50.0)
    assert policy.delay_after_end(299.0) is None


def test_ends_long_ago_do_not_count() -> None:
    policy = RestartPolicy()
    for t in range(5):
        policy.delay_after_end(float(t))
    assert policy.delay_after_end(305.0) == 0.5


def test_the_person_may_try_again() -> None:
    policy = RestartPolicy()
    for t in range(6):
        policy.delay_after_end(float(t))
    policy.forget()
    assert policy.delay_after_end(6.0) == 0.5


def echo_engine(reader: Connection, writer: Connection, options: object) -> None:
    """An engine that says who it is and whether Qt came along, then leaves."""
    command = decode_to_engine(reader.recv_bytes())
    assert isinstance(command, c.Hello)
    qt = str("PySide6" in sys.modules)
    writer.send_bytes(
        encode(Welcome(request_id=command.request_id, protocol_version=1, app_version=qt, engine_pid=os.getpid()))
    )


def test_the_engine_is_a_process_of_its_own_without_qt() -> None:
    backend = BackendProcess(None, echo_engine)
    backend.start()
    engine = backend.first
    assert engine is not None and engine.process is not None
    engine.writer.send_bytes(encode(c.Hello(request_id=4, protocol_version=PROTOCOL_VERSION, client="window")))
    answer = decode_to_client(engine.reader.recv_bytes())
    engine.process.join(10)
    assert isinstance(answer, Welcome)
    assert answer.engine_pid == engine.process.pid != os.getpid()
    assert answer.app_version == "False"


class OneClient(threading.Thread):
    """A control socket that welcomes one client, and keeps what it asks."""

    def __init__(self, home: Path, has_window: bool, added: PathsAdded | None = None) -> None:
        super().__init__(daemon=True)
        address = address_of(folders_under(home).state)
        address.key_file.parent.mkdir(parents=True)
        address.key_file.write_bytes(b"key")
        self._listener = Listener(address.socket, address.family, authkey=b"key")
        self._has_window = has_window
        self._added = added
        self.asked: list[c.Command] = []

    def run(self) -> None:
        with self._listener, self._listener.accept() as connection:
            try:
                while True:
                    command = decode_to_engine(connection.recv_bytes())
                    assert not isinstance(command, Batch)
                    self.asked.append(command)  # type: ignore[arg-type]
                    welcome = Welcome(
                        request_id=command.request_id,  # type: ignore[union-attr]
                        protocol_version=1,
                        app_version="0",
                        engine_pid=1,
                        has_window=self._has_window,
                    )
                    connection.send_bytes(encode(Batch(number=1, events=())))
                    answer: Reply = Done(request_id=command.request_id)  # type: ignore[union-attr]
                    if isinstance(command, c.Hello):
                        answer = welcome
                    elif isinstance(command, c.AddPaths) and self._added is not None:
                        answer = msgspec.structs.replace(self._added, request_id=command.request_id)
                    connection.send_bytes(encode(answer))
            except EOFError:
                pass


def test_a_second_start_hands_over_its_paths_and_shows_the_window(tmp_path: Path) -> None:
    server = OneClient(tmp_path, has_window=True)
    server.start()
    backend = BackendProcess(folders_under(tmp_path), echo_engine)
    assert backend.hand_over(["/pictures/Lofoten 紅葉"])
    server.join(10)
    assert isinstance(server.asked[0], c.Hello)
    added = [command for command in server.asked if isinstance(command, c.AddPaths)]
    assert [command.paths for command in added] == [("/pictures/Lofoten 紅葉",)]
    assert sum(isinstance(command, c.ShowWindow) for command in server.asked) == 1


def test_the_window_hears_what_became_of_the_paths(tmp_path: Path) -> None:
    refused = PathRefused(path="/empty", error=ErrorInfo(kind=ErrorKind.NOTHING_FOUND))
    server = OneClient(tmp_path, has_window=True, added=PathsAdded(gallery_ids=(7,), refused=(refused,)))
    server.start()
    assert BackendProcess(folders_under(tmp_path), echo_engine).hand_over(["/pictures", "/empty"])
    server.join(10)
    [shown] = [command for command in server.asked if isinstance(command, c.ShowWindow)]
    assert shown.added is not None
    assert (shown.added.gallery_ids, shown.added.refused) == ((7,), (refused,))


def test_a_second_start_leaves_custom_uploaders_to_the_window(tmp_path: Path) -> None:
    server = OneClient(tmp_path, has_window=True)
    server.start()
    assert BackendProcess(folders_under(tmp_path), echo_engine).hand_over(["/a/One.SXCU", "/a/two.sxcu"])
    server.join(10)
    assert not [command for command in server.asked if isinstance(command, c.AddPaths)]
    [shown] = [command for command in server.asked if isinstance(command, c.ShowWindow)]
    assert shown.uploaders == ("/a/One.SXCU", "/a/two.sxcu")


def test_an_engine_without_a_window_is_not_a_reason_to_leave(tmp_path: Path) -> None:
    server = OneClient(tmp_path, has_window=False)
    server.start()
    assert not BackendProcess(folders_under(tmp_path), echo_engine).hand_over([])
    server.join(10)


def test_no_engine_at_all_is_not_a_reason_to_leave(tmp_path: Path) -> None:
    assert not BackendProcess(folders_under(tmp_path), echo_engine).hand_over([])
