"""The smaller data of ICU: Qt sorts every language with it as with the whole, in a process of its own."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SORTED = """
from PySide6.QtCore import QCollator, QLocale
for language in ("en", "es", "de", "sv", "da", "ja", "zh", "pt_BR", "xx"):
    collator = QCollator(QLocale(language))
    collator.setNumericMode(True)
    print(language, sorted("z ä a 10 9 ñ n ø Z é å 東 京".split(), key=collator.sortKey))
print(QLocale("tr").toUpper("i"), QLocale("es").toUpper("straße"))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux has its own ICU in the wheel of Qt")
@pytest.mark.skipif(shutil.which("nm") is None, reason="needs nm, of binutils")
def test_qt_sorts_with_a_sixth_of_the_data(tmp_path: Path) -> None:
    import PySide6

    (library,) = (Path(PySide6.__path__[0]) / "Qt" / "lib").glob("libicudata.so.*")
    small = tmp_path / library.name
    shutil.copy(library, small)
    runpy.run_path(str(ROOT / "packaging" / "pyinstaller" / "icu_data.py"))["shrink"](small)
    assert small.stat().st_size * 6 < library.stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == [library.name]
    assert sorted_with({}) == sorted_with({"LD_PRELOAD": str(small)}), "its name is in the library, so it comes first"


def sorted_with(environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", SORTED]
    done = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True)
    return done.stdout
