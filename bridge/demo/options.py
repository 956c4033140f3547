"""Accounts and options of the demo's galleries."""

from __future__ import annotations

import msgspec
from msgspec import UNSET

from backend.protocol.accounts import AccountRow
from backend.protocol.commands import EditGalleries
from backend.protocol.hosts import HostRow
from backend.protocol.replies import GalleryHosts
from backend.protocol.rows import GalleryHostRow, GalleryRow, HostProgress, StartOn

Pairs = tuple[tuple[str, str], ...]


def merged(pairs: Pairs, changes: Pairs) -> Pairs:
    """An empty value takes an option out."""
    return tuple((name, value) for name, value in {**dict(pairs), **dict(changes)}.items() if value)


def with_changes(host: HostRow, key: str, **changes: object) -> tuple[AccountRow, ...]:
    """The accounts of a host after one of them was changed."""
    return tuple(msgspec.structs.replace(row, **changes) if row.key == key else row for row in host.accounts)


class DemoHostOptions:
    """What `EditGalleries` says of accounts and options, by gallery."""

    def __init__(self) -> None:
        self._accounts: dict[int, Pairs] = {}
        self._options: dict[int, Pairs] = {}

    def edit(self, command: EditGalleries) -> None:
        for gallery_id in command.ids:
            if command.host_accounts is not UNSET:
                self._accounts[gallery_id] = merged(self._accounts.get(gallery_id, ()), command.host_accounts)
            if command.host_options is not UNSET:
                self._options[gallery_id] = merged(self._options.get(gallery_id, ()), command.host_options)

    def hosts_of(self, row: GalleryRow) -> GalleryHosts:
        accounts, options = dict(self._accounts.get(row.id, ())), self._options.get(row.id, ())
        return GalleryHosts(
            gallery_id=row.id,
            hosts=tuple(
                GalleryHostRow(
                    host_id=host.host_id,
                    account=accounts.get(host.host_id, ""),
                    used_account=accounts.get(host.host_id) or host.host_id,
                    option_values=tuple(
                        (name.removeprefix(f"{host.host_id}/"), value)
                        for name, value in options
                        if name.startswith(f"{host.host_id}/")
                    ),
                )
                for host in row.hosts
            ),
        )


def started_on(hosts: tuple[HostProgress, ...], changes: Pairs) -> tuple[HostProgress, ...]:
    words = dict(changes)
    return tuple(
        msgspec.structs.replace(host, start_on=StartOn(words[host.host_id])) if host.host_id in words else host
        for host in hosts
    )
