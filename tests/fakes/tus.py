"""A tus 1.0 server, strict by reference: protocol.md with the extensions creation, termination and expiration.

As there, what arrived of a request that broke off is kept.
"""

from __future__ import annotations

import re
import secrets
from base64 import b64decode
from dataclasses import dataclass, field
from typing import ClassVar

from aiohttp import web

from tests.fakes.form import File
from tests.fakes.process import main
from tests.fakes.server import FakeHost

AUTHORIZATION = "Bearer tus-token-0a1b2c3d"
SITE = "tus.example.net"
MAX_BYTES = 40_000_000


@dataclass
class Upload:
    length: int
    name: str
    content: bytearray = field(default_factory=bytearray)


class FakeTus(FakeHost):
    """`location` is how a new upload is named, with {} for its id. `expires_next`: the next PATCH finds its upload
    gone. `takes_bytes`: no PATCH takes more; the rest of it is dropped.
    `loses_after`: the server has lost what it had behind this offset, once."""

    names: ClassVar = (SITE,)
    upload_path: ClassVar = "/files/*"
    max_body_bytes: ClassVar = MAX_BYTES

    def __init__(self) -> None:
        super().__init__()
        self.location = "/files/{}"
        self.begun: dict[str, Upload] = {}
        self.expires_next = False
        self.takes_bytes = MAX_BYTES
        self.loses_after: int | None = None
        self.offsets: list[int] = []

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/files", self.create),
            web.head("/files/{id}", self.ask),
            web.patch("/files/{id}", self.send),
            web.delete("/files/{id}", self.drop),
        ]

    def refusal(self) -> web.Response:
        return web.Response(status=400, text="this file is not wanted here")

    def _refused(self, request: web.Request) -> web.Response | None:
        self.requests[request.method] += 1
        if request.headers.get("Tus-Resumable") != "1.0.0":
            return web.Response(status=412, headers={"Tus-Version": "1.0.0"})
        if request.headers.get("Authorization") != AUTHORIZATION:
            return web.Response(status=401, text="who are you")
        return None

    async def create(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        length = int(request.headers["Upload-Length"])
        if length > MAX_BYTES:
            return web.Response(status=413, text="Maximum size exceeded")
        about = dict(re.findall(r"(\w+) ([A-Za-z0-9+/=]+)", request.headers.get("Upload-Metadata", "")))
        if length > 1 and set(about) != {"filename", "filetype"}:
            return web.Response(status=400, text="bad metadata")
        upload_id = secrets.token_hex(8)
        self.begun[upload_id] = Upload(length, b64decode(about.get("filename", "")).decode())
        return web.Response(status=201, headers={"Location": self.location.format(upload_id), "Tus-Resumable": "1.0.0"})

    async def ask(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        upload = self.begun.get(request.match_info["id"])
        if upload is None:
            return web.Response(status=404)
        headers = {"Upload-Offset": str(len(upload.content)), "Upload-Length": str(upload.length)}
        return web.Response(headers=headers | {"Cache-Control": "no-store", "Tus-Resumable": "1.0.0"})

    async def send(self, request: web.Request) -> web.Response:
        upload_id = request.match_info["id"]
        if self.expires_next:
            self.expires_next = False
            self.begun.pop(upload_id, None)
        content, failure = await self.body(request)
        if refused := self._refused(request):
            return refused
        if request.content_type != "application/offset+octet-stream":
            return web.Response(status=415)
        upload = self.begun.get(upload_id)
        if upload is None:
            return web.Response(status=410)
        offset = int(request.headers["Upload-Offset"])
        self.offsets.append(offset)
        if self.loses_after is not None and offset > self.loses_after:
            del upload.content[self.loses_after :]
            self.loses_after = None
        if offset != len(upload.content):
            return web.Response(status=409, text="offset mismatch")
        if failure and failure.kind == "fake":
            return web.Response(status=204, headers={"Upload-Offset": str(offset)})
        upload.content += content[: self.takes_bytes]
        if len(upload.content) > upload.length:
            return web.Response(status=413)
        if len(upload.content) == upload.length:
            await self.store(request, File(upload.name, "", bytes(upload.content)), {}, failure)
        headers = {"Upload-Offset": str(len(upload.content)), "Tus-Resumable": "1.0.0"}
        return web.Response(status=204, headers={} if failure and failure.kind == "no_link" else headers)

    async def drop(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        upload = self.begun.pop(request.match_info["id"], None)
        if upload is None:
            return web.Response(status=404)
        file = File(upload.name, "", bytes(upload.content))
        if self.files[file.sha256]:
            self.files[file.sha256] -= 1
        return web.Response(status=204)

    async def cut_off(self, request: web.Request, content: bytes) -> None:
        """What came before the cut stays."""
        upload = self.begun.get(request.match_info["id"])
        if upload is not None and int(request.headers["Upload-Offset"]) == len(upload.content):
            upload.content += content


FAKES = {"tus": FakeTus}

if __name__ == "__main__":
    main(["tus"])
