"""imx.to's upload interface, strict by reference: three public clients. Words of errors are invented."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any, ClassVar

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

API_KEY = "imx-key-5f1c0b7de2"
MAX_FILE_BYTES = 52_428_800


class FakeImx(FakeHost):
    """`thumbnail_key` is the name under which the thumbnail is told, or empty: then it is not told."""

    names: ClassVar = ("imx.to", "api.imx.to")
    upload_path: ClassVar = "/v1/upload.php"
    max_body_bytes: ClassVar = MAX_FILE_BYTES + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.galleries: dict[str, list[str]] = {}
        self.thumbnail_key = "thumbnail_url"
        self._sessions: dict[str, str] = {}  # session cookie -> its current gallery

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/v1/upload.php", self.upload)]

    def stats(self) -> dict[str, Any]:
        return super().stats() | {"galleries": self.galleries}

    def refusal(self) -> web.Response:
        return error("Invalid image file")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("X-API-Key") != API_KEY:
            return error("Invalid API key")
        texts = form.texts
        known = {"format", "thumbnail_size", "thumbnail_format", "create_gallery", "gallery_id"}
        if set(form.files) != {"image"} or set(texts) - known:
            return error(f"Unknown fields {sorted(set(texts) - known)} or no image")
        file = form.files["image"]
        if not file.name.isascii() or not file.name:
            return error("Invalid file name")
        if texts.get("format", "json") not in ("all", "json"):
            return error("Invalid format")
        if texts.get("thumbnail_size", "2") not in ("1", "2", "3", "4", "6"):
            return error("Invalid thumbnail size")
        if texts.get("thumbnail_format", "2") not in ("1", "2", "3", "4"):
            return error("Invalid thumbnail format")
        if len(file.content) > MAX_FILE_BYTES:
            return web.Response(status=413)
        if not file.format:
            return error("Invalid image file")

        session = request.cookies.get("PHPSESSID") or secrets.token_hex(13)
        gallery_id = ""
        if texts.get("create_gallery") == "true":
            # The server ties "current gallery" to the session: kept cookies give the old gallery again.
            gallery_id = self._sessions.get(session) or secrets.token_hex(2)
            self.galleries.setdefault(gallery_id, [])
            self._sessions[session] = gallery_id
        elif "gallery_id" in texts:
            gallery_id = texts["gallery_id"]
            if gallery_id not in self.galleries:
                return error("Unknown collection")

        if not (failure and failure.kind == "fake"):
            await self.store(request, file, texts, failure)
            if gallery_id:
                self.galleries[gallery_id].append(file.sha256)
        code = secrets.token_hex(3)
        data = {"image_url": f"https://imx.to/i/{code}", "original_filename": file.name}
        if failure and failure.kind in ("no_link", "fake"):
            data["image_url"] = ""
        if self.thumbnail_key:
            suffix = PurePosixPath(file.name).suffix
            data[self.thumbnail_key] = f"https://imx.to/u/t/2026/01/02/{code}{suffix}"
        if gallery_id:
            data["gallery_id"] = gallery_id
        response = web.json_response({"status": "success", "data": data})
        response.set_cookie("PHPSESSID", session, domain="imx.to", path="/")
        return response


def error(words: str) -> web.Response:
    return web.json_response({"status": "error", "message": words})


FAKES = {"imx": FakeImx}

if __name__ == "__main__":
    main(["imx"])
