from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.protocol.proxies import ImportProxies, ProxyRotation, SaveProxy, SaveProxyPool
from backend.proxies.book import ProxyBook
from backend.uploads.proxy import Proxy
from tests.proxies.conftest import Ring

SECRET = "correct-horse-1"
NewBook = Callable[..., ProxyBook]


async def refusal_of(awaitable: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        await awaitable
    assert SECRET not in f"{caught.value} {caught.value.info!r}"
    return caught.value


def one(**more: Any) -> SaveProxy:
    return SaveProxy(**{"scheme": "socks5", "host": "10.0.0.1", "port": 1080, **more})


async def test_a_proxy_comes_back_after_a_restart_with_its_password(
    book: ProxyBook, new_book: NewBook, tmp_path: Path, ring: Ring
) -> None:
    proxy_id = await book.save_proxy(one(user="anna", password=SECRET, label="Berlin"))
    masked: list[str] = []

    def mask(secrets: Iterable[str]) -> None:
        masked.extend(secrets)

    again = new_book(mask=mask)
    await again.load()
    (record,) = again.members(proxy_id)
    assert await again.ready(record) == Proxy(proxy_id, "socks5", "10.0.0.1", 1080, "anna", SECRET, "Berlin")
    assert masked == [SECRET]
    assert len(ring) == 1
    for path in tmp_path.rglob("*"):
        assert SECRET.encode() not in path.read_bytes()
    assert SECRET not in f"{record!r} {await again.ready(record)!r}"


async def test_a_change_keeps_the_password_unless_it_brings_one(book: ProxyBook, ring: Ring) -> None:
    proxy_id = await book.save_proxy(one(user="anna", password=SECRET))
    await book.save_proxy(one(id=proxy_id, user="anna", port=1081))
    (record,) = book.members(proxy_id)
    assert (record.port, (await book.ready(record)).password) == (1081, SECRET)
    await book.save_proxy(one(id=proxy_id, user="anna", password="new-one"))
    assert (await book.ready(book.members(proxy_id)[0])).password == "new-one"
    await book.save_proxy(one(id=proxy_id, user=""))
    assert (book.members(proxy_id)[0].has_password, ring) == (False, {})


@pytest.mark.parametrize("wrong", [{"port": 0}, {"scheme": "ftp"}, {"host": ""}, {"password": SECRET}, {"id": "gone"}])
async def test_a_proxy_that_cannot_be_is_refused(book: ProxyBook, wrong: dict[str, Any], ring: Ring) -> None:
    refused = await refusal_of(book.save_proxy(one(**wrong)))
    assert refused.info.kind is ErrorKind.BAD_INPUT
    assert (book.proxies, ring) == ((), {})


async def test_a_list_is_taken_in_and_nothing_of_it_is_lost(book: ProxyBook, ring: Ring) -> None:
    known = await book.save_proxy(one(user="anna", password="old"))
    text = f"10.0.0.1:1080:anna:{SECRET}\n10.0.0.2:1080\nnonsense\n10.0.0.2:1080 # again\n# words\n10.0.0.3:x\n"
    done = await book.import_list(ImportProxies(text=text, scheme="socks5", pool="Europe"))
    assert (len(done.added), done.known) == (1, 2)
    assert [(line.line, line.reason) for line in done.refused] == [
        (3, "the port is missing"),
        (6, "the port is not a number"),
    ]
    first, second = book.members(done.pool_id)
    assert (first.id, second.label) == (known, "again")
    assert (await book.ready(first)).password == SECRET
    more = await book.import_list(ImportProxies(text="10.0.0.4:1", pool="europe"))
    assert (more.pool_id, len(book.members(done.pool_id))) == (done.pool_id, 3)


async def test_thousands_are_one_write(book: ProxyBook, new_book: NewBook) -> None:
    text = "\n".join(f"10.0.{n // 250}.{n % 250}:1080" for n in range(2000))
    done = await book.import_list(ImportProxies(text=text))
    again = new_book()
    await again.load()
    assert len(done.added) == len(again.proxies) == 2000


async def test_pools(book: ProxyBook) -> None:
    proxies = [await book.save_proxy(one(port=port)) for port in (1, 2)]
    pool_id = await book.save_pool(SaveProxyPool(name="Europe", proxy_ids=(*proxies, proxies[0])))
    assert [record.id for record in book.members(pool_id)] == proxies
    await book.save_pool(SaveProxyPool(id=pool_id, rotation=ProxyRotation.ROUND_ROBIN))
    pool = book.pool(pool_id)
    assert pool is not None
    assert (pool.name, pool.rotation, len(pool.proxy_ids)) == ("Europe", ProxyRotation.ROUND_ROBIN, 2)
    for wrong in (
        SaveProxyPool(name="europe"),
        SaveProxyPool(name=" "),
        SaveProxyPool(name="x", proxy_ids=("gone",)),
        SaveProxyPool(id="gone", name="x"),
        SaveProxyPool(name=UNSET),
    ):
        assert (await refusal_of(book.save_pool(wrong))).info.kind is ErrorKind.BAD_INPUT


async def test_what_is_in_use_stays(book: ProxyBook, ring: Ring) -> None:
    first, second, third = [await book.save_proxy(one(port=n, user="u", password=SECRET)) for n in (1, 2, 3)]
    pool_id = await book.save_pool(SaveProxyPool(name="Europe", proxy_ids=(first, second)))
    await book.use(pool_id)
    for used in ([pool_id], [second, third]):
        assert (await refusal_of(book.remove(used, in_use={third}))).info.kind is ErrorKind.BAD_INPUT
    await book.remove([first, "gone"], in_use={third})
    assert [record.id for record in book.members(pool_id)] == [second]
    assert len(ring) == 2
    await book.use("off")
    await book.remove([pool_id, second], in_use=())
    assert [record.id for record in book.proxies] == [third]


async def test_an_id_never_means_another_proxy(book: ProxyBook, new_book: NewBook) -> None:
    first = await book.save_proxy(one())
    await book.remove([first], in_use=())
    again = new_book()
    await again.load()
    assert await again.save_proxy(one()) != first


async def test_a_pool_without_proxies_sends_nothing(book: ProxyBook) -> None:
    pool_id = await book.save_pool(SaveProxyPool(name="Europe"))
    for chosen in (pool_id, "gone"):
        with pytest.raises(Problem) as caught:
            book.members(chosen)
        assert caught.value.info.kind is ErrorKind.PROXY


async def test_a_file_that_cannot_be_read_is_not_taken_for_no_proxy(new_book: NewBook, tmp_path: Path) -> None:
    path = tmp_path / "proxies.toml"
    path.write_text('for_all = "proxy-1"\nnonsense')
    book = new_book()
    for stage in ("before", "after"):
        with pytest.raises(Problem) as caught:
            assert book.for_all
        assert caught.value.info.kind is ErrorKind.PROXY
        if stage == "before":
            await refusal_of(book.load())
    await refusal_of(book.save_proxy(one()))
    assert path.read_text().endswith("nonsense")


async def test_a_password_that_cannot_be_had_is_the_proxys_matter(
    book: ProxyBook, new_book: NewBook, ring: Ring
) -> None:
    proxy_id = await book.save_proxy(one(user="u", password=SECRET))
    again = new_book()
    await again.load()
    ring.is_broken = True
    assert (await refusal_of(again.ready(again.members(proxy_id)[0]))).info.kind is ErrorKind.PROXY
    ring.is_broken = False
    ring.clear()
    assert (await refusal_of(again.ready(again.members(proxy_id)[0]))).info.kind is ErrorKind.PROXY
