"""The hosts as they are used here: definitions, what the person set, credentials, and their state of health."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from backend.accounts.credentials import Credentials
from backend.errors import Problem, problem
from backend.hosts.base import Account, Host, HostInfo
from backend.hosts.registry import Registry
from backend.protocol.commands import EditHost
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import HostsChanged
from backend.protocol.replies import AccountTested
from backend.protocol.rows import HostKind, HostRow, HostStatus, Settings
from backend.storage import hosts as host_table
from backend.storage.database import Database
from backend.storage.records import HostRecord
from backend.uploads.lane import Lane
from backend.uploads.pacing import Pacer

log = logging.getLogger(__name__)


class Roster:
    """Used from the engine's event loop. The lanes it hands out are shared by all galleries."""

    def __init__(
        self,
        *,
        registry: Registry,
        credentials: Credentials,
        database: Database,
        publish: Callable[[HostsChanged], None],
        settings: Callable[[], Settings],
        poke: Callable[[], None],
    ) -> None:
        self._registry = registry
        self._credentials = credentials
        self._database = database
        self._publish = publish
        self._settings = settings
        self._poke = poke
        self._records: dict[str, HostRecord] = {}
        self._lanes: dict[str, Lane] = {}
        self._has_credentials: dict[str, bool] = {}
        self._testing: set[str] = set()
        self._refusals: dict[str, ErrorInfo] = {}

    async def load(self) -> None:
        """Read what the person set. Whether there are credentials is looked up behind it: a keyring may be slow."""
        self._records = {record.host_id: record for record in await self._database.read(host_table.load_all)}

    async def look_up_credentials(self) -> None:
        """Find out which hosts have credentials; may wait long for a locked keyring."""
        await self._credentials.look()
        self.refresh()
        for host_id, host in self._registry.hosts().items():
            if self._may_have_credentials(host.info):
                try:
                    self._has_credentials[host_id] = bool(await self._credentials.get(host_id))
                except Problem as refused:
                    log.warning("credentials of %s: %s", host_id, refused)
        self.refresh()

    def info(self, host_id: str) -> HostInfo | None:
        host = self._registry.hosts().get(host_id)
        return host.info if host else None

    def default_hosts(self) -> tuple[str, ...]:
        """Hosts for new galleries: those marked so and usable; this computer when there is none."""
        marked = [row.id for row in self.rows() if row.is_default and row.is_enabled]
        return tuple(marked) or ("local",)

    # -- lanes -----------------------------------------------------------------------------------------------

    async def lane(self, host_id: str) -> Lane:
        """The lane of a host with its account. A host that cannot be used gives a lane that says why."""
        host = self._registry.hosts().get(host_id)
        if host is None:
            host = MissingHost(host_id)
        account = Account(await self._stored_credentials(host), dict(self._options(host.info)))
        lane = self._lanes.get(host_id)
        limits = host.info.limits
        record = self._record(host_id)
        if lane is None:
            pacer = Pacer(requests_per_s=limits.requests_per_s, burst=limits.burst)
            lane = self._lanes[host_id] = Lane(
                host=host, account=account, pacer=pacer, connections=limits.connections, tries=limits.tries
            )
        lane.host, lane.account = host, account
        lane.connections = min(record.connections or limits.connections, limits.max_connections)
        lane.tries = record.tries or limits.tries
        lane.account_error = self._refusals.get(host_id)
        if host.info.needs_account and not account.credentials:
            kind = ErrorKind.LOGIN_REQUIRED
            lane.account_error = ErrorInfo(kind=kind, host=host_id)
        return lane

    async def account_refused(self, host_id: str, error: ErrorInfo) -> None:
        """The host refused the credentials: nothing more is sent with them."""
        self._refusals[host_id] = error
        await self._store(host_id, status=HostStatus.REFUSED, tested_at=time.time())

    async def account_accepted(self, host_id: str) -> None:
        self._refusals.pop(host_id, None)
        await self._store(host_id, status=HostStatus.SIGNED_IN, tested_at=time.time())

    # -- what the person does --------------------------------------------------------------------------------

    async def edit(self, command: EditHost) -> None:
        """Raises Problem(BAD_INPUT) for a host that is not there or a value outside its range."""
        host = self._host(command.host_id)
        columns: dict[str, Any] = {}
        if command.is_enabled is not UNSET:
            columns["is_enabled"] = command.is_enabled
            if command.is_enabled and command.is_default is UNSET:
                columns["is_default"] = True
        if command.is_default is not UNSET:
            columns["is_default"] = command.is_default
        if command.connections is not UNSET:
            if not 1 <= command.connections <= host.info.limits.max_connections:
                raise problem(ErrorKind.BAD_INPUT, f"1 to {host.info.limits.max_connections}", subject="connections")
            columns["connections"] = command.connections
        if command.tries is not UNSET:
            if not 1 <= command.tries <= 20:
                raise problem(ErrorKind.BAD_INPUT, "1 to 20", subject="tries")
            columns["tries"] = command.tries
        if command.options is not UNSET:
            known = {field.name: field for field in host.info.options}
            for name, value in command.options:
                if name not in known:
                    raise problem(ErrorKind.BAD_INPUT, "no such option", subject=name, host=command.host_id)
                if reason := reason_against(known[name], value):
                    raise problem(ErrorKind.BAD_INPUT, reason, subject=name, host=command.host_id)
            columns["options"] = tuple({**dict(self._record(command.host_id).options), **dict(command.options)}.items())
        await self._store(command.host_id, **columns)
        if command.host_id in self._lanes:
            await self.lane(command.host_id)
        self._poke()

    async def save_account(self, host_id: str, values: Mapping[str, str]) -> None:
        """Store credentials; unknown or missing required fields raise Problem(BAD_INPUT). Values are never logged."""
        host = self._host(host_id)
        known = {field.name: field for field in host.info.credentials}
        for name in values:
            if name not in known:
                raise problem(ErrorKind.BAD_INPUT, "no such field", subject=name, host=host_id)
        merged = {**await self._credentials.get(host_id), **{name: value for name, value in values.items() if value}}
        for name, field in known.items():
            if field.is_required and not merged.get(name):
                raise problem(ErrorKind.BAD_INPUT, "is needed", subject=name, host=host_id)
        await self._credentials.set(host_id, merged)
        self._has_credentials[host_id] = True
        self._refusals.pop(host_id, None)
        await self._store(
            host_id, status=HostStatus.NOT_TESTED, is_enabled=True, is_default=True, account_label="", tested_at=None
        )
        if host_id in self._lanes:
            self._lanes[host_id].is_proven = False
            await self.lane(host_id)
        self._poke()

    async def forget_account(self, host_id: str) -> None:
        self._host(host_id)
        await self._credentials.forget(host_id)
        self._has_credentials[host_id] = False
        self._refusals.pop(host_id, None)
        await self._store(host_id, status=None, account_label="", tested_at=None)
        if host_id in self._lanes:
            await self.lane(host_id)

    async def test_account(self, host_id: str) -> AccountTested:
        """Try the stored credentials at the host. The outcome is data, also when it is a failure."""
        host = self._host(host_id)
        self._testing.add(host_id)
        self.refresh()
        began = time.monotonic()
        error: ErrorInfo | None = None
        label = ""
        try:
            values = await self._stored_credentials(host)
            if host.info.needs_account and not values:
                raise problem(ErrorKind.LOGIN_REQUIRED, host=host_id)
            label = (await host.check_account(Account(values, dict(self._options(host.info))))).label
        except Problem as refused:
            error = refused.info
        finally:
            self._testing.discard(host_id)
        took_ms = int((time.monotonic() - began) * 1000)
        if error is None:
            self._refusals.pop(host_id, None)
            status = HostStatus.SIGNED_IN if host.info.credentials else None
            await self._store(host_id, status=status, tested_at=time.time(), account_label=label)
        elif error.kind in (ErrorKind.BAD_CREDENTIALS, ErrorKind.LOGIN_REQUIRED):
            await self.account_refused(host_id, error)
        else:
            self.refresh()
        if host_id in self._lanes:
            await self.lane(host_id)
            self._poke()
        return AccountTested(host_id=host_id, ok=error is None, label=label, took_ms=took_ms, error=error)

    async def unlock(self, passphrase: str) -> None:
        """Raises Problem(BAD_CREDENTIALS) for a wrong passphrase."""
        await self._credentials.unlock(passphrase)
        await self.look_up_credentials()
        for host_id in list(self._lanes):
            await self.lane(host_id)
        self._poke()

    # -- rows ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self._publish(self.current())

    def current(self) -> HostsChanged:
        """All hosts and the state of the credentials' store, as clients are told."""
        return HostsChanged(
            rows=self.rows(),
            credentials_store=self._credentials.store,
            credentials_locked=self._credentials.is_locked,
            credentials_kept=self._credentials.has_file,
        )

    def rows(self) -> tuple[HostRow, ...]:
        """All hosts: this computer first, then by name; broken definitions last."""
        rows = [self._row(host.info) for host in self._registry.hosts().values()]
        rows.sort(key=lambda row: (row.kind is not HostKind.LOCAL, row.name.casefold()))
        for error in self._registry.problems():
            name = error.subject.partition(":")[0].removesuffix(".toml")
            rows.append(
                HostRow(
                    id=f"broken:{name}", name=name, code="?", kind=HostKind.IMAGE, status=HostStatus.BROKEN, error=error
                )
            )
        return tuple(rows)

    def _row(self, info: HostInfo) -> HostRow:
        record, now = self._record(info.id), time.time()
        lane = self._lanes.get(info.id)
        on_hold = lane is not None and lane.is_on_hold(now)
        return HostRow(
            id=info.id,
            name=info.name,
            code=info.code,
            kind=info.kind,
            is_enabled=record.is_enabled,
            is_default=record.is_default,
            status=self._status(info, record, on_hold),
            tested_at=record.tested_at,
            hold_until=lane.hold_until if lane and on_hold else None,
            error=self._refusals.get(info.id) or (lane.hold_error if lane and on_hold else None),
            needs_account=info.needs_account,
            account_label=record.account_label,
            credentials=info.credentials,
            options=info.options,
            option_values=tuple(self._options(info).items()),
            formats=info.limits.formats,
            max_size_bytes=info.limits.max_size_bytes,
            connections=min(record.connections or info.limits.connections, info.limits.max_connections),
            max_connections=info.limits.max_connections,
            tries=record.tries or info.limits.tries,
            site_url=info.site_url,
            definition_path=info.definition_path,
        )

    def _status(self, info: HostInfo, record: HostRecord, on_hold: bool) -> HostStatus:
        if info.id in self._testing:
            return HostStatus.TESTING
        if info.kind is HostKind.LOCAL:
            return HostStatus.RUNNING if record.is_enabled else HostStatus.OFF
        if info.needs_account and not self._has_credentials.get(info.id):
            is_locked_away = self._credentials.is_locked and self._credentials.has_file
            return HostStatus.LOCKED if is_locked_away else HostStatus.NOT_SET_UP
        if not record.is_enabled:
            return HostStatus.OFF
        if info.id in self._refusals or record.status is HostStatus.REFUSED:
            return HostStatus.REFUSED
        if on_hold:
            return HostStatus.ON_HOLD
        if self._has_credentials.get(info.id):
            return HostStatus.SIGNED_IN if record.status is HostStatus.SIGNED_IN else HostStatus.NOT_TESTED
        return HostStatus.READY

    # -- inside ----------------------------------------------------------------------------------------------

    def _host(self, host_id: str) -> Host:
        host = self._registry.hosts().get(host_id)
        if host is None:
            raise problem(ErrorKind.BAD_INPUT, "no such host", subject=host_id)
        return host

    def _record(self, host_id: str) -> HostRecord:
        is_local = host_id == "local"
        return self._records.get(host_id) or HostRecord(host_id=host_id, is_enabled=is_local, is_default=is_local)

    def _options(self, info: HostInfo) -> dict[str, str]:
        """The person's values where they are still possible, the defaults otherwise."""
        set_by_person = dict(self._record(info.id).options)
        values: dict[str, str] = {}
        for field in info.options:
            value = set_by_person.get(field.name, field.default)
            values[field.name] = value if not reason_against(field, value) else field.default
        return values

    def _may_have_credentials(self, info: HostInfo) -> bool:
        """The keyring is asked only where something was ever saved: it may put its question before everything."""
        return bool(info.credentials) and self._record(info.id).status is not None

    async def _stored_credentials(self, host: Host) -> dict[str, str]:
        if not self._may_have_credentials(host.info):
            return {}
        values = await self._credentials.get(host.info.id)
        self._has_credentials[host.info.id] = bool(values)
        return values

    async def _store(self, host_id: str, **columns: Any) -> None:
        current = self._record(host_id)
        self._records[host_id] = msgspec.structs.replace(current, **columns)
        stored = {
            "is_enabled": self._records[host_id].is_enabled,
            "is_default": self._records[host_id].is_default,
            **columns,
        }
        await self._database.run(lambda connection: host_table.update(connection, host_id, **stored))
        self.refresh()


