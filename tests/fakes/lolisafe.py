"""Servers on lolisafe and on Chibisafe 5, strict by reference: their sources. Words of errors are invented."""

from __future__ import annotations

import secrets
from typing import ClassVar
from uuid import uuid4

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

TOKEN = "loli-token-0a1b2c3d"
API_KEY = "chibi-key-0a1b2c3d"


class FakeLolisafe(FakeHost):
    names: ClassVar = ("loli.example.net",)
    upload_path: ClassVar = "/api/upload"
    max_body_bytes: ClassVar = 512_000_000

    def __init__(self) -> None:
        super().__init__()
        self.by_name: dict[str, str] = {}  # SHA-256

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/upload", self.upload),
            web.post("/api/tokens/verify", self.verify),
            web.post("/api/upload/bulkdelete", self.bulk_delete),
            web.get("/{name}", self.read),
        ]

    def refusal(self) -> web.Response:
        return error("JPG files are not permitted due to security reasons.")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("token") != TOKEN:
            return error("Invalid token.", 403)
        if form.texts or set(form.files) != {"files[]"}:
            return error("Unexpected file-type field")
        file, name = form.files["files[]"], secrets.token_hex(4) + ".jpg"
        if failure and failure.kind == "fake":
            return web.json_response({"success": False, "description": "No files."})
        await self.store(request, file, {}, failure)
        self.by_name[name] = file.sha256
        url = "" if failure and failure.kind == "no_link" else f"https://loli.example.net/{name}"
        told = {"name": name, "original": file.name, "url": url, "deleteUrl": f"https://loli.example.net/file/{name}"}
        return web.json_response({"success": True, "files": [told]})

    async def verify(self, request: web.Request) -> web.Response:
        if await request.json() != {"token": TOKEN}:
            return error("Invalid token.", 403)
        return web.json_response({"success": True, "username": "marlow"})

    async def bulk_delete(self, request: web.Request) -> web.Response:
        asked = await request.json()
        if request.headers.get("token") != TOKEN:
            return error("Invalid token.", 403)
        if set(asked) != {"field", "values"} or asked["field"] != "name":
            return error("No array of files specified.")
        for name in set(asked["values"]) & set(self.by_name):
            self.files[self.by_name.pop(name)] -= 1
        return web.json_response({"success": True, "failed": []})

    async def read(self, request: web.Request) -> web.Response:
        return web.Response(status=200 if request.match_info["name"] in self.by_name else 404)


class FakeChibisafe(FakeHost):
    names: ClassVar = ("chibi.example.net",)
    upload_path: ClassVar = "/api/upload"
    max_body_bytes: ClassVar = 90_000_000

    def __init__(self) -> None:
        super().__init__()
        self.by_uuid: dict[str, str] = {}  # SHA-256

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/upload", self.upload),
            web.get("/api/user/me", self.user),
            web.delete("/api/file/{uuid}", self.delete),
            web.get("/{name}", self.read),
        ]

    def refusal(self) -> web.Response:
        return web.json_response({"statusCode": 400, "message": "File type is not allowed"}, status=400)

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("x-api-key") != API_KEY:
            return web.json_response({"message": "Invalid API key"}, status=401)
        if form.texts or set(form.files) != {"file[]"}:
            return web.json_response({"message": "No file"}, status=400)
        file, uuid = form.files["file[]"], str(uuid4())
        if failure and failure.kind == "fake":
            return web.json_response({"message": "No storage"}, status=500)
        await self.store(request, file, {}, failure)
        self.by_uuid[uuid] = file.sha256
        url = "" if failure and failure.kind == "no_link" else f"https://chibi.example.net/{uuid}.jpg"
        return web.json_response({"name": f"{uuid}.jpg", "uuid": uuid, "url": url, "identifier": uuid})

    async def user(self, request: web.Request) -> web.Response:
        if request.headers.get("x-api-key") != API_KEY:
            return web.json_response({"message": "Invalid API key"}, status=401)
        return web.json_response({"uuid": str(uuid4()), "username": "marlow"})

    async def delete(self, request: web.Request) -> web.Response:
        uuid = request.match_info["uuid"]
        if request.headers.get("x-api-key") != API_KEY:
            return web.json_response({"message": "Invalid API key"}, status=401)
        if uuid not in self.by_uuid:
            words = "The file doesn't exist or doesn't belong to the user"
            return web.json_response({"message": words}, status=400)
        self.files[self.by_uuid.pop(uuid)] -= 1
        return web.json_response({"message": "Successfully deleted the file"})

    async def read(self, request: web.Request) -> web.Response:
        uuid = request.match_info["name"].removesuffix(".jpg")
        return web.Response(status=200 if uuid in self.by_uuid else 404)


def error(words: str, status: int = 400) -> web.Response:
    return web.json_response({"success": False, "description": words}, status=status)


FAKES = {"lolisafe": FakeLolisafe, "chibisafe": FakeChibisafe}

if __name__ == "__main__":
    main(["lolisafe"])
