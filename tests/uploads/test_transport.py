from __future__ import annotations

import asyncio
import gc
import os
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import trustme

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.uploads.bandwidth import Bandwidth
from backend.uploads.body import FileField, TextField, multipart, raw, urlencoded
from backend.uploads.connect_to import parse_connect_to
from backend.uploads.http import LAST_CHUNK_BYTES, Body, FileSource, Request
from backend.uploads.transport import AiohttpTransport

MakeSource = Callable[..., FileSource]
RunHost = Callable[..., Any]

LARGE = 30_000_000  # more than all socket buffers of a loopback connection hold
SECRET = "api-key-0123"


@pytest.fixture(params=["http", "https"])
async def pair(
    request: pytest.FixtureRequest, authority: trustme.CA, run_host: RunHost
) -> AsyncIterator[tuple[AiohttpTransport, Callable[..., Any]]]:
    """A transport, and what starts hosts that it trusts: without and with TLS."""
    client, server = ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.configure_trust(client)
    authority.issue_cert("127.0.0.1").configure_cert(server)
    transport = AiohttpTransport(ssl_context=client)
    tls = server if request.param == "https" else None

    @asynccontextmanager
    async def start(script: Any = None) -> AsyncIterator[Any]:
        async with run_host(script, tls) as host:
            yield host

    yield transport, start
    await transport.close()


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(30.0):
        while not condition():
            await asyncio.sleep(0.01)


async def failure_of(awaitable: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        await awaitable
    assert SECRET not in str(caught.value)
    assert SECRET not in repr(caught.value.info)
    return caught.value


def form(source: FileSource) -> Body:
    return multipart([TextField("key", "1"), FileField("img", "a.jpg", "image/jpeg", source)])


# -- the usual way -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 20_000, 250_000, 3_000_000])
async def test_sends_a_body_whole_with_its_length_said_before(pair: Any, make_source: MakeSource, size: int) -> None:
    transport, start = pair
    body = form(make_source(size))
    sent: list[int] = []
    async with start() as host:
        answer = await transport.send(Request("POST", host.url("/u?a=1"), body=body), host_id="x", on_sent=sent.append)
    [arrived] = host.requests
    assert (answer.status, answer.body, answer.is_early) == (200, b"ok", False)
    assert (arrived.method, arrived.path, arrived.is_whole) == ("POST", "/u?a=1", True)
    assert arrived.body == b"".join([bytes(chunk) async for chunk in body.chunks()])
    assert arrived.headers["content-length"] == str(body.length)
    assert "transfer-encoding" not in arrived.headers
    assert arrived.headers["content-type"] == body.content_type
    assert arrived.headers["user-agent"].startswith("Galleon/")
    assert sent == sorted(set(sent))
    assert sent[-1] == body.length == transport.sent_bytes


async def test_keeps_the_connection_for_the_next_request(pair: Any, make_source: MakeSource) -> None:
    transport, start = pair
    source = make_source(250_000)
    async with start() as host:
        for _ in range(10):
            await transport.send(Request("PUT", host.url(), body=raw(source, "image/jpeg")), host_id="x")
    assert (len(host.requests), host.connections) == (10, 1)


async def test_a_header_of_the_request_wins_over_the_default(transport: AiohttpTransport, run_host: RunHost) -> None:
    headers = {"User-Agent": "other", "Content-Type": "text/x"}
    async with run_host() as host:
        await transport.send(Request("POST", host.url(), headers, body=raw(b"x", "text/plain")), host_id="x")
    assert (host.requests[0].headers["user-agent"], host.requests[0].headers["content-type"]) == ("other", "text/x")


async def test_gives_header_names_in_lower_case_and_the_text(transport: AiohttpTransport, run_host: RunHost) -> None:
    async def script(connection: Any) -> None:
        await connection.request()
        await connection.answer(
            body=b"\xfc", headers="Content-Type: text/plain; charset=latin-1\r\nX-A: 1\r\nX-a: 2\r\n"
        )

    async with run_host(script) as host:
        answer = await transport.send(Request("GET", host.url()), host_id="x")
    assert (answer.headers["x-a"], answer.text(), answer.url) == ("1, 2", "ü", host.url())


async def test_uses_no_proxy_of_the_environment(
    transport: AiohttpTransport, run_host: RunHost, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with run_host() as host:
        assert (await transport.send(Request("GET", host.url()), host_id="x")).status == 200


# -- progress and the end of the body ------------------------------------------------------------------------------


async def test_progress_counts_what_left_and_not_what_waits_in_this_process(pair: Any, make_source: MakeSource) -> None:
    """The host reads nothing: what is counted then fits into the system's buffers."""
    transport, start = pair
    goes_on = asyncio.Event()

    async def script(connection: Any) -> None:
        await connection.head()
        await goes_on.wait()
        left = LARGE
        while left > 0:
            left -= len(await connection.reader.read(1 << 20))
        await connection.answer()

    sent: list[int] = []
    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"))
        sending = asyncio.create_task(transport.send(request, host_id="x", on_sent=sent.append))
        await until(lambda: sent)
        await asyncio.sleep(0.2)  # for what goes wrong: too many bytes would be counted
        stalled_at = sent[-1]
        goes_on.set()
        await sending
    assert 0 < stalled_at < LARGE - LAST_CHUNK_BYTES
    assert sent == sorted(set(sent))
    assert sent[-1] == LARGE


@pytest.mark.parametrize("size", [1000, 250_000, 3_000_000])
async def test_the_last_bytes_leave_only_after_the_record_is_made(
    pair: Any, make_source: MakeSource, size: int
) -> None:
    transport, start = pair
    received = 0
    at_end = asyncio.Event()
    may_end = asyncio.Event()
    calls = 0

    async def script(connection: Any) -> None:
        nonlocal received
        await connection.head()
        while received < size:
            received += len(await connection.reader.read(1 << 20))
        await connection.answer()

    async def before_end() -> None:
        nonlocal calls
        calls += 1
        at_end.set()
        await may_end.wait()

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(size), "image/jpeg"))
        sending = asyncio.create_task(transport.send(request, host_id="x", before_end=before_end))
        await at_end.wait()
        await asyncio.sleep(0.1)
        assert received <= max(0, size - LAST_CHUNK_BYTES)
        may_end.set()
        await sending
    assert (received, calls) == (size, 1)


