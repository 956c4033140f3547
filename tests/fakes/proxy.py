"""Proxies that do exactly what a proxy may: HTTP CONNECT (plain or behind TLS) and SOCKS5, strict and counting.

    async with serve_proxy(FakeProxy("socks5", user="u", password="p"), names={"img.example": port}) as proxy:
        ...
        assert proxy.asked == ["img.example:443"]

`names` leads names to ports of 127.0.0.1, whatever port was asked for: nobody else can resolve them, so what arrives
proves that the name went to the proxy. Other names are refused, addresses of this computer are not.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class FakeProxy:
    """`scheme` is http, https or socks5. What is set while it serves counts for the next connections."""

    scheme: str
    user: str = ""
    password: str = ""
    names: Mapping[str, int] = field(default_factory=dict)
    port: int = 0
    connections: int = 0
    open_connections: int = 0
    asked: list[str] = field(default_factory=list)  # "name:port" of every tunnel wanted
    refused_sign_ins: int = 0
    errors: list[str] = field(default_factory=list)  # what no client may send
    passed_bytes: int = 0  # towards hosts
    answer_code: int = 0  # HTTP status or SOCKS5 reply in place of success
    is_silent: bool = False
    cut_after_bytes: int | None = None  # breaks each tunnel after so many bytes towards the host
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def start(self, tls: ssl.SSLContext | None = None) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port, ssl=tls)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Dead: nothing listens any more, and what was open is cut."""
        if self._server is not None:
            self._server.close()
            self._server = None
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self.connections += 1
        self.open_connections += 1
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                if self.is_silent:
                    await asyncio.Event().wait()
                shake_hands = self._socks5 if self.scheme == "socks5" else self._connect
                target = await shake_hands(reader, writer)
                if target is not None:
                    await self._pass_on(reader, writer, *target)
        finally:
            self._tasks.discard(task)
            self.open_connections -= 1
            writer.transport.abort()

    async def _connect(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")[:-2]
        method, authority, version = lines[0].split(" ")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
        if (method, version) != ("CONNECT", "HTTP/1.1") or headers.get("host") != authority:
            self.errors.append(lines[0])
            return await self._say(writer, "400 Bad Request")
        if unknown := set(headers) - {"host", "proxy-authorization"}:
            self.errors.append(f"headers that are for the host: {unknown}")
        pair = "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
        if self.user and headers.get("proxy-authorization") != pair:
            self.refused_sign_ins += 1
            return await self._say(
                writer, "407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="x"\r\n'
            )
        if not self.user and "proxy-authorization" in headers:
            self.errors.append("a password that nobody asked for")
        host, _, port = authority.rpartition(":")
        self.asked.append(authority)
        if self.answer_code:
            return await self._say(writer, f"{self.answer_code} No")
        opened = await self._reach(host.strip("[]"), int(port))
        if opened is None:
            return await self._say(writer, "502 Bad Gateway")
        # In two pieces, as a slow line would bring it.
        writer.write(b"HTTP/1.1 200 Connection established\r\nVia: 1.1 fa")
        await writer.drain()
        await asyncio.sleep(0.01)
        writer.write(b"ke\r\n\r\n")
        return opened

    async def _say(self, writer: asyncio.StreamWriter, status: str, headers: str = "") -> None:
        writer.write(f"HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n".encode())
        await writer.drain()

    async def _socks5(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        version, count = await reader.readexactly(2)
        methods = await reader.readexactly(count)
        if version != 5 or not set(methods) <= {0, 2}:
            self.errors.append(f"greeting {version} {methods!r}")
            return None
        wanted = 2 if self.user else 0
        if wanted not in methods:
            self.refused_sign_ins += 1
            writer.write(b"\x05\xff")
            await writer.drain()
            return None
        writer.write(bytes((5, wanted)))
        if wanted == 2:
            _, size = await reader.readexactly(2)
            user = (await reader.readexactly(size)).decode()
            password = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
            if (user, password) != (self.user, self.password):
                self.refused_sign_ins += 1
                writer.write(b"\x01\x01")
                await writer.drain()
                return None
            writer.write(b"\x01\x00")
        version, command, zero, kind = await reader.readexactly(4)
        if (version, command, zero) != (5, 1, 0) or kind not in (1, 3, 4):
            self.errors.append(f"request {version} {command} {zero} {kind}")
            return None
        if kind == 3:
            host = (await reader.readexactly((await reader.readexactly(1))[0])).decode()
        else:
            host = (
                ".".join(map(str, await reader.readexactly(4))) if kind == 1 else (await reader.readexactly(16)).hex()
            )
        port = int.from_bytes(await reader.readexactly(2), "big")
        self.asked.append(f"{host}:{port}")
        opened = None if self.answer_code else await self._reach(host, port)
        # The address it went out from is a name here: clients have to read any kind.
        writer.write(bytes((5, 0 if opened else self.answer_code or 5, 0, 3, 4)) + b"fake\x00\x50")
        await writer.drain()
        return opened

    async def _reach(self, host: str, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        if host in self.names:
            host, port = "127.0.0.1", self.names[host]
        if host != "127.0.0.1":
            return None
        try:
            return await asyncio.open_connection(host, port)
        except OSError:
            return None

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        from_host: asyncio.StreamReader,
        to_host: asyncio.StreamWriter,
    ) -> None:
        async def back() -> None:
            while piece := await from_host.read(65536):
                writer.write(piece)
                await writer.drain()

        answers = asyncio.create_task(back())
        passed = 0
        reading: asyncio.Task[bytes] | None = None
        try:
            while True:
                reading = asyncio.create_task(reader.read(65536))
                await asyncio.wait((reading, answers), return_when=asyncio.FIRST_COMPLETED)
                if not reading.done():
                    return
                piece = await reading
                passed += len(piece)
                self.passed_bytes += len(piece)
                if not piece or (self.cut_after_bytes is not None and passed > self.cut_after_bytes):
                    return
                to_host.write(piece)
                await to_host.drain()
        finally:
            for task in (answers, reading):
                if task is not None:
                    task.cancel()
            await asyncio.gather(answers, *([reading] if reading else []), return_exceptions=True)
            to_host.transport.abort()


@asynccontextmanager
async def serve_proxy(
    proxy: FakeProxy, *, names: Mapping[str, int] | None = None, tls: ssl.SSLContext | None = None
) -> AsyncIterator[FakeProxy]:
    """Serve on 127.0.0.1; `tls` for a proxy of the scheme https."""
    proxy.names = names or proxy.names
    await proxy.start(tls)
    try:
        yield proxy
    finally:
        await proxy.stop()
