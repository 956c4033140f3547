"""What follows a failed attempt: a table from the kind of error to a decision. Pure; times are Unix seconds.

| kind                                      | decision                                                          |
|-------------------------------------------|-------------------------------------------------------------------|
| network, timeout                          | retry (1 s, doubling, at most 60 s)                               |
| host unavailable                          | retry (2 s, doubling, at most 120 s); when the host names a time, |
|                                           | all its uploads wait                                              |
| rate limited, quota                       | all uploads to the host wait; no attempt is used up               |
| login required, bad credentials           | all uploads of the account stop until the person acts             |
| unknown outcome, or any failure without a | ask the person: the host may hold the file already. Where sending |
| clear "no" when the file may have arrived | it again is safe: retry as long as there are tries, then ask      |
| all others, and when the tries are used up | give up this file                                                |

Outages of many files in a row stop all uploads to the host: see `breaker`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import assert_never

from backend.protocol.errors import ErrorInfo, ErrorKind

LONGEST_WAIT_S = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Retry:
    """Send this file again after `wait_s`."""

    wait_s: float


@dataclass(frozen=True, slots=True)
class HoldHost:
    """Send nothing to this host before `until`; then this file again."""

    until: float


@dataclass(frozen=True, slots=True)
class HoldAccount:
    """Send nothing with these credentials until the person has changed them."""


@dataclass(frozen=True, slots=True)
class GiveUp:
    """This file has failed on this host."""


@dataclass(frozen=True, slots=True)
class AskPerson:
    """The host may hold the file: only the person can say whether to send it again."""


Decision = Retry | HoldHost | HoldAccount | GiveUp | AskPerson


@dataclass(frozen=True, slots=True)
class _Backoff:
    base_s: float
    cap_s: float

    def longest_s(self, attempt: int) -> float:
        return min(self.cap_s, self.base_s * 2.0 ** min(attempt - 1, 30))


_NETWORK = _Backoff(1, 60)
_UNAVAILABLE = _Backoff(2, 120)
_RATE_LIMITED = _Backoff(30, 900)
_QUOTA = _Backoff(3600, LONGEST_WAIT_S)

_CLEAR_NO = frozenset(
    {ErrorKind.FILE_REJECTED, ErrorKind.FILE_UNREADABLE, ErrorKind.FILE_CHANGED, ErrorKind.FOLDER_GONE}
)
_WAITING = frozenset({ErrorKind.RATE_LIMITED, ErrorKind.QUOTA})
_UNREADABLE = frozenset({ErrorKind.UNKNOWN_OUTCOME, ErrorKind.HOST_CHANGED})
"""Whatever the host has said, it has hardly said no."""


def decide(
    error: ErrorInfo,
    *,
    attempt: int,
    tries: int,
    file_may_have_arrived: bool,
    now: float,
    random: float,
    repeat_is_safe: bool = False,
) -> Decision:
    """What to do after attempt number `attempt` (from 1) failed with `error`.

    `tries` counts all attempts, the first one too; 0 and 1 both mean one attempt. `random` is in [0, 1) and spreads the
    waits: retries over the whole back-off ("full jitter"), holds over its second half. `repeat_is_safe`: sending the
    file again makes no second copy.
    """
    attempt = max(1, attempt)
    is_last = attempt >= tries
    if file_may_have_arrived and error.kind not in _CLEAR_NO:
        if not repeat_is_safe or (is_last and error.kind not in _WAITING):
            return AskPerson()
        if error.kind in _UNREADABLE:
            return _retry(_UNAVAILABLE, error, attempt, now, random)
    match error.kind:
        case ErrorKind.RATE_LIMITED:
            return _hold(_RATE_LIMITED, error, attempt, now, random)
        case ErrorKind.QUOTA:
            return _hold(_QUOTA, error, attempt, now, random)
        case ErrorKind.LOGIN_REQUIRED | ErrorKind.BAD_CREDENTIALS:
            return HoldAccount()
        case ErrorKind.FILE_REJECTED | ErrorKind.FILE_UNREADABLE | ErrorKind.FILE_CHANGED | ErrorKind.FOLDER_GONE:
            return GiveUp()
        case ErrorKind.UNKNOWN_OUTCOME:
            return AskPerson()
        case ErrorKind.NETWORK | ErrorKind.TIMEOUT:
            return GiveUp() if is_last else _retry(_NETWORK, error, attempt, now, random)
        case ErrorKind.HOST_UNAVAILABLE:
            if is_last:
                return GiveUp()
            if error.retry_at is not None:
                return _hold(_UNAVAILABLE, error, attempt, now, random)
            return _retry(_UNAVAILABLE, error, attempt, now, random)
        case (
            ErrorKind.HOST_CHANGED
            | ErrorKind.NOTHING_FOUND
            | ErrorKind.ARCHIVE_LOCKED
            | ErrorKind.WRONG_PASSWORD
            | ErrorKind.PROXY
            | ErrorKind.DISK
            | ErrorKind.BAD_INPUT
            | ErrorKind.CANCELLED
            | ErrorKind.BUG
        ):
            return GiveUp()
        case _:
            assert_never(error.kind)


def parse_retry_after(header: str, now: float, date: str = "") -> float | None:
    """When a Retry-After header (RFC 9110, 10.2.3: seconds or an HTTP date) allows the next try, in Unix seconds.

    `date` is the Date header of the same answer: a time is counted from it, since our own clock may be hours off.
    None when the header says nothing usable; otherwise between `now` and a day later.
    """
    text = header.strip()
    if text.isascii() and text.isdigit():
        wait_s = float(text[:10])
    else:
        when = _http_date(text)
        if when is None:
            return None
        their_now = _http_date(date)
        wait_s = when - (now if their_now is None else their_now)
    return now + min(max(wait_s, 0.0), LONGEST_WAIT_S)


def _http_date(text: str) -> float | None:
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def _retry(backoff: _Backoff, error: ErrorInfo, attempt: int, now: float, random: float) -> Retry:
    wait_s = random * backoff.longest_s(attempt)
    return Retry(wait_s if error.retry_at is None else max(wait_s, _asked_s(error.retry_at, now)))


def _hold(backoff: _Backoff, error: ErrorInfo, attempt: int, now: float, random: float) -> HoldHost:
    if error.retry_at is not None:
        return HoldHost(now + _asked_s(error.retry_at, now))
    return HoldHost(now + backoff.longest_s(attempt) * (1 + random) / 2)


def _asked_s(retry_at: float, now: float) -> float:
    """At least a second: a host that always says "again, at once" must not be asked without end."""
    return min(max(retry_at - now, 1.0), LONGEST_WAIT_S)
