from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.protocol.proxies import ImportProxies, ProxiesChanged, ProxyRotation, SaveProxy, SaveProxyPool
from backend.proxies.book import ProxyBook
from backend.proxies.rotation import TRIES_AT_ONCE, Rotation
from backend.uploads.proxy import Fault, Proxy, ProxyFailed
from tests.proxies.conftest import Ring

URL = "https://img.example/"


class World:
    """A rotation over some proxies; the test moves the clock and says which proxies are dead."""

    def __init__(self, book: ProxyBook) -> None:
        self.book = book
        self.now = 1000.0
        self.chosen: dict[str, str] = {}
        self.dead: set[int] = set()
        self.checked: list[int] = []
        self.told: list[ProxiesChanged] = []
        self.rotation = Rotation(
            book,
            chosen=lambda host_id: self.chosen.get(host_id, ""),
            check=self.check,
            publish=self.told.append,
            now=lambda: self.now,
        )

    async def check(self, proxy: Proxy, url: str) -> None:
        assert url == URL
        self.checked.append(proxy.port)
        if proxy.port in self.dead:
            raise ProxyFailed(proxy, Fault.DOWN, "Connection refused")

    async def port(self, host_id: str = "x") -> int:
        """One request: the proxies tried fail when they are dead, and the first other one works. Its port."""
        failed: list[Proxy] = []
        while True:
            proxy = await self.rotation.proxy_for(host_id, URL, failed)
            if proxy is None:
                return 0
            if proxy.port not in self.dead:
                self.rotation.worked(proxy, host_id)
                return proxy.port
            self.rotation.failed(proxy, host_id, ProxyFailed(proxy, Fault.DOWN, "Connection refused"))
            failed.append(proxy)

    async def ports(self, count: int, host_id: str = "x") -> list[int]:
        return [await self.port(host_id) for _ in range(count)]

    async def refusal(self, host_id: str = "x") -> Problem:
        with pytest.raises(Problem) as caught:
            await self.port(host_id)
        return caught.value

    async def pool(self, ports: int = 3, rotation: ProxyRotation = ProxyRotation.ROUND_ROBIN) -> str:
        text = "\n".join(f"10.0.0.1:{n}" for n in range(1, ports + 1))
        pool_id = (await self.book.import_list(ImportProxies(text=text, pool="Europe"))).pool_id
        await self.book.save_pool(SaveProxyPool(id=pool_id, rotation=rotation))
        return pool_id


@pytest.fixture
def world(book: ProxyBook) -> World:
    return World(book)


