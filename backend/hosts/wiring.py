"""The part of the engine that reaches hosts: the network, the hosts that there are, and their accounts."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from functools import partial

from backend.accounts.credentials import Credentials
from backend.accounts.sessions import SessionStore
from backend.errors import Problem
from backend.event_log import EventLog
from backend.hosts.accounts import Accounts
from backend.hosts.base import Ability
from backend.hosts.exchange import Exchange
from backend.hosts.local.host import LocalHost
from backend.hosts.native import native_hosts
from backend.hosts.registry import Registry
from backend.hosts.roster import Roster
from backend.log import Masking
from backend.protocol.errors import ErrorInfo
from backend.protocol.events import Event, Notice
from backend.protocol.folders import Folders
from backend.protocol.hosts import HostKind
from backend.protocol.settings import Settings
from backend.proxies.service import ProxyService
from backend.storage import state
from backend.storage.database import Database
from backend.uploads.bandwidth import Bandwidth
from backend.uploads.connect_to import ConnectTo, parse_connect_to
from backend.uploads.pacing import Pacers
from backend.uploads.transport import AiohttpTransport

LOCAL_PORT_KEY = "local_port"


class Hosts:
    """Event loop only. `load` before anything else, `close` at the end.

    `poke` is called when something may be able to start now, `refused` with what is wrong in the settings.
    """

    def __init__(
        self,
        *,
        folders: Folders,
        database: Database,
        settings: Callable[[], Settings],
        publish: Callable[[Event], None],
        log: EventLog,
        masking: Masking,
        poke: Callable[[], None],
        refused: Callable[[ErrorInfo], None],
    ) -> None:
        mask = masking.mask
        self._database = database
        self._settings = settings
        self._publish = publish
        self.bandwidth = Bandwidth(settings().bandwidth_limit_bps)
        self.credentials = Credentials(folders.config)
        self.proxies = ProxyService(
            folders.config,
            self.credentials,
            chosen=lambda host_id: self.roster.proxy_of(host_id),
            in_use=lambda: self.roster.proxies_in_use(),
            sites=lambda: self.roster.sites(),
            check=lambda proxy, url: self.transport.try_proxy(proxy, url),
            publish=publish,
            mask=mask,
        )
        self.pacers = Pacers()
        self.transport = AiohttpTransport(
            connect_to=_connect_to(settings(), refused),
            limiter=self.bandwidth,
            proxies=self.proxies.choice,
            pacers=self.pacers,
            connect_s=lambda: float(settings().connect_timeout_s),
        )
        self.sessions = SessionStore(
            folders.state / "sessions.enc",
            self.credentials,
            new_cookies=self.transport.new_cookies,
            mask=mask,
        )
        self.registry = Registry(
            self.transport,
            sessions=self.sessions,
            user_folder=folders.config / "hosts",
            inactivity_s=self._inactivity_s,
        )
        self.local = LocalHost(folders.data / "local", self.transport)
        for host in (self.local, *native_hosts(self.transport, folders.state, inactivity_s=self._inactivity_s)):
            self.registry.register(host)
        self.roster = Roster(
            registry=self.registry,
            credentials=self.credentials,
            make_accounts=partial(
                Accounts, credentials=self.credentials, sessions=self.sessions, database=database, mask=mask
            ),
            database=database,
            publish=publish,
            poke=poke,
            log=log,
            pacers=self.pacers,
            has_proxy=self.proxies.has,
            settings=settings,
        )
        self.exchange = Exchange(registry=self.registry, roster=self.roster, folder=folders.config / "hosts", mask=mask)

    async def load(self) -> ErrorInfo | None:
        """What is wrong with the file of proxies, if anything; see ProxyService.load."""
        await self.roster.load()
        refused = await self.proxies.load()
        await asyncio.to_thread(self.registry.load)
        return refused

    async def serve_local(self, wanted_port: int | None = None) -> None:
        """Start the embedded host, or move it: on the port of last time, so that old links stay good, unless the person
        has just asked for another."""
        await self.local.stop()
        remembered = await self._database.read(lambda connection: state.get(connection, LOCAL_PORT_KEY))
        try:
            port = await self.local.start(wanted_port or int(remembered or self._settings().local_port))
        except Problem as problem:
            self._publish(Notice(error=problem.info, is_alarm=True))
            return
        if str(port) != remembered:
            await self._database.run(lambda connection: state.put(connection, LOCAL_PORT_KEY, str(port)))
        self.roster.refresh()

    async def close(self) -> None:
        await self.local.stop()
        await self.proxies.choice.close()
        await self.sessions.close()
        await self.transport.close()

    def can(self, host_id: str, ability: Ability) -> bool:
        """False for a host that is not there."""
        info = self.roster.info(host_id)
        return info is not None and ability in info.abilities

    def repeat_is_safe(self, host_id: str) -> bool:
        """False for a host that is not there."""
        info = self.roster.info(host_id)
        return info is not None and info.repeat_is_safe

    def kind(self, host_id: str) -> HostKind:
        """An image host, for one that is not there."""
        info = self.roster.info(host_id)
        return info.kind if info is not None else HostKind.IMAGE

    def _inactivity_s(self) -> float:
        return float(self._settings().inactivity_timeout_s)


def _connect_to(settings: Settings, refused: Callable[[ErrorInfo], None]) -> ConnectTo:
    """From the environment or the settings; a rule that cannot be read is told, and nothing is redirected."""
    try:
        return parse_connect_to(os.environ.get("GALLEON_CONNECT_TO") or settings.connect_to)
    except Problem as problem:
        refused(problem.info)
        return ConnectTo()
