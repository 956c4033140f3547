"""The files of galleries. Loaded for one gallery at a time; nothing here counts over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import apsw
import msgspec

from backend.protocol.errors import ErrorInfo
from backend.protocol.rows import FileState
from backend.storage import statements
from backend.storage.records import FileRecord
from backend.storage.stored_values import error_from_stored, inode_from_stored, signed_inode, to_stored

_COLUMNS = statements.columns_of(FileRecord)
_CHANGEABLE = frozenset(_COLUMNS) - {"id", "gallery_id"}
_LOCATION = _COLUMNS.index("has_location")
_INODE = _COLUMNS.index("inode")
_STATES = {word.value: word for word in FileState}

_INSERT = statements.insert("files", _COLUMNS)


def insert_many(connection: apsw.Connection, gallery_id: int, files: Iterable[FileRecord]) -> list[FileRecord]:
    """Store new files of a gallery; returned with their ids. The given `id` and `gallery_id` are not looked at."""
    # As AUTOINCREMENT numbers them. Asking for each id with RETURNING takes half as long again.
    last = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'files'").fetchone()
    first_id = last[0] + 1 if last else 1
    stored = [
        msgspec.structs.replace(file, id=file_id, gallery_id=gallery_id) for file_id, file in enumerate(files, first_id)
    ]
    connection.executemany(_INSERT, map(_to_row, stored))
    return stored


def of_gallery(connection: apsw.Connection, gallery_id: int) -> list[FileRecord]:
    sql = statements.select("files", _COLUMNS, "WHERE gallery_id = ? ORDER BY position, id")
    return [_from_row(row) for row in connection.execute(sql, (gallery_id,))]


def page(
    connection: apsw.Connection, gallery_id: int, *, after: tuple[int, int] = (-1, 0), limit: int
) -> list[FileRecord]:
    """The next `limit` files of a gallery; `after` is position and id of the last file of the page before."""
    sql = statements.select(
        "files", _COLUMNS, "WHERE gallery_id = ? AND (position, id) > (?, ?) ORDER BY position, id LIMIT ?"
    )
    return [_from_row(row) for row in connection.execute(sql, (gallery_id, *after, limit))]


def get_many(connection: apsw.Connection, ids: Iterable[int]) -> list[FileRecord]:
    """Files by id, in no particular order; unknown ids are passed over."""
    sql = statements.select("files", _COLUMNS, "WHERE id IN (SELECT value FROM json_each(?))")
    return [_from_row(row) for row in connection.execute(sql, (msgspec.json.encode(list(ids)).decode(),))]


def update(connection: apsw.Connection, file_id: int, **columns: object) -> None:
    """Change columns of one file, named as in FileRecord. Raises ValueError for any other name."""
    sql = statements.update("files", columns, "id = ?", allowed=_CHANGEABLE)
    if isinstance(inode := columns.get("inode"), int):
        columns["inode"] = signed_inode(inode)
    connection.execute(sql, (*map(to_stored, columns.values()), file_id))


def set_states(connection: apsw.Connection, states: Iterable[tuple[int, FileState, ErrorInfo | None]]) -> None:
    """`states` are file id, state and error."""
    connection.executemany(
        "UPDATE files SET state = ?, error = ? WHERE id = ?",
        ((state, to_stored(error), file_id) for file_id, state, error in states),
    )


def set_digests(connection: apsw.Connection, digests: Iterable[tuple[int, str]]) -> None:
    """`digests` are file id and hex digest of the contents."""
    connection.executemany(
        "UPDATE files SET digest = ? WHERE id = ?", ((digest, file_id) for file_id, digest in digests)
    )


def set_places(connection: apsw.Connection, places: Iterable[tuple[int, int, str]]) -> None:
    """`places` are file id, position and path: where files are after a rescan or after their folder moved."""
    connection.executemany(
        "UPDATE files SET position = ?, path = ? WHERE id = ?",
        ((position, path, file_id) for file_id, position, path in places),
    )


def set_positions(connection: apsw.Connection, positions: Iterable[tuple[int, int]]) -> None:
    """`positions` are file id and its place in the gallery."""
    connection.executemany(
        "UPDATE files SET position = ? WHERE id = ?", ((position, file_id) for file_id, position in positions)
    )


def set_changed(connection: apsw.Connection, ids: Iterable[int], is_changed: bool) -> None:
    """Note that these files are not any more what went online, or that this is so no longer."""
    connection.executemany("UPDATE files SET is_changed = ? WHERE id = ?", ((is_changed, file_id) for file_id in ids))


def set_found(connection: apsw.Connection, found: Iterable[FileRecord]) -> None:
    """Known files as a rescan has found them again: place, name, path, and what the system says of them."""
    connection.executemany(
        "UPDATE files SET position = ?, name = ?, path = ?, mtime_ns = ?, inode = ? WHERE id = ?",
        ((file.position, file.name, file.path, file.mtime_ns, signed_inode(file.inode), file.id) for file in found),
    )


def delete_many(connection: apsw.Connection, ids: Iterable[int]) -> None:
    connection.executemany("DELETE FROM files WHERE id = ?", ((file_id,) for file_id in ids))


def _to_row(file: FileRecord) -> Sequence[Any]:
    row = list(msgspec.structs.astuple(file))
    row[_INODE] = signed_inode(file.inode)
    row[-1] = to_stored(file.error)
    return row


def _from_row(row: tuple[Any, ...]) -> FileRecord:
    has_location, is_changed, inode, state, error = row[_LOCATION:]
    converted = [
        bool(has_location),
        bool(is_changed),
        inode_from_stored(inode),
        _STATES[state],
        error_from_stored(error),
    ]
    return FileRecord(*[*row[:_LOCATION], *converted])
