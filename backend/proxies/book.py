"""The person's proxies and pools: stored, changed, imported, with their passwords in the keyring."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET

from backend.accounts.credentials import Credentials
from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.protocol.proxies import ImportProxies, LineRefused, ProxiesImported, SaveProxy, SaveProxyPool
from backend.proxies import list_file
from backend.proxies.import_list import Entry, parse_list, reason_against
from backend.proxies.list_file import PoolRecord, ProxyList, ProxyRecord
from backend.uploads.proxy import Proxy

PASSWORD = "password"  # the name of the field
NOT_OURS = ("", "off", "system")


class ProxyBook:
    """Used from the engine's event loop. `changed` is called with the ids that are not what they were; `mask` is told
    every password, so that no log shows it."""

    def __init__(
        self,
        path: Path,
        credentials: Credentials,
        *,
        changed: Callable[[Collection[str]], None],
        mask: Callable[[Iterable[str]], None],
    ) -> None:
        self._path = path
        self._credentials = credentials
        self._changed = changed
        self._mask = mask
        self._list = ProxyList()
        self._passwords: dict[str, str] = {}
        self._refusal: Problem | None = problem(ErrorKind.BAD_INPUT, "not read yet")  # the file cannot be used
        self._lock = asyncio.Lock()

    async def load(self) -> None:
        """Raises Problem(BAD_INPUT) for a file that cannot be used. It stays as it is, and nothing can be changed."""
        try:
            self._list = await asyncio.to_thread(list_file.read, self._path)
        except Problem as refused:
            self._refusal = refused
            raise
        self._refusal = None

    @property
    def for_all(self) -> str:
        """What goes for hosts without a choice of their own. Raises Problem(PROXY) when nobody knows."""
        if self._refusal is not None:
            raise problem(ErrorKind.PROXY, self._refusal.info.detail, subject=self._path.name)
        return self._list.for_all

    @property
    def proxies(self) -> tuple[ProxyRecord, ...]:
        return self._list.proxies

    @property
    def pools(self) -> tuple[PoolRecord, ...]:
        return self._list.pools

    def has(self, chosen: str) -> bool:
        """Whether a setting can name this: a proxy, a pool, or none at all."""
        return chosen in NOT_OURS or chosen in self._names()

    def members(self, chosen: str) -> tuple[ProxyRecord, ...]:
        """The proxies behind the id of a proxy or a pool. Raises Problem(PROXY) when there is none."""
        by_id = {record.id: record for record in self._list.proxies}
        if chosen in by_id:
            return (by_id[chosen],)
        for pool in self._list.pools:
            if pool.id == chosen:
                if not pool.proxy_ids:
                    raise problem(ErrorKind.PROXY, f"the pool {pool.name} is empty", subject=pool.name)
                return tuple(by_id[proxy_id] for proxy_id in pool.proxy_ids)
        detail = self._refusal.info.detail if self._refusal else "it is not there any more"
        raise problem(ErrorKind.PROXY, detail, subject=chosen)

    def pool(self, pool_id: str) -> PoolRecord | None:
        return next((pool for pool in self._list.pools if pool.id == pool_id), None)

    async def ready(self, record: ProxyRecord) -> Proxy:
        """The proxy with its password. Raises Problem(PROXY) when that cannot be had."""
        password = ""
        if record.has_password:
            password = self._passwords.get(record.id, "") or await self._stored_password(record)
        return Proxy(record.id, record.scheme, record.host, record.port, record.user, password, record.label)

    async def _stored_password(self, record: ProxyRecord) -> str:
        try:
            password = (await self._credentials.get(_key(record.id))).get(PASSWORD, "")
        except Problem as refused:
            # Not as it is: the account of a host would be put on hold for it.
            detail = f"proxy {record.name}: its password cannot be read ({refused.info.subject or refused.info.detail})"
            raise problem(ErrorKind.PROXY, detail, subject=record.name) from refused
        if not password:
            where = "is locked away" if self._credentials.is_locked else "is not in the keyring any more"
            raise problem(ErrorKind.PROXY, f"proxy {record.name}: its password {where}", subject=record.name)
        self._mask([password])
        self._passwords[record.id] = password
        return password

    # -- what the person does --------------------------------------------------------------------------------

    async def use(self, chosen: str) -> None:
        """Let this go for all hosts without a choice of their own. Raises Problem: BAD_INPUT, DISK."""
        async with self._lock:
            if not self.has(chosen):
                raise problem(ErrorKind.BAD_INPUT, "no such proxy", subject=chosen)
            await self._store(for_all=chosen or "off")
        self._changed(())

    async def save_proxy(self, command: SaveProxy) -> str:
        """Give the id. Raises Problem: BAD_INPUT, or DISK when a store fails."""
        has_new = command.password is not UNSET
        password = command.password if command.password is not UNSET else ""
        entry = Entry(command.scheme, command.host.strip("[] "), command.port, command.user, password, command.label)
        self._check(entry)
        async with self._lock:
            old = next((record for record in self._list.proxies if record.id == command.id), None)
            if command.id and old is None:
                raise problem(ErrorKind.BAD_INPUT, "no such proxy", subject=command.id)
            has_password = bool(password) if has_new else old is not None and old.has_password
            next_id = self._list.next_id
            proxy_id = old.id if old else f"proxy-{next_id}"
            record = _record(proxy_id, entry, has_password and bool(entry.user))
            if has_new or (old and old.has_password and not record.has_password):
                await self._keep(proxy_id, password if record.has_password else "")
            proxies = {kept.id: kept for kept in self._list.proxies} | {proxy_id: record}
            await self._store(next_id=next_id if old else next_id + 1, proxies=tuple(proxies.values()))
        self._changed((proxy_id,))
        return proxy_id

    async def import_list(self, command: ImportProxies) -> ProxiesImported:
        """Take in what can be read; the rest is told line by line. Raises Problem(DISK) when a store fails."""
        entries, bad = await asyncio.to_thread(parse_list, command.text, command.scheme)
        async with self._lock:
            by_place = {_place(record): record for record in self._list.proxies}
            next_id, added, known = self._list.next_id, [], 0
            listed: dict[str, None] = {}
            for entry in entries:
                old = by_place.get(_place(entry))
                if old is None:
                    record = _record(f"proxy-{next_id}", entry, bool(entry.password))
                    next_id += 1
                    added.append(record.id)
                else:
                    known += 1
                    label = entry.label or old.label
                    has_password = old.has_password or bool(entry.password)
                    record = msgspec.structs.replace(old, label=label, has_password=has_password)
                if entry.password:
                    await self._keep(record.id, entry.password)
                by_place[_place(entry)] = record
                listed[record.id] = None
            pools, pool_id = list(self._list.pools), ""
            if command.pool and listed:
                at = next((n for n, pool in enumerate(pools) if _same(pool.name, command.pool)), None)
                if at is None:
                    pools.append(PoolRecord(id=f"pool-{next_id}", name=_pool_name(command.pool)))
                    next_id += 1
                    at = len(pools) - 1
                members = tuple(dict.fromkeys((*pools[at].proxy_ids, *listed)))
                pools[at] = msgspec.structs.replace(pools[at], proxy_ids=members)
                pool_id = pools[at].id
            await self._store(next_id=next_id, proxies=tuple(by_place.values()), pools=tuple(pools))
        self._changed(tuple(listed))
        refused = tuple(LineRefused(line=line.line, reason=line.reason) for line in bad)
        return ProxiesImported(added=tuple(added), known=known, refused=refused, pool_id=pool_id)

    async def save_pool(self, command: SaveProxyPool) -> str:
        """Give the id. Raises Problem: BAD_INPUT, or DISK when the file cannot be written."""
        async with self._lock:
            old = self.pool(command.id)
            if command.id and old is None:
                raise problem(ErrorKind.BAD_INPUT, "no such pool", subject=command.id)
            next_id = self._list.next_id
            fields: dict[str, Any] = {"id": old.id if old else f"pool-{next_id}"}
            if command.name is not UNSET or old is None:
                fields["name"] = _pool_name(command.name if command.name is not UNSET else "")
            if command.rotation is not UNSET:
                fields["rotation"] = command.rotation
            if command.proxy_ids is not UNSET:
                fields["proxy_ids"] = tuple(dict.fromkeys(command.proxy_ids))
            there = {record.id for record in self._list.proxies}
            if gone := set(fields.get("proxy_ids", ())) - there:
                raise problem(ErrorKind.BAD_INPUT, "no such proxy", subject=min(gone))
            pool = msgspec.structs.replace(old, **fields) if old else PoolRecord(**fields)
            if any(other.id != pool.id and _same(other.name, pool.name) for other in self._list.pools):
                raise problem(ErrorKind.BAD_INPUT, "there is a pool of this name", subject=pool.name)
            pools = {kept.id: kept for kept in self._list.pools} | {pool.id: pool}
            await self._store(next_id=next_id if old else next_id + 1, pools=tuple(pools.values()))
        self._changed(())
        return pool.id

    async def remove(self, ids: Collection[str], in_use: Collection[str]) -> None:
        """Remove proxies and pools; pools lose the proxies that go. Ids that are gone already are passed over.

        Raises Problem: BAD_INPUT for what all hosts or some (`in_use`) go through, DISK when a store fails.
        """
        gone = set(ids)
        async with self._lock:
            names = self._names()
            for used in names.keys() & gone & {self._list.for_all, *in_use}:
                detail = "it is in use; choose another one there first"
                raise problem(ErrorKind.BAD_INPUT, detail, subject=names[used])
            pools = tuple(
                msgspec.structs.replace(
                    pool, proxy_ids=tuple(proxy_id for proxy_id in pool.proxy_ids if proxy_id not in gone)
                )
                for pool in self._list.pools
                if pool.id not in gone
            )
            removed = [record for record in self._list.proxies if record.id in gone]
            kept = tuple(record for record in self._list.proxies if record.id not in gone)
            await self._store(proxies=kept, pools=pools)
            for record in removed:
                if record.has_password:
                    await self._keep(record.id, "")
        self._changed(tuple(gone))

    # -- inside ----------------------------------------------------------------------------------------------

    def _names(self) -> dict[str, str]:
        names = {record.id: record.name for record in self._list.proxies}
        return names | {pool.id: pool.name for pool in self._list.pools}

    def _check(self, entry: Entry) -> None:
        if reason := reason_against(entry):
            raise problem(ErrorKind.BAD_INPUT, reason, subject="proxy")

    async def _keep(self, proxy_id: str, password: str) -> None:
        self._mask([password])
        await self._credentials.set(_key(proxy_id), {PASSWORD: password} if password else {})
        self._passwords.pop(proxy_id, None)
        if password:
            self._passwords[proxy_id] = password

    async def _store(self, **fields: Any) -> None:
        """Store, then believe it."""
        if self._refusal is not None:
            raise self._refusal
        changed = msgspec.structs.replace(self._list, **fields)
        await asyncio.to_thread(list_file.write, self._path, changed)
        self._list = changed


def _key(proxy_id: str) -> str:
    return f"proxy:{proxy_id}"


def _record(proxy_id: str, entry: Entry, has_password: bool) -> ProxyRecord:
    return ProxyRecord(
        id=proxy_id,
        scheme=entry.scheme,
        host=entry.host,
        port=entry.port,
        user=entry.user,
        label=entry.label,
        has_password=has_password,
    )


def _place(proxy: ProxyRecord | Entry) -> tuple[str, str, int, str]:
    return proxy.scheme, proxy.host.lower(), proxy.port, proxy.user


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _pool_name(name: str) -> str:
    name = name.strip()
    if not name or not name.isprintable():
        raise problem(ErrorKind.BAD_INPUT, "a pool has a name", subject="name")
    return name
