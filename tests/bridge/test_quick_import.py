from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bridge.quick_import import CompiledCode

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys, pathlib
from bridge.quick_import import import_qt
import builtins
before = builtins.compile
import_qt(pathlib.Path(sys.argv[1]))
assert builtins.compile is before
assert builtins.__import__.__name__ != '__feature_import__'
from PySide6.QtCore import QObject, Signal
class Thing(QObject):
    happened = Signal(int)
heard = []
thing = Thing()
thing.happened.connect(heard.append)
thing.happened.emit(7)
assert heard == [7]
try:
    thing.setObjectName(1, 2)
except TypeError as error:
    assert 'setObjectName' in str(error), error
"""


def run(cache: Path) -> None:
    subprocess.run([sys.executable, "-c", PROGRAM, str(cache)], cwd=ROOT, check=True)


def test_qt_works_the_first_and_the_second_time(tmp_path: Path) -> None:
    run(tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    size = kept.stat().st_size
    assert size > 10_000
    changed = kept.stat().st_mtime_ns
    run(tmp_path / "cache")
    assert kept.stat().st_mtime_ns == changed, "nothing was left to compile"


@pytest.mark.parametrize("content", [b"", b"no code", b"\xe9" * 50])
def test_a_broken_cache_is_replaced(tmp_path: Path, content: bytes) -> None:
    kept = tmp_path / "pyside6.code"
    kept.write_bytes(content)
    run(tmp_path)
    assert kept.read_bytes() != content


def test_a_folder_that_cannot_be_written_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    run(tmp_path / "file")


def test_code_is_found_by_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.code"
    first = CompiledCode(path)
    exec(first.compile("found = 1", "a.py", "exec"), one := {})
    exec(first.compile("found = 2", "a.py", "exec"), two := {})
    first.save()
    second = CompiledCode(path)
    exec(second.compile("found = 1", "a.py", "exec"), three := {})
    assert (one["found"], two["found"], three["found"]) == (1, 2, 1)
