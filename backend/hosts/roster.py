"""The hosts as they are used here: definitions, what the person set, accounts, lanes, and their state of health."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import UNSET

from backend.accounts.credentials import Credentials
from backend.accounts.room import has_room
from backend.errors import Problem, problem
from backend.event_log import Log, NoLog
from backend.hosts import use
from backend.hosts.accounts import Accounts, Known
from backend.hosts.base import Account, Host, HostInfo
from backend.hosts.fields import effective, reason_against, start_on_from
from backend.hosts.host_rows import account_row, broken_row, host_row
from backend.hosts.lane import Lane
from backend.hosts.missing import MissingHost
from backend.hosts.registry import Registry
from backend.hosts.trial import Trial
from backend.protocol.accounts import (
    AccountFacts,
    AccountStep,
    AccountTested,
    AccountTestStepped,
    EditAccount,
    HostStatus,
)
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import EditHost, FieldRow, HostKind, HostRow, HostsChanged
from backend.protocol.rows import StartOn
from backend.protocol.settings import Settings
from backend.storage import hosts as host_table
from backend.storage.database import Database
from backend.storage.records import HostRecord
from backend.uploads import exchanges
from backend.uploads.pacing import Pacers

log = logging.getLogger(__name__)

FACTS_TIMEOUT_S = 20.0
"""An upload does not wait longer to hear what fits; if it does not fit, the host will say so."""

NEEDS_YOU = frozenset({HostStatus.REFUSED, HostStatus.LOCKED, HostStatus.NOT_SET_UP})
"""An enabled host that is so waits for the person."""


class Roster:
    """Used from the engine's event loop. There is one lane for each account, shared by all galleries."""

    def __init__(
        self,
        *,
        registry: Registry,
        credentials: Credentials,
        make_accounts: Callable[..., Accounts],
        database: Database,
        publish: Callable[[HostsChanged | AccountTestStepped], None],
        poke: Callable[[], None],
        pacers: Pacers,
        settings: Callable[[], Settings] = Settings,
        has_proxy: Callable[[str], bool] = lambda _: True,
        log: Log | None = None,
    ) -> None:
        self._log = log or NoLog()
        self._registry = registry
        self._credentials = credentials
        self._database = database
        self._publish = publish
        self._poke = poke
        self._has_proxy = has_proxy
        self._settings = settings
        self._records: dict[str, HostRecord] = {}
        self._lanes: dict[str, Lane] = {}
        self.needing_you = 0  # of the hosts that clients were last told of
        self._last_turn: dict[str, str] = {}  # the account whose turn it was, by host
        self._pacers = pacers
        self.accounts = make_accounts(changed=self.refresh, store_first=self._store)

    async def load(self) -> None:
        """Read what the person set. Whether there are credentials is looked up behind it: a keyring may be slow."""
        self._records = {record.host_id: record for record in await self._database.read(host_table.load_all)}
        await self.accounts.load(self._records.values())

    async def look_up_credentials(self) -> None:
        """Find out which accounts have credentials; may wait long for a locked keyring."""
        await self._credentials.look()
        self.refresh()
        await self.accounts.look_up([host.info for host in self._registry.hosts().values()])
        self.refresh()

    def info(self, host_id: str) -> HostInfo | None:
        host = self._registry.hosts().get(host_id)
        return host.info if host else None

    def option_fields(self, host_id: str) -> tuple[FieldRow, ...]:
        """The options that a host knows. Raises Problem(BAD_INPUT) for a host that is not there."""
        return self._host(host_id).info.options

    def location(self, host_id: str) -> str:
        """What is said of coordinates in photos that go there: keep, remove, or empty for nothing."""
        return self._record(host_id).location

    def template(self, host_id: str) -> str:
        """The template of galleries that go there first; empty when nothing is said."""
        return self._record(host_id).template_id

    def is_untouched(self, host_id: str) -> bool:
        """Whether the person never set anything of this host here."""
        return host_id not in self._records

    def default_hosts(self) -> tuple[str, ...]:
        """Hosts for new galleries: those marked so and usable; this computer when there is none."""
        marked = [row.id for row in self.rows() if row.is_default and row.is_enabled]
        return tuple(marked) or ("local",)

    def proxy_of(self, host_id: str) -> str:
        """What the person chose for this host; empty when what goes for all hosts goes for it."""
        return "off" if host_id == "local" else self._record(host_id).proxy

    def sites(self) -> dict[str, str]:
        """Addresses of the hosts' sites by host id, those of new galleries first."""
        rows = sorted(self.rows(), key=lambda row: not (row.is_default and row.is_enabled))
        return {row.id: row.site_url for row in rows if row.site_url and row.kind is not HostKind.LOCAL}

    def proxies_in_use(self) -> set[str]:
        return {record.proxy for record in self._records.values()}

    # -- lanes -----------------------------------------------------------------------------------------------

    async def lane(self, host_id: str, account: str = "", *, needs_bytes: int = 0, may_ask: bool = True) -> Lane:
        """The lane of a host with an account, or with the first usable one where `needs_bytes` fit.

        A host or an account that cannot be used gives a lane that says why. Without `may_ask` no host is asked how
        much fits.
        """
        if account and self.accounts.exists(account):
            return await self._lane(host_id, account)
        while True:
            key = self._choice(host_id, needs_bytes).key
            lane = await self._lane(host_id, key)
            # Only now it may be known how much fits; then another account may be the better choice.
            if not may_ask or await self.facts(lane) is None or self._choice(host_id, needs_bytes).key == key:
                if may_ask:
                    self._last_turn[host_id] = key
                return lane

    async def facts(self, lane: Lane) -> AccountFacts | None:
        """What is known of the lane's account; asked at most every 30 minutes. None also when the host cannot say."""
        if lane.account_error is not None:
            return None
        try:
            async with asyncio.timeout(FACTS_TIMEOUT_S):
                return await self.accounts.facts(lane.host, lane.account)
        except (Problem, TimeoutError) as failed:
            log.info("%s does not say what is left: %s", lane.account.key, failed)
            return None

    async def account_refused(self, key: str, error: ErrorInfo) -> None:
        """The host refused the credentials: nothing more is sent with them."""
        await self.accounts.refused(key, error)
        self._log.note("account_refused", host=self.accounts.known(key).host_id, account=key, error=error)

    async def account_accepted(self, key: str) -> None:
        await self.accounts.accepted(key)
        self._log.note("account_accepted", host=self.accounts.known(key).host_id, account=key)

    def has_sent(self, key: str, size_bytes: int) -> None:
        self.accounts.has_sent(key, size_bytes)

    def _choice(self, host_id: str, needs_bytes: int = 0) -> Known:
        """The account that a new gallery uses: the first that is neither refused nor over its quota; of several that
        are used in turn the next."""
        accounts = self.accounts.of_host(host_id)
        known = [account for account in accounts if account.status is not None] or accounts[:1]
        now = time.time()
        usable = [account for account in known if account.refusal is None and not self._is_over_quota(account, now)]
        fitting = [account for account in usable if has_room(account.facts, needs_bytes)]
        candidates = fitting or usable or known
        if not self._record(host_id).accounts_in_turn:
            return candidates[0]
        keys = [account.key for account in accounts]
        last = self._last_turn.get(host_id, "")
        place = keys.index(last) if last in keys else -1
        return next((account for account in candidates if keys.index(account.key) > place), candidates[0])

    def _is_over_quota(self, account: Known, now: float) -> bool:
        lane = self._lanes.get(account.key)
        on_hold = lane is not None and lane.is_on_hold(now)
        return on_hold and lane is not None and lane.hold_error is not None and lane.hold_error.kind is ErrorKind.QUOTA

    async def _lane(self, host_id: str, key: str) -> Lane:
        host = self._registry.hosts().get(host_id) or MissingHost(host_id)
        limits, record = host.info.limits, self._record(host_id)
        account = await self.accounts.account(key, host.info, dict(record.options))
        pacer = self._pacers.of(host_id, limits.requests_per_s, limits.burst)
        lane = self._lanes.get(key)
        if lane is None:
            lane = self._lanes[key] = Lane(
                host=host, account=account, pacer=pacer, connections=limits.connections, tries=limits.tries
            )
        lane.host, lane.account, lane.pacer = host, account, pacer
        lane.connections = use.connections(limits, record, self._settings()).value
        lane.tries = use.tries(limits, record, self._settings()).value
        lane.account_error = self.accounts.known(key).refusal
        if host.info.needs_account and not account.credentials:
            lane.account_error = ErrorInfo(kind=ErrorKind.LOGIN_REQUIRED, host=host_id)
        return lane

    async def settings_changed(self) -> None:
        """What goes for all hosts is another number: it holds for what starts from now on."""
        self.refresh()
        await self._renew_lanes()

    async def _renew_lanes(self, host_id: str = "") -> None:
        """Take over what has changed, on all lanes or those of one host."""
        for key, lane in list(self._lanes.items()):
            if host_id in ("", lane.host.info.id) and self.accounts.exists(key):
                await self._lane(lane.host.info.id, key)
        self._poke()

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
            if not 0 <= command.connections <= host.info.limits.max_connections:
                raise problem(ErrorKind.BAD_INPUT, f"0 to {host.info.limits.max_connections}", subject="connections")
            columns["connections"] = command.connections or None
        if command.tries is not UNSET:
            if not 0 <= command.tries <= 20:
                raise problem(ErrorKind.BAD_INPUT, "0 to 20", subject="tries")
            columns["tries"] = command.tries or None
        if command.start_on is not UNSET:
            columns["start_on"] = start_on_from(command.start_on)
        if command.proxy is not UNSET:
            if not self._has_proxy(command.proxy):
                raise problem(ErrorKind.BAD_INPUT, "no such proxy", subject="proxy", host=command.host_id)
            columns["proxy"] = command.proxy
        if command.location is not UNSET:
            if command.location not in ("", "keep", "remove"):
                raise problem(ErrorKind.BAD_INPUT, "keep, remove or nothing", subject="location")
            columns["location"] = command.location
        if command.template_id is not UNSET:
            columns["template_id"] = command.template_id
        if command.accounts_in_turn is not UNSET:
            columns["accounts_in_turn"] = command.accounts_in_turn
        if command.stand_in is not UNSET:
            if command.stand_in and (command.stand_in == command.host_id or self.info(command.stand_in) is None):
                raise problem(ErrorKind.BAD_INPUT, "another host", subject="stand_in", host=command.host_id)
            columns["stand_in"] = command.stand_in
        if command.options is not UNSET:
            known = {field.name: field for field in host.info.options}
            for name, value in command.options:
                if name not in known:
                    raise problem(ErrorKind.BAD_INPUT, "no such option", subject=name, host=command.host_id)
                if reason := reason_against(known[name], value):
                    raise problem(ErrorKind.BAD_INPUT, reason, subject=name, host=command.host_id)
            columns["options"] = tuple({**dict(self._record(command.host_id).options), **dict(command.options)}.items())
        was_enabled = self._record(command.host_id).is_enabled
        await self._store(command.host_id, **columns)
        if was_enabled != self._record(command.host_id).is_enabled:
            self._log.note("host_off" if was_enabled else "host_on", host=command.host_id)
        self.refresh()
        await self._renew_lanes(command.host_id)

    def start_on(self, host_id: str) -> StartOn:
        """When a new gallery starts on this host."""
        return StartOn(self._record(host_id).start_on)

    async def add_account(self, host_id: str, name: str) -> str:
        """Make room for a further account; gives its key."""
        key = await self.accounts.add(self._host(host_id).info, name)
        self.refresh()
        return key

    async def edit_account(self, command: EditAccount) -> None:
        host_id = self.accounts.known(command.account).host_id
        await self.accounts.edit(command, self._host(host_id).info)
        await self._renew_lanes(host_id)

    async def save_account(self, host_id: str, values: Mapping[str, str], account: str = "") -> None:
        """Store credentials; unknown or missing required fields raise Problem(BAD_INPUT). Values are never logged."""
        host, key = self._host(host_id), self._key(host_id, account)
        await self.accounts.save(key, host.info, values)
        await self._store(host_id, is_enabled=True, is_default=True)
        self.refresh()
        if key in self._lanes:
            self._lanes[key].is_proven = False
        await self._renew_lanes(host_id)

    async def keep_credentials(self, host_id: str, values: Mapping[str, str]) -> None:
        """Store values that came with an imported host, also when others are missing still. Nothing is switched on."""
        await self.accounts.save(host_id, self._host(host_id).info, values, may_lack=True)
        self.refresh()
        await self._renew_lanes(host_id)

    async def forget_account(self, host_id: str, account: str = "") -> None:
        """Remove credentials, session and all that is known of an account; uploads that use it need another one."""
        self._host(host_id)
        key = self._key(host_id, account)
        await self.accounts.forget(key)
        self._log.note("account_forgotten", host=host_id, account=key)
        lane = self._lanes.get(key)
        if lane is not None and not self.accounts.exists(key):
            lane.account = Account(key=key)
            lane.account_error = ErrorInfo(kind=ErrorKind.LOGIN_REQUIRED, host=host_id)
            del self._lanes[key]
        await self._renew_lanes(host_id)

    async def test_account(self, host_id: str, account: str = "", *, upload: bool = True) -> AccountTested:
        """Try an account in four steps. The outcome is data, also when it is a failure."""
        self._host(host_id)
        key = self._key(host_id, account) if account else self._choice(host_id).key
        known = self.accounts.known(key)
        if known.is_testing:
            raise problem(ErrorKind.BAD_INPUT, "it is being tested already", subject=key)
        exchanges.begin()
        known.is_testing, known.steps = True, ()
        self.refresh()
        try:
            lane = await self._lane(host_id, key)
            trial = Trial(lane, self.accounts, lambda step: self._stepped(known, step))
            result = await trial.run(upload=upload)
        finally:
            known.is_testing = False
        if result.is_proven:
            await self.accounts.accepted(key, label=result.label, has_account=bool(lane.account.credentials))
            self._log.note("account_accepted", host=host_id, account=key, subject=result.label)
        elif result.error is not None and result.is_refused:
            await self.account_refused(key, result.error)
        else:
            if result.error is not None:
                self._log.note("account_test_failed", host=host_id, account=key, error=result.error)
            self.refresh()
        await self._renew_lanes(host_id)
        return msgspec.structs.replace(result.reply, host_id=host_id, account=key)

    def _stepped(self, known: Known, step: AccountStep) -> None:
        known.steps = (*(done for done in known.steps if done.step != step.step), step)
        self._publish(AccountTestStepped(host_id=known.host_id, account=known.key, step=step))
        self.refresh()

    async def account_facts(self, host_id: str, account: str = "") -> tuple[str, AccountFacts | None]:
        """Key and facts of an account. Raises Problem when the host cannot be asked."""
        self._host(host_id)
        lane = await self.lane(host_id, self._key(host_id, account) if account else "")
        return lane.account.key, await self.accounts.facts(lane.host, lane.account)

    async def unlock(self, passphrase: str) -> None:
        """Raises Problem(BAD_CREDENTIALS) for a wrong passphrase."""
        await self._credentials.unlock(passphrase)
        await self.look_up_credentials()
        await self._renew_lanes()

    # -- rows ------------------------------------------------------------------------------------------------

    def stand_in(self, host_id: str) -> str:
        """The host that takes over when this one is down, if it may be used; else empty."""
        chosen = self._record(host_id).stand_in
        return chosen if chosen in self._registry.hosts() and self._record(chosen).is_enabled else ""

    def refresh(self) -> None:
        self._publish(self.current())

    def clock_set(self, by_s: float) -> None:
        """The computer's clock was set: pauses of hosts last as long as before."""
        for lane in self._lanes.values():
            lane.breaker.clock_set(by_s)
        self.refresh()

    def current(self) -> HostsChanged:
        """All hosts and the state of the credentials' store, as clients are told."""
        rows = self.rows()
        self.needing_you = sum(row.is_enabled and row.status in NEEDS_YOU for row in rows)
        return HostsChanged(
            rows=rows,
            credentials_store=self._credentials.store,
            credentials_locked=self._credentials.is_locked,
            credentials_kept=self._credentials.has_file,
        )

    def rows(self) -> tuple[HostRow, ...]:
        """All hosts: this computer first, then by name; broken definitions last."""
        rows = [self._row(host.info) for host in self._registry.hosts().values()]
        rows.sort(key=lambda row: (row.kind is not HostKind.LOCAL, row.name.casefold()))
        return (*rows, *map(broken_row, self._registry.problems()))

    def _row(self, info: HostInfo) -> HostRow:
        record, now = self._record(info.id), time.time()
        is_locked_away = self._credentials.is_locked and self._credentials.has_file
        accounts = {
            known.key: account_row(info, record, known, self._lanes.get(known.key), is_locked_away, now)
            for known in self.accounts.of_host(info.id)
        }
        chosen = accounts[self._choice(info.id).key]
        options = effective(info.options, dict(record.options))
        shown = tuple(row for key, row in accounts.items() if info.needs_account or self.accounts.is_account(key))
        return host_row(info, record, self._settings(), options, chosen, shown)

    # -- inside ----------------------------------------------------------------------------------------------

    def _host(self, host_id: str) -> Host:
        host = self._registry.hosts().get(host_id)
        if host is None:
            raise problem(ErrorKind.BAD_INPUT, "no such host", subject=host_id)
        return host

    def _key(self, host_id: str, account: str) -> str:
        """The key of an account; an empty one is the host's first. Raises Problem(BAD_INPUT)."""
        if account and self.accounts.known(account).host_id != host_id:
            raise problem(ErrorKind.BAD_INPUT, "no account of this host", subject=account, host=host_id)
        return account or host_id

    def _record(self, host_id: str) -> HostRecord:
        is_local = host_id == "local"
        return self._records.get(host_id) or HostRecord(host_id=host_id, is_enabled=is_local, is_default=is_local)

    async def _store(self, host_id: str, **columns: Any) -> None:
        self._records[host_id] = record = msgspec.structs.replace(self._record(host_id), **columns)
        stored = {"is_enabled": record.is_enabled, "is_default": record.is_default, **columns}
        await self._database.run(lambda connection: host_table.update(connection, host_id, **stored))
