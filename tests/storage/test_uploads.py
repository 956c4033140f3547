from __future__ import annotations

import apsw
import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import UploadState
from backend.storage import files, galleries, uploads
from backend.storage.records import FileRecord, GalleryRecord, InterruptedUpload, UploadRecord
from tests.storage.conftest import new_file, new_gallery

HOST = "pixhost.to"
REFUSED = ErrorInfo(kind=ErrorKind.FILE_REJECTED, host=HOST, detail="too large")
LINKS = {
    "page_url": "https://pixhost.to/show/1",
    "image_url": "https://img.pixhost.to/1.jpg",
    "thumb_url": "https://t.pixhost.to/1.jpg",
    "delete_url": "https://pixhost.to/delete/1",
}


def states(connection: apsw.Connection, gallery: GalleryRecord) -> list[tuple[int, str, UploadState]]:
    return [(row.file_id, row.host_id, row.state) for row in uploads.of_gallery(connection, gallery.id)]


def test_a_file_that_was_never_tried_has_no_row(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord]
) -> None:
    assert uploads.of_gallery(connection, gallery.id) == []


def test_follows_an_upload_from_its_first_attempt_to_its_links(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord]
) -> None:
    file_id = three_files[0].id
    assert uploads.record_started(connection, file_id, HOST, at=1.0)
    assert uploads.record_failed(connection, file_id, HOST, error=REFUSED, at=2.0)
    failed = UploadRecord(file_id, HOST, 1, started_at=1.0, finished_at=2.0, state=UploadState.FAILED, error=REFUSED)
    assert uploads.of_gallery(connection, gallery.id) == [failed]
    assert uploads.record_started(connection, file_id, HOST, at=3.0)
    assert uploads.record_result(connection, file_id, HOST, at=4.0, **LINKS)
    done = UploadRecord(file_id, HOST, 2, *LINKS.values(), started_at=3.0, finished_at=4.0, state=UploadState.UPLOADED)
    assert uploads.of_gallery(connection, gallery.id) == uploads.of_files(connection, [file_id]) == [done]


def test_what_is_uploaded_is_never_taken_back_or_counted_twice(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord]
) -> None:
    file_id = three_files[0].id
    assert uploads.record_result(connection, file_id, HOST, at=1.0, **LINKS)
    before = uploads.of_gallery(connection, gallery.id)
    assert not uploads.record_result(connection, file_id, HOST, at=2.0)
    assert not uploads.record_started(connection, file_id, HOST, at=2.0)
    assert not uploads.record_failed(connection, file_id, HOST, error=REFUSED, at=2.0)
    assert not uploads.record_unknown(connection, file_id, HOST, error=None, at=2.0)
    uploads.record_pending(connection, [(file_id, HOST)])
    assert uploads.reset_failed(connection, gallery.id) == []
    assert uploads.resolve_unknown(connection, gallery.id, arrived=False, at=2.0) == []
    assert uploads.of_gallery(connection, gallery.id) == before


@pytest.mark.parametrize("late_after", ["failed", "unknown", "pending"])
def test_a_late_result_is_taken_in(connection: apsw.Connection, three_files: list[FileRecord], late_after: str) -> None:
    file_id = three_files[0].id
    uploads.record_started(connection, file_id, HOST, at=1.0)
    match late_after:
        case "failed":
            uploads.record_failed(connection, file_id, HOST, error=REFUSED, at=2.0)
        case "unknown":
            uploads.record_unknown(connection, file_id, HOST, error=REFUSED, at=2.0)
        case _:
            uploads.record_pending(connection, [(file_id, HOST)])
    assert uploads.record_result(connection, file_id, HOST, at=3.0, **LINKS)
    upload = uploads.of_files(connection, [file_id])[0]
    assert (upload.state, upload.error, upload.page_url) == (UploadState.UPLOADED, None, LINKS["page_url"])


def test_a_result_for_a_file_that_is_gone_is_not_stored(connection: apsw.Connection) -> None:
    assert not uploads.record_started(connection, 999, HOST, at=1.0)
    assert not uploads.record_result(connection, 999, HOST, at=1.0)
    assert not uploads.record_failed(connection, 999, HOST, error=REFUSED, at=1.0)


