"""Copies of the database: one a day, a check at start, and the way back when the file is broken.

Everything here blocks; it runs in the database's thread at start, or in a thread of its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import apsw
import msgspec

_PAGES_A_STEP = 1024  # 4 MiB: how much is copied between two looks at `is_stopping`


class Recovery(msgspec.Struct, frozen=True):
    """The file was broken. It is kept at `broken_path`; `backup_path` took its place, or a new file if None."""

    broken_path: Path
    backup_path: Path | None
    detail: str


def folder_of(path: Path) -> Path:
    return path.parent / "backups"


def copy_to(source: apsw.Connection, target: Path, *, is_stopping: Callable[[], bool] = lambda: False) -> bool:
    """Write the state of the open database to `target`, whole or not at all. False when `is_stopping` said so.

    Raises apsw.Error or OSError when the disk does not take it.
    """
    part = target.with_name(target.name + ".part")
    _delete(part)
    try:
        copy = apsw.Connection(str(part))
        try:
            with copy.backup("main", source, "main") as backup:
                while not backup.done:
                    if is_stopping():
                        return False
                    backup.step(_PAGES_A_STEP)
            # A copy is one file; it must not need a -wal beside it.
            copy.pragma("journal_mode", "delete")
        finally:
            copy.close()
        _sync(part)
        part.replace(target)
        _sync(target.parent)
    finally:
        _delete(part)
    return True


def back_up(path: Path, *, now: float, keep: int, is_stopping: Callable[[], bool] = lambda: False) -> Path | None:
    """Make today's backup (days are UTC) unless it is there, and delete all but the newest `keep`.

    The new file, or None when nothing was due. Raises apsw.Error or OSError when the disk does not take it.
    """
    folder = folder_of(path)
    target = folder / f"{path.stem}-{datetime.fromtimestamp(now, UTC):%Y-%m-%d}.db"
    if keep < 1 or target.exists():
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    source = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        with source:
            # The first read fixes one snapshot. Without it, each write of the engine makes the copy start again.
            source.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            if not copy_to(source, target, is_stopping=is_stopping):
                return None
    finally:
        source.close()
    for old in _newest_first(path)[keep:]:
        old.unlink(missing_ok=True)
    return target


def check(connection: apsw.Connection) -> str:
    """What SQLite finds wrong in the file, or an empty text. Reads the whole file."""
    try:
        found = connection.execute("PRAGMA quick_check(1)").get
    except (apsw.CorruptError, apsw.NotADBError, apsw.IOError) as error:
        return str(error)
    return "" if found == "ok" else str(found)


def restore_newest(path: Path, *, now: float, detail: str) -> Recovery:
    """Move a broken file aside as `.broken-<Unix time>` and put the newest sound backup in its place.

    No connection to `path` may be open.
    """
    broken = path.with_name(f"{path.name}.broken-{now:.0f}")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.replace(broken.with_name(broken.name + suffix))
    for candidate in _newest_first(path):
        try:
            source = apsw.Connection(str(candidate), flags=apsw.SQLITE_OPEN_READONLY)
        except apsw.Error:
            continue
        try:
            if not check(source):
                copy_to(source, path)
                return Recovery(broken, candidate, detail)
        finally:
            source.close()
    return Recovery(broken, None, detail)


def _newest_first(path: Path) -> list[Path]:
    day = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
    return sorted(folder_of(path).glob(f"{path.stem}-{day}.db"), reverse=True)


def _delete(part: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # Windows cannot open a folder, and writes its entries through
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
