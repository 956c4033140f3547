"""schema.sql, records.py and the enums of the contract say the same."""

from __future__ import annotations

import re
from enum import StrEnum

import apsw
import msgspec
import pytest

from backend.protocol.accounts import HostStatus
from backend.protocol.rows import FileState, GalleryState, HostWork, PauseReason, Question, SourceKind, UploadState
from backend.protocol.templates import TextFormat
from backend.storage import records
from backend.storage.migrate import newest_schema


@pytest.mark.parametrize(
    ("table", "record", "elsewhere"),
    [
        ("tabs", records.TabRecord, set()),
        ("galleries", records.GalleryRecord, {"hosts"}),
        ("gallery_hosts", records.GalleryHostRecord, set()),
        ("files", records.FileRecord, set()),
        ("uploads", records.UploadRecord, set()),
        ("archives", records.ArchiveRecord, set()),
        ("follow_ups", records.FollowUpRecord, set()),
        ("accounts", records.AccountRecord, set()),
        ("activity", records.ActivityRecord, set()),
        ("texts", records.TextRecord, set()),
        ("template_versions", records.TemplateVersionRecord, set()),
        ("hosts", records.HostRecord, set()),
    ],
)
def test_a_record_has_a_field_for_every_column(
    connection: apsw.Connection, table: str, record: type[msgspec.Struct], elsewhere: set[str]
) -> None:
    columns = {name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))}
    assert columns == set(record.__struct_fields__) - elsewhere


@pytest.mark.parametrize(
    ("table", "column", "words"),
    [
        ("galleries", "source", SourceKind),
        ("galleries", "state", GalleryState),
        ("galleries", "pause_reason", PauseReason),
        ("galleries", "question", Question),
        ("gallery_hosts", "work", HostWork),
        ("files", "state", FileState),
        ("uploads", "state", UploadState),
        ("archives", "state", UploadState),
        ("texts", "format", TextFormat),
        ("hosts", "status", HostStatus),
        ("accounts", "status", HostStatus),
    ],
)
def test_a_check_allows_exactly_the_words_of_the_contract(table: str, column: str, words: type[StrEnum]) -> None:
    definition = newest_schema().sql.split(f"CREATE TABLE {table} (")[1].split(") STRICT")[0]
    allowed = re.search(rf"CHECK \({column} IN \(([^)]*)\)", definition)
    assert allowed is not None
    assert set(re.findall(r"'(\w*)'", allowed[1])) == {word.value for word in words}


def test_every_table_is_strict(connection: apsw.Connection) -> None:
    loose = connection.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert loose == []


def test_every_foreign_key_has_an_index(connection: apsw.Connection) -> None:
    """Without one, deleting a gallery would read a whole table for each of its files."""
    for child, column in connection.execute(
        'SELECT t.name, f."from" FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f'
    ).fetchall():
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT 1 FROM {child} WHERE {column} = 1").fetchall()
        assert "SEARCH" in plan[0][-1], (child, column)
