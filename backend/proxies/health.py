"""How one proxy is doing: after a failure it rests, each time longer, and comes back. Pure; times are Unix seconds."""

from __future__ import annotations

from dataclasses import dataclass

from backend.errors import Problem
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.proxy import Fault, ProxyFailed

_PAUSE_S, _LONGEST_PAUSE_S = 5.0, 600.0
_REFUSED_S, _LONGEST_REFUSED_S = 60.0, 3600.0
"""A wrong password does not become right by itself, and many tries get an account locked."""
_MISSES = 3
"""In a row: so often may a connection break, or a host be out of the proxy's reach, before the proxy is to blame."""


@dataclass(slots=True)
class Health:
    """`error` is the last failure since it worked."""

    error: ErrorInfo | None = None
    until: float = 0.0
    pauses: int = 0
    misses: int = 0

    def is_paused(self, now: float) -> bool:
        """What lies further ahead than any pause was noted before the computer's clock was set back: it is over."""
        return now < self.until <= now + _LONGEST_REFUSED_S

    @property
    def is_sound(self) -> bool:
        """It did not have to rest since it last worked."""
        return self.pauses == 0

    def worked(self) -> None:
        self.error, self.until, self.pauses, self.misses = None, 0.0, 0, 0

    def failed(self, problem: Problem, now: float) -> None:
        """Note a failure; one of many that end at the same time makes the pause no longer."""
        self.error = problem.info
        if self.is_paused(now):
            return
        is_refused = problem.info.kind is ErrorKind.PROXY
        is_down = isinstance(problem, ProxyFailed) and problem.fault is Fault.DOWN
        if not is_refused and not is_down:
            self.misses += 1
            if self.misses < _MISSES:
                return
        first_s, longest_s = (_REFUSED_S, _LONGEST_REFUSED_S) if is_refused else (_PAUSE_S, _LONGEST_PAUSE_S)
        self.until = now + min(longest_s, first_s * 2.0 ** min(self.pauses, 30))
        self.pauses += 1
        self.misses = 0
