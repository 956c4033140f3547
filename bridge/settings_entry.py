"""What a row of the Settings page is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """The control of a setting. The last two are none: a button, and a part of the page with a file of its own."""

    SWITCH = "switch"
    CHOICE = "choice"
    NUMBER = "number"
    FOLDER = "folder"
    TEXT = "text"
    ACTION = "action"
    PANEL = "panel"


class Group(NamedTuple):
    id: str
    title: str
    icon: str


class Entry(NamedTuple):
    """One row. `scale` is how many of the setting make one of `unit`; `decimals` as the control shows it.

    `zero` says what 0 means. `words` are further words that a search finds it by. `needs` names a switch without which
    it has no effect. `button` is the label of an action; `panel` the file in qml/App/Settings without its ending.
    """

    name: str
    label: str
    kind: Kind
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    minimum: int = 0
    maximum: int = 0
    step: int = 1
    scale: int = 1
    decimals: int = 0
    unit: str = ""
    zero: str = ""
    is_plain: bool = False  # a number that is a name, written without groups of digits
    words: str = ""
    needs: str = ""
    button: str = ""
    icon: str = ""
    panel: str = ""
