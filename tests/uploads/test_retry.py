from __future__ import annotations

import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.retry import (
    LONGEST_WAIT_S,
    AskPerson,
    Decision,
    GiveUp,
    HoldAccount,
    HoldHost,
    Retry,
    decide,
    parse_retry_after,
)

NOW = 1_800_000_000.0
DAY = LONGEST_WAIT_S
K = ErrorKind

# kind, attempt, tries, may have arrived, seconds until retry_at, random, decision
CASES: list[tuple[ErrorKind, int, int, bool, float | None, float, Decision]] = [
    # network: full jitter over 1, 2, 4 … 60 s
    (K.NETWORK, 1, 3, False, None, 0.0, Retry(0.0)),
    (K.NETWORK, 1, 3, False, None, 0.5, Retry(0.5)),
    (K.NETWORK, 2, 3, False, None, 0.5, Retry(1.0)),
    (K.NETWORK, 5, 9, False, None, 0.5, Retry(8.0)),
    (K.NETWORK, 7, 9, False, None, 0.5, Retry(30.0)),
    (K.NETWORK, 5000, 9999, False, None, 0.5, Retry(30.0)),
    (K.NETWORK, 3, 3, False, None, 0.5, GiveUp()),
    (K.NETWORK, 4, 3, False, None, 0.5, GiveUp()),
    # tries counts all attempts: 0 and 1 are one attempt
    (K.NETWORK, 1, 1, False, None, 0.5, GiveUp()),
    (K.NETWORK, 1, 0, False, None, 0.5, GiveUp()),
    (K.NETWORK, 1, 2, False, None, 0.5, Retry(0.5)),
    (K.NETWORK, 1, 3, False, 20.0, 0.5, Retry(20.0)),
    # nothing is repeated blindly
    (K.NETWORK, 1, 3, True, None, 0.5, AskPerson()),
    (K.NETWORK, 3, 3, True, None, 0.5, AskPerson()),
    (K.TIMEOUT, 1, 3, False, None, 0.5, Retry(0.5)),
    (K.TIMEOUT, 3, 3, False, None, 0.5, GiveUp()),
    (K.TIMEOUT, 1, 3, True, None, 0.5, AskPerson()),
    (K.UNKNOWN_OUTCOME, 1, 3, False, None, 0.5, AskPerson()),
    (K.UNKNOWN_OUTCOME, 1, 1, True, None, 0.5, AskPerson()),
    # the host is down: when it names a time, the others wait too
    (K.HOST_UNAVAILABLE, 1, 3, False, None, 0.5, Retry(1.0)),
    (K.HOST_UNAVAILABLE, 2, 3, False, None, 0.5, Retry(2.0)),
    (K.HOST_UNAVAILABLE, 8, 9, False, None, 0.5, Retry(60.0)),
    (K.HOST_UNAVAILABLE, 1, 3, False, 90.0, 0.5, HoldHost(NOW + 90.0)),
    (K.HOST_UNAVAILABLE, 3, 3, False, None, 0.5, GiveUp()),
    (K.HOST_UNAVAILABLE, 1, 3, True, None, 0.5, AskPerson()),
    # rate limited: the host waits, whatever the count of tries
    (K.RATE_LIMITED, 1, 3, False, 42.0, 0.9, HoldHost(NOW + 42.0)),
    (K.RATE_LIMITED, 1, 1, False, None, 0.0, HoldHost(NOW + 15.0)),
    (K.RATE_LIMITED, 2, 3, False, None, 0.5, HoldHost(NOW + 45.0)),
    (K.RATE_LIMITED, 99, 3, False, None, 0.0, HoldHost(NOW + 450.0)),
    (K.RATE_LIMITED, 1, 3, True, 42.0, 0.9, AskPerson()),  # a later step said so: the file has left
    (K.RATE_LIMITED, 1, 3, False, -5.0, 0.9, HoldHost(NOW + 1.0)),
    (K.RATE_LIMITED, 1, 3, False, 9e9, 0.9, HoldHost(NOW + DAY)),
    (K.QUOTA, 1, 1, False, None, 0.0, HoldHost(NOW + 1800.0)),
    (K.QUOTA, 1, 3, False, 7200.0, 0.0, HoldHost(NOW + 7200.0)),
    # the account: never tried again by itself
    (K.BAD_CREDENTIALS, 1, 3, False, None, 0.5, HoldAccount()),
    (K.BAD_CREDENTIALS, 1, 3, True, 5.0, 0.5, AskPerson()),
    (K.LOGIN_REQUIRED, 1, 3, False, None, 0.5, HoldAccount()),
    # the file
    (K.FILE_REJECTED, 1, 3, False, None, 0.5, GiveUp()),
    (K.FILE_REJECTED, 1, 3, True, None, 0.5, GiveUp()),
    (K.FILE_UNREADABLE, 1, 3, False, None, 0.5, GiveUp()),
    (K.FILE_CHANGED, 1, 3, False, None, 0.5, GiveUp()),
    (K.FOLDER_GONE, 1, 3, False, None, 0.5, GiveUp()),
    # everything else
    (K.HOST_CHANGED, 1, 3, False, None, 0.5, GiveUp()),
    (K.HOST_CHANGED, 1, 3, True, None, 0.5, AskPerson()),
    (K.PROXY, 1, 3, False, None, 0.5, GiveUp()),
    (K.BUG, 1, 3, False, None, 0.5, GiveUp()),
    (K.BUG, 1, 3, True, None, 0.5, AskPerson()),
    (K.DISK, 1, 3, False, None, 0.5, GiveUp()),
    (K.BAD_INPUT, 1, 3, False, None, 0.5, GiveUp()),
    (K.NOTHING_FOUND, 1, 3, False, None, 0.5, GiveUp()),
    (K.ARCHIVE_LOCKED, 1, 3, False, None, 0.5, GiveUp()),
    (K.WRONG_PASSWORD, 1, 3, False, None, 0.5, GiveUp()),
    (K.CANCELLED, 1, 3, False, None, 0.5, GiveUp()),
]


