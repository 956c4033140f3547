from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes import FakeHost
from tests.fakes.imx import API_KEY, PASSWORD, USERNAME, FakeImx
from tests.hosts.contract.case import Case


def _galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakeImx)
    return list(fake.galleries.values())


def _gallery_names(fake: FakeHost) -> list[str]:
    assert isinstance(fake, FakeImx)
    return list(fake.gallery_names.values())


CASES = (
    Case(
        "imx.to",
        "imx",
        account=Account({"api_key": API_KEY, "username": USERNAME, "password": PASSWORD}),
        wrong_accounts=(Account({"api_key": "wrong-key-000"}),),
        galleries=_galleries,
        gallery_names=_gallery_names,
    ),
)
