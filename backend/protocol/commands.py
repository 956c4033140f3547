"""What a client may ask of the engine. Imperative names; every command gets exactly one reply.

`request_id` is chosen by the client and unique in its connection. Lists of ids name rows; ids that no
longer exist are passed over in silence, because the row may have gone while the command was on its way.
"""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from backend.protocol.bases import CommandBase
from backend.protocol.images import (
    FindMoved,
    GetAttempts,
    OrderFiles,
    RelocateGalleries,
    ResetGalleries,
    ResolveChanged,
)
from backend.protocol.links import CheckOldLinks, UploadGone
from backend.protocol.log import FollowLog, GetLog
from backend.protocol.metrics import ExportStatistics, GetStatistics, WatchSpeeds
from backend.protocol.replies import PathsAdded
from backend.protocol.rows import ProxyRotation, TextFormat
from backend.protocol.templates import TemplateCommand
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


class AddSamples(CommandBase, frozen=True, kw_only=True, tag="add_samples"):
    """Add the gallery of six sample images to the embedded host and start it."""


class StartGalleries(CommandBase, frozen=True, kw_only=True, tag="start_galleries"):
    """Queue these galleries (ready, paused, incomplete, failed); empty `ids` means all that are ready or paused."""

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
    """Take galleries off the queue; what was uploaded stays online. Kept for RestoreGalleries until the engine ends."""

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


class CreateTab(CommandBase, frozen=True, kw_only=True, tag="create_tab"):
    name: str
    colour: int = 0  # 0 = the next free one


class EditTab(CommandBase, frozen=True, kw_only=True, tag="edit_tab"):
    """`before_id` moves the tab in front of another one; None is the end. `host_options` as in EditGalleries."""

    id: int
    name: str | UnsetType = UNSET
    colour: int | UnsetType = UNSET
    host_options: tuple[tuple[str, str], ...] | UnsetType = UNSET
    before_id: int | None | UnsetType = UNSET
    template_id: str | UnsetType = UNSET  # empty = its galleries take their host's or the setting's


class DeleteTab(CommandBase, frozen=True, kw_only=True, tag="delete_tab"):
    """Its galleries go to `reassign_to`, or to Main."""

    id: int
    reassign_to: int | None = None


class WatchGallery(CommandBase, frozen=True, kw_only=True, tag="watch_gallery"):
    """Send the files of this gallery, and their changes, to this client; None stops that."""

    gallery_id: int | None


class FollowUploads(CommandBase, frozen=True, kw_only=True, tag="follow_uploads"):
    """Send UploadFinished for each file and host of these galleries, also for those finished before."""

    gallery_ids: tuple[int, ...]


class GetResults(CommandBase, frozen=True, kw_only=True, tag="get_results"):
    """Links and rendered texts of one gallery. Answered by Results."""

    gallery_id: int


class RenderText(CommandBase, frozen=True, kw_only=True, tag="render_text"):
    """Text of many galleries, joined by a blank line. Answered by Text.

    Without `template_id`, each gallery's own template; `format` then picks the built-in template of that format
    where the gallery's own has another. `links_only` gives bare links, one a line; with `host_id` those of one host.
    """

    gallery_ids: tuple[int, ...]
    template_id: str = ""
    format: TextFormat | None = None
    links_only: bool = False
    host_id: str = ""


class GetActivity(CommandBase, frozen=True, kw_only=True, tag="get_activity"):
    """Newest first, at most `limit`. Answered by Activity."""

    gallery_id: int
    limit: int = 500


class RetryFollowUps(CommandBase, frozen=True, kw_only=True, tag="retry_follow_ups"):
    """Do now what is left to do for a gallery at its hosts; empty `ids` means all."""

    gallery_id: int
    ids: tuple[int, ...] = ()


class DropFollowUps(CommandBase, frozen=True, kw_only=True, tag="drop_follow_ups"):
    """Leave undone what is left to do for a gallery at its hosts; empty `ids` means all."""

    gallery_id: int
    ids: tuple[int, ...] = ()


