"""Unpacks the images of ZIP, CBZ, 7z and TAR archives into a folder, whatever the archive tries.

No member leaves the folder, links and devices are passed over, count, size and ratio are limited, the disk is never
filled. Blocking; called in worker threads.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import shutil
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import msgspec

from backend.errors import Problem, problem
from backend.media.formats import archive_kind
from backend.media.unpacking import DEFAULT_LIMITS, Limits, Output, disk_errors
from backend.protocol.errors import ErrorKind

_ZIP_NAME_IS_UTF8 = 0x800
_ZIP_IS_ENCRYPTED = 0x1
_ZIP_IS_STRONGLY_ENCRYPTED = 0x40  # by PKWARE's own way, which nobody else may write
_ZIP_AES = 99  # as the kind of compression
_PASSWORD_ENCODINGS = ("utf-8", "cp437", "cp1252")
"""ZIP says nothing of it; old programs took the code page of their system."""


class Unpacked(msgspec.Struct, frozen=True):
    """`files` in the archive's order; `passed_over` counts members that are no images, or are links or devices."""

    files: tuple[Path, ...]
    passed_over: int


def extract(
    path: Path,
    target: Path,
    *,
    password: str = "",
    limits: Limits = DEFAULT_LIMITS,
    on_progress: Callable[[int], None] = lambda count: None,
    stop: Callable[[], bool] = lambda: False,
    free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
) -> Unpacked:
    """Unpack the images of `path` into the new folder `target`, which exists afterwards only if all of them are there.

    `on_progress` is called in this thread with the number of images unpacked. Times of change are the archive's, so
    that unpacking again gives the same files. Raises Problem with the archive as subject: ARCHIVE_LOCKED for an
    encrypted one without a password, WRONG_PASSWORD, FILE_UNREADABLE with the reason, FILE_REJECTED for a limit,
    NOTHING_FOUND without images, DISK when it does not fit, FOLDER_GONE when the archive is not there, CANCELLED once
    `stop` says so. A 7z does not tell a wrong password from broken data: then it is WRONG_PASSWORD, too.
    """
    try:
        status = path.stat()
    except OSError as error:
        is_gone = isinstance(error, FileNotFoundError | NotADirectoryError)
        kind = ErrorKind.FOLDER_GONE if is_gone else ErrorKind.FILE_UNREADABLE
        raise problem(kind, error.strerror or "", subject=str(path)) from error
    part = target.with_name(f".{target.name}.part")
    with disk_errors(path):
        shutil.rmtree(part, ignore_errors=True)  # of an engine that was killed while unpacking
        part.mkdir(parents=True)
    output = Output(path, status, part, limits, on_progress, stop, free_bytes)
    try:
        _unpack(path, output, password)
        if not output.files:
            raise problem(ErrorKind.NOTHING_FOUND, subject=str(path))
        with disk_errors(path):
            part.replace(target)
    except Problem:
        raise
    except Exception as error:  # broken archives make the three libraries raise nearly any class
        detail = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise problem(ErrorKind.FILE_UNREADABLE, detail or type(error).__name__, subject=str(path)) from error
    finally:
        output.close()
        shutil.rmtree(part, ignore_errors=True)
    return Unpacked(tuple(target / file for file in output.files), output.passed_over)


def _unpack(path: Path, output: Output, password: str) -> None:
    match archive_kind(path.name):
        case "zip":
            _unpack_zip(path, output, password)
        case "tar":
            _unpack_tar(path, output)
        case "7z":
            from backend.media import seven_zip  # a tenth of a second to import, for a format that is rare

            seven_zip.unpack(path, output, password)
        case _:
            raise problem(ErrorKind.FILE_UNREADABLE, "not an archive", subject=str(path))


# -- ZIP -------------------------------------------------------------------------------------------------------------


