"""Rows as they are stored, one struct for each table. They never cross the pipe; `backend.protocol` has those.

Field order is column order, so that a row becomes a struct by `Record(*row)`; the columns that need a
conversion (words of an enum, switches, errors) stand last. Times are Unix seconds. An id of 0 means: not stored yet.
"""

from __future__ import annotations

import msgspec

from backend.protocol.accounts import HostStatus
from backend.protocol.errors import ErrorInfo
from backend.protocol.rows import FileState, GalleryState, HostWork, PauseReason, Question, SourceKind, UploadState
from backend.protocol.templates import TextFormat


class TabRecord(msgspec.Struct, frozen=True, gc=False):
    id: int
    name: str
    colour: int
    position: float
    is_system: bool = False
    host_options: tuple[tuple[str, str], ...] = ()  # "host/option" and its value
    template_id: str = ""  # of its galleries that have none of their own


class GalleryHostRecord(msgspec.Struct, frozen=True, gc=False):
    """One gallery on one host. `remote` is JSON text of the host's own; `finished`: it was told of the end.

    `account` is the key of an account, empty for the host's first choice. `start_on` is a word of `StartOn`; what it
    says has not come yet while the host `is_waiting`. `stands_in_for` names the host that was down.
    `on_refused`: what to do with files that the host would refuse: ask, convert, leave_out, or empty for the setting.
    `most_bytes`: larger images are more than the host took of this gallery, whatever its definition says.
    """

    gallery_id: int
    host_id: str
    ordinal: int
    done_files: int = 0
    failed_files: int = 0
    unknown_files: int = 0
    done_bytes: int = 0
    total_bytes: int = 0
    remote: str = ""
    gallery_url: str = ""
    delete_url: str = ""
    account: str = ""
    start_on: str = "started"
    is_waiting: bool = False
    stands_in_for: str = ""
    on_refused: str = ""
    most_bytes: int | None = None
    options: tuple[tuple[str, str], ...] = ()
    finished: bool = False
    work: HostWork = HostWork.PENDING
    error: ErrorInfo | None = None


class GalleryRecord(msgspec.Struct, frozen=True, gc=False):
    """One gallery; fields as in `protocol.rows.GalleryRow`.

    `folder_name` is the name that an empty name falls back to. `digest` is over the contents of its files
    (hex), `digest_names` over their names and sizes. `work_folder` holds the unpacked archive. `removed_at`
    is set while the gallery can be brought back by undo. `has_own_order`: the person arranged its files.
    """

    id: int
    name: str
    folder_name: str
    path: str
    tab_id: int
    position: float
    added_at: float
    started_at: float | None = None
    finished_at: float | None = None
    paused_at: float | None = None
    removed_at: float | None = None
    upload_s: float = 0.0
    twin_id: int | None = None
    template_id: str = ""
    cover_file_id: int | None = None
    on_duplicate: str = "ask"
    work_folder: str = ""
    digest: str = ""
    digest_names: str = ""
    images: int = 0
    size_bytes: int = 0
    done_images: int = 0
    failed_images: int = 0
    unknown_images: int = 0
    left_out: int = 0
    with_location: int = 0
    done_bytes: int = 0
    total_bytes: int = 0
    links: int = 0
    min_width: int = 0
    max_width: int = 0
    min_height: int = 0
    max_height: int = 0
    custom1: str = ""
    custom2: str = ""
    custom3: str = ""
    custom4: str = ""
    ext1: str = ""
    ext2: str = ""
    ext3: str = ""
    ext4: str = ""
    location: str = ""
    start_at: float | None = None
    start_when_ready: bool = False
    has_own_order: bool = False
    source: SourceKind = SourceKind.FOLDER
    state: GalleryState = GalleryState.VALIDATING
    pause_reason: PauseReason = PauseReason.NONE
    question: Question = Question.NONE
    error: ErrorInfo | None = None
    hosts: tuple[GalleryHostRecord, ...] = ()


class FileRecord(msgspec.Struct, frozen=True, gc=False):
    """One file of a gallery. `name` is relative to the gallery, with `/`; `path` is where it can be read now.

    `has_location`: the scan saw that it shows where it was taken. `is_changed`: it is another one since it went online.
    """

    id: int
    gallery_id: int
    position: int
    name: str
    path: str
    size_bytes: int = 0
    mtime_ns: int = 0
    width: int = 0
    height: int = 0
    format: str = ""
    mime: str = ""
    digest: str = ""
    has_location: bool = False
    is_changed: bool = False
    inode: int = 0
    state: FileState = FileState.PENDING
    error: ErrorInfo | None = None


