"""rapidgator, strict by reference: the host's page "API v2" and one public client. Words of errors are invented."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERNAME, PASSWORD = "marlow@example.org", "rg-password-77"


@dataclass
class Upload:
    """`state`: 0 uploading, 1 processing, 2 done, 3 failed."""

    name: str
    md5: str
    size: int
    state: int = 0
    file_id: str = ""
    asked: int = 0


class FakeRapidgator(FakeHost):
    """Each upload is "processing" for `asks_until_done` questions. `state_at_end` 3: the storage side fails."""

    names: ClassVar = ("rapidgator.net", "s99.rapidgator.net")
    upload_path: ClassVar = "/upload/index"
    max_body_bytes: ClassVar = 5_368_709_120 + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.uploads_by_id: dict[str, Upload] = {}
        self.stored: dict[str, tuple[str, str]] = {}  # file id -> MD5, SHA-256
        self.asks_until_done = 0
        self.state_at_end = 2
        self._tokens: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/api/v2/user/login", self.login),
            web.post("/api/v2/{group}/{method}", self.call),
            web.post("/upload/index", self.upload),
        ]

    def stats(self) -> dict[str, Any]:
        return super().stats() | {"tokens": sorted(self._tokens)}

    def sign_out(self) -> None:
        self._tokens.clear()

    def refusal(self) -> web.Response:
        return error(500, "the storage server does not take this file")

    async def login(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        self.logins += 1
        asked = await fields(request)
        if asked != {"login": USERNAME, "password": PASSWORD}:
            return error(401, "Error: Wrong e-mail or password")
        token = secrets.token_hex(13)
        self._tokens.add(token)
        return success({"token": token, "user": self._user()})

    async def call(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        asked = await fields(request)
        if asked.pop("token", "") not in self._tokens:
            return error(401, "Error: Session doesn't exist")
        match f"{request.match_info['group']}/{request.match_info['method']}":
            case "user/info":
                return success({"user": self._user()})
            case "file/upload" if set(asked) - {"folder_id"} == {"name", "hash", "size", "multipart"}:
                return self._begin(asked)
            case "file/upload_info" if set(asked) == {"upload_id"}:
                return self._state(asked["upload_id"])
            case "file/delete" if set(asked) == {"file_id"}:
                if asked["file_id"] not in self.stored:
                    return error(404, "Error: File not found")
                self.files[self.stored.pop(asked["file_id"])[1]] -= 1
                return success({"result": {"success": 1, "success_ids": [asked["file_id"]], "fail": 0}})
            case "file/check_link" if set(asked) == {"url"}:
                there = asked["url"].split("/")[4] in self.stored
                told = {
                    "url": asked["url"],
                    "filename": "a.zip",
                    "size": 1,
                    "status": "ACCESS" if there else "NO ACCESS",
                }
                return success([told])
        return error(400, "Error: wrong parameters")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        upload = self.uploads_by_id.get(request.query.get("uuid", ""))
        if upload is None or set(form.files) != {"file"} or form.texts:
            return error(400, "Error: wrong parameters")
        file = form.files["file"]
        md5 = hashlib.md5(file.content, usedforsecurity=False).hexdigest()
        if md5 != upload.md5 or len(file.content) != upload.size:
            upload.state = 3
            return error(400, "Error: not the file that was announced")
        if failure and failure.kind == "fake":
            upload.state = 3
            return web.json_response({})
        upload.state = 1
        if failure and failure.kind == "no_link":
            upload.asked = -1_000
        upload.file_id = secrets.token_hex(16)
        self.stored[upload.file_id] = (md5, file.sha256)
        await self.store(request, file, {}, failure)
        return web.json_response({})

    def _begin(self, asked: dict[str, str]) -> web.Response:
        upload_id = secrets.token_hex(8)
        upload = self.uploads_by_id[upload_id] = Upload(asked["name"], asked["hash"], int(asked["size"]))
        known = next((file_id for file_id, (md5, _) in self.stored.items() if md5 == upload.md5), "")
        if known:
            upload.state, upload.file_id = 2, known
        url = None if known else f"https://s99.rapidgator.net/upload/index?r=upload/index&uuid={upload_id}"
        return success({"upload": self._told(upload_id) | {"url": url}})

    def _state(self, upload_id: str) -> web.Response:
        upload = self.uploads_by_id.get(upload_id)
        if upload is None:
            return error(404, "Error: upload not found")
        upload.asked += 1
        if upload.state == 1 and upload.asked > self.asks_until_done:
            upload.state = self.state_at_end
        return success({"upload": self._told(upload_id)})

    def _told(self, upload_id: str) -> dict[str, Any]:
        upload = self.uploads_by_id[upload_id]
        file = None
        if upload.state == 2:
            url = f"https://rapidgator.net/file/{upload.file_id}/{quote(upload.name)}.html"
            file = {"file_id": upload.file_id, "name": upload.name, "hash": upload.md5, "url": url}
        return {"upload_id": upload_id, "url": None, "file": file, "state": upload.state, "state_label": "…"}

    def _user(self) -> dict[str, Any]:
        return {
            "email": USERNAME,
            "is_premium": True,
            "premium_end_time": 1_798_761_600,
            "traffic": {"total": 1_099_511_627_776, "left": 1_000_000_000_000},
            "storage": {"total": "4398046511104", "left": 4_398_046_500_000},
            "upload": {"max_file_size": 5_368_709_120, "nb_pipes": 10},
        }


async def fields(request: web.Request) -> dict[str, str]:
    return dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))


def success(response: object) -> web.Response:
    return web.json_response({"response": response, "status": 200, "details": None})


def error(status: int, words: str) -> web.Response:
    return web.json_response({"response": None, "status": status, "details": words})


FAKES = {"rapidgator": FakeRapidgator}

if __name__ == "__main__":
    main(["rapidgator"])
