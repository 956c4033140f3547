"""Counts and links of a gallery, worked out again from what is stored of its files."""

from __future__ import annotations

import apsw
import msgspec

from backend.galleries.book import Book
from backend.galleries.files_view import FilesView
from backend.galleries.ledger import upload_finished
from backend.galleries.run import Run, shown_upload
from backend.galleries.triggers import takes_part
from backend.ipc.clients import Client, Clients
from backend.protocol.events import GalleryFinished
from backend.protocol.images import GalleryRescanned
from backend.protocol.rows import FileRow, FileState, GalleryRow, HostProgress, HostWork, UploadRow, UploadState
from backend.storage import archives as archive_table
from backend.storage import files as file_table
from backend.storage import galleries as gallery_table
from backend.storage import uploads as upload_table
from backend.storage.database import Database
from backend.storage.records import GalleryRecord, UploadRecord

_ENDED = (UploadState.UPLOADED, UploadState.FAILED, UploadState.UNKNOWN)


class Tally:
    """Used from the engine's event loop."""

    def __init__(self, database: Database, book: Book, clients: Clients, files_view: FilesView) -> None:
        self._database = database
        self._book = book
        self._clients = clients
        self._files_view = files_view
        self._taken_over: set[int] = set()

    async def count_again(self, gallery_id: int) -> None:
        """Set every counter of the gallery from its uploads: after a crash, or when the person decided something."""
        row = self._book.row(gallery_id)
        if row is None:
            return
        files = [file for file in await self._files_view.rows(gallery_id) if file.state is not FileState.LEFT_OUT]
        replaced = {host.stands_in_for for host in row.hosts}
        hosts = tuple(_counted(host, files, is_replaced=host.host_id in replaced) for host in row.hosts)

        def store(connection: apsw.Connection) -> None:
            for host in hosts:
                gallery_table.update_host(
                    connection,
                    gallery_id,
                    host.host_id,
                    work=host.work,
                    done_files=host.done_files,
                    failed_files=host.failed_files,
                    unknown_files=host.unknown_files,
                    done_bytes=host.done_bytes,
                    total_bytes=host.total_bytes,
                )
            file_table.set_states(
                connection, [(file.id, file.state, None) for file in files if file.state is not FileState.UPLOADING]
            )

        await self._database.run(store)
        self._book.show(gallery_id, hosts=hosts)
        await self._book.change(
            gallery_id,
            done_images=sum(file.state is FileState.UPLOADED for file in files),
            failed_images=sum(file.state is FileState.FAILED for file in files),
            unknown_images=sum(file.state is FileState.UNKNOWN for file in files),
            done_bytes=sum(host.done_bytes for host in hosts if takes_part(host)),
            total_bytes=sum(host.total_bytes for host in hosts if takes_part(host)),
            links=sum(1 for host in hosts if host.done_files),
        )
        await self.show_files_again(gallery_id)

    async def take_over(self, gallery_id: int, twin_id: int) -> None:
        """Give a gallery the links that another one with the same images has, on all hosts of that one."""
        row = self._book.row(gallery_id)
        if row is None:
            return
        self._taken_over.add(gallery_id)

        def read(connection: apsw.Connection) -> tuple[list[GalleryRecord], list[UploadRecord]]:
            return gallery_table.get_many(connection, [twin_id]), archive_table.uploads_of_gallery(connection, twin_id)

        twins, uploads = await self._database.read(read)
        # Not the counters: those are stored at the end of a run only.
        with_links = {upload.host_id for upload in uploads if upload.state is UploadState.UPLOADED}
        done = [host for twin in twins for host in twin.hosts if host.host_id in with_links]
        own = [host.host_id for host in row.hosts]
        wanted = [*own, *(host.host_id for host in done if host.host_id not in own)]

        def store(connection: apsw.Connection) -> None:
            upload_table.copy_results(connection, from_gallery_id=twin_id, to_gallery_id=gallery_id)
            archive_table.copy_results(connection, from_gallery_id=twin_id, to_gallery_id=gallery_id)
            gallery_table.set_hosts(connection, gallery_id, wanted)
            for host in done:
                gallery_table.update_host(
                    connection,
                    gallery_id,
                    host.host_id,
                    gallery_url=host.gallery_url,
                    delete_url=host.delete_url,
                    remote=host.remote,  # what the twin lacks goes into the same remote gallery
                    finished=host.finished,
                )

        await self._database.run(store)
        urls = {host.host_id: host.gallery_url for host in done}
        known = {host.host_id: host for host in row.hosts}
        self._book.show(
            gallery_id,
            hosts=tuple(
                msgspec.structs.replace(known.get(host_id) or HostProgress(host_id), gallery_url=urls.get(host_id, ""))
                for host_id in wanted
            ),
        )
        await self.count_again(gallery_id)

    async def take_links_into(self, run: Run) -> None:
        """A run shows its own copy of the uploads: give it the links that came beside it."""
        records = await self._database.read(lambda connection: upload_table.of_gallery(connection, run.gallery_id))
        stored = {(record.host_id, record.file_id): record for record in records}
        for part in run.parts:
            for file_id, row in part.uploads.items():
                record = stored.get((part.host_id, file_id))
                if record is not None and row.state is UploadState.UPLOADED is record.state:
                    part.uploads[file_id] = shown_upload(record)

    async def show_files_again(self, gallery_id: int) -> None:
        """Send the files anew to the windows that show them."""
        for client in self._clients.watching(gallery_id):
            await self._files_view.send(client, gallery_id)

    def publish(self, told: GalleryRescanned) -> None:
        """Tell what a rescan has found."""
        self._clients.publish(told)

    def tell_finished(self, gallery_id: int) -> None:
        """Tell that a gallery ended without a run: its scan failed, or links were taken over."""
        row = self._book.row(gallery_id)
        if row is not None:
            self._clients.publish(
                GalleryFinished(
                    gallery_id=gallery_id,
                    name=row.name,
                    state=row.state,
                    images=row.done_images,
                    failed=row.failed_images,
                    host_count=len(row.hosts),
                    error=row.error,
                )
            )

    async def tell_uploads(self, gallery_id: int, *, to: Client | None = None) -> None:
        """Tell followers (or one of them) which uploads have ended already."""
        target = to or self._clients
        was_there = gallery_id in self._taken_over
        archives = await self._database.read(lambda connection: archive_table.of_gallery(connection, gallery_id))
        in_archive = {(file_id, archive.host_id) for archive in archives for file_id in archive.file_ids}
        for row, file in await self._files_of(gallery_id):
            for upload in file.uploads:
                is_alone = (file.id, upload.host_id) not in in_archive
                if is_alone and file.state is not FileState.LEFT_OUT and upload.state in _ENDED:
                    target.publish(upload_finished(row.id, row.name, file.name, upload, was_there=was_there))
        for gallery in self._book.existing([gallery_id]):
            for archive in archives:
                if archive.state in _ENDED:
                    upload = shown_upload(archive_table.as_uploads(archive)[0])
                    target.publish(upload_finished(gallery.id, gallery.name, archive.name, upload, was_there=was_there))

    async def tell_left_out(self, gallery_id: int) -> None:
        """Tell followers which files are unusable, or would be refused: for each such host they end as failed."""
        for row, file in await self._files_of(gallery_id):
            if file.state is not FileState.LEFT_OUT:
                for upload in file.uploads:
                    if upload.state is UploadState.LEFT_OUT:
                        failed = msgspec.structs.replace(upload, state=UploadState.FAILED)
                        self._clients.publish(upload_finished(row.id, row.name, file.name, failed))
            elif file.error is not None:
                for host in row.hosts:
                    upload = UploadRow(host_id=host.host_id, state=UploadState.FAILED, error=file.error)
                    self._clients.publish(upload_finished(row.id, row.name, file.name, upload))

    async def _files_of(self, gallery_id: int) -> list[tuple[GalleryRow, FileRow]]:
        row = self._book.row(gallery_id)
        return [(row, file) for file in await self._files_view.rows(gallery_id)] if row is not None else []


