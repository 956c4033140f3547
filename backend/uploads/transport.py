"""Carries out HTTP requests with aiohttp: exact progress, one kind of time-out, and a cut that is felt at once."""

from __future__ import annotations

import asyncio
import os
import ssl
import time
from collections.abc import AsyncGenerator, Callable, Mapping
from functools import partial
from typing import cast

import aiohttp
from aiohttp import payload
from aiohttp.abc import AbstractStreamWriter
from aiohttp.http import StreamWriter
from yarl import URL

from backend import __version__
from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.uploads import exchanges
from backend.uploads.bandwidth import Bandwidth
from backend.uploads.connect_to import ConnectTo
from backend.uploads.connection import ON_CONNECTED, THROUGH, Connector, RoutedRequest, Wire
from backend.uploads.cookies import Cookies
from backend.uploads.http import (
    LAST_CHUNK_BYTES,
    Answer,
    BeforeEnd,
    CookieStore,
    Request,
    SentCallback,
    Transport,
)
from backend.uploads.pacing import Pacers
from backend.uploads.proxy import NoProxies, Proxy, ProxyChoice, ProxyFailed
from backend.uploads.redirect import redirected
from backend.uploads.tls import client_context
from backend.uploads.tunnel import open_tunnel

_WATCH_S = 0.05
_MAX_REDIRECTS = 5


