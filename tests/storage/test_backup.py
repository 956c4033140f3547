from __future__ import annotations

import asyncio
from pathlib import Path

import apsw
import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from backend.storage import backup, state
from backend.storage.database import Database

DAY_S = 86_400.0
NOW = 1_700_000_000.0  # 2023-11-14 22:13 UTC


def put(key: str, value: str = "1"):
    return lambda connection: state.put(connection, key, value)


def get(key: str):
    return lambda connection: state.get(connection, key)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []


async def make(path: Path, *, now: float = NOW, keep: int = 7, value: str = "1") -> Path | None:
    """One run of the engine that stores a value and makes its backup."""
    database = await Database.open(path, now=now, keep_backups=keep)
    await database.run(put("value", value))
    made = await database.back_up_if_due(now=now)
    await database.close()
    return made


async def kill(path: Path, tmp_path: Path) -> None:
    """Leave the file as a killed engine leaves it."""
    connection = apsw.Connection(str(path))
    state.put(connection, "running_since", "1")
    connection.close()


def break_(path: Path) -> None:
    """Overwrite everything behind the header and the schema."""
    with path.open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(4096)
        file.write(b"\xaa" * (size - 4096))


async def test_makes_one_backup_a_day_and_keeps_the_newest(path: Path) -> None:
    made = [await make(path, now=NOW + day * DAY_S, keep=3) for day in range(5)]
    assert [file.name for file in made if file] == [f"galleon-2023-11-{day}.db" for day in range(14, 19)]
    assert names(backup.folder_of(path)) == [f"galleon-2023-11-{day}.db" for day in (16, 17, 18)]
    assert await make(path, now=NOW + 4 * DAY_S + 60, keep=3) is None


async def test_makes_none_when_none_are_kept(path: Path) -> None:
    assert await make(path, keep=0) is None
    assert names(backup.folder_of(path)) == []


async def test_a_backup_is_one_file_that_holds_what_was_stored(path: Path) -> None:
    database = await Database.open(path, now=NOW, keep_backups=7)
    await database.run(put("value", "x" * 1_000_000))
    made = await database.back_up_if_due(now=NOW)
    await database.run(put("value", "later"))
    await database.close()
    assert made is not None
    assert names(made.parent) == [made.name]
    copy = await Database.open(made, now=NOW, keep_backups=0)
    assert await copy.read(get("value")) == "x" * 1_000_000
    await copy.close()


async def test_the_engine_goes_on_writing_while_a_backup_is_made(path: Path) -> None:
    database = await Database.open(path, now=NOW, keep_backups=7)
    await database.run(put("big", "x" * 30_000_000))
    await database.run(put("number", "-1"))
    making = asyncio.create_task(database.back_up_if_due(now=NOW))
    written = 0
    while not making.done():
        await database.run(put("number", str(written)))
        written += 1
    made = await making
    await database.close()
    assert made is not None
    copy = apsw.Connection(str(made))
    assert -1 <= int(state.get(copy, "number") or "") < written
    assert backup.check(copy) == ""
    copy.close()


async def test_closing_does_not_wait_for_a_backup(path: Path) -> None:
    database = await Database.open(path, now=NOW, keep_backups=7)
    await database.run(put("big", "x" * 30_000_000))
    database._stopping.set()
    assert await database.back_up_if_due(now=NOW) is None
    await database.close()
    assert names(backup.folder_of(path)) == []


async def test_a_backup_that_cannot_be_written_is_a_problem_of_the_disk(path: Path) -> None:
    database = await Database.open(path, now=NOW, keep_backups=7)
    backup.folder_of(path).write_text("in the way")
    with pytest.raises(Problem) as caught:
        await database.back_up_if_due(now=NOW)
    assert caught.value.info.kind is ErrorKind.DISK
    await database.close()


async def test_a_broken_file_is_kept_aside_and_the_newest_backup_takes_its_place(path: Path, tmp_path: Path) -> None:
    await make(path, value="yesterday")
    await make(path, now=NOW + DAY_S, value="today")
    await make(path, now=NOW + DAY_S, value="lost")
    await kill(path, tmp_path)
    break_(path)
    broken = path.read_bytes()
    database = await Database.open(path, now=NOW + DAY_S, keep_backups=7)
    recovery = database.recovery
    value = await database.read(get("value"))
    await database.close()
    assert recovery is not None
    assert recovery.broken_path == path.with_name(f"galleon.db.broken-{NOW + DAY_S:.0f}")
    assert recovery.broken_path.read_bytes() == broken
    assert recovery.backup_path == backup.folder_of(path) / "galleon-2023-11-15.db"
    assert recovery.detail
    assert value == "today"
    again = await Database.open(path, now=NOW + DAY_S, keep_backups=7)
    assert again.recovery is None
    await again.close()


async def test_a_broken_backup_is_passed_over(path: Path, tmp_path: Path) -> None:
    first = await make(path, value="good")
    second = await make(path, now=NOW + DAY_S, value="bad")
    third = await make(path, now=NOW + 2 * DAY_S, value="worse")
    assert first and second and third
    break_(second)
    third.write_bytes(b"no database at all" * 1000)
    path.write_bytes(b"nor is this" * 1000)
    database = await Database.open(path, now=NOW + 3 * DAY_S, keep_backups=7)
    assert database.recovery is not None
    assert database.recovery.backup_path == first
    assert await database.read(get("value")) == "good"
    await database.close()


async def test_without_a_backup_a_broken_file_makes_room_for_a_new_one(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"no database at all" * 1000)
    database = await Database.open(path, now=NOW, keep_backups=7)
    assert database.recovery is not None
    assert database.recovery.backup_path is None
    assert await database.read(get("value")) is None
    await database.close()


@pytest.mark.parametrize(
    ("killed", "later_s", "checks"),
    [(False, 60.0, False), (True, 60.0, True), (False, DAY_S, True), (False, -60.0, True)],
)
async def test_reads_the_whole_file_only_after_a_kill_or_once_a_day(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, killed: bool, later_s: float, checks: bool
) -> None:
    await make(path)
    if killed:
        await kill(path, tmp_path)
    checked: list[bool] = []
    really = backup.check
    monkeypatch.setattr(backup, "check", lambda connection: checked.append(True) or really(connection))
    database = await Database.open(path, now=NOW + later_s, keep_backups=7)
    await database.close()
    assert checked == [True] * checks
    database = await Database.open(path, now=NOW + later_s + 1, keep_backups=7)
    await database.close()
    assert checked == [True] * checks
