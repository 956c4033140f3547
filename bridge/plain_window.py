"""A window without QML and without a graphics driver, for when the other one crashes or cannot be opened."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
)

from backend import __version__
from backend.protocol.folders import Folders
from bridge import crash_reports, language
from bridge.window_state import WindowState
from bridge.wording import tr

SOFTWARE = ("QT_QUICK_BACKEND", "software")


class PlainWindow(QDialog):
    """Says what happened, and shows the report. Accepted: start carefully; rejected: do not start."""

    def __init__(self, title: str, sentence: str, text: str, *, can_start: bool) -> None:
        super().__init__()
        self._text = text
        self.setWindowTitle("Galleon")
        self.resize(720, 480)
        heading = QLabel(title)
        heading.setStyleSheet("font-weight: 600; font-size: 15px")
        said = QLabel(sentence)
        said.setWordWrap(True)
        report = QPlainTextEdit(text)
        report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        report.setReadOnly(True)
        report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        report.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        report.setAccessibleName(tr("Report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        save = buttons.addButton(tr("Save report…"), QDialogButtonBox.ButtonRole.ActionRole)
        leave = buttons.addButton(tr("Quit"), QDialogButtonBox.ButtonRole.RejectRole)
        first = leave
        if can_start:
            first = buttons.addButton(tr("Start carefully"), QDialogButtonBox.ButtonRole.AcceptRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        save.clicked.connect(self._save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (heading, said, report, buttons):
            layout.addWidget(widget)
        first.setDefault(True)  # once it is in the window
        first.setFocus()

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save report"), "galleon-crash.txt")
        if name:
            with contextlib.suppress(OSError):
                Path(name).write_text(self._text, encoding="utf-8")


def tell_of_loop(folders: Folders) -> bool:
    """Ask what to do after crash upon crash; False when Galleon is not to start. GUI thread, before the first frame."""
    _prepare(folders)
    sentence = tr(
        "Uploads go on without it, and nothing of the report below is sent. Galleon can start carefully: drawn"
        " without the graphics driver, and without what the window remembers of its size and pages."
    )
    title = tr("Galleon's window crashed three times in a row")
    if PlainWindow(title, sentence, _newest(folders), can_start=True).exec() != QDialog.DialogCode.Accepted:
        return False
    start_carefully(folders.state)
    return True


def tell_of_end(folders: Folders) -> None:
    """An error has kept the window from opening, which nobody would see who starts Galleon from a menu. GUI thread."""
    _prepare(folders)
    sentence = tr("An error inside Galleon kept it from opening. The report below was not sent anywhere.")
    PlainWindow(tr("Galleon's window cannot be opened"), sentence, _newest(folders), can_start=False).exec()


def _prepare(folders: Folders) -> None:
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("galleon")
    application.setDesktopFileName("galleon")
    language.install(str(WindowState(folders.state / "window.json").get("language", "system")))


def _newest(folders: Folders) -> str:
    from bridge.components import version_report  # reads many files

    found = crash_reports.find(folders.crashes_folder)
    return crash_reports.complete(folders.crashes_folder, found[0], version_report(__version__)).text if found else ""


def start_carefully(state_folder: Path) -> None:
    """Draw without the driver; what the window remembers is put aside as `window.json.aside`."""
    os.environ.setdefault(*SOFTWARE)
    with contextlib.suppress(OSError):
        (state_folder / "window.json").replace(state_folder / "window.json.aside")
