from __future__ import annotations

from pathlib import Path

import apsw
import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.storage import state
from backend.storage.database import Database
from backend.storage.migrate import APPLICATION_ID, Schema, Step, migrate, newest_schema

NOW = 1_700_000_000.0
FIRST = Schema(newest_schema().sql)
ADD_COLUMN = Step(2, "0002_stars.sql", "ALTER TABLE tabs ADD COLUMN stars INTEGER NOT NULL DEFAULT 5;")
REBUILD = Step(
    3,
    "0003_pages.sql",
    "CREATE TABLE pages (id INTEGER PRIMARY KEY, tab_id INTEGER REFERENCES tabs (id)) STRICT;"
    "INSERT INTO pages SELECT id, id FROM tabs;"
    "SELECT * FROM pages;"
    "CREATE INDEX pages_by_tab ON pages (tab_id);",
)
THIRD = Schema(FIRST.sql + ADD_COLUMN.sql + REBUILD.sql, (ADD_COLUMN, REBUILD))


def read(path: Path, sql: str) -> object:
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return connection.execute(sql).get
    finally:
        connection.close()


async def make(path: Path, schema: Schema = FIRST) -> None:
    database = await Database.open(path, now=NOW, keep_backups=0, schema=schema)
    await database.run(lambda connection: state.put(connection, "mine", "kept"))
    await database.close()


def structure(path: Path) -> object:
    return read(
        path, "SELECT json_group_array(name || ' ' || tbl_name) FROM (SELECT * FROM sqlite_schema ORDER BY 1, 2)"
    )


async def test_a_new_file_gets_the_newest_schema_at_once(path: Path) -> None:
    await make(path, THIRD)
    assert read(path, "PRAGMA user_version") == 3
    assert read(path, "PRAGMA application_id") == APPLICATION_ID
    assert read(path, "SELECT stars FROM tabs") == 5
    assert list(path.parent.glob("*before*")) == []


async def test_an_older_file_ends_like_a_new_one_and_keeps_a_copy_of_what_it_was(path: Path, tmp_path: Path) -> None:
    await make(path)
    await make(path, THIRD)
    await make(tmp_path / "new.db", THIRD)
    assert structure(path) == structure(tmp_path / "new.db")
    assert read(path, "SELECT value FROM state WHERE key = 'mine'") == "kept"
    before = path.with_name("galleon.db.before-v3")
    assert read(before, "PRAGMA user_version") == 1
    assert read(before, "SELECT value FROM state WHERE key = 'mine'") == "kept"
    assert read(path, "SELECT count(*) FROM pages") == 1


@pytest.mark.parametrize(
    "broken",
    [
        Step(3, "0003_broken.sql", "CREATE TABLE half (id INTEGER); ALTER TABLE nowhere ADD COLUMN x;"),
        Step(3, "0003_dangling.sql", "UPDATE galleries SET tab_id = 99;"),
    ],
)
async def test_a_step_that_fails_changes_nothing(path: Path, broken: Step) -> None:
    await make(path)
    database = await Database.open(path, now=NOW, keep_backups=0, schema=FIRST)
    await database.run(
        lambda connection: connection.execute(
            "INSERT INTO galleries (name, path, position, added_at, source, state) "
            "VALUES ('a', 'b', 0, 0, 'folder', 'ready')"
        )
    )
    await database.close()
    was = structure(path)
    with pytest.raises(Problem) as caught:
        await Database.open(path, now=NOW, keep_backups=0, schema=Schema("", (ADD_COLUMN, broken)))
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.BUG, str(path))
    assert broken.name in caught.value.info.detail
    assert structure(path) == was
    assert read(path, "PRAGMA user_version") == 1
    assert read(path, "SELECT tab_id FROM galleries") == 1
    await make(path)


async def test_a_file_of_a_newer_version_is_refused_and_untouched(path: Path) -> None:
    await make(path, THIRD)
    was = path.read_bytes()
    with pytest.raises(Problem) as caught:
        await Database.open(path, now=NOW, keep_backups=3, schema=FIRST)
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.BAD_INPUT, str(path))
    assert caught.value.info.detail == "schema 3 > 1"
    assert path.read_bytes() == was


@pytest.mark.parametrize("setup", ["PRAGMA application_id = 7", "CREATE TABLE theirs (x)", "PRAGMA user_version = 1"])
async def test_a_file_of_another_program_is_refused_and_untouched(path: Path, setup: str) -> None:
    path.parent.mkdir()
    foreign = apsw.Connection(str(path))
    foreign.execute(setup)
    foreign.close()
    was = path.read_bytes()
    with pytest.raises(Problem) as caught:
        await Database.open(path, now=NOW, keep_backups=3)
    assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.BAD_INPUT, str(path))
    assert path.read_bytes() == was
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


