"""What is left to do for galleries and files that are on a host already, one entry for each task."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import apsw
import msgspec

from backend.protocol.errors import ErrorInfo
from backend.storage import statements
from backend.storage.records import FollowUpRecord
from backend.storage.stored_values import error_from_stored, to_stored

RENAME, RESOLVE = "rename", "resolve"

STOPPED = 1e12
"""As `not_before`: nothing happens before the person, new credentials or a new definition let it go on."""

_COLUMNS = statements.columns_of(FollowUpRecord)


def add(
    connection: apsw.Connection, kind: str, gallery_id: int, host_id: str, *, at: float, file_id: int | None = None
) -> None:
    """Note a task; the same one that waits already is replaced.

    It waits with the others of its kind at this host: for the end of an outage, or until the kind is let go on.
    """
    waits = connection.execute(
        "SELECT attempts, not_before, error FROM follow_ups WHERE kind = ? AND host_id = ? AND error IS NOT NULL "
        "AND not_before > ? ORDER BY not_before DESC LIMIT 1",
        (kind, host_id, at),
    ).fetchone()
    connection.execute(
        "DELETE FROM follow_ups WHERE kind = ? AND gallery_id = ? AND host_id = ? AND file_id IS ?",
        (kind, gallery_id, host_id, file_id),
    )
    connection.execute(
        "INSERT INTO follow_ups (kind, gallery_id, host_id, file_id, added_at, attempts, not_before, error) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (kind, gallery_id, host_id, file_id, at, *(waits or (0, 0.0, None))),
    )


_MAY_BE_DONE = (
    "not_before <= ? AND NOT EXISTS "
    "(SELECT 1 FROM galleries WHERE galleries.id = gallery_id AND galleries.removed_at IS NOT NULL)"
)


def due_hosts(connection: apsw.Connection, now: float) -> list[str]:
    """Where something may be done now; nothing of galleries that were removed."""
    found = connection.execute(f"SELECT DISTINCT host_id FROM follow_ups WHERE {_MAY_BE_DONE}", (now,))  # noqa: S608
    return [host_id for (host_id,) in found]


def first_due(connection: apsw.Connection, host_id: str, now: float) -> FollowUpRecord | None:
    """The oldest task of a host that may be done now. There may be ten thousand: one for each file."""
    found = _load(connection, f"WHERE {_MAY_BE_DONE} AND host_id = ? ORDER BY id LIMIT 1", now, host_id)
    return found[0] if found else None


def next_due_at(connection: apsw.Connection, now: float) -> float | None:
    """When the next task that waits may be done."""
    row = connection.execute(
        "SELECT min(not_before) FROM follow_ups WHERE not_before > ? AND not_before < ?", (now, STOPPED)
    ).fetchone()
    return None if row is None or row[0] is None else float(row[0])


def of_gallery(connection: apsw.Connection, gallery_id: int) -> list[FollowUpRecord]:
    return _load(connection, "WHERE gallery_id = ? ORDER BY id", gallery_id)


def done(connection: apsw.Connection, task: FollowUpRecord) -> None:
    """Forget a task that was done, unless it was noted anew meanwhile; the host is well again, so all others of its
    kind there begin anew too."""
    connection.execute("DELETE FROM follow_ups WHERE id = ?", (task.id,))
    connection.execute(
        "UPDATE follow_ups SET not_before = 0, attempts = 0, error = NULL "
        "WHERE kind = ? AND host_id = ? AND not_before < ? AND error IS NOT NULL",
        (task.kind, task.host_id, STOPPED),
    )


def postpone(connection: apsw.Connection, task: FollowUpRecord, *, until: float, error: ErrorInfo | None) -> None:
    """This task failed, and only this one."""
    connection.execute(
        "UPDATE follow_ups SET attempts = attempts + 1, not_before = ?, error = ? WHERE id = ?",
        (until, to_stored(error), task.id),
    )


def postpone_kind(connection: apsw.Connection, task: FollowUpRecord, *, until: float, error: ErrorInfo) -> bool:
    """Nothing of this kind can be done at this host before then. True when that is news."""
    was = connection.execute(
        "SELECT count(*) FROM follow_ups WHERE kind = ? AND host_id = ? AND error IS NOT NULL AND id <> ?",
        (task.kind, task.host_id, task.id),
    ).fetchone()
    connection.execute(
        "UPDATE follow_ups SET attempts = max(attempts, ?1), not_before = max(not_before, ?2), error = ?3 "
        "WHERE kind = ?4 AND host_id = ?5",
        (task.attempts + 1, until, to_stored(error), task.kind, task.host_id),
    )
    return task.error is None and (was is None or was[0] == 0)


def let_go_on(
    connection: apsw.Connection, *, ids: Iterable[int] = (), host_id: str = "", gallery_ids: Iterable[int] = ()
) -> None:
    """Let these tasks be tried at once: by id, of a host, or of galleries."""
    connection.execute(
        "UPDATE follow_ups SET not_before = 0, attempts = 0, error = NULL WHERE host_id = ? "
        "OR id IN (SELECT value FROM json_each(?)) OR gallery_id IN (SELECT value FROM json_each(?))",
        (host_id, _as_json(ids), _as_json(gallery_ids)),
    )


def let_stopped_go_on(connection: apsw.Connection) -> None:
    """Try each stopped kind once more: the engine starts, perhaps with a newer definition."""
    connection.execute(
        "UPDATE follow_ups SET not_before = 0, attempts = 0, error = NULL "
        "WHERE not_before >= ? AND json_extract(error, '$.kind') <> 'bad_credentials'",
        (STOPPED,),
    )


def clock_set(connection: apsw.Connection, by_s: float) -> None:
    """The computer's clock was set: what waits, waits as long as before."""
    connection.execute(
        "UPDATE follow_ups SET not_before = not_before + ? WHERE not_before > 0 AND not_before < ?", (by_s, STOPPED)
    )


def let_far_go_on(connection: apsw.Connection, after: float) -> None:
    """Try what would wait beyond this time: it was noted while the clock was wrong."""
    connection.execute("UPDATE follow_ups SET not_before = 0 WHERE not_before > ? AND not_before < ?", (after, STOPPED))


def drop(connection: apsw.Connection, ids: Iterable[int]) -> list[int]:
    """Forget tasks; gives their galleries."""
    rows = connection.execute(
        "DELETE FROM follow_ups WHERE id IN (SELECT value FROM json_each(?)) RETURNING gallery_id", (_as_json(ids),)
    )
    return sorted({gallery_id for (gallery_id,) in rows})


def _load(connection: apsw.Connection, rest: str, *values: int | float | str) -> list[FollowUpRecord]:
    return [_from_row(row) for row in connection.execute(statements.select("follow_ups", _COLUMNS, rest), values)]


def _from_row(row: tuple[Any, ...]) -> FollowUpRecord:
    return FollowUpRecord(*[*row[:-1], error_from_stored(row[-1])])


def _as_json(ids: Iterable[int]) -> str:
    return msgspec.json.encode(list(ids)).decode()
