"""imgur.com, strict by reference: https://apidocs.imgur.com. Words of errors are invented."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN = "imgur-client-1", "imgur-secret-5fa", "imgur-refresh-77c"


@dataclass
class Album:
    title: str
    deletehash: str
    files: list[str] = field(default_factory=list)


class FakeImgur(FakeHost):
    """A refresh token is good once: its answer holds the next one."""

    names: ClassVar = ("api.imgur.com", "imgur.com")
    upload_path: ClassVar = "/3/image"
    max_body_bytes: ClassVar = 20_000_000 + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.albums: dict[str, Album] = {}
        self.images: dict[str, str] = {}  # delete hash -> SHA-256
        self._refresh_tokens = {REFRESH_TOKEN}
        self._tokens: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/oauth2/token", self.token),
            web.post("/3/album", self.album),
            web.post("/3/image", self.upload),
            web.delete("/3/image/{hash}", self.delete),
            web.get("/3/credits", self.credits),
        ]

    def sign_out(self) -> None:
        self._tokens.clear()

    def refusal(self) -> web.Response:
        return error(400, "File type invalid")

    async def token(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        self.logins += 1
        asked = dict(parse_qsl((await request.read()).decode()))
        refresh = asked.pop("refresh_token", "")
        wanted = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "grant_type": "refresh_token"}
        if asked != wanted or refresh not in self._refresh_tokens:
            return web.json_response({"data": {"error": "Invalid refresh token"}, "success": False}, status=400)
        self._refresh_tokens.discard(refresh)
        new, access = secrets.token_hex(16), secrets.token_hex(16)
        self._refresh_tokens.add(new)
        self._tokens.add(access)
        told = {"access_token": access, "expires_in": 2_419_200, "refresh_token": new, "account_username": "marlow"}
        return web.json_response(told)

    async def album(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        if (refused := self._refused(request)) is not None:
            return refused
        asked = dict(parse_qsl(content.decode()))
        if set(asked) != {"title", "privacy"} or asked["privacy"] not in ("hidden", "public"):
            return error(400, "Invalid album")
        album_id = secrets.token_hex(3)
        album = self.albums[album_id] = Album(asked["title"], secrets.token_hex(7))
        data = {"id": album_id}
        if self._is_anonymous(request):
            data["deletehash"] = album.deletehash
        return success(data)

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if (refused := self._refused(request)) is not None:
            return refused
        texts = form.texts
        if set(form.files) != {"image"} or set(texts) - {"album", "type", "name"} or texts.get("type") != "file":
            return error(400, "Bad request")
        file = form.files["image"]
        if not file.format:
            return error(400, "File type invalid")
        album = None
        if "album" in texts:
            anonymous = self._is_anonymous(request)
            keys = {(album.deletehash if anonymous else album_id): album for album_id, album in self.albums.items()}
            album = keys.get(texts["album"])
            if album is None:
                return error(400, "Invalid album")
        image_id, deletehash = secrets.token_hex(4)[:7], secrets.token_hex(7)
        if not (failure and failure.kind == "fake"):
            await self.store(request, file, texts, failure)
            self.images[deletehash] = file.sha256
            if album is not None:
                album.files.append(file.sha256)
        data = {"id": image_id, "deletehash": deletehash, "link": f"https://i.imgur.com/{image_id}.jpg"}
        if failure and failure.kind in ("fake", "no_link"):
            data["link"] = ""
        return success(data)

    async def delete(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if (refused := self._refused(request)) is not None:
            return refused
        deletehash = request.match_info["hash"]
        if deletehash not in self.images:
            return error(404, "No such image")
        self.files[self.images.pop(deletehash)] -= 1
        return success(True)

    async def credits(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        return self._refused(request) or success({"UserRemaining": 500})

    def _is_anonymous(self, request: web.Request) -> bool:
        return request.headers.get("Authorization", "").startswith("Client-ID ")

    def _refused(self, request: web.Request) -> web.Response | None:
        kind, _, value = request.headers.get("Authorization", "").partition(" ")
        if kind == "Client-ID" and value == CLIENT_ID:
            return None
        if kind == "Bearer" and value in self._tokens:
            return None
        return error(403 if kind == "Client-ID" else 401, "The access token provided is invalid.")


def success(data: object) -> web.Response:
    return web.json_response({"data": data, "success": True, "status": 200})


def error(status: int, words: str) -> web.Response:
    data = {"error": words, "request": "/3/image", "method": "POST"}
    return web.json_response({"data": data, "success": False, "status": status}, status=status)


FAKES = {"imgur": FakeImgur}

if __name__ == "__main__":
    main(["imgur"])