@pytest.mark.parametrize(("kind", "attempt", "tries", "may_be_there", "retry_in_s", "random", "decision"), CASES)
def test_decides_by_kind(
    kind: ErrorKind,
    attempt: int,
    tries: int,
    may_be_there: bool,
    retry_in_s: float | None,
    random: float,
    decision: Decision,
) -> None:
    error = ErrorInfo(kind=kind, retry_at=None if retry_in_s is None else NOW + retry_in_s)
    decided = decide(error, attempt=attempt, tries=tries, file_may_have_arrived=may_be_there, now=NOW, random=random)
    assert decided == decision


@pytest.mark.parametrize(
    ("kind", "attempt", "decision"),
    [
        (K.NETWORK, 1, Retry(0.5)),
        (K.NETWORK, 3, AskPerson()),
        (K.HOST_UNAVAILABLE, 2, Retry(2.0)),
        (K.HOST_UNAVAILABLE, 3, AskPerson()),
        (K.HOST_CHANGED, 1, Retry(1.0)),  # its answer was strange, but it can be asked whether it has the file
        (K.HOST_CHANGED, 3, AskPerson()),
        (K.UNKNOWN_OUTCOME, 1, Retry(1.0)),
        (K.UNKNOWN_OUTCOME, 3, AskPerson()),
        (K.RATE_LIMITED, 3, HoldHost(NOW + 105.0)),
        (K.FILE_REJECTED, 1, GiveUp()),
    ],
)
def test_where_a_repetition_is_safe_what_may_have_arrived_is_tried_again_and_then_asked_about(
    kind: ErrorKind, attempt: int, decision: Decision
) -> None:
    decided = decide(
        ErrorInfo(kind=kind),
        attempt=attempt,
        tries=3,
        file_may_have_arrived=True,
        repeat_is_safe=True,
        now=NOW,
        random=0.5 if kind is not K.RATE_LIMITED else 0.75,
    )
    assert decided == decision


def test_every_kind_is_in_the_table() -> None:
    assert {case[0] for case in CASES} == set(ErrorKind)


def test_the_text_of_an_error_decides_nothing() -> None:
    quiet, loud = ErrorInfo(kind=K.NETWORK), ErrorInfo(kind=K.NETWORK, detail="429 quota exceeded, wrong password")
    decided = [
        decide(error, attempt=1, tries=3, file_may_have_arrived=False, now=NOW, random=0.5) for error in (quiet, loud)
    ]
    assert decided[0] == decided[1]


@pytest.mark.parametrize(
    ("header", "wait_s"),
    [
        ("0", 0),
        ("120", 120),
        (" 120 ", 120),
        ("86401", DAY),
        ("9" * 400, DAY),
        ("Fri, 15 Jan 2027 08:01:00 GMT", 60),
        ("Friday, 15-Jan-27 08:01:00 GMT", 60),
        ("Fri Jan 15 08:01:00 2027", 60),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0),
        ("Tue, 15 Jan 2047 08:00:00 GMT", DAY),
    ],
)
def test_reads_retry_after_as_seconds_and_as_dates(header: str, wait_s: float) -> None:
    assert parse_retry_after(header, NOW) == NOW + wait_s


@pytest.mark.parametrize(
    ("date", "wait_s"),
    [("Fri, 15 Jan 2027 05:00:00 GMT", 60), ("no date", DAY)],
)
def test_a_time_is_counted_from_what_the_clock_of_the_host_says(date: str, wait_s: float) -> None:
    ours = NOW - 2 * DAY
    assert parse_retry_after("Fri, 15 Jan 2027 05:01:00 GMT", ours, date) == ours + wait_s


@pytest.mark.parametrize("header", ["", "soon", "-5", "1.5", "１２０", "Fri, 99 Jan 2027 08:01:00 GMT", "1e3"])
def test_a_retry_after_that_says_nothing_usable_is_none(header: str) -> None:
    assert parse_retry_after(header, NOW) is None
