"""Single values that outlive the engine, as text by key."""

from __future__ import annotations

import apsw


def get(connection: apsw.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def put(connection: apsw.Connection, key: str, value: str) -> None:
    connection.execute(
        "INSERT INTO state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def delete(connection: apsw.Connection, key: str) -> None:
    connection.execute("DELETE FROM state WHERE key = ?", (key,))
