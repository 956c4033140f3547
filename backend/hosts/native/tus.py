"""Any tus 1.0 server (https://tus.io/protocols/resumable-upload): an upload that broke off is continued, not repeated.

What is begun is kept over restarts (`tus_uploads`). Before anything of a file is sent a second time, the server is
asked how much of it it has. So no outcome is unknown for long: sending again sends what is missing, if anything.
"""

from __future__ import annotations

import asyncio
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import replace
from weakref import WeakValueDictionary

from yarl import URL

from backend.errors import Problem
from backend.hosts.base import (
    Ability,
    Account,
    AccountCheck,
    FileToSend,
    HostInfo,
    HostLimits,
    RemoteGallery,
    Uploaded,
)
from backend.hosts.native.own_server import (
    ADDRESS,
    CLEAR_TEXT,
    GONE,
    PUBLIC_ADDRESS,
    OwnServer,
    Sending,
    is_same_origin,
    joined,
)
from backend.hosts.native.tus_uploads import TusUploads, upload_key
from backend.protocol.errors import ErrorKind
from backend.protocol.hosts import FieldKind, FieldRow, HostKind
from backend.uploads.body import raw, raw_slice
from backend.uploads.http import Answer, BeforeEnd, SentCallback, Transport

_VERSION = {"Tus-Resumable": "1.0.0"}
_PIECE_TYPE = "application/offset+octet-stream"
_MIB = 1024**2
_MOVES = 5
"""So often in a row the server may say that it has more or less of the file than we think."""

INFO = HostInfo(
    id="tus",
    name="tus (any server)",
    code="TUS",
    kind=HostKind.FILE,
    needs_account=True,
    credentials=(
        FieldRow(
            name=ADDRESS.name,
            label=ADDRESS.label,
            kind=ADDRESS.kind,
            help="Where uploads are made, for example https://uploads.example.org/files",
            is_required=True,
        ),
        FieldRow(
            name="authorization",
            label="Authorization",
            kind=FieldKind.SECRET,
            help="The whole header if the server wants one, for example Bearer 0a1b2c",
        ),
    ),
    options=(
        FieldRow(
            name="piece_mib",
            label="In pieces of (MiB)",
            kind=FieldKind.INTEGER,
            help="For servers behind a proxy that takes no large requests; empty: each file in one request",
            minimum=1,
            maximum=102_400,
        ),
        PUBLIC_ADDRESS,
        CLEAR_TEXT,
    ),
    limits=HostLimits(connections=3, max_connections=12),
    repeat_is_safe=True,
    abilities=frozenset({Ability.CHECK, Ability.DELETE, Ability.ALIVE, Ability.LOOKUP}),
    sources=(
        "tus/tus-resumable-upload-protocol protocol.md, version 1.0.0 (documented)",
        "@tus/server from npm (tried)",
    ),
)