def _unpack_zip(path: Path, output: Output, password: str) -> None:
    with _open_zip(path) as archive:
        # Not `is_dir`: it fails for a name that begins with a zero byte.
        members = [member for member in archive.infolist() if not _zip_name(member).endswith("/")]
        wanted = [member for member in members if output.wants(_zip_name(member), is_plain_file=_is_plain(member))]
        encrypted = [member for member in wanted if member.flag_bits & _ZIP_IS_ENCRYPTED]
        if any(member.flag_bits & _ZIP_IS_STRONGLY_ENCRYPTED for member in encrypted):
            raise problem(ErrorKind.FILE_UNREADABLE, "encrypted in a way that Galleon cannot open", subject=str(path))
        if encrypted and not password:
            raise problem(ErrorKind.ARCHIVE_LOCKED, subject=str(path))
        key = _zip_key(archive, encrypted, password, output) if encrypted else None
        if encrypted and key is None:
            raise problem(ErrorKind.WRONG_PASSWORD, subject=str(path))
        output.reserve(sum(member.file_size for member in wanted))
        for member in wanted:
            with archive.open(member, pwd=key) as source:
                output.copy(_zip_name(member), source, _zip_time(member))


def _open_zip(path: Path) -> Any:
    """The library has no AES; what reads it is a copy of an older library, so that everything else stays with ours."""
    archive = zipfile.ZipFile(path)
    if all(member.compress_type != _ZIP_AES for member in archive.infolist()):
        return archive
    archive.close()
    import pyzipper  # rare

    return pyzipper.AESZipFile(path)


def _zip_key(archive: Any, encrypted: Sequence[Any], password: str, output: Output) -> bytes | None:
    """The password in the first encoding that opens the smallest of these members; None when none does.

    The member is read to its end: the mark at its beginning is one byte (AES: two), which a wrong password meets now
    and then.
    """
    member = min(encrypted, key=lambda each: each.file_size)
    for encoding in _PASSWORD_ENCODINGS:
        try:
            key = password.encode(encoding)
            with archive.open(member, pwd=key) as source:
                read_bytes = 0
                while data := source.read(1 << 20):
                    read_bytes += len(data)
                    output.check_read(read_bytes)
        except NotImplementedError:  # a kind of compression, which no password mends
            raise
        except (UnicodeEncodeError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError, ValueError):
            continue
        return key
    return None


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 mark are code page 437 by the standard, and UTF-8 in practice where they can be."""
    name = member.orig_filename
    if not member.flag_bits & _ZIP_NAME_IS_UTF8:
        try:
            return name.encode("cp437").decode()
        except UnicodeError:
            pass
    return name


def _is_plain(member: zipfile.ZipInfo) -> bool:
    return stat.S_IFMT(member.external_attr >> 16) in (0, stat.S_IFREG)


def _zip_time(member: zipfile.ZipInfo) -> float | None:
    """Local time without a zone, in ZIP; taken as UTC, so that it is the same wherever it is unpacked."""
    try:
        return datetime(*member.date_time, tzinfo=UTC).timestamp()
    except ValueError:
        return None


# -- TAR -------------------------------------------------------------------------------------------------------------


_TAR_BLOCK_BYTES = 1 << 16
_TAR_TAIL_BYTES = 1 << 20


def _unpack_tar(path: Path, output: Output) -> None:
    with _open_decompressed(path) as decompressed:
        stream = _Watched(decompressed, output)
        with tarfile.open(fileobj=stream, mode="r|", bufsize=_TAR_BLOCK_BYTES, tarinfo=_StrictMember) as archive:
            for member in archive:
                if member.isdir() or not output.wants(member.name, is_plain_file=member.isreg()):
                    continue
                output.reserve(member.size)
                source = archive.extractfile(member)
                assert source is not None  # only for links and devices
                output.copy(member.name, source, member.mtime)
        stream.read(_TAR_TAIL_BYTES)  # the checksum of compressed data stands behind the end of the TAR


def _open_decompressed(path: Path) -> io.BufferedIOBase:
    """By its first bytes. Not left to tarfile: it does not compare the checksum of gzip when it reads a stream."""
    with path.open("rb") as file:
        mark = file.read(6)
    if mark.startswith(b"\x1f\x8b"):
        return gzip.open(path)
    if mark.startswith(b"BZh"):
        return bz2.open(path)
    return lzma.open(path) if mark == b"\xfd7zXZ\0" else path.open("rb")


class _Watched(io.RawIOBase):
    """Counts what is read, so that members that are passed over can be no bomb either, and stops in their middle."""

    def __init__(self, file: io.BufferedIOBase, output: Output) -> None:
        self._file = file
        self._output = output
        self._count = 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._file.read(size)
        self._count += len(data)
        self._output.check_read(self._count)
        return data


class _StrictMember(tarfile.TarInfo):
    """tarfile takes a broken header in the middle for the end of the archive, and says nothing."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile_)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError(str(error)) from error
