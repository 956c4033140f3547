"""Galleries as ZIP archives that exist only while they are sent: stored, of known length, the same bytes each time.

The bytes come from zipstream-ng and depend on the names, the order and the contents of the files alone, not on the
machine, the time or the folder, so that a digest that a host was told holds for the next attempt as well.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast
from zipfile import ZIP64_LIMIT, ZIP_FILECOUNT_LIMIT

from zipstream import ZipStream, ZipStreamInfo
from zipstream.ng import ZIP64_ESTIMATE_FACTOR, crc32

from backend.errors import problem
from backend.media.member_names import MemberNames
from backend.protocol.errors import ErrorKind
from backend.uploads.http import ArchiveSource, FileSource
from backend.uploads.source_file import FileReading

MAX_ENTRIES = ZIP_FILECOUNT_LIMIT - 1
"""More would need Zip64 for their number alone (and zipstream-ng counts the length of exactly 65535 wrong)."""

_DATE = (1980, 1, 1, 0, 0, 0)  # the first that ZIP can say; a file's own would change when it is copied
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_DESCRIPTOR_FOLLOWS = 1 << 3
_BUFFER_BYTES = 128 * 1024

_SUMS: dict[FileSource, int] = {}
"""Check sums of files that were read already, for slices of archives that begin behind them."""
_MAX_SUMS = 20_000


@dataclass(frozen=True, slots=True)
class Volume:
    """One archive of a gallery; `members` counts its files from 0 in the order that `split` was given."""

    source: ArchiveSource
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """A gallery as archives. `too_large` are files that fit into no archive, counted as in `Volume.members`."""

    volumes: tuple[Volume, ...]
    too_large: tuple[int, ...]


def safe_names(names: Sequence[str]) -> list[str]:
    """The names that these get in an archive. Safe names stay as they are."""
    places = MemberNames()
    return ["/".join(places.place(name)) for name in names]


def archive_of(entries: Sequence[tuple[str, FileSource]]) -> ArchiveSource:
    """One archive of all `entries`, names relative to the gallery and their files, in the order given.

    Names become safe on every system and different from each other, also where `A` and `a` are the same.
    Raises ValueError for more than MAX_ENTRIES.
    """
    filling = _Filling()
    if len(entries) > MAX_ENTRIES:
        raise ValueError(f"more than {MAX_ENTRIES} files")
    for index, name in enumerate(safe_names([name for name, _ in entries])):
        filling.add(index, name, entries[index][1])
    return filling.volume().source


def split(files: Sequence[tuple[str, FileSource]], max_size_bytes: int | None) -> Split:
    """As few archives as it takes, in order, none larger than `max_size_bytes`, each complete by itself.

    Names are as in `archive_of`, and different in the whole gallery: all volumes can be unpacked into one folder.
    """
    filling = _Filling()
    volumes: list[Volume] = []
    too_large: list[int] = []
    for index, placed in enumerate(safe_names([name for name, _ in files])):
        source = files[index][1]
        alone = _Filling()
        alone.add(index, placed, source)
        if max_size_bytes is not None and alone.size_bytes > max_size_bytes:
            too_large.append(index)
            continue
        before_bytes = filling.size_bytes
        filling.add(index, placed, source)
        if filling.size_bytes > (max_size_bytes or sys.maxsize) or len(filling.members) > MAX_ENTRIES:
            full = ArchiveSource(tuple(filling.entries[:-1]), before_bytes)
            volumes.append(Volume(full, tuple(filling.members[:-1])))
            filling = _Filling()
            filling.add(index, placed, source)
    if filling.members:
        volumes.append(filling.volume())
    return Split(tuple(volumes), tuple(too_large))


@dataclass(slots=True)
class _Filling:
    """An archive that files are added to, only to know how large it becomes."""

    entries: list[tuple[str, FileSource]] = field(default_factory=list)
    members: list[int] = field(default_factory=list)
    zip: ZipStream = field(default_factory=lambda: ZipStream(sized=True))

    @property
    def size_bytes(self) -> int:
        return len(self.zip)

    def add(self, index: int, name: str, source: FileSource) -> None:
        self.zip.add(_Member(source), name, size=source.size_bytes)
        self.entries.append((name, source))
        self.members.append(index)

    def volume(self) -> Volume:
        return Volume(ArchiveSource(tuple(self.entries), self.size_bytes), tuple(self.members))


class ArchiveReading:
    """Makes the bytes of an archive from `start` on, in whatever portions they are asked for. Blocks on the disk.

    Files before `start` are not read again when their check sums are known. Used from one thread at a time.
    """

    def __init__(self, source: ArchiveSource, start: int = 0) -> None:
        self._source = source
        self._zip = _Zip(skip_to=start)
        for name, file in source.entries:
            self._zip.add(_Member(file), name, size=file.size_bytes)
        if len(self._zip) != source.size_bytes:
            raise problem(ErrorKind.BUG, f"an archive of {len(self._zip)} bytes was to have {source.size_bytes}")
        self._pieces = cast(Iterator[bytes | memoryview], self._zip.finalize())
        self._piece = memoryview(b"")

    def fill(self, view: memoryview) -> None:
        """The next `len(view)` bytes. Raises Problem as `source_file.check_unchanged` does."""
        while view:
            if not self._piece:
                self._piece = self._next()
                continue
            count = min(len(view), len(self._piece))
            view[:count] = self._piece[:count]
            view, self._piece = view[count:], self._piece[count:]

    def close(self) -> None:
        cast(Any, self._pieces).close()

    def _next(self) -> memoryview:
        piece = memoryview(next(self._pieces, b""))
        if not piece:
            raise problem(ErrorKind.BUG, "the archive ended early")
        begins_at = self._zip.position - len(piece)
        return piece[max(0, self._zip.skip_to - begins_at) :]


class _Member:
    """A file that is read when its turn comes."""

    def __init__(self, source: FileSource) -> None:
        self.source = source

    def __iter__(self) -> Iterator[memoryview]:
        reading = FileReading(self.source)
        try:
            buffer = memoryview(bytearray(min(_BUFFER_BYTES, self.source.size_bytes)))
            for start in range(0, self.source.size_bytes, _BUFFER_BYTES):
                part = buffer[: self.source.size_bytes - start]
                reading.fill(part)
                yield part
        finally:
            reading.close()


class _Zip(ZipStream):  # type: ignore[misc]
    """zipstream-ng with headers that are the same everywhere; leaves out whole files before `skip_to` if it can."""

    _pos: int

    def __init__(self, skip_to: int) -> None:
        super().__init__(sized=True)
        self.skip_to = skip_to

    @property
    def position(self) -> int:
        """Where in the archive the last piece ended."""
        return self._pos

    def _gen_file_entry(self, *, iterable: _Member, size: int, arcname: str, **_: object) -> Iterator[bytes]:
        """As the inherited one, which would write the time of day and the system into the header."""
        info = ZipStreamInfo(arcname, _DATE)
        info.create_system = _UNIX
        info.external_attr = _PLAIN_FILE
        info.flag_bits |= _DESCRIPTOR_FOLLOWS
        info.file_size = info.compress_size = size
        info.header_offset = self._pos
        is_zip64 = size * ZIP64_ESTIMATE_FACTOR > ZIP64_LIMIT  # as in the calculation of the length
        header = info.FileHeader(is_zip64)
        known_sum = _SUMS.get(iterable.source)
        info.CRC = known_sum or 0
        end = self._pos + len(header) + size + len(info.DataDescriptor(is_zip64))
        if end <= self.skip_to and known_sum is not None:
            self._pos = end
        else:
            yield self._track(header)
            info.CRC = 0
            for part in iterable:
                info.CRC = crc32(part, info.CRC)
                yield self._track(part)
            _remember(iterable.source, info.CRC)
            yield self._track(info.DataDescriptor(is_zip64))
        self._filelist.append(info)


def _remember(source: FileSource, check_sum: int) -> None:
    if len(_SUMS) >= _MAX_SUMS:
        _SUMS.clear()
    _SUMS[source] = check_sum
