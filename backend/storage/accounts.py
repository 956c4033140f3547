"""Accounts of hosts: what the person calls them, their order, their own options. Credentials are in the keyring."""

from __future__ import annotations

import apsw

from backend.protocol.accounts import HostStatus
from backend.storage import statements
from backend.storage.records import AccountRecord
from backend.storage.stored_values import pairs_from_stored, to_stored

_COLUMNS = statements.columns_of(AccountRecord)
_CHANGEABLE = frozenset(_COLUMNS) - {"key", "host_id"}
_SELECT = statements.select("accounts", _COLUMNS, "ORDER BY host_id, position, key")


def load_all(connection: apsw.Connection) -> list[AccountRecord]:
    return [
        AccountRecord(*[*rest, pairs_from_stored(options), None if status is None else HostStatus(status)])
        for *rest, options, status in connection.execute(_SELECT)
    ]


def update(connection: apsw.Connection, key: str, host_id: str, **columns: object) -> None:
    """Change columns of an account, named as in AccountRecord; it is made when it is not there.

    Raises ValueError for any other name.
    """
    sql = statements.update("accounts", columns, "key = ?", allowed=_CHANGEABLE)
    connection.execute("INSERT INTO accounts (key, host_id) VALUES (?, ?) ON CONFLICT DO NOTHING", (key, host_id))
    connection.execute(sql, (*map(to_stored, columns.values()), key))


def delete(connection: apsw.Connection, key: str) -> None:
    """Forget an account; galleries that were to use it go back to the first usable one."""
    connection.execute("DELETE FROM accounts WHERE key = ?", (key,))
    connection.execute("UPDATE gallery_hosts SET account = '' WHERE account = ?", (key,))
