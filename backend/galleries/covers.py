"""The cover picture, for hosts that take one by itself. Its links stand among the values of the remote gallery."""

from __future__ import annotations

from collections.abc import Mapping

from backend.galleries.book import Book
from backend.galleries.copies import Copies
from backend.galleries.job import FileJob
from backend.galleries.run import Part, Run
from backend.hosts.base import Ability
from backend.output.gallery_data import Links
from backend.storage import files as file_table
from backend.storage.database import Database

PAGE, IMAGE, THUMB = "cover_page_url", "cover_image_url", "cover_thumb_url"


class Covers:
    """Used from the engine's event loop."""

    def __init__(self, book: Book, database: Database, copies: Copies) -> None:
        self._book = book
        self._database = database
        self._copies = copies

    async def send(self, run: Run, part: Part) -> None:
        """Send the cover, once; nothing where the gallery or the host has none. Raises Problem."""
        row, values = self._book.row(run.gallery_id), part.remote.values
        if row is None or row.cover_file_id is None or Ability.COVER not in part.lane.host.info.abilities:
            return
        if part.is_cover_given_up or not part.done_files or PAGE in values:
            return
        if part.lane.host.info.has_galleries and not part.remote.is_begun:
            return  # the host has closed the gallery; its links alone would look like one
        wanted = row.cover_file_id
        for file in await self._database.read(lambda connection: file_table.get_many(connection, [wanted])):
            async with self._copies.to_send(run.gallery_id, part.lane.host.info, FileJob(file, 0).to_send()) as to_send:
                sent = await part.lane.host.send_cover(to_send, part.remote, part.account)
            if sent.has_link:
                values.update({PAGE: sent.page_url, IMAGE: sent.image_url, THUMB: sent.thumb_url})


def cover_links(values: Mapping[str, str]) -> Links:
    """From the values of a remote gallery."""
    return Links(values.get(PAGE, ""), values.get(IMAGE, ""), values.get(THUMB, ""))
