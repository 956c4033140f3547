"""One host in use: its account, its connections, its breaker. Shared by all galleries that go there."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field

from backend.hosts.base import Account, Host
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.breaker import Breaker
from backend.uploads.pacing import Pacer


@dataclass(slots=True)
class Lane:
    """`account_error` blocks the lane until other credentials are given. The transport waits for the `pacer`."""

    host: Host
    account: Account
    pacer: Pacer
    connections: int
    tries: int
    in_use: int = 0
    breaker: Breaker = field(default_factory=Breaker)
    account_error: ErrorInfo | None = None
    is_proven: bool = False  # an upload was accepted with this account since the engine started

    def has_room(self, now: float) -> bool:
        return self.in_use < self.connections and self.breaker.may_send(now)

    def is_on_hold(self, now: float) -> bool:
        return self.breaker.is_open(now)

    @property
    def hold_until(self) -> float | None:
        """Unix time, possibly past."""
        return self.breaker.until

    @property
    def hold_error(self) -> ErrorInfo | None:
        return self.breaker.error

    def hold(self, until: float, error: ErrorInfo) -> None:
        """Send nothing to this host before `until`; a longer hold stays."""
        self.breaker.wait(until, error, time.time())
        if error.kind is ErrorKind.RATE_LIMITED:
            self.pacer.complained()

    def outage(self, error: ErrorInfo) -> None:
        """A request did not get through."""
        self.breaker.outage(error, time.time(), random.random())  # noqa: S311 – spreads probes, guards nothing
