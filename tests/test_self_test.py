"""The self-test of an installation, and `galleon doctor`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
import trustme

from backend import self_test
from backend.crashes import Watch
from backend.protocol.crash_reports import CrashKind
from backend.protocol.folders import Folders, folders_under
from backend.protocol.self_test import Outcome, RunSelfTest, SelfCheck, SelfTested
from backend.storage.database import Database
from tests.end_to_end.harness import Home


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return folders_under(tmp_path / "home")


def found(folders: Folders, name: str) -> list[tuple[Outcome, str]]:
    look = dict(self_test._CHECKS)[name]
    return [(check.outcome, check.detail) for check in self_test._guarded(name, lambda: look(folders))]


def test_a_fresh_home_is_fine_and_stays_as_it_is(folders: Folders) -> None:
    checks = self_test.run(folders)
    assert {check.name for check in checks} >= {name for name, _ in self_test._CHECKS}
    assert not [check for check in checks if check.outcome is Outcome.PROBLEM]
    assert not folders.state.parent.exists()


async def test_the_database_is_looked_at_and_not_touched(folders: Folders) -> None:
    folders.data.mkdir(parents=True)
    database = await Database.open(folders.database_file, now=1.0, keep_backups=0)
    ((outcome, said),) = found(folders, "database")
    assert (outcome, "whole" in said) == (Outcome.OK, True), "while an engine has it open"
    await database.close()
    connection = apsw.Connection(str(folders.database_file))
    connection.pragma("user_version", 9_999)
    connection.close()
    assert found(folders, "database")[0][0] is Outcome.PROBLEM
    folders.database_file.write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)
    assert found(folders, "database")[0][0] is Outcome.PROBLEM
    folders.database_file.write_bytes(b"no database at all, but long enough to look like one" * 100)
    assert found(folders, "database")[0][0] is Outcome.PROBLEM


def test_what_cannot_be_written_is_named(folders: Folders) -> None:
    folders.data.parent.mkdir()
    folders.data.write_text("a file in its place")
    folders.config.mkdir()
    ((outcome, said),) = found(folders, "folders")
    assert outcome is Outcome.PROBLEM
    assert said.startswith("cannot be written: data (")


def test_settings_crashes_and_passwords(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    folders.config.mkdir(parents=True)
    folders.settings_file.write_text("[uploads]\nuploads_at_once = 'many'\n")
    assert found(folders, "settings") == [
        (Outcome.NOTE, "settings.toml:2: uploads_at_once: expected a whole number")
    ]  # fmt: skip
    watch = Watch.__new__(Watch)
    folders.crashes_folder.mkdir(parents=True)
    watch._folders, watch._folder, watch._role, watch._cover = folders, folders.crashes_folder, "engine", str
    watch._write(CrashKind.ERROR, "x", 1.0, 1.0, "1")
    assert found(folders, "crashes")[0][0] is Outcome.NOTE
    assert found(folders, "passwords")[0][0] is Outcome.NOTE
    monkeypatch.setenv("GALLEON_PASSPHRASE", "a long one")
    assert found(folders, "passwords") == [(Outcome.OK, "kept in an encrypted file")]


def test_trust_disk_and_parts(folders: Folders, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    assert found(folders, "certificates")[0][0] is Outcome.OK
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    assert found(folders, "certificates")[0][0] is Outcome.PROBLEM
    usage = shutil.disk_usage(tmp_path)
    for free, outcome in ((50_000_000, Outcome.PROBLEM), (500_000_000, Outcome.NOTE), (10**10, Outcome.OK)):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: usage._replace(free=free))
        assert {each for each, _ in found(folders, "disk")} == {outcome}
    monkeypatch.setattr(self_test, "PARTS", ("json", "no_such_part"))
    assert found(folders, "parts") == [(Outcome.PROBLEM, "missing: no_such_part (no_such_part)")]


@pytest.fixture
def bus() -> Iterator[str]:
    if shutil.which("dbus-daemon") is None:
        pytest.skip("needs dbus-daemon")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait(10)


def test_the_buses_and_the_tray(folders: Folders, monkeypatch: pytest.MonkeyPatch, bus: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    assert [outcome for outcome, _ in found(folders, "d-bus")] == [Outcome.NOTE, Outcome.NOTE]
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
    assert (Outcome.NOTE, "no tray: a closed window is minimised") in found(folders, "d-bus")
    from jeepney import message_bus
    from jeepney.io.blocking import Proxy, open_dbus_connection

    connection = open_dbus_connection(bus)
    Proxy(message_bus, connection, timeout=5).RequestName(self_test.WATCHER)
    assert (Outcome.OK, "there is a tray") in found(folders, "d-bus")
    connection.close()


@pytest.mark.parametrize(
    ("program", "outcome"),
    [
        ('print(\'x\'); print(\'{"renderer": "xcb, fine", "is_software": false}\')', Outcome.OK),
        ('print(\'{"renderer": "none", "is_software": true}\')', Outcome.NOTE),
        ("import os; os.abort()", Outcome.PROBLEM),
        ("print('[]')", Outcome.PROBLEM),
    ],
)
def test_drawing_is_asked_from_a_process_that_may_crash(
    program: str, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    (check,) = self_test.run_drawing([sys.executable, "-c", program])
    assert check.outcome is outcome


def test_a_check_that_fails_is_a_problem_and_no_end() -> None:
    def look() -> self_test.Found:
        raise RuntimeError("inside")
        yield

    assert self_test._guarded("x", look) == (
        SelfCheck(name="x", outcome=Outcome.PROBLEM, detail="the check failed: RuntimeError"),
    )  # fmt: skip


def test_doctor_prints_a_table_and_ends_with_0_or_1(tmp_path: Path) -> None:
    home = Home(tmp_path / "home", {"QT_QPA_PLATFORM": "offscreen"})
    try:
        done = home.run("doctor")
        assert done.code == 0, done.out + done.err
        lines = [line.split(maxsplit=2) for line in done.out.splitlines()]
        assert {outcome for outcome, *_ in lines} <= {"ok", "note"}
        assert any(name == "drawing" and said.startswith("offscreen, ") for _, name, said in lines)
        assert not home.engines()
        reply = home.attach().ask(RunSelfTest(), SelfTested)
        assert {check.name for check in reply.checks} == {name for name, _ in self_test._CHECKS}
        assert ("engine", "runs") in [(check.name, check.detail) for check in reply.checks]
        home.kill_engine()
        for part in home.folders.data.glob("galleon.db-*"):
            part.unlink()
        home.folders.database_file.write_bytes(os.urandom(9000))
        broken = home.run("doctor", "--json")
        assert broken.code == 1
        assert '"name":"database","outcome":"problem"' in broken.out
    finally:
        home.close()
