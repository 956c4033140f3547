from __future__ import annotations

import math

import apsw
import msgspec
import pytest

from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GalleryState, HostWork, PauseReason, Question, SourceKind
from backend.storage import files, galleries, tabs, uploads
from backend.storage.records import GalleryRecord
from tests.storage.conftest import new_file, new_gallery, on_queue

ERROR = ErrorInfo(kind=ErrorKind.RATE_LIMITED, host="imx.to", detail="429 »slow«", retry_at=1.5)


def names(records: list[GalleryRecord]) -> list[str]:
    return [record.name for record in records]


def test_loads_galleries_in_queue_order_with_their_hosts_in_order(connection: apsw.Connection) -> None:
    galleries.insert_many(
        connection,
        [new_gallery("last", 3.5), new_gallery("first", -1.0, hosts=("z", "a")), new_gallery("middle", 2.0, hosts=())],
    )
    loaded = on_queue(connection)
    assert names(loaded) == ["first", "middle", "last"]
    assert [host.host_id for host in loaded[0].hosts] == ["z", "a"]
    assert loaded[1].hosts == ()


def test_gives_the_values_of_chosen_columns_as_records_have_them(connection: apsw.Connection) -> None:
    two = new_gallery("two", 2.0, hosts=("z", "a"))
    failed = new_gallery("failed", 1.0, hosts=("a",))
    stored = galleries.insert_many(
        connection,
        [
            two,
            msgspec.structs.replace(failed, start_when_ready=True, state=GalleryState.FAILED, error=ERROR),
            new_gallery("removed"),
            new_gallery("none", hosts=()),
        ],
    )
    galleries.mark_removed(connection, [stored[2].id], at=1.0)
    galleries.update_host(connection, stored[0].id, "a", work=HostWork.DONE, done_files=2, failed_files=1, error=ERROR)
    columns = ("error", "id", "state", "start_when_ready", "name", "source", "question", "pause_reason")
    host_columns = ("host_id", "error", "done_files + failed_files", "work")
    values = list(galleries.load_values(connection, galleries.ids_on_queue(connection), columns, host_columns))
    assert sorted(values, key=lambda of_gallery: of_gallery[0][1]) == [
        (
            [getattr(record, name) for name in columns],
            [[host.host_id, host.error, host.done_files + host.failed_files, host.work] for host in record.hosts],
        )
        for record in sorted(on_queue(connection), key=lambda record: record.id)
    ]


def test_gives_the_values_of_what_is_first_on_the_queue(connection: apsw.Connection) -> None:
    stored = galleries.insert_many(
        connection,
        [
            new_gallery(name, place, hosts=(name,))
            for name, place in (("c", 3.0), ("gone", 0.5), ("a", 1.0), ("b", 2.0))
        ],
    )
    galleries.mark_removed(connection, [stored[1].id], at=1.0)
    ids = galleries.ids_on_queue(connection)
    assert ids == [stored[2].id, stored[3].id, stored[0].id]
    values = galleries.load_values(connection, ids[:2], ("name", "error"), ("host_id", "error"))
    assert sorted(values) == [(["a", None], [["a", None]]), (["b", None], [["b", None]])]


def test_gives_back_every_field_as_it_was_stored(connection: apsw.Connection) -> None:
    values = {name: index + 1 for index, name in enumerate(GalleryRecord.__struct_fields__)}
    odd = {
        **values,
        **{
            name: f"{name} ← «日本»"
            for name in ["name", "folder_name", "path", "template_id", "work_folder", "digest", "digest_names"]
        },
        **{f"{kind}{number}": f"{kind}'{number}" for kind in ("custom", "ext") for number in range(1, 5)},
        "tab_id": 1,
        "twin_id": None,
        "cover_file_id": None,
        "removed_at": None,
        "start_when_ready": True,
        "has_own_order": True,
        "on_duplicate": "use_links",
        "location": "remove",
        "source": SourceKind.ARCHIVE,
        "state": GalleryState.INCOMPLETE,
        "pause_reason": PauseReason.OUTSIDE_SCHEDULE,
        "question": Question.DUPLICATE,
        "error": ERROR,
        "hosts": (),
    }
    stored = galleries.insert_many(connection, [GalleryRecord(**odd)])  # type: ignore[arg-type]
    assert on_queue(connection) == stored
    loaded = on_queue(connection)[0]
    assert loaded.state is GalleryState.INCOMPLETE
    assert loaded.start_when_ready is True
    assert msgspec.structs.asdict(loaded) == {**odd, "id": loaded.id}


