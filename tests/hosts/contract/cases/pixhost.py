from __future__ import annotations

from tests.fakes import FakeHost
from tests.fakes.pixhost import FakePixhost
from tests.hosts.contract.case import Case


def _galleries(fake: FakeHost) -> list[list[str]]:
    assert isinstance(fake, FakePixhost)
    return [gallery.files for gallery in fake.galleries.values()]


CASES = (Case("pixhost.to", "pixhost", galleries=_galleries),)
