"""What became of each file on each host: the truth that nothing is uploaded twice rests on.

A row exists from the first attempt on. `uploaded` is final: only `forget` takes it back, when the file is off the
host. Call `record_started` before the first byte leaves, and `record_result` inside `Database.commit`, before anyone
hears of the result.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw
import msgspec

from backend.protocol.errors import ErrorInfo
from backend.protocol.rows import UploadState
from backend.storage import statements
from backend.storage.records import InterruptedUpload, UploadRecord
from backend.storage.stored_values import error_from_stored, to_stored

_COLUMNS = statements.columns_of(UploadRecord)
_OF_GALLERY = statements.select(
    "files JOIN uploads ON uploads.file_id = files.id",
    (f"uploads.{name}" for name in _COLUMNS),
    "WHERE files.gallery_id = ? ORDER BY files.position, files.id, uploads.host_id",
)
_OF_FILES = statements.select(
    "uploads", _COLUMNS, "WHERE file_id IN (SELECT value FROM json_each(?)) ORDER BY file_id, host_id"
)
_STATES = {word.value: word for word in UploadState}
_INSERT = statements.insert("uploads", _COLUMNS)


def of_gallery(connection: apsw.Connection, gallery_id: int) -> list[UploadRecord]:
    """Uploads of a gallery's files in the order of the files. Files that no host was tried with have none."""
    return [_from_row(row) for row in connection.execute(_OF_GALLERY, (gallery_id,))]


def of_files(connection: apsw.Connection, file_ids: Iterable[int]) -> list[UploadRecord]:
    return [_from_row(row) for row in connection.execute(_OF_FILES, (_as_json(file_ids),))]


def insert_many(connection: apsw.Connection, uploads: Iterable[UploadRecord]) -> None:
    """Store what became of files that another program uploaded. Nothing may be known of them yet."""
    connection.executemany(_INSERT, (tuple(map(to_stored, msgspec.structs.astuple(upload))) for upload in uploads))


def record_started(connection: apsw.Connection, file_id: int, host_id: str, *, at: float) -> bool:
    """Note that an attempt begins. False when the file is on this host already, or is gone: do not send it."""
    connection.execute(
        "INSERT INTO uploads (file_id, host_id, attempts, started_at, state) "
        "SELECT id, ?2, 1, ?3, 'uploading' FROM files WHERE id = ?1 "
        "ON CONFLICT (file_id, host_id) DO UPDATE SET attempts = attempts + 1, started_at = excluded.started_at, "
        "finished_at = NULL, state = 'uploading', error = NULL WHERE state <> 'uploaded'",
        (file_id, host_id, at),
    )
    return connection.changes() == 1


def record_result(
    connection: apsw.Connection,
    file_id: int,
    host_id: str,
    *,
    at: float,
    page_url: str = "",
    image_url: str = "",
    thumb_url: str = "",
    delete_url: str = "",
    code: str = "",
    already_there: bool = False,
) -> bool:
    """Store that the file is on the host. False when that was stored before, or the file is gone: count it once.

    A result that comes late, after the upload was given up as failed or unknown, is taken in as well.
    """
    connection.execute(
        "INSERT INTO uploads (file_id, host_id, attempts, page_url, image_url, thumb_url, delete_url, finished_at, "
        "code, already_there, state) SELECT id, ?2, 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'uploaded' FROM files WHERE id = ?1 "
        "ON CONFLICT (file_id, host_id) DO UPDATE SET page_url = excluded.page_url, image_url = excluded.image_url, "
        "thumb_url = excluded.thumb_url, delete_url = excluded.delete_url, finished_at = excluded.finished_at, "
        "code = excluded.code, already_there = excluded.already_there, "
        "state = 'uploaded', error = NULL WHERE state <> 'uploaded'",
        (file_id, host_id, page_url, image_url, thumb_url, delete_url, at, code, already_there),
    )
    return connection.changes() == 1


def record_sent(
    connection: apsw.Connection, file_id: int, host_id: str, *, at: float, sent_name: str, code: str = ""
) -> bool:
    """Store that the host has taken the file and tells its links later; `at` orders the files of a set. False when it
    is uploaded already, or gone."""
    connection.execute(
        "INSERT INTO uploads (file_id, host_id, attempts, finished_at, sent_name, code, state) "
        "SELECT id, ?2, 1, ?3, ?4, ?5, 'sent' FROM files WHERE id = ?1 "
        "ON CONFLICT (file_id, host_id) DO UPDATE SET finished_at = excluded.finished_at, "
        "sent_name = excluded.sent_name, code = excluded.code, state = 'sent', error = NULL WHERE state <> 'uploaded'",
        (file_id, host_id, at, sent_name, code),
    )
    return connection.changes() == 1


