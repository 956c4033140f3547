"""pixhost.to, strict by reference: documentation "Pixhost API". Words of errors are invented."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

MAX_FILE_BYTES = 10_485_760


@dataclass
class Gallery:
    name: str
    upload_hash: str = field(default_factory=lambda: secrets.token_hex(16))
    files: list[str] = field(default_factory=list)
    is_finalised: bool = False
    is_expired: bool = False
    finalised_times: int = 0


class FakePixhost(FakeHost):
    names: ClassVar = (
        "pixhost.to", "api.pixhost.to", "t1.pixhost.to", "img1.pixhost.to", "pixhost.cc", "api.pixhost.cc",
    )  # fmt: skip
    upload_path: ClassVar = "/images"
    max_body_bytes: ClassVar = MAX_FILE_BYTES + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.galleries: dict[str, Gallery] = {}
        self._shown: dict[str, str] = {}  # file name on the page -> SHA-256

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/galleries", self.make_gallery),
            web.post("/galleries/{hash}/finalize", self.finalise),
            web.post("/images", self.upload),
            web.post("/covers", self.cover),
            web.get("/gallery/{hash}", self.gallery_page),
            web.get("/show/123/{name}", self.show_page),
        ]

    def stats(self) -> dict[str, Any]:
        galleries = [
            {"hash": key, "name": gallery.name, "files": gallery.files, "finalised": gallery.is_finalised}
            for key, gallery in self.galleries.items()
        ]
        return super().stats() | {"galleries": galleries}

    def control(self, order: Any) -> None:
        """Also {"expire": true}: the upload hashes of all galleries so far are too old."""
        rest = dict(order)
        if rest.pop("expire", False):
            self.expire()
        super().control(rest)

    def expire(self) -> None:
        for gallery in self.galleries.values():
            gallery.is_expired = True

    def refusal(self) -> web.Response:
        return error(400, "content_type is wrong")

    def without_length(self) -> web.HTTPException:
        return web.HTTPRequestURITooLong()

    async def make_gallery(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        name = dict(parse_qsl(content.decode())).get("gallery_name", "")
        if not 1 <= len(name) <= 100:
            return error(400, "gallery_name has 1 to 100 characters")
        key = secrets.token_urlsafe(4)[:5]
        gallery = self.galleries[key] = Gallery(name)
        return web.json_response(
            {
                "gallery_name": name,
                "gallery_hash": key,
                "gallery_url": f"https://pixhost.to/gallery/{key}",
                "gallery_upload_hash": gallery.upload_hash,
            }
        )

    async def finalise(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        texts = dict(parse_qsl(content.decode()))
        gallery = self.galleries.get(request.match_info["hash"])
        if gallery is None or texts.get("gallery_upload_hash") != gallery.upload_hash or gallery.is_expired:
            return error(400, "gallery_upload_hash is not valid")
        gallery.is_finalised = True
        gallery.finalised_times += 1
        return web.json_response({})

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("Accept") != "application/json":
            return error(406, "Accept: application/json is needed")
        if set(form.files) != {"img"}:
            return error(400, "img is needed, and no other file")
        texts, file = form.texts, form.files["img"]
        if unknown := set(texts) - {"content_type", "max_th_size", "gallery_hash", "gallery_upload_hash"}:
            return error(400, f"unknown fields: {sorted(unknown)}")
        if texts.get("content_type") not in ("0", "1"):
            return error(400, "content_type is 0 or 1")
        size = texts.get("max_th_size", "200")
        if not size.isdigit() or not 150 <= int(size) <= 500:
            return error(400, "max_th_size is 150 to 500")
        if len(file.content) > MAX_FILE_BYTES:
            return error(413, "the image is larger than 10 MB")
        if not file.format:
            return error(414, "the format is not supported")
        if ("gallery_hash" in texts) != ("gallery_upload_hash" in texts):
            return error(400, "gallery_hash and gallery_upload_hash belong together")
        gallery = None
        if "gallery_hash" in texts:
            gallery = self.galleries.get(texts["gallery_hash"])
            if gallery is None or gallery.upload_hash != texts["gallery_upload_hash"]:
                return error(400, "gallery_upload_hash is not valid")
            if gallery.is_expired or gallery.is_finalised:
                return error(400, "gallery does not accept images any more")

        number = 45_000 + sum(self.files.values())
        shown = f"{number}_{file.name}"
        if failure and failure.kind == "fake":
            shown = ""
        else:
            await self.store(request, file, texts, failure)
            self._shown[shown] = file.sha256
            if gallery is not None:
                gallery.files.append(file.sha256)
        answer = {
            "name": file.name,
            "show_url": f"https://pixhost.to/show/123/{shown}",
            "th_url": f"https://t1.pixhost.to/thumbs/123/{shown}",
        }
        if failure and failure.kind == "no_link":
            answer["show_url"] = ""
        return web.json_response(answer)

    async def cover(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("Accept") != "application/json":
            return error(406, "Accept: application/json is needed")
        if set(form.files) - {"img_right"} != {"img_left"} or set(form.texts) != {"content_type"}:
            return error(400, "img_left and content_type are needed, img_right is allowed")
        file, shown = form.files["img_left"], f"{len(self._shown)}_cover.jpg"
        if not file.format:
            return error(414, "the format is not supported")
        await self.store(request, file, form.texts, failure)
        self._shown[shown] = file.sha256
        links = {
            "show_url": f"https://pixhost.to/show/123/{shown}",
            "th_url": f"https://t1.pixhost.to/thumbs/123/{shown}",
        }
        return web.json_response({"name": file.name, **links})

    async def gallery_page(self, request: web.Request) -> web.Response:
        gallery = self.galleries.get(request.match_info["hash"])
        if gallery is None or not gallery.is_finalised:
            raise web.HTTPNotFound
        return web.Response(text=f"<title>{len(gallery.files)} images</title>", content_type="text/html")

    async def show_page(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in self._shown:
            raise web.HTTPNotFound
        image = f'<img id="image" src="https://img1.pixhost.to/images/123/{name}">'
        return web.Response(text=image, content_type="text/html")


def error(status: int, words: str) -> web.Response:
    return web.json_response({"error_msg": words}, status=status)


FAKES = {"pixhost": FakePixhost}

if __name__ == "__main__":
    main(["pixhost"])