class UploadRecord(msgspec.Struct, frozen=True, gc=False):
    """One file on one host. `code` is the host's own word for it, `sent_name` the name that the host was told."""

    file_id: int
    host_id: str
    attempts: int = 0
    page_url: str = ""
    image_url: str = ""
    thumb_url: str = ""
    delete_url: str = ""
    code: str = ""
    sent_name: str = ""
    started_at: float | None = None
    finished_at: float | None = None
    already_there: bool = False
    state: UploadState = UploadState.PENDING
    error: ErrorInfo | None = None


class ArchiveRecord(msgspec.Struct, frozen=True, gc=False):
    """One ZIP of a gallery on one host; `number` counts from 1 to `volumes`."""

    id: int
    gallery_id: int
    host_id: str
    number: int
    volumes: int
    name: str
    size_bytes: int
    file_ids: tuple[int, ...]
    attempts: int = 0
    page_url: str = ""
    image_url: str = ""
    thumb_url: str = ""
    delete_url: str = ""
    code: str = ""
    started_at: float | None = None
    finished_at: float | None = None
    already_there: bool = False
    state: UploadState = UploadState.PENDING
    error: ErrorInfo | None = None


class AttemptRecord(msgspec.Struct, frozen=True, gc=False):
    """An attempt that failed, of a file or of an archive; the other id is None. `number` counts from 1."""

    file_id: int | None
    archive_id: int | None
    host_id: str
    number: int
    at: float
    error: ErrorInfo


class FollowUpRecord(msgspec.Struct, frozen=True, gc=False):
    """What is left to do for something that is uploaded already. `kind`: rename (a gallery), resolve (a file)."""

    id: int
    kind: str
    gallery_id: int
    host_id: str
    file_id: int | None
    attempts: int
    added_at: float
    not_before: float = 0.0
    error: ErrorInfo | None = None


class AccountRecord(msgspec.Struct, frozen=True, gc=False):
    """An account of a host. `key` is "host#number", for a host's first account its id; `name` is the person's own.

    Label, test and status of a first account are those of its HostRecord.
    """

    key: str
    host_id: str
    name: str = ""
    position: float = 0.0
    tested_at: float | None = None
    account_label: str = ""
    options: tuple[tuple[str, str], ...] = ()
    status: HostStatus | None = None


class InterruptedUpload(msgspec.Struct, frozen=True, gc=False):
    """An upload that was on the wire when the engine ended."""

    gallery_id: int
    file_id: int
    host_id: str
    attempts: int
    started_at: float | None


class HashKey(msgspec.Struct, frozen=True, gc=False):
    """What must be unchanged for a cached digest to hold; values of os.stat."""

    path: str
    size_bytes: int
    mtime_ns: int
    inode: int


class ActivityRecord(msgspec.Struct, frozen=True, gc=False):
    id: int
    gallery_id: int
    at: float
    kind: str
    host: str = ""
    subject: str = ""
    count: int = 0
    error: ErrorInfo | None = None


class TextRecord(msgspec.Struct, frozen=True, gc=False):
    """A gallery's text by one template. `artifact_path` is empty where none was written. One that `is_due` is older
    than what it is made of."""

    gallery_id: int
    template_id: str
    text: str
    left_out: int = 0
    rendered_at: float = 0.0
    artifact_path: str = ""
    format: TextFormat = TextFormat.BBCODE
    is_due: bool = False


class TemplateVersionRecord(msgspec.Struct, frozen=True, gc=False):
    """A state that a template had. `begun_at` is when the typing began that `saved_at` ended; 0 for what was
    not typed."""

    id: int
    template_id: str
    name: str
    source: str
    begun_at: float
    saved_at: float
    format: TextFormat = TextFormat.BBCODE


class HostRecord(msgspec.Struct, frozen=True, gc=False):
    """How a host is used. `connections`, `tries` and `status` None mean: as its definition says."""

    host_id: str
    is_enabled: bool = False
    is_default: bool = False
    accounts_in_turn: bool = False
    connections: int | None = None
    tries: int | None = None
    tested_at: float | None = None
    account_label: str = ""
    start_on: str = "started"
    stand_in: str = ""
    proxy: str = ""
    location: str = ""
    template_id: str = ""
    options: tuple[tuple[str, str], ...] = ()
    status: HostStatus | None = None
