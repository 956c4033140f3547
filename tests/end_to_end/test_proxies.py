"""Uploads of a real engine through real proxies, from the command line to the fake host."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end import pictures
from tests.end_to_end.harness import Finished, Home, sha256_of
from tests.end_to_end.test_secrets import command_lines_of, files_with
from tests.fakes.process import FakeProcess
from tests.fakes.proxy import FakeProxy

PASSWORD = "correct-horse-1"
WRONG = "wrong-donkey-2"
PASSPHRASE = "correct horse battery staple"


class Proxies:
    """Fake proxies in a loop of their own; names of the fake hosts lead to their TLS ports."""

    def __init__(self, names: dict[str, int]) -> None:
        self.names = names
        self._started: list[FakeProxy] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def start(self, scheme: str, **options: Any) -> FakeProxy:
        proxy = FakeProxy(scheme, names=self.names, **options)
        self._run(proxy.start())
        self._started.append(proxy)
        return proxy

    def stop(self, proxy: FakeProxy) -> None:
        self._run(proxy.stop())

    def close(self) -> None:
        for proxy in self._started:
            self.stop(proxy)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(10)


@pytest.fixture
def proxies(fakes: FakeProcess) -> Iterator[Proxies]:
    rules = [rule.split(":") for rule in fakes.environment["GALLEON_CONNECT_TO"].split(",")]
    made = Proxies({rule[0]: int(rule[3]) for rule in rules})
    yield made
    made.close()


@pytest.fixture
def away(online: Home) -> Home:
    """Galleon that can reach the fake hosts through a proxy alone: their names lead nowhere."""
    del online.environment["GALLEON_CONNECT_TO"]
    online.environment["GALLEON_PASSPHRASE"] = PASSPHRASE
    return online


def requests_of(fakes: FakeProcess) -> int:
    return sum(fakes.stats("pixhost")["requests"].values())


def add(home: Home, proxy: FakeProxy, password: str = PASSWORD, label: str = "") -> str:
    user = "anna@" if proxy.user else ""
    address = f"{proxy.scheme}://{user}127.0.0.1:{proxy.port}"
    done = home.run("proxy", "add", address, "--label", label, stdin=f"{password}\n")
    assert done.code == 0, done.err
    return done.out.strip()


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_gallery_goes_through_a_proxy_that_looks_the_names_up(
    scheme: str, away: Home, fakes: FakeProcess, proxies: Proxies, tmp_path: Path
) -> None:
    proxy = proxies.start(scheme, user="anna", password=PASSWORD)
    proxy_id = add(away, proxy, label="Berlin")
    assert away.run("proxy", "test", "Berlin", "--host", "pixhost.to").code == 0
    assert away.run("proxy", "use", "Berlin").code == 0
    folder = pictures.folder(tmp_path / "g", 3)
    done = away.run("upload", folder, "--host", "pixhost.to", "--json")
    assert done.code == 0, done.err
    assert sha256_of(folder.iterdir()) <= set(fakes.stats("pixhost")["files"])
    assert "api.pixhost.to:443" in proxy.asked
    assert (proxy.errors, proxy.refused_sign_ins) == ([], 0)
    listed = away.run("proxy", "list").out
    assert f"{proxy_id:<10}  {scheme}://anna@127.0.0.1:{proxy.port}" in listed
    assert f"all hosts: {proxy_id}" in listed


def test_this_computer_is_never_reached_through_a_proxy(away: Home, proxies: Proxies, tmp_path: Path) -> None:
    proxy = proxies.start("http")
    away.run("proxy", "use", add(away, proxy))
    assert away.run("upload", pictures.folder(tmp_path / "g", 2)).code == 0
    assert proxy.connections == 0


def test_a_wrong_password_stops_the_upload_and_leaves_the_account_alone(
    online: Home, fakes: FakeProcess, proxies: Proxies, tmp_path: Path
) -> None:
    """The host itself could be reached: nothing goes there without the proxy."""
    online.environment["GALLEON_PASSPHRASE"] = PASSPHRASE
    proxy = proxies.start("socks5", user="anna", password=PASSWORD)
    proxy_id = add(online, proxy, password=WRONG)
    online.run("proxy", "use", proxy_id)
    before = requests_of(fakes)
    folder = pictures.folder(tmp_path / "g", 6)
    done = online.run("upload", folder, "--host", "pixhost.to", "--json")
    assert done.code == 7
    assert {image["error"]["kind"] for image in done.images()} == {"proxy"}
    assert requests_of(fakes) == before
    assert 0 < proxy.refused_sign_ins <= 4, "not once for each file"
    assert "refused" not in [line.split()[1] for line in online.run("hosts").out.splitlines()]
    online.run("proxy", "remove", proxy_id)
    assert online.run("proxy", "use", "off").code == 0
    assert online.run("upload", folder, "--host", "pixhost.to", "--again").code == 0
    assert requests_of(fakes) > before


def test_when_no_proxy_lives_nothing_goes_to_the_host(
    online: Home, fakes: FakeProcess, proxies: Proxies, tmp_path: Path
) -> None:
    dead = [proxies.start(scheme) for scheme in ("http", "socks5")]
    for proxy in dead:
        proxies.stop(proxy)
    text = "".join(f"{proxy.scheme}://127.0.0.1:{proxy.port}\n" for proxy in dead)
    (tmp_path / "list.txt").write_text(text)
    pool = online.run("proxy", "import", tmp_path / "list.txt", "--pool", "Europe").out.strip()
    online.run("proxy", "use", pool)
    before = requests_of(fakes)
    tested = online.run("proxy", "test", pool)
    assert (tested.code, tested.out.count("Connection refused")) == (5, 2)
    with online.attach() as client:
        (gallery_id,) = client.add(pictures.folder(tmp_path / "g", 2), host_ids=("pixhost.to",))
        client.until(lambda: any(row.error for row in client.client.hosts.values()) or is_waiting(client, gallery_id))
        # It comes back, and the upload with it.
        port = dead[0].port
        revived = proxies.start("http", port=port)
        assert client.until_ended(gallery_id).state == "completed"
    assert revived.asked
    assert requests_of(fakes) > before


def is_waiting(client: Any, gallery_id: int) -> bool:
    return bool(client.row(gallery_id).state == "uploading")


def test_a_proxy_that_dies_in_the_middle_is_replaced_by_the_next(
    away: Home, fakes: FakeProcess, proxies: Proxies, tmp_path: Path
) -> None:
    dying = proxies.start("http", cut_after_bytes=30_000)
    living = proxies.start("socks5")
    (tmp_path / "list.txt").write_text(f"http://127.0.0.1:{dying.port}\nsocks5://127.0.0.1:{living.port}\n")
    pool = away.run("proxy", "import", tmp_path / "list.txt", "--pool", "Europe").out.strip()
    away.run("proxy", "use", pool, "--host", "pixhost.to")
    folder = pictures.folder(tmp_path / "g", 3, size_bytes=8_000_000)  # no buffers take so much at once
    done = away.run("upload", folder, "--host", "pixhost.to", "--json")
    assert done.code == 0, done.err
    files = fakes.stats("pixhost")["files"]
    assert [files[digest] for digest in sha256_of(folder.iterdir())] == [1, 1, 1]
    assert dying.connections > 0
    assert living.asked


def test_a_host_may_have_its_own_choice(away: Home, proxies: Proxies, tmp_path: Path) -> None:
    one, two = proxies.start("http"), proxies.start("socks5")
    for_all, own = add(away, one), add(away, two)
    away.run("proxy", "use", for_all)
    away.run("proxy", "use", own, "--host", "pixhost.to")
    folder = pictures.folder(tmp_path / "g", 2)
    assert away.run("upload", folder, "--host", "pixhost.to", "--host", "catbox.moe").code == 0
    assert {name.partition(":")[0] for name in one.asked} == {"catbox.moe"}
    assert {name.partition(":")[0] for name in two.asked} == {"api.pixhost.to"}
    assert "in use" in away.run("proxy", "remove", own).err
    away.run("proxy", "use", "inherit", "--host", "pixhost.to")
    assert away.run("proxy", "remove", own).code == 0


def test_a_pool_takes_turns(away: Home, proxies: Proxies, tmp_path: Path) -> None:
    three = [proxies.start("http") for _ in range(3)]
    (tmp_path / "list.txt").write_text("".join(f"127.0.0.1:{proxy.port}\n" for proxy in three))
    away.run("proxy", "import", tmp_path / "list.txt", "--pool", "Turns")
    assert away.run("proxy", "pool", "turns", "--rotation", "round_robin").code == 0
    away.run("proxy", "use", "Turns")
    assert away.run("upload", pictures.folder(tmp_path / "g", 6), "--host", "pixhost.to").code == 0
    assert all(proxy.asked for proxy in three)


def test_a_list_that_cannot_be_read_stops_uploads_instead_of_going_without(
    online: Home, fakes: FakeProcess, tmp_path: Path
) -> None:
    online.folders.config.mkdir(parents=True)
    (online.folders.config / "proxies.toml").write_text('for_all = "proxy-1"\nbroken')
    before = requests_of(fakes)
    done = online.run("upload", pictures.folder(tmp_path / "g", 2), "--host", "pixhost.to", "--json")
    assert {image["error"]["kind"] for image in done.images()} == {"proxy"}
    assert requests_of(fakes) == before
    assert "unknown" in online.run("proxy", "list").out


def test_passwords_of_proxies_are_found_nowhere(away: Home, proxies: Proxies, tmp_path: Path) -> None:
    proxy = proxies.start("http", user="anna", password=PASSWORD)
    lines: list[str] = []
    done: list[Finished] = []

    def run(*arguments: str | Path, stdin: str = "") -> Finished:
        done.append(away.run(*arguments, stdin=stdin))
        lines.extend(command_lines_of(away))
        return done[-1]

    place = f"127.0.0.1:{proxy.port}"
    assert run("proxy", "add", f"http://anna:{PASSWORD}@{place}").code == 2, "not on the command line"
    assert run("proxy", "add", f"{place}:anna:{PASSWORD}").code == 2
    imported = run("proxy", "import", "-", "--pool", "P", stdin=f"{place}:anna:{WRONG}\nx:{PASSWORD}\n")
    assert imported.code == 6
    assert "-:2: the port is not a number" in imported.err
    run("proxy", "use", "P")
    assert run("upload", pictures.folder(tmp_path / "g", 2), "--host", "pixhost.to").code == 7
    assert run("proxy", "import", "-", stdin=f"{place}:anna:{PASSWORD}\n").code == 0
    assert run("upload", pictures.folder(tmp_path / "h", 2), "--host", "pixhost.to").code == 0
    run("proxy", "list")
    run("proxy", "test")
    for secret in (PASSWORD, WRONG):
        assert not any(secret in one.out or secret in one.err for one in done)
        assert not any(secret in line for line in lines)
        assert files_with(secret, away.path) == [], "while the engine runs"
    away.stop_engine()
    assert files_with(PASSWORD, away.path) == files_with(WRONG, away.path) == []
