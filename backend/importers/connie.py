"""Connie's Uploader: settings, templates, credentials. It keeps no queue and no links of what it uploaded.

What is known of its files (github.com/conniecombs/ConniesUploader, each with the commit of the stored copy):

- Folder: `~/.conniesuploader` from version 3 on (frontend/modules/config.py 0cb8d59: USER_DATA_DIR); before that the
  files lay where the program was started (modules/config.py 2382c64: SETTINGS_FILE).
- `user_settings.json`: an object. service; for each service {imx,pix,turbo,vipr,imagebam,imgur}_thumb, _content,
  _threads, _cover_count, imx_format; output_format (the name of a template), auto_copy
  (frontend/modules/settings_manager.py 0cb8d59: SETTINGS_SCHEMA and defaults). imx_thumb and the others are pixels as
  text, imx_format one of "Fixed Width", "Fixed Height", "Proportional", "Square" (frontend/modules/plugins/imx.py
  01a74fe), vipr_thumb "170x170", contents "Safe" and "Adult".
- `templates.json`, before `user_templates.json`: an object of names and texts, its own ones among them; exports have
  them under "templates" (frontend/modules/template_manager.py 0cb8d59).
- Credentials: in the system's keyring, service "ImageUploader:…" and a user name of its own for each field
  (frontend/modules/credentials_manager.py 0cb8d59: SERVICE_CONFIGS). Its web version keeps the same fields by their
  keys in `credentials.json`, as plain text (frontend/modules/credential_store.py 3a2958f).
- `history/{title}_{date}_{time}.txt` are the texts of earlier uploads; neither these nor anything else says which files
  they were (frontend/modules/upload_output.py 3cb713b). Batches are kept in memory only.
- `saved_threads.json` and `posting_history.json` belong to forums (frontend/modules/viper_api.py 0a04a4c).
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from backend.accounts.parted_keyring import Keyring
from backend.errors import Problem, problem
from backend.importers.found import Behind, OldAccount, OldGallery, OldSetup, OldTab, read_bounded
from backend.importers.their_keyring import ask
from backend.output.importers import import_file
from backend.protocol.errors import ErrorKind
from backend.protocol.other_programs import Program, Why

SETTINGS = "user_settings.json"
TEMPLATES = ("templates.json", "user_templates.json")
CREDENTIALS = "credentials.json"

_MOST_BYTES = 4_000_000
_SERVICES = {
    "imx.to": ("imx", "imx.to"),
    "pixhost.to": ("pix", "pixhost.to"),
    "turboimagehost": ("turbo", "turboimagehost.com"),
    "vipr.im": ("vipr", "vipr.im"),
    "imagebam.com": ("imagebam", "imagebam.com"),
    "imgur.com": ("imgur", "imgur.com"),
}
"""Its services: what its keys begin with, and the host here."""

_IMX_SIZES = {"100": "1", "150": "6", "180": "2", "250": "3", "300": "4"}
_IMX_FORMATS = {"Fixed Width": "1", "Proportional": "2", "Square": "3", "Fixed Height": "4"}
_IMAGEBAM_SIZES = {"100": "1", "180": "2", "250": "3", "300": "4"}
_CONTENTS = {
    "pix": {"Safe": "0", "Adult": "1"},
    "turbo": {"Safe": "all", "Adult": "adult"},
    "imagebam": {"Safe": "sfw", "Adult": "nsfw"},
}

_FIELDS = (
    # key there, keyring service, keyring user, host and field here; no host: there is none
    ("imx_api", "ImageUploader:imx_api_key", "api", "imx.to", "api_key"),
    ("imx_user", "ImageUploader:imx_username", "user", "imx.to", "username"),
    ("imx_pass", "ImageUploader:imx_password", "pass", "imx.to", "password"),
    ("turbo_user", "ImageUploader:turbo_user", "user", "turboimagehost.com", "username"),
    ("turbo_pass", "ImageUploader:turbo_pass", "pass", "turboimagehost.com", "password"),
    ("vipr_user", "ImageUploader:vipr_username", "user", "vipr.im", "username"),
    ("vipr_pass", "ImageUploader:vipr_password", "pass", "vipr.im", "password"),
    ("imagebam_user", "ImageUploader:imagebam_username", "user", "imagebam.com", "username"),
    ("imagebam_pass", "ImageUploader:imagebam_password", "pass", "imagebam.com", "password"),
    ("imgur_client_id", "ImageUploader:imgur_client_id", "client_id", "imgur.com", "client_id"),
)
_WITHOUT_COUNTERPART = re.compile(
    r"\w+_cover_count|\w+_links|pix_mk_gal|\w+_gallery_id|gallery_id|pix_gallery_hash|imgur_(?:album_id|title)|"
    r"auto_gallery|confirm_before_posting|separate_batches|show_previews|global_(?:worker_count|thread_limit)"
)


class Connie:
    """An `OldProgram` without galleries. `path` is its folder, or one of the files in it; `ring` None: no keyring."""

    program = Program.CONNIE

    def __init__(self, path: Path, ring: Keyring | None) -> None:
        self.path = path if path.is_dir() else path.parent
        self._ring = ring
        if not path.exists():
            raise problem(ErrorKind.BAD_INPUT, "the file is not there", subject=str(path))
        if not is_one(self.path):
            raise problem(
                ErrorKind.BAD_INPUT, "there is nothing of Connie's Uploader in this folder", subject=str(self.path)
            )

    def setup(self, behind: Behind) -> OldSetup:
        setup = OldSetup()
        _take_settings(setup, _read_object(self.path / SETTINGS, behind), behind)
        self._take_templates(setup, behind)
        self._take_accounts(setup, behind)
        texts = sum(1 for _ in (self.path / "history").glob("*.txt"))
        behind.add(Why.TEXTS_ONLY, texts, subject=str(self.path / "history"))
        forum = [name for name in ("saved_threads.json", "posting_history.json") if (self.path / name).is_file()]
        behind.add(Why.FORUM, len(forum), subject=", ".join(forum))
        return setup

    def tabs(self) -> list[OldTab]:
        return []

    def count(self) -> int:
        return 0

    def galleries(self, behind: Behind, *, with_images: bool, stop: threading.Event) -> Iterator[list[OldGallery]]:
        return iter(())

    def close(self) -> None:
        pass

    def _take_templates(self, setup: OldSetup, behind: Behind) -> None:
        path = next((path for name in TEMPLATES if (path := self.path / name).is_file()), None)
        for found in import_file(path) if path is not None else []:
            if found.told.error is None:
                setup.templates.append(found)
            else:
                behind.add(Why.TEMPLATE_BROKEN, subject=found.told.name)

    def _take_accounts(self, setup: OldSetup, behind: Behind) -> None:
        plain = _read_object(self.path / CREDENTIALS, behind)
        values: dict[str, dict[str, str]] = {}
        for key, service, user, host_id, name in _FIELDS:
            value = self._ask(service, user) or _text(plain, key)
            if value:
                values.setdefault(host_id, {})[name] = value
        setup.accounts += [OldAccount(host_id, found) for host_id, found in values.items()]
        if self._ask("ImageUploader:vipergirls_username", "user") or _text(plain, "vg_user"):
            behind.add(Why.FORUM, subject="ViperGirls")

    def _ask(self, service: str, user: str) -> str:
        value = ask(self._ring, service, user)
        if value is None:
            self._ring = None
        return value or ""


def is_one(folder: Path) -> bool:
    """Whether Connie's Uploader keeps its data in this folder."""
    return any((folder / name).is_file() for name in (SETTINGS, *TEMPLATES))


