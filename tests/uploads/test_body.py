from __future__ import annotations

import asyncio
import itertools
import os
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.uploads.body import FileField, TextField, json_body, multipart, raw, urlencoded
from backend.uploads.http import LAST_CHUNK_BYTES, Body, FileSource
from backend.uploads.source_file import BUFFER_BYTES
from tests.systems import CAN_FORBID, POSIX

MakeSource = Callable[..., FileSource]

SIZES = [
    0,
    1,
    20_000,
    LAST_CHUNK_BYTES,
    LAST_CHUNK_BYTES + 1,
    250_000,
    BUFFER_BYTES,
    BUFFER_BYTES + 1,
    3 * BUFFER_BYTES,
    3 * BUFFER_BYTES + 17,
    7 * BUFFER_BYTES + LAST_CHUNK_BYTES + 1,
]


async def whole(body: Body) -> bytes:
    return b"".join([bytes(chunk) async for chunk in body.chunks()])


def parsed(body: Body, content: bytes) -> list[Message]:
    head = f"Content-Type: {body.content_type}\r\n\r\n".encode()
    message = BytesParser().parsebytes(head + content)
    assert message.is_multipart()
    return message.get_payload()  # type: ignore[return-value]


@pytest.mark.parametrize("size", SIZES)
async def test_gives_the_files_bytes_and_exactly_the_length_it_says(make_source: MakeSource, size: int) -> None:
    source = make_source(size)
    content = source.path.read_bytes()
    alone = raw(source, "image/jpeg")
    assert (await whole(alone), alone.length) == (content, size)
    form = multipart([TextField("key", "1"), FileField("img", "a.jpg", "image/jpeg", source), TextField("z", "2")])
    sent = await whole(form)
    assert len(sent) == form.length
    assert content in sent


@pytest.mark.parametrize("size", SIZES)
async def test_no_body_ends_with_a_large_chunk(make_source: MakeSource, size: int) -> None:
    for body in (raw(make_source(size), "image/jpeg"), raw(bytes(size), "image/jpeg")):
        chunks = [len(chunk) async for chunk in body.chunks()]
        assert not chunks or chunks[-1] <= LAST_CHUNK_BYTES


async def test_a_chunk_stays_as_it_is_until_the_one_after_the_next_is_asked_for(make_source: MakeSource) -> None:
    source = make_source(9 * BUFFER_BYTES)
    content = source.path.read_bytes()
    seen = b""
    before: memoryview | bytes | bytearray = b""
    async for chunk in raw(source, "image/jpeg").chunks():
        await asyncio.sleep(0.01)  # lets the thread fill what it may fill
        seen += bytes(before)
        before = chunk
    assert seen + bytes(before) == content


async def test_can_be_read_again_for_the_next_attempt(make_source: MakeSource) -> None:
    form = multipart([FileField("img", "a.jpg", "image/jpeg", make_source(700_000))])
    assert await whole(form) == await whole(form)


async def test_two_files_in_one_form_arrive_in_order(make_source: MakeSource) -> None:
    first, second = make_source(700_000, "1.jpg"), make_source(30, "2.jpg")
    form = multipart(
        [
            FileField("a", "1.jpg", "image/jpeg", first),
            FileField("b", "2.jpg", "image/png", second),
            TextField("c", "d"),
        ]
    )
    parts = parsed(form, await whole(form))
    assert [part.get_payload(decode=True) for part in parts] == [
        first.path.read_bytes(),
        second.path.read_bytes(),
        b"d",
    ]
    assert [part.get_content_type() for part in parts] == ["image/jpeg", "image/png", "text/plain"]


async def test_writes_names_as_browsers_do() -> None:
    form = multipart([FileField('a"b', 'übung "1"\r\n\\.jpg', "image/jpeg", b"x"), TextField("empty", "")])
    content = await whole(form)
    assert 'name="a%22b"; filename="übung %221%22%0D%0A\\.jpg"\r\n'.encode() in content
    assert b"filename*" not in content
    assert len(content) == form.length


