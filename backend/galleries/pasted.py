"""Pictures that were pasted: nothing else has them, so they are kept as long as a gallery of theirs can come back."""

from __future__ import annotations

import asyncio
import shutil
import time
from pathlib import Path

import apsw
import msgspec

from backend.storage.database import Database

LEAST_AGE_S = 600.0
"""A younger one may be on its way into a gallery."""


async def tidy(database: Database, folder: Path, now: float | None = None) -> None:
    """Delete what no gallery has any more; removed ones that can be brought back have theirs. `now` is Unix time."""
    before = (time.time() if now is None else now) - LEAST_AGE_S
    found = await asyncio.to_thread(_older_than, folder, before)
    if not found:
        return

    def unknown(connection: apsw.Connection) -> list[Path]:
        paths = msgspec.json.encode([str(each) for each in found]).decode()
        known = "SELECT path FROM galleries WHERE path IN (SELECT value FROM json_each(?))"
        kept = {path for (path,) in connection.execute(known, (paths,))}
        return [each for each in found if str(each) not in kept]

    for each in await database.read(unknown):
        await asyncio.to_thread(shutil.rmtree, each, ignore_errors=True)


def _older_than(folder: Path, before: float) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if each.is_dir() and each.stat().st_mtime < before]
    except OSError:
        return []  # nothing was ever pasted, or the disk is gone
