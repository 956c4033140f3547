from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from bridge import garbage


class Knot:
    """Only the collector can take it away. Notes the thread that it goes in."""

    def __init__(self, threads: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: threads.append(threading.current_thread().name))


@pytest.fixture
def automatic() -> Iterator[None]:
    gc.enable()
    yield
    gc.disable()


def test_garbage_of_another_thread_is_collected_in_this_one(
    qtbot: QtBot, automatic: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(garbage, "EVERY_MS", 5)
    collector = garbage.Garbage()
    threads: list[str] = []

    def tie() -> None:
        for _ in range(3000):  # some collections' worth
            Knot(threads)

    worker = threading.Thread(target=tie, name="worker")
    worker.start()
    worker.join()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) == 3000)
    assert set(threads) == {threading.current_thread().name}
    collector.deleteLater()


def test_memory_is_given_back_again_and_again(qtbot: QtBot, automatic: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "GIVEN_BACK_EVERY_MS", 5)
    given: list[None] = []
    collector = garbage.Garbage(give_back=lambda: given.append(None))
    qtbot.waitUntil(lambda: len(given) >= 2)
    collector.deleteLater()
