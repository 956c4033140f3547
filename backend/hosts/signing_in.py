"""Signs accounts in by the login steps of a definition, and once more when the host has forgotten the session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from backend.accounts.sessions import Session, SessionStore
from backend.errors import Problem, problem
from backend.hosts.base import Account
from backend.hosts.definition import Definition, Section
from backend.hosts.placeholders import Values
from backend.hosts.steps import StepRunner
from backend.hosts.verdict import Refusal
from backend.protocol.errors import ErrorKind
from backend.uploads.http import CookieStore

T = TypeVar("T")

EXPIRES_IN = "expires_in_s"
"""Kept by login steps: the life time that the host itself has given."""


class SigningIn:
    """Used from the engine's event loop; one for each host whose definition has login steps.

    `new_cookies` makes an empty jar, `now` gives Unix time.
    """

    def __init__(
        self,
        definition: Definition,
        steps: StepRunner,
        sessions: SessionStore | None,
        *,
        new_cookies: Callable[[], CookieStore],
        now: Callable[[], float],
    ) -> None:
        self._definition = definition
        self._steps = steps
        self._kept = sessions
        self._new_cookies = new_cookies
        self._now = now

    @property
    def _sessions(self) -> SessionStore:
        assert self._kept is not None, "a definition with login steps needs a store of sessions"
        return self._kept

    def is_needed(self, section: Section) -> bool:
        """Whether the steps of this section need a session."""
        wanted = self._definition.session
        return bool(self._definition.login) and (wanted is None or not wanted.used_by or section in wanted.used_by)

    def missing(self, account: Account) -> str:
        """The name of a credential without which the account cannot be signed in, or empty."""
        needed = self._definition.session.needs if self._definition.session else ()
        return next((name for name in needed if not account.credentials.get(name, "").strip()), "")

    async def run(self, account: Account, values: Values, work: Callable[[Session], Awaitable[T]]) -> T:
        """Do `work` with the account's session. When the host has ended it, sign in anew and do it once more,
        unless a file may have arrived: that is Problem(UNKNOWN_OUTCOME).

        `values` are what the login steps may use. Raises Problem as the login and `work` do, and LOGIN_REQUIRED when a
        credential is missing that signing in needs.
        """
        if name := self.missing(account):
            raise problem(ErrorKind.LOGIN_REQUIRED, host=self._definition.id, subject=name)
        session = await self._session(account, values)
        try:
            return await work(session)
        except Refusal as refused:
            if not refused.session_lost:
                raise
            await self._sessions.drop(account, session)
            if refused.file_may_have_arrived:  # no fault of the account; but doing it again might make a second copy
                raise problem(
                    ErrorKind.UNKNOWN_OUTCOME,
                    refused.info.detail,
                    host=self._definition.id,
                    file_may_have_arrived=True,
                ) from refused
        try:
            return await work(await self._session(account, values, stale=session))
        except Refusal as refused:
            # A new session does not help: it is the credentials (a key that needs no login is found out so).
            if refused.session_lost and refused.info.kind is ErrorKind.BAD_CREDENTIALS and account.credentials:
                await self._sessions.refuse(account, refused.info)
            raise

    async def sign_in_anew(self, account: Account, values: Values) -> Session:
        """Prove the credentials: also those that the host has refused before."""
        await self._sessions.forgive(account)
        current = await self._sessions.get(account)
        return await self._session(account, values, stale=current)

    async def _session(self, account: Account, values: Values, *, stale: Session | None = None) -> Session:
        current = await self._sessions.get(account)
        if current is not None and current is not stale:
            return current
        wanted = self._definition.session
        async with self._sessions.signing_in(account, wanted.pause_s if wanted else 0.0, stale=stale) as made_meanwhile:
            if made_meanwhile is not None:
                return made_meanwhile
            try:
                session = await self._log_in(values, stale or await self._sessions.last(account))
            except Problem as failed:
                if failed.info.kind is ErrorKind.BAD_CREDENTIALS and account.credentials:
                    await self._sessions.refuse(account, failed.info)
                raise
            await self._sessions.put(account, session)
            return session

    async def _log_in(self, values: Values, before: Session | None) -> Session:
        """`before` gives what an earlier session may leave to the next: a refresh token."""
        cookies = self._new_cookies()
        inner = Values(values.scopes, session=before.values if before is not None else {})
        kept = (await self._steps.run(Section.LOGIN, self._definition.login, inner, cookies)).kept
        now = self._now()
        valid_s = _seconds(kept.get(EXPIRES_IN, ""))
        if valid_s is None and self._definition.session is not None:
            valid_s = self._definition.session.valid_s
        has_cookies = self._definition.session is not None and self._definition.session.cookies
        return Session(
            values=kept,
            cookies=cookies if has_cookies else None,
            made_at=now,
            expires_at=now + valid_s if valid_s is not None else None,
        )


def _seconds(text: str) -> float | None:
    try:
        return max(0.0, float(text)) if text else None
    except ValueError:
        return None
