"""Another program's SQLite file, copied to read at leisure: the program may run, and nothing of its own is touched.

A copy is made within one read transaction, so it is one state of the database, and the program waits for nobody while
an import of minutes goes on. SQLite would make a `-shm` beside a file that nobody has open, so that one is read without
it: as immutable when it was closed cleanly, and with its `-wal` from a copy of both when the program was killed.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw

from backend.errors import problem
from backend.protocol.errors import ErrorKind

_BUSY_MS = 3_000
_TRIES = 3
_MAGIC = b"SQLite format 3\0"


def open_copy(path: Path, copy: Path) -> apsw.Connection:
    """Copy the database at `path` to `copy`, which must not exist, and open that. Blocking.

    Raises Problem(BAD_INPUT) for what is no sound database, or cannot be read, and Problem(DISK) when there is no room.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                raise problem(ErrorKind.BAD_INPUT, "this is no database", subject=str(path))
    except OSError as error:
        raise problem(ErrorKind.BAD_INPUT, error.strerror or str(error), subject=str(path)) from error
    try:
        for _ in range(_TRIES):
            before = _state(path)
            _copy(path, copy)
            if _is_in_use(path) or _state(path) == before:  # otherwise the program was started meanwhile
                break
            copy.unlink()
        connection = apsw.Connection(str(copy))
        if list(connection.execute("PRAGMA quick_check(1)")) != [("ok",)]:
            connection.close()
            raise apsw.CorruptError("quick_check")
        return connection
    except (apsw.NotADBError, apsw.CorruptError) as error:
        raise problem(ErrorKind.BAD_INPUT, "the database is damaged", subject=str(path)) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise problem(ErrorKind.BAD_INPUT, "another program keeps the database locked", subject=str(path)) from error
    except apsw.FullError as error:
        raise problem(ErrorKind.DISK, str(error), subject=str(copy)) from error
    except (apsw.Error, OSError) as error:
        raise problem(ErrorKind.BAD_INPUT, str(error), subject=str(path)) from error


def _copy(path: Path, copy: Path) -> None:
    if _is_in_use(path):
        _back_up(path, copy, "mode=ro")
    elif _has_log(path):
        as_it_was = copy.with_name(f"{copy.name}-as-it-was")
        shutil.copyfile(path, as_it_was)
        shutil.copyfile(_beside(path, "-wal"), _beside(as_it_was, "-wal"))
        _back_up(as_it_was, copy, "mode=rw")
        as_it_was.unlink()
    else:
        _back_up(path, copy, "mode=ro&immutable=1")


def _back_up(path: Path, copy: Path, options: str) -> None:
    flags = apsw.SQLITE_OPEN_READWRITE if options == "mode=rw" else apsw.SQLITE_OPEN_READONLY
    source = apsw.Connection(f"{path.absolute().as_uri()}?{options}", flags=flags | apsw.SQLITE_OPEN_URI)
    try:
        source.set_busy_timeout(_BUSY_MS)
        target = apsw.Connection(str(copy))
        try:
            with target.backup("main", source, "main") as backup:
                backup.step(-1)
            target.pragma("journal_mode", "delete")
        finally:
            target.close()
    finally:
        source.close()


def _state(path: Path) -> tuple[bool, int, int]:
    status = path.stat()
    return _has_log(path), status.st_size, status.st_mtime_ns


def _is_in_use(path: Path) -> bool:
    """Whether somebody has it open, or stopped in the middle of a change of a kind that only SQLite can judge."""
    return _beside(path, "-shm").exists() or _beside(path, "-journal").exists()


def _has_log(path: Path) -> bool:
    log = _beside(path, "-wal")
    return log.exists() and log.stat().st_size > 0


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
