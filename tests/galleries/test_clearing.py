"""Completed galleries leave the queue by themselves, if that is wanted."""

import time
from pathlib import Path

import pytest

from backend.galleries.clearing import Clearing
from tests.end_to_end import pictures
from tests.galleries.conftest import Office


@pytest.mark.parametrize(
    ("word", "later_s", "is_gone"),
    [("never", 10**9, False), ("hour", 3_500, False), ("hour", 3_700, True), ("week", 3_700, False)],
)
async def test_completed_galleries_leave_when_the_setting_says_so(
    office: Office, tmp_path: Path, word: str, later_s: float, is_gone: bool
) -> None:
    office.host()
    done = await office.uploaded(pictures.folder(tmp_path / "a", 1))
    ready = await office.ready(pictures.folder(tmp_path / "b", 1))
    await office.engine.settings.change({"remove_completed": f'"{word}"'})
    engine = office.engine
    await Clearing(engine.book, engine.galleries.queue.remove, lambda: engine.settings.get().remove_completed).clear(
        time.time() + later_s
    )
    assert office.order() == ([ready] if is_gone else [done, ready])
    await engine.galleries.queue.restore([done])
    assert sorted(office.order()) == sorted([done, ready])
