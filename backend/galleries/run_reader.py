"""Reads what is stored of a gallery into the run that uploads it."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import apsw
import msgspec

from backend.accounts.room import reason_no_room
from backend.galleries.archives import part_for_archives
from backend.galleries.book import Book
from backend.galleries.lanes import Lanes
from backend.galleries.run import Part, Run, is_replaced, missing_bytes, part_for, reason_too_many
from backend.hosts.base import GalleryFacts, RemoteGallery
from backend.hosts.fields import Pairs, chosen, of_host
from backend.protocol.rows import GalleryRow, StartOn
from backend.storage import archives as archive_table
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage.database import Database
from backend.storage.records import FileRecord, GalleryHostRecord, GalleryRecord, UploadRecord


class RunReader:
    """Used from the engine's event loop. `tab_options` gives those of a tab for all hosts."""

    def __init__(self, *, book: Book, database: Database, lanes: Lanes, tab_options: Callable[[int], Pairs]) -> None:
        self._book = book
        self._database = database
        self._lanes = lanes
        self._tab_options = tab_options

    async def run_of(self, row: GalleryRow) -> Run:
        """Raises Problem when one of its hosts cannot be used."""
        records, uploads = await self._stored(row.id)
        all_files = await self._database.read(lambda connection: file_table.of_gallery(connection, row.id))
        files = [file for file in all_files if file.state != "left_out"]
        by_host: dict[str, dict[int, UploadRecord]] = {}
        for upload in uploads:
            by_host.setdefault(upload.host_id, {})[upload.file_id] = upload
        facts = GalleryFacts(
            id=row.id, name=row.name, images=len(files), size_bytes=sum(file.size_bytes for file in files)
        )
        parts = [
            await self._part(row, record, facts, files, by_host.get(record.host_id, {})) for record in records[0].hosts
        ]
        replaced = {part.stands_in_for for part in parts}
        for part, record in zip(parts, records[0].hosts, strict=True):
            if part.host_id in replaced and any(map(is_replaced, part.uploads.values())):
                part.is_replaced, part.error = True, part.error or record.error
        return Run(
            gallery_id=row.id,
            name=row.name,
            files=files,
            parts=parts,
            started_at=time.time(),
            began=time.monotonic(),
            tab_id=row.tab_id,
        )

    async def part_of(self, run: Run, host_id: str) -> Part | None:
        """The share of a host that has come to a gallery while it uploads."""
        row = self._book.row(run.gallery_id)
        records, uploads = await self._stored(run.gallery_id)
        record = next((host for each in records for host in each.hosts if host.host_id == host_id), None)
        if row is None or record is None:
            return None
        here = {upload.file_id: upload for upload in uploads if upload.host_id == host_id}
        return await self._part(row, record, run.parts[0].remote.facts, run.files, here)

    async def _part(
        self,
        row: GalleryRow,
        record: GalleryHostRecord,
        facts: GalleryFacts,
        files: Sequence[FileRecord],
        host_uploads: Mapping[int, UploadRecord],
    ) -> Part:
        """The share of one host in a gallery, from what is stored."""
        needs_bytes = missing_bytes(files, host_uploads)
        lane = await self._lanes.lane(record.host_id, record.account, needs_bytes=needs_bytes)
        remote = RemoteGallery(facts=facts, values=msgspec.json.decode(record.remote or "{}", type=dict[str, str]))
        if lane.host.info.sends_archive:
            part = await part_for_archives(self._database, lane, remote, files, is_finished=record.finished)
        else:
            part = part_for(lane, remote, files, host_uploads, is_finished=record.finished)
        part.is_of_earlier_run = remote.is_begun
        if remote.is_begun and not lane.host.info.can_resume_gallery:
            # The host takes nothing more into that gallery: the rest goes into a new one.
            if part.sent:
                part.collects_first = True
            elif part.waiting:
                part.begin_anew()
        part.gallery_url, part.stands_in_for = record.gallery_url, record.stands_in_for
        part.start_on, part.is_waiting = StartOn(record.start_on), record.is_waiting
        part.most_bytes = record.most_bytes
        tab_options = of_host(self._tab_options(row.tab_id), record.host_id)
        part.options = chosen(lane.host.info.options, tab_options, dict(record.options))
        part.facts = await self._lanes.facts(lane)
        waiting_bytes = sum(job.size_bytes for job in part.waiting)
        part.refusal = reason_too_many(part) or reason_no_room(part.facts, waiting_bytes, record.host_id)
        return part

    async def _stored(self, gallery_id: int) -> tuple[list[GalleryRecord], list[UploadRecord]]:
        def read(connection: apsw.Connection) -> tuple[list[GalleryRecord], list[UploadRecord]]:
            found = archive_table.uploads_of_gallery(connection, gallery_id)
            return gallery_table.get_many(connection, [gallery_id]), found

        return await self._database.read(read)
