"""What clients are shown of a host and its accounts. Pure; never holds a secret."""

from __future__ import annotations

from collections.abc import Mapping

from backend.hosts import use
from backend.hosts.accounts import Known
from backend.hosts.base import HostInfo
from backend.hosts.lane import Lane
from backend.protocol.accounts import AccountRow, HostStatus
from backend.protocol.errors import ErrorInfo
from backend.protocol.hosts import HostKind, HostRow
from backend.protocol.rows import StartOn
from backend.protocol.settings import Settings
from backend.storage.records import HostRecord


def account_row(
    info: HostInfo, record: HostRecord, known: Known, lane: Lane | None, is_locked_away: bool, now: float
) -> AccountRow:
    """`is_locked_away`: credentials are in a file whose passphrase is not known in this run."""
    on_hold = lane is not None and lane.is_on_hold(now)
    return AccountRow(
        key=known.key,
        name=known.name,
        label=known.label,
        status=_status(info, record, known, on_hold, is_locked_away),
        tested_at=known.tested_at,
        hold_until=lane.hold_until if lane and on_hold else None,
        error=known.refusal or (lane.hold_error if lane and on_hold else None),
        facts=known.facts,
        option_values=tuple(known.options.items()),
        steps=known.steps,
        stored=known.stored,
    )


def host_row(
    info: HostInfo,
    record: HostRecord,
    settings: Settings,
    options: Mapping[str, str],
    chosen: AccountRow,
    accounts: tuple[AccountRow, ...],
) -> HostRow:
    """`chosen` is the account that a new gallery would use."""
    connections, tries = use.connections(info.limits, record, settings), use.tries(info.limits, record, settings)
    return HostRow(
        id=info.id,
        name=info.name,
        code=info.code,
        kind=info.kind,
        is_enabled=record.is_enabled,
        is_default=record.is_default,
        status=chosen.status,
        tested_at=chosen.tested_at,
        hold_until=chosen.hold_until,
        error=chosen.error,
        needs_account=info.needs_account,
        account_label=chosen.label,
        accounts=accounts if info.credentials else (),
        steps=() if info.credentials and accounts else chosen.steps,
        abilities=tuple(sorted(info.abilities)),
        credentials=info.credentials,
        options=info.options,
        option_values=tuple(options.items()),
        formats=info.limits.formats,
        max_size_bytes=info.limits.max_size_bytes,
        max_width=info.limits.max_width,
        max_height=info.limits.max_height,
        max_pixels=info.limits.max_pixels,
        min_width=info.limits.min_width,
        min_height=info.limits.min_height,
        location=record.location,
        template_id=record.template_id,
        connections=connections.value,
        connections_from=connections.origin,
        max_connections=info.limits.max_connections,
        tries=tries.value,
        tries_from=tries.origin,
        start_on=StartOn(record.start_on),
        stand_in=record.stand_in,
        accounts_in_turn=record.accounts_in_turn,
        sends_archive=info.sends_archive,
        requests_per_s=info.limits.requests_per_s,
        site_url=info.site_url,
        sources=info.sources,
        definition_path=info.definition_path,
        proxy=record.proxy,
    )


def broken_row(error: ErrorInfo) -> HostRow:
    """A definition that cannot be read."""
    name = error.subject.partition(":")[0].removesuffix(".toml")
    return HostRow(id=f"broken:{name}", name=name, code="?", kind=HostKind.IMAGE, status=HostStatus.BROKEN, error=error)


def _status(info: HostInfo, record: HostRecord, known: Known, on_hold: bool, is_locked_away: bool) -> HostStatus:
    if known.is_testing:
        return HostStatus.TESTING
    if info.kind is HostKind.LOCAL:
        return HostStatus.RUNNING if record.is_enabled else HostStatus.OFF
    needs_credentials = info.needs_account or not known.is_first
    has_credentials = known.status is not None and known.has_credentials is not False
    if needs_credentials and (not has_credentials or (known.has_credentials is None and is_locked_away)):
        return HostStatus.LOCKED if is_locked_away else HostStatus.NOT_SET_UP
    if not record.is_enabled:
        return HostStatus.OFF
    if known.refusal is not None:
        return HostStatus.REFUSED
    if on_hold:
        return HostStatus.ON_HOLD
    if has_credentials:
        return HostStatus.SIGNED_IN if known.status is HostStatus.SIGNED_IN else HostStatus.NOT_TESTED
    return HostStatus.READY
