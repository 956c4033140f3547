"""One host in use: its account, its connections, its hold. Shared by all galleries that go there."""

from __future__ import annotations

from dataclasses import dataclass

from backend.hosts.base import Account, Host
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.pacing import Pacer


@dataclass(slots=True)
class Lane:
    """`hold_until` is Unix time. `account_error` blocks the lane until other credentials are given."""

    host: Host
    account: Account
    pacer: Pacer
    connections: int
    tries: int
    in_use: int = 0
    hold_until: float | None = None
    hold_error: ErrorInfo | None = None
    account_error: ErrorInfo | None = None
    is_proven: bool = False  # an upload was accepted with this account since the engine started
    holds: int = 0  # in a row, without a success between them

    def has_room(self) -> bool:
        return self.in_use < self.connections

    def is_on_hold(self, now: float) -> bool:
        return self.hold_until is not None and self.hold_until > now

    def hold(self, until: float, error: ErrorInfo) -> None:
        """Send nothing to this host before `until`; a longer hold stays."""
        self.hold_until = max(until, self.hold_until or 0.0)
        self.hold_error = error
        self.holds += 1
        if error.kind is ErrorKind.RATE_LIMITED:
            self.pacer.complained()

    def succeeded(self) -> None:
        self.holds = 0