def _counted(host: HostProgress, files: list[FileRow], *, is_replaced: bool) -> HostProgress:
    states = [
        (file.size_bytes, upload.state)
        for file in files
        for upload in file.uploads
        if upload.host_id == host.host_id and upload.state is not UploadState.LEFT_OUT
    ]
    done = sum(state is UploadState.UPLOADED for _, state in states)
    failed = sum(state is UploadState.FAILED for _, state in states)
    unknown = sum(state is UploadState.UNKNOWN for _, state in states)
    work = HostWork.PENDING
    if states and done + failed + unknown == len(states):
        work = HostWork.DONE if done == len(states) else HostWork.PARTLY_FAILED if done else HostWork.FAILED
    if is_replaced and work in (HostWork.PENDING, HostWork.DONE):
        work = HostWork.PARTLY_FAILED if done else HostWork.FAILED
    return HostProgress(
        host_id=host.host_id,
        work=work,
        done_files=done,
        failed_files=failed,
        unknown_files=unknown,
        total_files=len(states),
        done_bytes=sum(size for size, state in states if state is UploadState.UPLOADED),
        total_bytes=sum(size for size, _ in states),
        gallery_url=host.gallery_url,
        delete_url=host.delete_url,
        error=host.error if failed or unknown or is_replaced else None,
        start_on=host.start_on,
        is_waiting=host.is_waiting,
        stands_in_for=host.stands_in_for,
    )
