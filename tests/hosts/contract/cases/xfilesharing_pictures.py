from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes import FakeHost
from tests.fakes.xfilesharing_pictures import PASSWORD, USERNAME, FakePictures
from tests.hosts.contract.case import Case

ACCOUNT = Account({"username": USERNAME, "password": PASSWORD})
WRONG = (Account({"username": USERNAME, "password": "wrong-password-000"}),)


def _galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakePictures)
    return [folder.files for folder in fake.folders.values()]


CASES = (
    Case("vipr.im", "vipr", account=ACCOUNT, wrong_accounts=WRONG, galleries=_galleries),
    Case("imagetwist.com", "imagetwist", account=ACCOUNT, wrong_accounts=WRONG),
)
