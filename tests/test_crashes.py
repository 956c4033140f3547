"""What a run leaves behind when it ends: by itself, by an exception, by the system, by a kill."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from backend import __version__, crashes
from backend.crashes import KEPT, Watch
from backend.log import Masking
from backend.protocol.covering import without_names
from backend.protocol.crash_reports import PATTERN, CrashKind, facts_of
from backend.protocol.folders import Folders, folders_under

ROOT = Path(__file__).parents[1]
RUN = """
import faulthandler, os, signal, sys, threading
from pathlib import Path
from backend.crashes import Watch
from backend.protocol.folders import folders_under
watch = Watch(folders_under(Path(sys.argv[1])), "window")
watch.catch_all()
try:
    {}
except Exception as error:
    watch.failed(error)
    raise
finally:
    watch.ended()
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return folders_under(tmp_path / "home")


def run(folders: Folders, code: str) -> int:
    """One process that does this under a watch."""
    command = [sys.executable, "-c", RUN.format(code), str(folders.state.parent)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def reports(folders: Folders) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folders.crashes_folder.glob(PATTERN))]


def look_back(folders: Folders) -> bool:
    """The next start, which ends in order: whether it found the one before left open."""
    watch = Watch(folders, "window")
    crashes.faulthandler.disable()
    found = watch.was_left_open
    watch.ended()
    return found


@pytest.fixture(autouse=True)
def own_faulthandler(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one of pytest stays as it is."""
    monkeypatch.setattr(
        crashes, "faulthandler", type("Unused", (), {"enable": lambda _: None, "disable": lambda: None})
    )


def test_an_end_in_order_leaves_nothing(folders: Folders) -> None:
    assert run(folders, "pass") == 0
    assert run(folders, "sys.exit(3)") == 3
    assert not look_back(folders)
    assert list(folders.crashes_folder.iterdir()) == []


def test_an_exception_leaves_its_traceback(folders: Folders) -> None:
    folders.state.mkdir(parents=True)
    folders.log_file.write_text("".join(f"2026-11-21 INFO backend: line {n}\n" for n in range(100)))
    assert run(folders, "raise ValueError('broken inside')") == 1
    (said,) = reports(folders)
    facts = facts_of(said)
    assert (facts.kind, facts.process, facts.at > 0) == (CrashKind.ERROR, "window", True)
    assert f"Galleon: {__version__}\n" in said and "ValueError: broken inside" in said
    assert "line 99" in said and "line 10\n" not in said
    assert not look_back(folders), "it has told of itself"


def test_a_fatal_signal_is_found_at_the_next_start(folders: Folders) -> None:
    assert run(folders, "faulthandler._sigsegv()") == -signal.SIGSEGV
    assert reports(folders) == []
    assert not look_back(folders)
    (said,) = reports(folders)
    assert facts_of(said).kind is CrashKind.SIGNAL
    assert "Segmentation fault" in said and "<string>" in said
    look_back(folders)
    assert len(reports(folders)) == 1, "it is told once"


def test_abort_of_a_library_is_found_too(folders: Folders) -> None:
    assert run(folders, "os.abort()") == -signal.SIGABRT
    look_back(folders)
    assert "Aborted" in reports(folders)[0]


@pytest.mark.parametrize(
    ("dump", "count"),
    [
        ("Windows fatal exception: access violation\n\nCurrent thread 0x1 (most recent call first):\n", 1),
        ("Windows fatal exception: code 0x8001010d\n\nCurrent thread 0x1 (most recent call first):\n", 0),
        ("", 0),
    ],
)
def test_what_windows_tells_of_a_crash_is_found(folders: Folders, dump: str, count: int) -> None:
    folders.crashes_folder.mkdir(parents=True)
    (folders.crashes_folder / "window.run").write_text(f'{{"began_at": 1.0, "version": "0.1.0"}}\n{dump}')
    assert look_back(folders) is (count == 0)
    assert len(reports(folders)) == count


def test_a_kill_is_no_crash(folders: Folders) -> None:
    assert run(folders, "os.kill(os.getpid(), signal.SIGKILL)") == -signal.SIGKILL
    assert look_back(folders)
    assert reports(folders) == []
    assert not look_back(folders)


def test_errors_that_end_nothing_are_told_once_for_each_place(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Qt tells of those in callbacks, and Python of those in threads."""
    assert run(folders, "any((t := threading.Thread(target=lambda: 1 / 0)).start() or t.join() for _ in range(9))") == 0
    (said,) = reports(folders)
    assert facts_of(said).kind is CrashKind.WENT_ON
    assert "ZeroDivisionError" in said
    heard: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda *told: heard.append(told))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    watch = Watch(folders, "window")
    watch.catch_all()
    for number in range(6):
        try:
            exec(compile("\n" * number + "raise KeyError", "<slot>", "exec"))
        except KeyError as error:
            sys.excepthook(KeyError, error, error.__traceback__)
    watch.ended()
    assert (len(reports(folders)), len(heard)) == (1 + crashes.MOST_THAT_WENT_ON, 6)


