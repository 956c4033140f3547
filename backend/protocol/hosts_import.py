"""Hosts from the files of other programs, and for them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from backend.protocol.bases import CommandBase, ReplyBase

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


class ImportHosts(CommandBase, frozen=True, kw_only=True, tag="import_hosts"):
    """Take hosts out of files: definitions (`.toml`), ShareX's `.sxcu`. Answered by HostsImported, one result a file.

    `allow_local` also takes hosts on this computer or in the person's own network.
    """

    paths: tuple[str, ...]
    allow_local: bool = False


class ExportHost(CommandBase, frozen=True, kw_only=True, tag="export_host"):
    """Write a host as a custom uploader of ShareX. Answered by HostExported; secrets are not part of it."""

    host_id: str


class HostsImported(ReplyBase, frozen=True, kw_only=True, tag="hosts_imported"):
    results: tuple[HostImport, ...] = ()


class HostExported(ReplyBase, frozen=True, kw_only=True, tag="host_exported"):
    """An empty `text` means that the host does not fit; the remarks of kind error say why."""

    file_name: str = ""
    text: str = ""
    remarks: tuple[ImportRemark, ...] = ()