async def test_a_name_that_is_no_utf8_does_not_stop_the_upload() -> None:
    name = os.fsdecode(b"caf\xe9.jpg")
    content = await whole(multipart([FileField("img", name, "image/jpeg", b"x")]))
    assert 'filename="caf\ufffd.jpg"'.encode() in content


@pytest.mark.parametrize("content_type", ["image/jpeg\r\nX-Evil: 1", "a\nb"])
def test_refuses_a_content_type_that_would_start_a_new_header(content_type: str) -> None:
    with pytest.raises(ValueError, match="control"):
        multipart([FileField("img", "a.jpg", content_type, b"x")])


async def test_every_form_has_a_boundary_of_its_own() -> None:
    first, second = multipart([TextField("a", "b")]), multipart([TextField("a", "b")])
    assert first.content_type != second.content_type


async def test_writes_urlencoded_and_json() -> None:
    form = urlencoded([("a b", "ü&="), ("a b", "2")])
    assert await whole(form) == b"a+b=%C3%BC%26%3D&a+b=2"
    assert form.content_type == "application/x-www-form-urlencoded"
    document = json_body({"name": "ü"})
    assert await whole(document) == '{"name":"ü"}'.encode()
    assert document.content_type == "application/json"


# -- files that change ---------------------------------------------------------------------------------------------


def truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def rewrite(path: Path) -> None:
    facts = path.stat()
    with path.open("r+b") as file:
        file.write(b"other")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + 1))


