"""What a gallery turns into: its text by a template, stored, shown, and written as a file."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from weakref import WeakValueDictionary

import apsw
import msgspec

from backend.errors import Problem
from backend.galleries.book import Book
from backend.galleries.covers import cover_links
from backend.galleries.files_view import FilesView
from backend.galleries.template_choice import TemplateChoice
from backend.hosts.base import HostInfo
from backend.output import artifacts, texts
from backend.output.gallery_data import ArchiveData, FileData, GalleryData, HostData, Links, UploadData
from backend.output.sample_gallery import with_made_up_links
from backend.output.templates import Templates
from backend.protocol.folders import Folders
from backend.protocol.replies import GalleryHosts
from backend.protocol.results import HostLink, RenderedText, RenderText, Text
from backend.protocol.results import Results as ResultsReply
from backend.protocol.rows import FileRow, GalleryRow, GalleryState, SourceKind, UploadState
from backend.protocol.settings import Settings
from backend.protocol.tabs import TabRow
from backend.protocol.templates import TextFormat
from backend.storage import archives as archive_table
from backend.storage import galleries as gallery_table
from backend.storage import texts as text_table
from backend.storage.database import Database
from backend.storage.records import ArchiveRecord, TextRecord

log = logging.getLogger(__name__)

THUMB_SIZE = "thumbnail_size"
"""What definitions call the option that says how large thumbnails are."""

BESIDE = ".galleon"
"""Folder beside the images, which no scan looks into."""


class Results:
    """Used from the engine's event loop; templates are rendered in threads."""

    def __init__(
        self,
        *,
        book: Book,
        database: Database,
        files_view: FilesView,
        host_info: Callable[[str], HostInfo | None],
        tabs: Callable[[], tuple[TabRow, ...]],
        host_options: Callable[[int], Awaitable[GalleryHosts]],
        templates: Callable[[], Templates],
        choice: TemplateChoice,
        folders: Folders,
        settings: Callable[[], Settings] = Settings,
    ) -> None:
        self._book = book
        self._database = database
        self._files_view = files_view
        self._host_info = host_info
        self._tabs = tabs
        self._host_options = host_options
        self._templates = templates
        self._choice = choice
        self._folder = folders.data / "results"
        self._previewed: tuple[GalleryRow, GalleryData] | None = None
        self._settings = settings
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._names = asyncio.Lock()

    async def render_again(self, gallery_id: int) -> None:
        """Render, store and write the texts of a gallery. A template or a disk that fails is told in the log and in
        the gallery's results; it never keeps a gallery from ending."""
        # One after the other: what was read first must not be written last.
        async with self._locks.setdefault(gallery_id, asyncio.Lock()):
            await self._render_again(gallery_id)

    async def _render_again(self, gallery_id: int) -> None:
        row = self._book.row(gallery_id)
        if row is None:
            return
        try:
            data = await self._data(row)
            rendered = await self._render(data, self._choice.of(row))
            older = await self._database.read(lambda connection: text_table.of_gallery(connection, gallery_id))
            paths = await self._write(row, data, rendered, [text.artifact_path for text in older if text.artifact_path])
        except Problem as failed:
            log.error("the texts of gallery %d were not written: %s", gallery_id, failed)
            return
        now = time.time()
        records = [
            TextRecord(gallery_id, text.template_id, text.text, text.left_out, now, path, text.format)
            for text, path in zip(rendered, paths, strict=True)
        ]

        def store(connection: apsw.Connection) -> None:
            text_table.delete_of(connection, gallery_id)
            text_table.put_many(connection, records)

        await self._database.run(store)

    async def data_for_preview(self, gallery_id: int) -> GalleryData | None:
        """What the gallery's text is made of; one that has not ended gets made-up links where there are none yet.

        The last gallery is kept: somebody who types asks for it again and again.
        """
        row = self._book.row(gallery_id)
        if row is None:
            return None
        if self._previewed is None or self._previewed[0] is not row:
            data = await self._data(row)
            has_ended = row.state in (GalleryState.COMPLETED, GalleryState.INCOMPLETE)
            self._previewed = row, data if has_ended else with_made_up_links(data)
        return self._previewed[1]

    async def of_gallery(self, gallery_id: int) -> ResultsReply:
        """Links and texts; the texts are rendered afresh, so that they are never older than the links."""
        row = self._book.row(gallery_id)
        if row is None:
            return ResultsReply(gallery_id=gallery_id)
        data = await self._data(row)
        stored = await self._database.read(lambda connection: text_table.of_gallery(connection, gallery_id))
        return ResultsReply(
            gallery_id=gallery_id,
            links=tuple(_host_links(row, data)),
            texts=await self._render(data, self._choice.of(row)),
            artifact_paths=tuple(text.artifact_path for text in stored if text.artifact_path),
            artifacts=tuple(await asyncio.to_thread(artifacts.history, self._folder, data)),
        )

    async def text_of(self, command: RenderText) -> Text:
        """One text for many galleries. Raises Problem(BAD_INPUT) for a template that is not there or fails."""
        rendered = []
        for row in self._book.existing(command.gallery_ids):
            if self._book.row(row.id) is None:
                continue  # it was removed meanwhile
            data = await self._data(row)
            rendered.append(await asyncio.to_thread(self._chosen, data, command, self._choice.of(row)))
        return Text(
            text=texts.join_texts(text.text for text in rendered),
            left_out=sum(text.left_out for text in rendered),
            format=rendered[0].format.value if rendered else "",
        )

    def _chosen(self, data: GalleryData, command: RenderText, own_template_id: str) -> RenderedText:
        if command.links_only:
            if command.host_id:
                data = replace(data, hosts=tuple(host for host in data.hosts if host.id == command.host_id))
            return texts.render_format(data, self._templates(), "", TextFormat.TEXT)
        if command.template_id:
            return texts.render_one(data, self._templates(), command.template_id)
        if command.format is not None:
            return texts.render_format(data, self._templates(), own_template_id, command.format)
        own = texts.render_own(data, self._templates(), own_template_id)
        if not own.text and own.error is not None:
            raise Problem(own.error)
        return own

    # -- inside ----------------------------------------------------------------------------------------------

    async def _render(self, data: GalleryData, template_id: str) -> tuple[RenderedText, ...]:
        return await asyncio.to_thread(texts.render_gallery, data, self._templates(), template_id)

    async def _write(
        self, row: GalleryRow, data: GalleryData, rendered: Sequence[RenderedText], older: Sequence[str]
    ) -> list[str]:
        def write() -> list[str]:
            paths = artifacts.write(self._folder, data, row, rendered)
            artifacts.remove_renamed(data, [Path(path) for path in older if path not in paths])
            return paths

        async with self._names:  # two galleries of one name would both find it free
            paths = await asyncio.to_thread(write)
        if self._settings().results_beside_images and row.source is SourceKind.FOLDER:
            try:
                await asyncio.to_thread(artifacts.write, Path(row.path) / BESIDE, data, row, rendered)
            except Problem as failed:  # the folder may be on a disc, or gone
                log.warning("no results beside the images of gallery %d: %s", row.id, failed)
        return paths

    async def _data(self, row: GalleryRow) -> GalleryData:
        # First of all: the gallery may be removed while the rest is read.
        folder_name = self._book.beside(row.id).folder_name
        files = await self._files_view.rows(row.id)
        archives = await self._database.read(lambda connection: archive_table.of_gallery(connection, row.id))
        covers = await self._covers(row.id)
        in_archive = {(file_id, archive.host_id) for archive in archives for file_id in archive.file_ids}
        return GalleryData(
            id=row.id,
            name=row.name,
            folder_name=folder_name,
            path=row.path,
            tab=next((tab.name for tab in self._tabs() if tab.id == row.tab_id), ""),
            added_at=row.added_at,
            finished_at=row.finished_at,
            cover_file_id=row.cover_file_id,
            custom=(row.custom1, row.custom2, row.custom3, row.custom4),
            ext=(row.ext1, row.ext2, row.ext3, row.ext4),
            thumb_size=await self._thumb_size(row),
            hosts=tuple(
                HostData(
                    id=host.host_id,
                    name=info.name if (info := self._host_info(host.host_id)) else host.host_id,
                    gallery_url=host.gallery_url,
                    delete_url=host.delete_url,
                    cover=covers.get(host.host_id, Links()),
                    has_archives=(info is not None and info.sends_archive)
                    or any(archive.host_id == host.host_id for archive in archives),
                )
                for host in row.hosts
            ),
            files=tuple(_file_data(file, in_archive) for file in files),
            archives=_in_host_order(archives, row),
        )

    async def _thumb_size(self, row: GalleryRow) -> str:
        """As the first host's option says, where it has one."""
        info = self._host_info(row.hosts[0].host_id) if row.hosts else None
        field = next((each for each in info.options if each.name == THUMB_SIZE), None) if info is not None else None
        if field is None:
            return ""
        used = next(
            (host for host in (await self._host_options(row.id)).hosts if host.host_id == row.hosts[0].host_id), None
        )
        value = dict((*used.inherited, *used.option_values)).get(THUMB_SIZE, field.default) if used is not None else ""
        number = re.search(r"\d+", next((choice.label for choice in field.choices if choice.value == value), value))
        return number[0] if number else ""

    async def _covers(self, gallery_id: int) -> dict[str, Links]:
        """By host, where the cover is there by itself."""
        records = await self._database.read(lambda connection: gallery_table.get_many(connection, [gallery_id]))
        values = {host.host_id: host.remote for record in records for host in record.hosts if host.remote}
        decoded = {host_id: msgspec.json.decode(text, type=dict[str, str]) for host_id, text in values.items()}
        return {host_id: cover_links(remote) for host_id, remote in decoded.items()}


