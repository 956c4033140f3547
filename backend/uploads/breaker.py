"""The circuit breaker of one host: stops sending while it is down or asks for a pause, and tries carefully again. Pure.

| state     | what may be sent                 | what ends it                                                         |
|-----------|----------------------------------|----------------------------------------------------------------------|
| closed    | everything                       | `OUTAGES_TO_OPEN` outages in a row, over all galleries; or the host  |
|           |                                  | asks to wait                                                         |
| open      | nothing before `until`           | time                                                                 |
| half open | one request at a time: the probe | a success closes it; an outage opens it again, for longer            |

An outage is an error of `OUTAGES`. Times are Unix seconds and are passed in.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from backend.protocol.errors import ErrorInfo, ErrorKind

OUTAGES = frozenset({ErrorKind.NETWORK, ErrorKind.TIMEOUT, ErrorKind.HOST_UNAVAILABLE})
OUTAGES_TO_OPEN = 5
FIRST_PAUSE_S = 5.0
LONGEST_PAUSE_S = 900.0


@dataclass(slots=True)
class Breaker:
    """`until` and `error` say why nothing is sent; `openings` counts in a row, without a success between them.
    `down_since` is when the first of them was."""

    until: float | None = None
    error: ErrorInfo | None = None
    down_since: float | None = None
    openings: int = 0
    outages: int = 0
    is_probing: bool = False

    def is_open(self, now: float) -> bool:
        return self.until is not None and self.until > now

    def may_send(self, now: float) -> bool:
        return self.until is None or (self.until <= now and not self.is_probing)

    def take(self, now: float) -> bool:
        """Something is sent now, `may_send` allowed it. True: it is the probe, and `give_back` must follow its end."""
        is_probe = self.until is not None and self.until <= now and not self.is_probing
        self.is_probing = self.is_probing or is_probe
        return is_probe

    def give_back(self) -> None:
        """The probe is over, whatever came of it."""
        self.is_probing = False

    def down_s(self, now: float) -> float:
        """For how long nothing has gone through; 0 while closed."""
        return 0.0 if self.down_since is None else max(0.0, now - self.down_since)

    def round_at(self, now: float) -> int:
        """Which opening in a row an error of this moment belongs to, from 1."""
        return max(1, self.openings + (not self.is_open(now)))

    def wait(self, until: float, error: ErrorInfo, now: float) -> None:
        """The host asks for a pause; a longer one that runs stays."""
        self._open(max(until, self.until or 0.0), error, now)

    def outage(self, error: ErrorInfo, now: float, random: float) -> None:
        """A request failed by an outage. `random` in [0, 1) spreads the pauses over their second half."""
        self.outages += 1
        if self.is_open(now):  # it was on its way before
            return
        if self.until is not None or self.outages >= OUTAGES_TO_OPEN:
            pause_s = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(self.openings, 30))
            self._open(now + pause_s * (1 + random) / 2, error, now)

    def succeeded(self, now: float) -> bool:
        """The host has answered as it should. True when that ended a pause; one that it asked for lasts its time."""
        if self.is_open(now) and self.error is not None and (self.error.kind not in OUTAGES or self.error.retry_at):
            return False
        was_closed = self.until is None
        self.until = self.error = self.down_since = None
        self.openings = self.outages = 0
        return not was_closed

    def clock_set(self, by_s: float) -> None:
        """The computer's clock was set: a pause lasts as long as it did before."""
        if self.until is not None:
            self.until += by_s
        if self.down_since is not None:
            self.down_since += by_s
        if self.error is not None and self.error.retry_at is not None:
            self.error = msgspec.structs.replace(self.error, retry_at=self.error.retry_at + by_s)

    def _open(self, until: float, error: ErrorInfo, now: float) -> None:
        self.openings = self.round_at(now)
        self.down_since = now if self.down_since is None else self.down_since
        self.until, self.error = until, error
