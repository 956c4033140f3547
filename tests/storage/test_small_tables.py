"""hash_cache, activity, follow_ups, texts, hosts and state."""

from __future__ import annotations

import apsw
import pytest

from backend.protocol.accounts import HostStatus
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.templates import TextFormat
from backend.storage import activity, follow_ups, hash_cache, hosts, state, texts
from backend.storage.records import ActivityRecord, GalleryRecord, HashKey, HostRecord, TextRecord

DAY_S = 86_400.0


def test_a_digest_holds_only_while_size_time_and_inode_are_the_same(connection: apsw.Connection) -> None:
    key = HashKey("/photos/a.jpg", 10, 20, 2**64 - 1)
    hash_cache.put_many(connection, [(key, "ab")], now=1.0)
    changed = [HashKey(key.path, 11, 20, key.inode), HashKey(key.path, 10, 21, key.inode), HashKey(key.path, 10, 20, 3)]
    assert hash_cache.get_many(connection, [key], now=1.0) == {key.path: "ab"}
    for other in [*changed, HashKey("/photos/b.jpg", 10, 20, key.inode)]:
        assert hash_cache.get_many(connection, [other], now=1.0) == {}
    hash_cache.put_many(connection, [(changed[0], "cd")], now=2.0)
    assert hash_cache.get_many(connection, [key, changed[0]], now=2.0) == {key.path: "cd"}


def test_prunes_digests_that_nobody_used(connection: apsw.Connection) -> None:
    used, unused = HashKey("/a", 1, 1, 1), HashKey("/b", 1, 1, 1)
    hash_cache.put_many(connection, [(used, "ab"), (unused, "cd")], now=0.0)
    hash_cache.get_many(connection, [used], now=2 * DAY_S)
    assert hash_cache.prune(connection, used_before=DAY_S) == 1
    assert hash_cache.get_many(connection, [used, unused], now=2 * DAY_S) == {"/a": "ab"}


def test_history_comes_newest_first(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    error = ErrorInfo(kind=ErrorKind.QUOTA, host="imx.to")
    stored = activity.insert_many(
        connection,
        [
            ActivityRecord(0, gallery.id, 1.0, "added"),
            ActivityRecord(0, gallery.id, 1.0, "scanned", count=3),
            ActivityRecord(0, gallery.id, 2.0, "file_failed", "imx.to", "001.jpg", 0, error),
        ],
    )
    assert activity.of_gallery(connection, gallery.id, limit=10) == stored[::-1]
    assert activity.of_gallery(connection, gallery.id, limit=1) == stored[2:]


def test_a_text_replaces_the_one_of_the_same_template(connection: apsw.Connection, gallery: GalleryRecord) -> None:
    first = TextRecord(gallery.id, "forum", "[b]old[/b]", 0, 1.0)
    second = TextRecord(gallery.id, "forum", "[b]new[/b]", 2, 2.0, "/data/x.bbcode.txt")
    page = TextRecord(gallery.id, "page", "<b>", 0, 3.0, format=TextFormat.HTML)
    texts.put_many(connection, [first, page])
    texts.put_many(connection, [second])
    assert texts.of_gallery(connection, gallery.id) == [page, second]
    texts.delete_of(connection, gallery.id)
    assert texts.of_gallery(connection, gallery.id) == []


def test_a_host_begins_with_what_its_definition_says(connection: apsw.Connection) -> None:
    assert hosts.load_all(connection) == []
    hosts.update(connection, "imx.to", is_enabled=True, options=(("thumb", "250"), ("format", "é")))
    hosts.update(connection, "imx.to", status=HostStatus.SIGNED_IN, tries=5, account_label="me")
    hosts.update(connection, "catbox.moe", is_default=True)
    assert hosts.load_all(connection) == [
        HostRecord("catbox.moe", is_default=True),
        HostRecord(
            "imx.to",
            is_enabled=True,
            tries=5,
            account_label="me",
            options=(("thumb", "250"), ("format", "é")),
            status=HostStatus.SIGNED_IN,
        ),
    ]
    with pytest.raises(ValueError, match="secret"):
        hosts.update(connection, "imx.to", secret="x")


def test_the_next_late_link_is_found_without_reading_all_that_wait(connection: apsw.Connection) -> None:
    asked: list[str] = []

    def note(cursor: apsw.Cursor, statement: str, bindings: object) -> bool:
        asked.append(statement)
        return True

    connection.exec_trace = note
    follow_ups.first_due(connection, "imx.to", 1.0)
    connection.exec_trace = None
    plan = [row[3] for row in connection.execute("EXPLAIN QUERY PLAN " + asked[0], (1.0, "imx.to"))]
    assert [step for step in plan if step.startswith(("SCAN", "USE TEMP"))] == []


def test_state_keeps_single_values(connection: apsw.Connection) -> None:
    assert state.get(connection, "x") is None
    state.put(connection, "x", "1")
    state.put(connection, "x", "2")
    assert state.get(connection, "x") == "2"
    state.delete(connection, "x")
    assert state.get(connection, "x") is None
