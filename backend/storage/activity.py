"""The history of each gallery."""

from __future__ import annotations

from collections.abc import Iterable

import apsw
import msgspec

from backend.storage import statements
from backend.storage.records import ActivityRecord
from backend.storage.stored_values import error_from_stored, to_stored

_COLUMNS = statements.columns_of(ActivityRecord)
_INSERT = statements.insert("activity", _COLUMNS[1:], "RETURNING id")
_NEWEST = statements.select("activity", _COLUMNS, "WHERE gallery_id = ? ORDER BY id DESC LIMIT ?")


def insert_many(connection: apsw.Connection, entries: Iterable[ActivityRecord]) -> list[ActivityRecord]:
    """Store entries; returned with their ids, the given ids are not looked at."""
    entries = list(entries)
    rows = (tuple(map(to_stored, msgspec.structs.astuple(entry)[1:])) for entry in entries)
    ids = [entry_id for (entry_id,) in connection.executemany(_INSERT, rows)]
    return [msgspec.structs.replace(entry, id=entry_id) for entry, entry_id in zip(entries, ids, strict=True)]


def of_gallery(connection: apsw.Connection, gallery_id: int, *, limit: int) -> list[ActivityRecord]:
    """Newest first, at most `limit`."""
    rows = connection.execute(_NEWEST, (gallery_id, limit))
    return [ActivityRecord(*[*row[:-1], error_from_stored(row[-1])]) for row in rows]