class AiohttpTransport(Transport):
    """One session for everything. Made anywhere, used from one event loop, ended by `close`.

    `ssl_context` is `tls.client_context()` by default, made when the first request goes out. `proxies` is asked for
    every request, redirects included; what cannot go through the proxy that it names is not sent at all.
    """

    def __init__(
        self,
        *,
        connect_to: ConnectTo | None = None,
        limiter: Bandwidth | None = None,
        ssl_context: ssl.SSLContext | None = None,
        proxies: ProxyChoice | None = None,
        pacers: Pacers | None = None,
        connect_s: Callable[[], float] = lambda: 30.0,
    ) -> None:
        self._connect_to = connect_to or ConnectTo()
        self._limiter = limiter or Bandwidth()
        self._ssl_context = ssl_context
        self._proxies = proxies or NoProxies()
        self._pacers = pacers or Pacers()
        self._connect_s = connect_s
        self._session: aiohttp.ClientSession | None = None
        self._exchanges: set[_Exchange] = set()
        self._watch_timer: asyncio.TimerHandle | None = None
        self._sent_bytes: dict[str, int] = {}

    @property
    def sent_bytes(self) -> int:
        """Body bytes that have left since the start, over all requests."""
        return sum(self._sent_bytes.values())

    @property
    def sent_to(self) -> Mapping[str, int]:
        """The same by host."""
        return self._sent_bytes

    def new_cookies(self) -> CookieStore:
        return Cookies()

    async def send(
        self,
        request: Request,
        *,
        host_id: str,
        cookies: CookieStore | None = None,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Answer:
        """See `Transport.send`.

        Each request waits for its turn (`pacers`). `redirect.redirected` says which redirects are followed; the sixth
        in a row is HOST_CHANGED. When a body is sent again after a redirect, progress goes on once the second sending
        has passed the first, and `before_end` is not repeated. Any exception of `before_end` cuts the connection and is
        raised here.
        """
        if cookies is not None and not isinstance(cookies, Cookies):
            raise TypeError("cookies must come from new_cookies()")
        session = await self._open()
        progress = _Progress(on_sent, partial(self._count, host_id))
        for _ in range(_MAX_REDIRECTS + 1):
            await self._pacers.wait(host_id)
            exchange = _Exchange(request, host_id, self._limiter, progress, before_end)
            answer = await self._carry_out_through_proxy(session, exchange, cookies)
            following = redirected(request, answer) if request.follow_redirects else None
            if following is None:
                return answer
            request, before_end = following, exchange.before_end
        raise problem(ErrorKind.HOST_CHANGED, f"more than {_MAX_REDIRECTS} redirects", host=host_id)

    async def try_proxy(self, proxy: Proxy, url: str) -> None:
        """Open a tunnel to the host of `url`, send nothing and close it. Raises ProxyFailed."""
        await self._open()
        assert self._ssl_context is not None
        target = URL(url)
        assert target.raw_host is not None and target.port is not None
        tunnel = await open_tunnel(proxy, *self._connect_to.target(target.raw_host, target.port), self._ssl_context)
        tunnel.abort()

    async def close(self) -> None:
        """Cut what is still under way and close idle connections."""
        for exchange in self._exchanges:
            exchange.cut()
        if self._session is not None:
            await self._session.close()

    async def _open(self) -> aiohttp.ClientSession:
        if self._ssl_context is None:
            self._ssl_context = await asyncio.to_thread(client_context)
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=Connector(self._connect_to, self._ssl_context),
                cookie_jar=aiohttp.DummyCookieJar(),
                request_class=RoutedRequest,
                headers={"User-Agent": f"Galleon/{__version__}"},
                timeout=aiohttp.ClientTimeout(total=None),
                trust_env=False,
            )
        return self._session

    async def _carry_out_through_proxy(
        self, session: aiohttp.ClientSession, exchange: _Exchange, cookies: Cookies | None
    ) -> Answer:
        """By the host's proxy. Where one makes no tunnel, nothing has been sent, and the next one is tried."""
        failed: list[Proxy] = []
        while True:
            proxy = await self._proxies.proxy_for(exchange.host_id, exchange.request.url, failed)
            if proxy is None:
                if failed:
                    raise problem(ErrorKind.BUG, "no proxy instead of another one", host=exchange.host_id)
                return await self._carry_out(session, exchange, cookies)
            THROUGH.set(proxy)
            try:
                answer = await self._carry_out(session, exchange, cookies)
            except Problem as error:
                if isinstance(error, ProxyFailed):
                    self._proxies.failed(proxy, exchange.host_id, error)
                    failed.append(proxy)
                    continue
                if error.info.kind in (ErrorKind.NETWORK, ErrorKind.TIMEOUT):
                    self._proxies.failed(proxy, exchange.host_id, error)
                raise
            finally:
                THROUGH.set(None)
            self._proxies.worked(proxy, exchange.host_id)
            return answer

    async def _carry_out(self, session: aiohttp.ClientSession, exchange: _Exchange, cookies: Cookies | None) -> Answer:
        request, began = exchange.request, time.monotonic()
        ON_CONNECTED.set(exchange.connected)
        self._watch(exchange)
        try:
            url = URL(request.url, encoded=request.is_exact)
            headers = dict(request.headers)
            if cookies is not None and (cookie_header := cookies.header(url)):
                headers["Cookie"] = "; ".join(filter(None, (headers.get("Cookie"), cookie_header)))
            body = _Payload(exchange) if request.body is not None else None
            async with session.request(
                request.method,
                url,
                headers=headers,
                data=body,
                allow_redirects=False,
                timeout=aiohttp.ClientTimeout(total=None, connect=self._connect_s()),
            ) as response:
                answer_body = await exchange.read(response)
            if cookies is not None:
                cookies.take(response.headers.getall("Set-Cookie", ()), response.url)
            if exchange.failure is not None:
                raise exchange.failure
        except asyncio.CancelledError:
            exchange.cut()
            raise
        except Exception as error:
            may_have_arrived = exchange.may_have_arrived
            exchange.cut()
            exchanges.note(request.method, request.url, _outcome(exchange.failure or error), time.monotonic() - began)
            if exchange.failure is not None:
                raise exchange.failure from None
            if isinstance(error, Problem):
                raise
            raise _problem(error, exchange.host_id, may_have_arrived) from error
        finally:
            self._exchanges.discard(exchange)
            ON_CONNECTED.set(None)
        exchange.finish()
        took_s, content_type = time.monotonic() - began, response.headers.get("Content-Type", "")
        exchanges.note(request.method, request.url, str(response.status), took_s, answer_body, content_type)
        return Answer(
            status=response.status,
            url=str(response.url),
            headers={name.lower(): ", ".join(response.headers.getall(name)) for name in response.headers},
            body=answer_body,
            is_early=not exchange.is_written,
        )

    def _count(self, host_id: str, size_bytes: int) -> None:
        self._sent_bytes[host_id] = self._sent_bytes.get(host_id, 0) + size_bytes

    def _watch(self, exchange: _Exchange) -> None:
        self._exchanges.add(exchange)
        if self._watch_timer is None:
            self._watch_timer = asyncio.get_running_loop().call_later(_WATCH_S, self._look)

    def _look(self) -> None:
        self._watch_timer = None
        now = time.monotonic()
        for exchange in tuple(self._exchanges):
            exchange.look(now)
        if self._exchanges:
            self._watch_timer = asyncio.get_running_loop().call_later(_WATCH_S, self._look)


