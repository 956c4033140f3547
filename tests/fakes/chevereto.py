"""Sites on the Chevereto software, strict by reference: its documentation of API v1; and imgbb.com, which answers much
the same. Words of errors are invented."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import PurePosixPath
from typing import ClassVar

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

API_KEY = "chv_key_6c77a1e2b"


class FakeChevereto(FakeHost):
    upload_path: ClassVar = "/api/1/upload"
    max_body_bytes: ClassVar = 67_108_864 + 64 * 1024

    def __init__(self, site: str) -> None:
        super().__init__()
        self.site = site
        self.names = (site,)  # type: ignore[misc]

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/api/1/upload", self.upload)]

    def refusal(self) -> web.Response:
        return error(310, "Invalid file source")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts = form.texts
        if request.headers.get("X-API-Key") != API_KEY:
            return error(100, "Invalid API v1 key.")
        known = {"title", "album_id", "expiration", "nsfw", "format"}
        if set(form.files) != {"source"} or set(texts) - known or texts.get("format", "json") != "json":
            return error(130, "Missing source, or unknown fields")
        if texts.get("nsfw", "0") not in ("0", "1") or not texts.get("expiration", "PT5M").startswith("P"):
            return error(131, "Invalid value")
        file, code = form.files["source"], secrets.token_hex(4)
        if not file.format:
            return error(310, "Invalid file source")
        if not (failure and failure.kind == "fake"):
            await self.store(request, file, texts, failure)
        base = f"https://img.{self.site}/{code}"
        image = {
            "url": f"{base}{PurePosixPath(file.name).suffix}",
            "url_viewer": f"https://{self.site}/image/{code}",
            "thumb": {"url": f"{base}.th.jpg"},
            "delete_url": f"https://{self.site}/image/{code}/delete/0a1b",
        }
        if failure and failure.kind in ("fake", "no_link"):
            del image["url_viewer"]
        success = {"message": "file uploaded", "code": 200}
        return web.json_response({"status_code": 200, "success": success, "image": image, "status_txt": "OK"})


class FakeImgbb(FakeHost):
    """Source: https://api.imgbb.com."""

    names: ClassVar = ("api.imgbb.com", "imgbb.com", "ibb.co")
    upload_path: ClassVar = "/1/upload"
    max_body_bytes: ClassVar = 33_554_432 + 64 * 1024

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/1/upload", self.upload)]

    def refusal(self) -> web.Response:
        return error(310, "Invalid image type")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts = form.texts
        if texts.get("key") != API_KEY:
            return error(100, "Invalid API v1 key.")
        if set(form.files) != {"image"} or set(texts) - {"key", "name", "expiration"}:
            return error(130, "Empty upload source.")
        if "expiration" in texts and not 60 <= int(texts["expiration"]) <= 15_552_000:
            return error(131, "Invalid expiration")
        file, code = form.files["image"], secrets.token_hex(4)
        if not file.format:
            return error(310, "Invalid image type")
        if not (failure and failure.kind == "fake"):
            await self.store(request, file, texts, failure)
        data = {
            "id": code,
            "url_viewer": f"https://ibb.co/{code}",
            "url": f"https://i.ibb.co/{code}/a.jpg",
            "width": "32",
            "thumb": {"url": f"https://i.ibb.co/{code}/t.jpg"},
            "delete_url": f"https://ibb.co/{code}/0a1b",
        }
        if failure and failure.kind in ("fake", "no_link"):
            data["url"] = ""
        return web.json_response({"data": data, "success": True, "status": 200})


def error(number: int, words: str) -> web.Response:
    told = {"status_code": 400, "error": {"message": words, "code": number}, "status_txt": "Bad Request"}
    return web.json_response(told, status=400)


FAKES = {
    "freeimage": partial(FakeChevereto, "freeimage.host"),
    "chevereto": partial(FakeChevereto, "pictures.example.net"),
    "imgbb": FakeImgbb,
}

if __name__ == "__main__":
    main(["chevereto"])
