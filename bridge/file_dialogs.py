"""File dialogs that Python opens. GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

_open: set[QFileDialog] = set()
"""Nobody else holds them: without this, Python takes a dialog away before it is seen."""


def ask_for_folder(title: str, start: Path, taken: Callable[[Path], None]) -> QFileDialog:
    """Let the person choose a folder; the window goes on meanwhile, and belongs behind the dialog."""
    return _show(title, start, QFileDialog.FileMode.Directory, lambda paths: taken(paths[0]))


def ask_for_files(title: str, start: Path, taken: Callable[[list[Path]], None]) -> QFileDialog:
    """Let the person choose files that are there; as `ask_for_folder`."""
    return _show(title, start, QFileDialog.FileMode.ExistingFiles, taken)


def _show(title: str, start: Path, mode: QFileDialog.FileMode, taken: Callable[[list[Path]], None]) -> QFileDialog:
    dialog = QFileDialog(None, title, str(start))
    dialog.setFileMode(mode)

    def finished(result: int) -> None:
        _open.discard(dialog)
        chosen = [Path(path) for path in dialog.selectedFiles()]
        dialog.deleteLater()
        if result and chosen:
            taken(chosen)

    dialog.finished.connect(finished)
    _open.add(dialog)
    window = QGuiApplication.focusWindow()
    if window is not None:
        dialog.winId()  # makes the window whose place is being told
        dialog.windowHandle().setTransientParent(window)
    dialog.open()
    return dialog
