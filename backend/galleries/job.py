"""What is sent to a host in one go: a file, or an archive of files. Each knows how it is written down."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import apsw

from backend.hosts.base import FileToSend, Uploaded
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.storage import archives as archive_table
from backend.storage import uploads as upload_table
from backend.storage.records import ArchiveRecord, AttemptRecord, FileRecord
from backend.uploads.http import ArchiveSource, FileSource


@dataclass(slots=True, kw_only=True)
class Job(ABC):
    """One upload to one host. `not_before` is Unix time; `sent_bytes` counts the running attempt."""

    attempts: int = 0
    not_before: float = 0.0
    sent_bytes: int = 0
    has_connection: bool = False
    is_probe: bool = False  # it finds out whether the host is back
    is_at_end: bool = False  # its last bytes are leaving: the host may hold it from here on
    asks_first: bool = False  # it may be on the host since an earlier try: the host is asked before it is sent
    look_ups: int = 0
    first_error: ErrorKind | None = None  # of its first try in this run, when that failed
    is_settled: bool = False  # at its end it turned out to be on the host already, or gone
    is_ending: bool = False  # what became of this attempt is known and is being stored: nothing cuts it any more
    task: asyncio.Task[None] | None = None

    @property
    @abstractmethod
    def id(self) -> int:
        """Different from that of every other job of the same host."""

    @property
    @abstractmethod
    def name(self) -> str: ...

    @property
    @abstractmethod
    def file_ids(self) -> tuple[int, ...]:
        """The files that are on the host once this is."""

    @property
    @abstractmethod
    def size_bytes(self) -> int:
        """Of those files."""

    @abstractmethod
    def to_send(self) -> FileToSend:
        """As the host is given it."""

    # Called in the database's thread; see the functions of the same names in `storage`.

    @abstractmethod
    def record_started(self, connection: apsw.Connection, host_id: str, *, at: float) -> bool: ...

    @abstractmethod
    def record_result(self, connection: apsw.Connection, host_id: str, uploaded: Uploaded, *, at: float) -> bool: ...

    @abstractmethod
    def record_failed(self, connection: apsw.Connection, host_id: str, *, error: ErrorInfo, at: float) -> bool: ...

    @abstractmethod
    def record_unknown(self, connection: apsw.Connection, host_id: str, *, error: ErrorInfo, at: float) -> bool: ...

    @abstractmethod
    def record_pending(self, connection: apsw.Connection, host_id: str) -> None: ...

    @abstractmethod
    def failed_attempt(self, host_id: str, *, error: ErrorInfo, at: float) -> AttemptRecord:
        """For the history of attempts."""


@dataclass(slots=True)
class FileJob(Job):
    """One file; `index` counts from 0 in the gallery."""

    file: FileRecord
    index: int
    sent_at: float = 0.0  # Unix time, when its links come later than itself
    sent_name: str = ""

    @property
    def id(self) -> int:
        return self.file.id

    @property
    def name(self) -> str:
        return self.file.name

    @property
    def file_ids(self) -> tuple[int, ...]:
        return (self.file.id,)

    @property
    def size_bytes(self) -> int:
        return self.file.size_bytes

    def to_send(self) -> FileToSend:
        file = self.file
        return FileToSend(
            id=file.id,
            index=self.index,
            name=file.name,
            source=source_of(file),
            format=file.format,
            mime=file.mime,
            width=file.width,
            height=file.height,
        )

    def record_started(self, connection: apsw.Connection, host_id: str, *, at: float) -> bool:
        return upload_table.record_started(connection, self.file.id, host_id, at=at)

    def record_result(self, connection: apsw.Connection, host_id: str, uploaded: Uploaded, *, at: float) -> bool:
        return upload_table.record_result(connection, self.file.id, host_id, at=at, **_columns(uploaded))

    def record_failed(self, connection: apsw.Connection, host_id: str, *, error: ErrorInfo, at: float) -> bool:
        return upload_table.record_failed(connection, self.file.id, host_id, error=error, at=at)

    def record_unknown(self, connection: apsw.Connection, host_id: str, *, error: ErrorInfo, at: float) -> bool:
        return upload_table.record_unknown(connection, self.file.id, host_id, error=error, at=at)

    def record_pending(self, connection: apsw.Connection, host_id: str) -> None:
        upload_table.record_pending(connection, [(self.file.id, host_id)])

    def failed_attempt(self, host_id: str, *, error: ErrorInfo, at: float) -> AttemptRecord:
        return AttemptRecord(self.file.id, None, host_id, self.attempts, at, error)


@dataclass(slots=True)
class ArchiveJob(Job):
    """One ZIP; `files_bytes` is the size of its files without what ZIP adds."""

    archive: ArchiveRecord
    source: ArchiveSource
    files_bytes: int

    @property
    def id(self) -> int:
        return self.archive.id

    @property
    def name(self) -> str:
        return self.archive.name

    @property
    def file_ids(self) -> tuple[int, ...]:
        return self.archive.file_ids

    @property
    def size_bytes(self) -> int:
        return self.files_bytes

    def to_send(self) -> FileToSend:
        return FileToSend(
            id=self.archive.id,
            index=self.archive.number - 1,
            name=self.archive.name,
            source=self.source,
            format="",
            mime="application/zip",
        )

    def record_started(self, connection: apsw.Connection, host_id: str, *, at: float) -> bool:
        return archive_table.record_started(connection, self.archive.id, at=at)

    def record_result(self, connection: apsw.Connection, host_id: str, uploaded: Uploaded, *, at: float) -> bool:
        return archive_table.record_result(connection, self.archive.id, at=at, **_columns(uploaded))

    def record_failed(self, connection: apsw.Connection, host_id: str, *, error: ErrorInfo, at: float) -> bool:
        return archive_table.record_failed(connection, self.archive.id, error=error, at=at)

    def record_unknown(self, connection: apsw.Connection, host_id: str, *, error: ErrorInfo, at: float) -> bool:
        return archive_table.record_unknown(connection, self.archive.id, error=error, at=at)

    def record_pending(self, connection: apsw.Connection, host_id: str) -> None:
        archive_table.record_pending(connection, [self.archive.id])

    def failed_attempt(self, host_id: str, *, error: ErrorInfo, at: float) -> AttemptRecord:
        return AttemptRecord(None, self.archive.id, host_id, self.attempts, at, error)


def source_of(file: FileRecord) -> FileSource:
    return FileSource(Path(file.path), file.size_bytes, file.mtime_ns, file.inode)


class _Columns(TypedDict):
    page_url: str
    image_url: str
    thumb_url: str
    delete_url: str
    code: str
    already_there: bool


def _columns(uploaded: Uploaded) -> _Columns:
    return {
        "page_url": uploaded.page_url,
        "image_url": uploaded.image_url,
        "thumb_url": uploaded.thumb_url,
        "delete_url": uploaded.delete_url,
        "code": uploaded.code,
        "already_there": uploaded.already_there,
    }
