"""A screen reader finds everything in the window by role and name, and can do the whole main job with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.protocol.rows import GalleryState
from backend.protocol.settings import ChangeSettings
from tests.end_to_end import pictures
from tests.end_to_end.desktop import Desktop, Double, Reader, desktop, needs_desktop, wait_for
from tests.end_to_end.harness import Attached
from tests.fakes.imx import API_KEY
from tests.fakes.process import FakeProcess

pytestmark = needs_desktop

INTERACTIVE = {
    "push button",
    "button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "menu item",
    "page tab",
    "text",
    "entry",
    "password text",
    "spin button",
    "slider",
    "list item",
    "link",
}

PAGES = {
    "Hosts": [("list item", f"{host}, ") for host in ("This computer", "pixhost.to", "imx.to", "Chevereto (own site)")],
    "Templates": [("list item", "3 columns"), ("push button", "Duplicate to edit")],
    "Statistics": [("radio button", "Now"), ("radio button", "30 days")],
    "Log": [],
    "Settings": [("list item", group) for group in ("Appearance", "Uploads")],
}
"""What is pressed on each page, one after the other; the queue is looked at more closely."""


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Desktop]:
    with desktop(tmp_path / "home") as machine:
        yield machine


@pytest.fixture
def reader(machine: Desktop) -> Reader:
    """It has to be there before the window: only then does Qt offer its tree."""
    return Reader(machine)


def nameless(things: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Things that one could use if one knew what they are. Qt hides the names of password fields."""
    return [
        thing
        for thing in things
        if thing["role"] in INTERACTIVE and not (thing["name"].strip() or thing["description"].strip())
    ]


def test_the_whole_way_is_gone_by_role_and_name(tmp_path: Path, fakes: FakeProcess) -> None:
    folder = pictures.folder(tmp_path / "Lofoten", 10, size_bytes=40_000)
    with desktop(tmp_path / "home", **fakes.environment) as machine:
        reader = Reader(machine)
        tray = machine.double("tray_host")
        process = machine.galleon()
        window = machine.window()
        with machine.client() as client:
            client.ask(ChangeSettings(values=(("bandwidth_limit_bps", "20000"),)))
            machine.focus(window)
            upload(machine, reader, tray, client, folder)
            rename(machine, reader, client)
            edit_a_template(machine, reader, client)
            add_an_account(machine, reader, client)
            remove_and_undo(reader, client)
        machine.keys("ctrl+q")
        assert process.wait(20) == 0
        wait_for(lambda: not machine.home.engines(), "the end of the engine")
        assert not tray.ask("there")
        assert "qml" not in (machine.folder / "programs.log").read_text(errors="replace").lower()


def upload(machine: Desktop, reader: Reader, tray: Double, client: Attached, folder: Path) -> None:
    """Add, start, pause, resume, to the tray and back, copy."""
    machine.copy(str(folder))
    reader.press("Add")
    reader.press("Paste from the clipboard", "menu item")
    reader.wait_for("list item", "Lofoten", "Ready", "10 images")
    client.until(client.rows)
    (row,) = client.rows()
    reader.press_like("push button", "Start", "Lofoten")
    reader.wait_for("list item", "Lofoten", "Uploading")
    reader.press_like("push button", "Pause", "Lofoten")
    reader.wait_for("list item", "Lofoten", "Paused", "by you")
    client.until_state(row.id, GalleryState.PAUSED)
    reader.press_like("push button", "Resume", "Lofoten")
    reader.wait_for("list item", "Lofoten", "Uploading")
    wait_for(lambda: tray.ask("there"), "the icon in the tray")
    (window,) = machine.windows()
    machine.close(window)
    wait_for(lambda: not machine.windows(), "the window in the tray")
    client.ask(ChangeSettings(values=(("bandwidth_limit_bps", "0"),)))
    tray.ask("click", entry="Open Galleon")
    wait_for(lambda: machine.windows() == [window], "the window")
    reader.wait_for("list item", "Lofoten", "Completed")
    reader.press_like("push button", "Copy post code", "Lofoten")
    wait_for(lambda: machine.clipboard().count("[img]") == 10, "the post code on the clipboard")
    machine.focus(window)


