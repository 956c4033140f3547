"""Folders of unpacked archives that no gallery has: an engine that was killed had no time to delete them."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Collection
from pathlib import Path

from backend.storage import galleries as gallery_table
from backend.storage.database import Database

_NAME = re.compile(r"\.?(\d+)(\.part)?")


async def tidy(database: Database, folder: Path) -> None:
    """At the start, before archives are unpacked. `folder` belongs to this database alone.

    A gallery must not find what another one of the same id left there, of which a restored backup knows nothing.
    """
    kept = set(await database.read(gallery_table.all_ids))
    await asyncio.to_thread(_delete_but_of, folder, kept)


def _delete_but_of(folder: Path, kept: Collection[int]) -> None:
    try:
        found = list(folder.iterdir())
    except OSError:
        return  # nothing was ever unpacked
    for each in found:
        named = _NAME.fullmatch(each.name)
        if named and int(named[1]) not in kept:
            shutil.rmtree(each, ignore_errors=True)
