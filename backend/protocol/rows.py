"""The queue as the window shows it: galleries, their hosts and their files, one flat struct for each row.

Sizes in bytes, times in Unix seconds.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec
from msgspec import UNSET, UnsetType

from backend.protocol.errors import ErrorInfo
from backend.protocol.links import LinkCheck


class GalleryState(StrEnum):
    VALIDATING = "validating"
    SCANNING = "scanning"
    READY = "ready"
    QUEUED = "queued"
    UPLOADING = "uploading"
    PAUSED = "paused"
    INCOMPLETE = "incomplete"
    COMPLETED = "completed"
    FAILED = "failed"


PLACES_SHOWN = 100
"""Rows further down the queue than this all have this place, so that one start does not patch 10,000 rows."""


class PauseReason(StrEnum):
    NONE = ""
    BY_PERSON = "by_person"
    OFFLINE = "offline"
    OUTSIDE_SCHEDULE = "outside_schedule"
    AFTER_RESTART = "after_restart"


GOES_ON = frozenset({PauseReason.OFFLINE, PauseReason.OUTSIDE_SCHEDULE})
"""What is paused for these goes on by itself."""


class Question(StrEnum):
    """A choice that only the person can make; nothing else waits for it."""

    NONE = ""
    DUPLICATE = "duplicate"
    UNKNOWN_OUTCOME = "unknown_outcome"
    FILES_REFUSED = "files_refused"  # a host would refuse some files: convert them, or leave them out there


class SourceKind(StrEnum):
    FOLDER = "folder"
    ARCHIVE = "archive"
    FILES = "files"


class FileState(StrEnum):
    """Of one file in a gallery, over all its hosts."""

    PENDING = "pending"
    UPLOADING = "uploading"
    UPLOADED = "uploaded"
    FAILED = "failed"
    UNKNOWN = "unknown"
    LEFT_OUT = "left_out"  # by the person, or as unusable or refused by every host (then `error` says why)


class UploadState(StrEnum):
    """Of one file on one host."""

    PENDING = "pending"
    UPLOADING = "uploading"
    SENT = "sent"  # the host has taken it, its links are still to come
    UPLOADED = "uploaded"
    FAILED = "failed"
    UNKNOWN = "unknown"
    LEFT_OUT = "left_out"  # this host would refuse it; nothing is sent


class RefusalReason(StrEnum):
    """Why a host would refuse a file."""

    FORMAT = "format"
    SIZE = "size"  # too many bytes
    DIMENSIONS = "dimensions"  # too wide, too high, or too many pixels
    TOO_SMALL = "too_small"  # no copy helps


class RefusedFiles(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Files of a gallery that one host would refuse for one reason. `names` are the first of them.

    `plan`: convert, leave_out, or ask while the person has not chosen.
    """

    host_id: str
    reason: RefusalReason
    count: int
    names: tuple[str, ...] = ()
    plan: str = "ask"


class HostWork(StrEnum):
    """Of one gallery on one host: what a host chip shows."""

    PENDING = "pending"
    ACTIVE = "active"
    PAUSED = "paused"
    ON_HOLD = "on_hold"
    DONE = "done"
    PARTLY_FAILED = "partly_failed"
    FAILED = "failed"


class StartOn(StrEnum):
    """When the upload of a gallery to a host starts."""

    HAND = "hand"  # only when the person starts this host
    ADDED = "added"  # as soon as the gallery is scanned
    STARTED = "started"  # with the gallery
    IMAGES_DONE = "images_done"  # with the gallery, once its image hosts are done


