"""imx.to's upload interface, strict by reference: three public clients. Words of errors are invented."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

API_KEY = "imx-key-5f1c0b7de2"
USERNAME, PASSWORD = "marlow", "imx-password-62"
LOGIN = '<form><input name="usr_email"><input name="pwd"><input name="doLogin" type="submit"></form>'
WALL = "<!doctype html><title>DDoS-Guard</title><p>Checking your browser</p>"
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
        self.gallery_names: dict[str, str] = {}
        self.images: set[str] = set()
        self.has_gate = True
        self.has_wall = False
        self._sessions: dict[str, str] = {}  # session cookie -> its current gallery
        self._web_sessions: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/upload.php", self.upload),
            web.get("/login.php", self.login_form),
            web.post("/login.php", self.login),
            web.get("/user/dashboard", self.dashboard),
            web.get("/user/gallery/edit", self.edit_form),
            web.post("/user/gallery/edit", self.edit),
            web.post("/user/moderate", self.moderate),
            web.get("/i/{code}", self.image_page),
            web.post("/i/{code}", self.image_page),
        ]

    def sign_out(self) -> None:
        self._web_sessions.clear()

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
            self.gallery_names.setdefault(gallery_id, "untitled gallery")
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
        self.images.add(code)
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

    # -- the web site --------------------------------------------------------------------------------------------

    async def login_form(self, request: web.Request) -> web.Response:
        self._walled(request)
        response = page(LOGIN)
        response.set_cookie("PHPSESSID", secrets.token_hex(13), domain="imx.to")
        return response

    async def login(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        self._walled(request)
        self.logins += 1
        asked = dict(parse_qsl(content.decode()))
        wanted = {"usr_email": USERNAME, "pwd": PASSWORD, "remember": "1", "doLogin": "Login"}
        if asked != wanted or "PHPSESSID" not in request.cookies:
            return page(f"<p>Incorrect Username or Password</p>{LOGIN}")
        key = secrets.token_hex(13)
        self._web_sessions.add(key)
        response = web.HTTPFound("/user/dashboard")
        response.set_cookie("user_key", key, domain="imx.to")
        raise response

    async def dashboard(self, request: web.Request) -> web.Response:
        self._signed_in(request)
        return page("<p>Your pictures</p>")

    async def edit_form(self, request: web.Request) -> web.Response:
        self._signed_in(request)
        name = self.gallery_names.get(request.query.get("id", ""))
        return page("" if name is None else f'<form><input name="gallery_name" value="{name}"></form>')

    async def edit(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        self._signed_in(request)
        asked = dict(parse_qsl(content.decode()))
        if asked.pop("submit_new_gallery", "") == "Rename Gallery" and set(asked) == {"gallery_name"}:
            self.gallery_names[request.query["id"]] = asked["gallery_name"]
        return page("<p>saved</p>")

    async def moderate(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        self._signed_in(request)
        asked = dict(parse_qsl(content.decode()))["imagesid"].split("\n")
        found = sum(address.rpartition("/")[2] in self.images for address in asked)
        return page(f"<p>Found: <b>{found}</b> images</p>")

    async def image_page(self, request: web.Request) -> web.Response:
        if (code := request.match_info["code"]) not in self.images:
            raise web.HTTPNotFound
        texts = await request.post()
        if self.has_gate and dict(texts) != {"imgContinue": "Continue to image ...", "token": code}:
            inputs = f'<input type="hidden" name="token" value="{code}">'
            button = '<input type="submit" name="imgContinue" value="Continue to image ...">'
            return page(f"<form><input name='search'></form><form method='POST'>{inputs}{button}</form>")
        return page(f'<img src="/logo.png"><img class="centred" src="https://i.imx.to/i/2026/01/02/{code}.jpg">')

    def _walled(self, request: web.Request) -> None:
        if self.has_wall:
            raise web.HTTPForbidden(text=WALL, content_type="text/html")

    def _signed_in(self, request: web.Request) -> None:
        self._walled(request)
        if request.cookies.get("user_key", "") not in self._web_sessions:
            raise web.HTTPFound("/login.php")


def page(content: str) -> web.Response:
    return web.Response(text=f"<!doctype html><html><body>{content}</body></html>", content_type="text/html")


def error(words: str) -> web.Response:
    return web.json_response({"status": "error", "message": words})


FAKES = {"imx": FakeImx}

if __name__ == "__main__":
    main(["imx"])
