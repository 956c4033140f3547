"""Real processes that die, and the next ones."""

from __future__ import annotations

import signal
import subprocess
import sys

import psutil
import pytest

from backend.protocol.crash_reports import PATTERN, CrashKind, facts_of
from backend.protocol.log import GetLog, LogPage
from tests.end_to_end.harness import ROOT, Home, is_alive, until


def end(processes: list[psutil.Process], number: int) -> None:
    for process in processes:
        process.send_signal(number)
    until(lambda: not any(map(is_alive, processes)))


def reports(home: Home) -> list[str]:
    return [path.read_text() for path in home.folders.crashes_folder.glob(PATTERN)]


@pytest.mark.parametrize(("number", "count"), [(signal.SIGSEGV, 1), (signal.SIGKILL, 0)])
def test_a_crash_leaves_a_report_and_a_kill_a_line_in_the_log(home: Home, number: int, count: int) -> None:
    home.attach()
    end(home.engines(), number)
    client = home.attach()
    found = reports(home)
    assert len(found) == count
    page = client.ask(GetLog(limit=50), LogPage)
    assert ("left_open" in [entry.kind for entry in page.entries]) == (count == 0)
    for said in found:
        assert (facts_of(said).kind, facts_of(said).process) == (CrashKind.SIGNAL, "engine")
        assert "Segmentation fault" in said and "backend/entry.py" in said
        assert str(home.path) not in said


def test_a_window_that_crashes_is_told_of_by_the_next_one(home: Home) -> None:
    run_file = home.folders.crashes_folder / "window.run"
    home.start(QT_QPA_PLATFORM="offscreen")
    until(lambda: run_file.exists() and home.engines())
    end(home.windows(), signal.SIGABRT)
    assert home.engines(), "uploads go on without it"
    home.start(QT_QPA_PLATFORM="offscreen")
    until(lambda: reports(home))
    assert facts_of(reports(home)[0]).process == "window"
    client = home.attach().client
    until(lambda: client.hello("test").has_window)
    end(home.windows(), signal.SIGTERM)
    assert not run_file.exists(), "this one ended in order"
    assert not home.folders.crashes_folder.joinpath("window.ends").exists()


def test_what_keeps_the_window_from_opening_is_shown_and_printed(home: Home) -> None:
    program = """
import sys
import bridge.plain_window
import main

def broken(*_, **__):
    raise RuntimeError("Main.qml:7 has a mistake")

main.run_window = broken
bridge.plain_window.PlainWindow.exec = lambda shown: print("shown:", shown._text)
sys.exit(main.window([]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=home.environment | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "RuntimeError: Main.qml:7 has a mistake" in done.stderr
    assert done.stdout == f"shown: {reports(home)[0]}\n"
    assert facts_of(reports(home)[0]).kind is CrashKind.ERROR
