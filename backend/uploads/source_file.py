"""Reads one file that is being sent, and notices when it is not the file that the scan saw."""

from __future__ import annotations

import asyncio
import itertools
import os
import stat
import sys
import threading
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future
from typing import Protocol

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind
from backend.uploads.disk_pace import DISK_THREADS
from backend.uploads.http import FileSource

BUFFER_BYTES = 512 * 1024
"""A body of this size at most is read whole."""

SLICE_BYTES = 256 * 1024
"""Slice of a larger one: what is encrypted and copied on its way out stays in the processor's cache."""

_STORED_INODE = (1 << 64) - 1
"""What the database keeps of an inode: ReFS numbers its files with 128 bits."""

_NO_WAIT: int = getattr(os, "RWF_NOWAIT", 0)
"""Linux: read only what is in memory. Elsewhere nobody can tell beforehand, and a thread reads."""


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
            raise changed(source, "the file has become shorter")
        view = view[count:]


def read_all(source: FileSource, most_bytes: int = sys.maxsize) -> bytearray:
    """The whole file, or its first bytes. Blocks. Raises Problem as `check_unchanged`."""
    descriptor = open_unchanged(source)
    try:
        data = bytearray(min(source.size_bytes, most_bytes))
        read_exactly(descriptor, source, memoryview(data))
        _compare(source, os.fstat(descriptor))
    finally:
        os.close(descriptor)
    return data


def _read_into(descriptor: int, view: memoryview) -> int:
    if sys.platform != "win32":
        return os.readv(descriptor, [view])
    data = os.read(descriptor, len(view))
    view[: len(data)] = data
    return len(data)


class Reading(Protocol):
    """Something of known length that is read from its start to its end, by one thread at a time."""

    def fill(self, view: memoryview) -> None:
        """The next `len(view)` bytes. Blocks on the disk. Raises Problem as `check_unchanged` does."""
        ...

    def close(self) -> None: ...


class FileReading:
    """A file from `start` on. Raises Problem as `check_unchanged` does."""

    def __init__(self, source: FileSource, start: int = 0) -> None:
        self._source = source
        self._descriptor = open_unchanged(source)
        if start:
            os.lseek(self._descriptor, start, os.SEEK_SET)

    def fill(self, view: memoryview) -> None:
        read_exactly(self._descriptor, self._source, view)

    def fill_from_memory(self, view: memoryview) -> memoryview:
        """Fill what the system holds in memory, without ever waiting for the disk; gives the rest of `view` back."""
        if sys.platform != "win32" and _NO_WAIT:
            try:
                return view[os.preadv(self._descriptor, [view], -1, _NO_WAIT) :]  # -1: from where the last one ended
            except OSError:  # not in memory, or a file system that cannot tell
                pass
        return view

    def close(self) -> None:
        os.close(self._descriptor)


class _Shared:
    """A reading that threads use in turn; `close` waits for a `fill` that is running."""

    def __init__(self, open_reading: Callable[[], Reading]) -> None:
        self._reading = open_reading()
        self._lock = threading.Lock()

    def fill_from_memory(self, view: memoryview) -> memoryview:
        """As of FileReading. Called in the event loop, and never while a thread fills."""
        return self._reading.fill_from_memory(view) if isinstance(self._reading, FileReading) else view

    def fill(self, view: memoryview) -> None:
        with self._lock:
            self._reading.fill(view)

    def close(self) -> None:
        with self._lock:
            self._reading.close()


async def read_ahead(open_reading: Callable[[], Reading], size_bytes: int) -> AsyncIterator[memoryview]:
    """What is read in slices of SLICE_BYTES.

    What the system holds in memory is read at once. Whatever the disk has to bring is read by a thread, and so is the
    slice after it, while the first is on its way. Three buffers take turns: a slice is overwritten only after two more
    have been asked for. Raises Problem as `check_unchanged` does.
    """
    loop = asyncio.get_running_loop()
    opening = DISK_THREADS.submit(_Shared, open_reading)
    try:
        reading = await asyncio.wrap_future(opening)
    except asyncio.CancelledError:
        opening.add_done_callback(_close_late)
        raise

    def begin(view: memoryview) -> asyncio.Future[None] | None:
        """Fill `view`: None when that is done, else what to wait for."""
        rest = reading.fill_from_memory(view)
        return loop.run_in_executor(DISK_THREADS, reading.fill, rest) if rest else None

    try:
        if not size_bytes:
            return
        buffers = [memoryview(bytearray(min(SLICE_BYTES, size_bytes))) for _ in range(3)]
        starts = range(0, size_bytes, SLICE_BYTES)
        slices = [buffers[start // SLICE_BYTES % 3][: size_bytes - start] for start in starts]
        filling = begin(slices[0])
        for ready, ahead in itertools.zip_longest(slices, slices[1:]):
            if filling is None:
                yield ready
                filling = begin(ahead) if ahead is not None else None
            else:
                await filling
                filling = begin(ahead) if ahead is not None else None
                yield ready
    finally:
        # Not awaited: a cancelled upload does not wait for a slow disk.
        DISK_THREADS.submit(reading.close)


def _close_late(opening: Future[_Shared]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()


def _compare(source: FileSource, now: os.stat_result) -> None:
    is_another = source.inode and now.st_ino and (source.inode ^ now.st_ino) & _STORED_INODE
    if not stat.S_ISREG(now.st_mode) or is_another:
        raise changed(source, "another file is there now")
    if now.st_size != source.size_bytes:
        raise changed(source, f"the size was {source.size_bytes} bytes and is {now.st_size} now")
    if now.st_mtime_ns != source.mtime_ns:
        raise changed(source, "the file was written to")


def changed(source: FileSource, detail: str) -> Problem:
    """The file on disk is not the one that the scan saw."""
    return problem(ErrorKind.FILE_CHANGED, detail, subject=str(source.path))


def _refused(source: FileSource, error: OSError) -> Problem:
    """A file that is gone has changed since the scan; any other refusal makes it unreadable."""
    is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
    kind = ErrorKind.FILE_CHANGED if is_gone else ErrorKind.FILE_UNREADABLE
    return problem(kind, error.strerror or "", subject=str(source.path))
