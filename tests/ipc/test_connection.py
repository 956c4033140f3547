from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import pytest

import backend.ipc.connection as module
from backend.ipc.connection import ClientConnection
from backend.protocol.codec import Acknowledge, SnapshotPage, ToEngine, decode_to_client, encode
from backend.protocol.commands import Hello, StartGalleries
from backend.protocol.replies import Done

WAIT_S = 10.0


class Engine:
    """The engine's end of a connection, with everything that it was told."""

    def __init__(self, reader: Connection, writer: Connection) -> None:
        self.messages: asyncio.Queue[ToEngine] = asyncio.Queue()
        self.closed = asyncio.Event()
        self.closings = 0
        self.connection = ClientConnection(
            reader, writer, lambda _, message: self.messages.put_nowait(message), self._close
        )
        self.connection.start()

    def _close(self, connection: ClientConnection) -> None:
        assert connection is self.connection
        self.closings += 1
        self.closed.set()


class Ends:
    def __init__(self, kind: str) -> None:
        if kind == "socket":
            engine, client = Pipe(duplex=True)
            self.engine = (engine, engine)
            self.reader = self.writer = client
        else:
            from_client, self.writer = Pipe(duplex=False)
            self.reader, to_client = Pipe(duplex=False)
            self.engine = (from_client, to_client)

    def close(self) -> None:
        self.reader.close()
        self.writer.close()


@pytest.fixture(params=["socket", "pipes"])
def ends(request: pytest.FixtureRequest) -> Iterator[Ends]:
    ends = Ends(request.param)
    yield ends
    ends.close()


async def receive(ends: Ends) -> object:
    """What the client reads next; raises EOFError at the end."""
    data = await asyncio.wait_for(asyncio.to_thread(ends.reader.recv_bytes), WAIT_S)
    return decode_to_client(data)


async def receive_all(ends: Ends, count: int) -> list[object]:
    def read() -> list[object]:
        return [decode_to_client(ends.reader.recv_bytes()) for _ in range(count)]

    return await asyncio.wait_for(asyncio.to_thread(read), WAIT_S)


async def test_messages_pass_both_ways_in_order(ends: Ends) -> None:
    engine = Engine(*ends.engine)
    sent = [
        Hello(protocol_version=1, client="test"),
        *(StartGalleries(ids=(n,)) for n in range(50)),
        Acknowledge(number=1),
    ]
    for message in sent:
        ends.writer.send_bytes(encode(message))
    for message in sent:
        assert await asyncio.wait_for(engine.messages.get(), WAIT_S) == message
    for number in range(50):
        engine.connection.send(Done(request_id=number))
    assert [await receive(ends) for _ in range(50)] == [Done(request_id=number) for number in range(50)]
    engine.connection.close()
    await asyncio.wait_for(engine.connection.wait_closed(), WAIT_S)


async def test_short_replies_overtake_nothing(ends: Ends) -> None:
    engine = Engine(*ends.engine)
    long = SnapshotPage(index=0, covers=tuple((number, "x" * 1000) for number in range(300)))  # beyond the pipe
    sent = [Done(request_id=1), long, Done(request_id=2), *(Done(request_id=n) for n in range(2000)), long]
    for message in sent:
        engine.connection.send(message)
    assert await receive_all(ends, len(sent)) == sent
    engine.connection.send(Done(request_id=3))
    assert await receive(ends) == Done(request_id=3)
    engine.connection.close()
    await asyncio.wait_for(engine.connection.wait_closed(), WAIT_S)


async def test_a_full_pipe_keeps_nobody_who_replies(ends: Ends) -> None:
    engine = Engine(*ends.engine)
    sent = [Done(request_id=number) for number in range(19_000)]  # nobody reads yet
    for message in sent:
        engine.connection.send(message)
    assert await receive_all(ends, len(sent)) == sent
    engine.connection.close()
    await asyncio.wait_for(engine.connection.wait_closed(), WAIT_S)


