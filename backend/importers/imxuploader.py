"""The database of IMXuploader (later called BBDrop), its tabs and galleries.

What is known of its files, each with repository, file and commit of the stored copy that was read:

- Folder: `~/.imxup`, from version 0.8 on `~/.bbdrop`, or the `config/base_path` of QSettings("ImxUploader",
  "ImxUploadGUI") or ("BBDropUploader", "BBDropGUI"). In it `imxup.db` or `bbdrop.db`, `imxup.ini` or `bbdrop.ini`,
  `templates/` and `galleries/`. (twwat/imxup imxup.py 5b4d33d: get_base_path, get_config_path, get_template_path,
  get_central_storage_path; twwat/bbdrop src/utils/paths.py 015d41f: the same, and migrate_from_imxup, which copies the
  folder and leaves the old one where it was.)
- Database: SQLite in WAL mode. Tables `galleries`, `images`, `tabs`, `file_host_uploads` (from 0.6 on), `settings`,
  `unnamed_galleries`. There is no number for its versions before BBDrop, which keeps one as `schema_version` in
  `settings` (14 is the newest that was read); older files differ in which columns there are. They came in this order:
  failed_files, tab_name, tab_id, avg_width … min_height, custom1–4, ext1–4, image_host_id, imx_status, cover_…,
  media_type, download_links; in `file_host_uploads` part_number, md5_hash, file_size, deduped. So every column but
  `path` and `status` is taken as one that may be missing. (twwat/imxup imxup_storage.py 51b603b;
  src/storage/database.py 33c2a8d, 0e8161c, and as twwat/bbdrop aa3fd0b; twwat/bbdrop src/storage/database.py 086e87e
  and the one with _SCHEMA_VERSION = 14: CREATE TABLE statements and _run_migrations. A test builds its databases from
  these statements.) Forum tables of a migration 15 are named in twwat/bbdrop src/storage/forum_posting.py b89bd1f;
  their statements were not found.
- States: validating, scanning, ready, queued, uploading, paused, incomplete, completed, failed; in BBDrop scan_failed
  and upload_failed as well (src/core/constants.py 06abd70, CHECK of the table).
- `galleries.gallery_id` is imx.to's word for the gallery, its page is https://imx.to/g/{gallery_id} (imxup.py:
  save_gallery_artifacts). `image_host_id` is imx, turbo or pixhost (twwat/bbdrop assets/image_hosts), imx where there
  is no such column. `file_host_uploads.host_name` is the name of a file in assets/hosts.
- `images` has a row for each uploaded file: `url` is the image's page, `thumb_url` its thumbnail (bulk_upsert). Rows
  are written by whichever run uploaded them, so a finished gallery may have none. Then the artifact has them:
  `galleries/{name}_{gallery_id}.json`, also in `.uploaded` within the gallery's folder; in it `images`, a list of
  `image_url`, `thumb_url`, `original_filename` (its extension in small letters), `size_bytes`, `width`, `height`
  (imxup.py: build_gallery_filenames, save_gallery_artifacts; src/core/engine.py 06abd70: the end of run).

Its settings and credentials: see `imxuploader_setup`.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import apsw
import msgspec

from backend.errors import problem
from backend.importers import imxuploader_setup
from backend.importers.copied_database import open_copy
from backend.importers.found import Behind, OldArchive, OldGallery, OldImage, OldSetup, OldTab
from backend.importers.imxuploader_artifacts import Artifacts
from backend.importers.imxuploader_setup import FILE_HOSTS
from backend.importers.old_values import (
    LONGEST_NAME,
    LONGEST_TEXT,
    file_name_of,
    last_part,
    link_of,
    number_of,
    path_of,
    text_of,
)
from backend.protocol.errors import ErrorKind
from backend.protocol.other_programs import Program, Why
from backend.storage import statements

FILES = ("bbdrop.db", "imxup.db")
"""Names of the database, the newer one first."""

NEWEST_VERSION = 14
IMAGE_HOSTS = {"imx": "imx.to", "turbo": "turboimagehost.com", "pixhost": "pixhost.to"}

_GALLERIES_A_PART = 50
_IMAGES_A_PART = 500

_CODE = re.compile(r"[\w-]{1,64}")
_FINISHED = "completed"

_TEXTS = (
    *("path", "name", "status", "template", "gallery_id", "gallery_url", "tab_name", "image_host_id", "media_type"),
    *("custom1", "custom2", "custom3", "custom4", "ext1", "ext2", "ext3", "ext4"),
)
_NUMBERS = ("id", "added_ts", "finished_ts", "uploaded_images", "tab_id")
_WHOLE_NUMBERS = frozenset(
    (*_NUMBERS, "gallery_fk", "size_bytes", "width", "height", "part_number", "file_size", "total_bytes")
)


class ImxUploader:
    """An `OldProgram`. `path` is its database, or the folder with it; the copy goes into `work`, an empty folder."""

    program = Program.IMXUPLOADER

    def __init__(self, path: Path, work: Path, secrets: imxuploader_setup.Secrets | None = None) -> None:
        self.path = _database(path)
        self._secrets = secrets
        self._connection = open_copy(self.path, work / "copy.db")
        try:
            self._columns = {
                table: {row[1] for row in self._connection.execute(f"PRAGMA table_info({table})")}
                for table in ("galleries", "images", "tabs", "file_host_uploads", "settings", "unnamed_galleries")
            }
            if not {"id", "path", "status"} <= self._columns["galleries"]:
                raise problem(ErrorKind.BAD_INPUT, "this is no database of IMXuploader", subject=str(self.path))
            self._tabs = self._read_tabs()
            self._known_images = self._count_images()
        except BaseException:
            self._connection.close()
            raise
        self._artifacts = Artifacts(self.path.parent / "galleries")

    def close(self) -> None:
        self._connection.close()

    def setup(self, behind: Behind) -> OldSetup:
        if "key" in self._columns["settings"]:
            rows = self._rows("settings", ["value_text"], "WHERE key = 'schema_version'")
            version = next((text_of(value) for (value,) in rows), "")
            if version.isdecimal() and int(version[:9]) > NEWEST_VERSION:
                behind.add(Why.NEWER, subject=version[:9])
        if "gallery_id" in self._columns["unnamed_galleries"]:
            behind.add(Why.NOT_NAMED_YET, next(self._connection.execute("SELECT count(*) FROM unnamed_galleries"))[0])
        return imxuploader_setup.read(self.path.parent, self.path.stem, behind, self._secrets)

    def tabs(self) -> list[OldTab]:
        return [OldTab(name, colour) for name, colour in self._tabs.values() if name != "Main"]  # as here

    def count(self) -> int:
        return int(next(self._connection.execute("SELECT count(*) FROM galleries"))[0])

    def galleries(self, behind: Behind, *, with_images: bool, stop: threading.Event) -> Iterator[list[OldGallery]]:
        order = [name for name in ("insertion_order", "added_ts") if name in self._columns["galleries"]]
        ids = [row[0] for row in self._rows("galleries", ["id"], f"ORDER BY {', '.join([*order, 'id'])}")]
        for part in self._parts(ids):
            if stop.is_set():
                return
            yield self._read_part(part, behind, with_images=with_images)

    # -- inside ----------------------------------------------------------------------------------------------

    def _parts(self, ids: Sequence[int]) -> Iterator[list[int]]:
        """Ids that are read together: neither many galleries nor many images."""
        part: list[int] = []
        images = 0
        for gallery_id in ids:
            count = self._known_images.get(gallery_id, 0)
            if part and (len(part) == _GALLERIES_A_PART or images + count > _IMAGES_A_PART):
                yield part
                part, images = [], 0
            part.append(gallery_id)
            images += count
        if part:
            yield part

    def _read_part(self, ids: Sequence[int], behind: Behind, *, with_images: bool) -> list[OldGallery]:
        of_these = msgspec.json.encode(ids).decode()
        names = (*_TEXTS, *_NUMBERS)
        rows = self._rows("galleries", names, "WHERE id IN (SELECT value FROM json_each(?))", of_these)
        archives = self._read_archives(of_these, behind)
        images = self._read_images(of_these, behind) if with_images else {}
        read: dict[int, OldGallery] = {}
        for row in rows:
            values = dict(zip(names, row, strict=True))
            gallery_id = int(values["id"])
            gallery = self._gallery(
                values, behind, archives.get(gallery_id, ()), images.get(gallery_id, ()), with_images
            )
            if gallery is not None:
                read[gallery_id] = gallery
        return [read[gallery_id] for gallery_id in ids if gallery_id in read]

    def _gallery(
        self,
        values: Mapping[str, Any],
        behind: Behind,
        archives: Sequence[OldArchive],
        images: Sequence[OldImage],
        with_images: bool,
    ) -> OldGallery | None:
        path = path_of(values["path"])
        if not path:
            behind.add(
                Why.BAD_ROWS, example=text_of(values["path"])[:LONGEST_NAME] or text_of(values["name"])[:LONGEST_NAME]
            )
            return None
        if text_of(values["media_type"]) == "video":
            behind.add(Why.VIDEO)
            return None
        host = text_of(values["image_host_id"]).casefold() or "imx"
        host_id = IMAGE_HOSTS.get(host, host)
        code = text_of(values["gallery_id"])
        code = code if _CODE.fullmatch(code) else ""
        url = link_of(values["gallery_url"]) or (f"https://imx.to/g/{code}" if code and host == "imx" else "")
        is_finished = text_of(values["status"]) == _FINISHED
        known, claimed = self._known_images.get(number_of(values["id"]), 0), number_of(values["uploaded_images"])
        if is_finished and claimed > known and code and (artifact := self._artifacts.images(path, code)):
            images = _merged(images, artifact) if with_images else images
            known = max(known, len(artifact))
        if is_finished and not known and not url and not archives:
            behind.add(Why.NOTHING_KNOWN, example=last_part(path))
            return None
        if is_finished and not known:
            behind.add(Why.NO_IMAGE_LINKS)
        elif is_finished:
            behind.add(Why.SOME_LINKS_MISSING, max(0, claimed - known))
        return OldGallery(
            path=path,
            name=(text_of(values["name"]).strip() or last_part(path))[:LONGEST_NAME],
            tab=self._tab_of(values),
            host_id=host_id,
            is_finished=is_finished,
            added_at=float(number_of(values["added_ts"])),
            finished_at=float(number_of(values["finished_ts"])),
            template=text_of(values["template"]),
            code=code,
            gallery_url=url,
            custom=(
                text_of(values["custom1"]),
                text_of(values["custom2"]),
                text_of(values["custom3"]),
                text_of(values["custom4"]),
            ),
            ext=(text_of(values["ext1"]), text_of(values["ext2"]), text_of(values["ext3"]), text_of(values["ext4"])),
            online=known,
            images=tuple(images),
            archives=tuple(archives),
        )

    def _tab_of(self, values: Mapping[str, Any]) -> str:
        """`tab_id` is the newer of the two; a tab that is gone means Main."""
        of_id = self._tabs.get(number_of(values["tab_id"]))
        name = of_id[0] if of_id else text_of(values["tab_name"])
        return name if any(name == tab for tab, _ in self._tabs.values()) else "Main"

    def _read_tabs(self) -> dict[int, tuple[str, str]]:
        columns = self._columns["tabs"]
        if not {"id", "name"} <= columns:
            return {}
        where = "WHERE is_active" if "is_active" in columns else ""
        order = "display_order, id" if "display_order" in columns else "id"
        rows = self._rows("tabs", ["id", "name", "color_hint"], f"{where} ORDER BY {order}")
        tabs = {
            number_of(tab_id): (" ".join(text_of(name).split())[:100], text_of(colour)) for tab_id, name, colour in rows
        }
        return {tab_id: tab for tab_id, tab in tabs.items() if tab[0]}

    def _count_images(self) -> dict[int, int]:
        if not {"gallery_fk", "filename", "url"} <= self._columns["images"]:
            return {}
        sql = "SELECT gallery_fk, count(*) FROM images WHERE url LIKE 'http%' GROUP BY gallery_fk"
        return {number_of(gallery_id): count for gallery_id, count in self._connection.execute(sql)}

    def _read_images(self, ids: str, behind: Behind) -> dict[int, list[OldImage]]:
        if not self._known_images:
            return {}
        found: dict[int, list[OldImage]] = {}
        names = ["gallery_fk", "filename", "url", "thumb_url", "size_bytes", "width", "height"]
        rows = self._rows("images", names, "WHERE gallery_fk IN (SELECT value FROM json_each(?))", ids)
        for gallery_id, name, url, thumb, size, width, height in rows:
            image = OldImage(
                file_name_of(name), link_of(url), link_of(thumb), number_of(size), number_of(width), number_of(height)
            )
            if image.name and image.page_url:
                found.setdefault(number_of(gallery_id), []).append(image)
            elif url:  # a file that was never uploaded has a row without an address
                behind.add(Why.BAD_IMAGES, example=text_of(name)[:LONGEST_NAME])
        return found

    def _read_archives(self, ids: str, behind: Behind) -> dict[int, list[OldArchive]]:
        if not {"gallery_fk", "host_name", "status", "download_url"} <= self._columns["file_host_uploads"]:
            return {}
        found: dict[int, list[OldArchive]] = {}
        names = [
            *("gallery_fk", "host_name", "status", "download_url", "part_number"),
            *("file_name", "file_id", "file_size", "total_bytes", "finished_ts"),
        ]
        tail = "WHERE gallery_fk IN (SELECT value FROM json_each(?)) ORDER BY id"
        rows = self._rows("file_host_uploads", names, tail, ids)
        for gallery_id, host, status, url, part, name, code, size, total, at in rows:
            link, host_name = link_of(url), text_of(host).casefold()
            if text_of(status) != _FINISHED or not link:
                behind.add(Why.UNFINISHED_ARCHIVE)
                continue
            archive = OldArchive(
                FILE_HOSTS.get(host_name, host_name), link, number_of(part), file_name_of(name), text_of(code)[:200],
                number_of(size) or number_of(total), float(number_of(at)),
            )  # fmt: skip
            found.setdefault(number_of(gallery_id), []).append(archive)
        return found

    def _rows(self, table: str, names: Sequence[str], tail: str, *bound: str) -> list[tuple[Any, ...]]:
        """Columns of a table, NULL for those that it has not. Texts come as bytes, not longer than is sensible."""
        there = self._columns[table]

        def column(name: str) -> str:
            if name not in there:
                return "NULL"
            if name in _WHOLE_NUMBERS:  # whatever else stands there may be no text either
                return f"iif(typeof({name}) IN ('integer', 'real'), {name}, NULL)"
            return f"substr(CAST({name} AS BLOB), 1, {LONGEST_TEXT})"

        sql = statements.select(table, [column(name) for name in names], tail)
        try:
            return list(self._connection.execute(sql, bound))
        except (apsw.Error, UnicodeDecodeError) as error:
            raise problem(ErrorKind.BAD_INPUT, "the database is damaged", subject=str(self.path)) from error


def is_one(folder: Path) -> bool:
    """Whether IMXuploader keeps its data in this folder."""
    return any((folder / name).is_file() for name in FILES)


def _database(path: Path) -> Path:
    if not path.is_dir():
        if path.is_file():
            return path
        raise problem(ErrorKind.BAD_INPUT, "the file is not there", subject=str(path))
    for name in FILES:
        if (path / name).is_file():
            return path / name
    raise problem(ErrorKind.BAD_INPUT, "there is no database of IMXuploader in this folder", subject=str(path))


def _merged(images: Sequence[OldImage], artifact: Sequence[OldImage]) -> list[OldImage]:
    known = {image.name.casefold() for image in images}
    return [*images, *(image for image in artifact if image.name.casefold() not in known)]
