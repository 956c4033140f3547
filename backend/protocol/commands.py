"""What a client may ask of the engine. Imperative names; every command gets exactly one reply.

`request_id` is chosen by the client and unique in its connection. Lists of ids name rows; ids that no
longer exist are passed over in silence, because the row may have gone while the command was on its way.
"""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from backend.protocol.accounts import (
    AccountCommand,
)
from backend.protocol.activity import ActivityCommand
from backend.protocol.archives import OpenArchives
from backend.protocol.bases import CommandBase
from backend.protocol.hosts import EditHost
from backend.protocol.hosts_import import ExportHost, ImportHosts
from backend.protocol.images import (
    AddFiles,
    FindMoved,
    GetAttempts,
    OrderFiles,
    RelocateGalleries,
    ResetGalleries,
    ResolveChanged,
)
from backend.protocol.links import LinksCommand
from backend.protocol.log import FollowLog, GetLog
from backend.protocol.metrics import ExportStatistics, GetStatistics, WatchSpeeds
from backend.protocol.other_programs import ProgramCommand
from backend.protocol.proxies import (
    ProxyCommand,
)
from backend.protocol.replies import PathsAdded
from backend.protocol.results import ResultsCommand
from backend.protocol.self_test import RunSelfTest
from backend.protocol.settings import ChangeSettings
from backend.protocol.start_times import StartAt
from backend.protocol.tabs import TabCommand
from backend.protocol.templates import TemplateCommand
from backend.protocol.updates import UpdateCommand
from backend.protocol.upkeep import UpkeepCommand


class Hello(CommandBase, frozen=True, kw_only=True, tag="hello"):
    """First command of every connection. `client` is window, second_start, command_line or test."""

    protocol_version: int
    client: str
    pid: int = 0


class RequestSnapshot(CommandBase, frozen=True, kw_only=True, tag="request_snapshot"):
    """Send the whole state in pages, then numbered batches from there on."""


class Shutdown(CommandBase, frozen=True, kw_only=True, tag="shutdown"):
    """Stop cleanly and leave. With `drain`, what is on the wire is finished first (at most 10 s)."""

    drain: bool = False


class ShowWindow(CommandBase, frozen=True, kw_only=True, tag="show_window"):
    """Bring the window of another client to the front. `added` is what became of the paths given before, to be told;
    `uploaders` are files with hosts of ShareX, which the window imports.
    """

    added: PathsAdded | None = None
    uploaders: tuple[str, ...] = ()


class AddPaths(CommandBase, frozen=True, kw_only=True, tag="add_paths"):
    """Add folders, archives and loose files. Answered by PathsAdded as soon as the rows are stored.

    `start` None means as the setting says. `merge` puts everything into one gallery. Empty `host_ids`
    means the default hosts, empty `template_id` what the tab, the first host or the setting says. `follow` sends
    UploadFinished for each file and host of the new galleries to this client, from the first one on. `host_options`
    are pairs of "host/option" and value, `host_accounts` of host and account key.
    """

    paths: tuple[str, ...]
    tab_id: int | None = None
    start: bool | None = None
    merge: bool = False
    name: str = ""
    host_ids: tuple[str, ...] = ()
    template_id: str = ""
    on_duplicate: str = "ask"  # ask, skip, use_links, upload_again
    on_refused: str = ""  # ask, convert, leave_out, or empty for what the setting says
    location: str = ""  # keep, remove, or empty for what each host and the settings say
    follow: bool = False
    start_all: bool = False  # all hosts start with the gallery, whatever their settings say
    host_options: tuple[tuple[str, str], ...] = ()
    host_accounts: tuple[tuple[str, str], ...] = ()


class StopAdding(CommandBase, frozen=True, kw_only=True, tag="stop_adding"):
    """Give up every AddPaths of this client whose folders are still looked through; those are refused as cancelled."""


class AddSamples(CommandBase, frozen=True, kw_only=True, tag="add_samples"):
    """Add the gallery of six sample images to the embedded host and start it."""


class StartGalleries(CommandBase, frozen=True, kw_only=True, tag="start_galleries"):
    """Queue these galleries (ready, paused, incomplete, failed); a time that one of them waits for is given up.

    Empty `ids` means all that are ready or paused; those go on waiting for their times.
    """

    ids: tuple[int, ...] = ()


