"""Rendered texts of galleries, one for each template that was used."""

from __future__ import annotations

from collections.abc import Iterable

import apsw
import msgspec

from backend.protocol.rows import TextFormat
from backend.storage import statements
from backend.storage.records import TextRecord

_COLUMNS = statements.columns_of(TextRecord)
_UPSERT = statements.insert(
    "texts",
    _COLUMNS,
    "ON CONFLICT (gallery_id, format, template_id) DO UPDATE SET text = excluded.text, left_out = excluded.left_out, "
    "rendered_at = excluded.rendered_at, artifact_path = excluded.artifact_path",
)
_OF_GALLERY = statements.select("texts", _COLUMNS, "WHERE gallery_id = ? ORDER BY rendered_at DESC, template_id")


def put_many(connection: apsw.Connection, texts: Iterable[TextRecord]) -> None:
    """Store texts; one of the same gallery, format and template is replaced."""
    connection.executemany(_UPSERT, map(msgspec.structs.astuple, texts))


def of_gallery(connection: apsw.Connection, gallery_id: int) -> list[TextRecord]:
    """Newest first."""
    return [TextRecord(*[*row[:-1], TextFormat(row[-1])]) for row in connection.execute(_OF_GALLERY, (gallery_id,))]


def galleries_without(connection: apsw.Connection) -> list[int]:
    """Galleries on the queue that ended with links and have no text: the engine was killed in between."""
    rows = connection.execute(
        "SELECT id FROM galleries WHERE state IN ('completed', 'incomplete') AND removed_at IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM texts WHERE gallery_id = galleries.id) ORDER BY id"
    )
    return [gallery_id for (gallery_id,) in rows]


def delete_of(connection: apsw.Connection, gallery_id: int) -> None:
    """Forget the texts of a gallery, because its links changed."""
    connection.execute("DELETE FROM texts WHERE gallery_id = ?", (gallery_id,))
