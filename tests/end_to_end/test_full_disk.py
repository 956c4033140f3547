"""A disk that is full or read-only costs nothing that was there, and is told where the person looks."""

from __future__ import annotations

import contextlib
import subprocess
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.commands import EditGalleries
from backend.protocol.errors import ErrorKind
from backend.protocol.events import Notice
from backend.protocol.rows import GalleryState
from backend.protocol.settings import ChangeSettings
from tests.end_to_end import pictures
from tests.end_to_end.desktop import Reader, desktop, needs_desktop, wait_for
from tests.end_to_end.harness import Home


def fill(disk: Path) -> Path:
    """A file that leaves no room on this disk."""
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1024))
    return ballast


def test_a_disk_that_gets_full_loses_nothing_and_says_so(small_disk: Path, tmp_path: Path) -> None:
    home = Home(small_disk / "home")
    try:
        client = home.attach()
        folders = [pictures.folder(tmp_path / f"gallery {number}", 1) for number in range(40)]
        ids = client.add(*folders, start=False)
        client.until(lambda: all(client.row(each).state is GalleryState.READY for each in ids))
        client.ask(EditGalleries(ids=tuple(ids), custom1="kept"))
        ballast = fill(small_disk)
        long = dict.fromkeys(("custom1", "custom2", "custom3", "custom4", "ext1", "ext2", "ext3", "ext4"), "x" * 10_000)
        client.ask(EditGalleries(ids=tuple(ids), **long))  # more than the whole disk holds
        client.until(  # the answer may come before the notice
            lambda: any(one.error.kind is ErrorKind.DISK and one.is_alarm for one in client.of_kind(Notice))
        )
        with pytest.raises(Problem) as refused:
            client.ask(ChangeSettings(values=(("theme", '"dark"'),)))
        assert refused.value.info.kind is ErrorKind.DISK
        home.kill_engine()
        ballast.unlink()
        client = home.attach()
        rows = client.rows()
        assert [row.custom1 for row in rows] == ["kept"] * 40, "nothing that was there is lost"
        client.start(ids[0])
        assert client.until_ended(ids[0]).state is GalleryState.COMPLETED
    finally:
        home.close()


@needs_desktop
def test_a_window_on_a_read_only_disk_says_so_and_tries_again(small_disk: Path, tmp_path: Path) -> None:
    def mount(how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(small_disk)], check=True)

    home = tmp_path / "home"
    home.mkdir()
    (home / "galleon").symlink_to(small_disk)
    with desktop(home) as machine:
        reader = Reader(machine)
        mount("ro")
        status = machine.home.run("status")
        assert (status.code, status.err.count("\n")) == (7, 1), status.err
        assert "Read-only file system" in status.err
        window = machine.galleon()
        reader.wait_for("alert", "The disk is full or cannot be written", "Read-only file system")
        mount("rw")
        reader.press("Try again")
        wait_for(machine.home.engines, "the engine")
        wait_for(lambda: not reader.names("alert"), "the strip to go")
        assert window.poll() is None
