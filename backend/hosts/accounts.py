"""All accounts of all hosts: their credentials, their order of use, and what is known of each."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import UNSET

from backend.accounts.credentials import Credentials
from backend.accounts.sessions import SessionStore
from backend.errors import Problem, problem
from backend.hosts.base import Ability, Account, AccountInfo, Host, HostInfo
from backend.hosts.fields import changed, effective, server_address
from backend.protocol.accounts import AccountFacts, AccountStep, EditAccount, HostStatus
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import FieldKind
from backend.storage import accounts as account_table
from backend.storage.database import Database
from backend.storage.records import AccountRecord, HostRecord

log = logging.getLogger(__name__)

FACTS_VALID_S = 1800.0
LONGEST_NAME = 100


@dataclass(slots=True)
class Known:
    """One account. `status` is what was stored of it: None means that nobody ever saved credentials.

    `has_credentials` None: they were saved once, and nobody has looked yet whether they are still there.
    """

    key: str
    host_id: str
    name: str = ""
    position: float = 0.0
    options: dict[str, str] = field(default_factory=dict)
    status: HostStatus | None = None
    tested_at: float | None = None
    label: str = ""
    has_credentials: bool | None = None
    is_testing: bool = False
    refusal: ErrorInfo | None = None
    facts: AccountFacts | None = None
    steps: tuple[AccountStep, ...] = ()
    stored: tuple[tuple[str, str], ...] = ()  # see AccountRow

    @property
    def is_first(self) -> bool:
        return self.key == self.host_id


StoreFirst = Callable[..., Awaitable[None]]


class Accounts:
    """Used from the engine's event loop.

    `changed` is called when rows have to be shown anew. `store_first` keeps columns of a host's first account, which
    are with those of the host. `mask` is told every secret.
    """

    def __init__(
        self,
        *,
        credentials: Credentials,
        sessions: SessionStore,
        database: Database,
        changed: Callable[[], None],
        store_first: StoreFirst,
        mask: Callable[[Iterable[str]], None] = lambda _: None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._credentials = credentials
        self._sessions = sessions
        self._database = database
        self._changed = changed
        self._store_first = store_first
        self._mask = mask
        self._now = now
        self._accounts: dict[str, Known] = {}

    async def load(self, hosts: Iterable[HostRecord]) -> None:
        """Read what is stored. Credentials are not looked at: a keyring may be slow, or ask the person first."""
        for record in hosts:
            self._accounts[record.host_id] = _known(
                AccountRecord(
                    record.host_id,
                    record.host_id,
                    tested_at=record.tested_at,
                    account_label=record.account_label,
                    status=record.status,
                )
            )
        for stored in await self._database.read(account_table.load_all):
            first = self._accounts.get(stored.key)
            if first is not None:
                first.name, first.position, first.options = stored.name, stored.position, dict(stored.options)
            else:
                self._accounts[stored.key] = _known(stored)

    # -- reading ---------------------------------------------------------------------------------------------

    def of_host(self, host_id: str) -> list[Known]:
        """All accounts of a host in their order of use; the first one also before it has credentials."""
        found = [known for known in self._accounts.values() if known.host_id == host_id]
        if host_id not in self._accounts:
            found.append(self.known(host_id))
        return sorted(found, key=lambda known: (known.position, not known.is_first, known.key))

    def known(self, key: str) -> Known:
        """Raises Problem(BAD_INPUT) for a further account that is not there."""
        if key not in self._accounts:
            if "#" in key:
                raise problem(ErrorKind.BAD_INPUT, "no such account", subject=key)
            self._accounts[key] = Known(key, key)
        return self._accounts[key]

    def is_account(self, key: str) -> bool:
        """False for what stands for using a host without an account."""
        known = self._accounts.get(key)
        return known is not None and (known.status is not None or not known.is_first)

    def exists(self, key: str) -> bool:
        return key in self._accounts

    async def account(self, key: str, info: HostInfo, host_options: Mapping[str, str]) -> Account:
        """An account for calls of its host, with the options of host and account. Raises Problem as `Credentials`."""
        known = self.known(key)
        options = effective(info.options, host_options, known.options)
        return Account(await self._values(known, info), options, key)

    async def look_up(self, infos: Iterable[HostInfo]) -> None:
        """Find out which accounts have credentials; may wait long for a locked keyring."""
        for info in infos:
            for known in self.of_host(info.id):
                try:
                    await self._values(known, info)
                except Problem as failed:
                    log.warning("credentials of %s: %s", known.key, failed)

    # -- what the person does --------------------------------------------------------------------------------

    async def add(self, info: HostInfo, name: str) -> str:
        """Make room for a further account; gives its key. Raises Problem(BAD_INPUT)."""
        if not info.credentials:
            raise problem(ErrorKind.BAD_INPUT, "this host has no accounts", subject=info.id)
        accounts = self.of_host(info.id)
        number = 1 + max(int(known.key.partition("#")[2] or "1") for known in accounts)
        position = accounts[-1].position + 1.0
        known = Known(f"{info.id}#{number}", info.id, _checked_name(name), position)
        self._accounts[known.key] = known
        await self._store(known, name=known.name, position=position)
        return known.key

    async def edit(self, command: EditAccount, info: HostInfo) -> None:
        """Raises Problem(BAD_INPUT) before anything is changed."""
        known = self.known(command.account)
        columns: dict[str, Any] = {}
        if command.name is not UNSET:
            columns["name"] = _checked_name(command.name)
        if command.options is not UNSET:
            columns["options"] = changed(info.options, known.options, command.options, host_id=info.id)
        if command.before is not UNSET:
            await self._move(known, command.before)
        for name, value in columns.items():
            setattr(known, name, value)
        if "options" in columns:
            columns["options"] = tuple(known.options.items())
        if columns:
            await self._store(known, **columns)
        self._changed()

    async def save(self, key: str, info: HostInfo, values: Mapping[str, str], *, may_lack: bool = False) -> None:
        """Store credentials; unknown or missing required fields raise Problem(BAD_INPUT). Values are never logged.

        `may_lack`: what is required may be entered later.
        """
        known = self.known(key)
        given = _checked_values(info, values)
        merged = {**await self._credentials.get(key), **given}
        for one in info.credentials:
            if one.is_required and not merged.get(one.name) and not may_lack:
                raise problem(ErrorKind.BAD_INPUT, "is needed", subject=one.name, host=info.id)
        await self._credentials.set(key, merged)
        await self._sessions.forgive(Account(merged, key=key))
        known.has_credentials, known.refusal, known.facts, known.steps = True, None, None, ()
        known.stored = _shown(info, merged)
        await self._note(known, status=HostStatus.NOT_TESTED, label="", tested_at=None)

    async def forget(self, key: str) -> None:
        """Remove credentials, session and all that is known; a further account is gone altogether."""
        known = self.known(key)
        await self._credentials.forget(key)
        await self._sessions.forget(key)
        await self._database.run(lambda connection: account_table.delete(connection, key))
        del self._accounts[key]
        if known.is_first:
            await self._note(self.known(key), status=None, label="", tested_at=None)
        self._changed()

    # -- what hosts say --------------------------------------------------------------------------------------

    async def refused(self, key: str, error: ErrorInfo) -> None:
        """The host refused the credentials: nothing more is sent with them."""
        known = self.known(key)
        known.refusal = error
        await self._note(known, status=HostStatus.REFUSED, tested_at=self._now())

    async def accepted(self, key: str, *, label: str = "", has_account: bool = True) -> None:
        known = self.known(key)
        known.refusal = None
        status = HostStatus.SIGNED_IN if has_account else None
        await self._note(known, status=status, tested_at=self._now(), label=label or known.label)

    async def facts(self, host: Host, account: Account) -> AccountFacts | None:
        """What the host says of the account, at most 30 minutes old; None when it has no way to tell.

        Raises Problem when the host cannot be asked.
        """
        if Ability.INFO not in host.info.abilities:
            return None
        known = self.known(account.key)
        if known.facts is None or self._now() - known.facts.asked_at > FACTS_VALID_S:
            self.heard(account.key, await host.account_info(account))
        return known.facts

    def heard(self, key: str, info: AccountInfo) -> None:
        """Keep what the host said of an account just now."""
        known = self.known(key)
        known.facts = AccountFacts(
            asked_at=self._now(),
            storage_total_bytes=info.storage_total_bytes,
            storage_used_bytes=info.storage_used_bytes,
            storage_left_bytes=_left(info),
            traffic_total_bytes=info.traffic_total_bytes,
            traffic_left_bytes=info.traffic_left_bytes,
            max_size_bytes=info.max_size_bytes,
            premium_until=info.premium_until,
            is_premium=info.is_premium,
        )
        known.label = info.label or known.label
        self._changed()

    def has_sent(self, key: str, size_bytes: int) -> None:
        """Count an upload against what is left, until the host is asked again."""
        known = self._accounts.get(key)
        if known is None or known.facts is None:
            return
        left = {
            name: max(0, value - size_bytes)
            for name in ("storage_left_bytes", "traffic_left_bytes")
            if (value := getattr(known.facts, name)) is not None
        }
        known.facts = msgspec.structs.replace(known.facts, **left)

    # -- inside ----------------------------------------------------------------------------------------------

    async def _values(self, known: Known, info: HostInfo) -> dict[str, str]:
        """The keyring is asked only where something was ever saved: it may put its question before everything."""
        if not info.credentials or known.status is None:
            return {}
        values = await self._credentials.get(known.key)
        known.has_credentials, known.stored = bool(values), _shown(info, values)
        self._mask(value for name, value in values.items() if _is_secret(info, name))
        return values

    async def _move(self, known: Known, before: str) -> None:
        others = [other for other in self.of_host(known.host_id) if other is not known]
        place = next((index for index, other in enumerate(others) if other.key == before), len(others))
        if before and place == len(others):
            raise problem(ErrorKind.BAD_INPUT, "no such account", subject=before)
        others.insert(place, known)
        for index, other in enumerate(others):
            other.position = float(index)
            await self._store(other, position=other.position)

    async def _note(
        self, known: Known, *, status: HostStatus | None, tested_at: float | None, label: str | None = None
    ) -> None:
        known.status, known.tested_at = status, tested_at
        known.label = known.label if label is None else label
        columns = {"status": known.status, "tested_at": known.tested_at, "account_label": known.label}
        if known.is_first:
            await self._store_first(known.host_id, **columns)
        else:
            await self._store(known, **columns)
        self._changed()

    async def _store(self, known: Known, **columns: Any) -> None:
        await self._database.run(
            lambda connection: account_table.update(connection, known.key, known.host_id, **columns)
        )


def _known(record: AccountRecord) -> Known:
    is_refused = record.status is HostStatus.REFUSED
    return Known(
        record.key,
        record.host_id,
        record.name,
        record.position,
        dict(record.options),
        record.status,
        record.tested_at,
        record.account_label,
        # Refused credentials are not tried again, not even after a restart.
        refusal=ErrorInfo(kind=ErrorKind.BAD_CREDENTIALS, host=record.host_id) if is_refused else None,
    )


def _left(info: AccountInfo) -> int | None:
    if info.storage_left_bytes is None and info.storage_total_bytes is not None and info.storage_used_bytes is not None:
        return max(0, info.storage_total_bytes - info.storage_used_bytes)
    return info.storage_left_bytes


def _is_secret(info: HostInfo, name: str) -> bool:
    """Names and addresses may stand in the log; whatever is not known to be one of these may not."""
    kinds = {field.name: field.kind for field in info.credentials}
    return kinds.get(name) not in (FieldKind.TEXT, FieldKind.URL, FieldKind.SWITCH, FieldKind.CHOICE)


def _shown(info: HostInfo, values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What a client may know of credentials: which there are, and those that are no secret."""
    return tuple((name, "" if _is_secret(info, name) else value) for name, value in values.items() if value)


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise problem(ErrorKind.BAD_INPUT, f"at most {LONGEST_NAME} characters", subject="name")
    return name


def _checked_values(info: HostInfo, values: Mapping[str, str]) -> dict[str, str]:
    """What was typed, without empty fields. Raises Problem(BAD_INPUT)."""
    fields = {field.name: field for field in info.credentials}
    checked: dict[str, str] = {}
    for name, value in values.items():
        if name not in fields:
            raise problem(ErrorKind.BAD_INPUT, "no such field", subject=name, host=info.id)
        if not value:
            continue
        try:
            checked[name] = server_address(value) if fields[name].kind is FieldKind.URL else value
        except ValueError as wrong:
            raise problem(ErrorKind.BAD_INPUT, str(wrong), subject=name, host=info.id) from None
    return checked