def record_collected(
    connection: apsw.Connection,
    file_id: int,
    host_id: str,
    *,
    page_url: str,
    image_url: str,
    thumb_url: str,
    delete_url: str,
    code: str,
) -> bool:
    """Store the links of a file that was sent; when it was sent stays, since that orders its set. An empty `code`
    leaves the one that the upload gave. False when it has its links, or is gone."""
    connection.execute(
        "UPDATE uploads SET page_url = ?3, image_url = ?4, thumb_url = ?5, delete_url = ?6, "
        "code = iif(?7 = '', code, ?7), state = 'uploaded', error = NULL "
        "WHERE file_id = ?1 AND host_id = ?2 AND state <> 'uploaded'",
        (file_id, host_id, page_url, image_url, thumb_url, delete_url, code),
    )
    return connection.changes() == 1


def record_resolved(
    connection: apsw.Connection, file_id: int, host_id: str, *, page_url: str, image_url: str, thumb_url: str
) -> None:
    """Store links that an upload could not give; what is known stays where nothing new comes. The text of the gallery
    is forgotten with them: it is made anew, at the next start at the latest."""
    connection.execute(
        "UPDATE uploads SET page_url = iif(?3 = '', page_url, ?3), image_url = iif(?4 = '', image_url, ?4), "
        "thumb_url = iif(?5 = '', thumb_url, ?5) WHERE file_id = ?1 AND host_id = ?2 AND state = 'uploaded'",
        (file_id, host_id, page_url, image_url, thumb_url),
    )
    connection.execute("DELETE FROM texts WHERE gallery_id = (SELECT gallery_id FROM files WHERE id = ?)", (file_id,))


def record_unlinked(connection: apsw.Connection, file_id: int, host_id: str, *, error: ErrorInfo) -> None:
    """Store that the host never told the links of a file that was sent; when it was sent stays."""
    connection.execute(
        "UPDATE uploads SET state = 'unknown', error = ? WHERE file_id = ? AND host_id = ? AND state = 'sent'",
        (to_stored(error), file_id, host_id),
    )


def record_failed(connection: apsw.Connection, file_id: int, host_id: str, *, error: ErrorInfo, at: float) -> bool:
    """Store that the attempts are given up and the file is not on the host. False when it is there already."""
    return _record_end(connection, file_id, host_id, UploadState.FAILED, error, at)


def record_unknown(
    connection: apsw.Connection, file_id: int, host_id: str, *, error: ErrorInfo | None, at: float
) -> bool:
    """Store that nobody can tell whether the file is on the host. False when it is known to be."""
    return _record_end(connection, file_id, host_id, UploadState.UNKNOWN, error, at)


def record_pending(connection: apsw.Connection, uploads: Iterable[tuple[int, str]]) -> None:
    """Let these files (pairs of file id and host id) wait for their next attempt; what is uploaded stays so."""
    connection.executemany(
        "UPDATE uploads SET state = 'pending', error = NULL WHERE file_id = ? AND host_id = ? AND state <> 'uploaded'",
        uploads,
    )


def leave_out(connection: apsw.Connection, uploads: Iterable[tuple[tuple[int, str], ErrorInfo]], *, at: float) -> None:
    """Note that these files (pairs of file id and host id, and why) are not sent there; what is uploaded stays so."""
    connection.executemany(
        "INSERT INTO uploads (file_id, host_id, finished_at, state, error) "
        "SELECT id, ?2, ?3, 'left_out', ?4 FROM files WHERE id = ?1 "
        "ON CONFLICT (file_id, host_id) DO UPDATE SET finished_at = excluded.finished_at, state = 'left_out', "
        "error = excluded.error WHERE state IN ('pending', 'failed', 'left_out')",
        ((file_id, host_id, at, to_stored(error)) for (file_id, host_id), error in uploads),
    )


def take_in_again(connection: apsw.Connection, uploads: Iterable[tuple[int, str]]) -> None:
    """Undo `leave_out` for pairs of file id and host id."""
    connection.executemany("DELETE FROM uploads WHERE file_id = ? AND host_id = ? AND state = 'left_out'", uploads)


def take_back(connection: apsw.Connection, gallery_id: int, host_id: str) -> None:
    """Let this host have again what another one took over from it."""
    connection.execute(
        "UPDATE uploads SET state = 'pending', attempts = 0, error = NULL WHERE state = 'left_out' AND host_id = ?2 "
        "AND file_id IN (SELECT id FROM files WHERE gallery_id = ?1) "
        "AND json_extract(error, '$.kind') <> 'file_rejected'",
        (gallery_id, host_id),
    )


