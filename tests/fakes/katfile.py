"""katfile, strict by reference: one public client, and the XFileSharing API it uses. Words of errors are invented."""

from __future__ import annotations

import secrets
from typing import ClassVar

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

API_KEY = "kat-key-91c5e0aa27"
LEFT_BYTES = 2_000_000_000_000


class FakeKatfile(FakeHost):
    """A session id is good for one upload; a file code is known until it is deleted."""

    names: ClassVar = ("katfile.cloud", "s12.katfile.cloud", "katfile.com", "katfile.online")
    upload_path: ClassVar = "/cgi-bin/upload.cgi"
    max_body_bytes: ClassVar = 5_000_000_000

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, str] = {}  # file code -> SHA-256
        self.used_sessions: set[str] = set()
        self._sessions: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/api/upload/server", self.server),
            web.get("/api/account/info", self.account),
            web.get("/api/file/info", self.file_info),
            web.get("/api/file/delete", self.delete),
            web.post("/cgi-bin/upload.cgi", self.upload),
        ]

    def refusal(self) -> web.Response:
        return web.json_response([{"file_code": "undef", "file_status": "this file is banned by administrator"}])

    async def server(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        session = secrets.token_hex(8)
        self._sessions.add(session)
        told = envelope("https://s12.katfile.cloud/cgi-bin/upload.cgi")
        return web.json_response(told | {"sess_id": session})

    async def account(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        result = {
            "email": "marlow@example.org",
            "storage_left": str(LEFT_BYTES),
            "storage_used": 1_000,
            "premium_expire": "2027-03-04 05:06:07",
        }
        return web.json_response(envelope(result))

    async def file_info(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        code = request.query.get("file_code", "")
        return web.json_response(envelope([{"filecode": code, "status": 200 if code in self.codes else 404}]))

    async def delete(self, request: web.Request) -> web.Response:
        if (refused := self._refused(request)) is not None:
            return refused
        code = request.query.get("file_code", "")
        if code not in self.codes:
            return web.json_response({"status": 404, "msg": "no file"})
        self.files[self.codes.pop(code)] -= 1
        return web.json_response(envelope("true"))

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts = form.texts
        if set(form.files) != {"file_0"} or set(texts) != {"sess_id", "utype", "fld_path"} or texts["utype"] != "reg":
            return status("the form is wrong")
        if texts["sess_id"] not in self._sessions:
            return status("session is wrong or used")
        self._sessions.discard(texts["sess_id"])
        self.used_sessions.add(texts["sess_id"])
        file, code = form.files["file_0"], secrets.token_hex(6)
        if not (failure and failure.kind == "fake"):
            await self.store(request, file, texts, failure)
            self.codes[code] = file.sha256
        if failure and failure.kind in ("no_link", "fake"):
            return web.json_response([{"file_status": "OK"}])
        return web.json_response([{"file_code": code, "file_status": "OK"}])

    def _refused(self, request: web.Request) -> web.Response | None:
        self.requests[request.path] += 1
        if request.query.get("key") != API_KEY:
            return web.json_response({"status": 403, "msg": "Wrong auth"})
        return None


def envelope(result: object) -> dict[str, object]:
    return {"status": 200, "msg": "OK", "server_time": "2026-01-02 03:04:05", "result": result}


def status(words: str) -> web.Response:
    return web.json_response([{"file_code": "undef", "file_status": words}])


FAKES = {"katfile": FakeKatfile}

if __name__ == "__main__":
    main(["katfile"])
