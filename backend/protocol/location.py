"""Whether photos lose their coordinates on the way to a host. Pure: the engine and the window decide alike."""

from __future__ import annotations

from backend.protocol.hosts import HostKind

PUBLIC_KINDS = (HostKind.IMAGE, HostKind.FILE)
"""Hosts that show what they get to others. This computer and a photo server belong to the person."""


def removes_location(*, gallery: str, host: str, setting: str, kind: HostKind) -> bool:
    """Of the words keep, remove and empty (says nothing), the nearest wins: gallery, host, setting.

    The setting speaks of public hosts only, so that a backup is never poorer than what it backs up.
    """
    return (gallery or host or (setting if kind in PUBLIC_KINDS else "keep")) == "remove"
