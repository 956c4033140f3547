"""Signed-in accounts: what a login gave, kept encrypted until it ends, and which credentials were refused.

The file, version 1: the line `galleon sessions 1`, 12 bytes nonce, then AES-256-GCM of a JSON object with that line as
associated data. Its random key is kept with the credentials, so where these live for one run only, nothing is written.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import logging
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from backend.accounts.account import Account
from backend.accounts.credentials import Credentials
from backend.accounts.encrypted_file import replace_privately
from backend.errors import Problem
from backend.protocol import decoding
from backend.protocol.errors import ErrorInfo
from backend.uploads.http import CookieStore

log = logging.getLogger(__name__)

KEY_ID = ":sessions"
"""Under this name the file's key is kept with the credentials; no host can be called so."""

AHEAD_SHARE = 20
AHEAD_AT_MOST_S = 300.0
SHORTEST_MASKED = 8
"""Shorter values of a session ("3600", "true") are no secrets, and masking them would make the log unreadable."""

_HEADER = b"galleon sessions 1\n"
_NONCE_BYTES = 12


@dataclass(slots=True)
class Session:
    """What a login gave. Times are Unix seconds; without `expires_at` it lasts until the host says otherwise.

    The values and cookies are secrets and never appear in its repr.
    """

    values: dict[str, str] = field(repr=False)
    cookies: CookieStore | None = field(repr=False)
    made_at: float
    expires_at: float | None = None

    def is_usable(self, now: float) -> bool:
        """False from a twentieth of its life time (at most five minutes) before its end."""
        if self.expires_at is None:
            return True
        return now < self.expires_at - min(AHEAD_AT_MOST_S, (self.expires_at - self.made_at) / AHEAD_SHARE)


class _Stored(msgspec.Struct, frozen=True):
    """A session in the file."""

    fingerprint: str
    values: dict[str, str]
    cookies: list[tuple[str, str]] | None
    made_at: float
    expires_at: float | None


class _Refused(msgspec.Struct, frozen=True):
    fingerprint: str
    error: ErrorInfo


class _Content(msgspec.Struct):
    """By account key."""

    sessions: dict[str, _Stored] = {}
    refused: dict[str, _Refused] = {}


