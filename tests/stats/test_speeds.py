from __future__ import annotations

import pytest

from backend.stats.speeds import Speeds


def test_a_steady_upload_is_shown_within_a_tenth_and_ends() -> None:
    speeds = Speeds()
    assert speeds.sample({}, now=0.0, at=1000.0) is None
    assert speeds.sample({}, now=1.0, at=1001.0) is None
    for second in range(1, 11):
        speeds.sample({"one": second * 5_000_000, "two": second * 1_000_000}, now=1.0 + second, at=1001.0 + second)
    last = dict(speeds.samples[-1].hosts)
    assert last["one"] == pytest.approx(5_000_000, rel=0.1)
    for second in range(11, 17):  # a step down to half
        moved = 50_000_000 + (second - 10) * 2_500_000
        speeds.sample({"one": moved, "two": 10_000_000}, now=1.0 + second, at=1001.0 + second)
    assert dict(speeds.samples[-1].hosts)["one"] == pytest.approx(2_500_000, rel=0.15)
    taken = speeds.take()
    assert taken[""].bytes == 75_000_000
    assert (taken[""].active_s, taken["two"].active_s) == (16.0, 10.0)
    assert taken["one"].peak_bps == pytest.approx(5_000_000, rel=0.1)
    assert speeds.take() == {}
    for second in range(17, 60):
        speeds.sample({"one": 65_000_000, "two": 10_000_000}, now=1.0 + second, at=1001.0 + second)
    assert speeds.samples[-1].hosts == ()
    assert speeds.samples[-1].at < 1001.0 + 59  # a silent engine adds nothing
