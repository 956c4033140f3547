"""The package from its installation to its removal, in a bare Debian 12: `make package-test`. Needs root.

    python -m tests.installed PACKAGE.deb NEWER.deb [--release trixie]

Ada starts Galleon from the menu under Xvfb and uploads the sample gallery through the window. Then she has a queue, and
the package is upgraded and removed around her. Each step says what it showed; the first that fails ends it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from tests.end_to_end import pictures
from tests.end_to_end.desktop import Reader, wait_for
from tests.fakes.process import FakeProcess
from tests.installed.root import ADA, BOB, UIDS, Root, bare_root, mount, unmount
from tests.installed.screen import Screen, screen

CACHE = Path(__file__).parents[2] / "build" / "bare-root"
IMAGES = 120
NAME = "Lofoten & 紅葉"
OWN = tuple(f"/home/{ADA}/{folder}/galleon" for folder in (".config", ".local/share", ".cache", ".local/state"))
LIBRARIES_OWN = ("fontconfig", "mesa_shader_cache", "qtshadercache")
"""What libraries keep for all programs together."""
NOT_OURS = re.compile(
    r"/var/(log|cache)/|/var/lib/(dpkg|apt)/|/etc/apt/apt\.conf\.d/|/usr/share/(mime|applications/mimeinfo\.cache)|"
    r"/var/lib/systemd/"
)
"""What the system writes when any package comes and goes."""


class Check:
    """The steps in their order; `galleon` is the command as Ada types it."""

    def __init__(self, root: Root, machine: Screen, fakes: FakeProcess, package: Path, newer: Path) -> None:
        self.root = root
        self.machine = machine
        self.fakes = fakes
        self.package = root.put(package, "/srv/galleon.deb")
        self.newer = root.put(newer, "/srv/newer.deb")
        self.before: dict[str, tuple[int, int]] = {}

    # -- words ---------------------------------------------------------------------------------------------------

    def galleon(self, *arguments: str, user: str = ADA, check: bool = True, **environment: str) -> str:
        return self.root.run("galleon", *arguments, user=user, check=check, **environment)

    def apt(self, *arguments: str) -> str:
        return self.root.run("apt-get", "--yes", "--quiet", "--no-install-recommends", *arguments)

    def processes(self, user: str = ADA) -> list[int]:
        """Everything of Galleon that runs in the root as this user."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                is_theirs = folder.stat().st_uid == UIDS[user]
                if is_theirs and "/usr/lib/galleon/" in str((folder / "exe").readlink()):
                    found.append(int(folder.name))
            except OSError:
                continue
        return found

    def quit(self, program: subprocess.Popen[bytes], reader: Reader | None = None) -> None:
        self.machine.window()
        self.machine.keys("ctrl+q")
        if reader is not None:
            reader.press_like("push button", "Quit now")
        assert program.wait(30) == 0
        wait_for(lambda: not self.processes(), lambda: f"the end of {self.processes()}")

    def sent(self) -> dict[str, int]:
        """How often the host got each file, by digest."""
        files: dict[str, int] = self.fakes.stats("pixhost")["files"]
        return files

    def state_of(self, name: str) -> str:
        rows = map(json.loads, self.galleon("status", "--json").splitlines())
        return next(str(row["state"]) for row in rows if row["name"] == name)

    # -- steps ---------------------------------------------------------------------------------------------------

    def installs_on_a_bare_system(self) -> str:
        self.apt("update")
        needed = self.root.run("dpkg-deb", "--field", "/srv/galleon.deb", "Depends")
        self.apt("satisfy", needed.strip())
        self.before = self.root.files()
        told = self.apt("install", "/srv/galleon.deb")
        assert "Setting up galleon" in told
        packages = len(self.root.run("dpkg-query", "--show").splitlines())
        return f"apt install; {packages} packages in all, {self.galleon('version').strip()}"

    def finds_every_library(self) -> str:
        bundle = self.root.outside("/usr/lib/galleon")
        libraries = [self.root.inside(path) for path in bundle.rglob("*.so*") if not path.is_symlink()]
        script = 'for each in "$@"; do ldd "$each" 2>/dev/null | grep "not found" | sed "s|^|$each|"; done; true'
        told = self.root.run(
            "sh", "-c", script, "sh", *map(str, libraries), LD_LIBRARY_PATH="/usr/lib/galleon/_internal"
        )
        # The looks of GTK are taken on where GTK is.
        missing = [line for line in told.splitlines() if "libqgtk3.so" not in line]
        assert not missing, "\n".join(missing)
        return f"{len(libraries)} libraries, none looks in vain for another (but for GTK's looks, which need GTK)"

    def uploads_the_sample_gallery_through_the_window(self) -> str:
        reader = Reader(self.machine)  # type: ignore[arg-type]
        began = time.monotonic()
        program = self.machine.galleon()
        self.machine.window()
        shown_s = time.monotonic() - began
        reader.press("Try with 6 sample images")
        reader.wait_for("list item", "Completed", "6 images")
        name = reader.wait_for("list item", "Completed", "6 images")
        reader.press_like("push button", "Copy post code")
        text = wait_for(lambda: code if "[/img]" in (code := self.machine.clipboard()) else "", "the post code")
        links = re.findall(r"\[img\]([^\[]+)\[/img\]", text)
        assert len(links) == 6, text
        for link in links:
            with urllib.request.urlopen(link, timeout=20) as answer:
                assert answer.read(2) == b"\xff\xd8"
        told = self.galleon("demo", user=BOB)
        assert "[/img]" in told
        assert self.processes(BOB) and self.processes(ADA)
        self.quit(program)
        return f"window after {shown_s:.1f} s; “{name.split(',')[0]}”: 6 links lead to pictures; Bob uploads beside"

    def goes_on_through_an_upgrade(self) -> str:
        folder = pictures.folder(self.root.outside(f"/home/{ADA}/{NAME}"), IMAGES, size_bytes=60_000)
        for path in (folder, *folder.iterdir()):
            os.chown(path, UIDS[ADA], UIDS[ADA])
        authority = self.root.put(Path(self.fakes.environment["SSL_CERT_FILE"]), "/srv/ca.pem")
        online = {
            "GALLEON_CONNECT_TO": self.fakes.environment["GALLEON_CONNECT_TO"],
            "SSL_CERT_FILE": str(self.root.inside(authority)),
        }
        self.fakes.control("pixhost", {"read_bps": 8_000})
        reader = Reader(self.machine)  # type: ignore[arg-type]
        program = self.machine.galleon(**online)
        self.machine.window()
        upload = self.root.start(
            "galleon",
            "upload",
            "--host",
            "pixhost.to",
            f"/home/{ADA}/{NAME}",
            user=ADA,
            log=self.machine.log,
            **online,
        )
        wait_for(lambda: len(self.sent()) > 2, lambda: f"uploads; {self.machine.log.read_text()}", 60)
        at_upgrade = len(self.sent())
        told = self.apt("install", "/srv/newer.deb")
        assert "Setting up galleon" in told
        after = len(self.sent())
        assert program.poll() is None, "nobody's window is closed"
        wait_for(lambda: len(self.sent()) > after + 1, "uploads after the upgrade", 60)
        # A page that was never opened comes from the disk.
        reader.press_like("list item", "Statistics")
        reader.wait_for("radio button", "30 days")
        reader.press_like("list item", "Queue")
        upload.terminate()
        upload.wait(20)
        self.quit(program, reader)
        at_quit = len(self.sent())
        assert at_quit < IMAGES, "the queue is still there"
        self.fakes.control("pixhost", {"read_bps": None})
        program = self.machine.galleon(**online)
        self.machine.window()
        wait_for(lambda: self.state_of(NAME) not in ("uploading", "queued"), lambda: self.galleon("status"), 120)
        unknown = IMAGES - len(self.sent())
        if unknown:
            # They were sent to their last byte when Ada quit, without an answer: Galleon asks, and she looked.
            reader.press_like("list item", NAME)
            reader.press("Send again")
            wait_for(lambda: len(self.sent()) == IMAGES, lambda: f"the rest; {len(self.sent())}", 60)
        reader.wait_for("list item", "Completed", NAME)
        assert set(self.sent().values()) == {1}, self.sent()
        version = self.galleon("version").strip()
        self.quit(program)
        return (
            f"{at_upgrade} of {IMAGES} online before apt install of the next version, {after} after it, {at_quit} when "
            f"Ada quit; {version} uploaded the rest, each once ({unknown} after a question)"
        )

    def leaves_a_newer_database_alone(self) -> str:
        place = self.root.outside(f"/home/{ADA}/.local/share/galleon/galleon.db")
        with user_version(place, 9999):
            told = self.galleon("status", check=False)
            assert "was made by a newer Galleon" in told, told
            assert "Traceback" not in told
        assert NAME in self.galleon("status")
        wait_for(lambda: not self.processes(), "the end of the engine", 30)
        return told.strip().splitlines()[-1]

    def runs_without_bus_keyring_and_tray(self) -> str:
        program = self.machine.galleon(bus=False)
        self.machine.window()
        self.quit(program)
        return "the window comes and goes with no session bus at all; there never was a keyring or a tray here"

    def runs_with_opengl_and_without(self) -> str:
        for environment in ({"QT_QUICK_BACKEND": ""}, {"QT_QUICK_BACKEND": "", "LIBGL_DRIVERS_PATH": "/nowhere"}):
            program = self.machine.galleon(bus=False, **environment)
            self.machine.window()
            self.quit(program)
        return "with Mesa's own renderer, and where no driver can be loaded"

    def says_that_the_home_is_read_only(self) -> str:
        home = self.root.folder / "home" / BOB
        mount(home, home)
        mount(home, home, "remount,ro")
        try:
            told = self.galleon("status", user=BOB, check=False)
        finally:
            unmount(home)
        assert "Traceback" not in told and told.strip(), told
        return told.strip().splitlines()[-1]

    def says_which_library_is_missing(self) -> str:
        said = []
        for library, package in (("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")):
            [place] = self.root.folder.glob(f"usr/lib/*-linux-gnu/{library}")
            aside = place.with_name(f"aside-{library}")
            place.rename(aside)
            try:
                told = self.galleon(check=False, **self.machine.plain)
            finally:
                aside.rename(place)
            assert package in told and "Traceback" not in told, told
            said.append(told.strip().splitlines()[-1])
        return "; ".join(said)

    def writes_nowhere_else(self) -> str:
        files = {path: about for path, about in self.root.files().items() if about[1] == UIDS[ADA]}
        home = f"/home/{ADA}"
        strange = [
            path
            for path in files
            if not path.startswith((*OWN, f"{home}/{NAME}"))
            and not any(own.startswith(f"{path}/") for own in OWN)
            and path not in self.before
            and not path.startswith(tuple(f"{home}/.cache/{name}" for name in LIBRARIES_OWN))
        ]
        assert not strange, strange
        ours = sum(path.startswith(OWN) for path in files)
        return f"{ours} files of Ada's, all in galleon's folders of .config, .local/share, .local/state and .cache"

    def is_removed_beside_a_running_one(self) -> str:
        program = self.machine.galleon()
        self.machine.window()
        told = self.apt("remove", "galleon")
        assert "~/.local/share/galleon" in told and "still running" in told, told
        assert program.poll() is None
        self.quit(program)
        # There are no settings of the system and no script for later: a removed package is forgotten at once.
        state = self.root.run("dpkg", "--status", "galleon", check=False)
        assert "is not installed" in state, state
        self.root.run("dpkg", "--purge", "galleon")
        after = self.root.files()
        left = [path for path in after.keys() - self.before.keys() if not NOT_OURS.match(path)]
        data = [path for path in left if path.startswith(("/home/ada/", "/home/bob/", "/srv/"))]
        assert sorted(left) == sorted(data), sorted(set(left) - set(data))
        gone = [path for path in self.before.keys() - after.keys() if not NOT_OURS.match(path)]
        assert not gone, gone
        kept = [path for path in left if path.startswith(f"/home/{ADA}/.local/share/galleon/")]
        assert any(path.endswith("/galleon.db") for path in kept)
        return f"apt says where the data is, and that one runs; only that is left: {len(kept)} files of Ada's"


