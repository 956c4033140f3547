"""A system bus that breaks away, or never was one."""

from __future__ import annotations

import asyncio
import gc
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.system.bus import NoBus, SystemBus
from tests.fakes.system_bus import SystemBusFake


@pytest.fixture
async def complaints() -> list[dict[str, Any]]:
    """What Python says of failures that nobody took."""
    told: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: told.append(context))
    return told


async def quiet(complaints: list[dict[str, Any]]) -> bool:
    for _ in range(3):
        await asyncio.sleep(0)
        gc.collect()
    assert complaints == []
    return True


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")
@pytest.mark.parametrize("until", ["told", "known", "at once"])
async def test_a_bus_that_ends_is_told_once_and_to_nobody_else(
    complaints: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, until: str
) -> None:
    fake = SystemBusFake()
    await fake.open()
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", fake.address)
    bus = await SystemBus.connect()
    fake.end_daemon()
    if until == "told":
        async with asyncio.timeout(10):
            await bus.gone()
    while until == "known" and not bus._ended.done():
        await asyncio.sleep(0.005)
    with pytest.raises(NoBus):
        await bus.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames")
    bus.close()
    fake.close()
    del bus
    assert await quiet(complaints)


@pytest.fixture
def deaf(tmp_path: Path) -> Iterator[str]:
    """A socket that takes a connection and says nothing."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "bus"))
        listener.listen()
        yield f"unix:path={tmp_path / 'bus'}"


async def test_a_start_that_is_given_up_leaves_nothing(
    complaints: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch, deaf: str
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", deaf)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await SystemBus.connect()
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"{deaf}-gone")
    with pytest.raises(NoBus):
        await SystemBus.connect()
    assert await quiet(complaints)
