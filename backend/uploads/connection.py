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
from typing import Protocol

import aiohttp
from aiohttp.abc import ResolveResult
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection
from aiohttp.tracing import Trace

from backend.uploads.connect_to import ConnectTo

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
        # asyncio's TLS transport does not count what the plain one below it still holds, and once it is closing it
        # cannot be aborted any more.
        below = getattr(getattr(transport, "_ssl_protocol", None), "_transport", None)
        self._transports: list[asyncio.Transport] = [transport, below] if below is not None else [transport]

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
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NONE)
        except OSError:
            pass  # closed already
        self._transports[-1].abort()


class ConnectedCallback(Protocol):
    def __call__(self, wire: Wire) -> None: ...


ON_CONNECTED: ContextVar[ConnectedCallback | None] = ContextVar("ON_CONNECTED", default=None)
"""Told which connection the current task's request has got, new or used before."""


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
    """aiohttp's connector with `connect_to` and `ON_CONNECTED`; how many connections, the scheduler decides."""

    def __init__(self, connect_to: ConnectTo, ssl_context: ssl.SSLContext) -> None:
        super().__init__(ssl=ssl_context, limit=0, keepalive_timeout=KEEP_ALIVE_S, ttl_dns_cache=60)
        self._connect_to = connect_to
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
