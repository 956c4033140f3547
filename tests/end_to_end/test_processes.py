"""What the two processes really load: Qt in the window only, the network, storage and images in the engine only."""

from __future__ import annotations

import re
from pathlib import Path

import psutil
import pytest

from tests.end_to_end import pictures
from tests.end_to_end.harness import Home, until

OF_THE_WINDOW = {"PySide6", "shiboken6"}
OF_THE_ENGINE = {"aiohttp", "apsw", "PIL"}

pytestmark = pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="reads /proc")


def loaded_packages(process: psutil.Process) -> set[str]:
    """Packages of which the process has mapped a library, by the first folder below site-packages or the bundle."""
    maps = Path(f"/proc/{process.pid}/maps").read_text()
    return set(re.findall(r"/(?:site-packages|_internal)/([^/\n]+)/", maps))


def test_the_engine_has_no_qt_and_the_window_no_engine(home: Home, tmp_path: Path) -> None:
    home.start(QT_QPA_PLATFORM="offscreen")
    until(lambda: home.engines(), what="for the window's engine")
    with home.attach() as client:
        # Both do their work before it is looked what that took: a scan, an upload, rows and covers on the screen.
        (gallery_id,) = client.add(pictures.folder(tmp_path / "g", 3))
        client.until_ended(gallery_id)
        (engine,), (window,) = home.engines(), home.windows()
        of_engine, of_window = loaded_packages(engine), loaded_packages(window)
    assert of_engine >= OF_THE_ENGINE
    assert of_window >= OF_THE_WINDOW
    assert not of_engine & OF_THE_WINDOW
    assert not of_window & OF_THE_ENGINE
