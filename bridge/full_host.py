"""A host whose account takes no more: what is used of it, and which host could take a gallery instead. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from backend.protocol.accounts import HostStatus
from backend.protocol.hosts import HostRow
from backend.protocol.rows import GalleryRow
from bridge import formatting as text

_USABLE = (HostStatus.READY, HostStatus.SIGNED_IN, HostStatus.NOT_TESTED)


def instead_of(row: GalleryRow, host_id: str, hosts: Mapping[str, HostRow]) -> HostRow | None:
    """A host of the same kind that could be used and is none of the gallery's: the stand-in first, then one that has
    proved itself. None once something is on the first host, for it would be lost from the gallery's links.
    """
    full = hosts.get(host_id)
    share = next((host for host in row.hosts if host.host_id == host_id), None)
    if full is None or share is None or share.done_files or share.unknown_files:
        return None
    taken = {host.host_id for host in row.hosts}
    usable = [
        host
        for host in hosts.values()
        if host.id not in taken
        and host.is_enabled
        and host.kind is full.kind
        and host.sends_archive == full.sends_archive
        and host.status in _USABLE
    ]
    order = (HostStatus.SIGNED_IN, HostStatus.READY, HostStatus.NOT_TESTED)
    return min(usable, key=lambda host: (host.id != full.stand_in, order.index(host.status), host.name), default=None)


def used_text(host: HostRow) -> str:
    """“500 of 500 GB” of the first account that has nothing left; empty where the host does not tell."""
    for account in host.accounts:
        facts = account.facts
        if facts is None:
            continue
        for total, left in (
            (facts.traffic_total_bytes, facts.traffic_left_bytes),
            (facts.storage_total_bytes, facts.storage_left_bytes),
        ):
            if total and left is not None and left <= 0:
                return text.amount(total - max(0, left), total)
    return ""
