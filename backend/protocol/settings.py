"""Every setting with its default, how it is changed, and how that is told."""

from __future__ import annotations

import msgspec

from backend.protocol.bases import CommandBase, EventBase
from backend.protocol.errors import ErrorInfo


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Every setting with its default, grouped in the file as in `backend/settings.py`.

    Limits: 0 means no limit. Only what some code reads stands here.
    """

    galleries_at_once: int = 3
    uploads_at_once: int = 8
    host_connections: int = 0  # to each host that has no number of its own; 0 = as its definition says
    host_tries: int = 0  # for each image, in the same way
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
    check_updates: bool = False  # ask once a day whether there is a newer Galleon
    update_url: str = ""  # of the release document; there is no server of Galleon's own yet
    update_key: str = ""  # what that is signed with: base64 of an Ed25519 public key
    shortcuts: tuple[str, ...] = ()  # what the person changed: name=keys, the keys in Qt's portable spelling


class ChangeSettings(CommandBase, frozen=True, kw_only=True, tag="change_settings"):
    """Values as JSON text by setting name (`{"bandwidth_limit_bps": "8000000"}` as pairs)."""

    values: tuple[tuple[str, str], ...]


class SettingsChanged(EventBase, frozen=True, kw_only=True, tag="settings_changed"):
    """`problems` are values of the settings file that could not be used; `subject` names the setting and its line."""

    settings: Settings
    problems: tuple[ErrorInfo, ...] = ()