class SessionStore:
    """One session for each account, by its key. Used from the engine's event loop.

    A session belongs to the very credentials that it was made with: with other ones there is none. What belongs to no
    credentials (a host without accounts) is kept for this run only. `mask` is told every secret that must not be
    logged, and whose it is.
    """

    def __init__(
        self,
        path: Path,
        credentials: Credentials,
        *,
        new_cookies: Callable[[], CookieStore],
        mask: Callable[[Iterable[str], str], None] = lambda secrets, owner: None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._path = path
        self._credentials = credentials
        self._new_cookies = new_cookies
        self._mask = mask
        self._now = now
        self._sessions: dict[str, tuple[str, Session]] = {}
        self._refused: dict[str, _Refused] = {}
        self._turns: dict[str, asyncio.Lock] = {}
        self._last_login: dict[str, float] = {}
        self._file_lock = asyncio.Lock()
        self._cipher: AESGCM | None = None
        self._is_read = False

    async def get(self, account: Account) -> Session | None:
        """The session of an account; None when there is none, or when it has ended or is near its end."""
        session = await self.last(account)
        return session if session is not None and session.is_usable(self._now()) else None

    async def last(self, account: Account) -> Session | None:
        """As `get`, but also one that has ended: it may hold what the next login begins with."""
        await self._read(is_secret=bool(account.credentials))
        fingerprint, session = self._sessions.get(account.key, ("", None))
        return session if fingerprint == fingerprint_of(account) else None

    async def put(self, account: Account, session: Session) -> None:
        """Keep a session, from now on also over a restart. Its account is not refused any more.

        Call it again when the values have changed.
        """
        await self._read(is_secret=bool(account.credentials))
        self._sessions[account.key] = fingerprint_of(account), session
        self._refused.pop(account.key, None)
        self._mask_secrets(account.key, session)
        await self._write(is_secret=bool(account.credentials))

    async def drop(self, account: Account, session: Session | None = None) -> None:
        """Forget the session of an account; when `session` is given, only if it still is that one."""
        await self._read(is_secret=bool(account.credentials))
        _, current = self._sessions.get(account.key, ("", None))
        if current is not None and session in (None, current):
            del self._sessions[account.key]
            await self._write(is_secret=bool(account.credentials))

    @asynccontextmanager
    async def signing_in(
        self, account: Account, pause_s: float, *, stale: Session | None = None
    ) -> AsyncIterator[Session | None]:
        """The turn of one caller to sign an account in; all others wait for it.

        Gives the session that somebody else has made meanwhile (but never `stale`, which the host refused), or None:
        then the caller signs in and calls `put`, at least `pause_s` after the last login of the account.

        Raises Problem(BAD_CREDENTIALS) when the host has refused these very credentials before.
        """
        async with self._turns.setdefault(account.key, asyncio.Lock()):
            current = await self.get(account)
            if current is not None and current is not stale:
                yield current
                return
            if (error := await self.refused(account)) is not None:
                raise Problem(error)
            wait_s = self._last_login.get(account.key, float("-inf")) + pause_s - time.monotonic()
            if wait_s > 0:
                await asyncio.sleep(wait_s)
            try:
                yield None
            finally:
                self._last_login[account.key] = time.monotonic()

    async def refuse(self, account: Account, error: ErrorInfo) -> None:
        """Remember that the host refused these credentials; its session ends as well."""
        await self._read(is_secret=bool(account.credentials))
        self._sessions.pop(account.key, None)
        self._refused[account.key] = _Refused(fingerprint_of(account), error)
        await self._write(is_secret=bool(account.credentials))

    async def refused(self, account: Account) -> ErrorInfo | None:
        """Why the host does not take these credentials; None as soon as they are others."""
        if not account.credentials:
            return None
        await self._read(is_secret=bool(account.credentials))
        refused = self._refused.get(account.key)
        return refused.error if refused is not None and refused.fingerprint == fingerprint_of(account) else None

    async def forgive(self, account: Account) -> None:
        """Let refused credentials be tried once more: the person asks for it."""
        await self._read(is_secret=bool(account.credentials))
        if self._refused.pop(account.key, None) is not None:
            await self._write(is_secret=bool(account.credentials))

    async def forget(self, key: str) -> None:
        """Remove all that is known of an account."""
        await self._read(is_secret=await asyncio.to_thread(self._path.exists))
        had_session = self._sessions.pop(key, None) is not None
        if self._refused.pop(key, None) is not None or had_session:
            await self._write(is_secret=True)

    async def close(self) -> None:
        """Store the cookies as they are now."""
        await self._write(is_secret=self._cipher is not None)

    # -- the file --------------------------------------------------------------------------------------------

    async def _read(self, *, is_secret: bool) -> None:
        """Once, and not before an account with credentials needs it: reading asks the keyring, which may put its
        question to the person."""
        if self._is_read or not is_secret:
            return
        async with self._file_lock:
            if self._is_read:
                return
            try:
                if await asyncio.to_thread(self._path.exists):
                    self._cipher = await self._key(make=False)
                    if self._cipher is None and self._credentials.store == "memory":
                        return  # its key is locked away; perhaps the passphrase comes later
                    self._take(_opened(await asyncio.to_thread(self._path.read_bytes), self._cipher))
            except (ValueError, InvalidTag, OSError, Problem) as broken:
                log.warning("the stored sessions cannot be used and are dropped: %s", type(broken).__name__)
            self._is_read = True

    def _take(self, content: _Content) -> None:
        self._refused = content.refused | self._refused
        for key, stored in content.sessions.items():
            cookies = None
            if stored.cookies is not None:
                cookies = self._new_cookies()
                cookies.load(stored.cookies)
            session = Session(stored.values, cookies, stored.made_at, stored.expires_at)
            self._mask_secrets(key, session)
            self._sessions.setdefault(key, (stored.fingerprint, session))

    async def _write(self, *, is_secret: bool) -> None:
        """Replace the file. Does nothing where credentials are kept for this run only. A failure costs no more than
        another login after the next start, so it is only logged."""
        if not is_secret:
            return
        async with self._file_lock:
            try:
                if self._cipher is None:
                    self._cipher = await self._key(make=True)
                if self._cipher is None:
                    return
                nonce = secrets.token_bytes(_NONCE_BYTES)
                sealed = self._cipher.encrypt(nonce, msgspec.json.encode(self._content()), _HEADER)
                await asyncio.to_thread(replace_privately, self._path, _HEADER + nonce + sealed)
            except Problem as failed:
                log.warning("the sessions were not stored: %s", failed)

    def _content(self) -> _Content:
        return _Content(
            sessions={
                key: _Stored(
                    fingerprint,
                    session.values,
                    session.cookies.dump() if session.cookies is not None else None,
                    session.made_at,
                    session.expires_at,
                )
                for key, (fingerprint, session) in self._sessions.items()
                if fingerprint
            },
            refused=self._refused,
        )

    async def _key(self, *, make: bool) -> AESGCM | None:
        """The cipher with the stored key; None when there is none and `make` is False, or nowhere to keep one."""
        text = (await self._credentials.get(KEY_ID)).get("key", "")
        if self._credentials.store == "memory":
            return None
        try:
            return AESGCM(base64.b64decode(text, validate=True))
        except (ValueError, binascii.Error):
            if not make:
                return None
        key = AESGCM.generate_key(256)
        await self._credentials.set(KEY_ID, {"key": base64.b64encode(key).decode()})
        return AESGCM(key)

    def _mask_secrets(self, key: str, session: Session) -> None:
        values = list(session.values.values())
        if session.cookies is not None:
            values += [header.split(";")[0].partition("=")[2] for _, header in session.cookies.dump()]
        self._mask((value for value in values if len(value) >= SHORTEST_MASKED), key)


def fingerprint_of(account: Account) -> str:
    """Tells credentials from other ones; empty when there are none."""
    if not account.credentials:
        return ""
    return hashlib.sha256(msgspec.json.encode(sorted(account.credentials.items()))).hexdigest()


def _opened(content: bytes, cipher: AESGCM | None) -> _Content:
    """Raises ValueError or InvalidTag for what cannot be read."""
    if cipher is None:
        raise ValueError("its key is not with the credentials")
    start = len(_HEADER) + _NONCE_BYTES
    if not content.startswith(_HEADER) or len(content) < start:
        raise ValueError("not a file of sessions")
    text = cipher.decrypt(content[len(_HEADER) : start], content[start:], _HEADER)
    return decoding.from_json(text, _Content)