class PauseGalleries(CommandBase, frozen=True, kw_only=True, tag="pause_galleries"):
    """Pause; empty `ids` means all queued and uploading. Soft lets files on the wire finish; hard cuts them."""

    ids: tuple[int, ...] = ()
    hard: bool = False


class CancelGalleries(CommandBase, frozen=True, kw_only=True, tag="cancel_galleries"):
    """Stop the scan (the row goes away) or the upload (hard; the gallery becomes ready or incomplete)."""

    ids: tuple[int, ...]


class RetryGalleries(CommandBase, frozen=True, kw_only=True, tag="retry_galleries"):
    """Queue the failed files of these galleries again; `host_id` limits it to one host."""

    ids: tuple[int, ...]
    file_ids: tuple[int, ...] = ()
    host_id: str = ""


class RetrySmaller(CommandBase, frozen=True, kw_only=True, tag="retry_smaller"):
    """Try what a host found too large again, as copies that are smaller; the originals stay as they are."""

    gallery_id: int
    host_id: str


class ReplaceHost(CommandBase, frozen=True, kw_only=True, tag="replace_host"):
    """Send a gallery to another host in place of one that has nothing of it yet, also while it uploads elsewhere."""

    gallery_id: int
    host_id: str
    other_id: str


class StartHost(CommandBase, frozen=True, kw_only=True, tag="start_host"):
    """Start one host of these galleries now, whatever it waits for; those that do not go there are passed over.

    Of a gallery that is ready, only this host starts. Failed files of this host are tried again.
    """

    gallery_ids: tuple[int, ...]
    host_id: str


class HoldHost(CommandBase, frozen=True, kw_only=True, tag="hold_host"):
    """Send nothing more of these galleries to one host until StartHost; what is on the wire ends. They are complete
    without it. A gallery that goes nowhere else is paused instead."""

    gallery_ids: tuple[int, ...]
    host_id: str


class RemoveGalleries(CommandBase, frozen=True, kw_only=True, tag="remove_galleries"):
    """Take galleries off the queue; what was uploaded stays online. Kept for RestoreGalleries until the engine ends, or
    for a week."""

    ids: tuple[int, ...]


class RestoreGalleries(CommandBase, frozen=True, kw_only=True, tag="restore_galleries"):
    """Undo RemoveGalleries; galleries that were queued or uploading are queued again."""

    ids: tuple[int, ...]


class RescanGalleries(CommandBase, frozen=True, kw_only=True, tag="rescan_galleries"):
    """Look at the folder again; what is unchanged keeps its links. GalleryRescanned tells what was found.

    With `only_new`, files are added and nothing else happens; otherwise changed ones are read again, and those that
    have gone are forgotten unless they are online.
    """

    ids: tuple[int, ...]
    only_new: bool = False


class RelocateGallery(CommandBase, frozen=True, kw_only=True, tag="relocate_gallery"):
    """The folder of this gallery is now at `path`. Answered by Relocated: its siblings seem to have moved as well."""

    id: int
    path: str


class MoveGalleries(CommandBase, frozen=True, kw_only=True, tag="move_galleries"):
    """Put these galleries, in this order, in front of `before_id`; None means at the end."""

    ids: tuple[int, ...]
    before_id: int | None = None


class StartNext(CommandBase, frozen=True, kw_only=True, tag="start_next"):
    """Put these galleries first in the queue, and queue them if they wait."""

    ids: tuple[int, ...]


class EditGalleries(CommandBase, frozen=True, kw_only=True, tag="edit_galleries"):
    """Change fields of galleries; UNSET leaves a field alone. An empty name restores the folder's name.

    `host_accounts`: pairs of host and account key; an empty key means the first usable one. `host_options`: pairs of
    "host/option" and value; an empty value takes the option back to what the tab, the account or the host says.
    `host_start_on`: pairs of host and a word of StartOn.
    """

    ids: tuple[int, ...]
    name: str | UnsetType = UNSET
    tab_id: int | UnsetType = UNSET
    template_id: str | UnsetType = UNSET
    host_ids: tuple[str, ...] | UnsetType = UNSET
    host_accounts: tuple[tuple[str, str], ...] | UnsetType = UNSET
    host_options: tuple[tuple[str, str], ...] | UnsetType = UNSET
    host_start_on: tuple[tuple[str, str], ...] | UnsetType = UNSET
    cover_file_id: int | None | UnsetType = UNSET
    custom1: str | UnsetType = UNSET
    custom2: str | UnsetType = UNSET
    custom3: str | UnsetType = UNSET
    custom4: str | UnsetType = UNSET
    ext1: str | UnsetType = UNSET
    ext2: str | UnsetType = UNSET
    ext3: str | UnsetType = UNSET
    ext4: str | UnsetType = UNSET
    location: str | UnsetType = UNSET  # keep, remove, or empty for what each host and the settings say


