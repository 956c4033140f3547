"""Folders that have moved: where one is now, and which other galleries went with it."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from backend.errors import Problem, problem
from backend.galleries.book import Book
from backend.galleries.intake import Intake
from backend.media.hashing import file_digest
from backend.protocol.errors import ErrorKind
from backend.protocol.images import MovedGallery
from backend.protocol.rows import GalleryRow, SourceKind
from backend.storage import files as file_table
from backend.storage.database import Database
from backend.storage.records import FileRecord

MOST_FOLDERS = 3_000
"""Looked into before the search for a moved folder is given up."""
SAMPLE = 12


class Moves:
    """Used from the engine's event loop."""

    def __init__(self, book: Book, database: Database, intake: Intake) -> None:
        self._book = book
        self._database = database
        self._intake = intake

    async def relocate(self, gallery_id: int, path: str) -> tuple[MovedGallery, ...]:
        """The source moved: rewrite the paths of its files, then look at it again. Gives the galleries that seem to
        have moved with it. Raises Problem(FOLDER_GONE)."""
        row = self._book.row(gallery_id)
        if row is None:
            return ()
        path = os.path.abspath(path)  # noqa: ASYNC240, PTH100 – as the scan names it, without its links being followed
        if not await asyncio.to_thread(Path(path).exists):
            raise problem(ErrorKind.FOLDER_GONE, subject=path)
        if row.source is not SourceKind.ARCHIVE:
            files = await self._files(gallery_id)
            elsewhere = {file.id for file in files if file.path and not Path(file.path).is_relative_to(row.path)}
            moved = [file for file in files if file.id not in elsewhere]
            places = [(file.id, file.position, str(Path(path) / file.name)) for file in moved]
            await self._database.run(lambda connection: file_table.set_places(connection, places))
        await self._book.change(gallery_id, path=path)
        await self._intake.rescan(gallery_id)
        return tuple(await asyncio.to_thread(siblings, self._book.rows(), Path(row.path), Path(path)))

    async def relocate_all(self, places: Iterable[tuple[int, str]]) -> None:
        """As `relocate`, for several; those whose new place is not there stay as they are."""
        for gallery_id, path in places:
            with contextlib.suppress(Problem):
                await self.relocate(gallery_id, path)

    async def find(self, gallery_id: int) -> str:
        """Where the folder of a gallery seems to be now; empty when nobody knows."""
        row = self._book.row(gallery_id)
        return await asyncio.to_thread(find, row, await self._files(gallery_id)) if row is not None else ""

    async def _files(self, gallery_id: int) -> list[FileRecord]:
        return await self._database.read(lambda connection: file_table.of_gallery(connection, gallery_id))


def siblings(rows: Iterable[GalleryRow], old: Path, new: Path) -> list[MovedGallery]:
    """Galleries that lay beside `old`, or below a folder above it that moved as a whole, are not there any more, and
    are found in the same place under the new one. Blocking.
    """
    before, now = _moved_part(old, new)
    found = []
    for row in rows:
        path = Path(row.path)
        if path == old or not path.is_relative_to(before) or path.exists():
            continue
        place = now / path.relative_to(before)
        if place.is_file() if row.source is SourceKind.ARCHIVE else place.is_dir():
            found.append(MovedGallery(gallery_id=row.id, name=row.name, path=str(place)))
    return found


def _moved_part(old: Path, new: Path) -> tuple[Path, Path]:
    """What was renamed: the paths without the parts at their ends that are the same; without any, their parents."""
    before, now = old, new
    while before.name and before.name == now.name:
        before, now = before.parent, now.parent
    return (old.parent, new.parent) if before == old else (before, now)


def find(row: GalleryRow, files: Sequence[FileRecord]) -> str:
    """Where a folder that has gone seems to be: one near its old place that holds its files. Empty when
    there is none. Blocking."""
    sample = [file for file in files if file.size_bytes][:SAMPLE]
    if row.source is not SourceKind.FOLDER or not sample:
        return ""
    needed = (len(sample) + 1) // 2
    for folder in _near(Path(row.path)):
        if sum(_holds(folder, file) for file in sample) >= needed:
            return str(folder)
    return ""


def _holds(folder: Path, file: FileRecord) -> bool:
    """Whether a file of this name is there that is the same one on the disk, or has the same contents."""
    path = folder / file.name
    try:
        status = path.stat()
        if status.st_size != file.size_bytes:
            return False
        is_same = (status.st_mtime_ns, status.st_ino) == (file.mtime_ns, file.inode)
        return is_same or (bool(file.digest) and file_digest(path) == file.digest)
    except (OSError, ValueError, Problem):
        return False


def _near(gone: Path) -> Iterator[Path]:
    """Folders around the place of one that has gone: beside it, then one level deeper, then beside its parent."""
    left = MOST_FOLDERS
    start = next((parent for parent in gone.parents if parent.is_dir()), None)
    roots = [] if start is None else [start, *([start.parent] if start.parent != start else [])]
    seen = set()
    for root in roots:
        level = [root]
        for _ in range(2):
            level = [child for folder in level for child in _folders_in(folder)]
            for folder in level:
                if left <= 0:
                    return
                left -= 1
                if folder not in seen:
                    seen.add(folder)
                    yield folder


def _folders_in(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                Path(entry.path)
                for entry in entries
                if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
            )[:MOST_FOLDERS]
    except OSError:
        return []
