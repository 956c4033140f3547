"""Galleries and the network: a whole engine, and a system bus with NetworkManager and logind on it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from backend.protocol.rows import GalleryState, PauseReason
from tests.end_to_end import pictures
from tests.fakes.system_bus import CONNECTED, DISCONNECTED, SystemBusFake
from tests.galleries.conftest import Office

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")


@pytest.fixture
async def system(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[SystemBusFake]:
    system = SystemBusFake()
    await system.open()
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", system.address)
    monkeypatch.setattr("backend.system.network.has_default_route", lambda: False)
    yield system
    system.close()


async def test_without_a_network_uploads_pause_and_go_on_by_themselves(
    system: SystemBusFake, office: Office, tmp_path: Path
) -> None:
    host = office.host(connections=2)
    host.gate.clear()
    (running,) = await office.add(pictures.folder(tmp_path / "a", 4), start=True)
    await office.until(lambda: host.in_use == 2 and bool(system.locks))
    await system.say_network(DISCONNECTED)
    row = await office.until_state(running, GalleryState.PAUSED)
    assert row.pause_reason is PauseReason.OFFLINE
    await office.until(lambda: host.in_use == 0)
    assert office.engine.totals.current().is_offline
    (later,) = await office.add(pictures.folder(tmp_path / "b", 2), start=True)
    (here,) = await office.add(pictures.folder(tmp_path / "c", 1), start=True, host_ids=("local",))
    await office.until_ended(here)  # this computer is always there
    assert office.row(later).state is GalleryState.QUEUED
    host.gate.set()
    await system.say_network(CONNECTED)
    for gallery_id in (running, later):
        assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    assert len(host.received) == 6
    assert not office.engine.totals.current().is_offline


async def test_what_the_person_pauses_meanwhile_stays_paused(
    system: SystemBusFake, office: Office, tmp_path: Path
) -> None:
    host = office.host()
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 2), start=True)
    await office.until(lambda: host.in_use == 2 and bool(system.locks))
    await system.say_network(DISCONNECTED)
    await office.until_state(gallery_id, GalleryState.PAUSED)
    await office.engine.galleries.queue.pause([], hard=True)
    assert office.row(gallery_id).pause_reason is PauseReason.BY_PERSON
    await system.say_network(CONNECTED)
    await office.until(lambda: not office.engine.galleries.offline.is_offline)
    assert office.row(gallery_id).state is GalleryState.PAUSED


async def test_after_a_restart_it_goes_on_by_itself(system: SystemBusFake, office: Office, tmp_path: Path) -> None:
    host = office.host()
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 2), start=True)
    await office.until(lambda: host.in_use == 2 and bool(system.locks))
    await system.say_network(DISCONNECTED)
    await office.until_state(gallery_id, GalleryState.PAUSED)
    system.state = CONNECTED
    await office.crash()
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED


async def test_before_sleep_the_wire_falls_silent_and_only_then_the_computer_may_sleep(
    system: SystemBusFake, office: Office, tmp_path: Path
) -> None:
    host = office.host()
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 2), start=True)
    await office.until(lambda: host.in_use == 2 and system.locks == ["delay"])
    await system.say_sleep(True)
    await office.until(lambda: system.locks == [])
    assert (office.row(gallery_id).state, host.in_use) == (GalleryState.PAUSED, 0)
    host.gate.set()
    await system.say_sleep(False)
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
    await office.until(lambda: system.locks == ["delay"])


async def test_the_computer_stays_awake_while_it_uploads_if_the_person_wants_that(
    system: SystemBusFake, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.system.presence.LOOK_S", 0.05)
    await office.engine.settings.change({"keep_awake": "true"})
    host = office.host()
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 2), start=True)
    await office.until(lambda: system.locks == ["block", "delay"])
    host.gate.set()
    await office.until_ended(gallery_id)
    await office.until(lambda: system.locks == ["delay"])


async def test_when_the_bus_goes_nothing_is_held_back(system: SystemBusFake, office: Office, tmp_path: Path) -> None:
    host = office.host()
    host.gate.clear()
    (gallery_id,) = await office.add(pictures.folder(tmp_path / "a", 2), start=True)
    await office.until(lambda: host.in_use == 2 and bool(system.locks))
    await system.say_network(DISCONNECTED)
    await office.until_state(gallery_id, GalleryState.PAUSED)
    host.gate.set()
    system.end_daemon()
    assert (await office.until_ended(gallery_id)).state is GalleryState.COMPLETED
