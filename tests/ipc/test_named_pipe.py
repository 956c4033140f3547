"""The address of Windows, with a Unix socket in the place of the named pipe."""

from __future__ import annotations

import asyncio
import sys
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from backend.ipc import control_socket
from backend.protocol import address


@pytest.fixture
def windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a name of a pipe stands for here."""
    path = tmp_path / "pipe"

    def stand_in(make: Any) -> Any:
        def made(name: str, family: str, **options: Any) -> Any:
            assert family == "AF_PIPE" and name.startswith("\\\\.\\pipe\\galleon-")
            return make(str(path), "AF_UNIX", **options)

        return made

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(control_socket, "Listener", stand_in(connection.Listener))
    monkeypatch.setattr(control_socket, "Client", stand_in(connection.Client))
    monkeypatch.setattr(address, "Client", stand_in(connection.Client))
    monkeypatch.setattr(control_socket, "_make_room", lambda path: None)
    return path


def test_each_set_of_data_has_a_pipe_of_its_own(windows: Path, tmp_path: Path) -> None:
    one, again, other = (address.address_of(tmp_path / name) for name in ("one", "one", "other"))
    assert one == again and one.socket != other.socket
    assert one.key_file == tmp_path / "one" / "engine.key"


async def test_who_has_the_key_is_let_in(windows: Path, tmp_path: Path) -> None:
    here = address.address_of(tmp_path / "state")
    came: asyncio.Queue[Connection] = asyncio.Queue()
    listening = await asyncio.to_thread(_open, here, came, asyncio.get_running_loop())
    ours = await asyncio.to_thread(address.connect, here, 10)
    theirs = await asyncio.wait_for(came.get(), 10)
    assert ours is not None
    ours.send_bytes(b"hello")
    assert theirs.recv_bytes() == b"hello"
    here.key_file.write_bytes(b"another")
    assert await asyncio.to_thread(address.connect, here, 10) is None
    await asyncio.to_thread(listening.close)
    assert await asyncio.to_thread(address.connect, here, 10) is None
    assert not here.key_file.exists()
    for end in (ours, theirs):
        end.close()


def _open(
    here: address.Address, came: asyncio.Queue[Connection], loop: asyncio.AbstractEventLoop
) -> control_socket.ControlSocket:
    return control_socket.ControlSocket(here, control_socket._new_key(here.key_file), loop, came.put_nowait)
