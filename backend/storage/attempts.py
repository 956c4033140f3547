"""The attempts that failed: when, which one it was, and what the host or the system said."""

from __future__ import annotations

import apsw

from backend.storage import statements
from backend.storage.records import AttemptRecord
from backend.storage.stored_values import error_from_stored, to_stored

_COLUMNS = statements.columns_of(AttemptRecord)
_INSERT = statements.insert("attempts", _COLUMNS)
_OF_FILE = statements.select(
    "attempts",
    _COLUMNS,
    "WHERE file_id = ?1 OR archive_id IN (SELECT archives.id FROM files JOIN archives USING (gallery_id), "
    "json_each(archives.file_ids) AS inside WHERE files.id = ?1 AND inside.value = ?1) ORDER BY id DESC LIMIT ?2",
)


def insert(connection: apsw.Connection, attempt: AttemptRecord) -> None:
    """Store one; nothing when its file or archive has gone meanwhile."""
    table, owner = ("files", attempt.file_id) if attempt.file_id is not None else ("archives", attempt.archive_id)
    if connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (owner,)).fetchone():  # noqa: S608
        values = [getattr(attempt, name) for name in _COLUMNS]
        connection.execute(_INSERT, tuple(map(to_stored, values)))


def of_file(connection: apsw.Connection, of_file_id: int, *, limit: int) -> list[AttemptRecord]:
    """Of a file by itself and of the archives that hold it, newest first."""
    found = connection.execute(_OF_FILE, (of_file_id, limit))
    attempts = []
    for file_id, archive_id, host_id, number, at, error in found:
        stored = error_from_stored(error)
        if stored is not None:
            attempts.append(AttemptRecord(file_id, archive_id, host_id, number, at, stored))
    return attempts
