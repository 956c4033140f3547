"""The sheet of all keys (F1)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlSingleton

from bridge.controllers.app import key_text
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
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(ShortcutLine, parent)
        self.refresh()

    def refresh(self) -> None:
        self.show(
            [ShortcutLine(s.name, translated(s.section), key_text(s.keys), translated(s.label)) for s in SHORTCUTS]
        )
