"""A window without QML and without a graphics driver, for when the other one has crashed three times in a minute."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backend.protocol.folders import Folders
from bridge import crash_reports, language
from bridge.window_state import WindowState
from bridge.wording import tr

SOFTWARE = ("QT_QUICK_BACKEND", "software")


class PlainWindow(QDialog):
    """Says what happened, shows the newest report. Accepted: start carefully; rejected: do not start."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setWindowTitle("Galleon")
        self.resize(720, 480)
        title = QLabel(tr("Galleon's window crashed three times in a row"))
        title.setStyleSheet("font-weight: 600; font-size: 15px")
        said = QLabel(
            tr(
                "Uploads go on without it, and nothing of the report below is sent. Galleon can start carefully: drawn"
                " without the graphics driver, and without what the window remembers of its size and pages."
            )
        )
        said.setWordWrap(True)
        report = QPlainTextEdit(text)
        report.setReadOnly(True)
        report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        report.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        report.setAccessibleName(tr("Report"))
        buttons = QDialogButtonBox()
        start = QPushButton(tr("Start carefully"))
        copy = QPushButton(tr("Copy report"))
        save = QPushButton(tr("Save report…"))
        quit_button = QPushButton(tr("Quit"))
        for button, role in (
            (start, QDialogButtonBox.ButtonRole.AcceptRole),
            (copy, QDialogButtonBox.ButtonRole.ActionRole),
            (save, QDialogButtonBox.ButtonRole.ActionRole),
            (quit_button, QDialogButtonBox.ButtonRole.RejectRole),
        ):
            buttons.addButton(button, role)
        start.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        save.clicked.connect(self._save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (title, said, report, buttons):
            layout.addWidget(widget)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save report"), "galleon-crash.txt")
        if name:
            with contextlib.suppress(OSError):
                Path(name).write_text(self._text, encoding="utf-8")


def tell_of_loop(folders: Folders) -> bool:
    """Ask what to do; False when Galleon is not to start. GUI thread, before anything else of Qt."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("galleon")
    application.setDesktopFileName("galleon")
    language.install(str(WindowState(folders.state / "window.json").get("language", "system")))
    found = crash_reports.find(folders.crashes_folder)
    shown = PlainWindow(found[0].text if found else "")
    if shown.exec() != QDialog.DialogCode.Accepted:
        return False
    start_carefully(folders.state)
    return True


def start_carefully(state_folder: Path) -> None:
    """Draw without the driver; what the window remembers is put aside as `window.json.aside`."""
    os.environ.setdefault(*SOFTWARE)
    with contextlib.suppress(OSError):
        (state_folder / "window.json").replace(state_folder / "window.json.aside")
