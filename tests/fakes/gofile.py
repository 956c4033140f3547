"""gofile.io, strict by reference: the host's page "API" of 2025. Words of errors are invented."""

from __future__ import annotations

import json
import secrets
import uuid
from typing import ClassVar

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

TOKEN = "gofile-token-3b77ac"


class FakeGofile(FakeHost):
    names: ClassVar = ("gofile.io", "api.gofile.io", "upload.gofile.io")
    upload_path: ClassVar = "/uploadfile"
    max_body_bytes: ClassVar = 100_000_000_000

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}  # id -> SHA-256

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/uploadfile", self.upload),
            web.get("/accounts/getid", self.account),
            web.get("/accounts/{id}", self.account),
            web.delete("/contents", self.delete),
        ]

    def refusal(self) -> web.Response:
        return web.json_response({"status": "error-freespace", "data": {}})

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("Authorization", f"Bearer {TOKEN}") != f"Bearer {TOKEN}":
            return wrong_token()
        if set(form.files) != {"file"} or set(form.texts) - {"folderId"}:
            return web.json_response({"status": "error-badRequest", "data": {}}, status=400)
        file, file_id = form.files["file"], str(uuid.uuid4())
        if failure and failure.kind == "fake":
            return web.json_response({"status": "ok", "data": {}})
        await self.store(request, file, form.texts, failure)
        self.ids[file_id] = file.sha256
        data = {"id": file_id, "name": file.name, "size": len(file.content), "type": "file"}
        if not (failure and failure.kind == "no_link"):
            data["downloadPage"] = f"https://gofile.io/d/{secrets.token_urlsafe(6)[:6]}"
        return web.json_response({"status": "ok", "data": data})

    async def account(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return wrong_token()
        return web.json_response(
            {"status": "ok", "data": {"id": "a1", "email": "marlow@example.org", "tier": "standard"}}
        )

    async def delete(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return wrong_token()
        file_id = json.loads(await request.read()).get("contentsId")
        if file_id not in self.ids:
            return web.json_response({"status": "error-notFound", "data": {}}, status=404)
        self.files[self.ids.pop(file_id)] -= 1
        return web.json_response({"status": "ok", "data": {}})


def wrong_token() -> web.Response:
    return web.json_response({"status": "error-wrongToken", "data": {}}, status=401)


FAKES = {"gofile": FakeGofile}

if __name__ == "__main__":
    main(["gofile"])
