from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path

import pytest
from yarl import URL

from backend.accounts.credentials import Credentials
from backend.accounts.sessions import Session, SessionStore
from backend.errors import Problem
from backend.hosts.base import Account
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.cookies import Cookies
from tests.accounts.test_credentials import FakeKeyring, no_keyring

TOKEN = "t0ken-of-the-session"
COOKIE = "c00kie-of-the-session"
ANNA = Account({"login": "anna", "password": "pw-anna"}, key="vipr.im")
REFUSED = ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host="vipr.im")


class Clock:
    now = 1_900_000_000.0

    def __call__(self) -> float:
        return self.now


class Home:
    """A state folder and a keyring that outlive the stores made in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "state" / "sessions.enc"
        self.ring = FakeKeyring()
        self.clock = Clock()
        self.masked: set[str] = set()

    def store(self, credentials: Credentials | None = None) -> SessionStore:
        credentials = credentials or Credentials(self.folder, environ={}, system_keyring=lambda: self.ring)
        return SessionStore(self.path, credentials, new_cookies=Cookies, mask=self._mask, now=self.clock)

    def session(self, *, valid_s: float | None = None) -> Session:
        cookies = Cookies()
        cookies.take([f"sid={COOKIE}; Max-Age=3600; Path=/; Secure"], URL("https://vipr.im/login"))
        return Session({"token": TOKEN}, cookies, self.clock.now, self.clock.now + valid_s if valid_s else None)

    def _mask(self, secrets: Iterable[str], owner: str) -> None:
        self.masked.update(secrets)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


async def test_a_session_is_there_after_a_restart_with_its_cookies(home: Home) -> None:
    first = home.store()
    await first.put(ANNA, home.session())
    await first.close()
    home.masked.clear()
    again = await home.store().get(ANNA)
    assert again is not None
    assert again.values == {"token": TOKEN}
    assert isinstance(again.cookies, Cookies)
    assert again.cookies.header(URL("https://vipr.im/upload")) == f"sid={COOKIE}"
    assert again.cookies.header(URL("https://other.vipr.im/")) == "", "set for that very host"
    assert again.cookies.header(URL("http://vipr.im/")) == "", "set to be secure"
    assert home.masked == {TOKEN, COOKIE}


async def test_the_file_is_private_and_holds_no_secret_that_can_be_read(home: Home) -> None:
    await home.store().put(ANNA, home.session())
    content = home.path.read_bytes()
    for secret in (TOKEN, COOKIE, "pw-anna", "anna"):
        assert secret.encode() not in content
    assert home.path.stat().st_mode & 0o077 == 0
    assert TOKEN not in repr(home.session())
    assert COOKIE not in repr(home.session())


async def test_cookies_that_the_host_changed_later_are_stored_at_the_end(home: Home) -> None:
    store, session = home.store(), home.session()
    await store.put(ANNA, session)
    assert isinstance(session.cookies, Cookies)
    session.cookies.take(["sid=another-one; Path=/"], URL("https://vipr.im/upload"))
    await store.close()
    again = await home.store().get(ANNA)
    assert again is not None
    assert again.cookies is not None
    assert again.cookies.get("sid") == "another-one"


@pytest.mark.parametrize(("valid_s", "last_use_s"), [(7200.0, 6900.0), (600.0, 570.0)])
async def test_a_session_ends_ahead_of_its_time(home: Home, valid_s: float, last_use_s: float) -> None:
    store = home.store()
    await store.put(ANNA, home.session(valid_s=valid_s))
    home.clock.now += last_use_s - 0.1
    assert await store.get(ANNA) is not None
    home.clock.now += 0.1
    assert await store.get(ANNA) is None
    again = home.store()
    assert await again.get(ANNA) is None
    last = await again.last(ANNA)
    assert last is not None
    assert last.values == {"token": TOKEN}, "a refresh token outlives the session"


async def test_other_credentials_have_no_session(home: Home) -> None:
    store = home.store()
    await store.put(ANNA, home.session())
    assert await store.get(Account({"login": "anna", "password": "new"}, key="vipr.im")) is None
    assert await store.get(Account(ANNA.credentials, key="vipr.im#2")) is None
    assert await store.get(ANNA) is not None


async def test_a_host_without_accounts_asks_no_keyring_and_leaves_no_file(home: Home) -> None:
    nobody = Account(key="imgbox.com")
    store = home.store()
    await store.put(nobody, home.session())
    assert await store.get(nobody) is not None
    await store.close()
    assert not home.path.exists()
    assert home.ring.threads == set()


async def test_without_a_place_for_secrets_nothing_is_written(home: Home) -> None:
    credentials = Credentials(home.folder, environ={}, system_keyring=no_keyring)
    store = home.store(credentials)
    await store.put(ANNA, home.session())
    assert await store.get(ANNA) is not None
    assert not home.path.exists()
    await credentials.unlock("correct horse")
    await store.close()
    await store.put(ANNA, home.session())
    assert home.path.exists()


async def test_sessions_wait_for_the_passphrase_of_the_encrypted_file(home: Home) -> None:
    def locked() -> Credentials:
        return Credentials(home.folder, environ={}, system_keyring=no_keyring)

    credentials = locked()
    await credentials.unlock("correct horse")
    await home.store(credentials).put(ANNA, home.session())
    before = home.path.read_bytes()
    credentials = locked()
    store = home.store(credentials)
    assert await store.get(ANNA) is None
    assert home.path.read_bytes() == before
    await credentials.unlock("correct horse")
    assert await store.get(ANNA) is not None


@pytest.mark.parametrize("content", [b"", b"not ours", b"galleon sessions 1\n" + b"x" * 200])
async def test_a_broken_file_is_dropped_and_said(home: Home, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    await home.store().put(ANNA, home.session())
    home.path.write_bytes(content)
    store = home.store()
    with caplog.at_level(logging.WARNING):
        assert await store.get(ANNA) is None
    assert "dropped" in caplog.text
    await store.put(ANNA, home.session())
    assert await home.store().get(ANNA) is not None


async def test_a_lost_key_is_made_anew(home: Home) -> None:
    await home.store().put(ANNA, home.session())
    home.ring.items.clear()
    store = home.store()
    assert await store.get(ANNA) is None
    await store.put(ANNA, home.session())
    assert await home.store().get(ANNA) is not None


async def test_one_login_at_a_time_and_the_others_share_it(home: Home) -> None:
    store, logins = home.store(), 0

    async def use() -> Session:
        nonlocal logins
        async with store.signing_in(ANNA, 0.0) as session:
            if session is None:
                logins += 1
                await asyncio.sleep(0)
                session = home.session()
                await store.put(ANNA, session)
        return session

    sessions = await asyncio.gather(*(use() for _ in range(5)))
    assert logins == 1
    assert all(session is sessions[0] for session in sessions)


async def test_a_session_that_the_host_refused_is_made_anew_once(home: Home) -> None:
    store, stale = home.store(), home.session()
    await store.put(ANNA, stale)
    async with store.signing_in(ANNA, 0.0, stale=stale) as session:
        assert session is None
        fresh = home.session()
        await store.put(ANNA, fresh)
    async with store.signing_in(ANNA, 0.0, stale=stale) as session:
        assert session is fresh
    await store.drop(ANNA, stale)
    assert await store.get(ANNA) is fresh


async def test_logins_of_one_account_keep_their_pause(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    store = home.store()
    monkeypatch.setattr("backend.accounts.sessions.asyncio.sleep", sleep)
    for account in (ANNA, ANNA, Account(ANNA.credentials, key="vipr.im#2")):
        async with store.signing_in(account, 60.0) as session:
            assert session is None
    assert [round(wait) for wait in waits] == [60], "only the second login of the first account waits"


async def test_refused_credentials_are_not_tried_again_until_they_change(home: Home) -> None:
    store = home.store()
    await store.put(ANNA, home.session())
    await store.refuse(ANNA, REFUSED)
    for same in (store, home.store()):
        assert await same.get(ANNA) is None
        with pytest.raises(Problem) as raised:
            async with same.signing_in(ANNA, 0.0):
                raise AssertionError
        assert raised.value.info == REFUSED
    changed = Account({"login": "anna", "password": "right"}, key="vipr.im")
    assert await store.refused(changed) is None
    assert await store.refused(Account(ANNA.credentials, key="vipr.im#2")) is None
    await store.forgive(ANNA)
    async with store.signing_in(ANNA, 0.0) as session:
        assert session is None


async def test_a_forgotten_account_leaves_nothing(home: Home) -> None:
    await home.store().put(ANNA, home.session())
    other = Account({"key": "k"}, key="imx.to")
    await home.store().put(other, home.session())
    await home.store().forget("vipr.im")
    assert await home.store().get(ANNA) is None
    assert await home.store().get(other) is not None


async def test_a_full_disk_costs_no_session(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    home.path.parent.mkdir()
    home.path.mkdir()  # nothing can be put in its place
    store = home.store()
    await store.put(ANNA, home.session())
    assert await store.get(ANNA) is not None
    assert "not stored" in caplog.text
