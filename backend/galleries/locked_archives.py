"""Galleries whose archive needs a password: they wait for it, and it goes no further than the unpacking."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from backend.errors import problem
from backend.galleries.book import Book
from backend.galleries.intake import Intake
from backend.protocol.errors import ErrorKind
from backend.protocol.rows import GalleryRow, GalleryState

LOCKED = frozenset({ErrorKind.ARCHIVE_LOCKED, ErrorKind.WRONG_PASSWORD})


def is_locked(row: GalleryRow) -> bool:
    return row.state is GalleryState.FAILED and row.error is not None and row.error.kind in LOCKED


class LockedArchives:
    """Used from the engine's event loop. `mask` keeps the password out of the log, whatever a library says of it."""

    def __init__(self, book: Book, intake: Intake, mask: Callable[[Iterable[str]], None]) -> None:
        self._book = book
        self._intake = intake
        self._mask = mask

    async def open(self, ids: Sequence[int], password: str) -> None:
        """Unpack those of these that wait for a password. Raises Problem(BAD_INPUT) without one."""
        if not password:
            raise problem(ErrorKind.BAD_INPUT, "it is empty", subject="password")
        self._mask([password])
        for row in self._book.existing(ids):
            if is_locked(row):
                await self._intake.rescan(row.id, password=password)
