"""The connections below aiohttp: where they go, what moves on them, how they are cut.

What aiohttp does not offer is reached here and nowhere else; aiohttp is pinned below version 4.
"""

from __future__ import annotations

import asyncio
import functools
import socket
import ssl
import struct
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any, Protocol, cast

import aiohttp
from aiohttp.abc import ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.client_reqrep import ConnectionKey
from aiohttp.connector import Connection
from aiohttp.tracing import Trace

from backend.uploads.connect_to import ConnectTo
from backend.uploads.proxy import Proxy
from backend.uploads.tunnel import open_tunnel

KEEP_ALIVE_S = 4.0
"""Idle connections are closed before any common server does it (Node and Apache: after 5 s). A request that goes out
while the host is closing might have arrived or not, and nobody could tell."""

_UNSENT_IN_KERNEL_BYTES = 256 * 1024  # less costs CPU on fast lines, more makes progress run ahead on slow ones
_LINGER_NONE = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class Wire:
    """One connection while it serves one request."""

    def __init__(self, protocol: WatchedProtocol) -> None:
        self._protocol = protocol
        transport = protocol.transport
        assert transport is not None
        self._socket = transport.get_extra_info("socket")
        # asyncio's TLS transport does not count what the one below it still holds (a plain one, or that of a proxy's
        # TLS), and once it is closing it cannot be aborted any more.
        self._transports: list[asyncio.Transport] = [transport]
        while (below := getattr(getattr(self._transports[-1], "_ssl_protocol", None), "_transport", None)) is not None:
            self._transports.append(below)

    @property
    def received_bytes(self) -> int:
        """Bytes that have come on this connection, over all its requests."""
        return self._protocol.received_bytes

    @property
    def unsent_bytes(self) -> int:
        """Bytes (TLS included) that wait in this process. 0 once the connection is closed."""
        return 0 if self.is_closed else sum(transport.get_write_buffer_size() for transport in self._transports)

    @property
    def is_closed(self) -> bool:
        return any(transport.is_closing() for transport in self._transports)

    def cut(self) -> None:
        """Close at once. What waits here and in the system is thrown away, so the host gets not one byte more."""
        if self._socket.fileno() < 0:
            return  # gone already, and asyncio's transport fails when it is asked to go again
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NONE)
        except OSError:
            pass  # the other side was faster
        self._transports[-1].abort()


class ConnectedCallback(Protocol):
    def __call__(self, wire: Wire) -> None: ...


ON_CONNECTED: ContextVar[ConnectedCallback | None] = ContextVar("ON_CONNECTED", default=None)
"""Told which connection the current task's request has got, new or used before."""


THROUGH: ContextVar[Proxy | None] = ContextVar("THROUGH", default=None)
"""The proxy that the current task's request goes through."""


class RoutedRequest(aiohttp.ClientRequest):
    """Keeps connections through different proxies apart when they wait to be used again."""

    @property
    def connection_key(self) -> ConnectionKey:
        return super().connection_key._replace(proxy_auth=cast(Any, THROUGH.get()))


class WatchedProtocol(ResponseHandler):
    """Counts what comes, so that a host which answers one byte at a time is seen to be alive."""

    received_bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        # Without this the system takes megabytes at once on a slow line, and progress runs far ahead of the truth.
        if option := getattr(socket, "TCP_NOTSENT_LOWAT", 25 if sys.platform == "linux" else 0):
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, option, _UNSENT_IN_KERNEL_BYTES)

    def data_received(self, data: bytes) -> None:
        self.received_bytes += len(data)
        super().data_received(data)


class Connector(aiohttp.TCPConnector):
    """aiohttp's connector with `connect_to`, `ON_CONNECTED` and `THROUGH`, for sessions with `RoutedRequest`.

    How many connections there are, the scheduler decides.
    """

    def __init__(self, connect_to: ConnectTo, ssl_context: ssl.SSLContext) -> None:
        super().__init__(ssl=ssl_context, limit=0, keepalive_timeout=KEEP_ALIVE_S, ttl_dns_cache=60)
        self._connect_to = connect_to
        self._ssl_context = ssl_context
        factory: type[ResponseHandler] = WatchedProtocol
        self._factory = functools.partial(factory, loop=self._loop)

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  # the signature is aiohttp's
    ) -> Connection:
        connection = await super().connect(req, traces, timeout)
        if (tell := ON_CONNECTED.get()) and isinstance(connection.protocol, WatchedProtocol):
            tell(Wire(connection.protocol))
        return connection

    async def _resolve_host(self, host: str, port: int, traces: Sequence[Trace] | None = None) -> list[ResolveResult]:
        return await super()._resolve_host(*self._connect_to.target(host, port), traces)

    async def _create_direct_connection(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Trace],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  # the signature is aiohttp's
        *,
        client_error: type[Exception] = aiohttp.ClientConnectorError,
    ) -> tuple[asyncio.Transport, ResponseHandler]:
        """Every new connection is made here. Raises ProxyFailed as well."""
        proxy = THROUGH.get()
        if proxy is None:
            return await super()._create_direct_connection(req, traces, timeout, client_error=client_error)
        host, port = req.url.raw_host, req.port
        assert host is not None and port is not None
        tunnel = await open_tunnel(proxy, *self._connect_to.target(host.rstrip("."), port), self._ssl_context)
        if req.is_ssl():
            try:
                made = await self._start_tls_connection(tunnel, req, timeout, client_error)
            except AttributeError as error:
                # Debian 12's Python (3.11.2) cannot abort a TLS transport that has failed, and hides why it had.
                if isinstance(error.__context__, ssl.SSLCertVerificationError):
                    raise aiohttp.ClientConnectorCertificateError(req.connection_key, error.__context__) from error
                if isinstance(error.__context__, ssl.SSLError):
                    raise aiohttp.ClientConnectorSSLError(req.connection_key, error.__context__) from error
                raise
            return cast(tuple[asyncio.Transport, ResponseHandler], made)
        protocol = self._factory()
        tunnel.set_protocol(protocol)
        protocol.connection_made(tunnel)
        return tunnel, protocol
