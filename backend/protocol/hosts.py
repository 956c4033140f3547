"""Hosts: rows, and how a host is used."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import UNSET, UnsetType

from backend.protocol.accounts import AccountRow, AccountStep, HostStatus
from backend.protocol.bases import CommandBase, EventBase
from backend.protocol.errors import ErrorInfo
from backend.protocol.rows import StartOn


class HostKind(StrEnum):
    LOCAL = "local"
    IMAGE = "image"
    FILE = "file"
    PHOTO = "photo"


class FieldKind(StrEnum):
    TEXT = "text"
    SECRET = "secret"
    URL = "url"
    INTEGER = "integer"
    SWITCH = "switch"
    CHOICE = "choice"


class Choice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    value: str
    label: str = ""


class FieldRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field of a credentials form or an options form. Values travel as text; switches as "true"/"false"."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    default: str = ""
    is_required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[Choice, ...] = ()


class NumberFrom(StrEnum):
    """Who said how much goes to a host."""

    HOST = "host"  # the person, for this host
    SETTINGS = "settings"  # the person, for all hosts
    DEFINITION = "definition"


class HostRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One host as the Hosts page shows it. Never holds a secret.

    Status, label, times and error are those of the account that a new gallery would use. `accounts` are in the order
    of use; a host that knows no accounts has none. `abilities` are words of `backend.hosts.base.Ability`.
    """

    id: str
    name: str
    code: str  # 2–4 capitals for the chip
    kind: HostKind
    is_enabled: bool = False
    is_default: bool = False  # new galleries go there
    status: HostStatus = HostStatus.READY
    tested_at: float | None = None
    hold_until: float | None = None
    error: ErrorInfo | None = None
    needs_account: bool = False
    account_label: str = ""
    accounts: tuple[AccountRow, ...] = ()
    steps: tuple[AccountStep, ...] = ()  # of its last test, for a host without accounts
    abilities: tuple[str, ...] = ()
    credentials: tuple[FieldRow, ...] = ()
    options: tuple[FieldRow, ...] = ()
    option_values: tuple[tuple[str, str], ...] = ()
    formats: tuple[str, ...] = ()
    max_size_bytes: int | None = None
    max_width: int | None = None
    max_height: int | None = None
    max_pixels: int | None = None
    min_width: int | None = None
    min_height: int | None = None
    location: str = ""  # of photos that go there: keep, remove, or empty for what the setting says
    connections: int = 4
    connections_from: NumberFrom = NumberFrom.DEFINITION
    max_connections: int = 8
    tries: int = 3
    tries_from: NumberFrom = NumberFrom.DEFINITION
    start_on: StartOn = StartOn.STARTED  # for galleries that are added from now on
    stand_in: str = ""  # the host that takes over when this one is down
    sends_archive: bool = False  # galleries go there as ZIP
    requests_per_s: float | None = None  # what the host asks for, None = it says nothing
    site_url: str = ""
    definition_path: str = ""  # empty for built-in definitions
    sources: tuple[str, ...] = ()  # where the facts about it come from
    proxy: str = ""  # empty = as for all hosts, "off", "system", or the id of a proxy or a pool
    template_id: str = ""  # for galleries that go there first; empty = as the setting says
    accounts_in_turn: bool = False  # each new gallery uses the next of its accounts; otherwise the first usable one


class EditHost(CommandBase, frozen=True, kw_only=True, tag="edit_host"):
    """Change how a host is used. Option values travel as text. `start_on` is a word of StartOn and counts for
    galleries that are added from then on."""

    host_id: str
    is_enabled: bool | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET
    connections: int | UnsetType = UNSET  # 0: as the settings say, or the definition
    tries: int | UnsetType = UNSET  # the same
    start_on: str | UnsetType = UNSET
    stand_in: str | UnsetType = UNSET  # another host, or empty for none
    proxy: str | UnsetType = UNSET  # see HostRow
    options: tuple[tuple[str, str], ...] | UnsetType = UNSET
    location: str | UnsetType = UNSET  # of photos that go there: keep, remove, or empty for what the setting says
    template_id: str | UnsetType = UNSET  # for galleries that go there first, or empty for what the setting says
    accounts_in_turn: bool | UnsetType = UNSET


class HostsChanged(EventBase, frozen=True, kw_only=True, tag="hosts_changed"):
    """All hosts, each time, and where credentials are kept: keyring, file or memory. Merged: the latest wins.

    `credentials_locked`: there is no keyring, and what is stored now is lost at the end unless a passphrase is given;
    `credentials_kept` when an encrypted file waits for the one that it was made with.
    """

    rows: tuple[HostRow, ...]
    credentials_store: str = "keyring"
    credentials_locked: bool = False
    credentials_kept: bool = False