def test_updates_named_columns_only(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    galleries.update(connection, gallery.id, state=GalleryState.FAILED, error=ERROR, finished_at=9.0)
    assert on_queue(connection) == [
        msgspec.structs.replace(gallery, state=GalleryState.FAILED, error=ERROR, finished_at=9.0)
    ]
    galleries.update(connection, gallery.id, error=None)
    assert on_queue(connection)[0].error is None


@pytest.mark.parametrize("column", ["id", "hosts", "removed_at", "name = 'x' --", "no_such"])
def test_refuses_to_update_what_is_no_changeable_column(
    connection: apsw.Connection, gallery: GalleryRecord, column: str
) -> None:
    with pytest.raises(ValueError, match="no changeable column"):
        galleries.update(connection, gallery.id, **{column: 1})


def test_refuses_a_state_that_does_not_exist(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    with pytest.raises(apsw.ConstraintError):
        galleries.update(connection, gallery.id, state="sleeping")


def test_updates_one_gallery_on_one_host(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    galleries.update_host(connection, gallery.id, "imx.to", work=HostWork.ON_HOLD, remote='{"id":7}', error=ERROR)
    pixhost, imx = on_queue(connection)[0].hosts
    assert pixhost == gallery.hosts[0]
    assert imx == msgspec.structs.replace(gallery.hosts[1], work=HostWork.ON_HOLD, remote='{"id":7}', error=ERROR)


def test_a_host_that_stays_keeps_its_remote_gallery_when_hosts_change(
    connection: apsw.Connection, gallery: GalleryRecord
) -> None:
    galleries.update_host(connection, gallery.id, "imx.to", gallery_url="https://imx.to/g/1", finished=True)
    galleries.set_hosts(connection, gallery.id, ["catbox.moe", "imx.to"])
    catbox, imx = on_queue(connection)[0].hosts
    assert (catbox.host_id, catbox.gallery_url) == ("catbox.moe", "")
    assert (imx.host_id, imx.gallery_url, imx.finished) == ("imx.to", "https://imx.to/g/1", True)


def test_stores_new_positions(connection: apsw.Connection) -> None:
    a, b, c = galleries.insert_many(connection, [new_gallery(name, place) for place, name in enumerate("abc")])
    galleries.set_positions(connection, [(c.id, -1.0), (a.id, 0.5), (b.id, 0.25)])
    assert names(on_queue(connection)) == ["c", "b", "a"]


def test_finds_twins_by_digest_oldest_first(connection: apsw.Connection) -> None:
    records = [
        msgspec.structs.replace(new_gallery(name, place), digest=digest)
        for name, place, digest in [("a", 9.0, "d1"), ("b", 1.0, "d2"), ("c", 2.0, "d1"), ("x", 3.0, "")]
    ]
    galleries.insert_many(connection, records)
    assert names(galleries.find_by_digest(connection, "d1")) == ["a", "c"]
    assert galleries.find_by_digest(connection, "") == []


def test_a_removed_gallery_is_nowhere_until_it_is_restored(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    galleries.update(connection, gallery.id, digest="d")
    galleries.mark_removed(connection, [gallery.id], at=5.0)
    assert on_queue(connection) == []
    assert galleries.find_by_digest(connection, "d") == []
    assert galleries.restore(connection, [gallery.id, 999]) == [msgspec.structs.replace(gallery, digest="d")]
    assert names(on_queue(connection)) == [gallery.name]
    assert galleries.restore(connection, [gallery.id]) == []


def test_purge_deletes_removed_galleries_with_everything_that_is_theirs(
    connection: apsw.Connection, gallery: GalleryRecord
) -> None:
    stays = galleries.insert_many(connection, [new_gallery("stays")])[0]
    file = files.insert_many(connection, gallery.id, [new_file(0)])[0]
    uploads.record_started(connection, file.id, "imx.to", at=1.0)
    galleries.update(connection, gallery.id, work_folder="/cache/unpacked/1", cover_file_id=file.id)
    galleries.update(connection, stays.id, twin_id=gallery.id)
    galleries.mark_removed(connection, [gallery.id], at=5.0)
    assert galleries.purge(connection, removed_before=math.inf, most=9) == ["/cache/unpacked/1"]
    assert connection.execute("SELECT count(*) FROM files").get == 0
    assert connection.execute("SELECT count(*) FROM uploads").get == 0
    assert on_queue(connection) == [stays]


def test_purge_leaves_what_was_removed_lately_and_does_a_few_at_once(connection: apsw.Connection) -> None:
    a, b, c, d = galleries.insert_many(connection, [new_gallery(name) for name in "abcd"])
    for gallery, at in ((a, 5.0), (b, 6.0), (c, 50.0)):
        galleries.mark_removed(connection, [gallery.id], at=at)
    assert galleries.purge(connection, removed_before=10.0, most=1) == [""]
    assert galleries.purge(connection, removed_before=10.0, most=9) == [""]
    assert galleries.purge(connection, removed_before=10.0, most=9) == []
    assert names(galleries.restore(connection, [a.id, b.id, c.id])) == ["c"]
    assert sorted(names(on_queue(connection))) == ["c", "d"]
    assert d in on_queue(connection)


def test_an_id_is_never_given_twice(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    galleries.delete(connection, [gallery.id])
    assert galleries.insert_many(connection, [new_gallery()])[0].id > gallery.id


def test_an_error_of_another_version_keeps_its_text(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    connection.execute("UPDATE galleries SET error = ?", ('{"kind":"aliens"}',))
    assert on_queue(connection)[0].error == ErrorInfo(kind=ErrorKind.BUG, detail='{"kind":"aliens"}')


def test_a_cover_that_is_deleted_leaves_the_gallery_without_one(
    connection: apsw.Connection, gallery: GalleryRecord
) -> None:
    file = files.insert_many(connection, gallery.id, [new_file(0)])[0]
    galleries.update(connection, gallery.id, cover_file_id=file.id)
    files.delete_many(connection, [file.id])
    assert on_queue(connection) == [gallery]


def test_loading_galleries_reads_no_table_of_files(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    connection.execute("DROP TABLE uploads; DROP INDEX files_of_gallery; ALTER TABLE files RENAME TO elsewhere")
    assert on_queue(connection) == [gallery]


def test_gives_many_galleries_the_same_values(connection: apsw.Connection) -> None:
    tab_id = tabs.insert(connection, name="Norway", colour=3, position=1.0)
    a, b, c = galleries.insert_many(connection, [new_gallery(name, place) for place, name in enumerate("abc")])
    galleries.update_many(connection, [a.id, c.id], tab_id=tab_id)
    assert [gallery.tab_id for gallery in galleries.get_many(connection, [c.id, b.id, a.id])] == [tab_id, 1, tab_id]
