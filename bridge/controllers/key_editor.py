"""Changing the keys of actions on the Settings page: press new ones, hear who has them, go back to the first ones."""

from __future__ import annotations

import json
from typing import NamedTuple

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from backend.protocol.settings import ChangeSettings
from bridge.backend_link import Engine
from bridge.controllers.app import App, key_text
from bridge.key_bindings import KeyBindings, can_be_changed, is_fixed, spelling, types_text
from bridge.models.rows import RowsModel
from bridge.shortcuts import SHORTCUTS, Shortcut
from bridge.wording import tr, translated

QML_IMPORT_NAME = "Galleon.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


class KeyLine(NamedTuple):
    """`heading` stands above the first line of a section. `note` says why what was pressed cannot be had."""

    name: str
    heading: str
    label: str
    keys: str
    isChanged: bool
    isWaiting: bool
    note: str
    canTake: bool


@QmlElement
@QmlSingleton
class KeyEditor(RowsModel[KeyLine]):
    """One line waits for keys at a time. What is changed is stored by the engine and holds at once."""

    changed = Signal()

    def __init__(self, app: App, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(KeyLine, parent)
        self._app = app
        self._engine = engine
        self._waiting = ""
        self._pressed = ""
        self._note = ""
        app.keysChanged.connect(self.refresh)

    @Property(str, notify=changed)
    def waiting(self) -> str:
        """The action that waits for its keys; empty for none."""
        return self._waiting

    @Slot()
    def refresh(self) -> None:
        section = ""
        lines = []
        for shortcut in filter(can_be_changed, SHORTCUTS):
            heading = translated(shortcut.section) if shortcut.section != section else ""
            section = shortcut.section
            lines.append(self._line(shortcut, heading))
        self.show(lines)

    def _line(self, shortcut: Shortcut, heading: str) -> KeyLine:
        bindings = self._app.bindings
        is_waiting = shortcut.name == self._waiting
        return KeyLine(
            name=shortcut.name,
            heading=heading,
            label=translated(shortcut.label),
            keys=key_text(self._pressed if is_waiting and self._pressed else bindings.keys(shortcut.name)),
            isChanged=bindings.is_changed(shortcut.name),
            isWaiting=is_waiting,
            note=self._note if is_waiting else "",
            canTake=is_waiting and bool(self._pressed),
        )

    @Slot(str)
    def begin(self, name: str) -> None:
        """The next keys are for this action."""
        self._wait(name)

    @Slot()
    def cancel(self) -> None:
        self._wait("")

    def _wait(self, name: str, pressed: str = "", note: str = "") -> None:
        self._waiting, self._pressed, self._note = name, pressed, note
        self.refresh()
        self.changed.emit()

    @Slot(int, int)
    def press(self, key: int, modifiers: int) -> None:
        """What was pressed while an action waits. Modifiers alone are waited out."""
        keys = spelling(key, modifiers)
        name = self._waiting
        if not keys or not name:
            return
        if is_fixed(keys):
            self._wait(name, note=tr("{keys} moves through the window and stays as it is.").format(keys=key_text(keys)))
            return
        if types_text(name, key, modifiers):
            self._wait(name, note=tr("This key is needed elsewhere. Hold Ctrl or Alt, or use a function key."))
            return
        owner = self._app.bindings.owner(name, keys)
        if owner is not None:
            label = translated(owner.label)
            note = tr("{keys} is “{action}” already.").format(keys=key_text(keys), action=label)
            self._wait(name, keys, note)
            return
        self._store(self._app.bindings.with_keys(name, keys))

    @Slot()
    def takeOver(self) -> None:
        """Have the keys all the same; the other action is left without."""
        if self._waiting and self._pressed:
            self._store(self._app.bindings.with_keys(self._waiting, self._pressed))

    @Slot(str)
    def reset(self, name: str) -> None:
        self._store(self._app.bindings.without(name))

    def _store(self, bindings: KeyBindings) -> None:
        self._engine.send(ChangeSettings(values=(("shortcuts", json.dumps(bindings.stored())),)))
        self._wait("")
