from __future__ import annotations

import base64
import json
import os
from collections.abc import Callable
from urllib.parse import parse_qsl

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.uploads.archive import archive_of
from backend.uploads.body import FileField, TextField, json_body, multipart, prepare, raw, raw_slice, urlencoded
from backend.uploads.http import Body, FileSource
from backend.uploads.segments import Base64Text, Slice
from backend.uploads.source_file import BUFFER_BYTES

MakeSource = Callable[..., FileSource]
SIZES = [0, 1, 2, 3, 4, 20_000, 192 * 1024, 192 * 1024 + 1, 2 * BUFFER_BYTES + 7]


async def whole(body: Body) -> bytes:
    sent = b"".join([bytes(chunk) async for chunk in body.chunks()])
    assert len(sent) == body.length
    return sent


@pytest.mark.parametrize("piece_bytes", [3, 65_536, BUFFER_BYTES, 3 * BUFFER_BYTES])
async def test_pieces_of_a_file_make_the_file(make_source: MakeSource, piece_bytes: int) -> None:
    source = make_source(20 if piece_bytes == 3 else 3 * BUFFER_BYTES + 5)
    size = source.size_bytes
    starts = range(0, size, piece_bytes)
    bodies = [raw_slice(source, start, min(start + piece_bytes, size), "image/jpeg") for start in starts]
    assert b"".join([await whole(body) for body in bodies]) == source.path.read_bytes()


async def test_a_piece_goes_into_a_form(make_source: MakeSource) -> None:
    source = make_source(1_000)
    form = multipart(
        [FileField("chunk", "blob", "application/octet-stream", Slice(source, 100, 300)), TextField("n", "1")]
    )
    assert b"\r\n\r\n" + source.path.read_bytes()[100:300] + b"\r\n--" in await whole(form)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (6, 5), (0, 11)])
def test_a_piece_lies_inside_its_file(make_source: MakeSource, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="of 10 bytes"):
        Slice(make_source(10), start, end)


async def test_a_piece_is_never_of_a_file_that_changed(make_source: MakeSource) -> None:
    source = make_source(1_000)
    source.path.write_bytes(bytes(1_001))
    with pytest.raises(Problem) as caught:
        await whole(raw_slice(source, 0, 10, "image/jpeg"))
    assert caught.value.info.kind is ErrorKind.FILE_CHANGED


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_is_sent_as_base64(make_source: MakeSource, size: int) -> None:
    source = make_source(size)
    text = base64.b64encode(source.path.read_bytes())
    form = multipart([FileField("image", "a.jpg", "text/plain", Base64Text(source))])
    assert b"\r\n\r\n" + text + b"\r\n--" in await whole(form)
    assert await whole(raw(Base64Text(source), "text/plain")) == text


@pytest.mark.parametrize("size", SIZES)
async def test_base64_in_an_urlencoded_body_is_percent_encoded(make_source: MakeSource, size: int) -> None:
    source = make_source(size)
    form = urlencoded([("key", "a b"), ("image", Base64Text(source)), ("z", "+")])
    await prepare(form)
    text = base64.b64encode(source.path.read_bytes()).decode()
    sent = (await whole(form)).decode()
    assert parse_qsl(sent, keep_blank_values=True) == [("key", "a b"), ("image", text), ("z", "+")]
    assert sent.count("+") == 1  # in "a b" only


@pytest.mark.parametrize("size", SIZES)
async def test_base64_stands_in_json(make_source: MakeSource, size: int) -> None:
    source = make_source(size)
    body = json_body({"name": "ü", "files": [{"data": Base64Text(source)}, {"data": Base64Text(source)}], "last": 1})
    text = base64.b64encode(source.path.read_bytes()).decode()
    assert json.loads(await whole(body)) == {"name": "ü", "files": [{"data": text}, {"data": text}], "last": 1}
    with pytest.raises(TypeError):
        json_body({"a": object()})


async def test_base64_of_a_piece_and_of_an_archive(make_source: MakeSource) -> None:
    source = make_source(300_000)
    piece = await whole(raw(Base64Text(Slice(source, 5, 299_999)), "text/plain"))
    assert base64.b64decode(piece) == source.path.read_bytes()[5:299_999]
    archive = archive_of([("a.jpg", source)])
    sent = base64.b64decode(await whole(raw(Base64Text(archive), "text/plain")))
    assert sent == await whole(raw(archive, "application/zip"))


@pytest.mark.parametrize("size", [100, 250_000, 3 * BUFFER_BYTES])
@pytest.mark.parametrize("counted", [b"\xff", b"\x00"])  # "////" takes three times the room of "AAAA"
async def test_a_file_with_other_contents_than_were_counted_is_not_sent(
    make_source: MakeSource, size: int, counted: bytes
) -> None:
    """Even when the system shows no difference."""
    source = make_source(size)

    def fill_with(content: bytes) -> None:
        source.path.write_bytes(content * size)
        os.utime(source.path, ns=(0, source.mtime_ns))

    fill_with(counted)
    form = urlencoded([("image", Base64Text(source))])
    await prepare(form)
    fill_with(b"\x00" if counted == b"\xff" else b"\xff")
    with pytest.raises(Problem) as caught:
        await whole(form)
    assert caught.value.info.kind is ErrorKind.FILE_CHANGED
