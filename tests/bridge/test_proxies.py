from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET
from msgspec.structs import replace
from PySide6.QtCore import QUrl

from backend.protocol import hosts
from backend.protocol import proxies as p
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.proxies import (
    LineRefused,
    ProxiesChanged,
    ProxiesImported,
    ProxiesTested,
    ProxyPoolRow,
    ProxyRotation,
    ProxyRow,
    ProxySaved,
    ProxyTest,
)
from backend.protocol.replies import Refused
from bridge.controllers.app import App
from bridge.controllers.hosts import Hosts
from bridge.controllers.proxies import Proxies, address
from bridge.store import Store
from bridge.window_state import WindowState
from tests.bridge.conftest import NOW, Recorder

DOWN = ErrorInfo(kind=ErrorKind.NETWORK, detail="proxy Oslo: Connection refused")
BERLIN = ProxyRow(id="proxy-1", scheme="socks5", host="10.8.0.1", port=1080, user="u", label="Berlin")
OSLO = ProxyRow(id="proxy-2", scheme="http", host="2001:db8::1", port=3128, error=DOWN, paused_until=NOW)
EUROPE = ProxyPoolRow(id="pool-3", name="Europe", proxy_ids=("proxy-1", "proxy-2"))


class Desk:
    def __init__(self, store: Store, engine: Recorder, folder: Path) -> None:
        self.store = store
        self.engine = engine
        self.hosts = Hosts(store, engine)
        app = App(store, WindowState(folder / "window.json"), "1.0", False)
        self.proxies = Proxies(store, engine, app, self.hosts)
        store.set_proxies(ProxiesChanged(for_all="pool-3", proxies=(BERLIN, OSLO), pools=(EUROPE,)))
        self.hosts.open("imx.to")

    def shown(self, name: str) -> Any:
        return self.proxies.property(name)


@pytest.fixture
def desk(store: Store, engine: Recorder, tmp_path: Path) -> Desk:
    return Desk(store, engine, tmp_path)


def test_rows_and_choices(desk: Desk) -> None:
    assert [(line.name, line.detail, line.isPool) for line in desk.proxies.rows()] == [
        ("Europe", "Pool of 2 proxies", True),
        ("Berlin", "socks5://u@10.8.0.1:1080", False),
        ("2001:db8::1:3128", "http://[2001:db8::1]:3128", False),
    ]
    assert desk.proxies.rows()[2].status.endswith("– proxy Oslo: Connection refused")
    assert [one["id"] for one in desk.shown("choices")] == ["off", "system", "pool-3", "proxy-1", "proxy-2"]
    assert desk.shown("hostChoices")[0] == {"id": "", "label": "As for all: Europe"}


def test_an_address_is_written_as_in_a_list() -> None:
    assert address(OSLO) == "http://[2001:db8::1]:3128"


def test_what_all_hosts_and_the_open_host_go_through(desk: Desk) -> None:
    desk.proxies.chooseForAll("pool-3")
    desk.proxies.chooseForAll("off")
    desk.proxies.chooseForHost("")
    desk.proxies.chooseForHost("proxy-1")
    assert desk.engine.sent == [p.UseProxy(chosen="off"), hosts.EditHost(host_id="imx.to", proxy="proxy-1")]
    desk.store.set_hosts([replace(desk.store.hosts["imx.to"], proxy="proxy-1")])
    assert desk.shown("ofHost") == "proxy-1"


def test_this_computer_has_no_choice(desk: Desk) -> None:
    assert desk.shown("hostCanChoose") is True
    desk.store.set_hosts([HostRow(id="local", name="This computer", code="L", kind=HostKind.LOCAL)])
    desk.hosts.open("local")
    assert desk.shown("hostCanChoose") is False


def test_adding_empties_the_form_when_it_worked(desk: Desk) -> None:
    added: list[bool] = []
    desk.proxies.added.connect(lambda: added.append(True))
    desk.proxies.add("http", " 10.0.0.1 ", 80, "anna", "secret-1")
    desk.engine.answer(Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="the host is missing")))
    assert (added, desk.shown("message"), desk.shown("messageTone")) == (
        [], "Not added: the host is missing", "danger",
    )  # fmt: skip
    desk.proxies.add("http", "10.0.0.1", 80, "", "")
    desk.engine.answer(ProxySaved(id="proxy-4"))
    assert (added, desk.shown("messageTone")) == ([True], "success")
    first, second = desk.engine.sent
    assert first == p.SaveProxy(scheme="http", host="10.0.0.1", port=80, user="anna", password="secret-1")
    assert isinstance(second, p.SaveProxy)
    assert second.password is UNSET
    assert not [value for value in vars(desk.proxies).values() if "secret-1" in repr(value)]


def test_a_list_becomes_a_pool_and_bad_lines_are_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "Spring.txt"
    path.write_text("\ufeff10.0.0.1:80\n", encoding="utf-8")
    desk.proxies.importFile(QUrl.fromLocalFile(str(path)), "socks5")
    assert desk.engine.sent == [p.ImportProxies(text="10.0.0.1:80\n", scheme="socks5", pool="Spring")]
    refused = tuple(LineRefused(line=line, reason="the port is missing") for line in range(2, 7))
    desk.engine.answer(ProxiesImported(added=("proxy-4",), known=2, refused=refused, pool_id="pool-5"))
    assert desk.shown("message") == (
        "1 proxy added, 2 known. 5 lines not read: line 2: the port is missing; line 3: the port is missing; "
        "line 4: the port is missing; and 2 more"
    )


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"1" * 8_000_001, None])
def test_a_file_that_is_no_list_is_told(desk: Desk, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "x.txt"
    if content is not None:
        path.write_bytes(content)
    desk.proxies.importFile(QUrl.fromLocalFile(str(path)), "http")
    assert desk.engine.sent == []
    assert "was not read" in desk.shown("message")


def test_results_of_tests_stay_until_the_dialog_closes(desk: Desk) -> None:
    desk.proxies.test("pool-3")
    assert [line.status for line in desk.proxies.rows()] == ["", "Testing…", "Testing…"]
    results = (ProxyTest(id="proxy-1", took_ms=84), ProxyTest(id="proxy-2", took_ms=5, error=DOWN))
    desk.engine.answer(ProxiesTested(site="https://pixhost.to", results=results))
    assert [(line.status, line.tone) for line in desk.proxies.rows()[1:]] == [
        ("Works · 84 ms", "success"),
        ("proxy Oslo: Connection refused", "danger"),
    ]
    desk.proxies.forgetResults()
    assert desk.proxies.rows()[1].status == ""


def test_many_are_tested_in_several_commands(desk: Desk) -> None:
    rows = tuple(replace(BERLIN, id=f"proxy-{n}") for n in range(150))
    desk.store.set_proxies(ProxiesChanged(proxies=rows))
    desk.proxies.testAll()
    assert [len(command.ids) for command in desk.engine.sent if isinstance(command, p.TestProxies)] == [64, 64, 22]


def test_pools_turn_and_what_is_in_use_stays(desk: Desk) -> None:
    desk.proxies.setRotation("pool-3", "round_robin")
    desk.proxies.remove("proxy-1")
    assert desk.engine.sent == [
        p.SaveProxyPool(id="pool-3", rotation=ProxyRotation.ROUND_ROBIN),
        p.RemoveProxies(ids=("proxy-1",)),
    ]
    desk.engine.waiting[-1](Refused(error=ErrorInfo(kind=ErrorKind.BAD_INPUT, detail="it is in use")))
    assert desk.shown("message") == "Not removed: it is in use"