async def test_nothing_arrives_whole_when_the_record_cannot_be_made(pair: Any, make_source: MakeSource) -> None:
    transport, start = pair
    arrived: list[Any] = []

    async def script(connection: Any) -> None:
        arrived.append(await connection.request())

    async def before_end() -> None:
        raise problem(ErrorKind.DISK, "full")

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(250_000), "image/jpeg"))
        failure = await failure_of(transport.send(request, host_id="x", before_end=before_end))
        await host.until_left()
    assert failure.info.kind is ErrorKind.DISK
    assert not arrived[0].is_whole


@pytest.mark.parametrize("size", [100_000, 250_000, 3_000_000, LARGE])
@pytest.mark.parametrize("answers_early", [False, True])
async def test_a_file_that_changes_on_the_way_never_becomes_a_good_upload(
    pair: Any, make_source: MakeSource, size: int, answers_early: bool
) -> None:
    transport, start = pair
    source = make_source(size)
    arrived: list[Any] = []

    async def script(connection: Any) -> None:
        await connection.head()
        with source.path.open("ab") as file:
            file.write(b"more")
        if answers_early:
            await asyncio.sleep(0.05)
            await connection.answer()
        received = 0
        try:
            while part := await connection.reader.read(1 << 20):
                received += len(part)
        except ConnectionError:
            pass
        arrived.append(received)

    async def before_end() -> None:  # the host is told the head before, however fast the rest would be
        while source.path.stat().st_size == size:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1 if answers_early else 0)

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(source, "image/jpeg"))
        sending = transport.send(request, host_id="x", before_end=before_end)
        if answers_early:
            try:
                assert (await sending).is_early
            except Problem as failure:
                assert failure.info.kind is ErrorKind.FILE_CHANGED
        else:
            failure = await failure_of(sending)
            assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.FILE_CHANGED, False)
        await host.until_left()
    assert arrived[0] < size


