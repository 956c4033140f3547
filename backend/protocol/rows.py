"""What the window shows, one flat struct for each row. Sizes in bytes, times in Unix seconds."""

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
    LOW_DISK = "low_disk"
    OFFLINE = "offline"
    AFTER_RESTART = "after_restart"


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


class HostKind(StrEnum):
    LOCAL = "local"
    IMAGE = "image"
    FILE = "file"
    PHOTO = "photo"


class HostStatus(StrEnum):
    READY = "ready"
    RUNNING = "running"  # the embedded host serves
    SIGNED_IN = "signed_in"  # a test or an upload was accepted with these credentials
    NOT_SET_UP = "not_set_up"  # needs credentials that are not there
    NOT_TESTED = "not_tested"  # credentials are there, nobody has used them yet
    TESTING = "testing"
    REFUSED = "refused"  # credentials were refused
    LOCKED = "locked"  # credentials are in a file whose passphrase is not known in this run
    ON_HOLD = "on_hold"  # rate limited or down until `hold_until`
    OFF = "off"
    BROKEN = "broken"  # its definition cannot be read; `error` says where


class TextFormat(StrEnum):
    BBCODE = "bbcode"
    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"


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
    over all hosts and never go back while one run lasts. `eta_s` is None while unknown. Not keyword-only, and the
    fields that are not stored stand last: at start 10,000 rows are built by place, in a tenth of the time.
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


class TabRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A tab. `colour` is 1–8. The system tab "Main" can be renamed and deleted by nobody.

    `host_options` are options of hosts for its galleries: pairs of "host/option" and value.
    """

    id: int
    name: str
    colour: int = 1
    position: float = 0.0
    is_system: bool = False
    host_options: tuple[tuple[str, str], ...] = ()
    template_id: str = ""  # for its galleries that have none of their own; empty = as their host or the setting says


class FieldKind(StrEnum):
    TEXT = "text"
    SECRET = "secret"
    URL = "url"
    INTEGER = "integer"
    SWITCH = "switch"
    CHOICE = "choice"


class Choice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    value: str
    label: str = ""


class FieldRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One field of a credentials form or an options form. Values travel as text; switches as "true"/"false"."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    help: str = ""
    default: str = ""
    is_required: bool = False
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[Choice, ...] = ()


class AccountFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a host says of an account, as it said it at `asked_at`. None where it says nothing."""

    asked_at: float
    storage_total_bytes: int | None = None
    storage_used_bytes: int | None = None
    storage_left_bytes: int | None = None
    traffic_total_bytes: int | None = None
    traffic_left_bytes: int | None = None
    max_size_bytes: int | None = None
    premium_until: float | None = None
    is_premium: bool | None = None


class StepOutcome(StrEnum):
    RUNNING = "running"
    OK = "ok"
    SKIPPED = "skipped"
    FAILED = "failed"


class StepNote(StrEnum):
    """Why a step of a test was passed over, or what it leaves behind."""

    NONE = ""
    NOT_POSSIBLE = "not_possible"  # the host cannot do that
    NOT_WANTED = "not_wanted"
    NO_ACCOUNT = "no_account"
    EARLIER_FAILED = "earlier_failed"
    LEAVES_FILE = "leaves_file"  # the host cannot delete: the sample stays there


class AccountStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of an account's test: check, info, upload, delete."""

    step: str
    outcome: StepOutcome
    note: StepNote = StepNote.NONE
    took_ms: int = 0
    error: ErrorInfo | None = None


class AccountRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One account of a host. `key` is the host's id, for a further account with "#" and a number behind it.

    `name` is what the person calls it, `label` how the host names it. `option_values` are those set for this account
    alone, `steps` those of its last test in this run of the engine. `stored` are the credentials that were given, as
    (name, value), the value empty for secrets; nothing as long as nobody has looked them up.
    """

    key: str
    name: str = ""
    label: str = ""
    status: HostStatus = HostStatus.NOT_SET_UP
    tested_at: float | None = None
    hold_until: float | None = None
    error: ErrorInfo | None = None
    facts: AccountFacts | None = None
    option_values: tuple[tuple[str, str], ...] = ()
    steps: tuple[AccountStep, ...] = ()
    stored: tuple[tuple[str, str], ...] = ()


class HostRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One host as the Hosts page shows it. Never holds a secret.

    Status, label, times and error are those of the account that a new gallery would use. `accounts` are in the order
    of use; a host that knows no accounts has none. `abilities` are words of `backend.hosts.base.Ability`.
    """

    id: str
    name: str
    code: str  # 2–4 capitals for the chip
    kind: HostKind
    is_enabled: bool = False
    is_default: bool = False  # new galleries go there
    status: HostStatus = HostStatus.READY
    tested_at: float | None = None
    hold_until: float | None = None
    error: ErrorInfo | None = None
    needs_account: bool = False
    account_label: str = ""
    accounts: tuple[AccountRow, ...] = ()
    steps: tuple[AccountStep, ...] = ()  # of its last test, for a host without accounts
    abilities: tuple[str, ...] = ()
    credentials: tuple[FieldRow, ...] = ()
    options: tuple[FieldRow, ...] = ()
    option_values: tuple[tuple[str, str], ...] = ()
    formats: tuple[str, ...] = ()
    max_size_bytes: int | None = None
    max_width: int | None = None
    max_height: int | None = None
    max_pixels: int | None = None
    min_width: int | None = None
    min_height: int | None = None
    location: str = ""  # of photos that go there: keep, remove, or empty for what the setting says
    connections: int = 4
    max_connections: int = 8
    tries: int = 3
    start_on: StartOn = StartOn.STARTED  # for galleries that are added from now on
    stand_in: str = ""  # the host that takes over when this one is down
    sends_archive: bool = False  # galleries go there as ZIP
    requests_per_s: float | None = None  # what the host asks for, None = it says nothing
    site_url: str = ""
    definition_path: str = ""  # empty for built-in definitions
    sources: tuple[str, ...] = ()  # where the facts about it come from
    proxy: str = ""  # empty = as for all hosts, "off", "system", or the id of a proxy or a pool
    template_id: str = ""  # for galleries that go there first; empty = as the setting says
    accounts_in_turn: bool = False  # each new gallery uses the next of its accounts; otherwise the first usable one


class TemplateRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One template. `source` is its text without the header that says name and format. With an `error` it makes no
    text; `is_override` tells that a built-in one has the same id and comes back when this one is deleted."""

    id: str
    name: str
    format: TextFormat
    is_builtin: bool = False
    is_override: bool = False
    source: str = ""
    error: ErrorInfo | None = None


class ProxyRotation(StrEnum):
    """Which proxy of a pool is next."""

    PER_HOST = "per_host"  # a host keeps its proxy until that one fails
    ROUND_ROBIN = "round_robin"  # each request takes the next one


class ProxyRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One proxy; never its password. `paused_until` and `error` tell why it is left out for now."""

    id: str
    scheme: str  # http, https, socks5
    host: str
    port: int
    user: str = ""
    label: str = ""
    has_password: bool = False
    paused_until: float | None = None
    error: ErrorInfo | None = None


class ProxyPoolRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Proxies that stand in for each other."""

    id: str
    name: str
    rotation: ProxyRotation = ProxyRotation.PER_HOST
    proxy_ids: tuple[str, ...] = ()


class ActivityRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of a gallery's history. `kind` is a closed word list; the window makes the sentence."""

    id: int
    gallery_id: int
    at: float
    kind: str  # added, scanned, started, paused, resumed, file_failed, host_done, completed, incomplete, failed, …
    host: str = ""
    subject: str = ""
    count: int = 0
    error: ErrorInfo | None = None


class FollowUpRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is left to do at a host for a gallery that is there. `kind`: rename (give it its name), resolve (ask for
    the addresses of the images themselves, one of `ids` for each). `next_at` is Unix time, None means now; with
    `is_stopped` nothing happens until the person helps, and `error` says why."""

    ids: tuple[int, ...]
    kind: str
    gallery_id: int
    host_id: str
    next_at: float | None = None
    is_stopped: bool = False
    error: ErrorInfo | None = None


class HostLink(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where one gallery is on one host."""

    host_id: str
    url: str = ""  # the gallery's page; for a host without galleries, its first image page or its first archive
    more_urls: tuple[str, ...] = ()  # further archives
    delete_url: str = ""
    uploaded: int = 0
    failed: int = 0


class LinkState(StrEnum):
    ALIVE = "alive"
    GONE = "gone"
    UNKNOWN = "unknown"  # it could not be found out; `error` says why


class FileOnHost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was found out of one file on one host, or what became of deleting it. `file_id` 0: an archive of files."""

    gallery_id: int
    host_id: str
    file_id: int
    name: str = ""
    state: LinkState = LinkState.ALIVE
    error: ErrorInfo | None = None


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


class ArtifactRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that was written for a gallery: its text, or everything that is known of it as JSON."""

    path: str
    written_at: float
    is_text: bool = False


class RenderedText(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A gallery's text in one format. `left_out` counts images without a link; the text itself says so too.
    `unknown` are fields in its template that there are not: they stayed empty."""

    format: TextFormat
    template_id: str
    text: str
    left_out: int = 0
    error: ErrorInfo | None = None
    unknown: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting with its default, grouped in the file as in `backend/settings.py`.

    Limits: 0 means no limit. Only what some code reads stands here.
    """

    galleries_at_once: int = 3
    uploads_at_once: int = 8
    bandwidth_limit_bps: int = 0
    use_schedule: bool = False  # the timetable decides in place of the limit
    schedule: tuple[str, ...] = ()  # seven texts of 24 levels, Monday first: 0 no limit, 1 limited, 2 stopped
    schedule_limit_bps: int = 1_000_000
    inactivity_timeout_s: int = 300
    connect_timeout_s: int = 30
    stand_in_after_min: int = 10  # so long a host may be down before its stand-in takes over
    keep_awake: bool = False  # no sleep while something uploads
    start_when_added: bool = False
    after_restart: str = "resume"  # resume, ask, stay
    remove_completed: str = "never"  # from the queue, so long after the end: never, hour, day, week
    group_loose_files: bool = True  # loose files of one folder make one gallery; otherwise one gallery each
    default_template: str = "forum-3-columns"
    ask_about_duplicates: bool = True
    refused_files: str = "ask"  # what to do with files that a host would refuse: ask, convert, leave_out
    location: str = "keep"  # keep, remove: coordinates in photos
    theme: str = "system"  # system, light, dark
    language: str = "system"  # system, or the language of the window: en, es
    text_size_percent: int = 100
    reduce_motion: bool = False
    raised_contrast: bool = False  # also without the system asking for it
    density: str = "default"  # default, compact
    copy_when_done: bool = False  # the post code of all galleries that were finished, once they are
    results_beside_images: bool = False  # text and JSON also in a hidden folder beside the images
    close_to_tray: bool = True
    notify_finished: bool = True
    notify_attention: bool = True
    notify_all_done: bool = True
    notify_hosts: bool = True
    notify_links: bool = True
    notify_network: bool = True
    check_links_days: int = 0  # ask hosts so often whether links are alive; 0 = only when the person asks
    local_port: int = 8787
    keep_backups: int = 7
    log_kept_lines: int = 200_000  # of the Log page; the oldest go first
    log_kept_mb: int = 200
    temporary_folder: str = ""
    archive_limit_gb: int = 20  # an archive that unpacks to more is refused
    thumbnails_cache_mb: int = 300
    connect_to: str = ""  # as GALLEON_CONNECT_TO
    shortcuts: tuple[str, ...] = ()  # what the person changed: name=keys, the keys in Qt's portable spelling
