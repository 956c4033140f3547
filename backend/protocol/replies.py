"""Exactly one of these answers each command, with its `request_id`."""

from __future__ import annotations

import msgspec

from backend.protocol.accounts import AccountReply
from backend.protocol.activity import Activity
from backend.protocol.bases import ReplyBase
from backend.protocol.errors import ErrorInfo
from backend.protocol.hosts_import import HostExported, HostsImported
from backend.protocol.images import Attempts, MovedFound, Relocated
from backend.protocol.links import LinksReply
from backend.protocol.log import LogPage
from backend.protocol.metrics import Speeds, Statistics, StatisticsExported
from backend.protocol.other_programs import ProgramReply
from backend.protocol.proxies import ProxyReply
from backend.protocol.results import ResultsReply
from backend.protocol.rows import GalleryHostRow
from backend.protocol.self_test import SelfTested
from backend.protocol.tabs import TabCreated
from backend.protocol.templates import TemplateReply
from backend.protocol.updates import UpdateKnown
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


class PathRefused(msgspec.Struct, frozen=True, kw_only=True):
    path: str
    error: ErrorInfo


class PathsAdded(ReplyBase, frozen=True, kw_only=True, tag="paths_added"):
    gallery_ids: tuple[int, ...] = ()
    refused: tuple[PathRefused, ...] = ()


class GalleryHosts(ReplyBase, frozen=True, kw_only=True, tag="gallery_hosts"):
    gallery_id: int
    hosts: tuple[GalleryHostRow, ...] = ()


Reply = (
    Done
    | Refused
    | Welcome
    | PathsAdded
    | Relocated
    | MovedFound
    | Attempts
    | TabCreated
    | ResultsReply
    | Activity
    | AccountReply
    | GalleryHosts
    | LinksReply
    | HostsImported
    | HostExported
    | ProxyReply
    | Statistics
    | StatisticsExported
    | Speeds
    | LogPage
    | TemplateReply
    | UpkeepReply
    | ProgramReply
    | UpdateKnown
    | SelfTested
)