class _Progress:
    """Body bytes of one `send` that have left, over all its redirects; never goes back."""

    def __init__(self, on_sent: SentCallback | None, count: Callable[[int], None]) -> None:
        self._on_sent = on_sent
        self._count = count
        self._told = -1

    def move(self, before: int, now: int) -> None:
        self._count(now - before)
        if now > self._told:
            self._told = now
            if self._on_sent is not None:
                self._on_sent(now)


class _Exchange:
    """One request and its answer on one connection."""

    def __init__(
        self,
        request: Request,
        host_id: str,
        limiter: Bandwidth,
        progress: _Progress,
        before_end: BeforeEnd | None,
    ) -> None:
        self.request = request
        self.host_id = host_id
        self.before_end = before_end  # None once it is done
        self.failure: Exception | None = None  # what ends this exchange, whatever the host answers
        self._limiter = limiter
        self._progress = progress
        self._length = request.body.length if request.body is not None else 0
        self._hold_at = max(0, self._length - LAST_CHUNK_BYTES)
        self._written = 0  # body bytes given to asyncio
        self._sent = 0  # body bytes that have left asyncio
        self._wire: Wire | None = None
        self._received = 0
        self._moved_at = 0.0
        self._is_our_wait = False  # for the disk, the bandwidth limit or `before_end`; not for the host

    @property
    def is_written(self) -> bool:
        """The whole body has been handed over."""
        return self._written == self._length

    @property
    def may_have_arrived(self) -> bool:
        """Whether the host may hold the whole body. Ask before `cut`."""
        is_in_here = self._wire is not None and self._wire.unsent_bytes > 0
        return self.request.body is not None and self.is_written and not is_in_here

    def connected(self, wire: Wire) -> None:
        if self._wire is not None and self.request.is_once:
            wire.cut()  # aiohttp tries again what it takes for safe to repeat
            raise ConnectionResetError
        self._wire = wire
        self._received = wire.received_bytes
        self._moved_at = time.monotonic()

    def look(self, now: float) -> None:
        """Count what has moved, and give up when nothing has for too long. Connecting has its own time-out."""
        if self._wire is None or self._wire.is_closed:
            return
        sent = self._written - self._wire.unsent_bytes
        received = self._wire.received_bytes
        if sent > self._sent or received != self._received or self._is_our_wait:
            self._moved_at = now
        self._received = received
        if sent > self._sent:
            self._progress.move(self._sent, sent)
            self._sent = sent
        if now - self._moved_at > self.request.inactivity_s:
            self.fail(problem(ErrorKind.TIMEOUT, host=self.host_id, file_may_have_arrived=self.may_have_arrived))

    def fail(self, error: Exception) -> None:
        """End the exchange with `error`, unless another one came first."""
        self.failure = self.failure or error
        self.cut()

    def cut(self) -> None:
        if self._wire is not None:
            self._wire.cut()

    def finish(self) -> None:
        """The answer is complete: an unfinished body stops, a finished one has arrived."""
        if not self.is_written:
            self.cut()
        elif self._length:
            self._progress.move(self._sent, self._length)

    async def read(self, response: aiohttp.ClientResponse) -> bytes:
        """The whole body of the answer."""
        answer = bytearray()
        while part := await response.content.readany():
            answer += part
            if len(answer) > self.request.max_answer_bytes:
                detail = f"the answer is larger than {self.request.max_answer_bytes} bytes"
                self.fail(
                    problem(ErrorKind.HOST_CHANGED, detail, host=self.host_id, file_may_have_arrived=self.is_written)
                )
                break
        return bytes(answer)

    async def write(self, writer: StreamWriter) -> None:
        """Send the body; its end only when everything before has left, `before_end` is done and the files are sound."""
        assert self.request.body is not None
        chunks = self.request.body.chunks()
        try:
            if self._hold_at == 0:
                await self._hold_back()
            self._is_our_wait = True
            async for chunk in chunks:
                await self._write_chunk(writer, chunk)
                self._is_our_wait = True
            if not self.is_written:
                raise problem(ErrorKind.BUG, f"a body of {self._length} bytes ended after {self._written}")
        except (aiohttp.ClientConnectionError, ConnectionError):
            raise  # not the end yet: the host may have answered before it closed
        except Exception as error:
            self.fail(error)
            raise
        finally:
            self._is_our_wait = False
            if isinstance(chunks, AsyncGenerator):
                await chunks.aclose()

    async def _write_chunk(self, writer: StreamWriter, chunk: bytes | bytearray | memoryview) -> None:
        if self._written + len(chunk) > self._length:
            raise problem(ErrorKind.BUG, f"a body of {self._length} bytes has more")
        left = memoryview(chunk)
        while left:
            size = self._limiter.slice_bytes(self.host_id) or len(left)
            if self._written < self._hold_at:
                size = min(size, self._hold_at - self._written)
            piece, left = left[:size], left[size:]
            await self._limiter.take(len(piece), self.host_id)
            self._is_our_wait = False
            await writer.write(piece, drain=False)
            self._written += len(piece)
            await writer.drain()
            if self._written == self._hold_at:
                await self._hold_back()
        if not self.is_written:
            # A fast line takes every write at once; without this the others would wait until the file is through.
            await asyncio.sleep(0)

    async def _hold_back(self) -> None:
        """Wait until everything written so far has left, then let the caller know that the end follows."""
        wait_s = 0.001
        while self._wire is not None and self._wire.unsent_bytes:
            await asyncio.sleep(wait_s)
            wait_s = min(wait_s * 2, _WATCH_S)
        if self._wire is not None and self._wire.is_closed:
            raise ConnectionResetError
        if self.before_end is not None:
            self._is_our_wait = True
            before_end, self.before_end = self.before_end, None
            await before_end()


