"""Small pictures for the window: a cover for each gallery, thumbnails of the files it shows. Made lazily."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from backend.protocol.events import CoverReady, ThumbnailReady
from backend.protocol.rows import GalleryRow
from backend.storage import files as file_table
from backend.storage.database import Database
from backend.storage.records import FileRecord

log = logging.getLogger(__name__)

COVER_PX = 112
"""A cover is shown at 40 and 56 px; twice that for screens of double density."""
THUMBNAIL_PX = 192
_COVER_NAME = re.compile(r"\d+-\d+\.jpg")  # file managers leave files of their own, and a kill leaves parts


class Pictures:
    """Used from the engine's event loop; decoding happens in one thread, so that uploads keep the other cores.

    File names hold ids that are never used twice, so a picture that exists is the right one.
    """

    def __init__(
        self, folder: Path, database: Database, publish: Callable[[CoverReady | ThumbnailReady], None]
    ) -> None:
        self._covers = folder / "covers"
        self.thumbnails_folder = folder / "thumbnails"
        self._database = database
        self._publish = publish
        self._wanted_covers: dict[int, int] = {}  # gallery → file
        self._wanted_files: dict[int, None] = {}
        self._wake = asyncio.Event()
        self._made: set[str] = set()

    def load(self, *, is_older: bool = False) -> None:
        """Find out what is there already; called once at start. `is_older`: a backup took the database's place, which
        gives ids again that pictures of galleries that are lost have."""
        if is_older:
            for folder in (self._covers, self.thumbnails_folder):
                shutil.rmtree(folder, ignore_errors=True)
        self._covers.mkdir(parents=True, exist_ok=True)
        self.thumbnails_folder.mkdir(parents=True, exist_ok=True)
        self._made = {path.name for path in self._covers.iterdir() if _COVER_NAME.fullmatch(path.name)}

    async def delete_covers_but_of(self, kept: Collection[int]) -> None:
        """Delete the covers of galleries that are gone for good. `kept` are the ids of those that are not; galleries
        newer than these keep theirs as well."""
        newest = max(kept, default=0)
        gone = {name for name in self._made if (id_ := int(name.partition("-")[0])) < newest and id_ not in kept}
        self._made -= gone
        await asyncio.to_thread(_delete, [self._covers / name for name in gone])

    def covers_of(self, rows: Iterable[GalleryRow]) -> tuple[tuple[int, str], ...]:
        """Covers that exist; those that do not are made behind it and announced by CoverReady."""
        found: list[tuple[int, str]] = []
        for row in rows:
            if row.cover_file_id is None:
                continue
            name = _cover_name(row.id, row.cover_file_id)
            if name in self._made:
                found.append((row.id, str(self._covers / name)))
            else:
                self._wanted_covers[row.id] = row.cover_file_id
        self._wake.set()
        return tuple(found)

    def want_cover(self, row: GalleryRow) -> None:
        if row.cover_file_id is None:
            return
        name = _cover_name(row.id, row.cover_file_id)
        if name in self._made:
            self._publish(CoverReady(gallery_id=row.id, path=str(self._covers / name)))
        else:
            self._wanted_covers[row.id] = row.cover_file_id
            self._wake.set()

    def want(self, file_ids: Iterable[int]) -> None:
        """Make thumbnails of these first: they are on the screen now."""
        wanted = dict.fromkeys(file_ids)
        self._wanted_files = {**wanted, **{key: None for key in self._wanted_files if key not in wanted}}
        self._wake.set()

    async def serve(self) -> None:
        """Run until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._wanted_files or self._wanted_covers:
                try:
                    if self._wanted_files:
                        await self._make_thumbnail(self._next_file())
                    else:
                        await self._make_cover(*self._wanted_covers.popitem())
                except Exception:
                    log.exception("making a picture failed")

    def _next_file(self) -> int:
        file_id = next(iter(self._wanted_files))
        del self._wanted_files[file_id]
        return file_id

    async def _make_thumbnail(self, file_id: int) -> None:
        target = self.thumbnails_folder / f"{file_id}.jpg"
        file = await self._file(file_id)
        if file is None:
            return
        made = await asyncio.to_thread(_make, Path(file.path), target, THUMBNAIL_PX, False)
        self._publish(ThumbnailReady(file_id=file_id, gallery_id=file.gallery_id, path=str(made) if made else ""))

    async def _make_cover(self, gallery_id: int, file_id: int) -> None:
        target = self._covers / _cover_name(gallery_id, file_id)
        file = await self._file(file_id)
        if file is None:
            return
        made = await asyncio.to_thread(_make, Path(file.path), target, COVER_PX, True)
        if made:
            self._made.add(made.name)
            self._publish(CoverReady(gallery_id=gallery_id, path=str(made)))

    async def _file(self, file_id: int) -> FileRecord | None:
        found = await self._database.read(lambda connection: file_table.get_many(connection, [file_id]))
        return found[0] if found else None


def _cover_name(gallery_id: int, file_id: int) -> str:
    return f"{gallery_id}-{file_id}.jpg"


def _delete(pictures: Iterable[Path]) -> None:
    for path in pictures:
        path.unlink(missing_ok=True)


def _make(source: Path, target: Path, size_px: int, crop: bool) -> Path | None:
    if target.exists():
        os.utime(target)  # used now: the oldest go first when the cache is full
        return target
    from backend.media.thumbnails import make_thumbnail  # Pillow, which the first rows need not wait for

    return make_thumbnail(source, target, size_px, crop=crop)
