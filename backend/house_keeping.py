"""Keeps what grows small: old backups of the database, hashes of files that nobody has seen for long, thumbnails,
covers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from backend import data_move
from backend.errors import Problem
from backend.galleries.pictures import Pictures
from backend.protocol.events import Event, Notice
from backend.protocol.folders import Folders
from backend.protocol.settings import Settings
from backend.storage import galleries as gallery_table
from backend.storage import hash_cache
from backend.storage.database import Database
from backend.system import memory

EVERY_S = 3600.0
MEMORY_EVERY_S = 120.0
HASHES_KEPT_S = 180 * 86_400.0
REMOVED_KEPT_S = 7 * 86_400.0
"""Galleries off the queue can be brought back for so long at most, in an engine that runs for months."""


class HouseKeeping:
    """Event loop only; files are dealt with in threads. `purge` deletes galleries that were removed before a time."""

    def __init__(
        self,
        folders: Folders,
        database: Database,
        pictures: Pictures,
        settings: Callable[[], Settings],
        publish: Callable[[Event], None],
        purge: Callable[[float], Awaitable[None]],
    ) -> None:
        self._folders = folders
        self._database = database
        self._pictures = pictures
        self._settings = settings
        self._publish = publish
        self._purge = purge

    async def serve(self) -> None:
        """At the start and each hour from then on, until it is cancelled."""
        await asyncio.to_thread(data_move.delete_old, self._folders)
        while True:
            try:
                await self._database.back_up_if_due(now=time.time())
                await self._database.run(
                    lambda connection: hash_cache.prune(connection, used_before=time.time() - HASHES_KEPT_S)
                )
                await self._purge(time.time() - REMOVED_KEPT_S)
                await self._pictures.delete_covers_but_of(set(await self._database.read(gallery_table.all_ids)))
            except Problem as problem:
                self._publish(Notice(error=problem.info))
            from backend.media.thumbnails import prune_cache  # heavy, and not needed before the first rows are there

            kept_bytes = self._settings().thumbnails_cache_mb * 10**6
            await asyncio.to_thread(prune_cache, self._pictures.thumbnails_folder, kept_bytes)
            await asyncio.sleep(EVERY_S)

    async def serve_memory(self) -> None:
        """What is freed after much work goes back to the system, until it is cancelled."""
        while True:
            await asyncio.sleep(MEMORY_EVERY_S)
            await asyncio.to_thread(memory.give_back)
