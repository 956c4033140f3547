from __future__ import annotations

import msgspec

from backend.galleries import book
from backend.protocol.rows import GalleryRow, HostProgress
from backend.storage.records import GalleryHostRecord, GalleryRecord


def test_rows_are_built_by_place_so_the_stored_fields_stand_first() -> None:
    names = [field.name for field in msgspec.structs.fields(GalleryRow)]
    stored = len(book._STORED_ROW_FIELDS)
    assert names[:stored] == book._STORED_ROW_FIELDS
    assert names[stored] == "hosts"
    assert not set(names[stored + 1 :]) & {field.name for field in msgspec.structs.fields(GalleryRecord)}


def test_a_stored_host_is_shown_with_every_value_in_its_place() -> None:
    record = GalleryHostRecord(1, "one", 0, 3, 2, 1, 300, 600, gallery_url="https://g", delete_url="https://d")
    shown = book._shown_host(record)
    assert shown == HostProgress(
        host_id="one",
        work=record.work,
        done_files=3,
        failed_files=2,
        unknown_files=1,
        total_files=6,
        done_bytes=300,
        total_bytes=600,
        gallery_url="https://g",
        delete_url="https://d",
    )
