"""The sheet of all keys (F1)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlSingleton

from bridge.controllers.app import App
from bridge.models.rows import RowsModel
from bridge.shortcuts import SHORTCUTS
from bridge.wording import translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class ShortcutLine(NamedTuple):
    name: str
    section: str
    keys: str
    label: str


@QmlElement
@QmlSingleton
class Shortcuts(RowsModel[ShortcutLine]):
    def __init__(self, app: App, parent: QObject | None = None) -> None:
        super().__init__(ShortcutLine, parent)
        self._app = app
        app.keysChanged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        self.show(
            [
                ShortcutLine(s.name, translated(s.section), self._app.textFor(s.name), translated(s.label))
                for s in SHORTCUTS
            ]
        )
