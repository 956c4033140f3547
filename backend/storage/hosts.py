"""How each host is used. Credentials are in the keyring, never here."""

from __future__ import annotations

import apsw

from backend.protocol.accounts import HostStatus
from backend.storage import statements
from backend.storage.records import HostRecord
from backend.storage.stored_values import pairs_from_stored, to_stored

_COLUMNS = statements.columns_of(HostRecord)
_CHANGEABLE = frozenset(_COLUMNS) - {"host_id"}
_SELECT = statements.select("hosts", _COLUMNS, "ORDER BY host_id")


def load_all(connection: apsw.Connection) -> list[HostRecord]:
    """Hosts that were ever changed from what their definition says."""
    return [
        HostRecord(*[host_id, bool(on), bool(default), bool(in_turn), *rest, pairs_from_stored(options), _word(status)])
        for host_id, on, default, in_turn, *rest, options, status in connection.execute(_SELECT)
    ]


def update(connection: apsw.Connection, host_id: str, **columns: object) -> None:
    """Change columns of a host, named as in HostRecord; a host that is new here begins with the defaults.

    Raises ValueError for any other name.
    """
    sql = statements.update("hosts", columns, "host_id = ?", allowed=_CHANGEABLE)
    connection.execute("INSERT INTO hosts (host_id) VALUES (?) ON CONFLICT DO NOTHING", (host_id,))
    connection.execute(sql, (*map(to_stored, columns.values()), host_id))


def _word(word: str | None) -> HostStatus | None:
    return None if word is None else HostStatus(word)
