"""What is sent instead of a file that a host would refuse, or of a photo whose coordinates are to stay at home.

The original is never touched. A copy is made when its upload begins and deleted when the attempt ends, however it ends:
a whole gallery never lies on the disk twice. The same file gives the same bytes again, so that a retry, or the next run
of the engine, sends what the first one would have sent.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import msgspec

from backend.errors import problem
from backend.hosts.base import FileToSend, HostInfo
from backend.hosts.fits import fits
from backend.media import conversion, location
from backend.media.formats import MIMES, SNIFF_BYTES, sniff
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import RefusalReason
from backend.uploads.http import ArchiveSource, FileSource
from backend.uploads.source_file import check_unchanged, read_all

T = TypeVar("T")

_NAME = re.compile(r"\d+-\d+")  # id of the process, number of the copy

COPIES_AT_ONCE = 2
MOST_BYTES_IN_MEMORY = 512 << 20
"""Of one file whose coordinates are looked for."""


class _Made(msgspec.Struct, frozen=True):
    """A copy on the disk."""

    source: FileSource
    format: str
    width: int
    height: int


class Copies:
    """Used from the engine's event loop; copies are made in threads, a few at a time."""

    def __init__(self, folder: Callable[[], Path], removes_location: Callable[[int, str], bool]) -> None:
        self._folder = folder
        self._removes_location = removes_location
        self._slots = asyncio.Semaphore(COPIES_AT_ONCE)
        self._numbers = itertools.count(1)

    @asynccontextmanager
    async def to_send(self, gallery_id: int, host: HostInfo, file: FileToSend) -> AsyncIterator[FileToSend]:
        """The file itself where the host takes it as it is, otherwise the copy of it, for as long as the block lasts.

        An archive gets copies of those of its files that show a place; they are as long as the originals, so its length
        stays. Raises Problem: FILE_REJECTED when no copy fits, FILE_CHANGED and FILE_UNREADABLE as sending would, DISK.
        """
        removes = self._removes_location(gallery_id, host.id)
        targets: list[Path] = []
        try:
            match file.source:
                case FileSource() if (reason := _refusal(host, file)) is not None:
                    made = await self._in_thread(
                        _convert, file, file.source, host, reason, removes, self._target(targets)
                    )
                    yield _as_sent(file, made)
                case FileSource() if removes:
                    yield replace(file, source=await self._without_location(file.source, targets))
                case ArchiveSource() if removes:
                    entries = [
                        (name, await self._without_location(each, targets)) for name, each in file.source.entries
                    ]
                    yield replace(file, source=replace(file.source, entries=tuple(entries)))
                case _:
                    yield file
        finally:
            if targets:
                await asyncio.to_thread(_delete, targets)

    async def _without_location(self, source: FileSource, targets: list[Path]) -> FileSource:
        return await self._in_thread(_without_location, source, self._target(targets))

    def _target(self, targets: list[Path]) -> Path:
        targets.append(self._folder() / f"{os.getpid()}-{next(self._numbers)}")
        return targets[-1]

    async def _in_thread(self, make: Callable[..., T], *arguments: Any) -> T:
        """`make` writes to its last argument, if to anything."""
        async with self._slots:
            task = asyncio.ensure_future(asyncio.to_thread(make, *arguments))
            try:
                return await asyncio.shield(task)
            except asyncio.CancelledError:
                # A thread cannot be cut; what it is just writing goes when it is done.
                task.add_done_callback(lambda done: done.cancelled() or done.exception())
                task.add_done_callback(lambda _: arguments[-1].unlink(missing_ok=True))
                raise

    def delete_all(self) -> None:
        """Delete what an earlier run of the engine left behind when it was killed. Blocking: called in a thread.

        The folder may be one that the person chose, so only what has a name of ours goes.
        """
        for path in self._folder().glob("*"):
            if _NAME.fullmatch(path.name):
                path.unlink(missing_ok=True)


def _delete(paths: Sequence[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _refusal(host: HostInfo, file: FileToSend) -> RefusalReason | None:
    return None if host.sends_archive else fits(_Sized(file), host.limits)


class _Sized:
    def __init__(self, file: FileToSend) -> None:
        self.format, self.size_bytes = file.format, file.source.size_bytes
        self.width, self.height = file.width, file.height


def _convert(
    file: FileToSend, source: FileSource, host: HostInfo, reason: RefusalReason, removes: bool, target: Path
) -> _Made:
    path = str(source.path)
    if reason is RefusalReason.TOO_SMALL:
        raise problem(ErrorKind.FILE_REJECTED, "smaller than the host takes", subject=path)
    check_unchanged(source)
    copy = conversion.convert(path, file.format, host.limits, without_location=removes)
    check_unchanged(source)
    return _Made(_write(target, copy.content), copy.format, copy.width, copy.height)


def _without_location(source: FileSource, target: Path) -> FileSource:
    """The original when it shows no place."""
    format_ = sniff(bytes(read_all(source, SNIFF_BYTES)))
    if format_ is None:
        return source
    if source.size_bytes > MOST_BYTES_IN_MEMORY:
        raise problem(ErrorKind.FILE_REJECTED, "too large to look for its location", subject=str(source.path))
    data = read_all(source)
    if not location.blank(data, format_):
        return source
    if location.blank(bytearray(data), format_):
        raise problem(ErrorKind.FILE_REJECTED, "its location cannot be removed", subject=str(source.path))
    return _write(target, data)


def _write(target: Path, content: bytes | bytearray) -> FileSource:
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target.write_bytes(content)
        status = target.stat()
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or str(error), subject=str(target.parent)) from error
    return FileSource(target, status.st_size, status.st_mtime_ns, status.st_ino)


def _as_sent(file: FileToSend, made: _Made) -> FileToSend:
    name = file.name
    if made.format != file.format:
        name = str(PurePosixPath(name).with_suffix(conversion.EXTENSIONS[made.format]))
    return replace(
        file,
        name=name,
        source=made.source,
        format=made.format,
        mime=MIMES[made.format],
        width=made.width,
        height=made.height,
    )
