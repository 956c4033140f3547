"""What every command, reply and event begins with. Apart from their unions, so that each subject can have a module."""

from __future__ import annotations

import msgspec


class CommandBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    request_id: int = 0


class ReplyBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    request_id: int = 0


class EventBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    pass
