from __future__ import annotations

import asyncio
import contextlib
import ctypes
import subprocess
import sys
from types import SimpleNamespace

import pytest

from backend.system import awake, presence
from backend.system.awake import Awake, LetGo


async def nobody(_away: bool) -> None:
    raise AssertionError("nobody tells of the network here")


@pytest.mark.parametrize(("platform", "kind"), [("linux", presence.Presence), ("win32", Awake), ("darwin", Awake)])
def test_each_system_gets_its_kind(platform: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    made = presence.presence_here(nobody, lambda: False)
    assert type(made) is kind and not made.is_away


async def test_the_computer_is_held_awake_while_wanted_and_let_go_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(awake, "LOOK_S", 0)
    held: list[str] = []
    wanted = iter([False, True, True, False, True])

    def hold() -> LetGo:
        held.append("hold")
        return lambda: held.append("let go")

    task: asyncio.Task[None]

    def wants_awake() -> bool:
        try:
            return next(wanted)
        except StopIteration:
            task.cancel()
            return True

    task = asyncio.create_task(Awake(wants_awake, hold).serve())
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert held == ["hold", "let go", "hold", "let go"]


async def test_where_it_cannot_be_held_the_engine_goes_on_without() -> None:
    def refuse() -> LetGo:
        raise OSError("no")

    await Awake(lambda: True, refuse).serve()


def test_windows_is_told_by_the_state_of_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    states: list[int] = []

    def set_state(flags: int) -> int:
        states.append(flags)
        return 1

    kernel = SimpleNamespace(SetThreadExecutionState=set_state)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    awake.hold_on_windows()()
    assert states == [0x80000001, 0x80000000]


def test_macos_is_told_by_caffeinate(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    real = subprocess.Popen

    def start(words: list[str], **options: object) -> subprocess.Popen[bytes]:
        started.append(words)
        return real([sys.executable, "-c", "import signal; signal.pause()"])

    monkeypatch.setattr(subprocess, "Popen", start)
    let_go = awake.hold_on_macos()
    let_go()
    assert started[0][:3] == ["/usr/bin/caffeinate", "-i", "-w"]
