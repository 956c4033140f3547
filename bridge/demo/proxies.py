"""The demo's proxies: two of a pool, one of them resting."""

from __future__ import annotations

import msgspec

from backend.protocol import proxies as p
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.proxies import (
    Proxies,
    ProxiesChanged,
    ProxiesImported,
    ProxiesTested,
    ProxyPoolRow,
    ProxyRow,
    ProxySaved,
    ProxyTest,
)
from backend.protocol.replies import Done, Reply

ProxyCommand = (
    p.ListProxies | p.UseProxy | p.SaveProxy | p.ImportProxies | p.RemoveProxies | p.SaveProxyPool | p.TestProxies
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
            case p.ListProxies():
                return Proxies(proxies=self.current.proxies, pools=self.current.pools)
            case p.UseProxy(chosen=chosen):
                self._change(for_all=chosen)
            case p.SaveProxy(scheme=scheme, host=host, port=port, user=user):
                row = ProxyRow(id=f"proxy-{port}", scheme=scheme, host=host, port=port, user=user)
                self._change(proxies=(*self.current.proxies, row))
                return ProxySaved(id=row.id)
            case p.ImportProxies():
                return ProxiesImported()
            case p.RemoveProxies(ids=ids):
                pools = tuple(pool for pool in self.current.pools if pool.id not in ids)
                self._change(proxies=tuple(row for row in self.current.proxies if row.id not in ids), pools=pools)
            case p.SaveProxyPool(id=pool_id, rotation=rotation) if rotation is not msgspec.UNSET:
                changed = (
                    msgspec.structs.replace(pool, rotation=rotation) if pool.id == pool_id else pool
                    for pool in self.current.pools
                )
                self._change(pools=tuple(changed))
            case p.TestProxies(ids=ids):
                errors = {row.id: row.error for row in self.current.proxies}
                results = tuple(ProxyTest(id=one, took_ms=84, error=errors.get(one)) for one in ids)
                return ProxiesTested(site="https://pixhost.to", results=results)
        return Done()

    def _change(self, **changes: object) -> None:
        self.current = msgspec.structs.replace(self.current, **changes)
