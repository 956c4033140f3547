"""The demo's proxies: two of a pool, one of them resting."""

from __future__ import annotations

import msgspec

from backend.protocol import commands as c
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.events import ProxiesChanged
from backend.protocol.replies import Done, Proxies, ProxiesImported, ProxiesTested, ProxySaved, ProxyTest, Reply
from backend.protocol.rows import ProxyPoolRow, ProxyRow

ProxyCommand = (
    c.ListProxies | c.UseProxy | c.SaveProxy | c.ImportProxies | c.RemoveProxies | c.SaveProxyPool | c.TestProxies
)
_DOWN = ErrorInfo(kind=ErrorKind.NETWORK, detail="proxy Oslo: Connection refused", subject="Oslo")


class DemoProxies:
    """`current` is what clients are told; `carry_out` changes it."""

    def __init__(self) -> None:
        proxies = (
            ProxyRow(id="proxy-1", scheme="socks5", host="10.8.0.1", port=1080, user="marlow", label="Berlin"),
            ProxyRow(id="proxy-2", scheme="http", host="10.8.0.2", port=3128, label="Oslo", error=_DOWN),
        )
        pool = ProxyPoolRow(id="pool-3", name="Europe", proxy_ids=("proxy-1", "proxy-2"))
        self.current = ProxiesChanged(proxies=proxies, pools=(pool,))

    def carry_out(self, command: ProxyCommand) -> Reply:
        match command:
            case c.ListProxies():
                return Proxies(proxies=self.current.proxies, pools=self.current.pools)
            case c.UseProxy(chosen=chosen):
                self._change(for_all=chosen)
            case c.SaveProxy(scheme=scheme, host=host, port=port, user=user):
                row = ProxyRow(id=f"proxy-{port}", scheme=scheme, host=host, port=port, user=user)
                self._change(proxies=(*self.current.proxies, row))
                return ProxySaved(id=row.id)
            case c.ImportProxies():
                return ProxiesImported()
            case c.RemoveProxies(ids=ids):
                pools = tuple(pool for pool in self.current.pools if pool.id not in ids)
                self._change(proxies=tuple(row for row in self.current.proxies if row.id not in ids), pools=pools)
            case c.SaveProxyPool(id=pool_id, rotation=rotation) if rotation is not msgspec.UNSET:
                changed = (
                    msgspec.structs.replace(pool, rotation=rotation) if pool.id == pool_id else pool
                    for pool in self.current.pools
                )
                self._change(pools=tuple(changed))
            case c.TestProxies(ids=ids):
                errors = {row.id: row.error for row in self.current.proxies}
                results = tuple(ProxyTest(id=one, took_ms=84, error=errors.get(one)) for one in ids)
                return ProxiesTested(site="https://pixhost.to", results=results)
        return Done()

    def _change(self, **changes: object) -> None:
        self.current = msgspec.structs.replace(self.current, **changes)
