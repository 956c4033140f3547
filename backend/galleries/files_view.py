"""The files of the gallery that a window shows; they cross the pipe for that gallery only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import apsw

from backend.galleries.run import Run, is_replaced, overall, shown_upload
from backend.galleries.triggers import takes_part
from backend.ipc.clients import Client
from backend.protocol.errors import ErrorInfo
from backend.protocol.events import FilesListed
from backend.protocol.rows import FileRow, FileState, HostProgress, UploadRow
from backend.storage import archives as archive_table
from backend.storage import files as file_table
from backend.storage.database import Database
from backend.storage.records import FileRecord, UploadRecord

PAGE = 500


class FilesView:
    """Used from the engine's event loop. `run_of` gives the running upload of a gallery, which is ahead of the file."""

    def __init__(
        self,
        database: Database,
        hosts_of: Callable[[int], tuple[HostProgress, ...]],
        run_of: Callable[[int], Run | None],
    ) -> None:
        self._database = database
        self._hosts_of = hosts_of
        self._run_of = run_of

    async def send(self, client: Client, gallery_id: int) -> None:
        """Send all files in pages; the first page replaces what the client had."""
        rows = await self.rows(gallery_id)
        pages = [rows[start : start + PAGE] for start in range(0, len(rows), PAGE)] or [[]]
        for number, page in enumerate(pages):
            client.publish(
                FilesListed(
                    gallery_id=gallery_id,
                    rows=tuple(page),
                    is_first=number == 0,
                    is_last=number == len(pages) - 1,
                )
            )

    async def rows(self, gallery_id: int) -> list[FileRow]:
        """All files in their order, each with its uploads; while the gallery uploads, as its run knows them."""

        def read(connection: apsw.Connection) -> tuple[list[FileRecord], list[UploadRecord]]:
            return file_table.of_gallery(connection, gallery_id), archive_table.uploads_of_gallery(
                connection, gallery_id
            )

        files, records = await self._database.read(read)
        stored: dict[tuple[int, str], UploadRow] = {
            (record.file_id, record.host_id): shown_upload(record) for record in records
        }
        hosts, run = self._hosts_of(gallery_id), self._run_of(gallery_id)
        host_ids = [host.host_id for host in hosts]
        counted = {host.host_id for host in hosts if takes_part(host)}
        rows: list[FileRow] = []
        for file in files:
            uploads = tuple(stored.get((file.id, host_id)) or UploadRow(host_id=host_id) for host_id in host_ids)
            if run is not None:
                uploads = run.uploads_of(file.id)
            state = (
                FileState.LEFT_OUT
                if file.state is FileState.LEFT_OUT
                else overall(each for each in uploads if each.host_id in counted)
            )
            rows.append(
                FileRow(
                    id=file.id,
                    gallery_id=gallery_id,
                    position=file.position,
                    name=file.name,
                    path=file.path,
                    size_bytes=file.size_bytes,
                    width=file.width,
                    height=file.height,
                    format=file.format,
                    digest=file.digest,
                    is_changed=file.is_changed,
                    state=state,
                    error=file.error or _first_error(uploads),
                    uploads=uploads,
                )
            )
        return rows


def _first_error(uploads: Iterable[UploadRow]) -> ErrorInfo | None:
    """Not that of a host for which another one stands in: the file is there."""
    errors = [upload.error for upload in uploads if upload.error is not None and not is_replaced(upload)]
    return errors[0] if errors else None