class TusHost(OwnServer):
    """Id `tus`. A remote gallery has no values: the protocol knows single uploads only."""

    def __init__(self, transport: Transport, uploads: TusUploads, *, inactivity_s: Callable[[], float]) -> None:
        super().__init__(INFO, transport, inactivity_s=inactivity_s)
        self._uploads = uploads
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def begin_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Nothing to do."""

    async def upload(
        self,
        file: FileToSend,
        gallery: RemoteGallery,
        account: Account,
        *,
        on_sent: SentCallback | None = None,
        before_end: BeforeEnd | None = None,
    ) -> Uploaded:
        """Raises Problem. What an earlier try has sent is not sent again; progress begins behind it."""
        key = self._key(file, gallery, account)
        async with self._locks.setdefault(key, asyncio.Lock()):
            sending = Sending(on_sent, before_end)
            location, offset = await self._continue(key, file, account)
            if location and offset == file.source.size_bytes:
                return replace(self._uploaded(location, account), already_there=True)
            if file.source.size_bytes == 0:
                await sending.end()  # an empty upload is complete when it is made
            for _ in range(_MOVES):
                if not location:
                    location, offset = await self._create(key, file, account)
                location, offset = await self._send_rest(key, file, account, sending, location, offset)
                if location and offset == file.source.size_bytes:
                    # Not forgotten: whoever did not hear of this result asks again, and nothing is there twice.
                    return self._uploaded(location, account)
            raise self.problem(ErrorKind.HOST_UNAVAILABLE, "the server keeps changing how much it has of the file")

    async def finish_gallery(self, gallery: RemoteGallery, account: Account) -> None:
        """Nothing is left to do."""

    async def look_up(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> Uploaded | None:
        """Of uploads that were begun and whose end is not known here."""
        location, offset = await self._continue(self._key(file, gallery, account), file, account)
        return self._uploaded(location, account) if location and offset == file.source.size_bytes else None

    async def check_account(self, account: Account) -> AccountCheck:
        """Makes an upload of one byte, sends nothing of it and takes it back where the server can do that."""
        response = await self._ask("POST", self._address(account), account, {"Upload-Length": "1"})
        if response.status != 201:
            raise self._refusal(response)
        await self._ask("DELETE", self._location(response, account), account)
        return AccountCheck()

    async def delete(self, uploaded: Uploaded, account: Account) -> None:
        """Needs the extension "termination" on the server."""
        answer = await self._ask("DELETE", uploaded.code, account)
        if not 200 <= answer.status < 300 and answer.status not in GONE:
            raise self._refusal(answer)

    async def is_alive(self, uploaded: Uploaded, account: Account) -> bool:
        return await self.is_there(lambda: self._ask("HEAD", uploaded.code, account))

    # -- one upload --------------------------------------------------------------------------------------------

    async def _continue(self, key: str, file: FileToSend, account: Account) -> tuple[str, int]:
        """Location and offset of the upload that was begun before; an empty location when there is none any more."""
        location = self._uploads.get(key)
        if not location or not is_same_origin(location, self._address(account)):
            return "", 0
        answer = await self._ask("HEAD", location, account)
        if answer.status in (*GONE, 403):
            self._uploads.forget(key)
            return "", 0
        if not 200 <= answer.status < 300:
            raise self._refusal(answer)
        size = file.source.size_bytes
        offset, length = _number(answer, "upload-offset"), _number(answer, "upload-length")
        if offset is None or offset > size or length not in (None, size):
            self._uploads.forget(key)
            return "", 0
        return location, offset

    async def _create(self, key: str, file: FileToSend, account: Account) -> tuple[str, int]:
        size, mime = file.source.size_bytes, file.mime or "application/octet-stream"
        name = file.name.rpartition("/")[2].encode(errors="replace")
        about = f"filename {b64encode(name).decode()},filetype {b64encode(mime.encode()).decode()}"
        answer = await self._ask(
            "POST", self._address(account), account, {"Upload-Length": str(size), "Upload-Metadata": about}
        )
        if answer.status != 201:
            raise self._refusal(answer)
        location = self._location(answer, account)
        self._uploads.put(key, location)
        return location, 0

    async def _send_rest(
        self, key: str, file: FileToSend, account: Account, sending: Sending, location: str, offset: int
    ) -> tuple[str, int]:
        """Send from `offset` on. Gives where the upload stands then: at its end, or where the server says it is."""
        size = file.source.size_bytes
        piece_bytes = int(self.option(account, "piece_mib") or 0) * _MIB or size
        while offset < size:
            end = min(size, offset + piece_bytes)
            sending.start = offset
            answer = await self._patch(location, file, account, sending, offset, end)
            if answer.status == 409:  # it stands somewhere else
                return await self._continue(key, file, account)
            if answer.status in GONE:  # the upload has expired
                self._uploads.forget(key)
                return "", 0
            if answer.status != 204 or _number(answer, "upload-offset") is None:
                raise self._refusal(answer, carries_end=end == size)
            moved = _number(answer, "upload-offset")
            if moved != end:
                if moved is None or not offset < moved < end:
                    words = f"{moved} of {size} bytes after {end} were sent"
                    raise self.problem(ErrorKind.HOST_UNAVAILABLE, words)
                sending.start = moved
            offset = moved
        return location, offset

    async def _patch(
        self, location: str, file: FileToSend, account: Account, sending: Sending, offset: int, end: int
    ) -> Answer:
        size = file.source.size_bytes
        body = (
            raw(file.source, _PIECE_TYPE) if end - offset == size else raw_slice(file.source, offset, end, _PIECE_TYPE)
        )
        headers = self._headers(account, {"Upload-Offset": str(offset)})
        return await self.send("PATCH", location, headers=headers, body=body, sending=sending, is_end=end == size)

    # -- addresses and requests --------------------------------------------------------------------------------

    def _key(self, file: FileToSend, gallery: RemoteGallery, account: Account) -> str:
        return upload_key(self._address(account), account.key, gallery.facts.id, file.name, file.source)

    def _address(self, account: Account) -> str:
        return self.credentials(account)["address"]

    def _uploaded(self, location: str, account: Account) -> Uploaded:
        public = self.option(account, PUBLIC_ADDRESS.name)
        return Uploaded(image_url=joined(public, URL(location).name) if public else location, code=location)

    def _location(self, answer: Answer, account: Account) -> str:
        """Raises Problem(HOST_CHANGED) for an address on another server: it would get what is meant for this one."""
        written = answer.headers.get("location", "")
        try:
            location = str(URL(answer.url).join(URL(written)))
        except ValueError:
            location = ""
        if not written or not is_same_origin(location, self._address(account)):
            raise self.problem(ErrorKind.HOST_CHANGED, "the server names an upload on another server, or none")
        return location

    def _headers(self, account: Account, more: Mapping[str, str] | None = None) -> dict[str, str]:
        login = self.credentials(account)
        headers = {**_VERSION, **(more or {})}
        if login["authorization"]:
            self.refuse_clear_text(account, login["address"])
            headers["Authorization"] = login["authorization"]
        return headers

    async def _ask(self, method: str, url: str, account: Account, headers: Mapping[str, str] | None = None) -> Answer:
        if not is_same_origin(url, self._address(account)):
            raise self.problem(ErrorKind.HOST_CHANGED, "the upload is on another server than the address says")
        return await self.send(method, url, headers=self._headers(account, headers))

    def _refusal(self, answer: Answer, *, carries_end: bool = False) -> Problem:
        text = answer.text().strip()
        words = "" if text.startswith("<") else text
        if answer.status == 412:
            words = f"the server speaks another version of tus ({answer.headers.get('tus-version', '')})"
            return self.refusal(answer, words=words, kind=ErrorKind.HOST_CHANGED)
        if answer.status == 460:  # the bytes were damaged on the way
            return self.refusal(answer, words=words, kind=ErrorKind.HOST_UNAVAILABLE)
        if 200 <= answer.status < 300:  # no tus server answered, but something before it
            words = "an answer without Upload-Offset"
            return self.problem(ErrorKind.HOST_UNAVAILABLE, f"HTTP {answer.status}: {words}", may_hold=carries_end)
        return self.refusal(answer, words=words, carries_end=carries_end)


def _number(answer: Answer, header: str) -> int | None:
    text = answer.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() else None
