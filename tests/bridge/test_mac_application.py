"""Qt takes one application for each process, so the one of macOS lives in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOLD = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, QUrl, Qt
from PySide6.QtGui import QFileOpenEvent

sys.platform = "darwin"
from bridge import first_frame
from bridge.mac_application import MacApplication

application = first_frame.make_application(["galleon"])
assert isinstance(application, MacApplication)
heard = []
def send(event):
    QCoreApplication.sendEvent(application, event)
def active():
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)

send(QFileOpenEvent(QUrl.fromLocalFile("/tmp/first one.jpg")))  # before there is a window
first_frame.listen_to_macos(
    application, lambda paths: heard.append([str(path) for path in paths]), lambda: heard.append("show"),
    lambda: heard.append("quit"), is_hidden=True,
)
send(QFileOpenEvent(QUrl.fromLocalFile("/tmp/second")))
send(QFileOpenEvent(QUrl("https://pixhost.to/")))
active()  # belongs to the start
active()  # a click in the Dock
send(QEvent(QEvent.Type.Quit))
QTimer.singleShot(1000, application.exit)
while len(heard) < 3:
    application.processEvents()
assert heard == ["show", "quit", ["/tmp/first one.jpg", "/tmp/second"]], heard
print("told")
"""


def test_macos_opens_files_shows_the_window_and_quits() -> None:
    root = Path(__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", TOLD], cwd=root, capture_output=True, text=True, timeout=60)
    assert run.stdout == "told\n", run.stderr
