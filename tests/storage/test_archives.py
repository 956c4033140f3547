from __future__ import annotations

import apsw
import msgspec
import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import UploadState
from backend.storage import archives, files, galleries, uploads
from backend.storage.records import ArchiveRecord, FileRecord, GalleryRecord
from tests.storage.conftest import new_file, new_gallery

HOST = "rapidgator.net"
REFUSED = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host=HOST, detail="too large")
LINKS = {"page_url": "https://rapidgator.net/file/1", "delete_url": "https://rapidgator.net/delete/1", "code": "1"}


def new_archive(gallery: GalleryRecord, number: int, *members: FileRecord, volumes: int = 2) -> ArchiveRecord:
    return ArchiveRecord(
        id=0,
        gallery_id=gallery.id,
        host_id=HOST,
        number=number,
        volumes=volumes,
        name=f"g.part{number}.zip",
        size_bytes=5_000,
        file_ids=tuple(file.id for file in members),
    )


@pytest.fixture
def two_archives(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord]
) -> list[ArchiveRecord]:
    """The first one holds two of the three files, the other way round."""
    one, two, three = three_files
    plan = [new_archive(gallery, 1, two, one), new_archive(gallery, 2, three)]
    return archives.set_plan(connection, gallery.id, HOST, plan)


def states(connection: apsw.Connection, gallery: GalleryRecord) -> list[str]:
    return [archive.state for archive in archives.of_gallery(connection, gallery.id)]


def test_what_is_stored_is_what_was_planned(
    connection: apsw.Connection, gallery: GalleryRecord, two_archives: list[ArchiveRecord]
) -> None:
    assert all(archive.id for archive in two_archives)
    assert archives.of_gallery(connection, gallery.id) == two_archives


def test_a_new_plan_keeps_what_it_names_and_forgets_the_rest(
    connection: apsw.Connection,
    gallery: GalleryRecord,
    two_archives: list[ArchiveRecord],
    three_files: list[FileRecord],
) -> None:
    first = two_archives[0]
    archives.record_result(connection, first.id, at=1.0, **LINKS)
    kept = msgspec.structs.replace(first, volumes=3, state=UploadState.PENDING)
    plan = [kept, new_archive(gallery, 2, three_files[2], volumes=3)]
    archives.set_plan(connection, gallery.id, HOST, plan)
    now = archives.of_gallery(connection, gallery.id)
    assert [(archive.number, archive.volumes, archive.state) for archive in now] == [
        (1, 3, "uploaded"),
        (2, 3, "pending"),
    ]
    assert now[0].page_url == LINKS["page_url"]
    assert now[1].id != two_archives[1].id


def test_follows_an_archive_to_its_links(
    connection: apsw.Connection, gallery: GalleryRecord, two_archives: list[ArchiveRecord]
) -> None:
    archive_id = two_archives[0].id
    assert archives.record_started(connection, archive_id, at=1.0)
    assert [archive.id for archive in archives.interrupted(connection)] == [archive_id]
    assert archives.record_failed(connection, archive_id, error=REFUSED, at=2.0)
    assert archives.record_started(connection, archive_id, at=3.0)
    assert archives.record_result(connection, archive_id, at=4.0, **LINKS)
    done = archives.of_gallery(connection, gallery.id)[0]
    assert (done.attempts, done.state, done.error, done.code, done.finished_at) == (2, "uploaded", None, "1", 4.0)
    assert not archives.record_started(connection, archive_id, at=5.0)
    assert not archives.record_failed(connection, archive_id, error=REFUSED, at=5.0)
    assert not archives.record_unknown(connection, archive_id, error=None, at=5.0)
    assert not archives.record_result(connection, archive_id, at=5.0)
    archives.record_pending(connection, [archive_id])
    assert archives.of_gallery(connection, gallery.id)[0] == done


def test_the_files_of_an_archive_share_its_fate(
    connection: apsw.Connection,
    gallery: GalleryRecord,
    two_archives: list[ArchiveRecord],
    three_files: list[FileRecord],
) -> None:
    one, two, three = (file.id for file in three_files)
    uploads.record_result(connection, one, "imx.to", at=1.0)
    uploads.record_failed(connection, three, HOST, error=REFUSED, at=1.0)  # was too large, now it is in an archive
    archives.record_result(connection, two_archives[0].id, at=1.0, **LINKS)
    found = {(row.file_id, row.host_id): row for row in archives.uploads_of_gallery(connection, gallery.id)}
    assert {key: row.state.value for key, row in found.items()} == {
        (one, "imx.to"): "uploaded",
        (one, HOST): "uploaded",
        (two, HOST): "uploaded",
        (three, HOST): "pending",
    }
    assert found[two, HOST].page_url == LINKS["page_url"]


def test_failed_ones_wait_again_by_host_or_by_file(
    connection: apsw.Connection,
    gallery: GalleryRecord,
    two_archives: list[ArchiveRecord],
    three_files: list[FileRecord],
) -> None:
    def fail() -> None:
        for archive in two_archives:
            archives.record_failed(connection, archive.id, error=REFUSED, at=1.0)

    fail()
    assert archives.reset_failed(connection, gallery.id, host_id="imx.to") == 0
    assert archives.reset_failed(connection, gallery.id, file_ids=[three_files[0].id]) == 1
    assert states(connection, gallery) == ["pending", "failed"]
    fail()
    assert archives.reset_failed(connection, gallery.id, host_id=HOST) == 2


def test_the_person_decides_about_unknown_ones(
    connection: apsw.Connection,
    gallery: GalleryRecord,
    two_archives: list[ArchiveRecord],
    three_files: list[FileRecord],
) -> None:
    for archive in two_archives:
        archives.record_unknown(connection, archive.id, error=None, at=1.0)
    assert archives.resolve_unknown(connection, gallery.id, arrived=True, at=2.0, file_ids=[three_files[1].id]) == 1
    assert archives.resolve_unknown(connection, gallery.id, arrived=False, at=2.0) == 1
    assert states(connection, gallery) == ["uploaded", "pending"]


def test_a_duplicate_takes_over_archives_that_hold_nothing_else(connection: apsw.Connection) -> None:
    origin, target = galleries.insert_many(connection, [new_gallery("a"), new_gallery("b")])
    theirs = files.insert_many(connection, origin.id, [new_file(n, digest=f"d{n}") for n in range(3)])
    ours = files.insert_many(connection, target.id, [new_file(n, digest=f"d{1 - n}") for n in range(2)])
    plan = [new_archive(origin, 1, *theirs[:2]), new_archive(origin, 2, theirs[2])]
    for archive in archives.set_plan(connection, origin.id, HOST, plan):
        archives.record_result(connection, archive.id, at=1.0, **LINKS)
    assert archives.copy_results(connection, from_gallery_id=origin.id, to_gallery_id=target.id) == 1
    [copied] = archives.of_gallery(connection, target.id)
    assert (copied.page_url, copied.file_ids) == (LINKS["page_url"], (ours[1].id, ours[0].id))
    assert archives.copy_results(connection, from_gallery_id=origin.id, to_gallery_id=target.id) == 0
