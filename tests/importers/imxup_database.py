"""Databases as three versions of IMXuploader leave them: the columns, defaults and checks of its own statements.

Sources: twwat/imxup imxup_storage.py 51b603b (`Version.FIRST`) and src/storage/database.py 0e8161c (`Version.LAST`),
twwat/bbdrop src/storage/database.py with _SCHEMA_VERSION = 14 (`Version.BBDROP`).
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

_GALLERIES = """
    id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, name TEXT, status TEXT NOT NULL CHECK (status IN ({states})),
    added_ts INTEGER NOT NULL, finished_ts INTEGER, template TEXT, total_images INTEGER DEFAULT 0,
    uploaded_images INTEGER DEFAULT 0, total_size INTEGER DEFAULT 0, scan_complete INTEGER DEFAULT 0,
    uploaded_bytes INTEGER DEFAULT 0, final_kibps REAL DEFAULT 0.0, gallery_id TEXT, gallery_url TEXT,
    insertion_order INTEGER DEFAULT 0, failed_files TEXT
"""
_IMAGES = """
    id INTEGER PRIMARY KEY, gallery_fk INTEGER NOT NULL REFERENCES galleries(id) ON DELETE CASCADE,
    filename TEXT NOT NULL, size_bytes INTEGER DEFAULT 0, width INTEGER DEFAULT 0, height INTEGER DEFAULT 0,
    uploaded_ts INTEGER, url TEXT, thumb_url TEXT, UNIQUE(gallery_fk, filename)
"""
_TABS = """
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
    tab_type TEXT NOT NULL CHECK (tab_type IN ('system','user')), display_order INTEGER NOT NULL DEFAULT 0,
    color_hint TEXT, created_ts INTEGER DEFAULT (strftime('%s', 'now')),
    updated_ts INTEGER DEFAULT (strftime('%s', 'now')), is_active INTEGER DEFAULT 1
"""
_FILE_HOST_UPLOADS = """
    id INTEGER PRIMARY KEY, gallery_fk INTEGER NOT NULL REFERENCES galleries(id) ON DELETE CASCADE,
    host_name TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ({states})),
    zip_path TEXT, started_ts INTEGER, finished_ts INTEGER, uploaded_bytes INTEGER DEFAULT 0,
    total_bytes INTEGER DEFAULT 0, download_url TEXT, file_id TEXT, file_name TEXT, error_message TEXT,
    raw_response TEXT, retry_count INTEGER DEFAULT 0, created_ts INTEGER DEFAULT (strftime('%s', 'now')), {more}
