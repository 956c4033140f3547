"""pixeldrain.com, strict by reference: the host's page "API"."""

from __future__ import annotations

import secrets
from base64 import b64encode
from typing import ClassVar

from aiohttp import web

from tests.fakes.form import File
from tests.fakes.process import main
from tests.fakes.server import FakeHost

API_KEY = "pd-key-0aa1b2c3d4"
BASIC = "Basic " + b64encode(f":{API_KEY}".encode()).decode()


class FakePixeldrain(FakeHost):
    names: ClassVar = ("pixeldrain.com",)
    upload_path: ClassVar = "/api/file/*"
    max_body_bytes: ClassVar = 20_000_000_000

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}  # id -> SHA-256

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/user", self.user),
            web.get("/api/user/files", self.user_files),
            web.get("/api/file/{id}/info", self.info),
            web.put("/api/file/{name}", self.upload),
            web.delete("/api/file/{id}", self.delete),
        ]

    def refusal(self) -> web.Response:
        return error(422, "no_file", "the body is empty")

    async def upload(self, request: web.Request) -> web.Response:
        content, failure = await self.body(request)
        if request.headers.get("Authorization") != BASIC:
            return error(401, "authentication_failed", "the key is not valid")
        file = File(request.match_info["name"], request.headers.get("Content-Type", ""), content)
        if len(file.name.encode()) > 255:
            return error(413, "name_too_long", "the name has more than 255 bytes")
        file_id = secrets.token_urlsafe(6)[:8]
        if failure and failure.kind == "fake":
            return web.json_response({"success": True}, status=201)
        await self.store(request, file, {}, failure)
        self.ids[file_id] = file.sha256
        return web.json_response({} if failure and failure.kind == "no_link" else {"id": file_id}, status=201)

    async def user(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if request.headers.get("Authorization") != BASIC:
            return error(401, "authentication_required", "sign in")
        subscription = {"storage_space": 2_000_000_000_000, "file_size_limit": 20_000_000_000}
        told = {"username": "marlow", "storage_space_used": 5_000, "subscription": subscription}
        return web.json_response(told)

    async def user_files(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if request.headers.get("Authorization") != BASIC:
            return error(401, "authentication_required", "sign in")
        files = [{"id": file_id, "hash_sha256": sha256} for file_id, sha256 in self.ids.items()]
        return web.json_response({"files": files})

    async def info(self, request: web.Request) -> web.Response:
        file_id = request.match_info["id"]
        return web.json_response({"id": file_id}) if file_id in self.ids else error(404, "not_found", "no such file")

    async def delete(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if request.headers.get("Authorization") != BASIC:
            return error(401, "authentication_required", "sign in")
        if request.match_info["id"] not in self.ids:
            return error(404, "not_found", "no such file")
        self.files[self.ids.pop(request.match_info["id"])] -= 1
        return web.json_response({"success": True})


def error(status: int, value: str, words: str) -> web.Response:
    return web.json_response({"success": False, "value": value, "message": words}, status=status)


FAKES = {"pixeldrain": FakePixeldrain}

if __name__ == "__main__":
    main(["pixeldrain"])
