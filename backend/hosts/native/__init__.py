"""Protocols that are no form: adapters behind the same interface as the definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from backend.hosts.base import Host, HostInfo
from backend.uploads.http import Transport


def native_hosts(transport: Transport, folder: Path, *, inactivity_s: Callable[[], float]) -> Iterator[Host]:
    """One of each. `folder` keeps what has to survive a restart: uploads that can be continued."""
    from backend.hosts.native.s3 import S3Host
    from backend.hosts.native.tus import TusHost
    from backend.hosts.native.tus_uploads import TusUploads
    from backend.hosts.native.webdav import WebdavHost

    yield WebdavHost(transport, inactivity_s=inactivity_s)
    yield S3Host(transport, inactivity_s=inactivity_s)
    yield TusHost(transport, TusUploads(folder / "tus.json"), inactivity_s=inactivity_s)


def native_infos() -> Iterator[HostInfo]:
    """What is known of each without making one."""
    from backend.hosts.native import s3, tus, webdav

    yield from (webdav.INFO, s3.INFO, tus.INFO)