class EditFiles(CommandBase, frozen=True, kw_only=True, tag="edit_files"):
    """Leave files of a gallery out, or take them in again. What is online stays there; its text follows."""

    gallery_id: int
    file_ids: tuple[int, ...]
    left_out: bool


class ResolveDuplicate(CommandBase, frozen=True, kw_only=True, tag="resolve_duplicate"):
    """Answer Question.DUPLICATE: skip (remove the new row), use_links (take over the old results), upload_again."""

    ids: tuple[int, ...]
    choice: str


class ResolveRefused(CommandBase, frozen=True, kw_only=True, tag="resolve_refused"):
    """Answer Question.FILES_REFUSED, or change the answer: convert (send copies that fit) or leave_out.

    Empty `host_id` means all hosts that would refuse files.
    """

    ids: tuple[int, ...]
    choice: str
    host_id: str = ""


class ResolveUnknown(CommandBase, frozen=True, kw_only=True, tag="resolve_unknown"):
    """Answer Question.UNKNOWN_OUTCOME: arrived or send_again. Empty `file_ids` means all unknown ones, an empty
    `host_id` all hosts."""

    gallery_id: int
    choice: str
    file_ids: tuple[int, ...] = ()
    host_id: str = ""


class WatchGallery(CommandBase, frozen=True, kw_only=True, tag="watch_gallery"):
    """Send the files of this gallery, and their changes, to this client; None stops that."""

    gallery_id: int | None


class FollowUploads(CommandBase, frozen=True, kw_only=True, tag="follow_uploads"):
    """Send UploadFinished for each file and host of these galleries, also for those finished before."""

    gallery_ids: tuple[int, ...]


class GetGalleryHosts(CommandBase, frozen=True, kw_only=True, tag="get_gallery_hosts"):
    """How a gallery uses its hosts: accounts and options. Answered by GalleryHosts."""

    gallery_id: int


class SetThumbnailsWanted(CommandBase, frozen=True, kw_only=True, tag="set_thumbnails_wanted"):
    """Make thumbnails of these files first, of whatever gallery; answered at once, ThumbnailReady follows for each."""

    file_ids: tuple[int, ...]


Command = (
    Hello
    | RequestSnapshot
    | Shutdown
    | ShowWindow
    | AddPaths
    | AddSamples
    | StopAdding
    | StartGalleries
    | StartAt
    | OpenArchives
    | PauseGalleries
    | CancelGalleries
    | RetryGalleries
    | ReplaceHost
    | RetrySmaller
    | StartHost
    | HoldHost
    | RemoveGalleries
    | RestoreGalleries
    | RescanGalleries
    | ResetGalleries
    | RelocateGallery
    | RelocateGalleries
    | FindMoved
    | MoveGalleries
    | StartNext
    | EditGalleries
    | EditFiles
    | AddFiles
    | OrderFiles
    | ResolveChanged
    | GetAttempts
    | ResolveDuplicate
    | ResolveRefused
    | ResolveUnknown
    | TabCommand
    | WatchGallery
    | FollowUploads
    | ResultsCommand
    | ActivityCommand
    | ChangeSettings
    | EditHost
    | AccountCommand
    | GetGalleryHosts
    | LinksCommand
    | ImportHosts
    | ExportHost
    | ProxyCommand
    | GetLog
    | FollowLog
    | SetThumbnailsWanted
    | GetStatistics
    | ExportStatistics
    | WatchSpeeds
    | TemplateCommand
    | UpkeepCommand
    | ProgramCommand
    | UpdateCommand
    | RunSelfTest
)
