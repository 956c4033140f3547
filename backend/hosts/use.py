"""How much goes to a host at the same time, and how often it is tried: its own number, else that of the settings, else
what its definition says. Pure."""

from __future__ import annotations

from typing import NamedTuple

from backend.hosts.base import HostLimits
from backend.protocol.hosts import NumberFrom
from backend.protocol.settings import Settings
from backend.storage.records import HostRecord


class Number(NamedTuple):
    value: int
    origin: NumberFrom


def connections(limits: HostLimits, record: HostRecord, settings: Settings) -> Number:
    """Never more than the host allows."""
    found = _nearest(record.connections, settings.host_connections, limits.connections)
    return found._replace(value=min(found.value, limits.max_connections))


def tries(limits: HostLimits, record: HostRecord, settings: Settings) -> Number:
    return _nearest(record.tries, settings.host_tries, limits.tries)


def _nearest(own: int | None, for_all: int, defined: int) -> Number:
    if own:
        return Number(own, NumberFrom.HOST)
    return Number(for_all, NumberFrom.SETTINGS) if for_all else Number(defined, NumberFrom.DEFINITION)
