"""The embedded host as any other host: its uploads go over real HTTP to the server in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from backend.errors import problem
from backend.hosts.base import (
    Ability,
    Account,
    AccountCheck,
    FileToSend,
    Host,
    HostInfo,
    HostLimits,
    RemoteGallery,
    Uploaded,
)
from backend.hosts.local.guard import SECRET_HEADER
from backend.hosts.local.server import ADDRESS, CreatedGallery, NewGallery, Refusal, Server, StoredImage
from backend.hosts.local.store import Store
from backend.protocol import decoding
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import Choice, FieldKind, FieldRow, HostKind
from backend.uploads.body import FileField, TextField, json_body, multipart
from backend.uploads.http import Answer, BeforeEnd, Body, Request, SentCallback, Transport

HOST_ID = "local"
DEFAULT_PORT = 8787
_DEFAULT_THUMB_PX = "250"
_KINDS = {404: ErrorKind.FILE_REJECTED, 500: ErrorKind.DISK, 507: ErrorKind.DISK}

_INFO = HostInfo(
    id=HOST_ID,
    name="This computer",
    code="LOC",
    kind=HostKind.LOCAL,
    options=(
        FieldRow(
            name="thumbnail_size",
            label="Thumbnail size",
            kind=FieldKind.CHOICE,
            help="Longer side, for galleries begun from now on",
            default=_DEFAULT_THUMB_PX,
            choices=tuple(Choice(value=size, label=f"{size} px") for size in ("180", "250", "350")),
        ),
    ),
    limits=HostLimits(connections=4, max_connections=16),
    has_galleries=True,
    abilities=frozenset({Ability.DELETE, Ability.ALIVE}),
    can_resume_gallery=True,
    repeat_is_safe=True,
)

T = TypeVar("T")


class LocalHost(Host):
    """Id `local`. `folder` is where the galleries are kept (<data>/local).

    The server starts with `start` and ends with `stop`; without it every use is HOST_UNAVAILABLE. A file of the same
    name and content in the same gallery is stored once, however often it is sent, so no outcome is ever unknown.
    """

    def __init__(self, folder: Path, transport: Transport, *, inactivity_s: float = 300.0) -> None:
        self._server = Server(Store(folder))
        self._transport = transport
        self._inactivity_s = inactivity_s
        self._info = _INFO

    @property
    def info(self) -> HostInfo:
        """`site_url` is known once the server has started."""
        return self._info

    @property
    def base_url(self) -> str:
        """`http://127.0.0.1:8787` without a final slash, or empty while it does not serve."""
        return f"http://{ADDRESS}:{self._server.port}" if self._server.port else ""

    async def start(self, wished_port: int = DEFAULT_PORT) -> int:
        """Serve; returns the port. The caller remembers it and wishes for it again, so that old links stay good.

        Raises Problem(DISK) when the folder cannot be made and Problem(NETWORK) when no port can be had.
        """
        try:
            port = await self._server.start(wished_port)
        except OSError as error:
            kind = ErrorKind.DISK if error.filename else ErrorKind.NETWORK
            subject = str(error.filename or "")
            raise problem(kind, error.strerror or str(error), host=HOST_ID, subject=subject) from error
        self._info = replace(_INFO, site_url=f"{self.base_url}/")
        return port

    async def stop(self) -> None:
        """End the server; uploads on the wire fail with NETWORK. Does nothing when it does not serve."""
        await self._server.stop()

    async def begin_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Fills `gallery_id`, `gallery_url` and `delete_url`. Raises Problem."""
        if gallery.is_begun:
            return
        thumb_px = int(account.options.get("thumbnail_size") or _DEFAULT_THUMB_PX)
        body = json_body(NewGallery(name=_unicode(gallery.facts.name), thumb_px=thumb_px))
        answer = await self._transport.send(self._request("POST", "/api/galleries", body), host_id=HOST_ID)
        created = _read(answer, CreatedGallery)
        gallery.values.update(
            gallery_id=created.token,
            gallery_url=self.base_url + created.gallery_path,
            delete_url=self.base_url + created.delete_path,
        )

    async def upload(
        self,
        file: FileToSend,
        gallery: RemoteGallery,
        account: Account,
        *,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Uploaded:
        """Raises Problem: FILE_REJECTED when the gallery was deleted meanwhile, DISK when there is no room."""
        name = _unicode(file.name)
        body = multipart(
            [
                TextField("gallery", gallery.values.get("gallery_id", "")),
                TextField("name", name),
                TextField("size_bytes", str(file.source.size_bytes)),
                TextField("position", str(file.index)),
                TextField("width", str(file.width)),
                TextField("height", str(file.height)),
                FileField("file", name, file.mime or "application/octet-stream", file.source),
            ]
        )
        request = self._request("POST", "/api/images", body)
        answer = await self._transport.send(request, host_id=HOST_ID, on_sent=on_sent, before_end=before_end)
        stored = _read(answer, StoredImage, subject=file.name)
        return Uploaded(
            page_url=self.base_url + stored.page_path,
            image_url=self.base_url + stored.image_path,
            thumb_url=self.base_url + stored.thumb_path,
            delete_url=self.base_url + stored.delete_path,
        )

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Nothing is left to do: every image is in its place when its upload is answered."""

    async def check_account(self, account: Account) -> AccountCheck:
        """Raises Problem when the server does not answer."""
        answer = await self._transport.send(self._request("GET", "/"), host_id=HOST_ID)
        if answer.status != 200:
            raise problem(ErrorKind.HOST_UNAVAILABLE, f"status {answer.status}", host=HOST_ID)
        return AccountCheck()

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        """Fine when it is gone already. Raises Problem."""
        answer = await self._transport.send(self._request("POST", _path(uploaded.delete_url)), host_id=HOST_ID)
        if answer.status not in (200, 404):
            raise problem(_KINDS.get(answer.status, ErrorKind.HOST_CHANGED), f"status {answer.status}", host=HOST_ID)

    async def is_alive(self, uploaded: Uploaded, account: Account) -> bool:
        answer = await self._transport.send(self._request("GET", _path(uploaded.page_url)), host_id=HOST_ID)
        if answer.status not in (200, 404):
            raise problem(_KINDS.get(answer.status, ErrorKind.HOST_CHANGED), f"status {answer.status}", host=HOST_ID)
        return answer.status == 200

    def gallery_url(self, gallery: RemoteGallery) -> str:
        """On the port of this run, whatever the port was when the gallery was begun."""
        token = gallery.values.get("gallery_id", "")
        return f"{self.base_url}/g/{token}" if token and self.base_url else gallery.values.get("gallery_url", "")

    def _request(self, method: str, path: str, body: Body | None = None) -> Request:
        if not self.base_url:
            raise problem(ErrorKind.HOST_UNAVAILABLE, "not running", host=HOST_ID)
        return Request(
            method=method,
            url=self.base_url + path,
            headers={SECRET_HEADER: self._server.secret},
            body=body,
            inactivity_s=self._inactivity_s,
            follow_redirects=False,
        )


def _read(answer: Answer, expected: type[T], *, subject: str = "") -> T:
    if answer.status != 200:
        try:
            detail = decoding.from_json(answer.body, Refusal).error
        except msgspec.DecodeError:
            detail = f"status {answer.status}"
        kind = _KINDS.get(answer.status, ErrorKind.HOST_CHANGED)
        raise problem(kind, detail, host=HOST_ID, subject=subject)
    try:
        return decoding.from_json(answer.body, expected)
    except msgspec.DecodeError as error:
        raise problem(ErrorKind.HOST_CHANGED, str(error), host=HOST_ID, subject=subject) from error


def _path(url: str) -> str:
    """Addresses are stored with the port of their time; this run may have another. Raises Problem for none."""
    path = urlsplit(url).path
    if not path.startswith(("/i/", "/d/")):
        raise problem(ErrorKind.NOTHING_FOUND, "no address is known", host=HOST_ID)
    return path


def _unicode(name: str) -> str:
    """File names that are no UTF-8 carry lone surrogates, which no request can; they become question marks."""
    return name.encode("utf-8", "replace").decode()