def test_the_newest_ten_are_kept(folders: Folders) -> None:
    watch = Watch(folders, "engine")
    for number in range(KEPT + 3):
        watch._write(CrashKind.ERROR, f"number {number}", 1_795_270_200.0 + number, 0.0, "1.0")
    found = reports(folders)
    assert len(found) == KEPT
    assert "number 3\n" in found[0] and f"number {KEPT + 2}\n" in found[-1]
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in folders.crashes_folder.glob(PATTERN))


def test_three_crashes_in_a_minute_are_a_loop_until_a_run_ends_in_order(folders: Folders) -> None:
    for _ in range(3):
        assert not Watch(folders, "window").is_loop
        run(folders, "raise ValueError")
    assert Watch(folders, "window").is_loop
    run(folders, "os.kill(os.getpid(), signal.SIGKILL)")
    assert Watch(folders, "window").is_loop
    run(folders, "pass")
    assert not Watch(folders, "window").is_loop
    folders.crashes_folder.joinpath("window.ends").write_text(json.dumps([1.0, 50.0, 100.0]))
    assert not Watch(folders, "window").is_loop, "within a minute, not now and then"
    folders.crashes_folder.joinpath("window.ends").write_text("{broken")
    assert not Watch(folders, "window").is_loop


def test_a_disk_that_takes_nothing_costs_the_report_only(folders: Folders, tmp_path: Path) -> None:
    folders.state.parent.mkdir()
    folders.state.write_text("a file in the place of the folder")
    watch = Watch(folders, "engine")
    watch.failed(ValueError("x"))
    watch.ended()
    assert not watch.is_loop


def test_a_report_holds_no_secret_and_no_name(folders: Folders) -> None:
    masking = Masking()
    masking.mask(["k3y-4f0c81d2"])
    home = Path.home()
    folders.state.mkdir(parents=True)
    folders.log_file.write_text(
        f"2026 WARNING backend.x: {home}/Pictures/Our wedding/first kiss.jpg: No such file\n"
        "2026 INFO backend.y: POST https://marlow:pw12@imx.to/upload?key=abc123 → 200 for anna.b@example.org\n"
        'INFO z: {"user_name": "marlow", "password": "hunter22"} k3y-4f0c81d2\n'
    )
    watch = Watch(folders, "engine", masking.cover)
    try:
        raise FileNotFoundError(2, "No such file", f"{home}/My photos/IMG 1.jpg with k3y-4f0c81d2")
    except OSError as error:
        watch.failed(error)
    (said,) = reports(folders)
    for secret in (
        "wedding",
        "kiss",
        "My photos",
        "IMG",
        "marlow",
        "pw12",
        "abc123",
        "anna",
        "hunter22",
        "k3y-4f0c81d2",
    ):
        assert secret not in said, secret
    assert str(home) not in said
    assert "tests/test_crashes.py" in said and ".jpg: No such file" in said and "https://imx.to/upload" in said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("open '/home/anna/a b/c.png' failed", "open '….png' failed"),
        ('"C:\\Users\\Anna\\x.jpg"', '"….jpg"'),
        ("C:\\Users\\Anna Maria\\x.jpg: gone", "….jpg: gone"),
        ("file:///home/anna/x.zip", "….zip"),
        ("scan of /media/Anna's disk/Roll 1, 3 files", "scan of …"),
        ("GET https://imx.to/a/b → 200 after 3 ms", "GET https://imx.to/a/b → 200 after 3 ms"),
        ("1/2 images, 3 MB/s and / or", "1/2 images, 3 MB/s and / or"),
        ("IMG_20260101.jpg is broken", "….jpg is broken"),
        ('  File "/opt/galleon/backend/x.py", line 3', "  File <backend/x.py>, line 3"),
        ('  File "/home/a/.venv/lib/python3.11/site-packages/aiohttp/client.py", line 3 in f',
         "  File <site-packages/aiohttp/client.py>, line 3 in f"),
        ('  File "/opt/galleon/.venv/lib/python3.11/site-packages/apsw/x.py", line 3',
         "  File <site-packages/apsw/x.py>, line 3"),
        ('  File "/usr/lib/python3.11/asyncio/runners.py", line 1', "  File <python3.11/asyncio/runners.py>, line 1"),
        ('  File "/home/anna/mine.py", line 1', "  File <mine.py>, line 1"),
        ('  File "backend/x.py", line 1', "  File <backend/x.py>, line 1"),
        ('  File "<string>", line 1', "  File <string>, line 1"),
    ],
)  # fmt: skip
def test_paths_lose_their_names(said: str, shown: str) -> None:
    assert without_names(said, Path("/opt/galleon")) == shown


@pytest.mark.parametrize("part", ["a.b-", "x", "token.", "a@", "/", "user=", '"'])
def test_a_long_text_is_covered_in_one_go(part: str) -> None:
    """Not by trying every place with every other, which takes minutes: then this runs into its time-out."""
    assert len(without_names(part * (60_000 // len(part)), Path("/opt/galleon"))) <= 61_000
