"""Opens a tunnel through a proxy: CONNECT (RFC 9110, 9.3.6) or SOCKS5 (RFC 1928, 1929).

The proxy is given the host's name, so that the name is looked up there and not here. Plain HTTP goes through a tunnel
as well: what the proxy says is then never taken for the host's answer, and the host never sees the proxy's password.
"""

from __future__ import annotations

import asyncio
import base64
import ipaddress
import os
import re
import ssl

from backend.uploads.proxy import Fault, Proxy, ProxyFailed

TUNNEL_S = 20.0
"""For the connection to the proxy and its answer together."""

_STATUS = re.compile(rb"HTTP/1\.[01] (\d{3})")
_SIGN_IN_WANTED = 407
_SOCKS = 5
_NO_SIGN_IN, _USER_AND_PASSWORD = 0, 2
_IPV4, _NAME, _IPV6 = 1, 3, 4
_SOCKS_REPLIES = {
    1: "it failed",
    2: "its rules do not allow this host",
    3: "the network cannot be reached from there",
    4: "the host cannot be reached from there",
    5: "the host refused the connection",
    6: "the host is too far away",
    7: "it knows no CONNECT",
    8: "it knows no such kind of address",
}


async def open_tunnel(proxy: Proxy, host: str, port: int, tls: ssl.SSLContext) -> asyncio.Transport:
    """A transport whose other end is `host`; IPv6 without brackets. `tls` is for a proxy that speaks TLS itself.

    Its protocol still is the one that talked to the proxy. Raises ProxyFailed, also after TUNNEL_S.
    """
    transport: asyncio.Transport | None = None
    try:
        async with asyncio.timeout(TUNNEL_S):
            transport, reader = await _connect(proxy, tls)
            shake_hands = _socks5 if proxy.scheme == "socks5" else _connect_method
            await shake_hands(proxy, reader, transport, host, port)
    except BaseException as error:
        if transport is not None:
            transport.abort()
        match error:
            case TimeoutError() if not error.errno:
                raise ProxyFailed(proxy, Fault.DOWN, "no answer", is_timeout=True) from None
            case ssl.SSLCertVerificationError():
                raise ProxyFailed(proxy, Fault.DOWN, f"its certificate: {error.verify_message}") from None
            case asyncio.IncompleteReadError() | asyncio.LimitOverrunError():
                raise ProxyFailed(proxy, Fault.DOWN, "it closed the connection") from None
            case OSError():
                raise ProxyFailed(proxy, Fault.DOWN, _system_text(error)) from None
        raise
    return transport


async def _connect(proxy: Proxy, tls: ssl.SSLContext) -> tuple[asyncio.Transport, asyncio.StreamReader]:
    reader = asyncio.StreamReader()
    is_tls = proxy.scheme == "https"
    transport, _ = await asyncio.get_running_loop().create_connection(
        lambda: asyncio.StreamReaderProtocol(reader),
        proxy.host,
        proxy.port,
        ssl=tls if is_tls else None,
        server_hostname=proxy.host if is_tls else None,
        happy_eyeballs_delay=0.25,
    )
    if is_tls and (below := getattr(getattr(transport, "_ssl_protocol", None), "_transport", None)) is not None:
        # Below another TLS, some releases of Python 3.11 fail in this method instead of telling what is wrong above.
        transport._force_close = lambda _: below.abort()  # type: ignore[attr-defined]
    return transport, reader


async def _connect_method(
    proxy: Proxy, reader: asyncio.StreamReader, transport: asyncio.Transport, host: str, port: int
) -> None:
    authority = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    head = f"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n"
    if proxy.user or proxy.password:
        pair = base64.b64encode(f"{proxy.user}:{proxy.password}".encode()).decode()
        head += f"Proxy-Authorization: Basic {pair}\r\n"
    transport.write(f"{head}\r\n".encode())
    status = _STATUS.match(await reader.readuntil(b"\r\n\r\n"))
    if status is None:
        raise ProxyFailed(proxy, Fault.DOWN, "it is no HTTP proxy")
    code = int(status[1])
    if code == _SIGN_IN_WANTED:
        raise ProxyFailed(proxy, Fault.REFUSED, "it refused the user and the password")
    if not 200 <= code < 300:
        raise ProxyFailed(proxy, Fault.NO_WAY, f"it answered {code}")


async def _socks5(
    proxy: Proxy, reader: asyncio.StreamReader, transport: asyncio.Transport, host: str, port: int
) -> None:
    offered = (_NO_SIGN_IN, _USER_AND_PASSWORD) if proxy.user else (_NO_SIGN_IN,)
    transport.write(bytes((_SOCKS, len(offered), *offered)))
    version, method = await reader.readexactly(2)
    if version != _SOCKS:
        raise ProxyFailed(proxy, Fault.DOWN, "it is no SOCKS5 proxy")
    if method not in offered:
        raise ProxyFailed(proxy, Fault.REFUSED, "it wants another sign-in" if proxy.user else "it wants a sign-in")
    if method == _USER_AND_PASSWORD:
        user, password = proxy.user.encode(), proxy.password.encode()
        transport.write(bytes((1, len(user))) + user + bytes((len(password),)) + password)
        _, refusal = await reader.readexactly(2)
        if refusal:
            raise ProxyFailed(proxy, Fault.REFUSED, "it refused the user and the password")
    transport.write(bytes((_SOCKS, 1, 0)) + _address(host) + port.to_bytes(2, "big"))
    _, reply, _, kind = await reader.readexactly(4)
    if reply:
        raise ProxyFailed(proxy, Fault.NO_WAY, _SOCKS_REPLIES.get(reply, f"it answered {reply}"))
    sizes = {_IPV4: 4, _IPV6: 16}
    size = sizes[kind] if kind in sizes else (await reader.readexactly(1))[0]
    await reader.readexactly(size + 2)


def _address(host: str) -> bytes:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name = host.encode()
        return bytes((_NAME, len(name))) + name
    return bytes((_IPV4 if address.version == 4 else _IPV6,)) + address.packed


def _system_text(error: OSError) -> str:
    """asyncio puts words of its own in place of the system's, and name resolution has negative numbers."""
    if error.errno and error.errno > 0:
        return os.strerror(error.errno)
    return error.strerror or "the connection broke"
