"""Which keys do what: the table of shortcuts with what the person has changed of it. Pure but for Qt's key names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from bridge.shortcuts import EVERYWHERE, IMAGES, LIST, LOG, SHORTCUTS, TABS, TEMPLATES, Shortcut

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.ShiftModifier
)
_HOLDING = _MODIFIERS & ~Qt.KeyboardModifier.ShiftModifier
_MODIFIER_KEYS = frozenset(
    (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_unknown)
)
_ONLY_IN_LISTS = frozenset(
    (
        Qt.Key.Key_Space,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Insert,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Backspace,
    )
)
"""Without a modifier they belong to fields and buttons elsewhere."""
_FIXED = frozenset(
    [
        f"{held}{key}"
        for held in ("", "Shift+")
        for key in ("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown")
    ]
    + ["Esc", "Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Ctrl+Return"]
    + [f"{held}+{digit}" for held in ("Ctrl", "Alt") for digit in range(1, 10)]
)
"""They move, leave, or open a page or a tab."""

_PLACES = {LIST: "list", TABS: "tabs", IMAGES: "images", LOG: "log", TEMPLATES: "templates"}
_BY_NAME = {shortcut.name: shortcut for shortcut in SHORTCUTS}


class KeyBindings:
    """`stored` are words like `palette=Ctrl+P`; what is not one of ours, or no key, is passed over. An action whose
    first keys another one has there is left without."""

    def __init__(self, stored: Iterable[str] = ()) -> None:
        self._own: dict[str, str] = {}
        for word in stored:
            name, _, keys = word.partition("=")
            known = QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)
            if name in _BY_NAME and not is_fixed(known) and (known or not keys):
                self._own[name] = known
        for name, keys in list(self._own.items()):
            owner = self.owner(name, keys) if keys else None
            if owner is not None and owner.name not in self._own:
                self._own[owner.name] = ""
        self._actions = {
            (_PLACES[shortcut.section], keys): shortcut.name
            for shortcut in SHORTCUTS
            if shortcut.section in _PLACES
            for keys in self.all_of(shortcut.name)
        }

    def stored(self) -> list[str]:
        return [f"{name}={keys}" for name, keys in sorted(self._own.items())]

    def all_of(self, name: str) -> tuple[str, ...]:
        """All keys of an action; none where another action has taken them."""
        shortcut = _BY_NAME.get(name)
        if shortcut is None:
            return ()
        if name in self._own:
            return (self._own[name],) if self._own[name] else ()
        return (shortcut.keys, *shortcut.also)

    def keys(self, name: str) -> str:
        """The first keys of an action, in Qt's portable spelling; empty for one without."""
        return next(iter(self.all_of(name)), "")

    def is_changed(self, name: str) -> bool:
        return name in self._own

    def action(self, place: str, keys: str) -> str:
        """What these keys do in the list of galleries, the tabs, the images or the log; empty for nothing."""
        return self._actions.get((place, keys), "")

    def owner(self, name: str, keys: str) -> Shortcut | None:
        """The other action that has these keys where `name` would be heard: places of their own may share keys."""
        section = _BY_NAME[name].section
        return next(
            (
                shortcut
                for shortcut in SHORTCUTS
                if shortcut.name != name
                and (section == shortcut.section or EVERYWHERE in (section, shortcut.section))
                and keys in self.all_of(shortcut.name)
            ),
            None,
        )

    def with_keys(self, name: str, keys: str) -> KeyBindings:
        """`name` has these keys, and whoever had them has none; the default keys are no change of the person's."""
        changed: dict[str, str] = dict(self._own)
        while (owner := KeyBindings(_words(changed)).owner(name, keys)) is not None:
            changed[owner.name] = ""
        if keys == _BY_NAME[name].keys:
            changed.pop(name, None)
        else:
            changed[name] = keys
        return KeyBindings(_words(changed))

    def without(self, name: str) -> KeyBindings:
        """`name` has its default keys again, and whoever has them now has none."""
        return self.with_keys(name, _BY_NAME[name].keys)


def _words(own: Mapping[str, str]) -> list[str]:
    return [f"{name}={keys}" for name, keys in own.items()]


def spelling(key: int, modifiers: int) -> str:
    """What was pressed, in Qt's portable spelling; empty while only modifiers are held."""
    pressed = Qt.Key(key)
    if pressed in _MODIFIER_KEYS:
        return ""
    if pressed == Qt.Key.Key_Enter:
        pressed = Qt.Key.Key_Return
    held = Qt.KeyboardModifier(modifiers) & _MODIFIERS
    return QKeySequence(QKeyCombination(held, pressed)).toString(QKeySequence.SequenceFormat.PortableText)


def can_be_changed(shortcut: Shortcut) -> bool:
    return not is_fixed(shortcut.keys)


def is_fixed(keys: str) -> bool:
    """Whether these keys move, leave, or open a page or a tab, and can be given to nothing else."""
    return keys in _FIXED


def types_text(name: str, key: int, modifiers: int) -> bool:
    """Whether these keys would be missed where text is typed: a letter, or Space anywhere but in a list."""
    pressed = Qt.Key(key)
    if Qt.KeyboardModifier(modifiers) & _HOLDING:
        return False
    if pressed in _ONLY_IN_LISTS:
        return _BY_NAME[name].section == EVERYWHERE
    return not Qt.Key.Key_F1 <= pressed <= Qt.Key.Key_F35 and pressed != Qt.Key.Key_Menu
