"""Rendered texts of galleries, one for each template that was used."""

from __future__ import annotations

from collections.abc import Iterable

import apsw
import msgspec

from backend.protocol.templates import TextFormat
from backend.storage import statements
from backend.storage.records import TextRecord

_COLUMNS = statements.columns_of(TextRecord)
_UPSERT = statements.insert(
    "texts",
    _COLUMNS,
    "ON CONFLICT (gallery_id, format, template_id) DO UPDATE SET text = excluded.text, left_out = excluded.left_out, "
    "rendered_at = excluded.rendered_at, artifact_path = excluded.artifact_path, is_due = 0",
)
_OF_GALLERY = statements.select("texts", _COLUMNS, "WHERE gallery_id = ? ORDER BY rendered_at DESC, template_id")


def put_many(connection: apsw.Connection, texts: Iterable[TextRecord]) -> None:
    """Store texts; one of the same gallery, format and template is replaced."""
    connection.executemany(_UPSERT, map(msgspec.structs.astuple, texts))


def of_gallery(connection: apsw.Connection, gallery_id: int) -> list[TextRecord]:
    """Newest first."""
    return [
        TextRecord(*[*row, TextFormat(text_format), bool(is_due)])
        for *row, text_format, is_due in connection.execute(_OF_GALLERY, (gallery_id,))
    ]


def galleries_without(connection: apsw.Connection) -> list[int]:
    """Galleries on the queue that ended with links and have no text, or an old one: the engine was killed in
    between."""
    rows = connection.execute(
        "SELECT id FROM galleries WHERE state IN ('completed', 'incomplete') AND removed_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM texts WHERE gallery_id = galleries.id AND NOT is_due) ORDER BY id"
    )
    return [gallery_id for (gallery_id,) in rows]


def mark_due(connection: apsw.Connection, gallery_ids: Iterable[int]) -> None:
    """Their texts are older than what they are made of."""
    connection.executemany("UPDATE texts SET is_due = 1 WHERE gallery_id = ?", ((each,) for each in gallery_ids))


def delete_of(connection: apsw.Connection, gallery_id: int) -> None:
    """Forget the texts of a gallery, because its links changed."""
    connection.execute("DELETE FROM texts WHERE gallery_id = ?", (gallery_id,))
