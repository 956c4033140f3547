"""The whole window on the demo engine: a real process, real pipes, the real QML."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backend.protocol.folders import folders_under
from bridge.backend_process import BackendProcess
from bridge.demo.engine import DemoOptions, run_demo
from bridge.tray import Tray
from bridge.window import Window
from tests.qml.queue.conftest import Page


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Window]:
    backend = BackendProcess(None, run_demo, DemoOptions(tmp_path / "pictures", rows=60))
    backend.start()
    made = Window(folders_under(tmp_path), backend, is_demo=True)
    yield made
    with qtbot.waitSignal(made.keeper.stopped, timeout=60_000):
        made.quit()
    made.unload()
    qapp.sendPostedEvents()


def test_the_window_shows_and_follows_the_demo_without_a_warning(
    qtbot: QtBot, window: Window, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.WARNING)
    window.load()
    window.start()
    qtbot.waitUntil(lambda: len(window.queue.order) == 60, timeout=60_000)
    before = window.store.galleries[2].done_bytes
    qtbot.waitUntil(lambda: window.store.galleries[2].done_bytes > before, timeout=60_000)
    window.queue.click(0, 0)
    qtbot.waitUntil(lambda: len(window.images._files) == 148, timeout=60_000)
    window.queue.pause()
    qtbot.waitUntil(lambda: window.store.galleries[1].state == "paused", timeout=60_000)
    window.app.setProperty("page", "hosts")
    qtbot.waitUntil(lambda: "Search hosts" in Page(window).texts(), timeout=60_000)
    monkeypatch.setattr(Tray, "is_available", lambda: False)
    window.app.hideToTray()
    assert window.window is not None
    assert window.window.visibility().name == "Minimized", "without a tray a hidden window could not be found again"
    window.show()
    monkeypatch.setattr(Tray, "is_available", lambda: True)
    window.app.hideToTray()
    assert window.window.visibility().name == "Hidden"
    assert [record.getMessage() for record in caplog.records if record.name == "bridge.window"] == []


def test_a_window_that_is_told_to_end_ends_cleanly_with_its_engine(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(tmp_path)}
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "bridge.app", "--demo", "--rows", "20"]
    process = subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.PIPE, text=True)
    pictures = tmp_path.glob("galleon-demo-*/cache/pictures/*.png")
    while process.poll() is None and not any(pictures):
        time.sleep(0.05)
        pictures = tmp_path.glob("galleon-demo-*/cache/pictures/*.png")
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    # A bare system has no fontconfig file, which is said before anything of ours runs.
    said = "".join(line for line in said.splitlines(keepends=True) if not line.startswith("Fontconfig"))
    assert (process.returncode, said) == (0, "")
    assert list(tmp_path.glob("galleon-demo-*")) == []
