"""A real file with the newest schema, and a gallery of three files in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from backend.storage import files, galleries
from backend.storage.migrate import migrate, newest_schema
from backend.storage.records import FileRecord, GalleryHostRecord, GalleryRecord


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "galleon.db"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[apsw.Connection]:
    connection = apsw.Connection(str(tmp_path / "galleon.db"))
    migrate(connection, tmp_path / "galleon.db", newest_schema())
    yield connection
    connection.close()


def new_gallery(name: str = "Lofoten", position: float = 0.0, hosts: tuple[str, ...] = ("pixhost.to", "imx.to")):
    return GalleryRecord(
        id=0,
        name=name,
        folder_name=name,
        path=f"/photos/{name}",
        tab_id=1,
        position=position,
        added_at=1_700_000_000.0,
        hosts=tuple(GalleryHostRecord(0, host_id, ordinal) for ordinal, host_id in enumerate(hosts)),
    )


def new_file(position: int, **fields: object) -> FileRecord:
    return FileRecord(
        id=0,
        gallery_id=0,
        position=position,
        name=f"{position:03}.jpg",
        path=f"/photos/{position:03}.jpg",
        size_bytes=1000 + position,
        **fields,  # type: ignore[arg-type]
    )


def on_queue(connection: apsw.Connection) -> list[GalleryRecord]:
    ids = connection.execute("SELECT id FROM galleries WHERE removed_at IS NULL")
    return galleries.get_many(connection, [gallery_id for (gallery_id,) in ids])


@pytest.fixture
def gallery(connection: apsw.Connection) -> GalleryRecord:
    return galleries.insert_many(connection, [new_gallery()])[0]


@pytest.fixture
def three_files(connection: apsw.Connection, gallery: GalleryRecord) -> list[FileRecord]:
    return files.insert_many(connection, gallery.id, [new_file(position) for position in range(3)])
