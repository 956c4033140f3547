"""Proxies and pools of them: rows, what a client may ask, and what it is told."""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import UNSET, UnsetType

from backend.protocol.bases import CommandBase, EventBase, ReplyBase, SecretCommandBase
from backend.protocol.errors import ErrorInfo


class ProxyRotation(StrEnum):
    """Which proxy of a pool is next."""

    PER_HOST = "per_host"  # a host keeps its proxy until that one fails
    ROUND_ROBIN = "round_robin"  # each request takes the next one


class ProxyRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One proxy; never its password. `paused_until` and `error` tell why it is left out for now."""

    id: str
    scheme: str  # http, https, socks5
    host: str
    port: int
    user: str = ""
    label: str = ""
    has_password: bool = False
    paused_until: float | None = None
    error: ErrorInfo | None = None


class ProxyPoolRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Proxies that stand in for each other."""

    id: str
    name: str
    rotation: ProxyRotation = ProxyRotation.PER_HOST
    proxy_ids: tuple[str, ...] = ()


class ListProxies(CommandBase, frozen=True, kw_only=True, tag="list_proxies"):
    """Answered by Proxies."""


class UseProxy(CommandBase, frozen=True, kw_only=True, tag="use_proxy"):
    """What goes for all hosts that have no choice of their own: "off", "system", or the id of a proxy or a pool."""

    chosen: str


class SaveProxy(SecretCommandBase, frozen=True, kw_only=True, tag="save_proxy"):
    """Add a proxy, or change the one with this id. Answered by ProxySaved.

    `password` is a secret and goes to the keyring; UNSET leaves the old one.
    """

    SECRETS = frozenset({"password"})

    id: str = ""
    scheme: str
    host: str
    port: int
    user: str = ""
    password: str | UnsetType = UNSET
    label: str = ""


class ImportProxies(SecretCommandBase, frozen=True, kw_only=True, tag="import_proxies"):
    """Add a list, one proxy a line (see backend/proxies/import_list.py). Answered by ProxiesImported.

    `scheme` is that of lines which name none. `pool` is the name of a pool that they all join, made when there is none.
    """

    SECRETS = frozenset({"text"})

    text: str
    scheme: str = "http"
    pool: str = ""


class RemoveProxies(CommandBase, frozen=True, kw_only=True, tag="remove_proxies"):
    """Remove proxies and pools by their ids. Refused for what is in use."""

    ids: tuple[str, ...]


class SaveProxyPool(CommandBase, frozen=True, kw_only=True, tag="save_proxy_pool"):
    """Add a pool, or change the one with this id; UNSET leaves a field alone. Answered by ProxySaved."""

    id: str = ""
    name: str | UnsetType = UNSET
    rotation: ProxyRotation | UnsetType = UNSET
    proxy_ids: tuple[str, ...] | UnsetType = UNSET


class TestProxies(CommandBase, frozen=True, kw_only=True, tag="test_proxies"):
    """Open a tunnel to a host's site through each of these proxies (of pools: all), and send nothing. Answered by
    ProxiesTested. Without `host_id`, a host that new galleries go to."""

    __test__ = False  # not a test case, whatever pytest thinks of the name

    ids: tuple[str, ...]
    host_id: str = ""


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


class ProxiesChanged(EventBase, frozen=True, kw_only=True, tag="proxies_changed"):
    """All proxies and pools, each time, and what goes for all hosts: off, system, or an id. Merged: the latest wins."""

    for_all: str = "off"
    proxies: tuple[ProxyRow, ...] = ()
    pools: tuple[ProxyPoolRow, ...] = ()


ProxyCommand = ListProxies | UseProxy | SaveProxy | ImportProxies | RemoveProxies | SaveProxyPool | TestProxies
ProxyReply = Proxies | ProxySaved | ProxiesImported | ProxiesTested
