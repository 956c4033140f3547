"""What all fake hosts share: ports, statistics, and failing on demand. See the package's docstring."""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any, ClassVar, NoReturn, TypeVar

import trustme
from aiohttp import web

from tests.fakes import form
from tests.fakes.form import File, Form

PAGE = "<!DOCTYPE html><html><head><title>Please wait</title></head><body>Checking your browser</body></html>"
FAILURES = (
    "status", "early", "page", "empty", "refusal", "fake", "no_link", "cut", "cut_at_end", "silent", "redirect",
    "sign_out",
)  # fmt: skip
SLOW_BUFFER_BYTES = 64 * 1024

Fake = TypeVar("Fake", bound="FakeHost")


@dataclass
class Failure:
    """`after`: so many requests to `path` go well before."""

    kind: str
    path: str
    status: int = 500
    retry_after: str = ""
    location: str = ""
    after: int = 0


class FakeHost:
    """Base of the fakes. One object is one host with all its names; used from the loop that serves it."""

    names: ClassVar[tuple[str, ...]]
    upload_path: ClassVar[str]  # as in fnmatch
    max_body_bytes: ClassVar[int]

    def __init__(self) -> None:
        self.port = 0
        self.tls_port = 0
        self.requests: Counter[str] = Counter()
        self.files: Counter[str] = Counter()  # SHA-256 of every stored file
        self.file_names: list[str] = []
        self.uploads: list[dict[str, str]] = []  # text fields of every stored file
        self.headers: list[dict[str, str]] = []  # of every request, names in small letters
        self.received_bytes = 0
        self.most_at_once = 0  # of uploads
        self.began: list[tuple[float, str]] = []  # each request: seconds of a clock that never goes back, and path
        self.logins = 0
        self.read_bps: int | None = None
        self._at_once = self._uploads_at_once = 0
        self._failures: deque[Failure] = deque()

    def routes(self) -> list[web.RouteDef]:
        raise NotImplementedError

    def join(self, others: Sequence[FakeHost]) -> None:
        """These fakes are served together: whoever shares something with another host shares it from now on."""

    def sign_out(self) -> None:
        """Forget all sessions: whoever was signed in is not any more. A host without sessions forgets nothing."""

    def refusal(self) -> web.Response:
        """What this host says when it understood and does not want."""
        raise NotImplementedError

    def stats(self) -> dict[str, Any]:
        return {
            "requests": dict(self.requests),
            "files": dict(self.files),
            "file_names": self.file_names,
            "stored": sum(self.files.values()),
            "received_bytes": self.received_bytes,
            "most_at_once": self.most_at_once,
            "logins": self.logins,
            "failures_left": len(self._failures),
            "began": self.began,
            "uploads_began": [at for at, path in self.began if fnmatchcase(path, self.upload_path)],
        }

    def fail(
        self,
        kind: str,
        *,
        times: int = 1,
        path: str = "",
        status: int = 500,
        retry_after: str = "",
        location: str = "",
        after: int = 0,
    ) -> None:
        """Let the next `times` requests to `path` (default: the upload) fail in one of the ways of the table; `after`
        so many that go well."""
        if kind not in FAILURES:
            raise ValueError(kind)
        path = path or self.upload_path
        self._failures.extend(Failure(kind, path, status, retry_after, location, after) for _ in range(times))

    def control(self, order: Mapping[str, Any]) -> None:
        """The same by JSON: {"fail": kind, "times": …} and/or {"read_bps": …}; {"reset": true} forgets failures,
        {"sign_out": true} sessions."""
        rest = dict(order)
        if rest.pop("reset", False):
            self._failures.clear()
            self.read_bps = None
        if rest.pop("sign_out", False):
            self.sign_out()
        if "read_bps" in rest:
            self.read_bps = rest.pop("read_bps")
        if kind := rest.pop("fail", ""):
            self.fail(kind, **rest)
        elif rest:
            raise ValueError(f"unknown: {sorted(rest)}")

    @property
    def connect_to(self) -> str:
        """For GALLEON_CONNECT_TO: all names of this host lead to the TLS port."""
        return ",".join(f"{name}:443:127.0.0.1:{self.tls_port}" for name in self.names)

    async def idle(self) -> None:
        """Wait until no body is being read: whoever was cut off has been noticed."""
        while self._at_once:
            await asyncio.sleep(0.005)

    # -- for the hosts ---------------------------------------------------------------------------------------

    async def body(self, request: web.Request) -> tuple[bytes, Failure | None]:
        """Read the whole body of a request. Raises the answer when there is to be another one."""
        self.requests[request.path] += 1
        self.headers.append({name.lower(): value for name, value in request.headers.items()})
        failure = self._next_failure(request.path)
        if failure and failure.kind == "sign_out":
            self.sign_out()
            failure = None
        length = request.content_length
        if length is None:
            raise self.without_length()
        if failure and failure.kind == "early":
            raise _closing(failure.status)
        if length > self.max_body_bytes:
            raise _closing(413)
        is_upload = fnmatchcase(request.path, self.upload_path)
        self._at_once += 1
        self._uploads_at_once += is_upload
        self.most_at_once = max(self.most_at_once, self._uploads_at_once)
        try:
            stop_at = length // 2 if failure and failure.kind == "cut" else None
            content = await self._read(request, stop_at)
        finally:
            self._at_once -= 1
            self._uploads_at_once -= is_upload
        if failure:
            self._answer_instead(failure)
        return content, failure

    async def form(self, request: web.Request) -> tuple[Form, Failure | None]:
        """As `body`, taken apart."""
        content, failure = await self.body(request)
        try:
            return form.parse(content, request.headers.get("Content-Type", "")), failure
        except (ValueError, KeyError) as error:
            raise web.HTTPBadRequest(text=f"bad form: {error}") from error

    async def store(self, request: web.Request, file: File, texts: Mapping[str, str], failure: Failure | None) -> None:
        """The file is on the host from here on, whatever the client hears."""
        self.files[file.sha256] += 1
        self.file_names.append(file.name)
        self.uploads.append(dict(texts))
        if failure and failure.kind == "cut_at_end":
            await cut(request)
        if failure and failure.kind == "silent":
            await asyncio.Event().wait()

    async def cut_off(self, request: web.Request, content: bytes) -> None:
        """A body that is about to be cut has come so far. Hosts that keep parts keep it."""

    def without_length(self) -> web.HTTPException:
        return web.HTTPLengthRequired()

    # -- inside ----------------------------------------------------------------------------------------------

    async def _read(self, request: web.Request, stop_at: int | None) -> bytes:
        content = bytearray()
        if self.read_bps and request.transport is not None:
            # Else the system takes megabytes in at once, and what is sent slowly has left already.
            connection = request.transport.get_extra_info("socket")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SLOW_BUFFER_BYTES)
        while True:
            piece = await request.content.read(self.read_bps // 20 or 1 if self.read_bps else 256 * 1024)
            content += piece
            self.received_bytes += len(piece)
            if stop_at is not None and len(content) >= stop_at:
                await self.cut_off(request, bytes(content))
                await cut(request)
            if not piece:
                return bytes(content)
            if self.read_bps:
                await asyncio.sleep(len(piece) / self.read_bps)

    def _next_failure(self, path: str) -> Failure | None:
        fitting = [failure for failure in self._failures if fnmatchcase(path, failure.path)]
        due = next((failure for failure in fitting if not failure.after), None)
        if due is not None:
            self._failures.remove(due)
        for failure in fitting:
            failure.after = max(0, failure.after - 1)
        return due

    def _answer_instead(self, failure: Failure) -> None:
        match failure.kind:
            case "status":
                raise _failing(failure.status, {"Retry-After": failure.retry_after} if failure.retry_after else {})
            case "redirect":
                raise _failing(failure.status, {"Location": failure.location})
            case "page":
                raise _Answer(web.Response(text=PAGE, content_type="text/html"))
            case "empty":
                raise _Answer(web.Response())
            case "refusal":
                raise _Answer(self.refusal())


class _Answer(Exception):
    """Any answer, raised: aiohttp's own exceptions cannot be of every kind."""

    def __init__(self, response: web.Response) -> None:
        super().__init__(response.status)
        self.response = response


def _failing(status: int, headers: Mapping[str, str]) -> _Answer:
    return _Answer(web.Response(status=status, headers=headers, text=f"error {status}"))


def _closing(status: int) -> _Answer:
    response = web.Response(status=status, text=f"error {status}")
    response.force_close()
    return _Answer(response)


async def cut(request: web.Request) -> NoReturn:
    """Break the connection and never come back; the handler is cancelled with it."""
    assert request.transport is not None
    request.transport.abort()
    await asyncio.Event().wait()
    raise AssertionError


@web.middleware
async def _raised_answers(request: web.Request, handler: Any) -> web.StreamResponse:
    try:
        response: web.StreamResponse = await handler(request)
    except _Answer as answer:
        return answer.response
    return response


@asynccontextmanager
async def serve(fake: Fake, *, ca: trustme.CA | None = None, port: int = 0, tls_port: int = 0) -> AsyncIterator[Fake]:
    """Serve on 127.0.0.1: plain HTTP on `port`, and with `ca` TLS for the host's real names on `tls_port`."""

    async def stats(_: web.Request) -> web.Response:
        return web.json_response(fake.stats())

    async def control(request: web.Request) -> web.Response:
        try:
            fake.control(await request.json())
        except (ValueError, TypeError) as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response({})

    @web.middleware
    async def noted(request: web.Request, handler: Callable[[web.Request], Awaitable[Any]]) -> Any:
        if not request.path.startswith("/__"):
            fake.began.append((time.monotonic(), request.path))
        return await handler(request)

    application = web.Application(middlewares=[noted, _raised_answers], client_max_size=2**40)
    application.add_routes([*fake.routes(), web.get("/__stats", stats), web.post("/__control", control)])
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        fake.port = runner.addresses[0][1]
        if ca is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            ca.issue_cert(*fake.names).configure_cert(context)
            await web.TCPSite(runner, "127.0.0.1", tls_port, ssl_context=context).start()
            fake.tls_port = runner.addresses[1][1]
        yield fake
    finally:
        await runner.cleanup()
