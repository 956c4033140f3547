"""The file of the log: one table of lines, bounded by number and size. It stands apart from the database, so that no
backup carries it and losing it costs nothing but itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import apsw
import msgspec

from backend.protocol import decoding
from backend.protocol.log import LogEntry, LogFilter, LogGallery, LogLevel
from backend.storage.transaction import transaction

VERSION = 1
_BUSY_TIMEOUT_MS = 5_000
_LEVELS = {LogLevel.NOTICE: 1, LogLevel.WARNING: 2, LogLevel.ERROR: 3}

_SCHEMA = f"""
CREATE TABLE lines (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    level INTEGER NOT NULL,
    kind TEXT NOT NULL,
    error TEXT NOT NULL,
    host TEXT NOT NULL,
    gallery_id INTEGER NOT NULL,
    folded TEXT NOT NULL,
    entry BLOB NOT NULL
) STRICT;
CREATE INDEX lines_level ON lines (level, id) WHERE level > 1;
CREATE INDEX lines_host ON lines (host, id) WHERE host != '';
CREATE INDEX lines_gallery ON lines (gallery_id, id) WHERE gallery_id != 0;
CREATE TABLE galleries (
    gallery_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    last_line INTEGER NOT NULL
) STRICT;
CREATE INDEX galleries_last ON galleries (last_line);
PRAGMA user_version = {VERSION};
"""

_INSERT = (
    "INSERT INTO lines (level, kind, error, host, gallery_id, folded, entry) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id"
)
_SEEN = (
    "INSERT INTO galleries (gallery_id, name, last_line) VALUES (?, ?, ?) "
    "ON CONFLICT (gallery_id) DO UPDATE SET name = excluded.name, last_line = excluded.last_line"
)


def open_file(path: Path) -> apsw.Connection:
    """Open or make it. Raises apsw.Error; a file of another version counts as broken."""
    connection = apsw.Connection(str(path))
    try:
        connection.set_busy_timeout(_BUSY_TIMEOUT_MS)
        version = connection.pragma("user_version")
        if version == 0:
            connection.pragma("auto_vacuum", "incremental")
            connection.execute("VACUUM")  # a file that has a first page already takes it only so
            connection.pragma("journal_mode", "wal")
            with transaction(connection):
                connection.execute(_SCHEMA).fetchall()
        elif version != VERSION:
            raise apsw.NotADBError(f"version {version}")
        connection.pragma("synchronous", "normal")
        connection.pragma("journal_size_limit", 4_000_000)
    except BaseException:
        connection.close()
        raise
    return connection


def insert(connection: apsw.Connection, entries: Sequence[LogEntry]) -> int:
    """Store entries in one transaction, in their order; the id of the last one. The given ids are not looked at."""
    last = 0
    with transaction(connection):
        for entry in entries:
            values = (
                _LEVELS[entry.level],
                entry.kind,
                entry.error.kind.value if entry.error is not None else "",
                host_of(entry),
                entry.gallery_id,
                folded(entry),
                msgspec.json.encode(entry),
            )
            last = connection.execute(_INSERT, values).get
            if entry.gallery_id:
                connection.execute(_SEEN, (entry.gallery_id, entry.gallery, last))
    return last


def host_of(entry: LogEntry) -> str:
    return entry.host or (entry.error.host if entry.error is not None else "")


def folded(entry: LogEntry) -> str:
    """What a search looks through."""
    count = str(entry.count) if entry.count else ""
    said = [entry.gallery, host_of(entry), entry.account, entry.subject, count, entry.text, entry.detail]
    if entry.error is not None:
        said += [entry.error.detail, entry.error.subject]
    return "\n".join(part for part in said if part).casefold()


def bounds(connection: apsw.Connection) -> tuple[int, int]:
    """The smallest and the largest id that are there; (0, 0) for an empty log."""
    first, last = connection.execute("SELECT (SELECT min(id) FROM lines), (SELECT max(id) FROM lines)").get
    return first or 0, last or 0


def in_range(
    connection: apsw.Connection, wanted: LogFilter, low: int, high: int, limit: int, *, newest_first: bool
) -> list[LogEntry]:
    """Lines of `wanted` with low ≤ id < high, at most `limit`, in the order asked for."""
    where, values = _conditions(wanted)
    order = "DESC" if newest_first else "ASC"
    statement = f"SELECT id, entry FROM lines WHERE id >= ? AND id < ?{where} ORDER BY id {order} LIMIT ?"  # noqa: S608
    rows = connection.execute(statement, (low, high, *values, limit))
    return [
        msgspec.structs.replace(_DECODER.decode(blob), id=line_id)
        for line_id, blob in rows  # a broken blob would be a broken file
    ]


def recent_galleries(connection: apsw.Connection, limit: int) -> tuple[LogGallery, ...]:
    rows = connection.execute("SELECT gallery_id, name FROM galleries ORDER BY last_line DESC LIMIT ?", (limit,))
    return tuple(LogGallery(id=gallery_id, name=name) for gallery_id, name in rows)


def trim(connection: apsw.Connection, kept_lines: int, kept_bytes: int) -> None:
    """Delete the oldest lines beyond `kept_lines`, and a tenth of what is there while the file is too large."""
    first, last = bounds(connection)
    keep_from = last - kept_lines + 1
    if used_bytes(connection) > kept_bytes:
        keep_from = max(keep_from, first + max(1, (last - first + 1) // 10))
    if last == 0 or keep_from <= first:
        return
    with transaction(connection):
        connection.execute("DELETE FROM lines WHERE id < ?", (keep_from,))
        connection.execute("DELETE FROM galleries WHERE last_line < ?", (keep_from,))
    connection.execute("PRAGMA incremental_vacuum").fetchall()


def used_bytes(connection: apsw.Connection) -> int:
    """Bytes of the file that hold something."""
    pages, free = connection.pragma("page_count"), connection.pragma("freelist_count")
    return int(connection.pragma("page_size")) * (int(pages) - int(free))


_DECODER = decoding.json_decoder(LogEntry)


def _conditions(wanted: LogFilter) -> tuple[str, list[Any]]:
    where = ""
    values: list[Any] = []
    if wanted.levels:
        levels = [_LEVELS[level] for level in wanted.levels]
        where += f" AND level IN ({_marks(levels)})"
        if min(levels) > 1:
            where += " AND level > 1"  # lets SQLite use the index of those
        values += levels
    for column, value in (("kind", wanted.kind), ("error", wanted.error), ("host", wanted.host)):
        if value:
            where += f" AND {column} = ?"
            values.append(value)
    if wanted.host:
        where += " AND host != ''"
    if wanted.gallery_id:
        where += " AND gallery_id = ? AND gallery_id != 0"
        values.append(wanted.gallery_id)
    for word in wanted.words:
        either = "instr(folded, ?)"
        values.append(word.text.casefold())
        for column, choices in (("kind", word.kinds), ("error", word.errors), ("host", word.hosts)):
            if choices:
                either += f" OR {column} IN ({_marks(choices)})"
                values += choices
        where += f" AND ({either})"
    return where, values


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