def _in_host_order(archives: Sequence[ArchiveRecord], row: GalleryRow) -> tuple[ArchiveData, ...]:
    return tuple(
        ArchiveData(
            host_id=archive.host_id,
            name=archive.name,
            number=archive.number,
            volumes=archive.volumes,
            size_bytes=archive.size_bytes,
            file_ids=archive.file_ids,
            state=archive.state,
            links=Links(archive.page_url, archive.image_url, archive.thumb_url),
            delete_url=archive.delete_url,
            error=archive.error,
        )
        for host in row.hosts
        for archive in archives
        if archive.host_id == host.host_id
    )


def _file_data(file: FileRow, in_archive: Collection[tuple[int, str]]) -> FileData:
    """What an archive holds has no links of its own."""
    return FileData(
        id=file.id,
        name=file.name,
        size_bytes=file.size_bytes,
        width=file.width,
        height=file.height,
        format=file.format,
        state=file.state,
        error=file.error,
        uploads=tuple(
            UploadData(
                host_id=upload.host_id,
                state=upload.state,
                links=Links(upload.page_url, upload.image_url, upload.thumb_url),
                delete_url=upload.delete_url,
                error=upload.error,
            )
            for upload in file.uploads
            if (file.id, upload.host_id) not in in_archive
        ),
    )


def _host_links(row: GalleryRow, data: GalleryData) -> list[HostLink]:
    links: list[HostLink] = []
    for host in row.hosts:
        first = next(
            (
                upload.links.page_url or upload.links.image_url
                for file in data.files
                for upload in file.uploads
                if upload.host_id == host.host_id and upload.state is UploadState.UPLOADED and upload.links.is_usable
            ),
            "",
        )
        downloads = [
            archive for archive in data.archives if archive.host_id == host.host_id and archive.links.is_usable
        ]
        urls = [archive.links.page_url or archive.links.image_url for archive in downloads]
        links.append(
            HostLink(
                host_id=host.host_id,
                url=host.gallery_url or first or next(iter(urls), ""),
                more_urls=tuple(urls[0 if host.gallery_url else 1 :]),
                delete_url=host.delete_url or next((archive.delete_url for archive in downloads), ""),
                uploaded=host.done_files,
                failed=host.failed_files + host.unknown_files,
            )
        )
    return links
