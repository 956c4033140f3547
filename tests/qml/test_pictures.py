"""Every page of the real window, on the demo's engine, looks as its reference in pictures/: light, dark, right to left,
with text of 130 % and at 900×600. `make screenshots-accept` makes what is there now the reference."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bridge import pages
from tests.qml.picture_difference import difference, save_difference
from tests.qml.screenshots import COMPARED, LOOKS, README_PICTURES, REFERENCES

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with all of them: one window, in a process of its own."""
    folder = tmp_path_factory.mktemp("pictures")
    done = subprocess.run(
        [sys.executable, "-m", "tests.qml.screenshots", str(folder), "--pages"],
        env=os.environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "from provider" not in done.stderr, "pictures were asked for after their end"
    return folder


@pytest.mark.timeout(300)
def test_every_page_looks_as_its_reference(taken: Path) -> None:
    """All in one, so that they are taken once, whoever runs the tests side by side."""
    told = []
    for name in COMPARED:
        actual, expected = taken / f"{name}.png", REFERENCES / f"{name}.png"
        found = difference(actual, expected)
        if found.weight > 1:
            shown = taken / f"{name}-difference.png"
            save_difference(actual, expected, shown)
            told.append(
                f"{name}: most at {found.x}, {found.y} ({found.why})\n"
                f"  actual {actual}\n  expected {expected}\n  difference {shown}"
            )
    assert not told, "\n".join(told)


def test_nothing_is_stored_that_is_not_compared() -> None:
    assert {path.stem for path in REFERENCES.iterdir()} == set(COMPARED)


def test_every_page_is_compared_in_every_look() -> None:
    assert {f"{page}-{look.name}" for page in pages.IDS for look in LOOKS} <= set(COMPARED)
    assert {look.name for look in LOOKS} == {"dark", "light", "right-to-left", "large-text", "900x600"}


def test_the_readme_shows_the_pages_as_they_look_now() -> None:
    """`make screenshots-accept` renews them, too."""
    shown = re.findall(r"\((packaging/pictures/[^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(shown) == 4
    assert {path.name for path in README_PICTURES.iterdir()} == {Path(path).name for path in shown}
    for path in shown:
        assert difference(ROOT / path, REFERENCES / Path(path).name).weight <= 1, path
