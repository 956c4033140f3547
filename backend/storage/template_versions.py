"""The states that templates had. Newest last; the number kept of each is bounded."""

from __future__ import annotations

from collections.abc import Collection

import apsw

from backend.protocol.templates import TextFormat
from backend.storage import statements
from backend.storage.records import TemplateVersionRecord

KEPT = 50
"""Versions of one template."""

KEPT_DELETED_S = 30 * 86_400.0
"""How long a deleted template can be brought back."""

_COLUMNS = statements.columns_of(TemplateVersionRecord)
_INSERT = statements.insert("template_versions", _COLUMNS[1:])
_OF_TEMPLATE = statements.select("template_versions", _COLUMNS, "WHERE template_id = ? ORDER BY id DESC")
_NEWEST = statements.select("template_versions", _COLUMNS, "WHERE template_id = ? ORDER BY id DESC LIMIT 1")


def of_template(connection: apsw.Connection, template_id: str) -> list[TemplateVersionRecord]:
    """Newest first."""
    return [_record(row) for row in connection.execute(_OF_TEMPLATE, (template_id,))]


def with_text(connection: apsw.Connection, name: str, source: str) -> list[str]:
    """Ids of templates that have, or once had, this name and text."""
    sql = statements.select("template_versions", ["DISTINCT template_id"], "WHERE name = ? AND source = ?")
    return [template_id for (template_id,) in connection.execute(sql, (name, source))]


def newest(connection: apsw.Connection, template_id: str) -> TemplateVersionRecord | None:
    return next((_record(row) for row in connection.execute(_NEWEST, (template_id,))), None)


def put(
    connection: apsw.Connection,
    template_id: str,
    *,
    name: str,
    text_format: TextFormat,
    source: str,
    at: float,
    merge_s: float = 0.0,
) -> bool:
    """Store a state; False when it is that of the newest version.

    With `merge_s`, the state was typed: a newest version whose typing began less than so long ago takes it itself.
    """
    last = newest(connection, template_id)
    if last is not None and (last.name, last.format, last.source) == (name, text_format, source):
        return False
    if last is not None and 0 <= at - last.begun_at < merge_s:  # what did not come from typing has begun_at 0
        connection.execute(
            "UPDATE template_versions SET name = ?, format = ?, source = ?, saved_at = ? WHERE id = ?",
            (name, text_format.value, source, at, last.id),
        )
        return True
    connection.execute(_INSERT, (template_id, name, source, at if merge_s else 0.0, at, text_format.value))
    connection.execute(
        "DELETE FROM template_versions WHERE template_id = ?1 AND id NOT IN "
        "(SELECT id FROM template_versions WHERE template_id = ?1 ORDER BY id DESC LIMIT ?2)",
        (template_id, KEPT),
    )
    return True


def forget_deleted(connection: apsw.Connection, existing: Collection[str], *, before: float) -> None:
    """Versions of templates that are gone and were saved before that time."""
    known = {template_id for (template_id,) in connection.execute("SELECT DISTINCT template_id FROM template_versions")}
    connection.executemany(
        "DELETE FROM template_versions WHERE template_id = ? AND saved_at < ?",
        ((template_id, before) for template_id in known - set(existing)),
    )


def _record(row: tuple[object, ...]) -> TemplateVersionRecord:
    return TemplateVersionRecord(*[*row[:-1], TextFormat(str(row[-1]))])  # type: ignore[arg-type]