class MissingHost(Host):
    """Stands in for a host whose definition is gone: every use of it says so."""

    def __init__(self, host_id: str) -> None:
        self._info = HostInfo(id=host_id, name=host_id, code="?", kind=HostKind.IMAGE)

    @property
    def info(self) -> HostInfo:
        return self._info

    async def begin_gallery(self, *_: object) -> None:
        raise problem(ErrorKind.HOST_CHANGED, "there is no definition of this host", host=self.info.id)

    async def upload(self, *_: object, **__: object) -> Any:
        raise problem(ErrorKind.HOST_CHANGED, "there is no definition of this host", host=self.info.id)

    async def finish_gallery(self, *_: object) -> None:
        raise problem(ErrorKind.HOST_CHANGED, "there is no definition of this host", host=self.info.id)

    async def check_account(self, *_: object) -> Any:
        raise problem(ErrorKind.HOST_CHANGED, "there is no definition of this host", host=self.info.id)

    def gallery_url(self, *_: object) -> str:
        return ""


def reason_against(field: Any, value: str) -> str:
    """Why this text is no value of the field; empty when it is. An empty text leaves a field that may be empty."""
    if not value:
        return "is needed" if field.is_required and not field.default else ""
    match field.kind:
        case "integer":
            try:
                number = int(value)
            except ValueError:
                return "expected a whole number"
            low, high = field.minimum, field.maximum
            if (low is not None and number < low) or (high is not None and number > high):
                return f"expected {low if low is not None else '…'} to {high if high is not None else '…'}"
        case "switch":
            return "" if value in ("true", "false") else "expected true or false"
        case "choice":
            return "" if any(choice.value == value for choice in field.choices) else "is not one of the choices"
        case "url":
            return "" if value.startswith(("http://", "https://")) else "start with http:// or https://"
    return ""
