"""A Lychee gallery, strict by reference: the source of version 6 (API 2). Words of errors are invented."""

from __future__ import annotations

import secrets
from typing import ClassVar

from aiohttp import web

from tests.fakes.form import File, parse
from tests.fakes.process import main
from tests.fakes.server import FakeHost

TOKEN = "lyc-token-5ic4uQzkOpuAlJ=="
SITE = "lychee.example.net"


class FakeLychee(FakeHost):
    names: ClassVar = (SITE,)
    upload_path: ClassVar = "/api/v2/Photo"
    max_body_bytes: ClassVar = 2_000_000

    def __init__(self) -> None:
        super().__init__()
        self.albums: dict[str, dict[str, File]] = {}
        self._parts: dict[str, bytearray] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/v2/Album", self.add_album),
            web.get("/api/v2/Album", self.album),
            web.post("/api/v2/Photo", self.upload),
            web.delete("/api/v2/Photo", self.delete),
            web.get("/api/v2/Auth::user", self.user),
        ]

    def refusal(self) -> web.Response:
        return error(422, "The file type is not supported")

    def galleries(self) -> list[list[str]]:
        return [[file.sha256 for file in album.values()] for album in self.albums.values() if album]

    def _refused(self, request: web.Request, content_type: str = "application/json") -> web.Response | None:
        if request.headers.get("Accept") != "application/json" or request.content_type != content_type:
            return error(415, "UnexpectedContentType")
        if request.headers.get("Authorization") != TOKEN:
            return error(401, "Invalid token")
        return None

    async def add_album(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        asked = await request.json()
        if set(asked) != {"title", "parent_id"} or not 0 < len(asked["title"]) <= 100:
            return error(422, "The given data was invalid.")
        album = secrets.token_urlsafe(18)
        self.albums[album] = {}
        return web.Response(text=album, status=201, content_type="text/html")

    async def album(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        album = self.albums.get(request.query.get("album_id", ""))
        if album is None:
            return error(404, "No query results for model")
        photos = [
            {
                "id": number,
                "title": file.name,
                "size_variants": {
                    "original": {"url": f"https://{SITE}/uploads/original/{number}.jpg"},
                    "thumb": {"url": f"https://{SITE}/uploads/thumb/{number}.jpg"},
                },
            }
            for number, file in album.items()
        ]
        return web.json_response({"config": {}, "resource": {"title": "…", "photos": photos}})

    async def upload(self, request: web.Request) -> web.Response:
        content, failure = await self.body(request)
        if refused := self._refused(request, "multipart/form-data"):
            return refused
        form = parse(content, request.headers["Content-Type"])
        texts = form.texts
        wanted = {"album_id", "file_name", "uuid_name", "extension", "chunk_number", "total_chunks"}
        if set(texts) != wanted or set(form.files) != {"file"} or texts["album_id"] not in self.albums:
            return error(422, "The given data was invalid.")
        number, total = int(texts["chunk_number"]), int(texts["total_chunks"])
        uuid = texts["uuid_name"] or f"{secrets.token_urlsafe(12)}.jpg"
        if bool(texts["uuid_name"]) != (number > 1) or not 1 <= number <= total:
            return error(422, "The pieces do not follow each other.")
        self._parts.setdefault(uuid, bytearray()).extend(form.files["file"].content)
        told = {"file_name": texts["file_name"], "extension": ".jpg", "uuid_name": uuid, "stage": "uploading"}
        if number == total:
            if failure and failure.kind == "fake":
                return web.json_response(told | {"stage": "error"})
            file = File(texts["file_name"], form.files["file"].content_type, bytes(self._parts.pop(uuid)))
            await self.store(request, file, texts, failure)
            if not (failure and failure.kind == "no_link"):
                self.albums[texts["album_id"]][secrets.token_urlsafe(18)] = file
            told["stage"] = "done"
        return web.json_response(told | {"chunk_number": number, "total_chunks": total})

    async def delete(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        asked = await request.json()
        if set(asked) != {"photo_ids", "from_id"} or asked["from_id"] not in self.albums:
            return error(422, "The given data was invalid.")
        for number in asked["photo_ids"]:
            if file := self.albums[asked["from_id"]].pop(number, None):
                self.files[file.sha256] -= 1
        return web.Response(status=204)

    async def user(self, request: web.Request) -> web.Response:
        if refused := self._refused(request):
            return refused
        return web.json_response({"id": 2, "username": "marlow", "has_token": True})


def error(status: int, words: str) -> web.Response:
    return web.json_response({"message": words, "exception": "HttpException"}, status=status)


FAKES = {"lychee": FakeLychee}

if __name__ == "__main__":
    main(["lychee"])