async def test_the_end_of_the_client_is_told_once(ends: Ends) -> None:
    engine = Engine(*ends.engine)
    ends.writer.send_bytes(encode(Acknowledge(number=1)))
    ends.close()
    await asyncio.wait_for(engine.closed.wait(), WAIT_S)
    assert engine.messages.get_nowait() == Acknowledge(number=1)
    engine.connection.close()
    engine.connection.send(Done())
    await asyncio.sleep(0.05)
    assert engine.closings == 1


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"\xc1", b"\x00" * 1000, encode(Done()), b"\x81\xa4type\xa6launch"],
    ids=lambda data: repr(data[:12]),
)
async def test_a_client_that_sends_rubbish_is_let_go_with_a_line_in_the_log(
    ends: Ends, rubbish: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    engine = Engine(*ends.engine)
    ends.writer.send_bytes(rubbish)
    await asyncio.wait_for(engine.closed.wait(), WAIT_S)
    with pytest.raises(EOFError):
        await receive(ends)
    assert "not of the contract" in caplog.text
    assert engine.messages.empty()


async def test_closing_writes_what_was_sent_before(ends: Ends) -> None:
    engine = Engine(*ends.engine)
    page = SnapshotPage(index=0, covers=tuple((number, "x" * 1000) for number in range(1000)))  # far beyond the pipe
    engine.connection.send(page)
    engine.connection.send(Done(request_id=7))
    engine.connection.close()
    engine.connection.send(Done(request_id=8))
    assert await receive(ends) == page
    assert await receive(ends) == Done(request_id=7)
    with pytest.raises(EOFError):
        await receive(ends)
    await asyncio.wait_for(engine.closed.wait(), WAIT_S)


async def test_the_loop_goes_on_while_a_client_does_not_read(ends: Ends) -> None:
    engine = Engine(*ends.engine)
    page = SnapshotPage(index=0, covers=tuple((number, "x" * 1000) for number in range(1000)))
    for _ in range(20):
        engine.connection.send(page)
    ends.writer.send_bytes(encode(Acknowledge(number=3)))
    assert await asyncio.wait_for(engine.messages.get(), WAIT_S) == Acknowledge(number=3)
    for _ in range(20):
        assert await receive(ends) == page
    engine.connection.close()
    await asyncio.wait_for(engine.connection.wait_closed(), WAIT_S)


async def test_a_client_that_asks_but_never_reads_is_let_go(
    ends: Ends, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "MOST_FRAMES_WAITING", 100)
    engine = Engine(*ends.engine)
    engine.connection.send(SnapshotPage(index=0, covers=tuple((number, "x" * 1000) for number in range(1000))))
    for number in range(500):
        engine.connection.send(Done(request_id=number))
    assert "does not read" in caplog.text
    ends.close()
    await asyncio.wait_for(engine.closed.wait(), WAIT_S)


async def test_a_message_that_cannot_be_encoded_ends_its_client_and_says_so(
    ends: Ends, caplog: pytest.LogCaptureFixture
) -> None:
    engine = Engine(*ends.engine)
    engine.connection.send(SnapshotPage(index=0, covers=((1, "\udcff"),)))
    with caplog.at_level(logging.ERROR):
        await asyncio.wait_for(engine.closed.wait(), WAIT_S)
    assert "cannot be encoded" in caplog.text


async def test_no_descriptor_is_left_open(ends: Ends) -> None:
    def count() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = count()
    for _ in range(5):
        more = Ends("socket" if ends.reader is ends.writer else "pipes")
        engine = Engine(*more.engine)
        engine.connection.send(Done())
        engine.connection.close()
        await asyncio.wait_for(engine.connection.wait_closed(), WAIT_S)
        for thread in engine.connection._threads:
            await asyncio.to_thread(thread.join, WAIT_S)
        more.close()
    assert count() < before + 5  # one left open each time would be five; what earlier tests left may go meanwhile
