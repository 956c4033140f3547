"""A Piwigo gallery, strict by reference: its source (ws.php). Pieces are collected by name, as there: what an upload
that broke off has left spoils the next one of the same name."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.form import File, parse
from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERNAME, PASSWORD = "marlow", "piwigo-password-31"
SITE = "piwigo.example.net"
CHUNK_BYTES = 500_000


@dataclass
class Photo:
    file: File
    album: str
    name: str
    file_name: str

    @property
    def md5(self) -> str:
        return hashlib.md5(self.file.content, usedforsecurity=False).hexdigest()


class FakePiwigo(FakeHost):
    names: ClassVar = (SITE,)
    upload_path: ClassVar = "/ws.php"
    max_body_bytes: ClassVar = CHUNK_BYTES + 4096

    def __init__(self) -> None:
        super().__init__()
        self.albums: dict[str, str] = {}
        self.photos: dict[str, Photo] = {}
        self.completed: list[str] = []
        self._parts: dict[str, bytearray] = {}
        self._sessions: dict[str, str] = {}

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/ws.php", self.call)]

    def sign_out(self) -> None:
        self._sessions.clear()

    def refusal(self) -> web.Response:
        return fail(1003, "Invalid file type")

    def galleries(self) -> list[list[str]]:
        by_album = [[p.file.sha256 for p in self.photos.values() if p.album == album] for album in self.albums]
        return [content for content in by_album if content]

    async def call(self, request: web.Request) -> web.Response:
        if request.query_string != "format=json":
            return fail(1, "only JSON is spoken here")
        if request.content_type == "multipart/form-data":
            return await self._upload(request)
        asked = dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        method = asked.pop("method")
        self.requests[method] += 1
        if method == "pwg.session.login":
            self.logins += 1
            if asked != {"username": USERNAME, "password": PASSWORD}:
                return fail(999, "Invalid username/password")
            session = secrets.token_hex(8)
            self._sessions[session] = secrets.token_hex(16)
            response = done(True)
            response.set_cookie("pwg_id", session)
            return response
        token = self._sessions.get(request.cookies.get("pwg_id", ""))
        if method == "pwg.session.getStatus":
            return done({"username": USERNAME if token else "guest", "pwg_token": token or "", "status": "admin"})
        if token is None:
            return fail(401, "Access denied")
        if asked.pop("pwg_token", token) != token:
            return fail(403, "Invalid security token")
        return self._signed_in(method, asked)

    def _signed_in(self, method: str, asked: dict[str, str]) -> web.Response:
        match method:
            case "pwg.categories.add" if set(asked) <= {"name", "parent"} and asked["name"]:
                album = str(len(self.albums) + 3)
                self.albums[album] = asked["name"]
                return done({"info": "Album added", "id": int(album)})
            case "pwg.categories.getList" if set(asked) == {"cat_id"}:
                return done({"categories": []})
            case "pwg.images.setInfo" if asked["single_value_mode"] == "replace" and asked["image_id"] in self.photos:
                self.photos[asked["image_id"]].name = asked["name"]
                self.photos[asked["image_id"]].file_name = asked["file"]
                self.file_names.append(asked["file"])
                return done(None)
            case "pwg.images.getInfo" if set(asked) == {"image_id"}:
                return self._info(asked["image_id"])
            case "pwg.images.exist" if set(asked) == {"md5sum_list"}:
                wanted = asked["md5sum_list"]
                found = next((number for number, photo in self.photos.items() if photo.md5 == wanted), None)
                return done({wanted: found})
            case "pwg.images.uploadCompleted" if asked["image_id"] in self.photos:
                self.completed.append(asked["category_id"])
                return done(None)
            case "pwg.images.delete":
                photo = self.photos.pop(asked["image_id"], None)
                if photo is not None:
                    self.files[photo.file.sha256] -= 1
                return done(int(photo is not None))
        return fail(1002, f"Missing parameters: {method}")

    def _info(self, number: str) -> web.Response:
        if number not in self.photos:
            return fail(404, "image_id not found")
        url = f"https://{SITE}/picture.php?/{number}/category/{self.photos[number].album}"
        if self.photos[number].name == "":
            url = ""
        return done({"page_url": url, "element_url": f"https://{SITE}/upload/2026/{number}.jpg"})

    async def _upload(self, request: web.Request) -> web.Response:
        content, failure = await self.body(request)
        form = parse(content, request.headers["Content-Type"])
        texts = form.texts
        token = self._sessions.get(request.cookies.get("pwg_id", ""))
        if texts.pop("method") != "pwg.images.upload" or set(form.files) != {"file"}:
            return fail(501, "Method name is not valid")
        if token is None:
            return fail(401, "Access denied")
        if texts.pop("pwg_token") != token:
            return fail(403, "Invalid security token")
        if set(texts) != {"name", "category", "level", "chunk", "chunks"} or texts["category"] not in self.albums:
            return fail(1002, "Missing parameters")
        name, chunk, chunks = texts["name"], int(texts["chunk"]), int(texts["chunks"])
        part = self._parts.setdefault(name, bytearray())
        part += form.files["file"].content
        if chunk < chunks - 1:
            return done(None)
        file = File(form.files["file"].name, form.files["file"].content_type, bytes(self._parts.pop(name)))
        number = str(len(self.photos) + 42)
        if failure and failure.kind == "fake":
            return fail(500, "the file has not been stored")
        self.photos[number] = Photo(file, texts["category"], name, "")
        names = self.file_names.copy()
        await self.store(request, file, texts, failure)
        self.file_names = names  # the right one comes with setInfo
        told = {"image_id": int(number), "src": f"https://{SITE}/i.php?/{number}-th.jpg", "name": name}
        return done({} if failure and failure.kind == "no_link" else told)


def done(result: Any) -> web.Response:
    return web.json_response({"stat": "ok", "result": result})


def fail(number: int, words: str) -> web.Response:
    return web.json_response({"stat": "fail", "err": number, "message": words})


FAKES = {"piwigo": FakePiwigo}

if __name__ == "__main__":
    main(["piwigo"])
