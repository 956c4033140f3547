"""Where the members of an archive are written, and how much they may be. Knows no archive format."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from backend.errors import Problem, problem
from backend.media.formats import named_format
from backend.media.member_names import MemberNames, safe_parts
from backend.media.scan import is_passed_over
from backend.protocol.errors import ErrorKind

_CHUNK_BYTES = 1 << 20


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one archive may unpack to. Pictures hardly shrink in archives, so a high ratio betrays a bomb; it counts
    from `free_of_ratio_bytes` on, because a small archive of blank scans is harmless."""

    files: int = 20_000
    size_bytes: int = 20_000_000_000
    ratio: int = 100
    free_of_ratio_bytes: int = 100_000_000
    disk_margin_bytes: int = 200_000_000


DEFAULT_LIMITS = Limits()


class Output:
    """Where members are written, and what was written so far. One file is open at a time."""

    def __init__(
        self,
        archive: Path,
        status: os.stat_result,
        folder: Path,
        limits: Limits,
        on_progress: Callable[[int], None],
        stop: Callable[[], bool],
        free_bytes: Callable[[Path], int],
    ) -> None:
        self._archive = archive
        self._folder = folder
        self._limits = limits
        self._most_by_ratio_bytes = max(limits.free_of_ratio_bytes, status.st_size * limits.ratio)
        self._on_progress = on_progress
        self._stop = stop
        self._free_bytes = free_bytes
        self._names = MemberNames()
        self._written_bytes = 0
        self._open: BinaryIO | None = None
        self._archive_mtime_s = status.st_mtime
        self.files: list[Path] = []
        self.passed_over = 0

    def wants(self, member: str, *, is_plain_file: bool) -> bool:
        """Whether a member is an image by its name; counts those that are not."""
        self._check_stop()
        parts = safe_parts(member)
        if is_plain_file and named_format(parts[-1]) and not any(map(is_passed_over, parts)):
            return True
        self.passed_over += 1
        return False

    def reserve(self, size_bytes: int) -> None:
        """Check that so many more bytes are allowed and fit on the disk; archives lie, so `write` checks again."""
        self._check_size(self._written_bytes + size_bytes)
        with disk_errors(self._archive):
            free = self._free_bytes(self._folder)
        wanted = size_bytes + self._limits.disk_margin_bytes
        if free < wanted:
            detail = f"{free} bytes free, {wanted} wanted"
            raise problem(ErrorKind.DISK, detail, subject=str(self._archive))

    def begin(self, member: str) -> None:
        if len(self.files) >= self._limits.files:
            raise self._refused(f"more than {self._limits.files} images")
        file = self._folder.joinpath(*self._names.place(member))
        with disk_errors(self._archive):
            file.parent.mkdir(parents=True, exist_ok=True)
            self._open = file.open("xb")
        self.files.append(file.relative_to(self._folder))

    def write(self, data: bytes | bytearray) -> None:
        self._check_stop()
        self._check_size(self._written_bytes + len(data))
        self._written_bytes += len(data)
        assert self._open is not None
        with disk_errors(self._archive):
            self._open.write(data)

    def end(self, mtime_s: float | None) -> None:
        """`mtime_s` None is the archive's own."""
        mtime_s = self._archive_mtime_s if mtime_s is None else mtime_s
        with disk_errors(self._archive):
            self.close()
            os.utime(self._folder / self.files[-1], (mtime_s, mtime_s))
        self._on_progress(len(self.files))

    def copy(self, member: str, source: IO[bytes], mtime_s: float | None) -> None:
        self.begin(member)
        while data := source.read(_CHUNK_BYTES):
            self.write(data)
        self.end(mtime_s)

    def check_read(self, size_bytes: int) -> None:
        """For streams that must be unpacked to be passed over: check how many bytes came out of the archive so far."""
        self._check_stop()
        if size_bytes > self._most_by_ratio_bytes:
            raise self._refused(f"more than {self._limits.ratio} times its size unpacked")

    def close(self) -> None:
        file, self._open = self._open, None
        if file is not None:
            file.close()

    def _check_stop(self) -> None:
        if self._stop():
            raise problem(ErrorKind.CANCELLED)

    def _check_size(self, size_bytes: int) -> None:
        if size_bytes > self._limits.size_bytes:
            raise self._refused(f"more than {self._limits.size_bytes} bytes unpacked")
        if size_bytes > self._most_by_ratio_bytes:
            raise self._refused(f"more than {self._limits.ratio} times its size unpacked")

    def _refused(self, detail: str) -> Problem:
        return problem(ErrorKind.FILE_REJECTED, detail, subject=str(self._archive))


@contextmanager
def disk_errors(archive: Path) -> Iterator[None]:
    """Turn what the system says while writing into Problem(DISK)."""
    try:
        yield
    except OSError as error:
        raise problem(ErrorKind.DISK, error.strerror or str(error), subject=str(archive)) from error
