from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from backend.hosts.registry import BUILT_IN, Registry
from backend.hosts.roster import MissingHost
from backend.protocol.errors import ErrorKind
from tests.hosts.documents import ScriptedTransport
from tests.hosts.test_check import GOOD

BUILT_IN_IDS = {path.stem for path in BUILT_IN.glob("*.toml")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "hosts"
    folder.mkdir()
    return folder


def loaded(folder: Path) -> Registry:
    registry = Registry(ScriptedTransport(), user_folder=folder)
    registry.load()
    return registry


def test_knows_the_built_in_hosts_without_a_folder(tmp_path: Path):
    registry = loaded(tmp_path / "missing")
    assert set(registry.hosts()) == BUILT_IN_IDS
    assert registry.problems() == ()
    assert registry.hosts()["pixhost.to"].info.definition_path == ""


def test_a_definition_of_the_person_is_added_with_its_path(folder: Path):
    (folder / "mine.toml").write_text(GOOD)
    (folder / "notes.txt").write_text("not a definition")
    registry = loaded(folder)
    assert set(registry.hosts()) == BUILT_IN_IDS | {"example.org"}
    assert registry.hosts()["example.org"].info.definition_path == str(folder / "mine.toml")


def test_a_definition_of_the_person_replaces_a_built_in_one(folder: Path):
    text = (BUILT_IN / "catbox.moe.toml").read_text("utf-8").replace('name = "Catbox"', 'name = "My Catbox"')
    (folder / "catbox.toml").write_text(text, "utf-8")
    assert loaded(folder).hosts()["catbox.moe"].info.name == "My Catbox"


def test_broken_definitions_are_told_once_each_and_the_others_work(folder: Path):
    (folder / "bad.toml").write_text(GOOD.replace('code = "EX"', 'code = "?"').replace("connections = 2", "x = 1"))
    (folder / "worse.toml").write_text("[[[")
    (folder / "good.toml").write_text(GOOD)
    registry = loaded(folder)
    assert set(registry.hosts()) == BUILT_IN_IDS | {"example.org"}
    assert [(error.kind, error.subject) for error in registry.problems()] == [
        (ErrorKind.BAD_INPUT, "bad.toml:4"),
        (ErrorKind.BAD_INPUT, "worse.toml:1"),
    ]


def test_a_broken_replacement_leaves_the_built_in_host(folder: Path):
    (folder / "imx.toml").write_text('definition = 1\nid = "imx.to"\n')
    registry = loaded(folder)
    assert "imx.to" in registry.hosts()
    assert len(registry.problems()) == 1


def test_two_definitions_of_one_host_are_a_problem_of_the_second(folder: Path):
    for name in ("a.toml", "b.toml"):
        (folder / name).write_text(GOOD)
    assert [error.subject for error in loaded(folder).problems()] == ["b.toml:1"]


def test_no_definition_takes_the_place_of_a_native_host(folder: Path):
    native = MissingHost("example.org")
    (folder / "mine.toml").write_text(GOOD)
    registry = Registry(ScriptedTransport(), user_folder=folder)
    registry.register(native)
    registry.load()
    assert registry.hosts()["example.org"] is native
    assert len(registry.problems()) == 1


def test_a_host_that_did_not_change_stays_the_same(folder: Path):
    (folder / "mine.toml").write_text(GOOD)
    registry = loaded(folder)
    before = dict(registry.hosts())
    (folder / "mine.toml").write_text(GOOD.replace("connections = 2", "connections = 3"))
    registry.load()
    changed = {host_id for host_id, host in registry.hosts().items() if host is not before[host_id]}
    assert changed == {"example.org"}
    assert registry.hosts()["example.org"].info.limits.connections == 3


@asynccontextmanager
async def watched(registry: Registry) -> AsyncIterator[asyncio.Event]:
    changed = asyncio.Event()
    task = asyncio.create_task(registry.watch(changed.set))
    try:
        yield changed
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_follows_the_folder_while_it_runs(tmp_path: Path):
    folder = tmp_path / "made" / "hosts"
    registry = loaded(folder)
    async with watched(registry) as changed:
        while not folder.exists():  # the watching makes it
            await asyncio.sleep(0.005)
        (folder / "mine.toml").write_text("broken")
        await changed.wait()
        assert len(registry.problems()) == 1

        changed.clear()
        (folder / "new").write_text(GOOD)
        os.replace(folder / "new", folder / "mine.toml")  # as editors save
        await changed.wait()
        assert "example.org" in registry.hosts()
        assert registry.problems() == ()

        changed.clear()
        (folder / "mine.toml").unlink()
        await changed.wait()
        assert set(registry.hosts()) == BUILT_IN_IDS


async def test_sees_what_changed_between_loading_and_watching(folder: Path):
    registry = loaded(folder)
    (folder / "mine.toml").write_text(GOOD)
    async with watched(registry) as changed:
        await changed.wait()
        assert "example.org" in registry.hosts()
