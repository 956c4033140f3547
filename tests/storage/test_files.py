from __future__ import annotations

import apsw
import msgspec
import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import FileState
from backend.storage import files
from backend.storage.records import FileRecord, GalleryRecord
from tests.storage.conftest import new_file

TRUNCATED = ErrorInfo(kind=ErrorKind.FILE_UNREADABLE, detail="truncated", subject="001.jpg")


def test_gives_back_files_as_stored_in_their_order(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    stored = files.insert_many(
        connection,
        gallery.id,
        [
            new_file(1, width=40, height=30, format="jpeg", mime="image/jpeg", mtime_ns=2**62, digest="ab"),
            new_file(0, state=FileState.LEFT_OUT, error=TRUNCATED),
        ],
    )
    assert files.of_gallery(connection, gallery.id) == [stored[1], stored[0]]
    assert {file.gallery_id for file in stored} == {gallery.id}


def test_keeps_inodes_beyond_what_sqlite_counts_to(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    for inode in (0, 2**63 - 1, 2**63, 2**64 - 1, 2**100 + 5):
        file = files.insert_many(connection, gallery.id, [new_file(0, inode=inode)])[0]
        assert files.of_gallery(connection, gallery.id)[0].inode == inode % 2**64
        files.update(connection, file.id, inode=2**64 - 2)
        assert files.of_gallery(connection, gallery.id)[0].inode == 2**64 - 2
        files.delete_many(connection, [file.id])


def test_pages_cover_all_files_once_also_where_positions_are_equal(
    connection: apsw.Connection, gallery: GalleryRecord
) -> None:
    stored = files.insert_many(connection, gallery.id, [new_file(place) for place in (0, 1, 1, 1, 2, 3)])
    seen: list[FileRecord] = []
    after = (-1, 0)
    while page := files.page(connection, gallery.id, after=after, limit=2):
        assert len(page) <= 2
        seen += page
        after = (page[-1].position, page[-1].id)
    assert seen == stored


def test_sets_states_digests_and_places_of_many(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord]
) -> None:
    a, b, c = three_files
    files.set_states(connection, [(a.id, FileState.UPLOADED, None), (b.id, FileState.FAILED, TRUNCATED)])
    files.set_digests(connection, [(c.id, "c0ffee")])
    files.set_places(connection, [(a.id, 9, "/new/000.jpg")])
    assert files.of_gallery(connection, gallery.id) == [
        msgspec.structs.replace(b, state=FileState.FAILED, error=TRUNCATED),
        msgspec.structs.replace(c, digest="c0ffee"),
        msgspec.structs.replace(a, state=FileState.UPLOADED, position=9, path="/new/000.jpg"),
    ]


def test_updates_one_file_and_refuses_other_columns(connection: apsw.Connection, three_files: list[FileRecord]) -> None:
    file = three_files[0]
    files.update(connection, file.id, state=FileState.FAILED, error=TRUNCATED, size_bytes=7)
    assert files.get_many(connection, [file.id, 999]) == [
        msgspec.structs.replace(file, state=FileState.FAILED, error=TRUNCATED, size_bytes=7)
    ]
    with pytest.raises(ValueError, match="gallery_id"):
        files.update(connection, file.id, gallery_id=2)


def test_files_belong_to_a_gallery_that_exists(connection: apsw.Connection) -> None:
    with pytest.raises(apsw.ConstraintError):
        files.insert_many(connection, 999, [new_file(0)])