class _Wrong(Body):
    def __init__(self, *chunks: bytes, length: int) -> None:
        self._chunks, self._length = chunks, length

    length = property(lambda self: self._length)
    content_type = property(lambda self: "text/plain")

    async def chunks(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


@pytest.mark.parametrize("chunks", [(b"a" * 99_999,), (b"a" * 60_000, b"a" * 40_001), ()])
async def test_a_body_of_another_length_than_it_said_is_never_sent_whole(
    transport: AiohttpTransport, run_host: RunHost, chunks: tuple[bytes, ...]
) -> None:
    async with run_host() as host:
        failure = await failure_of(
            transport.send(Request("POST", host.url(), body=_Wrong(*chunks, length=100_000)), host_id="x")
        )
        assert failure.info.kind is ErrorKind.BUG
        await host.until_left()
    assert not any(arrived.is_whole for arrived in host.requests)


# -- answers that come early or never ------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["413 Too Large", "200 OK"])
async def test_an_answer_that_comes_early_is_read_and_ends_the_sending(
    pair: Any, make_source: MakeSource, status: str
) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.head()
        await connection.answer(status, b"no thanks")
        await connection.reader.read()  # until the client has gone

    sent: list[int] = []
    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"))
        answer = await transport.send(request, host_id="x", on_sent=sent.append)
    assert (answer.status, answer.body, answer.is_early) == (int(status[:3]), b"no thanks", True)
    assert not sent or sent[-1] < LARGE


async def test_an_early_refusal_counts_more_than_the_broken_connection_after_it(
    pair: Any, make_source: MakeSource
) -> None:
    transport, start = pair
    closed = asyncio.Event()

    async def script(connection: Any) -> None:
        await connection.head()
        await connection.reader.read(1000)
        await connection.answer("413 Too Large", b"no thanks", "Connection: close\r\n")
        closed.set()  # the connection is closed with unread bytes, which resets it

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"))
        answer = await transport.send(request, host_id="x")
    assert (answer.status, answer.body) == (413, b"no thanks")


async def test_a_connection_that_breaks_before_the_end_left_is_safe_to_repeat(
    pair: Any, make_source: MakeSource
) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.head()
        await connection.reader.readexactly(100_000)
        connection.writer.transport.abort()

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"))
        failure = await failure_of(transport.send(request, host_id="x"))
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.NETWORK, False)
    assert failure.info.host == "x"


@pytest.mark.parametrize(
    "rest", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nok", b"\x00\x01 nonsense\r\n\r\n"]
)
async def test_no_readable_answer_after_the_whole_body_leaves_the_outcome_open(
    pair: Any, make_source: MakeSource, rest: bytes
) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.request()
        await connection.send(rest)

    async with start(script) as host:
        request = Request("PUT", host.url(f"/?key={SECRET}"), body=raw(make_source(250_000), "image/jpeg"))
        failure = await failure_of(transport.send(request, host_id="x"))
        assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.NETWORK, True)
        assert host.connections == 1  # aiohttp would repeat a PUT by itself


async def test_an_answer_without_end_is_cut_off(pair: Any) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.request()
        await connection.send(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            await connection.send(bytes(100_000))

    async with start(script) as host:
        failure = await failure_of(transport.send(Request("GET", host.url(), max_answer_bytes=1_000_000), host_id="x"))
    assert failure.info.kind is ErrorKind.HOST_CHANGED


async def test_nobody_listens(transport: AiohttpTransport, run_host: RunHost) -> None:
    async with run_host() as host:
        url = host.url(f"/?key={SECRET}")
    failure = await failure_of(transport.send(Request("POST", url, body=raw(b"x", "text/plain")), host_id="x"))
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.NETWORK, False)
    assert "refused" in failure.info.detail


async def test_a_name_that_does_not_exist(transport: AiohttpTransport) -> None:
    failure = await failure_of(transport.send(Request("GET", f"http://nowhere.invalid/?key={SECRET}"), host_id="x"))
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.NETWORK, False)
    assert "nowhere.invalid" in failure.info.detail


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "no address", "http://", "http://[::1/"])
async def test_what_is_no_web_address_is_bad_input(transport: AiohttpTransport, url: str) -> None:
    failure = await failure_of(transport.send(Request("GET", url), host_id="x"))
    assert failure.info.kind is ErrorKind.BAD_INPUT


