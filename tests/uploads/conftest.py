"""A host whose every byte the test decides, on 127.0.0.1."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import trustme

from backend.uploads.http import FileSource
from backend.uploads.transport import AiohttpTransport


@dataclass
class Arrived:
    """One request as it came: `body` may be short when the connection ended first."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""
    is_whole: bool = False


@dataclass
class Connection:
    """What a script holds: read the request, write the answer, in any order and speed."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def head(self) -> Arrived:
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        method, path, _ = lines[0].split(" ")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
        return Arrived(method, path, headers)

    async def request(self) -> Arrived:
        """The next request; the body as far as it comes."""
        arrived = await self.head()
        left = int(arrived.headers.get("content-length", "0"))
        parts = []
        with suppress(ConnectionError):
            while left and (part := await self.reader.read(min(left, 1 << 20))):
                parts.append(part)
                left -= len(part)
        arrived.body, arrived.is_whole = b"".join(parts), left == 0
        return arrived

    async def answer(self, status: str = "200 OK", body: bytes = b"ok", headers: str = "") -> None:
        await self.send(f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n{headers}\r\n".encode() + body)

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()


Script = Callable[[Connection], Awaitable[None]]


@dataclass
class Host:
    port: int
    scheme: str = "http"
    requests: list[Arrived] = field(default_factory=list)
    connections: int = 0
    open_connections: int = 0

    async def until_left(self) -> None:
        """Wait until no client is connected."""
        while self.open_connections:
            await asyncio.sleep(0.01)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"


@asynccontextmanager
async def host_with(script: Script | None = None, tls: ssl.SSLContext | None = None) -> AsyncIterator[Host]:
    """Runs `script` for each connection; without one it answers every request with 200 and notes it."""
    tasks: set[asyncio.Task[None]] = set()

    async def keep_answering(connection: Connection) -> None:
        while True:
            host.requests.append(await connection.request())
            await connection.answer()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        host.connections += 1
        host.open_connections += 1
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await (script or keep_answering)(Connection(reader, writer))
        finally:
            tasks.discard(task)
            host.open_connections -= 1
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    host = Host(server.sockets[0].getsockname()[1], "https" if tls else "http")
    try:
        yield host
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def run_host() -> Callable[..., object]:
    return host_with


@pytest.fixture
async def transport() -> AsyncIterator[AiohttpTransport]:
    made = AiohttpTransport(ssl_context=ssl.create_default_context())
    yield made
    await made.close()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def make_source(tmp_path: Path) -> Callable[..., FileSource]:
    """A file of `size` bytes, as the scan would see it."""

    def make(size: int, name: str = "photo.jpg") -> FileSource:
        path = tmp_path / name
        path.write_bytes((bytes(range(251)) * (size // 251 + 1))[:size])  # 251 is prime: no two buffers are alike
        return source_of(path)

    return make


def source_of(path: Path) -> FileSource:
    facts = path.stat()
    return FileSource(path, facts.st_size, facts.st_mtime_ns, facts.st_ino)
