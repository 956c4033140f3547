"""The form of a host in the real window."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from backend.protocol.accounts import HostStatus
from backend.protocol.commands import Command
from backend.protocol.hosts import EditHost, FieldKind, FieldRow, HostRow
from tests.qml.hosts.test_proxies import show_form
from tests.qml.queue.conftest import Page

SIGN_IN = (
    FieldRow(name="user", label="User name", kind=FieldKind.TEXT),
    FieldRow(name="password", label="Password", kind=FieldKind.SECRET),
)
FOLDER = FieldRow(name="folder", label="Folder", kind=FieldKind.TEXT)


def two_hosts(page: Page) -> tuple[HostRow, HostRow]:
    """Of the same shape, so that the second shows itself in the fields of the first."""
    hosts = page.bridge.store.hosts
    changed = {
        host_id: replace(
            hosts[host_id], credentials=SIGN_IN, options=(FOLDER,), option_values=(), status=HostStatus.NOT_TESTED
        )
        for host_id in ("keep2share.cc", "imx.to")
    }
    page.bridge.store.set_hosts([changed.get(host.id, host) for host in hosts.values()])
    return changed["keep2share.cc"], changed["imx.to"]


def field(page: Page, name: str) -> QQuickItem:
    page.settle()
    return page.find(name)


def test_numbers_of_the_next_host_are_not_bent_into_the_range_of_the_last(page: Page) -> None:
    show_form(page)
    hosts = page.bridge.store.hosts
    few, many = hosts["keep2share.cc"], hosts["local"]
    assert few.max_connections < many.max_connections
    page.bridge.store.set_hosts([*(host for host in hosts.values() if host is not many), replace(many, connections=7)])
    for host_id, expected in (("keep2share.cc", few.connections), ("local", 7)) * 2:
        page.find("hostFormView").setProperty("contentY", 60)
        page.bridge.hosts.open(host_id)
        page.settle()
        assert page.find("hostFormView").property("contentY") == 0
        assert page.find_all("hostNumber")[0].property("value") == expected


def test_what_is_typed_goes_where_it_belongs(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    show_form(page)
    first, second = two_hosts(page)
    monkeypatch.setattr(page.bridge.store, "set_hosts", lambda _: None)  # the demo's engine knows other ones
    page.bridge.hosts.open(first.id)
    field(page, "credential_password").forceActiveFocus()
    page.type("s3cret")
    field(page, "credential_password").setProperty("revealed", True)
    page.bridge.hosts.open(second.id)
    assert field(page, "credential_password").property("text") == "", "no other host sees it"
    assert field(page, "credential_password").property("revealed") is False
    sent: list[Command] = []
    monkeypatch.setattr(page.bridge.host_form._engine, "send", lambda command, _=None: sent.append(command))
    field(page, "value_folder").forceActiveFocus()
    page.key(Qt.Key.Key_Tab)
    field(page, "value_folder").forceActiveFocus()
    page.type("x7")
    page.key(Qt.Key.Key_Tab)
    assert [command for command in sent if isinstance(command, EditHost)] == [
        EditHost(host_id=second.id, options=(("folder", "x7"),))
    ]
    # a host that is opened from elsewhere comes into sight, also when a row was clicked before
    rows = page.find("hostList")
    page.click(page.point(rows, 60, 130))
    assert rows.hasActiveFocus()
    page.key(Qt.Key.Key_End)
    assert rows.property("currentIndex") == rows.property("count") - 1
    page.bridge.hosts.open("local")
    assert rows.property("currentIndex") == 0
    page.wait_for(lambda: rows.property("contentY") <= 0)
