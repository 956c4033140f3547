"""A host made of Python that can do what surrounds an upload; each answer is decided by the test."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backend.hosts.base import Ability, Account, FileToSend, RemoteGallery, SentFile, Uploaded
from backend.protocol.rows import UploadState
from backend.storage import uploads as upload_table
from tests.galleries.conftest import Desk, Office, PythonHost


class AbleHost(PythonHost):
    """With Ability.RESULTS it keeps the links of each set until they are collected."""

    def __init__(self, host_id: str = "one", *abilities: Ability, **info: Any) -> None:
        super().__init__(host_id, abilities=frozenset(abilities), **info)
        self.on_collect: Callable[[int], Any] = lambda round_: None
        self.collected: list[list[SentFile]] = []
        self.sets: list[dict[str, str]] = []
        self.withheld: set[str] = set()
        self.looked_up: list[str] = []
        self.on_look_up: Callable[[FileToSend, int], Any] = lambda file, n: None
        self.covers: list[str] = []
        self.renamed: list[tuple[dict[str, str], str]] = []
        self.on_rename: Callable[[str, int], Any] = lambda name, n: None
        self.resolved: list[str] = []
        self.on_resolve: Callable[[Uploaded, int], Any] = lambda uploaded, n: None

    async def upload(self, file: FileToSend, gallery: RemoteGallery, account: Account, **calls: Any) -> Uploaded:
        uploaded = await super().upload(file, gallery, account, **calls)
        if Ability.RESULTS in self.info.abilities:
            return Uploaded(code=f"code-{file.name}")
        if Ability.RESOLVE in self.info.abilities:
            return Uploaded(page_url=uploaded.page_url, code=file.name)
        return uploaded

    async def collect(
        self, files: Sequence[SentFile], gallery: RemoteGallery, account: Account
    ) -> Mapping[int, Uploaded]:
        self.collected.append(list(files))
        self.sets.append(dict(gallery.values))
        self.on_collect(len(self.collected))
        return {
            file.id: Uploaded(page_url=f"https://{self.info.id}/{file.name}", image_url=f"https://i/{file.order}")
            for file in files
            if file.name not in self.withheld
        }

    async def look_up(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded | None:
        self.looked_up.append(file.name)
        self.on_look_up(file, len(self.looked_up))
        return Uploaded(page_url=f"https://found/{file.name}") if file.name in self.received else None

    async def send_cover(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded:
        self.covers.append(file.name)
        return Uploaded(page_url="https://cover/page", image_url="https://cover/image", thumb_url="https://cover/thumb")

    async def rename_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        self.on_rename(gallery.facts.name, len(self.renamed))
        self.renamed.append((dict(gallery.values), gallery.facts.name))

    async def resolve(self, uploaded: Uploaded, account: Account) -> Uploaded:
        self.on_resolve(uploaded, len(self.resolved))
        self.resolved.append(uploaded.page_url)
        return Uploaded(page_url=uploaded.page_url, image_url=re.sub("one", "image", uploaded.page_url))


def able(desk: Desk, *abilities: Ability, **info: Any) -> AbleHost:
    host = AbleHost(info.pop("host_id", "one"), *abilities, **info)
    desk.lanes.add(host)
    return host


async def until_stored(office: Office, gallery_id: int, *states: UploadState) -> None:
    """Wait until the uploads of a gallery stand like this in the database."""
    for _ in range(2000):
        uploads = await office.engine.database.read(lambda connection: upload_table.of_gallery(connection, gallery_id))
        if tuple(upload.state for upload in uploads) == states:
            return
        await asyncio.sleep(0.005)
    raise AssertionError(f"waited in vain: {uploads}")
