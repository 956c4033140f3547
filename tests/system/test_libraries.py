"""A library of the system that is not there: one sentence with the package, before Qt can abort the process."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from backend.system import libraries
from backend.system.libraries import OF_BUNDLE, missing_in, missing_sentence
from tests.end_to_end.harness import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux")

WITHOUT = """
import sys
import PySide6.QtCore
import main
PySide6.__path__ = [sys.argv[1]]
raise SystemExit(main.window([]))
"""


def test_the_library_is_known_by_what_the_loader_says() -> None:
    said = "libEGL.so.1: cannot open shared object file: No such file or directory"
    assert missing_in(ImportError(said)) == "libEGL.so.1"
    assert missing_in(ImportError("No module named 'PySide6'")) == ""
    assert missing_in(ImportError("/x.so: undefined symbol: cannot")) == ""


def test_the_sentence_names_every_package_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "is_there", lambda library: library not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    said = missing_sentence("libEGL.so.1")
    assert said == (
        "Galleon cannot start: the system library libEGL.so.1 is missing. "
        "On Debian and Ubuntu, this installs what is needed: sudo apt install libegl1 libxcb-cursor0"
    )
    assert missing_sentence("libssl.so.3").endswith("sudo apt install libegl1 libssl3 libxcb-cursor0")
    monkeypatch.setattr(libraries, "is_there", lambda library: True)
    assert missing_sentence("libodd.so.7") == "Galleon cannot start: the system library libodd.so.7 is missing."


def test_a_missing_library_of_the_display_is_told_before_qt_aborts(tmp_path: Path) -> None:
    import PySide6

    qt = Path(PySide6.__path__[0]) / "Qt"
    platforms = tmp_path / "Qt" / "plugins" / "platforms"
    platforms.mkdir(parents=True)
    (tmp_path / "Qt" / "lib").symlink_to(qt / "lib")
    plugin = (qt / "plugins" / "platforms" / "libqxcb.so").read_bytes()
    (platforms / "libqxcb.so").write_bytes(plugin.replace(b"libxcb-cursor.so.0", b"libxcb-nowhere.so\0"))
    environment = {"PATH": "/usr/bin:/bin", "DISPLAY": ":0", "GALLEON_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 1, done
    assert done.stderr == "Galleon cannot start: the system library libxcb-nowhere.so is missing.\n"


@pytest.mark.skipif(shutil.which("readelf") is None, reason="needs readelf, of binutils")
def test_the_table_has_everything_that_qt_asks_of_the_system() -> None:
    import PySide6

    qt = Path(PySide6.__path__[0]) / "Qt"
    asked: set[str] = set()
    for name in ("libQt6Core", "libQt6Gui", "libQt6Widgets", "libQt6Quick", "libQt6Network", "libQt6XcbQpa"):
        asked |= needed_by(next((qt / "lib").glob(f"{name}.so.*")))
    asked |= needed_by(qt / "plugins" / "platforms" / "libqxcb.so")
    asked |= needed_by(qt / "plugins" / "platforms" / "libqwayland.so")
    of_libc = re.compile(r"lib(c|m|dl|rt|pthread|resolv|gcc_s)\.so|ld-linux|libQt6|libicu")
    assert {name for name in asked if not of_libc.match(name)} - OF_BUNDLE.keys() == set()


def needed_by(library: Path) -> set[str]:
    told = subprocess.run(["readelf", "--dynamic", str(library)], capture_output=True, text=True, check=True).stdout
    return {line.rpartition("[")[2].rstrip("]") for line in told.splitlines() if "(NEEDED)" in line}
