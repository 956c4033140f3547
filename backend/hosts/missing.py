"""What stands in for a host whose definition is gone."""

from __future__ import annotations

from typing import Any

from backend.errors import Problem, problem
from backend.hosts.base import Host, HostInfo
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import HostKind


class MissingHost(Host):
    """Every use of it says so."""

    def __init__(self, host_id: str) -> None:
        self._info = HostInfo(id=host_id, name=host_id, code="?", kind=HostKind.IMAGE)

    @property
    def info(self) -> HostInfo:
        return self._info

    async def begin_gallery(self, *_: object) -> None:
        raise self._gone()

    async def upload(self, *_: object, **__: object) -> Any:
        raise self._gone()

    async def finish_gallery(self, *_: object) -> None:
        raise self._gone()

    async def check_account(self, *_: object) -> Any:
        raise self._gone()

    def gallery_url(self, *_: object) -> str:
        return ""

    def _gone(self) -> Problem:
        return problem(ErrorKind.HOST_CHANGED, "there is no definition of this host", host=self.info.id)
