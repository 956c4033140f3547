"""A copyparty server, strict by reference: version 1.20.26 as it was tried."""

from __future__ import annotations

import secrets
from typing import ClassVar
from urllib.parse import quote

from aiohttp import web

from tests.fakes.form import File
from tests.fakes.process import main
from tests.fakes.server import FakeHost

PASSWORD = "cpp-password-4417"
SITE = "files.example.net"


class FakeCopyparty(FakeHost):
    """Whoever has the password may write and delete; everybody may read."""

    names: ClassVar = (SITE,)
    upload_path: ClassVar = "/*"
    max_body_bytes: ClassVar = 2_000_000_000

    def __init__(self) -> None:
        super().__init__()
        self.by_path: dict[str, str] = {}  # SHA-256

    def routes(self) -> list[web.RouteDef]:
        return [
            web.put(r"/{path:[\s\S]+}", self.upload),
            web.delete(r"/{path:[\s\S]+}", self.delete),
            web.get(r"/{path:[\s\S]+}", self.read),
        ]

    def refusal(self) -> web.Response:
        return web.Response(text="<pre>the upload was rejected by a hook", status=400, content_type="text/html")

    async def upload(self, request: web.Request) -> web.Response:
        content, failure = await self.body(request)
        if request.headers.get("PW") != PASSWORD:
            return forbidden()
        if request.headers.get("Accept") != "json":
            return web.Response(text="no JSON was asked for", status=400)
        path = "/".join(part for part in request.match_info["path"].split("/") if part)
        if path in self.by_path:
            stem, dot, extension = path.rpartition(".")
            path = f"{stem or path}-1763728000.123-{secrets.token_urlsafe(6)}{dot}{extension}"
        file = File(path.rpartition("/")[2], request.headers.get("Content-Type", ""), content)
        if failure and failure.kind == "fake":
            return web.json_response({"filesz": 0, "fileurl": ""}, status=201)
        await self.store(request, file, {}, failure)
        self.by_path[path] = file.sha256
        url = "" if failure and failure.kind == "no_link" else f"https://{SITE}/{quote(path)}"
        told = {"filesz": len(content), "fileurl": url, "sha512": file.sha256[:56]}
        return web.json_response(told, status=201, headers={"Location": url})

    async def delete(self, request: web.Request) -> web.Response:
        if request.headers.get("PW") != PASSWORD:
            return forbidden()
        if request.match_info["path"] not in self.by_path:
            return web.Response(text="<pre>404 not found", status=404, content_type="text/html")
        self.files[self.by_path.pop(request.match_info["path"])] -= 1
        return web.Response(text="deleted 1 files (and 0/0 folders)")

    async def read(self, request: web.Request) -> web.Response:
        return web.Response(status=200 if request.match_info["path"] in self.by_path else 404)


def forbidden() -> web.Response:
    text = "<pre>user * does not have write-access under /"
    return web.Response(text=text, status=403, content_type="text/html")


FAKES = {"copyparty": FakeCopyparty}

if __name__ == "__main__":
    main(["copyparty"])
