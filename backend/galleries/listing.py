"""Which files a gallery consists of, as they are on the disk now."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from backend.errors import Problem
from backend.galleries.book import Book
from backend.media import archives, scan
from backend.media.scan import FoundFile, FoundGallery
from backend.media.unpacking import Limits
from backend.protocol.errors import ErrorInfo, ErrorKind
from backend.protocol.rows import GalleryRow, SourceKind
from backend.protocol.settings import Settings
from backend.storage import files as file_table
from backend.storage.database import Database
from backend.storage.records import FileRecord

Stop = Callable[[], bool]


class Listing:
    """Used from the engine's event loop; files are looked for in threads."""

    def __init__(
        self, book: Book, database: Database, settings: Callable[[], Settings], work_folder: Callable[[], Path]
    ) -> None:
        self._book = book
        self._database = database
        self._settings = settings
        self._work_folder = work_folder

    async def files(
        self, row: GalleryRow, found: FoundGallery | None, *, password: Callable[[], str], stop: Stop
    ) -> list[FoundFile]:
        """What its source holds, and what was added from elsewhere. `found` is what a first look has found already;
        `password` gives that of an archive, once. Raises Problem: FOLDER_GONE, NOTHING_FOUND, or why an archive cannot
        be unpacked."""
        if row.source is not SourceKind.ARCHIVE and found is not None:
            return list(found.files)
        known = await self._database.read(lambda connection: file_table.of_gallery(connection, row.id))
        known.sort(key=lambda file: file.position < 0)  # what was just added comes behind the others
        if row.source is SourceKind.FILES:
            return await self._known_files(row, known, stop)
        if row.source is SourceKind.ARCHIVE:
            own, folder = await self._unpack(row, password, stop)
        else:
            own, folder = await self._folder(row, stop)
        return own + await self._from_elsewhere(folder, own, known, stop)

    async def _folder(self, row: GalleryRow, stop: Stop) -> tuple[list[FoundFile], Path]:
        if not await asyncio.to_thread(Path(row.path).is_dir):
            raise Problem(ErrorInfo(kind=ErrorKind.FOLDER_GONE, subject=row.path))
        discovery = await asyncio.to_thread(scan.discover, [row.path], stop=stop)
        for gallery in discovery.galleries:
            if gallery.source is SourceKind.FOLDER and gallery.path == row.path:
                return list(gallery.files), Path(row.path)
        raise Problem(ErrorInfo(kind=ErrorKind.NOTHING_FOUND, subject=row.path))

    async def _known_files(self, row: GalleryRow, known: Sequence[FileRecord], stop: Stop) -> list[FoundFile]:
        """Loose files, maybe of several folders: those that are still there, with the names they have here."""
        files = await _still_there(known, stop)
        if not files:
            is_gone = not await asyncio.to_thread(Path(row.path).is_dir)
            kind = ErrorKind.FOLDER_GONE if is_gone else ErrorKind.NOTHING_FOUND
            raise Problem(ErrorInfo(kind=kind, subject=row.path))
        return files

    async def _unpack(self, row: GalleryRow, password: Callable[[], str], stop: Stop) -> tuple[list[FoundFile], Path]:
        target = self._work_folder() / str(row.id)
        await self._book.change(row.id, work_folder=str(target))
        if not await asyncio.to_thread(target.is_dir):
            limits = Limits(size_bytes=self._settings().archive_limit_gb * 10**9)
            await asyncio.to_thread(
                archives.extract, Path(row.path), target, password=password(), stop=stop, limits=limits
            )
        discovery = await asyncio.to_thread(scan.discover, [str(target)], merge=True, group_loose_files=True, stop=stop)
        files = [file for gallery in discovery.galleries for file in gallery.files]
        if not files:
            raise Problem(ErrorInfo(kind=ErrorKind.NOTHING_FOUND, subject=row.path))
        return files, target

    async def _from_elsewhere(
        self, folder: Path, own: Sequence[FoundFile], known: Sequence[FileRecord], stop: Stop
    ) -> list[FoundFile]:
        """Images that were added to the gallery and lie in other folders."""
        names = {file.name for file in own}
        others = [file for file in known if file.path and not Path(file.path).is_relative_to(folder)]
        return await _still_there([file for file in others if file.name not in names], stop)


async def _still_there(known: Sequence[FileRecord], stop: Stop) -> list[FoundFile]:
    if not known:
        return []
    discovery = await asyncio.to_thread(scan.discover, [file.path for file in known], stop=stop)
    found = {file.path: file for gallery in discovery.galleries for file in gallery.files}
    return [msgspec.structs.replace(found[file.path], name=file.name) for file in known if file.path in found]
