from __future__ import annotations

import pytest

from backend.accounts.room import has_room, reason_no_room, reason_too_large, room_bytes, shown
from backend.protocol.accounts import AccountFacts
from backend.protocol.errors import ErrorKind

GB = 10**9


@pytest.mark.parametrize(
    ("storage", "traffic", "room"), [(None, None, None), (5, None, 5), (None, 7, 7), (5, 7, 5), (0, 7, 0)]
)
def test_the_smaller_of_storage_and_traffic_counts(storage: int | None, traffic: int | None, room: int | None) -> None:
    facts = AccountFacts(asked_at=0.0, storage_left_bytes=storage, traffic_left_bytes=traffic)
    assert room_bytes(facts) == room
    assert has_room(facts, 5) == (room is None or room >= 5)


def test_a_share_that_does_not_fit_says_what_it_needs_and_what_is_left() -> None:
    facts = AccountFacts(asked_at=0.0, storage_left_bytes=300_000_000)
    error = reason_no_room(facts, 2 * GB + 100_000_000, "gofile.io")
    assert error is not None
    assert (error.kind, error.host, error.detail) == (ErrorKind.QUOTA, "gofile.io", "needs 2.1 GB, 300 MB left")
    assert reason_no_room(facts, 300_000_000, "gofile.io") is None
    assert reason_no_room(None, 2 * GB, "gofile.io") is None


def test_a_file_that_is_too_large_for_the_account_says_so() -> None:
    facts = AccountFacts(asked_at=0.0, max_size_bytes=10_000_000)
    error = reason_too_large(facts, 12_500_000, "imx.to", "a.png")
    assert error is not None
    assert (error.kind, error.subject) == (ErrorKind.FILE_REJECTED, "a.png")
    assert error.detail == "12.5 MB, this account may send at most 10.0 MB"
    assert reason_too_large(facts, 10_000_000, "imx.to", "a.png") is None


@pytest.mark.parametrize(("size", "text"), [(0, "0 bytes"), (999, "999 bytes"), (1500, "1.5 kB"), (10**16, "10000 TB")])
def test_sizes_are_short(size: int, text: str) -> None:
    assert shown(size) == text
