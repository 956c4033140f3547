"""What uploading asks of the hosts in use."""

from __future__ import annotations

from typing import Protocol

from backend.hosts.lane import Lane
from backend.protocol.accounts import AccountFacts
from backend.protocol.errors import ErrorInfo


class Lanes(Protocol):
    """Gives the lane of a host, with the account that is to be used; raises Problem when it cannot be used.

    An empty `account` means the first usable one. `key` is that of an account.
    """

    async def lane(self, host_id: str, account: str = "", *, needs_bytes: int = 0) -> Lane: ...

    async def facts(self, lane: Lane) -> AccountFacts | None: ...

    async def account_refused(self, key: str, error: ErrorInfo) -> None: ...

    async def account_accepted(self, key: str) -> None: ...

    def has_sent(self, key: str, size_bytes: int) -> None: ...

    def refresh(self) -> None: ...

    def clock_set(self, by_s: float) -> None: ...

    def stand_in(self, host_id: str) -> str: ...