def replace(path: Path) -> None:
    facts = path.stat()
    other = path.with_suffix(".other")
    other.write_bytes(bytes(facts.st_size))
    os.utime(other, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    other.replace(path)


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def remove(path: Path) -> None:
    path.unlink()


CHANGES = [truncate, grow, rewrite, replace, replace_by_folder, remove, *([replace_by_pipe] if POSIX else [])]


@pytest.mark.parametrize("size", [20_000, 250_000, 4 * BUFFER_BYTES])
@pytest.mark.parametrize("change", CHANGES)
async def test_a_file_that_changed_before_it_is_opened_gives_nothing(
    make_source: MakeSource, size: int, change: Callable[[Path], None]
) -> None:
    source = make_source(size)
    change(source.path)
    given = []
    with pytest.raises(Problem) as caught:
        async for chunk in raw(source, "image/jpeg").chunks():
            given.append(len(chunk))
    assert caught.value.info.kind is ErrorKind.FILE_CHANGED
    assert caught.value.info.subject == str(source.path)
    assert not caught.value.file_may_have_arrived
    assert given == []


@pytest.mark.parametrize("size", [250_000, 4 * BUFFER_BYTES])
@pytest.mark.parametrize("change", CHANGES)
async def test_a_file_that_changes_while_it_is_read_never_gives_its_end(
    make_source: MakeSource, size: int, change: Callable[[Path], None]
) -> None:
    source = make_source(size)
    form = multipart([FileField("img", "a.jpg", "image/jpeg", source)])
    given = 0
    with pytest.raises(Problem) as caught:
        async for chunk in form.chunks():
            if given == 0:
                change(source.path)
            given += len(chunk)
    assert caught.value.info.kind is ErrorKind.FILE_CHANGED
    assert 0 < given < form.length


async def test_the_inode_is_not_compared_when_the_scan_did_not_know_it(make_source: MakeSource) -> None:
    known = make_source(20_000)
    source = FileSource(known.path, known.size_bytes, known.mtime_ns)
    assert await whole(raw(source, "image/jpeg")) == source.path.read_bytes()


async def test_of_a_long_inode_only_what_the_database_keeps_is_compared(make_source: MakeSource) -> None:
    known = make_source(20_000)
    source = FileSource(known.path, known.size_bytes, known.mtime_ns, known.path.stat().st_ino + (1 << 70))
    assert await whole(raw(source, "image/jpeg")) == source.path.read_bytes()


@pytest.mark.skipif(not CAN_FORBID, reason="nothing is unreadable here")
@pytest.mark.parametrize("size", [100, 2 * BUFFER_BYTES])
async def test_a_file_without_permission_is_unreadable(make_source: MakeSource, size: int) -> None:
    source = make_source(size)
    source.path.chmod(0)
    with pytest.raises(Problem) as caught:
        await whole(raw(source, "image/jpeg"))
    assert caught.value.info.kind is ErrorKind.FILE_UNREADABLE


@pytest.mark.parametrize("size", [100, 2 * BUFFER_BYTES])
async def test_a_disk_that_fails_makes_the_file_unreadable(
    make_source: MakeSource, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> int:
        raise OSError(5, "Input/output error")

    source = make_source(size)
    monkeypatch.setattr(os, "readv", broken)
    monkeypatch.setattr(os, "preadv", broken, raising=False)
    with pytest.raises(Problem) as caught:
        await whole(raw(source, "image/jpeg"))
    assert (caught.value.info.kind, caught.value.info.detail) == (ErrorKind.FILE_UNREADABLE, "Input/output error")


@pytest.mark.skipif(not hasattr(os, "RWF_NOWAIT"), reason="this system cannot tell what is in memory")
@pytest.mark.parametrize("known_bytes", [[0], [1], [100_000, 0], [0, 0, 1 << 20], [1 << 20, 1 << 20, 7, 0, 1 << 20]])
async def test_a_file_that_is_partly_in_memory_is_sent_whole_and_read_by_a_thread_where_it_is_not(
    make_source: MakeSource, known_bytes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_source(7 * BUFFER_BYTES + 5)
    known, preadv, readv = itertools.cycle(known_bytes), os.preadv, os.readv
    reading_threads = set()

    def some(descriptor: int, buffers: list[memoryview], offset: int, flags: int) -> int:
        assert (offset, flags) == (-1, os.RWF_NOWAIT)
        if not (count := next(known)):
            raise BlockingIOError
        return preadv(descriptor, [buffers[0][:count]], offset, flags)

    def noted(descriptor: int, buffers: list[memoryview]) -> int:
        reading_threads.add(threading.get_ident())
        return readv(descriptor, buffers)

    monkeypatch.setattr(os, "preadv", some)
    monkeypatch.setattr(os, "readv", noted)
    assert await whole(raw(source, "video/mp4")) == source.path.read_bytes()
    assert reading_threads
    assert threading.get_ident() not in reading_threads


async def test_leaves_no_file_open_when_the_reading_is_broken_off(make_source: MakeSource) -> None:
    source = make_source(5 * BUFFER_BYTES)

    def is_open() -> bool:
        links = Path("/proc/self/fd").iterdir()
        return any(os.path.realpath(link) == str(source.path) for link in links)

    chunks = raw(source, "image/jpeg").chunks()
    await anext(chunks)
    assert is_open()
    await chunks.aclose()  # type: ignore[attr-defined]
    for _ in range(200):
        if not is_open():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("the file is still open")


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_stays_flat_whatever_the_size(tmp_path: Path) -> None:
    """A process of its own reads 2 GB (a sparse file) and tells its peak memory."""
    path = tmp_path / "video.mp4"
    with path.open("wb") as file:
        file.truncate(2 * 10**9)
    script = textwrap.dedent(
        """
        import asyncio, sys
        from pathlib import Path
        from backend.uploads.body import raw
        from backend.uploads.http import FileSource

        async def main(path):
            facts = path.stat()
            body = raw(FileSource(path, facts.st_size, facts.st_mtime_ns, facts.st_ino), "video/mp4")
            assert sum([len(chunk) async for chunk in body.chunks()]) == facts.st_size
            print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))

        asyncio.run(main(Path(sys.argv[1])))
        """
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, cwd=Path(__file__).parents[2]
    )
    _, peak, unit = ran.stdout.split()
    assert (int(peak) < 50_000, unit) == (True, "kB"), peak
