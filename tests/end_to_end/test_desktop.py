"""From a folder dragged out of another program to working post code, on a real display with the real engine."""

from __future__ import annotations

import json
import os
import re
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.protocol.rows import GalleryState
from backend.protocol.settings import ChangeSettings
from tests.end_to_end import pictures
from tests.end_to_end.desktop import Desktop, Reader, desktop, needs_desktop, wait_for
from tests.hosts.sharex.uploaders import current

pytestmark = needs_desktop

FOLDER_NAME = "Ordner mit Ümläut 日本 & 50% #1"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path / "home") as machine:
        yield machine


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / FOLDER_NAME
    folder.mkdir()
    for number in range(4):
        (folder / f"Bild {number} ö %20 #{number}.jpg").write_bytes(pictures.jpeg(f"{number}", width=320, height=240))
    return folder


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=20) as answer:
        assert answer.status == 200
        content: bytes = answer.read()
        return content


def image_of(page_url: str) -> bytes:
    """What a person gets who opens the link and takes the image from the page."""
    page = fetch(page_url).decode()
    direct = re.search(r'(?:src|href)="(?:http://[^"/]+)?(/f/[^"]+)"', page)
    assert direct is not None, page
    return fetch(page_url.split("/i/")[0] + direct[1])


def test_a_folder_dragged_from_another_program_ends_as_working_post_code(machine: Desktop, folder: Path) -> None:
    machine.drag_source(folder)
    machine.galleon()
    window = machine.window()
    machine.place(window, 280, 0, 1100, 860)
    machine.focus(window)
    with machine.client() as client:
        # Nothing tells outside when the page that takes the drop is there: try again until the drop was taken, but not
        # before a busy machine has had time for it. The same folder twice would be asked about.
        for _ in range(5):
            machine.drag((100, 70), (830, 420))
            for _ in range(16):
                if not client.rows():
                    client.take(0.5)
            if client.rows():
                break
        (row,) = client.rows()
        assert client.until_state(row.id, GalleryState.READY).name == FOLDER_NAME
        assert client.row(row.id).images == 4
        machine.focus(window)
        machine.keys("F8")
        assert client.until_ended(row.id).state is GalleryState.COMPLETED

    def copied() -> str:
        """F6 goes from region to region; in the list Ctrl C copies."""
        machine.keys("F6", "Home", "ctrl+c")
        text = machine.clipboard()
        return text if "[url=" in text else ""

    text = wait_for(copied, "the post code on the clipboard")
    links = re.findall(r"\[url=([^\]]+)\]\[img\]([^\[]+)\[/img\]\[/url\]", text)
    assert len(links) == 4
    for _, thumb_url in links:
        assert fetch(thumb_url).startswith(b"\xff\xd8")
    assert [image_of(page_url) for page_url, _ in links] == [path.read_bytes() for path in sorted(folder.iterdir())]


def test_a_second_start_hands_its_folder_to_the_window_that_is_there(machine: Desktop, folder: Path) -> None:
    first = machine.galleon()
    window = machine.window()
    machine.drag_source(folder)
    wait_for(lambda: not machine.has_focus(window), "another program in front")
    second = machine.galleon(folder)
    assert second.wait(30) == 0
    assert first.poll() is None
    with machine.client() as client:
        client.until(lambda: [row.name for row in client.rows()] == [FOLDER_NAME])
    wait_for(lambda: machine.has_focus(window), "the first window in front")
    assert machine.windows() == [window]


def test_a_custom_uploader_that_is_opened_becomes_a_host(machine: Desktop, tmp_path: Path) -> None:
    """As a file manager does it: at the first start, and while Galleon runs."""
    for name in ("First", "Second"):
        (tmp_path / f"{name}.sxcu").write_text(json.dumps(current(Name=name)))
    machine.galleon(tmp_path / "First.sxcu")
    with machine.client() as client:
        client.until(lambda: "first" in client.client.hosts)
        assert machine.galleon(tmp_path / "Second.sxcu").wait(30) == 0
        client.until(lambda: "second" in client.client.hosts)
        assert not client.rows()


def test_starts_at_the_same_moment_become_one_window(machine: Desktop, tmp_path: Path) -> None:
    folders = [pictures.folder(tmp_path / name) for name in ("a", "b", "c")]
    starts = [machine.galleon(folder) for folder in folders]
    wait_for(lambda: sum(start.poll() is None for start in starts) == 1, "the end of all starts but one", 40)
    assert sorted(start.returncode for start in starts if start.poll() is not None) == [0, 0]
    with machine.client() as client:
        client.until(lambda: sorted(row.name for row in client.rows()) == ["a", "b", "c"])
    assert len(machine.windows()) == 1
    assert len(machine.home.engines()) == 1


def test_closing_the_window_ends_window_and_engine_when_nothing_runs(machine: Desktop) -> None:
    process = machine.galleon()
    window = machine.window()
    wait_for(machine.home.engines, "the engine")
    machine.close(window)
    assert process.wait(20) == 0
    wait_for(lambda: not machine.home.engines(), "the end of the engine")


def test_without_a_tray_a_window_that_is_closed_while_it_uploads_stays_within_reach(
    machine: Desktop, tmp_path: Path
) -> None:
    reader = Reader(machine)
    process = machine.galleon()
    window = machine.window()
    with machine.client() as client:
        client.ask(ChangeSettings(values=(("bandwidth_limit_bps", "20000"),)))
        (gallery_id,) = client.add(pictures.folder(tmp_path / "g", 10, size_bytes=40_000), host_ids=("local",))
        reader.wait_for("list item", "Uploading")
        machine.close(window)
        wait_for(lambda: not machine.windows(), "the window to become small")
        assert "Iconic" in machine.run("xprop", "-id", window, "WM_STATE")
        assert process.poll() is None
        assert machine.galleon().wait(30) == 0
        wait_for(lambda: machine.windows() == [window], "the window that the second start asked for")
        client.until_state(gallery_id, GalleryState.UPLOADING)


def test_a_killed_window_leaves_its_engine_and_the_next_window_finds_it(machine: Desktop, folder: Path) -> None:
    process = machine.galleon(folder)
    machine.window()
    with machine.client() as client:
        client.until(client.rows)
        (engine,) = machine.home.engines()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        machine.galleon()
        machine.window()
        assert [row.name for row in client.rows()] == [FOLDER_NAME]
    assert [one.pid for one in machine.home.engines()] == [engine.pid]
    assert machine.home.log().count(" starts") == 1
