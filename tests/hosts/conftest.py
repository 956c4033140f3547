from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest
import trustme

from backend.accounts.credentials import Credentials
from backend.accounts.sessions import SessionStore
from backend.hosts.base import Host
from backend.hosts.check import check_file
from backend.hosts.native import native_hosts
from backend.hosts.registry import BUILT_IN
from backend.hosts.runner import FormHost
from backend.uploads.connect_to import parse_connect_to
from backend.uploads.cookies import Cookies
from backend.uploads.http import Transport
from backend.uploads.transport import AiohttpTransport
from tests.fakes import FakeHost, serve


def unkept(folder: Path) -> Credentials:
    """Credentials that end with the test."""
    return Credentials(folder, environ={}, system_keyring=lambda: None)


def made(host_id: str, transport: Transport, folder: Path, inactivity_s: float) -> Host:
    """A built-in definition or a native adapter, by its id."""
    natives = native_hosts(transport, folder, inactivity_s=lambda: inactivity_s)
    if native := next((host for host in natives if host.info.id == host_id), None):
        return native
    definition, errors = check_file(BUILT_IN / f"{host_id}.toml")
    assert definition is not None, errors
    # Not as patient as the definition asks for: a test waits for it.
    limits = msgspec.structs.replace(definition.limits, inactivity_s=None)
    session = definition.session and msgspec.structs.replace(definition.session, pause_s=0)
    definition = msgspec.structs.replace(definition, limits=limits, session=session)
    sessions = SessionStore(folder / "sessions.enc", unkept(folder), new_cookies=Cookies)
    return FormHost(definition, transport, sessions=sessions, inactivity_s=lambda: inactivity_s)


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
