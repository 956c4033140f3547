"""Reads one file that is being sent, and notices when it is not the file that the scan saw."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
import threading
from collections.abc import AsyncIterator

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.uploads.disk_pace import DISK_THREADS
from backend.uploads.http import FileSource

BUFFER_BYTES = 512 * 1024
"""Slice of a large file. Smaller slices cost more calls, larger ones gain nothing."""


def check_unchanged(source: FileSource) -> None:
    """Compare the file at the path with what the scan saw. Blocks on the disk.

    Raises Problem(FILE_CHANGED) for a file that is gone, replaced, longer, shorter or newer, Problem(FILE_UNREADABLE)
    when the system does not say.
    """
    try:
        _compare(source, source.path.stat())
    except OSError as error:
        raise _refused(source, error) from error


def open_unchanged(source: FileSource) -> int:
    """Open the file for reading; a descriptor that the caller closes. Blocks. Raises Problem as `check_unchanged`."""
    try:
        # O_NONBLOCK: when a named pipe has taken the file's place, opening it must not wait for a writer.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(source.path, flags)
    except OSError as error:
        raise _refused(source, error) from error
    try:
        _compare(source, os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def read_exactly(descriptor: int, source: FileSource, view: memoryview) -> None:
    """Read exactly `len(view)` bytes from where the last call ended. Blocks. Raises Problem as `check_unchanged`."""
    while view:
        try:
            count = _read_into(descriptor, view)
        except OSError as error:
            raise _refused(source, error) from error
        if count == 0:
            raise _changed(source, "the file has become shorter")
        view = view[count:]


def _read_into(descriptor: int, view: memoryview) -> int:
    if sys.platform != "win32":
        return os.readv(descriptor, [view])
    data = os.read(descriptor, len(view))
    view[: len(data)] = data
    return len(data)


class _SharedFile:
    """An open file that threads read in turn; `close` waits for a `fill` that is running."""

    def __init__(self, source: FileSource) -> None:
        self._source = source
        self._descriptor = open_unchanged(source)
        self._lock = threading.Lock()

    def fill(self, view: memoryview) -> None:
        with self._lock:
            read_exactly(self._descriptor, self._source, view)

    def close(self) -> None:
        with self._lock:
            os.close(self._descriptor)


async def read_ahead(source: FileSource) -> AsyncIterator[memoryview]:
    """The file in slices of BUFFER_BYTES, each read by a thread while the one before is on its way.

    Three buffers take turns: a slice is overwritten only after two more have been asked for.
    Raises Problem as `check_unchanged` does.
    """
    loop = asyncio.get_running_loop()
    file = await loop.run_in_executor(DISK_THREADS, _SharedFile, source)
    try:
        left = source.size_bytes
        buffers = [memoryview(bytearray(min(BUFFER_BYTES, left))) for _ in range(3)]
        slices = (buffers[start // BUFFER_BYTES % 3][: left - start] for start in range(0, left, BUFFER_BYTES))
        ready = next(slices)
        filling = loop.run_in_executor(DISK_THREADS, file.fill, ready)
        for ahead in slices:
            await filling
            filling = loop.run_in_executor(DISK_THREADS, file.fill, ahead)
            yield ready
            ready = ahead
        await filling
        yield ready
    finally:
        # Not awaited: a cancelled upload does not wait for a slow disk.
        DISK_THREADS.submit(file.close)


def _compare(source: FileSource, now: os.stat_result) -> None:
    if not stat.S_ISREG(now.st_mode) or (source.inode and now.st_ino and source.inode != now.st_ino):
        raise _changed(source, "another file is there now")
    if now.st_size != source.size_bytes:
        raise _changed(source, f"the size was {source.size_bytes} bytes and is {now.st_size} now")
    if now.st_mtime_ns != source.mtime_ns:
        raise _changed(source, "the file was written to")


def _changed(source: FileSource, detail: str) -> Problem:
    return problem(ErrorKind.FILE_CHANGED, detail, subject=str(source.path))


def _refused(source: FileSource, error: OSError) -> Problem:
    """A file that is gone has changed since the scan; any other refusal makes it unreadable."""
    is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
    kind = ErrorKind.FILE_CHANGED if is_gone else ErrorKind.FILE_UNREADABLE
    return problem(kind, error.strerror or "", subject=str(source.path))
