"""What a person keeps secret is found nowhere after a whole run, besides as ciphertext in the encrypted file."""

from __future__ import annotations

import json
from pathlib import Path

import psutil

from backend.protocol.archives import OpenArchives
from backend.protocol.log import GetLog, LogEntry, LogPage
from bridge.gallery_problems import problems
from bridge.names import Names
from bridge.problem_report import report
from tests.end_to_end import pictures
from tests.end_to_end.harness import Finished, Home, sha256_of
from tests.fakes import rapidgator
from tests.fakes.imx import API_KEY
from tests.fakes.process import FakeProcess
from tests.media import locked

ARCHIVE_PASSWORD = "Roll-018-opens-with-this"
PASSPHRASE = "correct horse battery staple"
WRONG_KEY = "imx-wrong-key-83c2"


def test_credentials_and_passphrase_are_found_nowhere_after_a_whole_run(
    online: Home, fakes: FakeProcess, tmp_path: Path
) -> None:
    online.environment["GALLEON_PASSPHRASE"] = PASSPHRASE
    folder = pictures.folder(tmp_path / "g", 4)
    command_lines: list[str] = []

    def run(*arguments: str | Path, stdin: str = "") -> Finished:
        done = online.run(*arguments, stdin=stdin)
        command_lines.extend(command_lines_of(online))
        return done

    outputs = [
        run("account", "set", "imx.to", stdin=json.dumps({"api_key": WRONG_KEY})),
        run("account", "test", "imx.to"),
        run("upload", folder, "--host", "imx.to", "--json"),
        run("account", "set", "imx.to", stdin=json.dumps({"api_key": API_KEY})),
        run("account", "test", "imx.to"),
    ]
    fakes.control("imx", {"fail": "refusal"})
    uploaded = run("upload", folder, "--host", "imx.to", "--again", "--json")
    outputs += [
        uploaded,
        run("upload", folder, "--host", "imx.to", "--json"),
        run("status", "--json"),
        run("hosts"),
        run("export", "1"),
    ]
    assert [done.code for done in outputs[:5]] == [0, 7, 7, 0, 0], outputs
    assert any(name in fakes.stats("imx")["files"] for name in sha256_of(folder.iterdir())), uploaded
    for secret in (API_KEY, WRONG_KEY, PASSPHRASE):
        assert not any(secret in done.out or secret in done.err for done in outputs)
        assert not any(secret in line for line in command_lines)
        assert files_with(secret, online.path) == [], "while the engine runs: logs, WAL, lock, key"
    told = log_of(online)
    assert {"account_refused", "account_saved", "host_done", "completed"} <= {line.kind for line in told}
    assert any("→ 200" in line.detail for line in told), "the details quote what was asked and answered"
    reports = reports_of(online, told)
    assert any("403" in said or "bad_credentials" in said for said in reports), reports
    for secret in (API_KEY, WRONG_KEY, PASSPHRASE):
        assert secret not in repr(told) and not any(secret in said for said in reports)
    online.stop_engine()
    for secret in (API_KEY, WRONG_KEY, PASSPHRASE):
        assert files_with(secret, online.path) == []
    assert (online.folders.config / "credentials.enc").stat().st_mode & 0o077 == 0


def test_the_password_of_an_archive_is_used_once_and_found_nowhere(tmp_path: Path) -> None:
    wrong = "Roll-018-does-not"
    members = {file.name: file.read_bytes() for file in pictures.folder(tmp_path / "g", 2).iterdir()}
    archive = locked.zip_aes(tmp_path / "Roll 018.zip", members, ARCHIVE_PASSWORD.encode())
    home = Home(tmp_path / "home", {"GALLEON_ARCHIVE_PASSWORD": wrong})
    try:
        refused = home.run("upload", archive, "--json")
        assert (refused.code, refused.galleries()[0]["error"]["kind"]) == (6, "wrong_password")
        done = home.run("upload", archive, "--password-stdin", "--json", stdin=f"{ARCHIVE_PASSWORD}\n")
        assert done.code == 0, done
        told = log_of(home)
        lines = command_lines_of(home)
        for secret in (ARCHIVE_PASSWORD, wrong):
            assert secret not in repr(told) + refused.out + refused.err + done.out + done.err
            assert not any(secret in line for line in lines)
            assert not any(secret in said for said in reports_of(home, told))
            assert files_with(secret, home.path) == []
        assert repr(OpenArchives(ids=(1,), password=wrong)) == "OpenArchives(request_id=0, ids=(1,))"
    finally:
        home.close()


def test_a_session_is_used_again_after_a_restart_and_found_nowhere(tmp_path: Path) -> None:
    with FakeProcess("rapidgator") as fakes:
        home = Home(tmp_path / "home", fakes.environment | {"GALLEON_PASSPHRASE": PASSPHRASE})
        try:
            login = json.dumps({"username": rapidgator.USERNAME, "password": rapidgator.PASSWORD})
            assert home.run("account", "set", "rapidgator.net", stdin=login).code == 0
            for name in ("first", "second"):
                done = home.run("upload", pictures.folder(tmp_path / name, 2), "--host", "rapidgator.net", "--json")
                assert done.code == 0, done
                home.stop_engine()
            stats = fakes.stats("rapidgator")
            assert stats["requests"]["/api/v2/user/login"] == 1
            (token,) = stats["tokens"]
            for secret in (token, rapidgator.PASSWORD):
                assert files_with(secret, home.path) == []
            assert (home.folders.state / "sessions.enc").stat().st_mode & 0o077 == 0
        finally:
            home.close()


def log_of(home: Home) -> list[LogEntry]:
    page = home.attach().ask(GetLog(limit=1000), LogPage)
    assert page.is_end
    return list(page.entries)


def reports_of(home: Home, told: list[LogEntry]) -> list[str]:
    """What *Copy report* gives for each problem of each gallery, with all that the log has of errors."""
    entries = [line for line in told if line.error is not None]
    found = [(row, each) for row in home.attach().rows() for each in problems(row, Names(), {}, 0.0)]
    return [report(problem, row, entries, Names(), "") for row, problem in found]


def command_lines_of(home: Home) -> list[str]:
    found = []
    for process in home.processes():
        try:
            found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def files_with(secret: str, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]
