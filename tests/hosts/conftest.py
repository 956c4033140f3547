from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import trustme

from backend.hosts.base import Host
from backend.uploads.connect_to import parse_connect_to
from backend.uploads.transport import AiohttpTransport
from tests.fakes import FakeHost, serve
from tests.hosts.built_in import made


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def connected(authority: trustme.CA, tmp_path: Path) -> Callable[..., object]:
    """`async with connected(fake, "pixhost.to") as host`: a built-in host whose real names lead to a fake."""

    @asynccontextmanager
    async def connect(
        fake: FakeHost, host_id: str, *, inactivity_s: float = 30.0, more_rules: str | Callable[[], str] = ""
    ) -> AsyncIterator[Host]:
        trust = ssl.create_default_context()
        authority.configure_trust(trust)
        async with serve(fake, ca=authority):
            more = more_rules if isinstance(more_rules, str) else more_rules()  # known once the fake has its ports
            rules = parse_connect_to(",".join(filter(None, (fake.connect_to, more))))
            transport = AiohttpTransport(connect_to=rules, ssl_context=trust)
            try:
                yield made(host_id, transport, tmp_path, inactivity_s)
            finally:
                await transport.close()

    return connect
