"""imagebam.com and imagevenue.com, strict by reference: public clients of both. Words of errors are invented."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERNAME, PASSWORD = "marlow@example.com", "bam-password-24"
GALLERY = "490670"


@dataclass
class Session:
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(30))
    is_signed_in: bool = False


@dataclass
class Upload:
    """`codes` of the pictures, in the order of the site's own liking: the newest first."""

    gallery: str
    codes: list[str] = field(default_factory=list)


class FakeImagebam(FakeHost):
    """`late` is how often the page of results is asked for before it has codes."""

    site: ClassVar[str] = "imagebam.com"
    names: ClassVar[tuple[str, ...]] = ("www.imagebam.com",)
    picture: ClassVar = '<img src="/logo.png"><img src="{address}" class="main-image">'
    upload_path: ClassVar = "/upload"
    max_body_bytes: ClassVar = 26_214_400 + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.late = 0
        self.pages: dict[str, str] = {}  # code -> SHA-256
        self.galleries: dict[str, list[str]] = {GALLERY: []}
        self._sessions: dict[str, Session] = {}
        self._uploads: dict[str, tuple[str, Upload]] = {}  # session id -> token, upload
        self._without_link: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.home),
            web.get("/auth/login", self.login_form),
            web.post("/auth/login", self.login),
            web.post("/upload/session", self.session),
            web.post("/upload", self.upload),
            web.get("/upload/complete", self.complete),
            web.get("/view/{code}", self.view),
        ]

    def sign_out(self) -> None:
        self._sessions.clear()

    def refusal(self) -> web.Response:
        return web.json_response({"message": "Invalid data.", "errors": {"files.0": ["no image"]}}, status=422)

    async def home(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        key, session = self._session(request)
        if session is None:
            key, session = secrets.token_hex(20), Session()
            self._sessions[key] = session
        logout = "<form action='/auth/logout' method='POST'></form>" if session.is_signed_in else ""
        response = page(f'<head><meta name="csrf-token" content="{session.csrf}"></head>{logout}')
        response.set_cookie("session", key)
        return response

    async def login_form(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        key, session = secrets.token_hex(20), Session()
        self._sessions[key] = session
        response = page(f'<form><input name="_token" value="{session.csrf}"><input name="password"></form>')
        response.set_cookie("session", key)
        return response

    async def login(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        self.logins += 1
        asked = dict(parse_qsl(content.decode()))
        _, session = self._session(request)
        if session is None or asked.get("_token") != session.csrf:
            return web.Response(status=419, text="Page Expired")
        if (asked.get("email"), asked.get("password")) != (USERNAME, PASSWORD):
            return self.wrong_password()
        session.is_signed_in, session.csrf = True, secrets.token_urlsafe(30)
        raise web.HTTPFound("/")

    def wrong_password(self) -> web.Response:
        return page('<form><input name="_token" value="x"><input name="password"></form>')

    async def session(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        if (refused := self._refused(request)) is not None:
            return refused
        asked = dict(parse_qsl(content.decode(), keep_blank_values=True))
        is_good = (
            set(asked) - {"gallery", "gallery_token", "gallery_title"}
            == {"thumbnail_size", "content_type", "comments_enabled"}
            and asked["thumbnail_size"] in ("1", "2", "3", "4")
            and asked["content_type"] in ("sfw", "nsfw")
            and (asked.get("gallery_token", GALLERY) in self.galleries)
        )
        if not is_good:
            return web.json_response({"status": "error", "message": "The given data was invalid."})
        key, token = secrets.token_hex(8), secrets.token_urlsafe(30)
        self._uploads[key] = token, Upload(asked.get("gallery_token", ""))
        return web.json_response({"status": "success", "session": key, "data": token})

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if (refused := self._refused(request)) is not None:
            return refused
        if set(form.files) != {"files[0]"} or set(form.texts) != {"_token", "data"}:
            return web.json_response({"error": "the form is wrong"})
        _, session = self._session(request)
        assert session is not None
        if form.texts["_token"] != session.csrf:
            return web.json_response({"message": "CSRF token mismatch."}, status=419)
        key = next((key for key, (token, _) in self._uploads.items() if token == form.texts["data"]), None)
        if key is None:
            return web.json_response({"error": "unknown upload"})
        file = form.files["files[0]"]
        if not file.format:
            return self.refusal()
        if failure and failure.kind == "fake":
            return web.json_response({"success": ""})
        await self.store(request, file, form.texts, failure)
        code = "ME" + secrets.token_hex(3).upper()
        self.pages[code] = file.sha256
        upload = self._uploads[key][1]
        upload.codes.insert(0, code)
        if upload.gallery:
            self.galleries[upload.gallery].append(file.sha256)
        if failure and failure.kind == "no_link":
            self._without_link.add(code)
        return web.json_response({"success": f"https://www.{self.site}/upload/complete?session={key}"})

    async def complete(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        _, upload = self._uploads.get(request.query.get("session", ""), ("", Upload("")))
        if self.late:
            self.late -= 1
            return page("<p>please wait</p>")
        return page(self.codes("\n".join(self._codes(upload))))

    def codes(self, text: str) -> str:
        return f'<input type="text" value="{text}"><a href="https://www.{self.site}/ME1/delete/0a1b">delete</a>'

    async def view(self, request: web.Request) -> web.Response:
        """The page asks first whether it may show the picture."""
        if request.match_info["code"] not in self.pages:
            raise web.HTTPNotFound
        if "nsfw_inter" not in request.cookies or "sfw_inter" not in request.cookies:
            return page('<a id="continue">Continue to your image</a>')
        return page(self.picture.format(address="https://images4.imagebam.com/aa/b.jpg"))

    def _codes(self, upload: Upload) -> Iterator[str]:
        for code in upload.codes:
            if code in self._without_link:
                yield "[URL=][IMG][/IMG][/URL]"
            else:
                thumb = f"https://thumbs4.{self.site}/aa/bb/cc/{code}_t.jpg"
                yield f"[URL=https://www.{self.site}/view/{code}][IMG]{thumb}[/IMG][/URL]"

    def _session(self, request: web.Request) -> tuple[str, Session | None]:
        key = request.cookies.get("session", "")
        return key, self._sessions.get(key)

    def _refused(self, request: web.Request) -> web.Response | None:
        _, session = self._session(request)
        if session is None or request.headers.get("X-CSRF-TOKEN") != session.csrf:
            return web.json_response({"message": "CSRF token mismatch."}, status=419)
        return None


class FakeImagevenue(FakeImagebam):
    site: ClassVar = "imagevenue.com"
    names: ClassVar = ("www.imagevenue.com",)
    picture: ClassVar = '<div class="card-body p-0"><img src="/img/loader.svg"><img src="{address}"></div>'

    def wrong_password(self) -> web.Response:
        raise web.HTTPFound("/auth/login")

    def codes(self, text: str) -> str:
        text = text.replace("URL", "url").replace("IMG", "img")
        return f'<textarea id="bb-code">{text}</textarea>'


def page(content: str) -> web.Response:
    return web.Response(text=f"<!doctype html><html>{content}</html>", content_type="text/html")


FAKES = {"imagebam": FakeImagebam, "imagevenue": FakeImagevenue}

if __name__ == "__main__":
    main(["imagebam"])
