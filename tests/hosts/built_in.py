"""Built-in hosts as tests use them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from backend.accounts.credentials import Credentials
from backend.accounts.sessions import SessionStore
from backend.hosts.base import Host
from backend.hosts.check import check_file
from backend.hosts.native import native_hosts
from backend.hosts.registry import BUILT_IN
from backend.hosts.runner import FormHost
from backend.uploads.cookies import Cookies
from backend.uploads.http import Transport


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