async def test_a_header_that_would_start_another_one_is_bad_input(
    transport: AiohttpTransport, run_host: RunHost
) -> None:
    async with run_host() as host:
        request = Request("GET", host.url(), {"X-Key": f"{SECRET}\r\nX-Evil: 1"})
        failure = await failure_of(transport.send(request, host_id="x"))
    assert failure.info.kind is ErrorKind.BAD_INPUT
    assert host.requests == []


# -- time ----------------------------------------------------------------------------------------------------------


class Clock:
    """That of the transport, which goes on as the test wants it: a busy computer must not look like a silent host."""

    def __init__(self) -> None:
        self.ahead_s = 0.0
        self.runs_fast = False  # a minute is over whenever somebody looks

    def monotonic(self) -> float:
        self.ahead_s += 60.0 * self.runs_fast
        return time.monotonic() + self.ahead_s

    async def wait(self, transport: AiohttpTransport, seconds: float, move: Awaitable[object] | None = None) -> None:
        """Let so much time pass, then something move, and the transport look at that."""
        self.ahead_s += seconds
        began = self.monotonic()
        if move is not None:
            await move
        await until(lambda: all(exchange._moved_at >= began for exchange in transport._exchanges))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr("backend.uploads.transport.time", made)
    return made


async def test_a_host_that_stops_reading_is_given_up(pair: Any, make_source: MakeSource, clock: Clock) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.head()
        clock.runs_fast = True
        await asyncio.Event().wait()

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"), inactivity_s=30.0)
        failure = await failure_of(transport.send(request, host_id="x"))
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.TIMEOUT, False)


async def test_a_host_that_never_answers_may_hold_the_file(pair: Any, make_source: MakeSource, clock: Clock) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.request()
        clock.runs_fast = True
        await asyncio.Event().wait()

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(250_000), "image/jpeg"), inactivity_s=30.0)
        failure = await failure_of(transport.send(request, host_id="x"))
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.TIMEOUT, True)


async def test_a_request_without_a_body_is_given_up_too(pair: Any, clock: Clock) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.request()
        clock.runs_fast = True
        await asyncio.Event().wait()

    async with start(script) as host:
        failure = await failure_of(transport.send(Request("GET", host.url(), inactivity_s=30.0), host_id="x"))
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.TIMEOUT, False)