def reset_failed(
    connection: apsw.Connection, gallery_id: int, *, host_id: str = "", file_ids: Iterable[int] = ()
) -> list[tuple[int, str]]:
    """Let failed uploads of a gallery wait again; returns them as pairs of file id and host id.

    Attempts are counted from 0 again. An empty `host_id` means all hosts, no `file_ids` all files.
    """
    rows = connection.execute(
        "UPDATE uploads SET state = 'pending', attempts = 0, error = NULL WHERE state = 'failed' "
        "AND file_id IN (SELECT id FROM files WHERE gallery_id = ?1) AND (?2 = '' OR host_id = ?2) "
        "AND (?3 = '[]' OR file_id IN (SELECT value FROM json_each(?3))) RETURNING file_id, host_id",
        (gallery_id, host_id, _as_json(file_ids)),
    )
    return sorted(rows)


def resolve_unknown(
    connection: apsw.Connection,
    gallery_id: int,
    *,
    arrived: bool,
    at: float,
    file_ids: Iterable[int] = (),
    host_id: str = "",
) -> list[tuple[int, str]]:
    """Carry out what the person said of unknown uploads: they arrived (then they have no links), or send them again.

    Returns them as pairs of file id and host id. No `file_ids` means all of the gallery, no `host_id` all hosts.
    """
    rows = connection.execute(
        "UPDATE uploads SET state = ?3, finished_at = ?4, error = NULL WHERE state = 'unknown' "
        "AND (?5 = '' OR host_id = ?5) AND file_id IN (SELECT id FROM files WHERE gallery_id = ?1) "
        "AND (?2 = '[]' OR file_id IN (SELECT value FROM json_each(?2))) RETURNING file_id, host_id",
        (
            gallery_id,
            _as_json(file_ids),
            UploadState.UPLOADED if arrived else UploadState.PENDING,
            at if arrived else None,
            host_id,
        ),
    )
    return sorted(rows)


def forget(connection: apsw.Connection, uploads: Iterable[tuple[int, str]]) -> None:
    """These files (pairs of file id and host id) are not on their host any more: as if they had never been sent."""
    connection.executemany("DELETE FROM uploads WHERE file_id = ? AND host_id = ?", uploads)


def with_links(connection: apsw.Connection, host_id: str, links: Iterable[str]) -> list[tuple[int, int]]:
    """Uploads of all galleries whose page or image has one of these addresses, as pairs of gallery and file."""
    rows = connection.execute(
        "SELECT files.gallery_id, file_id FROM uploads JOIN files ON files.id = file_id "
        "WHERE host_id = ?1 AND uploads.state = 'uploaded' AND "
        "coalesce(nullif(page_url, ''), nullif(image_url, '')) IN (SELECT value FROM json_each(?2))",
        (host_id, msgspec.json.encode(list(links)).decode()),
    )
    return sorted(rows)


def interrupted(connection: apsw.Connection) -> list[InterruptedUpload]:
    """Uploads that were on the wire when the engine ended, for its start to judge each: pending or unknown."""
    rows = connection.execute(
        "SELECT files.gallery_id, uploads.file_id, host_id, attempts, started_at "
        "FROM uploads JOIN files ON files.id = uploads.file_id WHERE uploads.state = 'uploading' "
        "ORDER BY files.gallery_id, files.position, uploads.file_id, host_id"
    )
    return [InterruptedUpload(*row) for row in rows]


def copy_results(connection: apsw.Connection, *, from_gallery_id: int, to_gallery_id: int) -> int:
    """Take over the links of another gallery for files with the same contents; how many uploads were taken over."""
    connection.execute(
        "INSERT INTO uploads (file_id, host_id, attempts, page_url, image_url, thumb_url, delete_url, code, "
        "started_at, finished_at, state) "
        "SELECT target.id, host_id, attempts, page_url, image_url, thumb_url, delete_url, code, "
        "started_at, finished_at, 'uploaded' "
        "FROM files AS target JOIN files AS origin ON origin.digest = target.digest "
        "JOIN uploads ON uploads.file_id = origin.id WHERE target.gallery_id = ?1 AND origin.gallery_id = ?2 "
        "AND target.digest <> '' AND uploads.state = 'uploaded' ON CONFLICT DO NOTHING",
        (to_gallery_id, from_gallery_id),
    )
    return connection.changes()


def _record_end(
    connection: apsw.Connection, file_id: int, host_id: str, state: UploadState, error: ErrorInfo | None, at: float
) -> bool:
    connection.execute(
        "INSERT INTO uploads (file_id, host_id, attempts, finished_at, state, error) "
        "SELECT id, ?2, 1, ?3, ?4, ?5 FROM files WHERE id = ?1 "
        "ON CONFLICT (file_id, host_id) DO UPDATE SET finished_at = excluded.finished_at, state = excluded.state, "
        "error = excluded.error WHERE state <> 'uploaded'",
        (file_id, host_id, at, state, to_stored(error)),
    )
    return connection.changes() == 1


def _from_row(row: tuple[Any, ...]) -> UploadRecord:
    return UploadRecord(*[*row[:-3], bool(row[-3]), _STATES[row[-2]], error_from_stored(row[-1])])


def _as_json(ids: Iterable[int]) -> str:
    return msgspec.json.encode(list(ids)).decode()