def test_lists_what_was_on_the_wire(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord]
) -> None:
    a, b, c = (file.id for file in three_files)
    uploads.record_started(connection, a, HOST, at=1.0)
    uploads.record_started(connection, b, HOST, at=2.0)
    uploads.record_result(connection, b, HOST, at=3.0)
    uploads.record_started(connection, c, "imx.to", at=4.0)
    uploads.record_failed(connection, c, "imx.to", error=REFUSED, at=5.0)
    uploads.record_started(connection, c, "imx.to", at=6.0)
    assert uploads.interrupted(connection) == [
        InterruptedUpload(gallery.id, a, HOST, 1, 1.0),
        InterruptedUpload(gallery.id, c, "imx.to", 2, 6.0),
    ]
    uploads.record_pending(connection, [(a, HOST)])
    uploads.record_unknown(connection, c, "imx.to", error=None, at=7.0)
    assert uploads.interrupted(connection) == []


def test_finding_what_was_on_the_wire_reads_no_other_uploads(connection: apsw.Connection) -> None:
    plan = connection.execute("EXPLAIN QUERY PLAN SELECT file_id FROM uploads WHERE state = 'uploading'").fetchall()
    assert "uploads_on_the_wire" in plan[0][-1]


def test_lets_failed_uploads_wait_again_for_one_host_or_some_files(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord]
) -> None:
    a, b, c = (file.id for file in three_files)
    other = galleries.insert_many(connection, [new_gallery("other")])[0]
    stranger = files.insert_many(connection, other.id, [new_file(0)])[0].id
    for file_id, host_id in [(a, HOST), (a, "imx.to"), (b, HOST), (stranger, HOST)]:
        uploads.record_failed(connection, file_id, host_id, error=REFUSED, at=1.0)
    uploads.record_result(connection, c, HOST, at=1.0)
    assert uploads.reset_failed(connection, gallery.id, host_id="imx.to") == [(a, "imx.to")]
    assert uploads.reset_failed(connection, gallery.id, file_ids=[b, c]) == [(b, HOST)]
    assert uploads.reset_failed(connection, gallery.id) == [(a, HOST)]
    assert uploads.of_files(connection, [a])[0] == UploadRecord(a, "imx.to", 0, finished_at=1.0)
    assert uploads.of_files(connection, [stranger])[0].state is UploadState.FAILED


@pytest.mark.parametrize("arrived", [True, False])
def test_carries_out_what_the_person_said_of_unknown_uploads(
    connection: apsw.Connection, gallery: GalleryRecord, three_files: list[FileRecord], arrived: bool
) -> None:
    a, b, _ = (file.id for file in three_files)
    for file_id in (a, b):
        uploads.record_unknown(connection, file_id, HOST, error=REFUSED, at=1.0)
    assert uploads.resolve_unknown(connection, gallery.id, arrived=arrived, at=2.0, file_ids=[b]) == [(b, HOST)]
    expected = UploadState.UPLOADED if arrived else UploadState.PENDING
    assert states(connection, gallery) == [(a, HOST, UploadState.UNKNOWN), (b, HOST, expected)]
    assert uploads.resolve_unknown(connection, gallery.id, arrived=arrived, at=3.0) == [(a, HOST)]


def test_takes_over_the_links_of_a_twin_for_files_with_the_same_contents(connection: apsw.Connection) -> None:
    old, new = galleries.insert_many(connection, [new_gallery("old"), new_gallery("new")])
    was = files.insert_many(connection, old.id, [new_file(place, digest=f"d{place}") for place in range(3)])
    now = files.insert_many(
        connection,
        new.id,
        [new_file(place, digest=digest) for place, digest in enumerate(["d2", "d0", "d0", "", "d1"])],
    )
    uploads.record_result(connection, was[0].id, HOST, at=1.0, **LINKS)
    uploads.record_result(connection, was[2].id, "imx.to", at=1.0, page_url="https://imx.to/2")
    uploads.record_failed(connection, was[1].id, HOST, error=REFUSED, at=1.0)
    assert uploads.copy_results(connection, from_gallery_id=old.id, to_gallery_id=new.id) == 3
    assert [(row.file_id, row.host_id, row.page_url) for row in uploads.of_gallery(connection, new.id)] == [
        (now[0].id, "imx.to", "https://imx.to/2"),
        (now[1].id, HOST, LINKS["page_url"]),
        (now[2].id, HOST, LINKS["page_url"]),
    ]
