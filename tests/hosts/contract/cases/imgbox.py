from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes import FakeHost
from tests.fakes.imgbox import PASSWORD, USERNAME, FakeImgbox
from tests.hosts.contract.case import Case


def _galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakeImgbox)
    return [gallery.files for gallery in fake.galleries.values()]


CASES = (
    Case(
        "imgbox.com",
        "imgbox",
        account=Account({"username": USERNAME, "password": PASSWORD}),
        wrong_accounts=(Account({"username": USERNAME, "password": "wrong-password-000"}),),
        galleries=_galleries,
    ),
)