def rename(machine: Desktop, reader: Reader, client: Attached) -> None:
    reader.press_like("list item", "Lofoten")
    reader.wait_for("heading", "Lofoten")
    reader.press("More actions")
    reader.press("Rename", "menu item")
    reader.wait_for_state("text", "Name", "focused")
    machine.keys("ctrl+a")
    machine.type("Winter light")
    machine.keys("Return")
    reader.wait_for("list item", "Winter light", "Completed")
    client.until(lambda: [one.name for one in client.rows()] == ["Winter light"])


def edit_a_template(machine: Desktop, reader: Reader, client: Attached) -> None:
    reader.press("Templates", "list item")
    reader.press_like("list item", "3 columns")
    reader.press("Duplicate to edit")
    reader.wait_for_state("text", "Name of the template", "focused")  # it asks for a name
    machine.keys("Return")
    reader.wait_for("push button", "Rename", "3 columns")
    reader.focus("text", "Text of the template")
    machine.keys("ctrl+End")
    machine.type("Taken in winter")
    reader.wait_for("label", "Taken in winter")  # in the preview

    def is_stored() -> bool:
        client.reload()
        return any(one.source.endswith("Taken in winter") for one in client.client.templates)

    wait_for(is_stored, "the template to be stored")


def add_an_account(machine: Desktop, reader: Reader, client: Attached) -> None:
    """There is no keyring here: the passphrase comes first."""
    reader.press("Hosts", "list item")
    reader.press("Add account")
    reader.press("imx.to", "menu item")
    reader.wait_for("dialog", "Add account")
    reader.focus_password("Passphrase")
    machine.type("harbour light 9")
    reader.press("Set passphrase")
    reader.focus_password("API key")
    machine.type("wrong")
    machine.keys("ctrl+Return")
    reader.wait_for("label", "imx.to refused the sign-in")
    reader.focus_password("API key")
    machine.keys("ctrl+a")
    machine.type(API_KEY)
    machine.keys("Return")
    reader.wait_for("list item", "imx.to, Signed in")
    reader.wait_until_gone("dialog", "Add account")  # by itself
    client.reload()
    assert [account.key for account in client.client.hosts["imx.to"].accounts] == ["imx.to"]


def remove_and_undo(reader: Reader, client: Attached) -> None:
    reader.press_like("list item", "Queue")
    reader.press("More actions")
    reader.press("Remove from queue", "menu item")
    reader.wait_for("notification", "1 gallery removed")
    client.until(lambda: not client.rows())
    assert reader.names("list item").count("Winter light") == 0
    reader.press("Undo")
    reader.wait_for("list item", "Winter light", "Completed")
    client.until(lambda: [one.name for one in client.rows()] == ["Winter light"])


def test_the_first_gallery_can_be_the_sample_of_the_add_menu(machine: Desktop, reader: Reader) -> None:
    machine.galleon()
    machine.window()
    reader.press("Add")
    reader.press("Try with 6 sample images", "menu item")
    reader.wait_for("list item", "Sample gallery", "Completed", "6 images")
    machine.focus(machine.window())
    machine.keys("ctrl+o")  # this desktop has no dialog of its own
    reader.wait_for("frame", "Add a folder")
    reader.wait_for("push button", "Cancel")