"""
_UNNAMED = "gallery_id TEXT PRIMARY KEY, intended_name TEXT NOT NULL, discovered_ts INTEGER"

_STATES = ("scanning", "ready", "queued", "uploading", "paused", "incomplete", "completed", "failed")


class Version(Enum):
    FIRST = "first"
    LAST = "last"
    BBDROP = "bbdrop"


@dataclass
class ImxFolder:
    """The data folder of the program. `connection` stays open, as if the program ran, until `close`."""

    path: Path
    version: Version
    connection: sqlite3.Connection = field(init=False)

    def __post_init__(self) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        self.connection = sqlite3.connect(self.database, isolation_level=None, check_same_thread=False)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self._make()

    @property
    def stem(self) -> str:
        return "bbdrop" if self.version is Version.BBDROP else "imxup"

    @property
    def database(self) -> Path:
        return self.path / f"{self.stem}.db"

    def close(self) -> None:
        self.connection.close()

    def insert(self, table: str, **values: Any) -> int:
        marks = ", ".join("?" for _ in values)
        sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
        return self.connection.execute(sql, tuple(values.values())).lastrowid or 0

    def tab(self, name: str, colour: str | None = None, order: int = 10) -> int:
        return self.insert("tabs", name=name, tab_type="user", display_order=order, color_hint=colour)

    def gallery(self, path: Path | str, status: str = "completed", images: int = 0, **more: Any) -> int:
        """With so many images online, `001.jpg` and on."""
        name = str(path).replace("\\", "/").rpartition("/")[2]
        more.setdefault("uploaded_images", images)
        values = {"name": name, "added_ts": 1_700_000_000, **more}
        gallery_id = self.insert("galleries", path=str(path), status=status, **values)
        for number in range(1, images + 1):
            self.image(gallery_id, f"{number:03}.jpg", number)
        return gallery_id

    def image(self, gallery_id: int, name: str, number: int, **more: Any) -> None:
        values = {
            "size_bytes": 0,
            "url": f"https://imx.to/i/{gallery_id}x{number}",
            "thumb_url": f"https://imx.to/u/t/{gallery_id}x{number}.jpg",
            **more,
        }
        self.insert("images", gallery_fk=gallery_id, filename=name, **values)

    def archive(self, gallery_id: int, host: str, status: str = "completed", **more: Any) -> None:
        more.setdefault("download_url", f"https://{host}.example/file/{gallery_id}")
        self.insert("file_host_uploads", gallery_fk=gallery_id, host_name=host, status=status, **more)

    def ini(self, text: str) -> None:
        (self.path / f"{self.stem}.ini").write_text(text, encoding="utf-8")

    def template(self, name: str, text: str) -> None:
        (self.path / "templates").mkdir(exist_ok=True)
        (self.path / "templates" / f"{name}.template.txt").write_text(text, encoding="utf-8")

    def artifact(self, name: str, code: str, names: list[str], *, folder: Path | None = None) -> None:
        """As the end of an upload writes it; beside the images with a `folder`."""
        target = (folder / ".uploaded") if folder else self.path / "galleries"
        target.mkdir(parents=True, exist_ok=True)
        images = [
            {
                "image_url": f"https://imx.to/i/{code}{number}",
                "thumb_url": f"https://imx.to/u/t/{code}{number}.jpg",
                "original_filename": each,
                "size_bytes": 0,
                "width": 0,
                "height": 0,
                "bbcode": "",
            }
            for number, each in enumerate(names, 1)
        ]
        meta = {"gallery_name": name, "gallery_id": code, "status": "completed"}
        (target / f"{name}_{code}.json").write_text(json.dumps({"meta": meta, "images": images}))

    def _make(self) -> None:
        states = list(_STATES)
        if self.version is not Version.FIRST:
            states.insert(0, "validating")
        if self.version is Version.BBDROP:
            states += ["scan_failed", "upload_failed"]
        self._table("galleries", _GALLERIES.format(states=_quoted(states)))
        self._table("images", _IMAGES)
        self.connection.execute("CREATE INDEX images_gallery_idx ON images(gallery_fk)")
        self._table("tabs", _TABS)
        self._table("settings", "key TEXT PRIMARY KEY, value_text TEXT")
        self._table("unnamed_galleries", _UNNAMED)
        self.insert("settings", key="queue_migrated_v1", value_text="1")
        self.insert("tabs", name="Main", tab_type="system")
        self._add("tab_name TEXT DEFAULT 'Main'", "tab_id INTEGER")
        if self.version is Version.FIRST:
            self.insert("tabs", name="Archive", tab_type="system", display_order=1000, color_hint="#666666")
            return
        self._add(
            *(f"{each}_{side} REAL DEFAULT 0.0" for each in ("avg", "max", "min") for side in ("width", "height"))
        )
        self._add(*(f"{kind}{number} TEXT" for kind in ("custom", "ext") for number in range(1, 5)))
        if self.version is Version.BBDROP:
            self._add("image_host_id TEXT DEFAULT 'imx'")
        self._add("imx_status TEXT", "imx_status_checked INTEGER")
        uploads = ["pending", "uploading", "completed", "failed", "cancelled"]
        if self.version is Version.LAST:
            more = "UNIQUE(gallery_fk, host_name)"
        else:
            self._add(*(f"cover_{each} TEXT" for each in ("source_path", "host_id", "status", "result")))
            self._add("media_type TEXT DEFAULT 'image'", "download_links TEXT DEFAULT ''")
            uploads.append("blocked")
            more = (
                "part_number INTEGER DEFAULT 0, md5_hash TEXT, file_size INTEGER, deduped INTEGER DEFAULT 0, "
                "blocked_by_upload_id INTEGER, dedup_only INTEGER DEFAULT 0, UNIQUE(gallery_fk, host_name, part_number)"
            )
            self.insert("settings", key="schema_version", value_text="14")
        self._table("file_host_uploads", _FILE_HOST_UPLOADS.format(states=_quoted(uploads), more=more))

    def _table(self, name: str, columns: str) -> None:
        self.connection.execute(f"CREATE TABLE {name} ({columns})")

    def _add(self, *columns: str) -> None:
        for column in columns:
            self.connection.execute(f"ALTER TABLE galleries ADD COLUMN {column}")


def _quoted(words: list[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)
