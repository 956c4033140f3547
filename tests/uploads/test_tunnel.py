"""The transport through proxies, on real sockets: what goes over the wire, and that nothing ever goes around them."""

from __future__ import annotations

import asyncio
import gc
import ssl
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from typing import Any
from unittest.mock import Mock

import pytest
import trustme

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.uploads import tunnel
from backend.uploads.body import raw
from backend.uploads.connect_to import parse_connect_to
from backend.uploads.http import LAST_CHUNK_BYTES, FileSource, Request
from backend.uploads.proxy import Fault, Proxy, ProxyFailed
from backend.uploads.transport import AiohttpTransport
from tests.fakes.proxy import FakeProxy, serve_proxy

MakeSource = Callable[..., FileSource]
RunHost = Callable[..., Any]

NAME = "img.example"
PASSWORD = "correct-horse-1"
LARGE = 30_000_000


class Chosen:
    """Gives the proxies in their order, each once for a request, and notes what it is told."""

    def __init__(self, *proxies: Proxy) -> None:
        self.proxies = proxies
        self.told: list[tuple[str, str, str]] = []
        self.errors: list[Problem] = []

    async def proxy_for(self, host_id: str, url: str, besides: Collection[Proxy]) -> Proxy | None:
        for proxy in self.proxies:
            if proxy not in besides:
                return proxy
        raise problem(ErrorKind.NETWORK, "no proxy is left", host=host_id)

    def worked(self, proxy: Proxy, host_id: str) -> None:
        self.told.append(("worked", proxy.id, host_id))

    def failed(self, proxy: Proxy, host_id: str, error: Problem) -> None:
        self.told.append(("failed", proxy.id, host_id))
        self.errors.append(error)


def proxy_to(fake: FakeProxy, password: str = PASSWORD, user: str = "me") -> Proxy:
    sign_in = {"user": user, "password": password} if fake.user else {}
    return Proxy(f"to-{fake.port}", fake.scheme, "127.0.0.1", fake.port, **sign_in)


@pytest.fixture
def contexts(authority: trustme.CA) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """For the client, and for servers that are 127.0.0.1 or NAME."""
    client, server = ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.configure_trust(client)
    authority.issue_cert("127.0.0.1", NAME).configure_cert(server)
    return client, server