@contextmanager
def user_version(database: Path, number: int) -> Iterator[None]:
    """The database is of this version of the schema for a while."""
    connection = apsw.Connection(str(database))
    [(before,)] = connection.execute("PRAGMA user_version")
    connection.execute(f"PRAGMA user_version = {number}")
    connection.close()
    for path in database.parent.glob(f"{database.name}*"):
        os.chown(path, UIDS[ADA], UIDS[ADA])
    yield
    connection = apsw.Connection(str(database))
    connection.execute(f"PRAGMA user_version = {before}")
    connection.close()
    for path in database.parent.glob(f"{database.name}*"):
        os.chown(path, UIDS[ADA], UIDS[ADA])


STEPS = (
    Check.installs_on_a_bare_system,
    Check.finds_every_library,
    Check.uploads_the_sample_gallery_through_the_window,
    Check.goes_on_through_an_upgrade,
    Check.leaves_a_newer_database_alone,
    Check.runs_without_bus_keyring_and_tray,
    Check.runs_with_opengl_and_without,
    Check.says_that_the_home_is_read_only,
    Check.says_which_library_is_missing,
    Check.writes_nowhere_else,
    Check.is_removed_beside_a_running_one,
)


def main() -> int:
    if os.getuid() != 0:
        print("This needs root: it makes a bare Debian in build/bare-root and changes into it.", file=sys.stderr)
        return 2
    parser = argparse.ArgumentParser(prog="python -m tests.installed")
    parser.add_argument("package", type=Path)
    parser.add_argument("newer", type=Path, help="the same with a higher version")
    parser.add_argument("--release", default="bookworm", help="of Debian")
    options = parser.parse_args()
    with (
        bare_root(CACHE / options.release, options.release) as root,
        screen(root) as machine,
        FakeProcess("pixhost") as fakes,
    ):
        check = Check(root, machine, fakes, options.package, options.newer)
        for step in STEPS:
            began = time.monotonic()
            try:
                said = step(check)
            except BaseException:
                print(f"FAILED  {step.__name__.replace('_', ' ')}")
                print(machine.log.read_text(errors="replace")[-3000:])
                raise
            print(f"{time.monotonic() - began:5.0f} s  {step.__name__.replace('_', ' ')}\n         {said}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
