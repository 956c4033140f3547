"""One image file opened for looking at it: reads pieces of it, never the whole."""

from __future__ import annotations

import os
import stat
import sys
from types import TracebackType

from backend.errors import Problem, problem
from backend.protocol.errors import ErrorKind

HEAD_BYTES = 4096
"""Read at once on opening; the headers of most images lie in it."""

_SEARCH_BYTES = 1 << 20
# O_NONBLOCK: when a named pipe stands under this name, opening it must not wait for a writer.
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


class OpenImage:
    """Made, used and closed in one thread. `size_bytes` is of now, not of when the file was found.

    Raises Problem(FILE_UNREADABLE) on opening and reading, with the system's reason.
    """

    __slots__ = ("_descriptor", "head", "path", "size_bytes")

    def __init__(self, path: str) -> None:
        self.path = path
        try:
            self._descriptor = os.open(path, _FLAGS)
        except (OSError, ValueError) as error:
            raise self._refused(error) from error
        try:
            found = os.fstat(self._descriptor)
            if not stat.S_ISREG(found.st_mode):
                raise problem(ErrorKind.FILE_UNREADABLE, "not a regular file", subject=path)
            self.size_bytes = found.st_size
            self.head = _read_at(self._descriptor, HEAD_BYTES, 0)
        except OSError as error:
            self.close()
            raise self._refused(error) from error
        except BaseException:
            self.close()
            raise

    def read(self, offset: int, count: int) -> bytes:
        """Fewer bytes at the end of the file, none behind it."""
        end = offset + count
        if end <= len(self.head) or self.size_bytes <= len(self.head):
            return self.head[offset:end]
        try:
            return _read_at(self._descriptor, count, offset)
        except (OSError, OverflowError) as error:
            raise self._refused(error) from error

    def holds(self, needle: bytes, *, start: int) -> bool:
        """Whether `needle` stands anywhere behind `start`. Reads the rest of the file in the worst case."""
        overlap = len(needle) - 1
        for offset in range(start, self.size_bytes, _SEARCH_BYTES):
            if needle in self.read(offset, _SEARCH_BYTES + overlap):
                return True
        return False

    def truncated(self) -> Problem:
        return problem(ErrorKind.FILE_UNREADABLE, "truncated", subject=self.path)

    def close(self) -> None:
        os.close(self._descriptor)

    def __enter__(self) -> OpenImage:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _refused(self, error: Exception) -> Problem:
        detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return problem(ErrorKind.FILE_UNREADABLE, detail, subject=self.path)


if sys.platform != "win32":
    _read_at = os.pread
else:

    def _read_at(descriptor: int, count: int, offset: int) -> bytes:
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.read(descriptor, count)
