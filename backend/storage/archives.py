"""Galleries on hosts that take archives: each ZIP, what it holds, and what became of it there.

As in `uploads`, `uploaded` is final. The files of an archive have no rows in `uploads` for its host: what became of
them is what became of the archive (`as_uploads`). Only a file that fits into no archive has one, as failed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import apsw
import msgspec

from backend.protocol.errors import ErrorInfo
from backend.protocol.rows import UploadState
from backend.storage import statements
from backend.storage import uploads as upload_table
from backend.storage.records import ArchiveRecord, UploadRecord
from backend.storage.stored_values import error_from_stored, to_stored

_COLUMNS = statements.columns_of(ArchiveRecord)
_FILE_IDS = _COLUMNS.index("file_ids")
_INSERT = statements.insert("archives", _COLUMNS[1:], "RETURNING id")
_STATES = {word.value: word for word in UploadState}


def of_gallery(connection: apsw.Connection, gallery_id: int) -> list[ArchiveRecord]:
    """All archives of a gallery by host and number."""
    return _load(connection, "WHERE gallery_id = ? ORDER BY host_id, number", gallery_id)


def uploads_of_gallery(connection: apsw.Connection, gallery_id: int) -> list[UploadRecord]:
    """What became of each file on each host, by itself or as part of an archive (which counts where both are)."""
    found = {(upload.file_id, upload.host_id): upload for upload in upload_table.of_gallery(connection, gallery_id)}
    for archive in of_gallery(connection, gallery_id):
        found.update(((upload.file_id, upload.host_id), upload) for upload in as_uploads(archive))
    return list(found.values())


def as_uploads(archive: ArchiveRecord) -> list[UploadRecord]:
    """The archive as uploads of its files: its state, its address."""
    return [
        UploadRecord(
            file_id=file_id,
            host_id=archive.host_id,
            attempts=archive.attempts,
            page_url=archive.page_url,
            started_at=archive.started_at,
            finished_at=archive.finished_at,
            already_there=archive.already_there,
            state=archive.state,
            error=archive.error,
        )
        for file_id in archive.file_ids
    ]


def set_plan(
    connection: apsw.Connection, gallery_id: int, host_id: str, archives: Iterable[ArchiveRecord]
) -> list[ArchiveRecord]:
    """Make these the archives of a gallery on a host: those with an id stay what they are, except for their name,
    size and number of volumes; those with id 0 are new. Returned with their ids; all others of the host are forgotten.
    """
    archives = list(archives)
    connection.execute(
        "DELETE FROM archives WHERE gallery_id = ? AND host_id = ? AND id NOT IN (SELECT value FROM json_each(?))",
        (gallery_id, host_id, _as_json(archive.id for archive in archives)),
    )
    stored: list[ArchiveRecord] = []
    for archive in archives:
        if archive.id:
            connection.execute(
                "UPDATE archives SET name = ?, size_bytes = ?, volumes = ? WHERE id = ?",
                (archive.name, archive.size_bytes, archive.volumes, archive.id),
            )
            stored.append(archive)
        else:
            stored.append(_insert(connection, archive))
    return stored


def record_started(connection: apsw.Connection, archive_id: int, *, at: float) -> bool:
    """As `uploads.record_started`."""
    connection.execute(
        "UPDATE archives SET attempts = attempts + 1, started_at = ?2, finished_at = NULL, state = 'uploading', "
        "error = NULL WHERE id = ?1 AND state <> 'uploaded'",
        (archive_id, at),
    )
    return connection.changes() == 1


def record_result(
    connection: apsw.Connection,
    archive_id: int,
    *,
    at: float,
    page_url: str = "",
    image_url: str = "",
    thumb_url: str = "",
    delete_url: str = "",
    code: str = "",
    already_there: bool = False,
) -> bool:
    """As `uploads.record_result`. An archive that was found there before anything was sent counts as one attempt."""
    connection.execute(
        "UPDATE archives SET page_url = ?2, image_url = ?3, thumb_url = ?4, delete_url = ?5, finished_at = ?6, "
        "code = ?7, already_there = ?8, attempts = max(attempts, 1), state = 'uploaded', error = NULL "
        "WHERE id = ?1 AND state <> 'uploaded'",
        (archive_id, page_url, image_url, thumb_url, delete_url, at, code, already_there),
    )
    return connection.changes() == 1


def record_failed(connection: apsw.Connection, archive_id: int, *, error: ErrorInfo, at: float) -> bool:
    """As `uploads.record_failed`."""
    return _record_end(connection, archive_id, UploadState.FAILED, error, at)


def record_unknown(connection: apsw.Connection, archive_id: int, *, error: ErrorInfo | None, at: float) -> bool:
    """As `uploads.record_unknown`."""
    return _record_end(connection, archive_id, UploadState.UNKNOWN, error, at)


def record_pending(connection: apsw.Connection, archive_ids: Iterable[int]) -> None:
    """Let these wait for their next attempt; what is uploaded stays so."""
    connection.executemany(
        "UPDATE archives SET state = 'pending', error = NULL WHERE id = ? AND state <> 'uploaded'",
        ((archive_id,) for archive_id in archive_ids),
    )


def reset_failed(
    connection: apsw.Connection, gallery_id: int, *, host_id: str = "", file_ids: Iterable[int] = ()
) -> int:
    """Let failed archives wait again, attempts counted from 0; how many. With `file_ids`, those that hold one."""
    connection.execute(
        "UPDATE archives SET state = 'pending', attempts = 0, error = NULL WHERE state = 'failed' AND gallery_id = ?1 "
        "AND (?2 = '' OR host_id = ?2) AND (?3 = '[]' OR EXISTS ("
        "SELECT 1 FROM json_each(file_ids) JOIN json_each(?3) AS wanted USING (value)))",
        (gallery_id, host_id, _as_json(file_ids)),
    )
    return connection.changes()


def resolve_unknown(
    connection: apsw.Connection,
    gallery_id: int,
    *,
    arrived: bool,
    at: float,
    file_ids: Iterable[int] = (),
    host_id: str = "",
) -> int:
    """As `uploads.resolve_unknown`, for the archives that hold one of the files; how many."""
    connection.execute(
        "UPDATE archives SET state = ?3, finished_at = ?4, error = NULL WHERE state = 'unknown' AND gallery_id = ?1 "
        "AND (?5 = '' OR host_id = ?5) "
        "AND (?2 = '[]' OR EXISTS (SELECT 1 FROM json_each(file_ids) JOIN json_each(?2) AS wanted USING (value)))",
        (
            gallery_id,
            _as_json(file_ids),
            UploadState.UPLOADED if arrived else UploadState.PENDING,
            at if arrived else None,
            host_id,
        ),
    )
    return connection.changes()


def forget(connection: apsw.Connection, archive_ids: Iterable[int]) -> None:
    """These archives are not on their host any more: as if they had never been sent."""
    connection.executemany("DELETE FROM archives WHERE id = ?", ((archive_id,) for archive_id in archive_ids))


def interrupted(connection: apsw.Connection) -> list[ArchiveRecord]:
    """Archives that were on the wire when the engine ended."""
    return _load(connection, "WHERE state = 'uploading' ORDER BY gallery_id, host_id, number")


def copy_results(connection: apsw.Connection, *, from_gallery_id: int, to_gallery_id: int) -> int:
    """Take over the archives of another gallery whose files are all here with the same contents; how many.

    Hosts for which this gallery has archives of its own already are left alone.
    """
    rows: Iterable[tuple[Any, ...]] = connection.execute(
        "SELECT origin.id, min(target.id) FROM files AS origin JOIN files AS target ON target.digest = origin.digest "
        "WHERE origin.gallery_id = ?1 AND target.gallery_id = ?2 AND origin.digest <> '' GROUP BY origin.id",
        (from_gallery_id, to_gallery_id),
    )
    here: dict[int, int] = dict(rows)
    taken = {archive.host_id for archive in of_gallery(connection, to_gallery_id)}
    copied = 0
    for archive in of_gallery(connection, from_gallery_id):
        is_whole = all(file_id in here for file_id in archive.file_ids)
        if archive.state is UploadState.UPLOADED and is_whole and archive.host_id not in taken:
            file_ids = tuple(here[file_id] for file_id in archive.file_ids)
            copy = msgspec.structs.replace(archive, id=0, gallery_id=to_gallery_id, file_ids=file_ids)
            _insert(connection, copy)
            copied += 1
    return copied


def _insert(connection: apsw.Connection, archive: ArchiveRecord) -> ArchiveRecord:
    ((archive_id,),) = connection.execute(_INSERT, _to_row(archive)[1:])
    return msgspec.structs.replace(archive, id=archive_id)


def _record_end(
    connection: apsw.Connection, archive_id: int, state: UploadState, error: ErrorInfo | None, at: float
) -> bool:
    connection.execute(
        "UPDATE archives SET state = ?2, error = ?3, finished_at = ?4, attempts = max(attempts, 1) "
        "WHERE id = ?1 AND state <> 'uploaded'",
        (archive_id, state, to_stored(error), at),
    )
    return connection.changes() == 1


def _load(connection: apsw.Connection, where: str, *values: int) -> list[ArchiveRecord]:
    return [_from_row(row) for row in connection.execute(statements.select("archives", _COLUMNS, where), values)]


def _to_row(archive: ArchiveRecord) -> Sequence[Any]:
    row = list(msgspec.structs.astuple(archive))
    row[_FILE_IDS] = _as_json(archive.file_ids)
    row[-1] = to_stored(archive.error)
    return row


def _from_row(row: tuple[Any, ...]) -> ArchiveRecord:
    columns = list(row)
    columns[_FILE_IDS] = msgspec.json.decode(columns[_FILE_IDS], type=tuple[int, ...])
    columns[-3:] = [bool(row[-3]), _STATES[row[-2]], error_from_stored(row[-1])]
    return ArchiveRecord(*columns)


def _as_json(ids: Iterable[int]) -> str:
    return msgspec.json.encode(list(ids)).decode()
