"""A machine that has less than Galleon would like, a person who has more of it than one, and data from the future.

`make package-check` runs this with the installed program, too.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.protocol.commands import AddSamples
from backend.protocol.replies import PathsAdded
from tests.end_to_end.desktop import Reader, desktop, needs_desktop
from tests.end_to_end.harness import PROGRAM, Home

if not sys.platform.startswith("linux"):
    pytest.skip("Linux", allow_module_level=True)

LIBRARIES = Path("/usr/lib/x86_64-linux-gnu")
NOBODY = 65534

HIDE = 'mount -t overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/work" overlay "$1" && shift 2 && exec "$@"'


def hidden(libraries: list[str], folder: Path) -> list[str]:
    """The beginning of a command line whose program does not see these libraries; skips where that cannot be done."""
    (folder / "upper").mkdir()
    (folder / "work").mkdir()
    if os.getuid() != 0 or not LIBRARIES.is_dir():
        pytest.skip("needs root and Debian on x86-64")
    for library in libraries:
        os.mknod(folder / "upper" / library, 0o020000, 0)  # how an overlay says that a file is gone
    command = ["unshare", "--mount", "sh", "-c", HIDE, "sh", str(LIBRARIES), str(folder)]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this kernel lets nobody mount an overlay")
    return command


@pytest.mark.parametrize(("library", "package"), [("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0")])
def test_a_missing_library_is_told_with_its_package(home: Home, tmp_path: Path, library: str, package: str) -> None:
    if not (LIBRARIES / library).exists():
        pytest.skip("it is missing here, too")
    command = [*hidden([library], tmp_path), *PROGRAM]
    environment = home.environment | {"DISPLAY": ":0"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1, done
    assert done.stderr.endswith(f"this installs what is needed: sudo apt install {package}\n")
    assert len(done.stderr.splitlines()) == 1
    assert not home.engines()


@needs_desktop
def test_without_opengl_bus_keyring_and_tray_everything_goes_on(tmp_path: Path) -> None:
    nothing = {
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/no-bus",
        "LIBGL_DRIVERS_PATH": "/nonexistent",
        "__EGL_VENDOR_LIBRARY_DIRS": "/nonexistent",
        "__GLX_VENDOR_LIBRARY_NAME": "nonexistent",
        "QT_QUICK_BACKEND": "",
    }
    with desktop(tmp_path / "home") as machine:
        environment = machine.home.environment
        environment |= nothing
        del environment["PYTHON_KEYRING_BACKEND"]
        window = machine.galleon()
        machine.window()
        with machine.client() as client:
            added = client.ask(AddSamples(), PathsAdded)
            client.until(lambda: added.gallery_ids[0] in client.client.galleries)
            assert client.until_ended(added.gallery_ids[0]).done_images == 6
        stored = machine.home.run("account", "set", "imx.to", stdin=json.dumps({"api_key": "0123456789abcdef"}))
        assert stored.code == 0 and "This system has no keyring" in stored.err, stored
        machine.close(machine.window())
        assert window.wait(20) == 0, "without a tray, the cross quits"
        assert "Traceback" not in (machine.folder / "programs.log").read_text()


@needs_desktop
def test_a_database_of_a_newer_galleon_is_left_alone_and_told_in_the_window(tmp_path: Path) -> None:
    import apsw

    with desktop(tmp_path / "home") as machine:
        machine.home.start_engine()
        machine.home.stop_engine()
        database = machine.home.folders.database_file
        connection = apsw.Connection(str(database))
        connection.pragma("user_version", 9999)
        connection.close()
        before = {path.name: path.read_bytes() for path in database.parent.iterdir() if path.is_file()}
        reader = Reader(machine)
        machine.galleon()
        reader.wait_for("alert", "was made by a newer Galleon", "nothing was changed")
        assert {path.name: path.read_bytes() for path in database.parent.iterdir() if path.is_file()} == before


@pytest.fixture
def somebody_else() -> Iterator[Home]:
    """A second person of this machine, with their own home."""
    if os.getuid() != 0 or "GALLEON_PROGRAM" not in os.environ:
        pytest.skip("becoming somebody else needs root, and a program that others may read")
    folder = Path(tempfile.mkdtemp(prefix="galleon-nobody-"))
    os.chown(folder, NOBODY, NOBODY)
    home = Home(folder / "galleon", {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)})
    yield home
    home.close()
    shutil.rmtree(folder)


AS_NOBODY = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]


def test_two_people_use_one_machine_at_the_same_time(home: Home, somebody_else: Home) -> None:
    def run(*arguments: str, of: Home = somebody_else) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*AS_NOBODY, *PROGRAM, *arguments],
            env=of.environment,
            cwd="/",
            capture_output=True,
            text=True,
            timeout=120,
        )

    mine = home.run("demo")
    assert mine.code == 0, mine
    theirs = run("demo")
    assert theirs.returncode == 0, theirs
    assert mine.out != theirs.stdout
    (own,), (other,) = home.engines(), somebody_else.engines()
    assert (own.uids().effective, other.uids().effective) == (0, NOBODY)
    assert len(home.run("status").out.splitlines()) == len(run("status").stdout.splitlines()) == 1
    refused = run("status", of=home)
    assert refused.returncode == 7 and "Traceback" not in refused.stderr, "nobody gets into another person's data"
    for path in (home.folders.data, home.folders.state):
        assert path.stat().st_mode & 0o077 == 0
