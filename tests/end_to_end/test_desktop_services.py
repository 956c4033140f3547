"""The tray, notifications and the keyring of a desktop, over its session bus; and a desktop that has none of them."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.protocol.rows import GalleryState
from backend.protocol.settings import ChangeSettings
from tests.end_to_end import pictures
from tests.end_to_end.desktop import Desktop, Double, Reader, desktop, needs_desktop, wait_for
from tests.end_to_end.harness import Attached
from tests.fakes.imx import API_KEY
from tests.fakes.process import FakeProcess

pytestmark = needs_desktop


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path / "home") as machine:
        yield machine


@pytest.fixture
def tray(machine: Desktop) -> Double:
    return machine.double("tray_host")


def begin_long_upload(client: Attached, folder: Path) -> int:
    """A gallery that uploads for the whole test."""
    client.ask(ChangeSettings(values=(("bandwidth_limit_bps", "20000"),)))
    (gallery_id,) = client.add(pictures.folder(folder, 100, size_bytes=10_000), host_ids=("local",))
    client.until_state(gallery_id, GalleryState.UPLOADING)
    return gallery_id


def limit_off(client: Attached) -> None:
    client.ask(ChangeSettings(values=(("bandwidth_limit_bps", "0"),)))


# -- tray ------------------------------------------------------------------------------------------------------------


def test_the_tray_tells_the_state_and_does_what_its_menu_says(machine: Desktop, tray: Double, tmp_path: Path) -> None:
    process = machine.galleon()
    window = machine.window()
    wait_for(lambda: tray.ask("there"), "the icon in the tray")
    with machine.client() as client:
        wait_for(lambda: "Nothing to upload" in tray.ask("tooltip"), lambda: tray.ask("tooltip"))
        menu = tray.ask("menu")
        assert menu == [
            "Nothing to upload",
            "",
            "Open Galleon",
            "Add folders…",
            "Paste from the clipboard",
            "",
            "Start all",
            "Limit: none",
            "",
            "Settings…",
            "Quit",
        ]
        gallery_id = begin_long_upload(client, tmp_path / "g")
        wait_for(lambda: "Pause all" in tray.ask("menu"), lambda: f"Pause all in {tray.ask('menu')}")
        assert "1 uploading" in tray.ask("tooltip")
        assert "Limit: 20 kB/s" in tray.ask("menu")
        tray.ask("click", entry="Pause all")
        client.until_state(gallery_id, GalleryState.PAUSED)
        wait_for(lambda: "Start all" in tray.ask("menu"), lambda: f"Start all in {tray.ask('menu')}")
        tray.ask("click", entry="Start all")
        client.until_state(gallery_id, GalleryState.UPLOADING)

        machine.focus(window)
        tray.ask("activate")
        wait_for(lambda: not machine.windows(), "the window in the tray")
        tray.ask("activate")
        wait_for(lambda: machine.windows() == [window], "the window")

        limit_off(client)
        client.until_ended(gallery_id)
    wait_for(lambda: "Nothing to upload" in tray.ask("menu"), lambda: tray.ask("menu"))
    tray.ask("click", entry="Quit")
    assert process.wait(20) == 0
    wait_for(lambda: not machine.home.engines(), "the end of the engine")
    assert not tray.ask("there")


def test_a_window_closed_while_it_uploads_goes_into_the_tray_and_comes_back(
    machine: Desktop, tray: Double, tmp_path: Path
) -> None:
    reader = Reader(machine)
    process = machine.galleon()
    window = machine.window()
    wait_for(lambda: tray.ask("there"), "the icon in the tray")
    with machine.client() as client:
        gallery_id = begin_long_upload(client, tmp_path / "g")
        reader.wait_for("list item", "Uploading")
        machine.close(window)
        wait_for(lambda: not machine.windows(), "the window in the tray")
        assert process.poll() is None
        client.until_state(gallery_id, GalleryState.UPLOADING)
        tray.ask("click", entry="Open Galleon")
        wait_for(lambda: machine.windows() == [window], "the window")
        # Quit asks while something uploads, and what was begun goes on at the next start.
        tray.ask("click", entry="Quit")
        reader.press_like("push button", "Quit now")
    assert process.wait(20) == 0
    wait_for(lambda: not machine.home.engines(), "the end of the engine")
    with machine.home.attach() as client:
        limit_off(client)
        assert client.until_ended(gallery_id).state is GalleryState.COMPLETED


def test_a_start_with_the_session_waits_in_the_tray_and_quits_in_order_at_a_signal(
    machine: Desktop, tray: Double
) -> None:
    reader = Reader(machine)
    process = machine.galleon("--hidden")
    wait_for(lambda: machine.client().welcome.has_window, "the window to greet the engine")
    wait_for(lambda: tray.ask("there"), "the icon in the tray")
    assert machine.windows() == []
    tray.ask("click", entry="Open Galleon")
    machine.window()
    reader.wait_for("list item", "Queue")  # it is loaded as after any other start
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    wait_for(lambda: not machine.home.engines(), "the end of the engine")


# -- notifications ---------------------------------------------------------------------------------------------------


def test_a_gallery_that_ends_while_another_program_is_in_front_is_told(machine: Desktop, tmp_path: Path) -> None:
    service = machine.double("notification_service")
    machine.galleon()
    window = machine.window()
    other = machine.drag_source(tmp_path)
    machine.focus(other)
    with machine.client() as client:
        (gallery_id,) = client.add(pictures.folder(tmp_path / "Lofoten & 紅葉", 3), host_ids=("local",))
        assert client.until_ended(gallery_id).state is GalleryState.COMPLETED
    (told,) = wait_for(lambda: service.ask("shown"), "a notification")
    assert told["app"] == "Galleon"
    assert told["title"].replace("\u2068", "").replace("\u2069", "") == "Lofoten & 紅葉 is online"
    assert told["body"] == "3 images on 1 host"
    assert set(told["actions"].values()) >= {"Copy post code", "Open"}
    assert machine.has_focus(other), "it takes nobody's focus"
    service.ask("press", number=told["id"], action="copy")
    wait_for(lambda: machine.clipboard().count("[img]") == 3, lambda: f"post code, not {machine.clipboard()!r}")
    service.ask("press", number=told["id"], action="show")
    wait_for(lambda: machine.has_focus(window), "the window in front")


def test_a_gallery_that_needs_the_person_is_told(machine: Desktop, tmp_path: Path) -> None:
    service = machine.double("notification_service")
    machine.galleon()
    window = machine.window()
    machine.focus(machine.drag_source(tmp_path))
    with machine.client() as client:
        # There is no account for this host.
        (gallery_id,) = client.add(pictures.folder(tmp_path / "g", 2), host_ids=("imx.to",))
        assert client.until_ended(gallery_id).state is GalleryState.FAILED
    (told,) = wait_for(lambda: service.ask("shown"), "a notification")
    assert told["title"].strip("\u2068").startswith("g\u2069 needs attention")
    assert "imx.to" in told["body"]
    service.ask("press", number=told["id"], action="default")
    wait_for(lambda: machine.has_focus(window), "the window in front")


# -- keyring ---------------------------------------------------------------------------------------------------------


def unlock_keyring(machine: Desktop) -> None:
    """A keyring with an empty password, open."""
    done = subprocess.run(
        ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
        input="\n",
        env=machine.home.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 0, done.stderr


def files_with(secret: str, folder: Path) -> list[Path]:
    """Files of Galleon that hold these characters."""
    return [path for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


@pytest.fixture
def with_keyring(tmp_path: Path, fakes: FakeProcess) -> Iterator[Desktop]:
    with desktop(tmp_path / "home", **fakes.environment) as machine:
        del machine.home.environment["PYTHON_KEYRING_BACKEND"]
        yield machine


def test_an_account_entered_in_the_window_is_kept_by_the_keyring(with_keyring: Desktop) -> None:
    machine = with_keyring
    unlock_keyring(machine)
    reader = Reader(machine)
    process = machine.galleon()
    machine.focus(machine.window())
    reader.press("Hosts", "list item")
    reader.press("Add account")
    reader.press("imx.to", "menu item")
    reader.focus_password("API key")
    machine.type(API_KEY)
    reader.press("Save and test")
    reader.wait_for("list item", "imx.to, Signed in")
    assert API_KEY in machine.run("secret-tool", "search", "--all", "username", "imx.to")
    assert files_with(API_KEY, machine.home.path) == []
    assert not list(machine.home.path.rglob("credentials.enc"))
    # The next start finds it there.
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    wait_for(lambda: not machine.home.engines(), "the end of the engine")
    machine.galleon()
    reader.wait_for("list item", "imx.to, Signed in")


def test_nobody_is_asked_for_a_keyring_before_there_is_something_to_keep(with_keyring: Desktop, tmp_path: Path) -> None:
    """A keyring that is closed, or was never made, would put its question in front of everything."""
    machine = with_keyring
    machine.galleon()
    machine.window()
    with machine.client() as client:
        (gallery_id,) = client.add(pictures.folder(tmp_path / "g", 2), host_ids=("local",))
        client.until_ended(gallery_id)
        log = (machine.folder / "programs.log").read_text()
        assert "SystemPrompter" not in log


def test_without_a_keyring_the_account_goes_into_a_file_that_a_passphrase_closes(
    tmp_path: Path, fakes: FakeProcess
) -> None:
    with desktop(tmp_path / "home", **fakes.environment) as machine:
        reader = Reader(machine)
        machine.galleon()
        machine.focus(machine.window())
        reader.press("Hosts", "list item")
        reader.press_like("list item", "imx.to")
        reader.focus_password("Passphrase")
        machine.type("harbour light 9")
        reader.press("Set passphrase")
        reader.focus_password("API key")
        machine.type(API_KEY)
        reader.wait_for("label", "Stored in an encrypted file")
        reader.press("Save and test")
        reader.wait_for("list item", "imx.to, Signed in")
        assert list(machine.home.path.rglob("credentials.enc"))
        assert files_with(API_KEY, machine.home.path) == files_with("harbour light", machine.home.path) == []