def test_the_next_window_shows_an_upload_where_it_is(machine: Desktop, reader: Reader, tmp_path: Path) -> None:
    process = machine.galleon()
    machine.window()
    with machine.client() as client:
        client.ask(ChangeSettings(values=(("bandwidth_limit_bps", "60000"),)))
        (gallery_id,) = client.add(pictures.folder(tmp_path / "Roll 017", 30, size_bytes=40_000), host_ids=("local",))
        reader.wait_for("list item", "Roll 017", "Uploading")
        process.kill()
        process.wait()
        client.until(lambda: client.row(gallery_id).done_images >= 2)
        machine.galleon()
        name = reader.wait_for("list item", "Roll 017", "Uploading", "of 30 images")
        done = int(name.split(" of 30 images")[0].split()[-1])
        assert done >= 2
        client.until(lambda: client.row(gallery_id).done_images >= done)


def test_nothing_that_can_be_used_is_without_a_name(machine: Desktop, reader: Reader, tmp_path: Path) -> None:
    machine.galleon()
    window = machine.window()

    def look(what: str) -> None:
        things = reader.things()
        assert len(things) > 15, f"{what}: {things}"
        assert nameless(things) == [], what

    reader.wait_for("push button", "Choose folders…")
    reader.wait_for("label", "Each folder or archive becomes a gallery")
    look("the first page")
    with machine.client() as client:
        (gallery_id,) = client.add(pictures.folder(tmp_path / "a", 3), host_ids=("local",))
        client.until_ended(gallery_id)
        (other,) = client.add(pictures.folder(tmp_path / "b", 1), host_ids=("imx.to",))
        client.until_ended(other)
    look("the queue")
    machine.focus(window)
    for gallery in ("a, Completed", "b, Failed"):
        reader.press_like("list item", gallery)
        for page in ("Overview", "Images", "Results", "Activity"):
            reader.press(page, "radio button")
            reader.wait_for_state("radio button", page, "checked")
            look(f"{gallery}: {page}")
    reader.press("More actions")
    reader.wait_for("menu item", "Rename")
    look("the menu of a gallery")
    machine.keys("Escape")
    for menu, entry in (("Add", "Add folders…"), ("Sort and view", "Name"), ("No limit", "Custom…")):
        reader.press(menu)
        reader.wait_for("menu item", entry)
        look(f"the menu {menu}")
        machine.keys("Escape")
        reader.wait_until_gone("menu item", entry)
    reader.press_like("push button", "Notifications")
    reader.wait_for("list item", "b", "is not online")
    look("the notifications")
    machine.keys("Escape")
    for page, shown in PAGES.items():
        reader.press(page, "list item")
        for role, name in shown:
            reader.press_like(role, name)
            look(f"{page}: {name}")
        if not shown:
            reader.wait_for("list", f"Lines of the {page.lower()}")
            look(page)


def test_what_is_typed_outlives_the_engine(machine: Desktop, reader: Reader, tmp_path: Path) -> None:
    machine.galleon()
    machine.focus(machine.window())
    with machine.client() as client:
        client.add(pictures.folder(tmp_path / "Lofoten", 2), start=False)
    (engine,) = machine.home.engines()
    reader.press_like("list item", "Lofoten")
    reader.press("More actions")
    reader.press("Rename", "menu item")
    reader.wait_for_state("text", "Name", "focused")
    machine.keys("ctrl+a")
    machine.type("Winter light")
    machine.home.kill_engine()
    wait_for(machine.home.engines, "another engine")
    assert machine.home.engines() != [engine]
    with machine.client() as client:
        reader.wait_for_state("text", "Name", "focused")
        machine.keys("Return")
        reader.wait_for("list item", "Winter light")
        client.until(lambda: [one.name for one in client.rows()] == ["Winter light"])
    reader.press("No limit")
    reader.press("Custom…", "menu item")
    reader.wait_for("dialog", "Limit the speed")
    machine.keys("ctrl+a")
    machine.type("700")
    machine.home.kill_engine()
    wait_for(machine.home.engines, "another engine")
    with machine.client() as client:
        machine.keys("Return")

        def is_limited() -> bool:
            client.reload()
            return client.client.settings.bandwidth_limit_bps > 0

        wait_for(is_limited, "the limit")
    assert "qml" not in (machine.folder / "programs.log").read_text(errors="replace").lower()
