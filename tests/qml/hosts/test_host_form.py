"""The form of a host in the real window."""

from __future__ import annotations

from tests.qml.hosts.test_proxies import show_form
from tests.qml.queue.conftest import Page


def test_numbers_of_the_next_host_are_not_bent_into_the_range_of_the_last(page: Page) -> None:
    show_form(page)
    hosts = page.bridge.store.hosts
    few, many = hosts["keep2share.cc"], hosts["local"]
    assert few.max_connections < many.max_connections
    page.bridge.store.set_hosts([*(host for host in hosts.values() if host is not many), _with(many, connections=7)])
    for host_id, expected in (("keep2share.cc", few.connections), ("local", 7)) * 2:
        page.bridge.hosts.open(host_id)
        page.settle()
        assert page.find_all("hostNumber")[0].property("value") == expected


def _with(host: object, **changes: object) -> object:
    import msgspec

    return msgspec.structs.replace(host, **changes)  # type: ignore[type-var]
