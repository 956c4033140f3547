"""catbox.moe, strict by reference: https://catbox.moe/tools.php. Words of errors are invented."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import ClassVar

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERHASH = "c47b0a1d2e3f405162738495a"
MAX_FILE_BYTES = 200_000_000
REFUSED_SUFFIXES = (".exe", ".scr", ".cpl", ".jar")


class FakeCatbox(FakeHost):
    names: ClassVar = ("catbox.moe", "files.catbox.moe")
    upload_path: ClassVar = "/user/api.php"
    max_body_bytes: ClassVar = MAX_FILE_BYTES + 64 * 1024

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/user/api.php", self.upload)]

    def refusal(self) -> web.Response:
        return web.Response(text="No files given.")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts = form.texts
        if set(form.files) != {"fileToUpload"} or set(texts) - {"reqtype", "userhash"}:
            return web.Response(status=412, text="No files given.")
        if texts.get("reqtype") != "fileupload":
            return web.Response(status=412, text="Invalid request type.")
        if texts.get("userhash", USERHASH) != USERHASH:
            return web.Response(status=412, text="No user with that userhash.")
        file = form.files["fileToUpload"]
        suffix = PurePosixPath(file.name).suffix.lower()
        if suffix in REFUSED_SUFFIXES or suffix.startswith(".doc"):
            return web.Response(status=412, text="File type not allowed.")
        if not file.content or len(file.content) > MAX_FILE_BYTES:
            return web.Response(status=412, text="File size not allowed.")
        if failure and failure.kind == "fake":
            return web.Response(text="https://files.catbox.moe/")
        await self.store(request, file, texts, failure)
        if failure and failure.kind == "no_link":
            return web.Response()
        return web.Response(text=f"https://files.catbox.moe/{secrets.token_hex(3)}{suffix}")


class FakeLitterbox(FakeHost):
    """The temporary one. Source: its own page of tools."""

    names: ClassVar = ("litterbox.catbox.moe", "litter.catbox.moe")
    upload_path: ClassVar = "/resources/internals/api.php"
    max_body_bytes: ClassVar = 1_000_000_000 + 64 * 1024

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/resources/internals/api.php", self.upload)]

    def refusal(self) -> web.Response:
        return web.Response(text="No files given.")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts = form.texts
        if set(form.files) != {"fileToUpload"} or set(texts) != {"reqtype", "time"}:
            return web.Response(status=412, text="No files given.")
        if texts["reqtype"] != "fileupload" or texts["time"] not in ("1h", "12h", "24h", "72h"):
            return web.Response(status=412, text="Invalid expiry time.")
        file = form.files["fileToUpload"]
        if failure and failure.kind == "fake":
            return web.Response(text="https://litter.catbox.moe/")
        await self.store(request, file, texts, failure)
        if failure and failure.kind == "no_link":
            return web.Response()
        suffix = PurePosixPath(file.name).suffix.lower()
        return web.Response(text=f"https://litter.catbox.moe/{secrets.token_hex(3)}{suffix}")


FAKES = {"catbox": FakeCatbox, "litterbox": FakeLitterbox}

if __name__ == "__main__":
    main(["catbox"])
