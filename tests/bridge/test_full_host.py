from __future__ import annotations

from typing import Any

from backend.protocol.accounts import AccountFacts, AccountRow, HostStatus
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.rows import HostWork
from bridge.full_host import instead_of, used_text
from tests.bridge.conftest import gallery, host_work


def host(host_id: str, **more: Any) -> HostRow:
    more = {"kind": HostKind.FILE, "is_enabled": True, "sends_archive": True, "status": HostStatus.SIGNED_IN} | more
    return HostRow(id=host_id, name=host_id, code="AB", **more)


HOSTS = {
    each.id: each
    for each in (
        host("full", stand_in=""),
        host("image", kind=HostKind.IMAGE),
        host("off", is_enabled=False),
        host("refused", status=HostStatus.REFUSED),
        host("new", status=HostStatus.NOT_TESTED),
        host("b"),
        host("c"),
    )
}


def test_another_host_of_the_kind_that_can_be_used() -> None:
    row = gallery(1, hosts=(host_work("full", HostWork.ON_HOLD), host_work("b")))
    found = instead_of(row, "full", HOSTS)
    assert found is not None and found.id == "c"
    named = instead_of(row, "full", HOSTS | {"full": host("full", stand_in="new")})
    assert named is not None and named.id == "new"
    partly = gallery(1, hosts=(host_work("full", HostWork.ON_HOLD, done_files=1),))
    assert instead_of(partly, "full", HOSTS) is None
    assert instead_of(row, "gone", HOSTS) is None


def test_what_is_used_is_told_of_an_account_with_nothing_left() -> None:
    facts = AccountFacts(asked_at=1.0, traffic_total_bytes=500 * 10**9, traffic_left_bytes=0)
    assert used_text(host("full", accounts=(AccountRow(key="a", facts=facts),))) == "500 of 500 GB"
    assert used_text(host("full")) == ""
