"""turboimagehost.com, strict by reference: two public clients. Words of errors are invented."""

from __future__ import annotations

import html
import re
import secrets
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERNAME, PASSWORD = "marlow", "turbo-password-58"
FIELDS = {
    "upload_id", "qquuid", "qqfilename", "qqtotalfilesize", "imcontent", "thumb_size", "galleryAN", "galleryN"
}  # fmt: skip
SITE = "https://www.turboimagehost.com"


@dataclass
class Batch:
    """`images`: page number, name, SHA-256; the page does not show those of `hidden` yet."""

    name: str
    album: int
    images: list[tuple[int, str, str]] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


class FakeTurboimagehost(FakeHost):
    """`late` is how often the page of results is asked for before it shows all. One picture of a batch is shown in
    another way than several."""

    names: ClassVar = ("www.turboimagehost.com", "s8d8.turboimagehost.com")
    upload_path: ClassVar = "/upload_html5.tu"
    max_body_bytes: ClassVar = 36_700_160 + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.batches: dict[str, Batch] = {}
        self.late = 0
        self.has_thumbnails = True
        self._sessions: dict[str, bool] = {}  # cookie -> is signed in
        self._numbers = 100_000

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.home),
            web.get("/login.tu", self.home),
            web.post("/login.tu", self.login),
            web.post("/upload_html5.tu", self.upload),
            web.get("/html5_upload_result.tu", self.results),
            web.get("/p/{number}/{name}", self.image_page),
        ]

    def sign_out(self) -> None:
        self._sessions.clear()

    def refusal(self) -> web.Response:
        return web.json_response({"success": False, "error": "this is no picture"})

    async def home(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        key = request.cookies.get("PHPSESSID", "")
        if key not in self._sessions:
            key = secrets.token_hex(13)
            self._sessions[key] = False
        menu = '<a href="/logout.tu">Logout</a>' if self._sessions[key] else '<a href="/login.tu">Login</a>'
        script = "<script>request: { endpoint: 'https://s8d8.turboimagehost.com/upload_html5.tu' }</script>"
        response = page(f"{menu}{script}")
        response.set_cookie("PHPSESSID", key, domain="turboimagehost.com")
        return response

    async def login(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        self.logins += 1
        asked = dict(parse_qsl(content.decode()))
        wanted = {"username": USERNAME, "password": PASSWORD, "remember": "y", "login": "Login"}
        key = request.cookies.get("PHPSESSID", "")
        if key not in self._sessions or asked != wanted or not request.headers.get("Referer", "").endswith("login.tu"):
            return page("<p>You have some errors</p>")
        self._sessions[key] = True
        raise web.HTTPFound("/")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts = form.texts
        if request.headers.get("X-Requested-With") != "XMLHttpRequest" or "PHPSESSID" not in request.cookies:
            return web.json_response({"success": False, "error": "reload the page"})
        if set(form.files) != {"qqfile"} or set(texts) != FIELDS or texts["galleryAN"] != "1":
            return web.json_response({"success": False, "error": "the form is wrong"})
        file = form.files["qqfile"]
        is_good = (
            re.fullmatch(r"[a-z0-9]{20}", texts["upload_id"])
            and texts["imcontent"] in ("all", "adult")
            and 150 <= int(texts["thumb_size"]) <= 600
            and texts["qqfilename"] == file.name
            and texts["qqtotalfilesize"] == str(len(file.content))
            and re.fullmatch(r"[A-Za-z0-9 _-]{1,20}", texts["galleryN"])
        )
        if not is_good or not file.format:
            return self.refusal()
        if failure and failure.kind == "fake":
            return web.json_response({"success": True})
        await self.store(request, file, texts, failure)
        self._numbers += 1
        batch = self.batches.setdefault(texts["upload_id"], Batch(texts["galleryN"], self._numbers))
        batch.images.append((self._numbers, file.name, file.sha256))
        if failure and failure.kind == "no_link":
            batch.hidden.add(self._numbers)
        return web.json_response({"success": True, "newUrl": f"{SITE}/html5_upload_result.tu?{texts['upload_id']}"})

    async def results(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        batch = self.batches.get(request.query.get("upload_id", ""))
        shown = [image for image in batch.images if image[0] not in batch.hidden] if batch else []
        if self.late:
            self.late -= 1
            shown = shown[:-1]
        if batch is None or not shown:
            return page("<p>please wait</p>")
        codes = [f"[URL={link(*image)}][IMG]{thumb(*image)}[/IMG][/URL]" for image in shown]
        album = f"{SITE}/album/{batch.album}/{batch.name.replace(' ', '_')}"
        if len(shown) == 1:
            code = f'<input id="imgCodeIPF" value="{codes[0]}"><input id="imgCodeIPSTF" value="{link(*shown[0])}">'
        else:
            code = f'<textarea id="imgCodeURF">{" ".join(codes)}</textarea>'
        boxes = [
            f'<div id="im_{number}" title="{html.escape(name)}"><a href="{link(number, name, "")}" class="thumbUrl" '
            f"style=\"background-image:url('{thumb(number, name, '')}')\"></a></div>"
            for number, name, _ in (shown if self.has_thumbnails else [])
        ]
        gallery = f'<input id="imgCodeGG" value="[URL={album}]{batch.name}[/URL]">'
        return page(f"{code}{gallery}{''.join(boxes)}")

    async def image_page(self, request: web.Request) -> web.Response:
        number = request.match_info["number"]
        return page(f'<img src="https://s8d8.turboimg.net/sp/{number}/{request.match_info["name"]}">')


def link(number: int, name: str, _: str) -> str:
    return f"{SITE}/p/{number}/{name}.html"


def thumb(number: int, name: str, _: str) -> str:
    return f"https://s8d8.turboimg.net/t1/{number}_{name}"


def page(content: str) -> web.Response:
    return web.Response(text=f"<!DOCTYPE html><html><body>{content}</body></html>", content_type="text/html")


FAKES = {"turboimagehost": FakeTurboimagehost}

if __name__ == "__main__":
    main(["turboimagehost"])
