"""The folder of Galleon's data: where it is, and how it is moved without anything getting lost.

Most of it is copied while the engine works. The rest, with the database, follows at the engine's next start, before
anything is open; then one small file is replaced, which says where the data is, and that is the move. A kill at any
moment leaves either the old folder in use or the new one, each whole. The old one goes once the new one was opened.

Blocking; called in worker threads.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import msgspec

from backend.errors import Problem, problem
from backend.protocol import decoding
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.folders import Folders, folders_under

POINTER = "data-folder.json"
REQUEST = "data-move.json"
SPARE_BYTES = 50_000_000
OWN_FOLDER = "galleon-data"
_CHUNK_BYTES = 1 << 20
_MOST_ROUNDS = 5


class Place(msgspec.Struct, frozen=True):
    """Where the data is, and where it was: that folder can go."""

    data: str
    old: str = ""


def current(folders: Folders) -> Folders:
    """`folders` with the data where it was moved to. Raises Problem(DISK) when that folder is not there."""
    place = _read(folders.config / POINTER)
    if place is None:
        return folders
    if not Path(place.data).is_dir():
        raise problem(ErrorKind.DISK, "the folder of Galleon's data is not there", subject=place.data)
    return replace(folders, data=Path(place.data))


def prepare(folders: Folders, chosen: str) -> Path:
    """Check the folder, copy what does not change any more, and leave word for the next start. Returns where the data
    will be. Raises Problem(BAD_INPUT) or Problem(DISK)."""
    asked = _read(folders.config / REQUEST)
    # Who asks again for the same folder does not mean one inside of it.
    target = Path(chosen) if asked is not None and asked.data == chosen else usable(folders, chosen)
    try:
        copy_tree(folders.data, target, but=_is_database)
        _write(folders.config / REQUEST, Place(str(target)))
    except OSError as error:
        raise _disk(target, error) from error
    return target


def carry_out(folders: Folders) -> tuple[Folders, ErrorInfo | None]:
    """At the start, with the engine's lock: finish a move that was asked for. What went wrong comes beside the folders
    in use; then the data stays where it is. Raises Problem(DISK) as `current`."""
    folders = current(folders)
    request = _read(folders.config / REQUEST)
    if request is None:
        return folders, None
    target = Path(request.data)
    failed: ErrorInfo | None = None
    if target != folders.data:
        try:
            copy_tree(folders.data, target)
            rewrite_paths(target / folders.database_file.name, str(folders.data), str(target))
            _write(folders.config / POINTER, Place(str(target), old=str(folders.data)))
            folders = replace(folders, data=target)
        except (OSError, apsw.Error, Problem) as error:
            failed = error.info if isinstance(error, Problem) else _disk(target, error).info
    (folders.config / REQUEST).unlink(missing_ok=True)
    return folders, failed


def delete_old(folders: Folders) -> None:
    """The data was opened in its new place: the copy in the old one goes."""
    place = _read(folders.config / POINTER)
    if place is None or not place.old or Path(place.data) != folders.data or Path(place.old) == folders.data:
        return
    shutil.rmtree(place.old, ignore_errors=True)
    _write(folders.config / POINTER, Place(place.data))


def usable(folders: Folders, chosen: str) -> Path:
    """The folder for the data: the chosen one, or one of its own in it where it holds something.

    Raises Problem(BAD_INPUT) for one that cannot be, Problem(DISK) for one that is not writable or has no room.
    """
    folder = Path(chosen)
    if not folder.is_absolute():
        raise problem(ErrorKind.BAD_INPUT, "not an absolute path", subject=chosen)
    target = folder if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())) else folder / OWN_FOLDER
    real, data = target.resolve(), folders.data.resolve()
    if real == data or data in real.parents or real in data.parents:
        raise problem(ErrorKind.BAD_INPUT, "the folder is the one in use, or in it", subject=chosen)
    if any(path.exists() for path in (target / folders.database_file.name, folders_under(target).database_file)):
        raise problem(ErrorKind.BAD_INPUT, "Galleon's data is there already", subject=str(target))
    try:
        target.mkdir(parents=True, exist_ok=True, mode=0o700)
        probe = target / ".galleon"
        probe.write_bytes(b"")
        probe.unlink()
        needed = sum(map(_size, _files(folders.data))) + SPARE_BYTES
        if shutil.disk_usage(target).free < needed:
            raise problem(ErrorKind.DISK, "not enough room", subject=chosen)
    except OSError as error:
        raise _disk(target, error) from error
    return target


def copy_tree(source: Path, target: Path, *, but: Callable[[Path], bool] = lambda _: False) -> None:
    """Every file of `source`, each whole or not at all, and read again to be sure. What is there already with the same
    size and time is taken as it is. Raises OSError or Problem(DISK)."""
    for _ in range(_MOST_ROUNDS):
        is_whole = True
        for path in _files(source):
            name = path.relative_to(source)
            if but(name):
                continue
            try:
                _copy(path, target / name, is_changing=_is_database(name))
            except FileNotFoundError:
                if path.exists():  # then it is the target that is gone
                    raise
                is_whole = False  # an engine that works meanwhile has written it under another name
        if is_whole:
            return
    raise problem(ErrorKind.DISK, "files go away while they are copied", subject=str(source))


def _copy(path: Path, to: Path, *, is_changing: bool) -> None:
    status = path.stat()
    if not is_changing and to.exists():
        there = to.stat()
        if (there.st_size, there.st_mtime_ns) == (status.st_size, status.st_mtime_ns):
            return
    to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = to.with_name(to.name + ".part")
    digest = hashlib.blake2b()
    with path.open("rb") as reading, part.open("wb") as writing:
        while chunk := reading.read(_CHUNK_BYTES):
            digest.update(chunk)
            writing.write(chunk)
        writing.flush()
        os.fsync(writing.fileno())
    with part.open("rb") as again:
        if hashlib.file_digest(again, hashlib.blake2b).digest() != digest.digest():
            raise problem(ErrorKind.DISK, "the copy differs from what was written", subject=str(to))
    try:
        shutil.copystat(path, part)
    except FileNotFoundError:
        part.unlink(missing_ok=True)
        raise
    part.replace(to)


def rewrite_paths(database: Path, old: str, new: str) -> None:
    """Let every stored path below `old` lead below `new`. Raises apsw.Error."""
    if not database.exists():
        return
    connection = apsw.Connection(str(database))
    try:
        with connection:
            tables = [str(row[0]) for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            for table in tables:
                for column in [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{table}")')]:
                    connection.execute(
                        f'UPDATE "{table}" SET "{column}" = ? || substr("{column}", ?)'  # noqa: S608 - our own names
                        f' WHERE typeof("{column}") = \'text\' AND substr("{column}", 1, ?) = ?',
                        (new, len(old) + 1, len(old) + 1, f"{old}{os.sep}"),
                    )
                    connection.execute(
                        f'UPDATE "{table}" SET "{column}" = replace("{column}", ?, ?)'  # noqa: S608 - our own names
                        f' WHERE typeof("{column}") = \'text\' AND instr("{column}", ?) > 0',
                        (_in_json(old), _in_json(new), _in_json(old)),
                    )
    finally:
        connection.close()


def _in_json(folder: str) -> str:
    """How a path below `folder` begins in JSON text, which doubles the separators of Windows."""
    return msgspec.json.encode(folder + os.sep).decode()[:-1]


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent) / name
            if path.is_file():
                yield path


def _size(path: Path) -> int:
    """0 for a file that is gone by now."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_size
    return 0


def _is_database(name: Path) -> bool:
    return name.name.startswith("galleon.db") and len(name.parts) == 1


def _read(path: Path) -> Place | None:
    try:
        return decoding.from_json(path.read_bytes(), Place)
    except (OSError, msgspec.DecodeError):
        return None


def _write(path: Path, place: Place) -> None:
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(msgspec.json.encode(place))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _disk(folder: Path, error: Exception) -> Problem:
    detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return problem(ErrorKind.DISK, detail, subject=str(folder))
