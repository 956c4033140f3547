from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes import FakeHost
from tests.fakes.imgur import CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN, FakeImgur
from tests.hosts.contract.case import Case

ACCOUNT = Account({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "refresh_token": REFRESH_TOKEN})


def _galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakeImgur)
    return [album.files for album in fake.albums.values()]


CASES = (
    Case(
        "imgur.com",
        "imgur",
        account=ACCOUNT,
        wrong_accounts=(
            Account({"client_id": "wrong-client-000"}),
            Account({"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "refresh_token": "wrong-refresh-000"}),
        ),
        galleries=_galleries,
    ),
)
