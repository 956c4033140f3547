"""Tabs of the queue."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from backend.protocol.bases import CommandBase, EventBase, ReplyBase


class TabRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tab. `colour` is 1–8. The system tab "Main" can be renamed and deleted by nobody.

    `host_options` are options of hosts for its galleries: pairs of "host/option" and value.
    """

    id: int
    name: str
    colour: int = 1
    position: float = 0.0
    is_system: bool = False
    host_options: tuple[tuple[str, str], ...] = ()
    template_id: str = ""  # for its galleries that have none of their own; empty = as their host or the setting says


class CreateTab(CommandBase, frozen=True, kw_only=True, tag="create_tab"):
    name: str
    colour: int = 0  # 0 = the next free one


class EditTab(CommandBase, frozen=True, kw_only=True, tag="edit_tab"):
    """`before_id` moves the tab in front of another one; None is the end. `host_options` as in EditGalleries."""

    id: int
    name: str | UnsetType = UNSET
    colour: int | UnsetType = UNSET
    host_options: tuple[tuple[str, str], ...] | UnsetType = UNSET
    before_id: int | None | UnsetType = UNSET
    template_id: str | UnsetType = UNSET  # empty = its galleries take their host's or the setting's


class DeleteTab(CommandBase, frozen=True, kw_only=True, tag="delete_tab"):
    """Its galleries go to `reassign_to`, or to Main."""

    id: int
    reassign_to: int | None = None


class TabCreated(ReplyBase, frozen=True, kw_only=True, tag="tab_created"):
    tab_id: int


class TabsChanged(EventBase, frozen=True, kw_only=True, tag="tabs_changed"):
    rows: tuple[TabRow, ...]


TabCommand = CreateTab | EditTab | DeleteTab
