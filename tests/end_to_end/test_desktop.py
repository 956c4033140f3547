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
from PIL import Image

from tests.end_to_end.desktop import Desktop, ask_galleon, desktop, galleon, wait_for, what_is_missing

MISSING = what_is_missing()
if MISSING and os.environ.get("CI"):
    raise RuntimeError(f".ci/run has to install {MISSING}")
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")

FOLDER_NAME = "Ordner mit Ümläut 日本 & 50% #1"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path / "home") as machine:
        yield machine


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / FOLDER_NAME
    folder.mkdir()
    for number in range(4):
        image = Image.linear_gradient("L").resize((320 + number, 240)).convert("RGB")
        image.save(folder / f"Bild {number} ö.jpg")
    return folder


def rows(machine: Desktop) -> list[dict[str, object]]:
    return [json.loads(line) for line in ask_galleon(machine, "status", "--json").splitlines()]


def place(machine: Desktop) -> str:
    """Put Galleon's window to the right of the drag source."""
    window = machine.window("Galleon")
    machine.run("wmctrl", "-i", "-r", window, "-e", "0,280,0,1100,860")
    machine.focus(window)
    return window


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        assert answer.status == 200
        content: bytes = answer.read()
    return content


def test_a_folder_dragged_from_another_program_ends_as_working_post_code(machine: Desktop, pictures: Path) -> None:
    galleon(machine)
    window = place(machine)
    machine.drag_source(pictures)
    machine.drag((100, 70), (830, 420))
    (row,) = wait_for(lambda: [row for row in rows(machine) if row["state"] == "ready"], "the scanned gallery")
    assert row["name"] == FOLDER_NAME
    assert row["images"] == 4
    machine.focus(window)
    machine.keys("F8")
    wait_for(lambda: rows(machine)[0]["state"] == "completed", "the end of the upload")
    machine.focus(window)
    machine.run("xdotool", "mousemove", "700", "150", "click", "1")
    machine.keys("ctrl+a", "ctrl+c")
    text = wait_for(lambda: (text := machine.clipboard()) and "[url=" in text and text, "the post code")
    links = re.findall(r"\[url=([^\]]+)\]\[img\]([^\[]+)\[/img\]", text)
    assert len(links) == 4
    sent = {path.read_bytes() for path in pictures.iterdir()}
    got = set()
    for page_url, thumb_url in links:
        page = fetch(page_url).decode()
        assert fetch(thumb_url)[:2] == b"\xff\xd8"
        image_url = re.search(r'(?:src|href)="((?:http://[^"/]+)?/f/[^"]+)"', page)
        assert image_url is not None
        base = page_url.split("/i/")[0]
        got.add(fetch(image_url[1] if image_url[1].startswith("http") else base + image_url[1]))
    assert got == sent


def test_a_second_start_hands_its_folder_to_the_window_that_is_there(machine: Desktop, pictures: Path) -> None:
    first = galleon(machine)
    machine.window("Galleon")
    second = galleon(machine, str(pictures))
    wait_for(lambda: second.poll() is not None, "the end of the second start")
    assert second.returncode == 0
    assert first.poll() is None
    wait_for(lambda: [row["name"] for row in rows(machine)] == [FOLDER_NAME], "the gallery of the second start")


def test_without_a_tray_closing_the_window_does_not_make_it_unreachable(machine: Desktop) -> None:
    process = galleon(machine)
    window = machine.window("Galleon")
    machine.run("wmctrl", "-i", "-c", window)
    # Nothing is uploading and there is no tray here: it ends, or it is still there to be brought back.
    wait_for(lambda: process.poll() is not None or machine.run("wmctrl", "-l"), "the end of the window")


def test_a_killed_window_leaves_its_engine_and_the_next_window_finds_it(machine: Desktop, pictures: Path) -> None:
    process = galleon(machine, str(pictures))
    machine.window("Galleon")
    wait_for(lambda: rows(machine), "the gallery")
    engine = int((machine.folder / "galleon" / "state" / "engine.log").read_text().split("engine ")[1].split()[0])
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    os.kill(engine, 0)
    galleon(machine)
    machine.window("Galleon")
    assert [row["name"] for row in rows(machine)] == [FOLDER_NAME]
    log = (machine.folder / "galleon" / "state" / "engine.log").read_text()
    assert log.count(" starts") == 1
