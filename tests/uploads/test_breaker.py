from __future__ import annotations

from typing import Any

import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.uploads.breaker import FIRST_PAUSE_S, LONGEST_PAUSE_S, Breaker

NOW = 1_800_000_000.0
DOWN = ErrorInfo(kind=ErrorKind.NETWORK)
SLOW_DOWN = ErrorInfo(kind=ErrorKind.RATE_LIMITED)

# What happens, in order, each at its second: fail, wait=SECONDS, take, back, well. Then: the second that is looked at,
# whether something may be sent, until when it is open (None = closed).
CASES: list[tuple[str, list[tuple[float, str]], float, bool, float | None]] = [
    ("nothing has happened", [], 0, True, None),
    ("four outages are no pattern", [(0, "fail")] * 4, 0, True, None),
    ("five in a row open it", [(0, "fail")] * 5, 1, False, 15),
    ("a success begins the count anew", [(0, "fail")] * 4 + [(1, "well")] + [(2, "fail")] * 4, 2, True, None),
    ("when the pause is over one may try", [(0, "fail")] * 5, 15, True, 15),
    ("and only one", [*[(0.0, "fail")] * 5, (15, "take")], 16, False, 15),
    ("a probe without a verdict is no obstacle", [*[(0.0, "fail")] * 5, (15, "take"), (16, "back")], 17, True, 15),
    ("a probe that fails opens it for longer", [*[(0.0, "fail")] * 5, (15, "take"), (20, "fail")], 21, False, 50),
    ("what was under way before does not lengthen it", [(0, "fail")] * 9, 1, False, 15),
    ("a success closes it", [*[(0.0, "fail")] * 5, (15, "take"), (16, "well"), (16, "back")], 16, True, None),
    ("and all is forgotten", [*[(0.0, "fail")] * 5, (15, "well"), *[(16.0, "fail")] * 4], 17, True, None),
    ("the host asks for a pause", [(0, "wait=40")], 39, False, 40),
    ("a shorter one does not end a longer one", [(0, "wait=40"), (1, "wait=5")], 10, False, 40),
    ("a success of what was under way does not end it", [(0, "wait=40"), (1, "well")], 2, False, 40),
    ("but it ends an outage", [*[(0.0, "fail")] * 5, (1, "well")], 2, True, None),
    ("after it one may try", [(0, "wait=40"), (40, "take")], 41, False, 40),
]  # fmt: skip


@pytest.mark.parametrize(("what", "happens", "at", "may_send", "until"), CASES, ids=[case[0] for case in CASES])
def test_every_case(
    what: str, happens: list[tuple[float, str]], at: float, may_send: bool, until: float | None, monkeypatch: Any
) -> None:
    monkeypatch.setattr("backend.uploads.breaker.FIRST_PAUSE_S", 15.0)
    breaker = Breaker()
    for second, event in happens:
        now = NOW + second
        match event.split("="):
            case ["fail"]:
                breaker.outage(DOWN, now, 1.0)
            case ["wait", seconds]:
                breaker.wait(now + float(seconds), SLOW_DOWN, now)
            case ["take"]:
                assert breaker.take(now)
            case ["back"]:
                breaker.give_back()
            case ["well"]:
                breaker.succeeded(now)
    assert breaker.may_send(NOW + at) is may_send
    assert breaker.until == (None if until is None else NOW + until)


def test_the_pauses_grow_and_have_an_end() -> None:
    breaker, now, pauses = Breaker(), NOW, []
    for _ in range(4):
        breaker.outage(DOWN, now, 1.0)
    for _ in range(9):
        breaker.outage(DOWN, now, 1.0)
        assert breaker.until is not None
        pauses.append(breaker.until - now)
        now = breaker.until
    assert pauses == [min(FIRST_PAUSE_S * 2**n, LONGEST_PAUSE_S) for n in range(9)]
    assert pauses[-1] == LONGEST_PAUSE_S
    assert breaker.openings == 9
    assert breaker.down_s(now) == now - NOW


def test_complaints_of_one_moment_are_one_opening() -> None:
    breaker = Breaker()
    rounds = []
    for _ in range(4):
        rounds.append(breaker.round_at(NOW))
        breaker.wait(NOW + 30, SLOW_DOWN, NOW)
    assert rounds == [1, 1, 1, 1]
    assert breaker.round_at(NOW + 31) == 2


def test_a_closed_breaker_gives_no_probe() -> None:
    assert not Breaker().take(NOW)
