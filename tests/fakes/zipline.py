"""A Zipline server, strict by reference: its source, versions 4 and 3. Words of errors are invented."""

from __future__ import annotations

import secrets
from functools import partial
from typing import ClassVar

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

TOKEN = "zip-token-95.abcdef"
SITE = "zipline.example.net"
OPTIONS = {
    "x-zipline-format", "x-zipline-deletes-at", "x-zipline-folder", "x-zipline-max-views",
    "x-zipline-image-compression-percent", "x-zipline-original-name",
}  # fmt: skip


class FakeZipline(FakeHost):
    names: ClassVar = (SITE,)
    upload_path: ClassVar = "/api/upload"
    max_body_bytes: ClassVar = 100_000_000

    def __init__(self, version: int = 4) -> None:
        super().__init__()
        self.version = version
        self.ids: dict[str, str] = {}  # id -> SHA-256

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/upload", self.upload),
            web.get("/api/user", self.user),
            web.get("/api/user/files/{id}", self.file),
            web.delete("/api/user/files/{id}", self.file),
        ]

    def refusal(self) -> web.Response:
        return error(400, "file[0]: File extension .jpg is not allowed")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("Authorization") != TOKEN:
            return error(401, "not logged in")
        unknown = {name for name in map(str.lower, request.headers) if name.startswith("x-zipline-")} - OPTIONS
        if unknown or form.texts or set(form.files) != {"file"}:
            return error(400, f"bad options: {unknown}")
        if request.headers.get("x-zipline-original-name") not in ("true", "false"):
            return error(400, "bad options: original name")
        file, file_id = form.files["file"], "clx" + secrets.token_hex(5)
        if failure and failure.kind == "fake":
            return web.json_response({"files": []})
        await self.store(request, file, {}, failure)
        url = "" if failure and failure.kind == "no_link" else f"https://{SITE}/u/{secrets.token_hex(3)}.jpg"
        if self.version == 3:
            return web.json_response({"files": [url]})
        self.ids[file_id] = file.sha256
        return web.json_response({"files": [{"id": file_id, "name": "a.jpg", "type": file.content_type, "url": url}]})

    async def user(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != TOKEN:
            return error(401, "not logged in")
        return web.json_response({"user": {"username": "marlow"}})

    async def file(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != TOKEN:
            return error(401, "not logged in")
        file_id = request.match_info["id"]
        if file_id not in self.ids:
            return error(404, "file not found")
        if request.method == "DELETE":
            self.files[self.ids.pop(file_id)] -= 1
        return web.json_response({"id": file_id})


def error(status: int, words: str) -> web.Response:
    return web.json_response({"error": words, "statusCode": status}, status=status)


FAKES = {"zipline": FakeZipline, "zipline3": partial(FakeZipline, 3)}

if __name__ == "__main__":
    main(["zipline"])
