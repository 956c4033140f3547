"""Proxies as the transport sees them: one proxy, who chooses it, and how it fails."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind


@dataclass(frozen=True, slots=True)
class Proxy:
    """`scheme` is http (plain to the proxy), https (TLS to the proxy) or socks5. The password is in no repr."""

    id: str
    scheme: str
    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    label: str = ""

    @property
    def name(self) -> str:
        """How a person knows it."""
        return self.label or f"{self.host}:{self.port}"


class Fault(Enum):
    """What a failed tunnel says about the proxy."""

    DOWN = "down"  # not there, or it does not speak its protocol
    REFUSED = "refused"  # it does not take the user and the password
    NO_WAY = "no_way"  # it works, and says that it cannot reach the host


class ProxyFailed(Problem):
    """No tunnel came about, so nothing was sent to the host: another proxy may be tried at once.

    The kind is PROXY when the proxy refused the sign-in, otherwise NETWORK or TIMEOUT.
    """

    def __init__(self, proxy: Proxy, fault: Fault, detail: str, *, is_timeout: bool = False) -> None:
        kind = ErrorKind.TIMEOUT if is_timeout else ErrorKind.NETWORK
        if fault is Fault.REFUSED:
            kind = ErrorKind.PROXY
        super().__init__(problem(kind, f"proxy {proxy.name}: {detail}", subject=proxy.name).info)
        self.fault = fault


class ProxyChoice(Protocol):
    """Says by which proxy a host is reached. Called in the event loop."""

    async def proxy_for(self, host_id: str, url: str, besides: Collection[Proxy]) -> Proxy | None:
        """The proxy for the next request of this host to `url`; None means: without one, as the person chose.

        `besides` have failed for this very request. Raises Problem(NETWORK, PROXY) when a proxy is wanted and none can
        be used: nothing may then be sent at all.
        """
        ...

    def worked(self, proxy: Proxy, host_id: str) -> None:
        """An answer of the host came through."""
        ...

    def failed(self, proxy: Proxy, host_id: str, error: Problem) -> None:
        """No tunnel (ProxyFailed), or the connection broke or fell silent later, by whose fault nobody can tell."""
        ...


class NoProxies:
    """Every host is reached directly."""

    async def proxy_for(self, host_id: str, url: str, besides: Collection[Proxy]) -> Proxy | None:
        return None

    def worked(self, proxy: Proxy, host_id: str) -> None: ...

    def failed(self, proxy: Proxy, host_id: str, error: Problem) -> None: ...
