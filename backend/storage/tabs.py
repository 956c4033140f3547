"""The tabs of the queue. "Main" has id 1; the schema itself refuses to rename or delete it."""

from __future__ import annotations

from collections.abc import Iterable

import apsw

from backend.errors import problem
from backend.protocol.errors import ErrorKind
from backend.storage import statements
from backend.storage.records import TabRecord
from backend.storage.stored_values import pairs_from_stored, to_stored

MAIN_TAB_ID = 1

_COLUMNS = statements.columns_of(TabRecord)
_CHANGEABLE = frozenset({"name", "colour", "position", "template_id", "host_options"})
_SELECT = statements.select("tabs", _COLUMNS, "ORDER BY position, id")


def load_all(connection: apsw.Connection) -> list[TabRecord]:
    return [
        TabRecord(*[*row, bool(is_system), pairs_from_stored(options), template_id])
        for *row, is_system, options, template_id in connection.execute(_SELECT)
    ]


def insert(connection: apsw.Connection, *, name: str, colour: int, position: float) -> int:
    """The id of the new tab. Raises Problem(BAD_INPUT) when a tab of this name exists, whatever its case."""
    try:
        connection.execute("INSERT INTO tabs (name, colour, position) VALUES (?, ?, ?)", (name, colour, position))
    except apsw.ConstraintError as error:
        raise problem(ErrorKind.BAD_INPUT, str(error), subject=name) from error
    return connection.last_insert_rowid()


def update(connection: apsw.Connection, tab_id: int, **columns: object) -> None:
    """Change name, colour, position, template or the options of hosts.

    Raises Problem(BAD_INPUT) for a name that is taken, and for renaming Main.
    """
    sql = statements.update("tabs", columns, "id = ?", allowed=_CHANGEABLE)
    try:
        connection.execute(sql, (*map(to_stored, columns.values()), tab_id))
    except apsw.ConstraintError as error:
        raise problem(ErrorKind.BAD_INPUT, str(error), subject=str(columns.get("name", tab_id))) from error


def set_positions(connection: apsw.Connection, positions: Iterable[tuple[int, float]]) -> None:
    """`positions` are pairs of tab id and position."""
    connection.executemany(
        "UPDATE tabs SET position = ? WHERE id = ?", ((place, tab_id) for tab_id, place in positions)
    )


def delete(connection: apsw.Connection, tab_id: int, *, reassign_to: int = MAIN_TAB_ID) -> list[int]:
    """Remove a tab; its galleries, also those kept for undo, go to `reassign_to`. Their ids are returned.

    Raises Problem(BAD_INPUT) for Main and for a target that does not exist.
    """
    try:
        moved = list(
            connection.execute("UPDATE galleries SET tab_id = ? WHERE tab_id = ? RETURNING id", (reassign_to, tab_id))
        )
        connection.execute("DELETE FROM tabs WHERE id = ?", (tab_id,))
    except apsw.ConstraintError as error:
        raise problem(ErrorKind.BAD_INPUT, str(error), subject=str(tab_id)) from error
    return [gallery_id for (gallery_id,) in moved]
