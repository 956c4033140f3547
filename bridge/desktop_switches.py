"""Switches of the Settings page that change the desktop, and no setting of Galleon's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from bridge import autostart
from bridge.file_managers import FILE_MANAGERS


class Switch(NamedTuple):
    """`turn` raises OSError."""

    is_on: Callable[[], bool]
    turn: Callable[[bool], None]


def switches() -> dict[str, Switch]:
    """By the name of their row. GUI thread."""
    menus = {f"menu_{manager.id}": Switch(manager.is_on, manager.turn) for manager in FILE_MANAGERS}
    return {"autostart": Switch(autostart.is_on, autostart.turn), **menus}
