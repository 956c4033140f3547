"""Unpacks 7z through py7zr, which hands over each member as it is decompressed."""

from __future__ import annotations

from pathlib import Path

import py7zr
from py7zr.helpers import check_archive_path
from py7zr.io import Py7zIO, WriterFactory

from backend.errors import Problem, problem
from backend.media.unpacking import Output
from backend.protocol.errors import ErrorKind


def unpack(path: Path, output: Output, password: str) -> None:
    """Raises Problem, and what py7zr raises for a broken archive; with a password that may as well be the wrong one."""
    try:
        # From an open file py7zr unpacks in this thread, one member after the other.
        with path.open("rb") as file, py7zr.SevenZipFile(file, password=password or None) as archive:
            if archive.needs_password() and not password:
                raise problem(ErrorKind.ARCHIVE_LOCKED, subject=str(path))
            wanted = [
                member
                for member in archive.files
                if not member.is_directory
                # py7zr gives up the whole archive for one name that would leave the folder
                and output.wants(member.filename, is_plain_file=member.is_file and check_archive_path(member.filename))
            ]
            output.reserve(sum(member.uncompressed for member in wanted))
            times = {
                member.filename: member.lastwritetime.totimestamp() if member.lastwritetime else None
                for member in wanted
            }
            if times:
                archive.extract(targets=list(times), factory=_Writers(output, times))
    except py7zr.PasswordRequired as error:  # the list of names is encrypted, too
        raise problem(ErrorKind.ARCHIVE_LOCKED, subject=str(path)) from error
    except (Problem, OSError):
        raise
    except Exception as error:
        if password:
            raise problem(ErrorKind.WRONG_PASSWORD, subject=str(path)) from error
        raise


class _Writers(WriterFactory):
    def __init__(self, output: Output, times: dict[str, float | None]) -> None:
        self._output = output
        self._times = times

    def create(self, filename: str) -> Py7zIO:
        self._output.begin(filename)
        return _Writer(self._output, self._times.get(filename))


class _Writer(Py7zIO):
    """One member: py7zr writes it from front to back, then closes it; the rest of the interface is for reading."""

    def __init__(self, output: Output, mtime_s: float | None) -> None:
        self._output = output
        self._mtime_s = mtime_s
        self._size_bytes = 0

    def write(self, s: bytes | bytearray) -> int:
        self._output.write(s)
        self._size_bytes += len(s)
        return len(s)

    def read(self, size: int | None = None) -> bytes:
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        return offset

    def flush(self) -> None:
        pass

    def size(self) -> int:
        return self._size_bytes

    def close(self) -> None:
        self._output.end(self._mtime_s)