async def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    await make(path)
    assert read(path, "PRAGMA application_id") == APPLICATION_ID


def test_the_shipped_steps_have_no_gap_in_their_numbers() -> None:
    schema = newest_schema()
    assert [step.version for step in schema.steps] == list(range(2, schema.version + 1))


@pytest.mark.parametrize("names", [["0003_later.sql"], ["0002_a.sql", "0004_b.sql"], ["two.sql"]])
def test_a_gap_in_the_numbers_is_told(tmp_path: Path, names: list[str]) -> None:
    (tmp_path / "migrations").mkdir()
    (tmp_path / "schema.sql").write_text("")
    for name in names:
        (tmp_path / "migrations" / name).write_text("")
    with pytest.raises(ValueError, match="is not migration"):
        newest_schema(tmp_path)


def test_an_older_file_becomes_the_same_as_a_new_one(tmp_path: Path) -> None:
    first = (Path(__file__).parent / "schema_v1.sql").read_text("utf-8")
    schema = newest_schema()
    old, new = apsw.Connection(str(tmp_path / "old.sqlite")), apsw.Connection(str(tmp_path / "new.sqlite"))
    migrate(old, tmp_path / "old.sqlite", Schema(first))
    with old:
        old.execute(
            "INSERT INTO galleries (id, name, path, position, added_at, source, state) "
            "VALUES (7, 'A', '/a', 1, 1, 'folder', 'completed');"
            "INSERT INTO files (id, gallery_id, position, name, path) VALUES (3, 7, 0, 'a.jpg', '/a/a.jpg');"
            "INSERT INTO uploads (file_id, host_id, page_url, state) VALUES (3, 'x', 'https://x/1', 'uploaded');"
            "INSERT INTO galleries (id, name, path, position, added_at, source, state) "
            "VALUES (9, 'B', '/b', 2, 2, 'folder', 'ready');"
            "DELETE FROM galleries WHERE id = 9"
        )
    migrate(old, tmp_path / "old.sqlite", schema)
    migrate(new, tmp_path / "new.sqlite", schema)
    assert _shape(old) == _shape(new)
    assert old.execute("SELECT file_id, host_id, page_url, state FROM uploads").fetchall() == [
        (3, "x", "https://x/1", "uploaded")
    ]
    assert old.execute("SELECT id, name, question FROM galleries").fetchall() == [(7, "A", "")]
    # A client may still know 9: the next gallery is another one.
    assert old.execute("SELECT seq FROM sqlite_sequence WHERE name = 'galleries'").get == 9


def test_pause_reasons_of_an_older_file_are_kept_and_the_schedule_is_a_new_one(tmp_path: Path) -> None:
    first = (Path(__file__).parent / "schema_v1.sql").read_text("utf-8")
    schema = newest_schema()
    path = tmp_path / "old.sqlite"
    old = apsw.Connection(str(path))
    migrate(old, path, Schema(first))
    migrate(old, path, Schema("", schema.steps[:9]))
    reasons = ("by_person", "low_disk", "offline", "after_restart", "")
    for number, reason in enumerate(reasons, 1):
        old.execute(
            "INSERT INTO galleries (id, name, path, position, added_at, source, state, pause_reason, paused_at, ext4, "
            "start_at, has_own_order) VALUES (?, 'A', '/a', 1, 1, 'folder', 'paused', ?, 5.5, 'x', 7.5, 1)",
            (number, reason),
        )
        old.execute(
            "INSERT INTO files (gallery_id, position, name, path) VALUES (?, 0, 'a.jpg', '/a/a.jpg')", (number,)
        )
    before = old.execute("SELECT * FROM galleries").fetchall()
    columns = [name for (name,) in old.execute("SELECT name FROM pragma_table_info('galleries')")]
    migrate(old, path, schema)
    after = old.execute(f"SELECT {', '.join(columns)} FROM galleries").fetchall()
    place = columns.index("pause_reason")
    assert [row[place] for row in after] == ["by_person", "by_person", "offline", "after_restart", ""]
    assert [(*row[:place], *row[place + 1 :]) for row in after] == [(*row[:place], *row[place + 1 :]) for row in before]
    assert old.execute("SELECT count(*) FROM files").get == len(reasons)
    old.execute("UPDATE galleries SET pause_reason = 'outside_schedule'")
    with pytest.raises(apsw.ConstraintError):
        old.execute("UPDATE galleries SET pause_reason = 'low_disk'")


def _shape(connection: apsw.Connection) -> dict[str, object]:
    """Every table with its columns, whatever their order, and its indexes, triggers and references."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        name: (
            sorted(
                connection.execute('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?)', (name,))
            ),
            sorted(
                connection.execute('SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)', (name,))
            ),
            sorted(map(str, connection.execute("SELECT type, name FROM sqlite_schema WHERE tbl_name = ?", (name,)))),
        )
        for name in tables
    }
