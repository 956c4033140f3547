"""What every command, reply and event begins with. Apart from their unions, so that each subject can have a module."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class CommandBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    request_id: int = 0


class SecretCommandBase(CommandBase, frozen=True, kw_only=True, omit_defaults=True):
    """Of a command that brings secrets: no text of it shows the fields that SECRETS names."""

    SECRETS: ClassVar[frozenset[str]] = frozenset()

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"{type(self).__name__}({shown})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return [(name, getattr(self, name)) for name in self.__struct_fields__ if name not in self.SECRETS]


class ReplyBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    request_id: int = 0


class EventBase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    pass