class _Payload(payload.Payload):
    """Lets aiohttp send the body of an exchange. (Its own FormData takes three to seven times as long.)"""

    _autoclose = True  # nothing to close: the body's chunks are closed with the writing

    def __init__(self, exchange: _Exchange) -> None:
        body = exchange.request.body
        assert body is not None
        super().__init__(body, content_type=body.content_type)
        self._size = body.length
        self._exchange = exchange

    async def write(self, writer: AbstractStreamWriter) -> None:
        self._consumed = True  # else aiohttp repeats a PUT by itself when the connection breaks
        await self._exchange.write(cast(StreamWriter, writer))

    async def write_with_length(self, writer: AbstractStreamWriter, content_length: int | None) -> None:
        await self.write(writer)

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        raise TypeError("a request body is never text")


def _problem(error: Exception, host_id: str, may_have_arrived: bool) -> Problem:
    """What aiohttp or the system reported, as data. aiohttp's texts are not quoted: URLs in them may hold keys."""
    kind, detail = ErrorKind.NETWORK, type(error).__name__
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        kind, detail = ErrorKind.TIMEOUT, "no connection"
    elif isinstance(error, aiohttp.InvalidURL | aiohttp.NonHttpUrlClientError):
        kind, detail = ErrorKind.BAD_INPUT, "not a web address"
    elif isinstance(error, aiohttp.ClientConnectorCertificateError):
        detail = str(error.certificate_error)
    elif isinstance(error, aiohttp.ClientConnectorError):
        detail = f"{error.host}:{error.port}: {_system_text(error.os_error)}"
    elif isinstance(error, aiohttp.ServerDisconnectedError):
        detail = "the host closed the connection"
    elif isinstance(error, aiohttp.ClientPayloadError):
        detail = "the answer broke off"
    elif isinstance(error, aiohttp.ClientResponseError):
        detail = "the answer is not HTTP"
    elif isinstance(error, OSError):
        detail = _system_text(error)
    elif isinstance(error, ValueError):
        kind, detail = ErrorKind.BAD_INPUT, "a header or an address holds characters that it may not hold"
    elif not isinstance(error, aiohttp.ClientError):
        raise error
    return problem(kind, detail, host=host_id, file_may_have_arrived=may_have_arrived)


def _outcome(error: Exception) -> str:
    """Without the words of aiohttp: there may be addresses in them."""
    return str(error.info.kind) if isinstance(error, Problem) else type(error).__name__


def _system_text(error: OSError) -> str:
    """The system's own words. asyncio puts others in their place, and name resolution has negative numbers."""
    if error.errno and error.errno > 0:
        return os.strerror(error.errno)
    return error.strerror or "the connection broke"
