"""Images that are added to a gallery that is there already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import msgspec

from backend.errors import problem
from backend.galleries.book import Book
from backend.galleries.intake import Intake
from backend.galleries.states import Trigger, allows
from backend.media.scan import FoundFile
from backend.protocol.errors import ErrorKind
from backend.protocol.replies import PathRefused, PathsAdded
from backend.protocol.rows import SourceKind
from backend.storage import files as file_table
from backend.storage.database import Database


class Adding:
    """Used from the engine's event loop; files are looked for in a thread."""

    def __init__(self, book: Book, database: Database, intake: Intake) -> None:
        self._book = book
        self._database = database
        self._intake = intake

    async def add(self, gallery_id: int, paths: Sequence[str]) -> PathsAdded:
        """Take these images, and those in these folders, into the gallery; they stay where they are. GalleryRescanned
        tells how many are new. Raises Problem: BAD_INPUT for a gallery at work, CANCELLED at the end of the engine."""
        discovery = await self._intake.look_through(paths)
        known = await self._database.read(lambda connection: file_table.of_gallery(connection, gallery_id))
        row = self._book.row(gallery_id)
        if row is None or not allows(row.state, Trigger.RESCAN):
            raise problem(ErrorKind.BAD_INPUT, "pause the gallery first", subject=row.name if row is not None else "")
        refused = [PathRefused(path=path, error=error) for path, error in discovery.refused]
        images: list[FoundFile] = []
        for found in discovery.galleries:
            if found.source is SourceKind.ARCHIVE:
                error = problem(ErrorKind.FILE_REJECTED, "not an image", subject=found.path).info
                refused.append(PathRefused(path=found.path, error=error))
            images += found.files
        paths_here = {file.path for file in known}
        new = _named([file for file in images if file.path not in paths_here], {file.name for file in known})
        if new:
            await self._intake.add_files(gallery_id, new)
        return PathsAdded(gallery_ids=(gallery_id,) if new else (), refused=tuple(refused))


def _named(files: Iterable[FoundFile], taken: set[str]) -> list[FoundFile]:
    """Under names that the gallery does not have yet: a.jpg, a_2.jpg, which comes behind it. Pure."""
    named = []
    for file in files:
        own = PurePosixPath(PurePosixPath(file.name).name)
        name, number = str(own), 1
        while name in taken:
            number += 1
            name = f"{own.stem}_{number}{own.suffix}"
        taken.add(name)
        named.append(msgspec.structs.replace(file, name=name))
    return named
