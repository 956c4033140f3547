from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest
from keyring.errors import InitError, PasswordDeleteError

from backend.accounts.credentials import Credentials, Keyring
from backend.errors import Problem
from backend.protocol.errors import ErrorKind

SECRET = "s3cr3t-ключ"


class FakeKeyring:
    """The part of a keyring backend that is used; may be locked, or break later."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.items: dict[tuple[str, str], str] = {}
        self.threads: set[int] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self._note()
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._note()
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._note()
        if (service, username) not in self.items:
            raise PasswordDeleteError("not found")
        del self.items[service, username]

    def _note(self) -> None:
        self.threads.add(threading.get_ident())
        if self.error is not None:
            raise self.error


def no_keyring() -> Keyring | None:
    return None


def without_keyring(folder: Path, passphrase: str = "") -> Credentials:
    environ = {"GALLEON_PASSPHRASE": passphrase} if passphrase else {}
    return Credentials(folder, environ=environ, system_keyring=no_keyring)


async def test_keeps_values_in_the_keyring_and_never_in_the_event_loop(tmp_path: Path) -> None:
    ring = FakeKeyring()
    credentials = Credentials(tmp_path, environ={}, system_keyring=lambda: ring)
    await credentials.set("imx", {"api_key": SECRET})
    assert await credentials.get("imx") == {"api_key": SECRET}
    assert await credentials.get("pixhost") == {}
    assert (credentials.store, credentials.is_locked) == ("keyring", False)
    assert list(ring.items) == [("galleon", "imx")]
    assert threading.get_ident() not in ring.threads
    assert list(tmp_path.iterdir()) == []


async def test_looks_for_a_keyring_without_opening_it(tmp_path: Path) -> None:
    ring = FakeKeyring()
    credentials = Credentials(tmp_path, environ={}, system_keyring=lambda: ring)
    await credentials.look()
    assert (credentials.store, credentials.is_locked) == ("keyring", False)
    assert ring.threads == set()


async def test_looking_tells_that_there_is_no_keyring(tmp_path: Path) -> None:
    credentials = without_keyring(tmp_path)
    await credentials.look()
    assert (credentials.store, credentials.is_locked, credentials.has_file) == ("memory", True, False)


async def test_forgets_values_and_does_not_mind_when_there_are_none(tmp_path: Path) -> None:
    ring = FakeKeyring()
    credentials = Credentials(tmp_path, environ={}, system_keyring=lambda: ring)
    await credentials.set("imx", {"api_key": SECRET})
    await credentials.forget("imx")
    await credentials.forget("imx")
    assert await credentials.get("imx") == {}
    assert ring.items == {}


async def test_a_home_of_its_own_shares_no_secrets_with_another(tmp_path: Path) -> None:
    ring = FakeKeyring()
    here = Credentials(tmp_path / "a", environ={"GALLEON_HOME": "a"}, system_keyring=lambda: ring)
    there = Credentials(tmp_path / "b", environ={"GALLEON_HOME": "b"}, system_keyring=lambda: ring)
    usual = Credentials(tmp_path / "c", environ={}, system_keyring=lambda: ring)
    await here.set("imx", {"api_key": SECRET})
    assert await there.get("imx") == {}
    assert await usual.get("imx") == {}
    assert await here.get("imx") == {"api_key": SECRET}


@pytest.mark.parametrize("error", [InitError("Prompt dismissed"), OSError("no bus")])
async def test_falls_back_to_memory_when_the_keyring_does_not_open(tmp_path: Path, error: Exception) -> None:
    credentials = Credentials(tmp_path, environ={}, system_keyring=lambda: FakeKeyring(error))
    await credentials.set("imx", {"api_key": SECRET})
    assert await credentials.get("imx") == {"api_key": SECRET}
    assert (credentials.store, credentials.is_locked) == ("memory", True)
    assert list(tmp_path.iterdir()) == []


async def test_tells_when_a_keyring_breaks_later_without_quoting_it(tmp_path: Path) -> None:
    ring = FakeKeyring()
    credentials = Credentials(tmp_path, environ={}, system_keyring=lambda: ring)
    await credentials.get("imx")
    ring.error = RuntimeError(f"cannot store {SECRET}")
    with pytest.raises(Problem) as caught:
        await credentials.set("imx", {"api_key": SECRET})
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.DISK, "keyring")
    assert SECRET not in str(caught.value)


async def test_first_passphrase_makes_the_file_and_opens_it_in_the_next_run(tmp_path: Path) -> None:
    first = without_keyring(tmp_path, "correct horse")
    await first.set("imx", {"api_key": SECRET})
    assert (first.store, first.has_file) == ("file", True)
    second = without_keyring(tmp_path, "correct horse")
    assert await second.get("imx") == {"api_key": SECRET}
    assert (second.store, second.is_locked) == ("file", False)


async def test_the_file_is_private_and_shows_nothing(tmp_path: Path) -> None:
    credentials = without_keyring(tmp_path, "correct horse")
    await credentials.set("imx", {"api_key": SECRET})
    [path] = tmp_path.iterdir()
    content = path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert content.startswith(b"galleon credentials 1\n")
    for hidden in (SECRET.encode(), b"api_key", b"imx", b"correct horse"):
        assert hidden not in content


async def test_two_writings_of_the_same_values_share_no_cipher_text(tmp_path: Path) -> None:
    credentials = without_keyring(tmp_path, "correct horse")
    await credentials.set("imx", {"api_key": SECRET})
    [path] = tmp_path.iterdir()
    first = path.read_bytes()
    await credentials.set("imx", {"api_key": SECRET})
    head = len(b"galleon credentials 1\n") + 16
    assert first[:head] == path.read_bytes()[:head]
    assert first[head : head + 12] != path.read_bytes()[head : head + 12]


async def test_refuses_a_wrong_passphrase_until_the_right_one_comes(tmp_path: Path) -> None:
    await without_keyring(tmp_path, "correct horse").set("imx", {"api_key": SECRET})
    credentials = without_keyring(tmp_path, "wrong")
    for attempt in (credentials.get("imx"), credentials.set("imx", {}), credentials.unlock("also wrong")):
        with pytest.raises(Problem) as caught:
            await attempt
        assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.BAD_CREDENTIALS, "passphrase")
        assert "wrong" not in str(caught.value)
    assert credentials.is_locked
    await credentials.unlock("correct horse")
    assert await credentials.get("imx") == {"api_key": SECRET}
    assert not credentials.is_locked


async def test_unlocking_moves_what_was_kept_in_memory_into_the_file(tmp_path: Path) -> None:
    await without_keyring(tmp_path, "correct horse").set("imx", {"api_key": "old"})
    credentials = without_keyring(tmp_path)
    await credentials.set("pixhost", {"token": SECRET})
    assert credentials.is_locked
    await credentials.unlock("correct horse")
    again = without_keyring(tmp_path, "correct horse")
    assert await again.get("imx") == {"api_key": "old"}
    assert await again.get("pixhost") == {"token": SECRET}


async def test_an_empty_passphrase_opens_nothing(tmp_path: Path) -> None:
    credentials = without_keyring(tmp_path)
    with pytest.raises(Problem) as caught:
        await credentials.unlock("")
    assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "detail"),
    [
        (b"galleon credentials 2\n" + bytes(99), "newer"),
        (b"", "not a credentials"),
        (b"galleon credentials 1\nx", "not"),
    ],
)
async def test_leaves_a_file_alone_that_it_cannot_read(tmp_path: Path, content: bytes, detail: str) -> None:
    path = tmp_path / "credentials.enc"
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        await without_keyring(tmp_path).unlock("correct horse")
    assert caught.value.info.kind is ErrorKind.BAD_INPUT
    assert detail in caught.value.info.detail
    assert path.read_bytes() == content


@pytest.mark.parametrize("position", [25, 40, -1])
async def test_notices_every_changed_byte(tmp_path: Path, position: int) -> None:
    await without_keyring(tmp_path, "correct horse").set("imx", {"api_key": SECRET})
    path = tmp_path / "credentials.enc"
    content = bytearray(path.read_bytes())
    content[position] ^= 1
    path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        await without_keyring(tmp_path, "correct horse").get("imx")
    assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS


async def test_a_failed_write_keeps_the_old_file_and_leaves_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    credentials = without_keyring(tmp_path, "correct horse")
    await credentials.set("imx", {"api_key": "old"})

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem) as caught:
        await credentials.set("imx", {"api_key": "new"})
    assert caught.value.info.kind is ErrorKind.DISK
    assert await credentials.get("imx") == {"api_key": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["credentials.enc"]


async def test_shows_no_secret_when_printed(tmp_path: Path) -> None:
    credentials = without_keyring(tmp_path, "correct horse")
    await credentials.set("imx", {"api_key": SECRET})
    assert SECRET not in repr(credentials)
    assert "correct horse" not in repr(vars(credentials))


@pytest.mark.skipif(
    not (shutil.which("gnome-keyring-daemon") and shutil.which("dbus-run-session")),
    reason="needs gnome-keyring-daemon and dbus-run-session",
)
def test_real_keyring_keeps_values_between_two_processes(tmp_path: Path) -> None:
    use = tmp_path / "use.py"
    use.write_text(
        textwrap.dedent(
            f"""
            import asyncio, json, sys
            from pathlib import Path
            from backend.accounts.credentials import Credentials

            async def main(step):
                credentials = Credentials(Path("config"))
                if step == "set":
                    await credentials.set("imx", {{"api_key": {SECRET!r}}})
                values = await credentials.get("imx")
                print(json.dumps([credentials.store, values]))
                if step == "forget":
                    await credentials.forget("imx")
                    print(json.dumps([credentials.store, await credentials.get("imx")]))

            asyncio.run(main(sys.argv[1]))
            """
        )
    )
    steps = textwrap.dedent(
        """
        printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
        "$0" use.py set && "$0" use.py forget
        """
    )
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "GALLEON_HOME": str(tmp_path),
    }
    ran = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", steps, sys.executable],
        cwd=tmp_path,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    kept = ["keyring", {"api_key": SECRET}]
    assert answers == [kept, kept, ["keyring", {}]], ran.stderr