class ChangeSettings(CommandBase, frozen=True, kw_only=True, tag="change_settings"):
    """Values as JSON text by setting name (`{"bandwidth_limit_bps": "8000000"}` as pairs)."""

    values: tuple[tuple[str, str], ...]


class EditHost(CommandBase, frozen=True, kw_only=True, tag="edit_host"):
    """Change how a host is used. Option values travel as text. `start_on` is a word of StartOn and counts for
    galleries that are added from then on."""

    host_id: str
    is_enabled: bool | UnsetType = UNSET
    is_default: bool | UnsetType = UNSET
    connections: int | UnsetType = UNSET
    tries: int | UnsetType = UNSET
    start_on: str | UnsetType = UNSET
    stand_in: str | UnsetType = UNSET  # another host, or empty for none
    proxy: str | UnsetType = UNSET  # see HostRow
    options: tuple[tuple[str, str], ...] | UnsetType = UNSET
    location: str | UnsetType = UNSET  # of photos that go there: keep, remove, or empty for what the setting says
    template_id: str | UnsetType = UNSET  # for galleries that go there first, or empty for what the setting says
    accounts_in_turn: bool | UnsetType = UNSET


class AddAccount(CommandBase, frozen=True, kw_only=True, tag="add_account"):
    """Make room for a further account of a host; its credentials follow. Answered by AccountAdded."""

    host_id: str
    name: str = ""


class EditAccount(CommandBase, frozen=True, kw_only=True, tag="edit_account"):
    """Change an account. `before` puts it in front of another account of the host in the order of use, "" at the end.

    `options` are pairs of option and value; an empty value takes the option back to what the host says.
    """

    account: str
    name: str | UnsetType = UNSET
    before: str | UnsetType = UNSET
    options: tuple[tuple[str, str], ...] | UnsetType = UNSET


class SaveAccount(CommandBase, frozen=True, kw_only=True, tag="save_account"):
    """Store credentials of a host in the keyring. The values are secrets: they are never logged or sent back.

    An empty `account` means the host's first one.
    """

    host_id: str
    values: tuple[tuple[str, str], ...]
    account: str = ""


class ForgetAccount(CommandBase, frozen=True, kw_only=True, tag="forget_account"):
    """An empty `account` means the host's first one."""

    host_id: str
    account: str = ""


class TestAccount(CommandBase, frozen=True, kw_only=True, tag="test_account"):
    """Try an account: check, info, upload of a small sample, delete it. Answered by AccountTested.

    AccountTestStepped tells each step as it begins and ends. An empty `account` means the one that a new gallery
    would use. Without `upload` the last two steps are passed over.
    """

    __test__ = False  # not a test case, whatever pytest thinks of the name

    host_id: str
    account: str = ""
    upload: bool = True


class GetAccountFacts(CommandBase, frozen=True, kw_only=True, tag="get_account_facts"):
    """Ask the host for storage, traffic and premium, unless that is known for less than 30 minutes; HostsChanged tells
    it as well. Answered by AccountFactsKnown."""

    host_id: str
    account: str = ""


class GetGalleryHosts(CommandBase, frozen=True, kw_only=True, tag="get_gallery_hosts"):
    """How a gallery uses its hosts: accounts and options. Answered by GalleryHosts."""

    gallery_id: int


class DeleteRemote(CommandBase, frozen=True, kw_only=True, tag="delete_remote"):
    """Delete files of a gallery from hosts. Answered by RemoteDeleted when all is done. Cannot be undone.

    No `host_ids` means all its hosts, no `file_ids` all files. What is deleted counts as not uploaded.
    """

    gallery_id: int
    host_ids: tuple[str, ...] = ()
    file_ids: tuple[int, ...] = ()


class CheckLinks(CommandBase, frozen=True, kw_only=True, tag="check_links"):
    """Ask the hosts whether the files of these galleries are still there. Answered by LinksChecked.

    With `forget_gone`, what is gone counts as not uploaded: the next start sends it again.
    """

    gallery_ids: tuple[int, ...]
    forget_gone: bool = False


