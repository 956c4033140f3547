"""What the contract suite has to know of each host; a new host adds a line here and its fake."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from backend.hosts.base import Account
from tests.fakes import FakeHost
from tests.fakes.catbox import FakeCatbox
from tests.fakes.imx import API_KEY, FakeImx
from tests.fakes.pixhost import FakePixhost


@dataclass(frozen=True)
class Case:
    """`fake_id` is the module in tests/fakes. `galleries` gives the files of each remote gallery, by SHA-256."""

    host_id: str
    fake_id: str
    make_fake: Callable[[], FakeHost]
    account: Account = field(default_factory=Account)
    wrong_accounts: tuple[Account, ...] = ()
    galleries: Callable[[FakeHost], list[list[str]]] | None = None


def _pixhost_galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakePixhost)
    return [gallery.files for gallery in fake.galleries.values()]


def _imx_galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakeImx)
    return list(fake.galleries.values())


CASES = (
    Case("pixhost.to", "pixhost", FakePixhost, galleries=_pixhost_galleries),
    Case(
        "imx.to",
        "imx",
        FakeImx,
        account=Account({"api_key": API_KEY}),
        wrong_accounts=(Account({"api_key": "wrong-key-000"}),),
        galleries=_imx_galleries,
    ),
    Case("catbox.moe", "catbox", FakeCatbox, wrong_accounts=(Account({"userhash": "wrong-hash-000"}),)),
)
