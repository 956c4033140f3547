"""Galleries and what each has on each of its hosts. Files are in `files`, their uploads in `uploads`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any

import apsw
import msgspec

from backend.protocol.rows import GalleryState, HostWork, PauseReason, Question, SourceKind, StartOn
from backend.storage import statements
from backend.storage.records import GalleryHostRecord, GalleryRecord
from backend.storage.stored_values import error_from_stored, pairs_from_stored, to_stored

_COLUMNS = statements.columns_of(GalleryRecord, without={"hosts"})
_CHANGEABLE = frozenset(_COLUMNS) - {"id", "removed_at"}
_HOST_COLUMNS = statements.columns_of(GalleryHostRecord)
_IS_WAITING = _HOST_COLUMNS.index("is_waiting")
_HOST_CHANGEABLE = frozenset(_HOST_COLUMNS) - {"gallery_id", "host_id"}

_CONVERTED = _COLUMNS.index("start_when_ready")

# A dictionary look-up is a fifth of the price of calling the enum; at start this happens for each gallery.
_SOURCES = {word.value: word for word in SourceKind}
_STATES = {word.value: word for word in GalleryState}
_PAUSE_REASONS = {word.value: word for word in PauseReason}
_QUESTIONS = {word.value: word for word in Question}
_WORKS = {word.value: word for word in HostWork}

_LAST = itemgetter(-1)
_CONVERSIONS: dict[str, Mapping[Any, Any]] = {
    "start_when_ready": {0: False, 1: True},
    "has_own_order": {0: False, 1: True},
    "source": _SOURCES,
    "state": _STATES,
    "pause_reason": _PAUSE_REASONS,
    "question": _QUESTIONS,
    "work": _WORKS,
    "start_on": {word.value: word for word in StartOn},
    "is_waiting": {0: False, 1: True},
}
_ON_QUEUE = "WHERE removed_at IS NULL"
_IN_QUEUE_ORDER = "ORDER BY position, id"
_IDS_ON_QUEUE = statements.select("galleries", ["id"], f"{_ON_QUEUE} {_IN_QUEUE_ORDER}")
_INSERT = statements.insert("galleries", _COLUMNS[1:], "RETURNING id")
_INSERT_HOST = statements.insert("gallery_hosts", _HOST_COLUMNS)


def ids_on_queue(connection: apsw.Connection) -> list[int]:
    """Of all galleries that are not removed, in queue order."""
    return [gallery_id for (gallery_id,) in connection.execute(_IDS_ON_QUEUE)]


def load_values(
    connection: apsw.Connection, ids: Iterable[int], columns: Sequence[str], host_columns: Sequence[str]
) -> Iterator[tuple[list[Any], list[list[Any]]]]:
    """Of each of these galleries the values of these columns, and of each of its hosts, in their order, those.

    In no particular order; for the start, where records of 10,000 galleries would be made only to be copied. Both
    selections have `error` among them; host columns may be expressions.
    """
    hosts: defaultdict[int, list[list[Any]]] = defaultdict(list)
    bound = (_as_json(ids),)
    of_those = "WHERE gallery_id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        statements.select("gallery_hosts", [*host_columns, "ordinal", "gallery_id"], of_those), bound
    )
    for values in _converted(rows, host_columns):
        hosts[values.pop()].append(values)
    those = "WHERE id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(statements.select("galleries", [*columns, "id"], those), bound)
    for values in _converted(rows, columns):
        of_gallery = hosts.get(values.pop(), [])
        if len(of_gallery) > 1:
            of_gallery.sort(key=_LAST)  # a third of what SQLite needs to sort the whole table
        for host in of_gallery:
            host.pop()
        yield values, of_gallery


def get_many(connection: apsw.Connection, ids: Iterable[int]) -> list[GalleryRecord]:
    """The galleries of these ids in queue order, also those kept for undo; unknown ids are passed over."""
    return _load(connection, "WHERE id IN (SELECT value FROM json_each(?))", _as_json(ids))


def find_by_digest(connection: apsw.Connection, digest: str) -> list[GalleryRecord]:
    """Galleries on the queue whose files have these contents, oldest first. An empty digest finds nothing."""
    found = _load(connection, "WHERE digest = ? AND digest <> '' AND removed_at IS NULL", digest)
    return sorted(found, key=lambda gallery: gallery.id)


def find_by_names(connection: apsw.Connection, digest_names: str) -> list[int]:
    """Ids of galleries of which only the names and sizes of the files are known, these ones."""
    sql = statements.select("galleries", ["id"], "WHERE digest_names = ? AND digest_names <> '' AND digest = ''")
    return [gallery_id for (gallery_id,) in connection.execute(sql, (digest_names,))]


def insert_many(connection: apsw.Connection, galleries: Iterable[GalleryRecord]) -> list[GalleryRecord]:
    """Store new galleries and their hosts; returned with their ids, the given ids are not looked at."""
    galleries = list(galleries)
    rows = (tuple(map(to_stored, msgspec.structs.astuple(gallery)[1:-1])) for gallery in galleries)
    ids = [gallery_id for (gallery_id,) in connection.executemany(_INSERT, rows)]
    stored = [
        msgspec.structs.replace(
            gallery, id=id_, hosts=tuple(msgspec.structs.replace(host, gallery_id=id_) for host in gallery.hosts)
        )
        for gallery, id_ in zip(galleries, ids, strict=True)
    ]
    _insert_hosts(connection, (host for gallery in stored for host in gallery.hosts))
    return stored


def update(connection: apsw.Connection, gallery_id: int, **columns: object) -> None:
    """Change columns of one gallery, named as in GalleryRecord. Raises ValueError for any other name."""
    sql = statements.update("galleries", columns, "id = ?", allowed=_CHANGEABLE)
    connection.execute(sql, (*map(to_stored, columns.values()), gallery_id))


def update_many(connection: apsw.Connection, gallery_ids: Iterable[int], **columns: object) -> None:
    """Give many galleries the same values. Raises ValueError for a column that GalleryRecord does not have."""
    sql = statements.update("galleries", columns, "id = ?", allowed=_CHANGEABLE)
    values = tuple(map(to_stored, columns.values()))
    connection.executemany(sql, ((*values, gallery_id) for gallery_id in gallery_ids))


def set_positions(connection: apsw.Connection, positions: Iterable[tuple[int, float]]) -> None:
    """`positions` are pairs of gallery id and position."""
    connection.executemany(
        "UPDATE galleries SET position = ? WHERE id = ?", ((place, gallery_id) for gallery_id, place in positions)
    )


def set_covers(connection: apsw.Connection, covers: Iterable[tuple[int, int]]) -> None:
    """`covers` are pairs of gallery id and file id."""
    connection.executemany(
        "UPDATE galleries SET cover_file_id = ? WHERE id = ?", ((file_id, gallery_id) for gallery_id, file_id in covers)
    )


def update_host(connection: apsw.Connection, gallery_id: int, host_id: str, **columns: object) -> None:
    """Change columns of one gallery on one host, named as in GalleryHostRecord. Raises ValueError otherwise."""
    sql = statements.update("gallery_hosts", columns, "gallery_id = ? AND host_id = ?", allowed=_HOST_CHANGEABLE)
    connection.execute(sql, (*map(to_stored, columns.values()), gallery_id, host_id))


def set_hosts(connection: apsw.Connection, gallery_id: int, host_ids: Sequence[str]) -> None:
    """Make these the hosts of a gallery, in this order. Hosts that stay keep what they have there.

    Uploads to a host that is taken away are kept, so that adding it again does not upload anything twice.
    """
    connection.execute(
        "DELETE FROM gallery_hosts WHERE gallery_id = ? AND host_id NOT IN (SELECT value FROM json_each(?))",
        (gallery_id, _as_json(host_ids)),
    )
    connection.executemany(
        "INSERT INTO gallery_hosts (gallery_id, host_id, ordinal) VALUES (?, ?, ?) "
        "ON CONFLICT (gallery_id, host_id) DO UPDATE SET ordinal = excluded.ordinal",
        ((gallery_id, host_id, ordinal) for ordinal, host_id in enumerate(host_ids)),
    )


def mark_removed(connection: apsw.Connection, gallery_ids: Iterable[int], *, at: float) -> None:
    """Take galleries off the queue; `restore` brings them back until `purge`."""
    connection.executemany("UPDATE galleries SET removed_at = ? WHERE id = ?", ((at, id_) for id_ in gallery_ids))


def restore(connection: apsw.Connection, gallery_ids: Iterable[int]) -> list[GalleryRecord]:
    """Bring removed galleries back to their places. Those that were not removed, or are gone, are passed over."""
    restored = connection.execute(
        "UPDATE galleries SET removed_at = NULL "
        "WHERE removed_at IS NOT NULL AND id IN (SELECT value FROM json_each(?)) RETURNING id",
        (_as_json(gallery_ids),),
    )
    return get_many(connection, [id_ for (id_,) in restored])


def all_ids(connection: apsw.Connection) -> list[int]:
    """Of every gallery, also of those that can still be brought back."""
    return [gallery_id for (gallery_id,) in connection.execute("SELECT id FROM galleries")]


def purge(connection: apsw.Connection, *, removed_before: float, most: int) -> list[str]:
    """Delete up to `most` galleries that were removed before this time, with all that belongs to them. Gives the work
    folder of each, which is to be deleted; empty for those that have none."""
    folders = connection.execute(
        "DELETE FROM galleries WHERE id IN (SELECT id FROM galleries WHERE removed_at < ? LIMIT ?) "
        "RETURNING work_folder",
        (removed_before, most),
    )
    return [folder for (folder,) in folders]


def delete(connection: apsw.Connection, gallery_ids: Iterable[int]) -> None:
    """Delete galleries at once, with no way back."""
    connection.executemany("DELETE FROM galleries WHERE id = ?", ((id_,) for id_ in gallery_ids))


_RESET = (
    "DELETE FROM uploads WHERE file_id IN (SELECT id FROM files WHERE gallery_id = ?)",
    "DELETE FROM attempts WHERE file_id IN (SELECT id FROM files WHERE gallery_id = ?)",
    "DELETE FROM archives WHERE gallery_id = ?",
    "DELETE FROM follow_ups WHERE gallery_id = ?",
    "DELETE FROM texts WHERE gallery_id = ?",
    "UPDATE files SET state = 'pending', error = NULL, format = '', digest = '', is_changed = 0 WHERE gallery_id = ?",
    "UPDATE gallery_hosts SET done_files = 0, failed_files = 0, unknown_files = 0, done_bytes = 0, total_bytes = 0, "
    "remote = '', gallery_url = '', delete_url = '', finished = 0, work = 'pending', error = NULL WHERE gallery_id = ?",
)


def reset(connection: apsw.Connection, gallery_id: int) -> None:
    """As if nothing of it had been looked at, left out or uploaded. Which files it has, and its hosts, stay."""
    for sql in _RESET:
        connection.execute(sql, (gallery_id,))


def _load(connection: apsw.Connection, where: str, value: str) -> list[GalleryRecord]:
    rows = connection.execute(statements.select("galleries", _COLUMNS, f"{where} {_IN_QUEUE_ORDER}"), (value,))
    return [_gallery_from_row(row, _hosts_of(connection, row[0])) for row in list(rows)]


def _hosts_of(connection: apsw.Connection, gallery_id: int) -> tuple[GalleryHostRecord, ...]:
    sql = statements.select("gallery_hosts", _HOST_COLUMNS, "WHERE gallery_id = ? ORDER BY ordinal")
    return tuple(map(_host_from_row, connection.execute(sql, (gallery_id,))))


def _insert_hosts(connection: apsw.Connection, hosts: Iterable[GalleryHostRecord]) -> None:
    connection.executemany(_INSERT_HOST, (tuple(map(to_stored, msgspec.structs.astuple(host))) for host in hosts))


def _gallery_from_row(row: tuple[Any, ...], hosts: tuple[GalleryHostRecord, ...]) -> GalleryRecord:
    start_when_ready, has_own_order, source, state, pause_reason, question, error = row[_CONVERTED:]
    converted = [
        bool(start_when_ready),
        bool(has_own_order),
        _SOURCES[source],
        _STATES[state],
        _PAUSE_REASONS[pause_reason],
        _QUESTIONS[question],
        error_from_stored(error),
        hosts,
    ]
    return GalleryRecord(*[*row[:_CONVERTED], *converted])


def _converted(rows: Iterable[tuple[Any, ...]], columns: Sequence[str]) -> Iterator[list[Any]]:
    conversions = [(columns.index(name), words) for name, words in _CONVERSIONS.items() if name in columns]
    error = columns.index("error")
    for row in rows:
        values = list(row)
        for place, words in conversions:
            values[place] = words[values[place]]
        if values[error] is not None:
            values[error] = error_from_stored(values[error])
        yield values


def _host_from_row(row: tuple[Any, ...]) -> GalleryHostRecord:
    options, finished, work, error = row[-4:]
    pairs = pairs_from_stored(options) if options != "{}" else ()
    columns: list[Any] = [*row[:-4], pairs, bool(finished), _WORKS[work], error_from_stored(error)]
    columns[_IS_WAITING] = bool(columns[_IS_WAITING])
    return GalleryHostRecord(*columns)


def _as_json(values: Iterable[int] | Iterable[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
