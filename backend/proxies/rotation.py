"""Which proxy a host goes through, and which ones rest. The rule above all: what cannot go by a proxy is not sent."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Sequence

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.protocol.proxies import ProxiesChanged, ProxyPoolRow, ProxyRotation, ProxyRow, ProxyTest
from backend.proxies.book import ProxyBook
from backend.proxies.health import Health
from backend.proxies.list_file import ProxyRecord
from backend.proxies.system import SYSTEM, system_proxy
from backend.uploads.proxy import Proxy

OFF = "off"
TRIES_AT_ONCE = 8
"""So many proxies are tried for one request before it counts as failed."""
TESTS_AT_ONCE = 32

Check = Callable[[Proxy, str], Awaitable[None]]
"""Opens a tunnel through a proxy to the host of a URL and closes it; raises Problem."""


class Rotation:
    """The transport's `ProxyChoice`. Used from the engine's event loop.

    `chosen` gives for a host id what the person chose there: empty for what goes for all hosts, "off", "system", or the
    id of a proxy or a pool.
    """

    def __init__(
        self,
        book: ProxyBook,
        *,
        chosen: Callable[[str], str],
        check: Check,
        publish: Callable[[ProxiesChanged], None],
        now: Callable[[], float] = time.time,
    ) -> None:
        self._book = book
        self._chosen = chosen
        self._check = check
        self._publish = publish
        self._now = now
        self._health: defaultdict[str, Health] = defaultdict(Health)
        self._turn: defaultdict[str, int] = defaultdict(int)
        self._kept: dict[tuple[str, str], str] = {}  # pool and host → proxy
        self._checks: dict[str, asyncio.Task[None]] = {}

    # -- for the transport -----------------------------------------------------------------------------------

    async def proxy_for(self, host_id: str, url: str, besides: Collection[Proxy]) -> Proxy | None:
        """See `ProxyChoice.proxy_for`."""
        chosen = self._chosen(host_id) or self._book.for_all
        if chosen == OFF:
            return None
        if chosen == SYSTEM:
            proxy = await asyncio.to_thread(system_proxy, url)
            if proxy is not None and (proxy in besides or self._health[SYSTEM].is_paused(self._now())):
                raise self._none_left("", [SYSTEM])
            return proxy
        tried = {proxy.id for proxy in besides}
        while True:
            record = self._choose(chosen, host_id, url, tried)
            try:
                return await self._book.ready(record)
            except Problem as error:  # its password cannot be had
                self._note_failure(record.id, error)
                tried.add(record.id)

    def worked(self, proxy: Proxy, host_id: str) -> None:
        health = self._health[proxy.id]
        if health.error is not None:
            health.worked()
            self.refresh()

    def failed(self, proxy: Proxy, host_id: str, error: Problem) -> None:
        for key in [key for key, kept in self._kept.items() if kept == proxy.id and key[1] == host_id]:
            del self._kept[key]
        self._note_failure(proxy.id, error)

    # -- for the engine --------------------------------------------------------------------------------------

    def changed(self, ids: Collection[str]) -> None:
        """Forget how these were doing, since they are not the same any more."""
        for proxy_id in ids:
            self._health.pop(proxy_id, None)
        self.refresh()

    def refresh(self) -> None:
        self._publish(self.current())

    def current(self) -> ProxiesChanged:
        """All proxies and pools, as clients are told."""
        now = self._now()
        try:
            for_all = self._book.for_all
        except Problem:
            for_all = ""
        return ProxiesChanged(
            for_all=for_all,
            proxies=tuple(self._row(record, now) for record in self._book.proxies),
            pools=tuple(
                ProxyPoolRow(id=pool.id, name=pool.name, rotation=pool.rotation, proxy_ids=pool.proxy_ids)
                for pool in self._book.pools
            ),
        )

    async def test(self, ids: Collection[str], url: str) -> tuple[ProxyTest, ...]:
        """Open a tunnel to the host of `url` through each; the outcome counts for what they are used for from now on.

        Raises Problem(PROXY) for an id that is not there.
        """
        members = {record.id: record for chosen in ids for record in self._book.members(chosen)}
        room = asyncio.Semaphore(TESTS_AT_ONCE)

        async def one(record: ProxyRecord) -> ProxyTest:
            async with room:
                began = time.monotonic()
                error = await self._try(record, url)
                took_ms = int((time.monotonic() - began) * 1000)
                return ProxyTest(id=record.id, took_ms=took_ms, error=error.info if error else None)

        results = await asyncio.gather(*map(one, members.values()))
        self.refresh()
        return tuple(results)

    async def close(self) -> None:
        for task in self._checks.values():
            task.cancel()
        await asyncio.gather(*self._checks.values(), return_exceptions=True)

    # -- inside ----------------------------------------------------------------------------------------------

    def _choose(self, chosen: str, host_id: str, url: str, tried: Collection[str]) -> ProxyRecord:
        members, pool = self._book.members(chosen), self._book.pool(chosen)
        now = self._now()
        rested = [record for record in members if record.id not in tried and not self._health[record.id].is_paused(now)]
        if not rested or len(tried) >= TRIES_AT_ONCE:
            raise self._none_left(pool.name if pool else "", [record.id for record in members])
        sound = [record for record in rested if self._health[record.id].is_sound]
        if sound:
            for record in rested:
                if record not in sound:
                    self._check_behind(record, url)
        if pool is None:
            return members[0]
        usable = sound or rested
        kept = self._kept.get((chosen, host_id)) if pool.rotation is ProxyRotation.PER_HOST else None
        record = next((record for record in usable if record.id == kept), None) or self._next(chosen, members, usable)
        self._kept[chosen, host_id] = record.id
        return record

    def _note_failure(self, proxy_id: str, error: Problem) -> None:
        health = self._health[proxy_id]
        pauses = health.pauses
        health.failed(error, self._now())
        if health.pauses != pauses:
            self.refresh()

    def _next(self, pool_id: str, members: Sequence[ProxyRecord], usable: Sequence[ProxyRecord]) -> ProxyRecord:
        allowed = {record.id for record in usable}
        for step in range(len(members)):
            at = (self._turn[pool_id] + step) % len(members)
            if members[at].id in allowed:
                self._turn[pool_id] = at + 1
                return members[at]
        raise AssertionError("usable are members")

    def _none_left(self, pool: str, ids: Sequence[str]) -> Problem:
        """Why no proxy can be used now. When all of them rest, the time when the first one comes back."""
        now = self._now()
        all_health = [self._health[proxy_id] for proxy_id in ids]
        errors = [health.error for health in all_health if health.error is not None]
        detail = errors[-1].detail if errors else "no proxy can be used"
        subject = pool or (errors[-1].subject if errors else "")
        if pool:
            detail = f"none of the {len(ids)} proxies of {pool} can be used; {detail}"
        if errors and all(error.kind is ErrorKind.PROXY for error in errors) and len(errors) == len(ids):
            return problem(ErrorKind.PROXY, detail, subject=subject)
        back_at = min(health.until for health in all_health)
        return problem(ErrorKind.NETWORK, detail, subject=subject, retry_at=back_at if back_at > now else None)

    def _check_behind(self, record: ProxyRecord, url: str) -> None:
        """Others do the work; whether this one is back, a tunnel tells before an upload is given to it."""
        if record.id in self._checks:
            return
        task = self._checks[record.id] = asyncio.create_task(self._check_one(record, url))
        task.add_done_callback(lambda _: self._checks.pop(record.id, None))

    async def _check_one(self, record: ProxyRecord, url: str) -> None:
        await self._try(record, url)
        self.refresh()

    async def _try(self, record: ProxyRecord, url: str) -> Problem | None:
        health = self._health[record.id]
        try:
            await self._check(await self._book.ready(record), url)
        except Problem as error:
            health.failed(error, self._now())
            return error
        health.worked()
        return None

    def _row(self, record: ProxyRecord, now: float) -> ProxyRow:
        health = self._health[record.id]
        return ProxyRow(
            id=record.id,
            scheme=record.scheme,
            host=record.host,
            port=record.port,
            user=record.user,
            label=record.label,
            has_password=record.has_password,
            paused_until=health.until if health.is_paused(now) else None,
            error=health.error,
        )