async def test_who_goes_by_what(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://10.0.0.1:9")
    one = await world.book.save_proxy(SaveProxy(scheme="http", host="10.0.0.1", port=1))
    two = await world.book.save_proxy(SaveProxy(scheme="http", host="10.0.0.1", port=2))
    assert await world.port() == 0
    await world.book.use(one)
    world.chosen = {"own": two, "off": "off", "system": "system"}
    assert [await world.port(host_id) for host_id in ("x", "own", "off", "system")] == [1, 2, 0, 9]
    await world.book.use("system")
    assert [await world.port(host_id) for host_id in ("x", "own", "off")] == [9, 2, 0]


async def test_round_robin(world: World) -> None:
    await world.book.use(await world.pool())
    assert await world.ports(7) == [1, 2, 3, 1, 2, 3, 1]


async def test_a_host_keeps_its_proxy_until_it_fails(world: World) -> None:
    await world.book.use(await world.pool(rotation=ProxyRotation.PER_HOST))
    assert await world.ports(3, "a") == [1, 1, 1]
    assert await world.ports(3, "b") == [2, 2, 2]
    world.dead = {1}
    assert await world.ports(3, "a") == [3, 3, 3]
    assert await world.ports(2, "b") == [2, 2]


async def test_a_connection_that_broke_moves_the_host_on(world: World) -> None:
    await world.book.use(await world.pool(rotation=ProxyRotation.PER_HOST))
    proxy = await world.rotation.proxy_for("a", URL, ())
    assert proxy is not None
    world.rotation.failed(proxy, "a", problem(ErrorKind.NETWORK, "the connection broke"))
    assert await world.ports(2, "a") == [2, 2]
    assert world.told[-1:] == [], "one break is nothing to tell"


async def test_a_dead_one_is_left_out_and_comes_back_after_a_check(world: World) -> None:
    await world.book.use(await world.pool())
    world.dead = {2}
    assert await world.ports(4) == [1, 3, 1, 3]
    assert [row.paused_until for row in world.told[-1].proxies] == [None, 1005.0, None]
    world.now = 1005.0
    assert await world.port() == 1, "checked behind the upload, not by it"
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert world.checked == [2]
    assert world.rotation.current().proxies[1].paused_until == 1015.0
    world.dead, world.now = set(), 1015.0
    await world.port()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert world.checked == [2, 2]
    assert set(await world.ports(3)) == {1, 2, 3}
    assert world.rotation.current().proxies[1].error is None


async def test_when_all_are_down_the_reason_is_told_and_when_to_try_again(world: World) -> None:
    await world.book.use(await world.pool())
    world.dead = {1, 2, 3}
    error = (await world.refusal()).info
    assert (error.kind, error.retry_at, error.subject) == (ErrorKind.NETWORK, 1005.0, "Europe")
    assert error.detail.startswith("none of the 3 proxies of Europe can be used; proxy 10.0.0.1:")
    assert error.detail.endswith("Connection refused")
    world.now, world.dead = 1005.0, {1, 3}
    assert await world.ports(2) == [2, 2]


async def test_a_single_one_that_is_down(world: World) -> None:
    await world.book.use(await world.book.save_proxy(SaveProxy(scheme="http", host="10.0.0.1", port=1, label="Home")))
    world.dead = {1}
    error = (await world.refusal()).info
    assert (error.kind, error.detail) == (ErrorKind.NETWORK, "proxy Home: Connection refused")
    assert error.retry_at == 1005.0


async def test_of_a_long_dead_list_some_are_tried_at_once(world: World) -> None:
    await world.book.use(await world.pool(ports=50))
    world.dead = set(range(1, 51))
    error = (await world.refusal()).info
    assert (error.kind, error.retry_at) == (ErrorKind.NETWORK, None)
    resting = [row for row in world.rotation.current().proxies if row.paused_until]
    assert len(resting) == TRIES_AT_ONCE


async def test_a_refused_sign_in_is_no_network_error_and_is_not_tried_again_soon(world: World) -> None:
    await world.book.use(await world.book.save_proxy(SaveProxy(scheme="http", host="10.0.0.1", port=1)))
    proxy = await world.rotation.proxy_for("x", URL, ())
    assert proxy is not None
    world.rotation.failed(proxy, "x", ProxyFailed(proxy, Fault.REFUSED, "it refused the user and the password"))
    assert (await world.refusal()).info.kind is ErrorKind.PROXY
    await world.book.save_proxy(SaveProxy(id=proxy.id, scheme="http", host="10.0.0.1", port=1, user="u", password="p"))
    world.rotation.changed([proxy.id])
    assert await world.port() == 1


async def test_one_whose_password_is_gone_is_passed_over(
    book: ProxyBook, new_book: Callable[..., ProxyBook], ring: Ring
) -> None:
    done = await book.import_list(ImportProxies(text="10.0.0.1:1:u:secret\n10.0.0.1:2", pool="Europe"))
    await book.use(done.pool_id)
    ring.clear()
    again = new_book()
    await again.load()
    world = World(again)
    assert await world.ports(2) == [2, 2]
    await again.use(done.added[0])
    assert (await world.refusal()).info.kind is ErrorKind.PROXY


async def test_a_choice_that_is_not_there_any_more_sends_nothing(world: World) -> None:
    world.chosen["x"] = "proxy-99"
    assert (await world.refusal()).info.kind is ErrorKind.PROXY


async def test_testing_tells_each_and_counts(world: World) -> None:
    pool_id = await world.pool()
    world.dead = {2}
    results = await world.rotation.test([pool_id], URL)
    assert [result.error is None for result in results] == [True, False, True]
    await world.book.use(pool_id)
    assert await world.ports(2) == [1, 3]
    world.dead = set()
    await world.rotation.test([pool_id], URL)
    assert set(await world.ports(3)) == {1, 2, 3}


async def test_a_proxy_is_masked_in_what_clients_are_told(world: World) -> None:
    await world.book.save_proxy(SaveProxy(scheme="http", host="10.0.0.1", port=1, user="u", password="secret-1"))
    row: Any = world.rotation.current().proxies[0]
    assert (row.user, row.has_password) == ("u", True)
    assert "secret-1" not in repr(world.rotation.current())
