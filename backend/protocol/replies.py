"""Exactly one of these answers each command, with its `request_id`."""

from __future__ import annotations

import msgspec

from backend.protocol.bases import ReplyBase
from backend.protocol.errors import ErrorInfo
from backend.protocol.hosts_import import HostImport, ImportRemark
from backend.protocol.images import Attempts, MovedFound, Relocated
from backend.protocol.links import GoneQueued, OldLinksChecked
from backend.protocol.log import LogPage
from backend.protocol.metrics import Speeds, Statistics, StatisticsExported
from backend.protocol.rows import (
    AccountFacts,
    AccountStep,
    ActivityRow,
    ArtifactRow,
    FileOnHost,
    FollowUpRow,
    GalleryHostRow,
    HostLink,
    ProxyPoolRow,
    ProxyRow,
    RenderedText,
)
from backend.protocol.templates import TemplateReply
from backend.protocol.upkeep import UpkeepReply


class Done(ReplyBase, frozen=True, kw_only=True, tag="done"):
    """The command was carried out and, where it changes something, stored."""


class Refused(ReplyBase, frozen=True, kw_only=True, tag="refused"):
    """The command changed nothing."""

    error: ErrorInfo


class Welcome(ReplyBase, frozen=True, kw_only=True, tag="welcome"):
    """Answer to Hello. `has_window` tells a second start that a window is there already.

    `credentials_locked`: there is no keyring, and the encrypted file waits for its passphrase.
    `credentials_store`: keyring, file or memory.
    """

    protocol_version: int
    app_version: str
    engine_pid: int
    has_window: bool = False
    data_folder: str = ""
    cache_folder: str = ""
    log_path: str = ""
    credentials_store: str = "keyring"
    credentials_locked: bool = False
    missing_formats: tuple[str, ...] = ()


class PathRefused(msgspec.Struct, frozen=True, kw_only=True):
    path: str
    error: ErrorInfo


class PathsAdded(ReplyBase, frozen=True, kw_only=True, tag="paths_added"):
    gallery_ids: tuple[int, ...] = ()
    refused: tuple[PathRefused, ...] = ()


class TabCreated(ReplyBase, frozen=True, kw_only=True, tag="tab_created"):
    tab_id: int


class Results(ReplyBase, frozen=True, kw_only=True, tag="results"):
    gallery_id: int
    links: tuple[HostLink, ...] = ()
    texts: tuple[RenderedText, ...] = ()
    artifact_paths: tuple[str, ...] = ()
    artifacts: tuple[ArtifactRow, ...] = ()  # newest first, also earlier ones that are kept


class Text(ReplyBase, frozen=True, kw_only=True, tag="text"):
    text: str
    left_out: int = 0
    format: str = ""


class Activity(ReplyBase, frozen=True, kw_only=True, tag="activity"):
    gallery_id: int
    entries: tuple[ActivityRow, ...] = ()
    follow_ups: tuple[FollowUpRow, ...] = ()


class AccountAdded(ReplyBase, frozen=True, kw_only=True, tag="account_added"):
    account: str


class AccountTested(ReplyBase, frozen=True, kw_only=True, tag="account_tested"):
    """`label` is how the host names the account, `took_ms` the time of the whole test.

    `ok` when no step failed; `error` is that of the first one which did.
    """

    host_id: str
    ok: bool
    label: str = ""
    took_ms: int = 0
    error: ErrorInfo | None = None
    account: str = ""
    steps: tuple[AccountStep, ...] = ()


class AccountFactsKnown(ReplyBase, frozen=True, kw_only=True, tag="account_facts_known"):
    """`facts` None: the host has no way to tell."""

    account: str
    facts: AccountFacts | None = None


class GalleryHosts(ReplyBase, frozen=True, kw_only=True, tag="gallery_hosts"):
    gallery_id: int
    hosts: tuple[GalleryHostRow, ...] = ()


class RemoteDeleted(ReplyBase, frozen=True, kw_only=True, tag="remote_deleted"):
    """`deleted` counts files times hosts; `failed` are those that are still there, each with its error."""

    deleted: int = 0
    failed: tuple[FileOnHost, ...] = ()


class LinksChecked(ReplyBase, frozen=True, kw_only=True, tag="links_checked"):
    """Every uploaded file on every host that can be asked; `not_asked` are the hosts that cannot."""

    files: tuple[FileOnHost, ...] = ()
    not_asked: tuple[str, ...] = ()


class HostsImported(ReplyBase, frozen=True, kw_only=True, tag="hosts_imported"):
    results: tuple[HostImport, ...] = ()


class HostExported(ReplyBase, frozen=True, kw_only=True, tag="host_exported"):
    """An empty `text` means that the host does not fit; the remarks of kind error say why."""

    file_name: str = ""
    text: str = ""
    remarks: tuple[ImportRemark, ...] = ()


class Proxies(ReplyBase, frozen=True, kw_only=True, tag="proxies"):
    """See ProxiesChanged."""

    for_all: str = "off"
    proxies: tuple[ProxyRow, ...] = ()
    pools: tuple[ProxyPoolRow, ...] = ()


class ProxySaved(ReplyBase, frozen=True, kw_only=True, tag="proxy_saved"):
    """The id of the proxy or of the pool."""

    id: str


class LineRefused(msgspec.Struct, frozen=True, kw_only=True):
    """`line` counts from 1; `reason` quotes nothing of the line."""

    line: int
    reason: str


class ProxiesImported(ReplyBase, frozen=True, kw_only=True, tag="proxies_imported"):
    """`known` counts lines whose proxy was there already; a password that they bring is the new one."""

    added: tuple[str, ...] = ()
    known: int = 0
    refused: tuple[LineRefused, ...] = ()
    pool_id: str = ""


class ProxyTest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    id: str
    took_ms: int = 0
    error: ErrorInfo | None = None


class ProxiesTested(ReplyBase, frozen=True, kw_only=True, tag="proxies_tested"):
    """`site` is what the proxies were asked for."""

    site: str
    results: tuple[ProxyTest, ...] = ()


Reply = (
    Done
    | Refused
    | Welcome
    | PathsAdded
    | Relocated
    | MovedFound
    | Attempts
    | TabCreated
    | Results
    | Text
    | Activity
    | AccountAdded
    | AccountTested
    | AccountFactsKnown
    | GalleryHosts
    | RemoteDeleted
    | LinksChecked
    | HostsImported
    | HostExported
    | Proxies
    | ProxySaved
    | ProxiesImported
    | ProxiesTested
    | Statistics
    | StatisticsExported
    | Speeds
    | LogPage
    | TemplateReply
    | OldLinksChecked
    | GoneQueued
    | UpkeepReply
)
