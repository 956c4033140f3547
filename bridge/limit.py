"""The command behind the limit menus of the window and the tray."""

from __future__ import annotations

from backend.protocol.settings import ChangeSettings, Settings


def limit_command(settings: Settings, bps: int) -> ChangeSettings:
    """`bps` bytes a second from now on, 0 for no limit; the timetable is followed no longer."""
    by_hand = (("use_schedule", "false"),) if settings.use_schedule else ()
    return ChangeSettings(values=(("bandwidth_limit_bps", str(bps)), *by_hand))
