"""What happened in the engine, past tense. Events travel in numbered batches.

Row patches are merged while they wait; everything else keeps its order and arrives exactly once.
"""

from __future__ import annotations

from backend.protocol.accounts import AccountTestStepped
from backend.protocol.activity import ActivityAdded, FollowUpsChanged
from backend.protocol.bases import EventBase
from backend.protocol.errors import ErrorInfo
from backend.protocol.hosts import HostsChanged
from backend.protocol.images import GalleryRescanned
from backend.protocol.links import LinksDied
from backend.protocol.log import LogGrew
from backend.protocol.metrics import SpeedsChanged
from backend.protocol.other_programs import ProgramImportChanged
from backend.protocol.proxies import ProxiesChanged
from backend.protocol.replies import PathsAdded
from backend.protocol.rows import FilePatch, FileRow, GalleryPatch, GalleryRow, GalleryState, UploadState
from backend.protocol.settings import SettingsChanged
from backend.protocol.tabs import TabsChanged
from backend.protocol.templates import TemplateRow
from backend.protocol.updates import UpdateChanged


class GalleriesAdded(EventBase, frozen=True, kw_only=True, tag="galleries_added"):
    rows: tuple[GalleryRow, ...]


class GalleriesPatched(EventBase, frozen=True, kw_only=True, tag="galleries_patched"):
    """Merged: at most one patch for each row in a batch, with the latest values."""

    patches: tuple[GalleryPatch, ...]


class GalleriesRemoved(EventBase, frozen=True, kw_only=True, tag="galleries_removed"):
    ids: tuple[int, ...]


class FilesListed(EventBase, frozen=True, kw_only=True, tag="files_listed"):
    """Files of the watched gallery. The first page replaces what was there."""

    gallery_id: int
    rows: tuple[FileRow, ...]
    is_first: bool = False
    is_last: bool = False


class FilesPatched(EventBase, frozen=True, kw_only=True, tag="files_patched"):
    """Merged, like GalleriesPatched. Only for the watched gallery."""

    gallery_id: int
    patches: tuple[FilePatch, ...]


class TemplatesChanged(EventBase, frozen=True, kw_only=True, tag="templates_changed"):
    rows: tuple[TemplateRow, ...]


class TotalsChanged(EventBase, frozen=True, kw_only=True, tag="totals_changed"):
    """The transfer bar, once a second while something runs. Merged.

    `done_bytes`/`total_bytes` count all galleries that are queued, uploading or were finished since the
    queue was last empty. `held` of `uploading` send nothing, because their hosts asked for a pause; the first of those
    goes on at `hold_until`.
    """

    uploading: int = 0
    held: int = 0
    hold_until: float | None = None
    queued: int = 0
    paused: int = 0
    ready: int = 0
    attention: int = 0
    speed_bps: int = 0
    eta_s: int | None = None
    scheduled: int = 0  # galleries that wait for a time to start at; they are not among the queued
    done_bytes: int = 0
    total_bytes: int = 0
    hosts_needing_you: int = 0
    is_offline: bool = False
    is_outside_schedule: bool = False  # the timetable lets nothing start now


class UploadFinished(EventBase, frozen=True, kw_only=True, tag="upload_finished"):
    """One file ended on one host. Only for clients that follow the gallery.

    `was_there`: nothing was sent, because the file was on the host before.
    """

    gallery_id: int
    gallery: str
    host_id: str
    file: str
    state: UploadState
    page_url: str = ""
    image_url: str = ""
    thumb_url: str = ""
    was_there: bool = False
    error: ErrorInfo | None = None


class GalleryFinished(EventBase, frozen=True, kw_only=True, tag="gallery_finished"):
    """A gallery ended a run: completed, incomplete or failed. Its text is stored before this is sent."""

    gallery_id: int
    name: str
    state: GalleryState
    images: int = 0
    failed: int = 0
    host_count: int = 0
    error: ErrorInfo | None = None


class ThumbnailReady(EventBase, frozen=True, kw_only=True, tag="thumbnail_ready"):
    """`path` is a small PNG or JPEG in the cache folder, empty when the file has no picture to show."""

    file_id: int
    gallery_id: int
    path: str


class CoverReady(EventBase, frozen=True, kw_only=True, tag="cover_ready"):
    gallery_id: int
    path: str


class Notice(EventBase, frozen=True, kw_only=True, tag="notice"):
    """Something the person should know that belongs to no row: a broken definition, a backup that failed."""

    error: ErrorInfo
    is_alarm: bool = False


class WindowRequested(EventBase, frozen=True, kw_only=True, tag="window_requested"):
    """A second start asks the window to come to the front; the rest as in ShowWindow."""

    added: PathsAdded | None = None
    uploaders: tuple[str, ...] = ()


class EngineStopping(EventBase, frozen=True, kw_only=True, tag="engine_stopping"):
    pass


Event = (
    GalleriesAdded
    | GalleriesPatched
    | GalleriesRemoved
    | GalleryRescanned
    | FilesListed
    | FilesPatched
    | TabsChanged
    | HostsChanged
    | AccountTestStepped
    | ProxiesChanged
    | TemplatesChanged
    | SettingsChanged
    | TotalsChanged
    | UploadFinished
    | GalleryFinished
    | ActivityAdded
    | FollowUpsChanged
    | ThumbnailReady
    | CoverReady
    | Notice
    | SpeedsChanged
    | LogGrew
    | WindowRequested
    | EngineStopping
    | LinksDied
    | ProgramImportChanged
    | UpdateChanged
)
