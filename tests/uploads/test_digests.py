from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Callable

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.uploads import digests as module
from backend.uploads.archive import archive_of
from backend.uploads.body import raw
from backend.uploads.digests import DigestCache
from backend.uploads.http import Digest, FileSource, Source

MakeSource = Callable[..., FileSource]
ALL = frozenset(Digest)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """What was read from the disk, in order."""
    noted: list[Source] = []
    open_segment = module.open_segment

    def noting(source: Source) -> object:
        noted.append(source)
        return open_segment(source)

    monkeypatch.setattr(module, "open_segment", noting)
    return noted


def expected(content: bytes) -> dict[Digest, str]:
    return {
        Digest.MD5: hashlib.md5(content).hexdigest(),
        Digest.SHA1: hashlib.sha1(content).hexdigest(),
        Digest.SHA256: hashlib.sha256(content).hexdigest(),
        Digest.SHA1_5MIB: hashlib.sha1(content[: 5 << 20]).hexdigest(),
    }


@pytest.mark.parametrize("size", [0, 1, 1 << 20, (5 << 20) - 1, 5 << 20, (5 << 20) + 1, 7_000_000])
async def test_gives_all_digests_of_a_file_in_one_reading(
    make_source: MakeSource, readings: list[Source], size: int
) -> None:
    source = make_source(size)
    assert await DigestCache().digests(source, ALL) == expected(source.path.read_bytes())
    assert readings == [source]


async def test_gives_those_of_the_zip_that_is_sent(make_source: MakeSource) -> None:
    archive = archive_of([(f"{n}.jpg", make_source(900_000, f"{n}.jpg")) for n in range(7)])
    sent = b"".join([bytes(chunk) async for chunk in raw(archive, "application/zip").chunks()])
    assert await DigestCache().digests(archive, ALL) == expected(sent)


async def test_several_hosts_cost_one_reading(make_source: MakeSource, readings: list[Source]) -> None:
    source, cache = make_source(3_000_000), DigestCache()
    answers = await asyncio.gather(*(cache.digests(source, frozenset({Digest.MD5})) for _ in range(5)))
    assert {answer[Digest.MD5] for answer in answers} == {expected(source.path.read_bytes())[Digest.MD5]}
    assert readings == [source]
    again = await cache.digests(source, frozenset({Digest.MD5, Digest.SHA1}))
    assert again.keys() >= {Digest.MD5, Digest.SHA1}
    assert len(readings) == 2


async def test_one_that_gives_up_leaves_the_reading_to_the_next(make_source: MakeSource) -> None:
    source, cache = make_source(30_000_000), DigestCache()
    first = asyncio.create_task(cache.digests(source, ALL))
    second = asyncio.create_task(cache.digests(source, ALL))
    await asyncio.sleep(0)
    first.cancel()
    assert (await second) == expected(source.path.read_bytes())


async def test_the_cache_stays_small(make_source: MakeSource, readings: list[Source]) -> None:
    cache = DigestCache(max_sources=2)
    first, second, third = (make_source(10, f"{n}.jpg") for n in range(3))
    for source in (first, second, first, third, first, second):
        await cache.digests(source, ALL)
    assert readings == [first, second, third, second]


async def test_a_file_that_changed_has_no_digest(make_source: MakeSource) -> None:
    source = make_source(1_000)
    os.utime(source.path, ns=(0, 1))
    with pytest.raises(Problem) as caught:
        await DigestCache().digests(source, ALL)
    assert caught.value.info.kind is ErrorKind.FILE_CHANGED
