from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes import FakeHost
from tests.fakes.turboimagehost import PASSWORD, USERNAME, FakeTurboimagehost
from tests.hosts.contract.case import Case


def _galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakeTurboimagehost)
    return [[digest for _, _, digest in batch.images] for batch in fake.batches.values()]


CASES = (
    Case(
        "turboimagehost.com",
        "turboimagehost",
        account=Account({"username": USERNAME, "password": PASSWORD}),
        wrong_accounts=(Account({"username": USERNAME, "password": "wrong-password-000"}),),
        galleries=_galleries,
    ),
)
