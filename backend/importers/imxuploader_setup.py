"""Settings, templates and credentials of IMXuploader (later BBDrop).

What is known, as in `imxuploader`:

- `imxup.ini` or `bbdrop.ini` beside the database, read with configparser. [DEFAULTS] has thumbnail_size and
  thumbnail_format (the numbers that imx.to itself takes), max_retries, parallel_batch_size, template_name,
  auto_start_upload, upload_connect_timeout and others that have no counterpart here (twwat/imxup imxup.py 5b4d33d:
  load_user_defaults).
  [FILE_HOSTS] has {host}_enabled, _trigger (disabled, on_added, on_started, on_completed), _max_connections,
  _max_retries (src/core/file_host_config.py 01b439e). [CREDENTIALS] was its first place for credentials
  (migrate_credentials_from_ini).
- Templates: files in `templates/`; "default" and "Extended Example" are its own and in no file (load_templates).
- Credentials: keyring service "imxup", and the group Credentials of QSettings("imxup", "imxup"): the keys username,
  password, api_key and file_host_{host}_credentials ("user:password", or a key). The user name is plain, the others are
  Fernet tokens, whose key is SHA-256 of the name of the user followed by the name of the computer, from environment
  variables, "user" and "localhost" where there are none (imxup.py: get_encryption_key, get_credential). So whoever may
  read that file as this user on this computer can read them: that is their own account. BBDrop: keyring service
  "bbdrop", keys imx_username, imx_password, imx_api_key, turbo_username, turbo_password and file_host_…, all encrypted
  with the Fernet key that the same keyring holds as _master_key (twwat/bbdrop src/utils/credentials.py 1b3ec12).
- Hooks are the section [EXTERNAL_APPS]; that there are some is only told. Proxies are not looked for.
"""

from __future__ import annotations

import base64
import configparser
import hashlib
import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from backend.accounts.parted_keyring import Keyring
from backend.errors import Problem
from backend.importers import qsettings
from backend.importers.found import Behind, OldAccount, OldSetup, read_bounded
from backend.importers.their_keyring import ask, their_keyring
from backend.output.importers import import_file
from backend.protocol.other_programs import Why
from backend.protocol.rows import StartOn

_MOST_INI_BYTES = 20_000_000
_MOST_TEMPLATES = 500
_TRIGGERS = {
    "disabled": StartOn.HAND,
    "on_added": StartOn.ADDED,
    "on_started": StartOn.STARTED,
    "on_completed": StartOn.IMAGES_DONE,
}
FILE_HOSTS = {
    "rapidgator": "rapidgator.net",
    "keep2share": "keep2share.cc",
    "fileboom": "fileboom.me",
    "tezfiles": "tezfiles.com",
    "filedot": "filedot.to",
    "filespace": "filespace.com",
    "katfile": "katfile.com",
}
_ONE_KEY = {"keep2share": "access_token", "fileboom": "access_token", "tezfiles": "access_token", "katfile": "api_key"}
"""What the one word of a file host without "user:password" is called here."""

_WITHOUT_COUNTERPART = (
    *("confirm_delete", "auto_rename", "auto_regenerate_bbcode", "store_in_uploaded", "store_in_central"),
    *("upload_read_timeout", "use_median", "stats_exclude_outliers", "check_updates_on_startup"),
    *("archive_format", "archive_compression", "archive_split_enabled", "archive_split_size_mb"),
)


@dataclass(frozen=True, slots=True)
class Secrets:
    """Where credentials are looked for. `ring` None: this computer has no keyring."""

    ring: Keyring | None
    settings: Mapping[str, str]
    environ: Mapping[str, str]
    node: str = ""

    @classmethod
    def of_this_person(cls) -> Secrets:
        try:
            settings = qsettings.group("imxup", "imxup", "Credentials")
        except Problem:
            settings = {}
        return cls(their_keyring(), settings, os.environ, platform.node())


def read(folder: Path, stem: str, behind: Behind, secrets: Secrets | None = None) -> OldSetup:
    """`stem` is "imxup" or "bbdrop", whichever the database is called. Blocking; a keyring may ask the person."""
    setup = OldSetup()
    ini = _read_ini(folder, stem, behind)
    _take_defaults(setup, ini, behind)
    _take_file_hosts(setup, ini)
    if ini.has_section("EXTERNAL_APPS"):
        behind.add(Why.PROGRAMS_RUN)
    _take_templates(setup, folder / "templates", behind)
    _take_accounts(setup, stem, ini, secrets or Secrets.of_this_person(), behind)
    return setup


def _read_ini(folder: Path, stem: str, behind: Behind) -> configparser.RawConfigParser:
    ini = configparser.RawConfigParser(strict=False)
    names = dict.fromkeys((stem, "bbdrop", "imxup"))
    path = next((path for name in names if (path := folder / f"{name}.ini").is_file()), None)
    if path is not None:
        try:
            ini.read_string(read_bounded(path, _MOST_INI_BYTES).decode("utf-8", "replace").lstrip("\ufeff"))
        except (Problem, configparser.Error):
            behind.add(Why.UNREADABLE, subject=path.name)
    return ini


