"""The sheet of all keys (F1)."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlSingleton

from bridge.controllers.app import App, key_text
from bridge.models.rows import RowsModel
from bridge.shortcuts import FIXED, SHORTCUTS, FixedKeys
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
        """Every key, those that can be changed before those that cannot, section by section."""
        lines = []
        for section in dict.fromkeys(shortcut.section for shortcut in (*SHORTCUTS, *FIXED)):
            title = translated(section)
            lines += [
                ShortcutLine(s.name, title, self._app.textFor(s.name), translated(s.label))
                for s in SHORTCUTS
                if s.section == section
            ]
            lines += [ShortcutLine(f.name, title, _text(f), translated(f.label)) for f in FIXED if f.section == section]
        self.show(lines)


def _text(fixed: FixedKeys) -> str:
    """“Alt 1 … 9”, “↑ ↓ Home End”."""
    texts = [key_text(keys) for keys in fixed.keys]
    return f"{texts[0]} … {texts[-1].split(' ')[-1]}" if fixed.is_range else " ".join(texts)
