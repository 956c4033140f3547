from __future__ import annotations

import asyncio
import multiprocessing
import os
import shutil
import signal
import socket
import stat
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.ipc.control_socket import ControlSocket
from backend.protocol.address import Address, address_of, connect
from backend.protocol.errors import ErrorKind

WAIT_S = 10.0


@pytest.fixture(params=["short", "long"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Address]:
    folder = tmp_path / "state"
    if request.param == "long":
        folder = tmp_path / ("a folder with a rather long name " * 4).strip() / "日本" / "state"
    folder.mkdir(parents=True)
    address = address_of(folder)
    yield address
    Path(address.socket).unlink(missing_ok=True)


class Arrivals:
    def __init__(self) -> None:
        self._queue: asyncio.Queue[Connection] = asyncio.Queue()

    def __call__(self, connection: Connection) -> None:
        self._queue.put_nowait(connection)

    async def next(self) -> Connection:
        return await asyncio.wait_for(self._queue.get(), WAIT_S)

    def is_empty(self) -> bool:
        return self._queue.empty()


async def call(address: Address, timeout_s: float = WAIT_S) -> Connection | None:
    return await asyncio.to_thread(connect, address, timeout_s)


async def test_a_client_of_the_same_person_gets_through(address: Address) -> None:
    arrivals = Arrivals()
    control = ControlSocket.open(address, arrivals)
    client = await call(address)
    assert client is not None
    engine = await arrivals.next()
    client.send_bytes(b"ahoy")
    assert await asyncio.to_thread(engine.recv_bytes) == b"ahoy"
    engine.send_bytes(b"aye")
    assert await asyncio.to_thread(client.recv_bytes) == b"aye"
    control.close()
    client.close()
    engine.close()


async def test_only_its_owner_can_read_socket_and_key(address: Address) -> None:
    control = ControlSocket.open(address, Arrivals())
    assert stat.S_IMODE(Path(address.socket).stat().st_mode) == 0o600
    assert stat.S_IMODE(address.key_file.stat().st_mode) == 0o600
    assert len(address.key_file.read_bytes()) == 64
    control.close()


def test_the_path_of_the_socket_fits_wherever_the_state_is(address: Address) -> None:
    assert len(os.fsencode(address.socket)) <= 103
    assert address_of(address.key_file.parent) == address


async def test_nothing_is_left_when_it_is_closed(address: Address) -> None:
    control = ControlSocket.open(address, Arrivals())
    control.close()
    control.close()
    assert not Path(address.socket).exists()
    assert not address.key_file.exists()
    assert await call(address) is None


async def test_nobody_answers_when_no_engine_runs(address: Address) -> None:
    assert await call(address) is None
    address.key_file.write_bytes(b"key")
    assert await call(address) is None


async def test_a_wrong_key_does_not_get_through_and_keeps_nobody_out(address: Address) -> None:
    arrivals = Arrivals()
    control = ControlSocket.open(address, arrivals)
    key = address.key_file.read_bytes()
    address.key_file.write_bytes(b"guessed")
    assert await call(address) is None
    assert arrivals.is_empty()
    address.key_file.write_bytes(key)
    client = await call(address)
    assert client is not None
    (await arrivals.next()).close()
    client.close()
    control.close()


async def test_clients_that_hang_in_the_handshake_keep_nobody_out(address: Address) -> None:
    arrivals = Arrivals()
    control = ControlSocket.open(address, arrivals)
    silent = [socket.socket(socket.AF_UNIX) for _ in range(10)]
    for client in silent:
        client.connect(address.socket)
    client = await call(address)
    assert client is not None
    (await arrivals.next()).close()
    client.close()
    for hanging in silent:
        hanging.close()
    control.close()


async def test_who_says_nothing_is_let_go(address: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backend.ipc.control_socket._HANDSHAKE_S", 0.01)
    control = ControlSocket.open(address, Arrivals())
    with socket.socket(socket.AF_UNIX) as silent:
        silent.settimeout(WAIT_S)
        silent.connect(address.socket)
        heard = b""
        while part := await asyncio.to_thread(silent.recv, 1000):
            heard += part
        assert b"#CHALLENGE#" in heard, "it was greeted, and then let go"
    control.close()


async def test_an_engine_that_takes_the_call_but_never_answers_is_given_up(address: Address) -> None:
    address.key_file.write_bytes(b"key")
    Path(address.socket).parent.mkdir(mode=0o700, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as stopped:
        stopped.bind(address.socket)
        stopped.listen()
        assert await call(address, timeout_s=0.2) is None


async def test_who_poses_as_the_engine_without_the_key_is_not_believed(address: Address) -> None:
    control = ControlSocket.open(address, Arrivals())
    control._key = b"another key"
    assert await call(address) is None
    control.close()


async def test_a_second_engine_does_not_take_the_socket_away(address: Address) -> None:
    arrivals = Arrivals()
    control = ControlSocket.open(address, arrivals)
    key = address.key_file.read_bytes()
    with pytest.raises(Problem) as caught:
        ControlSocket.open(address, Arrivals())
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.BAD_INPUT, address.socket)
    assert address.key_file.read_bytes() == key
    client = await call(address)
    assert client is not None
    (await arrivals.next()).close()
    client.close()
    control.close()


async def test_a_file_that_is_no_socket_is_not_deleted(address: Address) -> None:
    path = Path(address.socket)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_text("precious")
    with pytest.raises(Problem):
        ControlSocket.open(address, Arrivals())
    assert path.read_text() == "precious"


def _listen_for_ever(address: Address, pipe: Connection) -> None:
    async def listen() -> None:
        ControlSocket.open(address, lambda connection: connection.close())
        pipe.send(True)
        await asyncio.Event().wait()

    asyncio.run(listen())


async def test_the_socket_of_a_killed_engine_is_taken_over(address: Address) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_listen_for_ever, args=(address, theirs))
    process.start()
    assert await asyncio.to_thread(ours.recv) is True
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert Path(address.socket).exists()
    assert await call(address) is None
    arrivals = Arrivals()
    control = ControlSocket.open(address, arrivals)
    client = await call(address)
    assert client is not None
    (await arrivals.next()).close()
    client.close()
    control.close()


async def test_a_folder_that_belongs_to_somebody_else_is_refused(
    address: Address, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(address.socket).parent.mkdir(mode=0o700, exist_ok=True)
    owner = Path(address.socket).parent.stat().st_uid
    monkeypatch.setattr("backend.ipc.control_socket.os.getuid", lambda: owner + 1)
    with pytest.raises(Problem) as caught:
        ControlSocket.open(address, Arrivals())
    assert caught.value.info.kind is ErrorKind.BAD_INPUT


async def test_a_state_folder_that_was_deleted_does_not_keep_it_from_closing(address: Address) -> None:
    control = ControlSocket.open(address, Arrivals())
    Path(address.socket).unlink()
    shutil.rmtree(address.key_file.parent)
    control.close()