async def test_a_slow_transfer_that_moves_survives_its_inactivity_limit_many_times(
    pair: Any, make_source: MakeSource, clock: Clock
) -> None:
    """The host reads in pieces and answers in pieces; every pause is shorter than the limit, the whole is not."""
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.head()
        for _ in range(3):
            await clock.wait(transport, 40.0, connection.reader.readexactly(LARGE // 6))
        await connection.reader.readexactly(LARGE // 2)
        for piece in (b"HTTP/1.1 2", b"00 OK\r\nContent-Le", b"ngth: 2\r\n\r\no"):
            await clock.wait(transport, 40.0, connection.send(piece))
        await connection.send(b"k")

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"), inactivity_s=60.0)
        answer = await transport.send(request, host_id="x")
    assert answer.body == b"ok"


async def test_waiting_for_the_bandwidth_limit_or_the_record_is_no_inactivity_of_the_host(
    run_host: RunHost, make_source: MakeSource, clock: Clock
) -> None:
    class Slow(Bandwidth):
        async def take(self, size_bytes: int, host_id: str) -> None:
            await clock.wait(transport, 100.0)

    transport = AiohttpTransport(limiter=Slow(), ssl_context=ssl.create_default_context())

    async def before_end() -> None:
        await clock.wait(transport, 100.0)

    async with run_host() as host:
        request = Request("PUT", host.url(), body=raw(make_source(20_000), "image/jpeg"), inactivity_s=60.0)
        assert (await transport.send(request, host_id="x", before_end=before_end)).status == 200
    await transport.close()


# -- the cut -------------------------------------------------------------------------------------------------------


async def test_cancelling_throws_away_what_waits_and_resets_the_connection(pair: Any, make_source: MakeSource) -> None:
    """The host reads nothing until the cancel, then sees a reset and not the rest of the body."""
    transport, start = pair
    goes_on = asyncio.Event()
    received: list[tuple[int, bool]] = []

    async def script(connection: Any) -> None:
        await connection.head()
        await goes_on.wait()
        count, was_reset = 0, False
        try:
            while part := await connection.reader.read(1 << 20):
                count += len(part)
        except ConnectionError:
            was_reset = True
        received.append((count, was_reset))

    sent: list[int] = []
    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"))
        sending = asyncio.create_task(transport.send(request, host_id="x", on_sent=sent.append))
        await until(lambda: sent)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
        goes_on.set()
        await host.until_left()
    [(count, was_reset)] = received
    assert was_reset
    assert count < LARGE - LAST_CHUNK_BYTES


async def test_closing_the_transport_ends_what_is_under_way(pair: Any, make_source: MakeSource) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.head()
        await asyncio.Event().wait()

    async with start(script) as host:
        request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"))
        sending = asyncio.create_task(transport.send(request, host_id="x"))
        await until(lambda: host.connections)
        await transport.close()
        failure = await failure_of(sending)
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.NETWORK, False)


async def test_failures_leave_no_task_or_connection_behind(
    pair: Any, make_source: MakeSource, caplog: pytest.LogCaptureFixture
) -> None:
    transport, start = pair

    async def script(connection: Any) -> None:
        await connection.head()
        connection.writer.transport.abort()

    async with start(script) as host:
        for _ in range(5):
            request = Request("PUT", host.url(), body=raw(make_source(LARGE), "image/jpeg"))
            await failure_of(transport.send(request, host_id="x"))
    await asyncio.sleep(0.05)
    gc.collect()
    assert [record.message for record in caplog.records if record.name == "asyncio"] == []


# -- redirects and cookies -----------------------------------------------------------------------------------------


def redirecting(status: str, location: str, log: list[Any]) -> Any:
    async def script(connection: Any) -> None:
        while True:
            log.append(await connection.request())
            if log[-1].path == "/end":
                await connection.answer(body=b"end")
            else:
                await connection.answer(status, b"", f"Location: {location}\r\n")

    return script


async def test_a_307_gets_the_body_again_and_the_record_is_made_once(
    transport: AiohttpTransport, run_host: RunHost, make_source: MakeSource
) -> None:
    log: list[Any] = []
    records: list[int] = []
    sent: list[int] = []

    async def before_end() -> None:
        records.append(1)

    async with run_host(redirecting("307 Temporary Redirect", "/end", log)) as host:
        request = Request("POST", host.url("/start"), {"X-Key": "k"}, body=form(make_source(250_000)))
        answer = await transport.send(request, host_id="x", on_sent=sent.append, before_end=before_end)
    first, second = log
    assert (answer.body, answer.url) == (b"end", host.url("/end"))
    assert (first.method, first.body, first.headers) == (second.method, second.body, second.headers)
    assert records == [1]
    assert sent == sorted(set(sent))


async def test_a_303_is_answered_with_a_get_without_the_body(transport: AiohttpTransport, run_host: RunHost) -> None:
    log: list[Any] = []
    async with run_host(redirecting("303 See Other", "/end", log)) as host:
        request = Request("POST", host.url("/start"), {"X-Key": "k"}, body=urlencoded([("a", "b")]))
        await transport.send(request, host_id="x")
    assert (log[1].method, log[1].body, log[1].headers["x-key"]) == ("GET", b"", "k")
    assert "content-type" not in log[1].headers


async def test_redirects_are_left_to_the_caller_who_asks_for_it(transport: AiohttpTransport, run_host: RunHost) -> None:
    log: list[Any] = []
    async with run_host(redirecting("303 See Other", "/end", log)) as host:
        answer = await transport.send(Request("GET", host.url("/start"), follow_redirects=False), host_id="x")
    assert (answer.status, answer.headers["location"], len(log)) == (303, "/end", 1)


async def test_a_circle_of_redirects_ends(transport: AiohttpTransport, run_host: RunHost) -> None:
    log: list[Any] = []
    async with run_host(redirecting("302 Found", "/again", log)) as host:
        failure = await failure_of(transport.send(Request("GET", host.url("/start")), host_id="x"))
    assert (failure.info.kind, len(log)) == (ErrorKind.HOST_CHANGED, 6)


async def test_cookies_are_sent_together_with_those_of_the_request(
    transport: AiohttpTransport, run_host: RunHost
) -> None:
    log: list[Any] = []

    async def script(connection: Any) -> None:
        while True:
            log.append(await connection.request())
            await connection.answer(headers="Set-Cookie: session=abc; Path=/\r\n")

    mine = transport.new_cookies()
    async with run_host(script) as host:
        for _ in range(2):
            await transport.send(Request("GET", host.url(), {"Cookie": "seen=1"}), host_id="x", cookies=mine)
    assert [arrived.headers.get("cookie") for arrived in log] == ["seen=1", "seen=1; session=abc"]


async def test_cookies_belong_to_one_store_and_can_be_cleared(transport: AiohttpTransport, run_host: RunHost) -> None:
    log: list[Any] = []

    async def script(connection: Any) -> None:
        while True:
            log.append(await connection.request())
            await connection.answer(headers="Set-Cookie: session=abc; Path=/\r\nSet-Cookie: n=1; Path=/other\r\n")

    mine, others = transport.new_cookies(), transport.new_cookies()
    async with run_host(script) as host:
        for cookies in (mine, mine, others, None):
            await transport.send(Request("GET", host.url()), host_id="x", cookies=cookies)
        assert mine.get("session", host.url()) == "abc"
        assert mine.get("session", "http://elsewhere.example/") is None
        assert (mine.get("n"), mine.get("n", host.url())) == ("1", None)
        mine.clear()
        assert mine.get("session") is None
        await transport.send(Request("GET", host.url()), host_id="x", cookies=mine)
    assert [arrived.headers.get("cookie") for arrived in log] == [None, "session=abc", None, None, None]


# -- where connections go, and whom they trust ---------------------------------------------------------------------


async def test_connect_to_changes_the_address_and_nothing_else(run_host: RunHost, authority: trustme.CA) -> None:
    client, server = ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.configure_trust(client)
    authority.issue_cert("api.pixhost.example").configure_cert(server)
    names: list[str | None] = []
    server.sni_callback = lambda _socket, name, _context: names.append(name)
    async with run_host(None, server) as host:
        connect_to = parse_connect_to(f"api.pixhost.example:443:127.0.0.1:{host.port}")
        transport = AiohttpTransport(connect_to=connect_to, ssl_context=client)
        answer = await transport.send(Request("GET", "https://api.pixhost.example/a"), host_id="x")
        await transport.close()
    assert (answer.status, answer.url) == (200, "https://api.pixhost.example/a")
    assert host.requests[0].headers["host"] == "api.pixhost.example"
    assert names == ["api.pixhost.example"]


async def test_connect_to_holds_for_numeric_addresses_too(run_host: RunHost) -> None:
    async with run_host() as host:
        transport = AiohttpTransport(
            connect_to=parse_connect_to(f"::127.0.0.1:{host.port}"), ssl_context=ssl.create_default_context()
        )
        assert (await transport.send(Request("GET", "http://192.0.2.1/"), host_id="x")).status == 200
        await transport.close()


@pytest.mark.parametrize("name", ["127.0.0.1", "elsewhere.example"])
async def test_a_certificate_that_does_not_fit_is_refused(run_host: RunHost, authority: trustme.CA, name: str) -> None:
    """Once an unknown authority, once a known one but the wrong name."""
    client, server = ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if name != "127.0.0.1":
        authority.configure_trust(client)
    authority.issue_cert(name).configure_cert(server)
    transport = AiohttpTransport(ssl_context=client)
    async with run_host(None, server) as host:
        request = Request("POST", host.url(), body=raw(b"x", "text/plain"))
        failure = await failure_of(transport.send(request, host_id="x"))
        await transport.close()
    assert (failure.info.kind, failure.file_may_have_arrived) == (ErrorKind.NETWORK, False)
    assert "certificate" in failure.info.detail.lower()
    assert host.requests == []


async def test_makes_its_own_trust_from_the_system_and_ssl_cert_file(
    run_host: RunHost, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "roots.pem"))
    monkeypatch.setitem(os.environ, "SSL_CERT_FILE", str(tmp_path / "roots.pem"))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(server)
    transport = AiohttpTransport()
    async with run_host(None, server) as host:
        assert (await transport.send(Request("GET", host.url()), host_id="x")).status == 200
        await transport.close()
