"""What became of files with hosts of other programs."""

from __future__ import annotations

from enum import StrEnum

import msgspec

CUSTOM_UPLOADER = ".sxcu"
"""How the names of ShareX's custom uploaders end: they hold hosts, and no pictures."""


class RemarkKind(StrEnum):
    NOTE = "note"  # translated; the person should know how
    LOSS = "loss"  # left out; the host works without it
    ERROR = "error"  # cannot be translated: nothing is imported
    CONFIRM = "confirm"  # imported only when the person allows it


class ImportRemark(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be said about one field of a file, in words for a person; an empty `field` means the whole file."""

    kind: RemarkKind
    field: str
    text: str


class HostImport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One file. Without `host_id` nothing was imported, and the remarks of kind error or confirm say why.

    `credentials` are labels of what the person still has to enter; what the file held of them is stored already.
    `was_there`: the same definition had been imported before.
    """

    path: str
    host_id: str = ""
    name: str = ""
    definition_path: str = ""
    was_there: bool = False
    credentials: tuple[str, ...] = ()
    remarks: tuple[ImportRemark, ...] = ()
