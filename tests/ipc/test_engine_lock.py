from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from backend.ipc.engine_lock import EngineLock


def test_only_one_engine_holds_the_lock(tmp_path: Path) -> None:
    lock = EngineLock.acquire(tmp_path / "state")
    assert lock is not None
    assert EngineLock.acquire(tmp_path / "state") is None
    other = EngineLock.acquire(tmp_path / "other")
    assert other is not None
    other.release()
    lock.release()
    lock.release()
    again = EngineLock.acquire(tmp_path / "state")
    assert again is not None
    again.release()


def test_a_window_and_its_engine_do_not_lock_each_other_out(tmp_path: Path) -> None:
    engine, window = EngineLock.acquire(tmp_path), EngineLock.acquire(tmp_path, "window")
    assert engine is not None
    assert window is not None
    assert EngineLock.acquire(tmp_path, "window") is None
    engine.release()
    window.release()


def _hold(folder: Path, pipe: Connection) -> None:
    lock = EngineLock.acquire(folder)
    pipe.send(lock is not None)
    pipe.recv()


def test_the_death_of_an_engine_releases_its_lock(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_hold, args=(tmp_path, theirs))
    process.start()
    assert ours.recv() is True
    assert EngineLock.acquire(tmp_path) is None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    lock = EngineLock.acquire(tmp_path)
    assert lock is not None
    lock.release()
