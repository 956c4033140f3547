from __future__ import annotations

import threading
from pathlib import Path

import pytest

from backend.uploads.disk_pace import DiskPace


class Disk:
    """A job that takes as long as the test says, on a clock of its own, and notes where it ran."""

    def __init__(self) -> None:
        self.now = 0.0
        self.takes_s = 0.0
        self.pace = DiskPace(clock=lambda: self.now)

    async def read(self, path: str = "/disk/photo.jpg") -> str:
        def job() -> str:
            self.now += self.takes_s
            return "loop" if threading.current_thread() is threading.main_thread() else "thread"

        return await self.pace.run(Path(path), job)


async def test_the_first_read_of_a_folder_is_never_in_the_loop() -> None:
    disk = Disk()
    assert [await disk.read(), await disk.read(), await disk.read("/other/photo.jpg")] == ["thread", "loop", "thread"]


async def test_a_disk_that_becomes_slow_is_left_to_threads_for_a_while() -> None:
    disk = Disk()
    await disk.read()
    disk.takes_s = 0.5
    assert await disk.read() == "loop"
    disk.takes_s = 0.0
    assert [await disk.read() for _ in range(3)] == ["thread"] * 3
    disk.now += 10
    assert [await disk.read(), await disk.read()] == ["thread", "loop"]


async def test_a_disk_that_may_have_fallen_asleep_is_woken_by_a_thread() -> None:
    disk = Disk()
    await disk.read()
    disk.now += 60
    assert await disk.read() == "thread"


async def test_a_slow_first_read_does_not_count_as_fast() -> None:
    disk = Disk()
    disk.takes_s = 0.5
    assert [await disk.read(), await disk.read()] == ["thread", "thread"]


async def test_errors_come_through_from_both_places() -> None:
    pace = DiskPace()

    def job() -> None:
        raise OSError(5, "Input/output error")

    for _ in range(2):
        with pytest.raises(OSError, match="Input"):
            await pace.run(Path("/disk/photo.jpg"), job)


async def test_remembers_only_so_many_folders() -> None:
    disk = Disk()
    for number in range(1000):
        await disk.read(f"/disk/{number}/photo.jpg")
    assert len(disk.pace._known) <= 256
