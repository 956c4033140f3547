from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend import log


@pytest.fixture(autouse=True)
def _own_root_logger() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:], root.level = handlers, level


def test_a_known_secret_never_reaches_the_file_not_even_in_a_traceback(tmp_path: Path) -> None:
    masking = log.set_up(tmp_path / "state" / "engine.log")
    masking.mask(["hunter2-and-more", "hunter2"])
    try:
        raise ValueError("refused hunter2-and-more")
    except ValueError:
        logging.getLogger("test").exception("login with %s failed", "hunter2")
    text = (tmp_path / "state" / "engine.log").read_text()
    assert "hunter2" not in text
    assert "and-more" not in text
    assert "ValueError: refused •••" in text


def test_short_values_are_not_masked(tmp_path: Path) -> None:
    masking = log.set_up(tmp_path / "engine.log")
    masking.mask(["a", ""])
    logging.getLogger("test").info("a plain sentence")
    assert "a plain sentence" in (tmp_path / "engine.log").read_text()


def test_sessions_of_months_are_covered_and_do_not_pile_up() -> None:
    masking = log.Masking()
    masking.mask(["password-1"])
    for number in range(1000):
        masking.mask([f"token-{number:04}"], "imx.to")
        masking.mask([f"cookie-{number:04}"], "pixhost.to")
    covered = masking.cover("password-1 token-0999 token-0998 cookie-0999")
    assert covered == " ".join(4 * [log.MASK])
    assert len(masking._secrets) < 100


def test_the_file_is_rotated(tmp_path: Path) -> None:
    log.set_up(tmp_path / "engine.log")
    for _ in range(5 * log.LARGEST_BYTES // 1_000):
        logging.getLogger("test").info("x" * 1_000)
    assert len(list(tmp_path.glob("engine.log*"))) == log.KEPT_FILES + 1