def _take_defaults(setup: OldSetup, ini: configparser.RawConfigParser, behind: Behind) -> None:
    if not ini.has_section("DEFAULTS"):
        return
    imx = setup.host("imx.to")
    imx.is_used = True
    setup.default_template = ini.get("DEFAULTS", "template_name", fallback="")
    for key in ("thumbnail_size", "thumbnail_format"):
        if (value := _whole(ini, "DEFAULTS", key)) is not None:
            imx.options[key] = str(value)
    if (retries := _whole(ini, "DEFAULTS", "max_retries")) is not None:
        imx.tries = retries + 1
    imx.connections = _whole(ini, "DEFAULTS", "parallel_batch_size")
    if (starts := _switch(ini, "DEFAULTS", "auto_start_upload")) is not None:
        setup.settings["start_when_added"] = starts
    if (seconds := _whole(ini, "DEFAULTS", "upload_connect_timeout")) is not None:
        setup.settings["connect_timeout_s"] = seconds
    without = [key for key in _WITHOUT_COUNTERPART if ini.has_option("DEFAULTS", key)]
    if without:
        behind.add(Why.SETTINGS, len(without), subject=", ".join(without))


def _take_file_hosts(setup: OldSetup, ini: configparser.RawConfigParser) -> None:
    for name, host_id in FILE_HOSTS.items():
        if not _switch(ini, "FILE_HOSTS", f"{name}_enabled"):
            continue
        wish = setup.host(host_id)
        wish.is_used = True
        wish.start_on = _TRIGGERS.get(ini.get("FILE_HOSTS", f"{name}_trigger", fallback="disabled").strip())
        wish.connections = _whole(ini, "FILE_HOSTS", f"{name}_max_connections")
        if (retries := _whole(ini, "FILE_HOSTS", f"{name}_max_retries")) is not None:
            wish.tries = retries + 1


def _take_templates(setup: OldSetup, folder: Path, behind: Behind) -> None:
    try:
        paths = sorted(path for path in folder.iterdir() if path.is_file())[:_MOST_TEMPLATES]
    except OSError:
        return
    for path in paths:
        for found in import_file(path):
            if found.told.error is None:
                setup.templates.append(found)
            else:
                behind.add(Why.TEMPLATE_BROKEN, subject=path.name)


def _take_accounts(
    setup: OldSetup, stem: str, ini: configparser.RawConfigParser, secrets: Secrets, behind: Behind
) -> None:
    store = _Store(stem, ini, secrets)
    prefix = "imx_" if stem == "bbdrop" else ""
    hosts = {"imx.to": {name: f"{prefix}{name}" for name in ("api_key", "username", "password")}}
    if stem == "bbdrop":
        hosts["turboimagehost.com"] = {name: f"turbo_{name}" for name in ("username", "password")}
    for host_id, keys in hosts.items():
        values = {name: value for name, key in keys.items() if (value := store.get(key, is_plain=key == "username"))}
        if values:
            setup.accounts.append(OldAccount(host_id, values))
        if store.take_locked():
            behind.add(Why.ACCOUNT_LOCKED, subject=host_id)
    for name, host_id in FILE_HOSTS.items():
        text = store.get(f"file_host_{name}_credentials")
        user, colon, password = text.partition(":")
        if colon:
            setup.accounts.append(OldAccount(host_id, {"username": user, "password": password}))
        elif text:
            setup.accounts.append(OldAccount(host_id, {_ONE_KEY.get(name, "api_key"): text}))
        if store.take_locked():
            behind.add(Why.ACCOUNT_LOCKED, subject=host_id)


class _Store:
    """Credentials by their key: the keyring first, then QSettings, then the INI file, as the program does."""

    def __init__(self, service: str, ini: configparser.RawConfigParser, secrets: Secrets) -> None:
        self._service = service
        self._ini = ini
        self._secrets = secrets
        self._ring = secrets.ring
        self._is_locked = False
        master = self._ask("_master_key") if service == "bbdrop" else ""
        self._keys = [master] if master else _keys_of(secrets)

    def get(self, key: str, *, is_plain: bool = False) -> str:
        text = self._ask(key) or self._secrets.settings.get(key, "")
        if not text and self._ini.has_option("CREDENTIALS", key):
            text = self._ini.get("CREDENTIALS", key)
        return text if is_plain or not text else self._decrypted(text)

    def take_locked(self) -> bool:
        """Whether something could not be decrypted since the last call."""
        locked, self._is_locked = self._is_locked, False
        return locked

    def _ask(self, key: str) -> str:
        value = ask(self._ring, self._service, key)
        if value is None:
            self._ring = None
        return value or ""

    def _decrypted(self, text: str) -> str:
        for key in self._keys:
            try:
                return Fernet(key).decrypt(text.encode()).decode()
            except (InvalidToken, ValueError):
                continue
        self._is_locked = True
        return ""


def _keys_of(secrets: Secrets) -> list[str]:
    """The keys that the program may have had here: its shell may have known less, or more, than ours."""
    environ = secrets.environ
    computers = [environ.get("COMPUTERNAME"), environ.get("HOSTNAME"), "localhost", secrets.node]
    users = [environ.get("USERNAME"), environ.get("USER"), "user"]
    pairs = dict.fromkeys(f"{user}{computer}" for user in users if user for computer in computers if computer)
    return [base64.urlsafe_b64encode(hashlib.sha256(pair.encode()).digest()).decode() for pair in pairs]


def _whole(ini: configparser.RawConfigParser, section: str, key: str) -> int | None:
    text = ini.get(section, key, fallback="").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _switch(ini: configparser.RawConfigParser, section: str, key: str) -> bool | None:
    return configparser.RawConfigParser.BOOLEAN_STATES.get(ini.get(section, key, fallback="").strip().lower())