class HostProgress(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One gallery on one host. Not keyword-only, like GalleryRow; the fields that are not stored stand last.

    `is_waiting`: what `start_on` says has not come yet, nothing goes there. `stands_in_for`: the host that was down, so
    that this one has what that one has not.
    """

    host_id: str
    work: HostWork = HostWork.PENDING
    done_files: int = 0
    failed_files: int = 0
    unknown_files: int = 0
    total_files: int = 0
    done_bytes: int = 0
    total_bytes: int = 0
    gallery_url: str = ""
    delete_url: str = ""
    error: ErrorInfo | None = None
    start_on: StartOn = StartOn.STARTED
    is_waiting: bool = False
    stands_in_for: str = ""
    speed_bps: int = 0
    hold_until: float | None = None


class GalleryRow(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One line of the queue.

    `position` orders the queue (ascending, not dense). `images` counts what will be uploaded, left-out files are in
    `left_out`. `with_location` counts images that show where they were taken; `location` is keep, remove, or empty for
    what each host and the settings say. `refused` tells which files a host would refuse. `done_images` counts images
    that are on all their hosts, `failed_images` those that failed on at least one. `done_bytes`/`total_bytes` count
    over all hosts and never go back while one run lasts. `eta_s` is None while unknown. Nothing of the gallery goes
    before `start_at`; None once that has come, or when it waits for no time. Not keyword-only, and the fields that are
    not stored stand last: at start 10,000 rows are built by place, in a tenth of the time.
    """

    id: int
    name: str
    path: str
    source: SourceKind
    tab_id: int
    position: float
    state: GalleryState
    added_at: float
    pause_reason: PauseReason = PauseReason.NONE
    paused_at: float | None = None
    question: Question = Question.NONE
    twin_id: int | None = None  # the earlier gallery with the same images, for Question.DUPLICATE
    images: int = 0
    size_bytes: int = 0
    done_images: int = 0
    failed_images: int = 0
    unknown_images: int = 0
    left_out: int = 0
    with_location: int = 0
    done_bytes: int = 0
    total_bytes: int = 0
    links: int = 0  # hosts with at least one link
    started_at: float | None = None
    finished_at: float | None = None
    upload_s: float = 0.0
    template_id: str = ""
    cover_file_id: int | None = None
    error: ErrorInfo | None = None
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
    hosts: tuple[HostProgress, ...] = ()
    refused: tuple[RefusedFiles, ...] = ()
    twin_name: str = ""
    twin_hosts: tuple[str, ...] = ()
    twin_finished_at: float | None = None
    scanned: int = 0
    to_scan: int = 0
    speed_bps: int = 0
    eta_s: int | None = None
    queue_place: int = 0  # 1 = next in line, 0 = not queued; PLACES_SHOWN is every place from there on
    checks: tuple[LinkCheck, ...] = ()  # by host, where its links were checked


class GalleryPatch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The changed fields of one gallery; UNSET means unchanged. Field meanings as in GalleryRow."""

    id: int
    name: str | UnsetType = UNSET
    path: str | UnsetType = UNSET
    tab_id: int | UnsetType = UNSET
    position: float | UnsetType = UNSET
    state: GalleryState | UnsetType = UNSET
    pause_reason: PauseReason | UnsetType = UNSET
    paused_at: float | None | UnsetType = UNSET
    question: Question | UnsetType = UNSET
    twin_id: int | None | UnsetType = UNSET
    twin_name: str | UnsetType = UNSET
    twin_hosts: tuple[str, ...] | UnsetType = UNSET
    twin_finished_at: float | None | UnsetType = UNSET
    images: int | UnsetType = UNSET
    size_bytes: int | UnsetType = UNSET
    done_images: int | UnsetType = UNSET
    failed_images: int | UnsetType = UNSET
    unknown_images: int | UnsetType = UNSET
    left_out: int | UnsetType = UNSET
    with_location: int | UnsetType = UNSET
    scanned: int | UnsetType = UNSET
    to_scan: int | UnsetType = UNSET
    done_bytes: int | UnsetType = UNSET
    total_bytes: int | UnsetType = UNSET
    speed_bps: int | UnsetType = UNSET
    eta_s: int | None | UnsetType = UNSET
    queue_place: int | UnsetType = UNSET
    started_at: float | None | UnsetType = UNSET
    finished_at: float | None | UnsetType = UNSET
    upload_s: float | UnsetType = UNSET
    template_id: str | UnsetType = UNSET
    cover_file_id: int | None | UnsetType = UNSET
    error: ErrorInfo | None | UnsetType = UNSET
    hosts: tuple[HostProgress, ...] | UnsetType = UNSET
    links: int | UnsetType = UNSET
    min_width: int | UnsetType = UNSET
    max_width: int | UnsetType = UNSET
    min_height: int | UnsetType = UNSET
    max_height: int | UnsetType = UNSET
    custom1: str | UnsetType = UNSET
    custom2: str | UnsetType = UNSET
    custom3: str | UnsetType = UNSET
    custom4: str | UnsetType = UNSET
    ext1: str | UnsetType = UNSET
    ext2: str | UnsetType = UNSET
    ext3: str | UnsetType = UNSET
    ext4: str | UnsetType = UNSET
    location: str | UnsetType = UNSET
    start_at: float | None | UnsetType = UNSET
    refused: tuple[RefusedFiles, ...] | UnsetType = UNSET
    checks: tuple[LinkCheck, ...] | UnsetType = UNSET


class UploadRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One file on one host."""

    host_id: str
    state: UploadState = UploadState.PENDING
    attempts: int = 0
    sent_bytes: int = 0
    page_url: str = ""
    image_url: str = ""
    thumb_url: str = ""
    delete_url: str = ""
    already_there: bool = False  # the host had it, nothing was sent
    error: ErrorInfo | None = None


class FileRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One file of a gallery. `name` is relative to the gallery, with `/`. Width and height as displayed."""

    id: int
    gallery_id: int
    position: int
    name: str
    path: str = ""  # where it can be read now (archives: unpacked copy), for thumbnails
    size_bytes: int = 0
    width: int = 0
    height: int = 0
    format: str = ""  # jpeg, png, gif, webp, bmp, tiff, avif, heic
    digest: str = ""  # BLAKE3 of the contents in hex, empty until it is known
    is_changed: bool = False  # on the disk, since it went online
    state: FileState = FileState.PENDING
    error: ErrorInfo | None = None
    uploads: tuple[UploadRow, ...] = ()


class FilePatch(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The changed fields of one file of the gallery that the client watches."""

    id: int
    state: FileState | UnsetType = UNSET
    error: ErrorInfo | None | UnsetType = UNSET
    position: int | UnsetType = UNSET
    uploads: tuple[UploadRow, ...] | UnsetType = UNSET


class GalleryHostRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one gallery uses one host. `account` empty: the first usable one.

    `used_account` is the account that is meant now, in either case. `option_values` are those of this gallery alone,
    `inherited` what holds without them.
    """

    host_id: str
    account: str = ""
    used_account: str = ""
    option_values: tuple[tuple[str, str], ...] = ()
    inherited: tuple[tuple[str, str], ...] = ()