@pytest.fixture(params=["http", "https", "socks5"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["http", "https"])
async def way(
    request: pytest.FixtureRequest, scheme: str, contexts: Any, run_host: RunHost
) -> AsyncIterator[Callable[..., Any]]:
    """Starts a host (plain and with TLS), a proxy of each kind with a sign-in before it, and a transport."""
    client, server = contexts
    is_tls = request.param == "https"

    @asynccontextmanager
    async def start(script: Any = None, **proxy_options: Any) -> AsyncIterator[Any]:
        fake = FakeProxy(scheme, user="me", password=PASSWORD, **proxy_options)
        async with (
            run_host(script, server if is_tls else None) as host,
            serve_proxy(fake, names={NAME: host.port}, tls=server if scheme == "https" else None),
        ):
            transport = AiohttpTransport(ssl_context=client, proxies=Chosen(proxy_to(fake)))
            yield transport, fake, host, f"{request.param}://{NAME}"
            await transport.close()
        assert fake.errors == []

    yield start


async def failure_of(awaitable: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        await awaitable
    assert PASSWORD not in f"{caught.value} {caught.value.info!r}"
    return caught.value


# -- the usual way -------------------------------------------------------------------------------------------------


async def test_the_proxy_is_asked_for_the_name_and_the_bytes_arrive(way: Any, make_source: MakeSource) -> None:
    """NAME is known to the fake proxy alone: any look-up here would fail."""
    source = make_source(3_000_000)
    sent: list[int] = []
    async with way() as (transport, fake, host, url):
        request = Request("PUT", f"{url}/u", body=raw(source, "image/jpeg"))
        answer = await transport.send(request, host_id="x", on_sent=sent.append)
    [arrived] = host.requests
    assert (answer.status, arrived.body) == (200, source.path.read_bytes())
    assert arrived.headers["host"] == NAME
    assert "proxy-authorization" not in arrived.headers
    assert fake.asked == [f"{NAME}:{443 if url.startswith('https') else 80}"]
    assert sent == sorted(set(sent))
    assert sent[-1] == 3_000_000 == transport.sent_bytes
    assert transport._proxies.told == [("worked", f"to-{fake.port}", "x")]


async def test_keeps_the_tunnel_for_the_next_request(way: Any, make_source: MakeSource) -> None:
    source = make_source(250_000)
    async with way() as (transport, fake, host, url):
        for _ in range(5):
            await transport.send(Request("PUT", url, body=raw(source, "image/jpeg")), host_id="x")
    assert (len(host.requests), host.connections, fake.connections) == (5, 1, 1)


async def test_progress_counts_what_left_and_not_what_waits_in_this_process(way: Any, make_source: MakeSource) -> None:
    """The host reads nothing: what is counted then fits into the buffers of the system and of the proxy."""
    goes_on = asyncio.Event()

    async def script(connection: Any) -> None:
        await connection.head()
        await goes_on.wait()
        left = LARGE
        while left > 0:
            left -= len(await connection.reader.read(1 << 20))
        await connection.answer()

    sent: list[int] = []
    async with way(script) as (transport, _, _host, url):
        request = Request("PUT", url, body=raw(make_source(LARGE), "image/jpeg"))
        sending = asyncio.create_task(transport.send(request, host_id="x", on_sent=sent.append))
        before = -1
        while not sent or sent[-1] != before:
            before = sent[-1] if sent else -1
            await asyncio.sleep(0.2)
        stuck_at = sent[-1]
        goes_on.set()
        assert (await sending).status == 200
    assert 0 < stuck_at < LARGE - 5_000_000
    assert sent[-1] == LARGE


async def test_a_cut_lets_no_complete_file_through(way: Any, make_source: MakeSource) -> None:
    async with way() as (transport, fake, host, url):

        async def stop() -> None:
            sending.cancel()
            await asyncio.Event().wait()

        request = Request("PUT", url, body=raw(make_source(1_000_000), "image/jpeg"))
        sending = asyncio.create_task(transport.send(request, host_id="x", before_end=stop))
        with pytest.raises(asyncio.CancelledError):
            await sending
        await host.until_left()
        while fake.open_connections:
            await asyncio.sleep(0.01)
        await transport.close()
        gc.collect()
    assert not any(arrived.is_whole for arrived in host.requests)
    assert fake.passed_bytes < 1_000_000


async def test_before_end_runs_when_the_rest_has_left(way: Any, make_source: MakeSource) -> None:
    passed: list[int] = []
    async with way() as (transport, fake, _host, url):

        async def before_end() -> None:
            while fake.passed_bytes < 1_000_000 - LAST_CHUNK_BYTES:  # it is on its way, and nothing more comes
                await asyncio.sleep(0.01)
            passed.append(fake.passed_bytes)

        request = Request("PUT", url, body=raw(make_source(1_000_000), "image/jpeg"))
        assert (await transport.send(request, host_id="x", before_end=before_end)).status == 200
    assert passed[0] < 1_000_000


async def test_connect_to_is_what_the_proxy_is_asked_for(way: Any) -> None:
    async with way() as (_, fake, host, url):
        rules = parse_connect_to(f"photos.example::{NAME}:{host.port}")
        proxies = Chosen(proxy_to(fake))
        client = ssl.create_default_context()
        client.check_hostname, client.verify_mode = False, ssl.CERT_NONE
        transport = AiohttpTransport(ssl_context=client, proxies=proxies, connect_to=rules)
        await transport.send(Request("GET", url.replace(NAME, "photos.example") + "/a"), host_id="x")
        await transport.close()
    assert fake.asked == [f"{NAME}:{host.port}"]
    assert host.requests[0].headers["host"] == "photos.example"


@pytest.mark.parametrize("debian", [False, True])
async def test_the_host_is_checked_by_its_real_name(
    scheme: str, debian: bool, contexts: Any, run_host: RunHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also with Python 3.11.2, which cannot abort a TLS connection inside another that has failed."""
    if debian and scheme == "https":
        broken = Mock(side_effect=AttributeError("'NoneType' object has no attribute '_abort'"))
        monkeypatch.setattr("asyncio.sslproto._SSLProtocolTransport.abort", broken)
    client, server = contexts
    fake = FakeProxy(scheme)
    async with (
        run_host(None, server) as host,
        serve_proxy(fake, names={"other.example": host.port}, tls=server if scheme == "https" else None),
    ):
        transport = AiohttpTransport(ssl_context=client, proxies=Chosen(proxy_to(fake)))
        error = await failure_of(transport.send(Request("GET", "https://other.example/"), host_id="x"))
        await transport.close()
    assert error.info.kind is ErrorKind.NETWORK
    assert "other.example" in error.info.detail
    assert host.requests == []


# -- failures ------------------------------------------------------------------------------------------------------


async def test_a_wrong_password_is_the_proxys_matter(way: Any) -> None:
    async with way() as (transport, fake, host, url):
        transport._proxies.proxies = (proxy_to(fake, password="wrong"),)
        error = await failure_of(transport.send(Request("GET", url), host_id="x"))
    [told] = transport._proxies.errors
    assert isinstance(told, ProxyFailed)
    assert (told.fault, told.info.kind) == (Fault.REFUSED, ErrorKind.PROXY)
    assert error.info.detail == "no proxy is left"
    assert (fake.refused_sign_ins, host.connections) == (1, 0)


async def test_a_sign_in_that_is_missing_is_the_proxys_matter(way: Any) -> None:
    async with way() as (transport, fake, host, url):
        transport._proxies.proxies = (Proxy("a", fake.scheme, "127.0.0.1", fake.port),)
        await failure_of(transport.send(Request("GET", url), host_id="x"))
    assert [error.fault for error in transport._proxies.errors] == [Fault.REFUSED]
    assert host.connections == 0


async def test_a_proxy_without_sign_in_gets_no_password(scheme: str, contexts: Any, run_host: RunHost) -> None:
    client, server = contexts
    fake = FakeProxy(scheme)
    async with (
        run_host() as host,
        serve_proxy(fake, names={NAME: host.port}, tls=server if scheme == "https" else None),
    ):
        transport = AiohttpTransport(ssl_context=client, proxies=Chosen(proxy_to(fake)))
        assert (await transport.send(Request("GET", f"http://{NAME}/"), host_id="x")).status == 200
        await transport.close()
    assert fake.errors == []


async def test_the_next_proxy_is_tried_at_once_where_none_answers(
    way: Any, make_source: MakeSource, unused_tcp_port: int
) -> None:
    ends = 0

    async def before_end() -> None:
        nonlocal ends
        ends += 1

    source = make_source(250_000)
    async with way() as (transport, fake, host, url):
        dead = Proxy("dead", fake.scheme, "127.0.0.1", unused_tcp_port)
        transport._proxies.proxies = (dead, proxy_to(fake))
        request = Request("PUT", url, body=raw(source, "image/jpeg"))
        assert (await transport.send(request, host_id="x", before_end=before_end)).status == 200
    assert transport._proxies.told == [("failed", "dead", "x"), ("worked", f"to-{fake.port}", "x")]
    assert transport._proxies.errors[0].info.detail == f"proxy 127.0.0.1:{unused_tcp_port}: Connection refused"
    assert (ends, len(host.requests)) == (1, 1)


async def test_when_all_are_dead_nothing_goes_to_the_host(way: Any, unused_tcp_port: int) -> None:
    async with way() as (_, fake, host, url):
        proxies = Chosen(*(Proxy(str(n), fake.scheme, "127.0.0.1", unused_tcp_port) for n in range(3)))
        # The host can be reached directly, so that going around the proxies would succeed.
        rules = parse_connect_to(f"{NAME}::127.0.0.1:{host.port}")
        transport = AiohttpTransport(proxies=proxies, connect_to=rules)
        error = await failure_of(transport.send(Request("GET", url), host_id="x"))
        await transport.close()
    assert error.info.kind is ErrorKind.NETWORK
    assert len(proxies.errors) == 3
    assert host.connections == 0


async def test_a_proxy_that_cannot_reach_the_host_says_so(way: Any) -> None:
    async with way() as (transport, fake, _, url):
        fake.names = {}
        await failure_of(transport.send(Request("GET", url), host_id="x"))
        assert [error.fault for error in transport._proxies.errors] == [Fault.NO_WAY]


@pytest.mark.parametrize("kind", ["http", "socks5"])
async def test_something_else_than_a_proxy_is_told(kind: str, run_host: RunHost) -> None:
    async def script(connection: Any) -> None:
        await connection.send(b"SSH-2.0-OpenSSH_9.6 a server\r\n\r\n")
        await connection.reader.read()

    async with run_host(script) as server:
        proxies = Chosen(Proxy("a", kind, "127.0.0.1", server.port))
        transport = AiohttpTransport(proxies=proxies)
        await failure_of(transport.send(Request("GET", "https://img.example/"), host_id="x"))
        await transport.close()
    [error] = proxies.errors
    assert error.fault is Fault.DOWN
    assert error.info.detail.endswith("proxy" if kind == "http" else "it is no SOCKS5 proxy")


async def test_a_silent_proxy_is_given_up(way: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tunnel, "TUNNEL_S", 0.05)
    async with way(is_silent=True) as (transport, _, host, url):
        await failure_of(transport.send(Request("GET", url), host_id="x"))
    [error] = transport._proxies.errors
    assert (error.fault, error.info.kind) == (Fault.DOWN, ErrorKind.TIMEOUT)
    assert host.connections == 0


async def test_a_proxy_with_a_certificate_of_another_is_refused(contexts: Any, authority: trustme.CA) -> None:
    client, _ = contexts
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("proxy.example").configure_cert(server)
    async with serve_proxy(FakeProxy("https"), tls=server) as fake:
        proxies = Chosen(proxy_to(fake))
        transport = AiohttpTransport(ssl_context=client, proxies=proxies)
        await failure_of(transport.send(Request("GET", "http://127.0.0.1/"), host_id="x"))
        await transport.close()
    assert "certificate" in proxies.errors[0].info.detail
    assert fake.asked == []


async def test_a_proxy_that_dies_in_the_middle_is_a_broken_connection(way: Any, make_source: MakeSource) -> None:
    request_body = raw(make_source(LARGE), "image/jpeg")
    async with way(cut_after_bytes=1_000_000) as (transport, fake, host, url):
        error = await failure_of(transport.send(Request("PUT", url, body=request_body), host_id="x"))
        await host.until_left()
        assert transport._proxies.told == [("failed", f"to-{fake.port}", "x")]
        assert (error.info.kind, error.file_may_have_arrived) == (ErrorKind.NETWORK, False)
        fake.cut_after_bytes = None
        assert (await transport.send(Request("PUT", url, body=request_body), host_id="x")).status == 200
    assert [arrived.is_whole for arrived in host.requests].count(True) == 1


async def test_connections_of_two_proxies_are_never_mixed(scheme: str, contexts: Any, run_host: RunHost) -> None:
    client, server = contexts
    tls = server if scheme == "https" else None
    async with run_host() as host:
        names = {NAME: host.port}
        async with (
            serve_proxy(FakeProxy(scheme), names=names, tls=tls) as one,
            serve_proxy(FakeProxy(scheme), names=names, tls=tls) as two,
        ):
            proxies = Chosen()
            transport = AiohttpTransport(ssl_context=client, proxies=proxies)
            for fake in (one, two, one, two):
                proxies.proxies = (proxy_to(fake),)
                await transport.send(Request("GET", f"http://{NAME}/"), host_id="x")
            await transport.close()
    assert (one.connections, two.connections, host.connections) == (1, 1, 2)


async def test_a_redirect_goes_through_the_proxy_too(way: Any) -> None:
    async def script(connection: Any) -> None:
        arrived = await connection.request()
        seen.append(arrived.path)
        if arrived.path == "/a":
            await connection.answer("302 Found", headers="Location: /b\r\nConnection: close\r\n")
        else:
            await connection.answer()

    seen: list[str] = []
    async with way(script) as (transport, fake, _, url):
        await transport.send(Request("GET", f"{url}/a"), host_id="x")
    assert seen == ["/a", "/b"]
    assert len(fake.asked) == 2
