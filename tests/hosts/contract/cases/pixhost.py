from __future__ import annotations

from backend.hosts.base import Account
from tests.fakes import FakeHost
from tests.fakes.pixhost import FakePixhost
from tests.hosts.contract.case import Case


def _galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakePixhost)
    return [gallery.files for gallery in fake.galleries.values()]


ACCOUNT = Account(options={"cover": "send"})

CASES = (Case("pixhost.to", "pixhost", account=ACCOUNT, galleries=_galleries),)