def _take_settings(setup: OldSetup, there: Mapping[str, object], behind: Behind) -> None:
    if not there:
        return
    used = _text(there, "service")
    if used and used not in _SERVICES:
        behind.add(Why.UNKNOWN_HOST, subject=used)
    for service, (prefix, host_id) in _SERVICES.items():
        wish = setup.host(host_id)
        wish.is_used = service == used
        threads = there.get(f"{prefix}_threads")
        if isinstance(threads, int) and not isinstance(threads, bool) and 0 < threads < 100:
            wish.connections = threads
        thumb = _text(there, f"{prefix}_thumb")
        size = {"imx": _IMX_SIZES, "imagebam": _IMAGEBAM_SIZES}.get(prefix, {}).get(thumb, thumb)
        if size and prefix != "imgur":
            wish.options["thumbnail_size"] = size
        if content := _CONTENTS.get(prefix, {}).get(_text(there, f"{prefix}_content")):
            wish.options["content_rating"] = content
        if prefix == "imx" and (shape := _IMX_FORMATS.get(_text(there, "imx_format"))):
            wish.options["thumbnail_format"] = shape
    setup.default_template = _text(there, "output_format")
    if isinstance(copies := there.get("auto_copy"), bool):
        setup.settings["copy_when_done"] = copies
    without = [key for key in there if _WITHOUT_COUNTERPART.fullmatch(key)]
    behind.add(Why.SETTINGS, len(without), subject=", ".join(without))


def _read_object(path: Path, behind: Behind) -> dict[str, object]:
    if not path.is_file():
        return {}
    try:
        content = read_bounded(path, _MOST_BYTES).removeprefix(b"\xef\xbb\xbf")
        return msgspec.json.decode(content, type=dict[str, object])
    except (Problem, msgspec.DecodeError, msgspec.ValidationError, RecursionError):
        behind.add(Why.UNREADABLE, subject=path.name)
        return {}


def _text(values: Mapping[str, object], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""