class UnlockCredentials(CommandBase, frozen=True, kw_only=True, tag="unlock_credentials"):
    """Open the encrypted credentials file (only where there is no keyring)."""

    passphrase: str


class ImportHosts(CommandBase, frozen=True, kw_only=True, tag="import_hosts"):
    """Take hosts out of files: definitions (`.toml`), ShareX's `.sxcu`. Answered by HostsImported, one result a file.

    `allow_local` also takes hosts on this computer or in the person's own network.
    """

    paths: tuple[str, ...]
    allow_local: bool = False


class ExportHost(CommandBase, frozen=True, kw_only=True, tag="export_host"):
    """Write a host as a custom uploader of ShareX. Answered by HostExported; secrets are not part of it."""

    host_id: str


class ListProxies(CommandBase, frozen=True, kw_only=True, tag="list_proxies"):
    """Answered by Proxies."""


class UseProxy(CommandBase, frozen=True, kw_only=True, tag="use_proxy"):
    """What goes for all hosts that have no choice of their own: "off", "system", or the id of a proxy or a pool."""

    chosen: str


class SaveProxy(CommandBase, frozen=True, kw_only=True, tag="save_proxy"):
    """Add a proxy, or change the one with this id. Answered by ProxySaved.

    `password` is a secret and goes to the keyring; UNSET leaves the old one.
    """

    id: str = ""
    scheme: str
    host: str
    port: int
    user: str = ""
    password: str | UnsetType = UNSET
    label: str = ""


class ImportProxies(CommandBase, frozen=True, kw_only=True, tag="import_proxies"):
    """Add a list, one proxy a line (see backend/proxies/import_list.py). Answered by ProxiesImported.

    `scheme` is that of lines which name none. `pool` is the name of a pool that they all join, made when there is none.
    """

    text: str
    scheme: str = "http"
    pool: str = ""


class RemoveProxies(CommandBase, frozen=True, kw_only=True, tag="remove_proxies"):
    """Remove proxies and pools by their ids. Refused for what is in use."""

    ids: tuple[str, ...]


class SaveProxyPool(CommandBase, frozen=True, kw_only=True, tag="save_proxy_pool"):
    """Add a pool, or change the one with this id; UNSET leaves a field alone. Answered by ProxySaved."""

    id: str = ""
    name: str | UnsetType = UNSET
    rotation: ProxyRotation | UnsetType = UNSET
    proxy_ids: tuple[str, ...] | UnsetType = UNSET


class TestProxies(CommandBase, frozen=True, kw_only=True, tag="test_proxies"):
    """Open a tunnel to a host's site through each of these proxies (of pools: all), and send nothing. Answered by
    ProxiesTested. Without `host_id`, a host that new galleries go to."""

    __test__ = False  # not a test case, whatever pytest thinks of the name

    ids: tuple[str, ...]
    host_id: str = ""


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
    | StartGalleries
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
    | OrderFiles
    | ResolveChanged
    | GetAttempts
    | ResolveDuplicate
    | ResolveRefused
    | ResolveUnknown
    | CreateTab
    | EditTab
    | DeleteTab
    | WatchGallery
    | FollowUploads
    | GetResults
    | RenderText
    | GetActivity
    | RetryFollowUps
    | DropFollowUps
    | ChangeSettings
    | EditHost
    | AddAccount
    | EditAccount
    | SaveAccount
    | ForgetAccount
    | TestAccount
    | GetAccountFacts
    | GetGalleryHosts
    | DeleteRemote
    | CheckLinks
    | UnlockCredentials
    | ImportHosts
    | ExportHost
    | ListProxies
    | UseProxy
    | SaveProxy
    | ImportProxies
    | RemoveProxies
    | SaveProxyPool
    | TestProxies
    | GetLog
    | FollowLog
    | SetThumbnailsWanted
    | GetStatistics
    | ExportStatistics
    | WatchSpeeds
    | TemplateCommand
    | CheckOldLinks
    | UploadGone
    | UpkeepCommand
)
