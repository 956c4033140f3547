"""imgbox.com, strict by reference: several public clients. Words of errors are invented."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERNAME, PASSWORD = "marlow", "imgbox-password-31"
SIZES = {f"{size}{shape}" for size in (100, 150, 200, 250, 300, 350, 500, 800) for shape in "cr"}


@dataclass
class Gallery:
    title: str
    secret: str
    files: list[str] = field(default_factory=list)


@dataclass
class Session:
    csrf: str
    is_signed_in: bool = False


class FakeImgbox(FakeHost):
    """A CSRF token belongs to a session cookie, and changes when it signs in."""

    names: ClassVar = ("imgbox.com",)
    upload_path: ClassVar = "/upload/process"
    max_body_bytes: ClassVar = 10_485_760 + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.galleries: dict[str, Gallery] = {}
        self.tokens: dict[str, tuple[str, str]] = {}  # id -> secret, gallery
        self.pages: set[str] = set()
        self._sessions: dict[str, Session] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.home),
            web.post("/login", self.login),
            web.post("/ajax/token/generate", self.token),
            web.post("/upload/process", self.upload),
            web.get("/{slug:[a-z0-9]{8}}", self.image_page),
        ]

    def sign_out(self) -> None:
        self._sessions.clear()

    def refusal(self) -> web.Response:
        return web.json_response({"ok": False, "error": {"code": 3, "message": "not an image"}})

    async def home(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        key, session = self._session(request)
        if session is None:
            key, session = secrets.token_hex(16), Session(secrets.token_urlsafe(32))
            self._sessions[key] = session
            self.logins += 1
        menu = "<a>My Images</a>" if session.is_signed_in else '<a href="/login">Login</a>'
        text = f'<html><head><meta content="{session.csrf}" name="csrf-token"></head><body>{menu}</body></html>'
        response = web.Response(text=text, content_type="text/html")
        response.set_cookie("_imgbox_session", key)
        return response

    async def login(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        asked = dict(parse_qsl(content.decode()))
        _, session = self._session(request)
        if session is None or asked.get("authenticity_token") != session.csrf or asked.get("utf8") != "✓":
            return web.Response(status=422)
        if (asked.get("user[login]"), asked.get("user[password]")) != (USERNAME, PASSWORD):
            return web.Response(text="<html><p class='alert-error'>Invalid login</p></html>", content_type="text/html")
        session.is_signed_in, session.csrf = True, secrets.token_urlsafe(32)
        raise web.HTTPFound("/")

    async def token(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        if (refused := self._refused(request)) is not None:
            return refused
        asked = dict(parse_qsl(content.decode(), keep_blank_values=True))
        if set(asked) != {"gallery", "gallery_title", "comments_enabled"} or asked["comments_enabled"] not in "01":
            return web.json_response({"ok": False})
        token_id, secret, gallery_id = secrets.randbelow(10**8), secrets.token_hex(8), secrets.token_hex(5)
        gallery = self.galleries[gallery_id] = Gallery(asked["gallery_title"], secrets.token_hex(8))
        self.tokens[str(token_id)] = secret, gallery_id
        return web.json_response(
            {
                "ok": True,
                "token_id": token_id,
                "token_secret": secret,
                "gallery_id": gallery_id,
                "gallery_secret": gallery.secret,
            }
        )

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if (refused := self._refused(request)) is not None:
            return refused
        texts = form.texts
        secret, gallery_id = self.tokens.get(texts.get("token_id", ""), ("", ""))
        if not secret or texts.get("token_secret") != secret:
            return web.json_response({"ok": False, "error": {"code": 1, "message": "unknown token"}})
        gallery = self.galleries[gallery_id]
        if (texts.get("gallery_id"), texts.get("gallery_secret")) != (gallery_id, gallery.secret):
            return web.json_response({"ok": False, "error": {"code": 2, "message": "unknown gallery"}})
        known = {"token_id", "token_secret", "gallery_id", "gallery_secret"}
        if set(texts) - known != {"content_type", "thumbnail_size", "comments_enabled"}:
            return web.json_response({"ok": False, "error": {"message": "fields"}})
        if texts["content_type"] not in ("1", "2") or texts["thumbnail_size"] not in SIZES:
            return web.json_response({"ok": False, "error": {"message": "values"}})
        if set(form.files) != {"files[]"} or not form.files["files[]"].format:
            return self.refusal()
        file, slug = form.files["files[]"], secrets.token_hex(4)
        told = {
            "id": slug,
            "name": file.name,
            "url": f"https://imgbox.com/{slug}",
            "original_url": f"https://images2.imgbox.com/aa/bb/{slug}_o.jpg",
            "thumbnail_url": f"https://thumbs2.imgbox.com/aa/bb/{slug}_t.jpg",
            "gallery_url": f"https://imgbox.com/g/{gallery_id}",
        }
        if failure and failure.kind in ("fake", "no_link"):
            told["url"] = ""
        if not (failure and failure.kind == "fake"):
            await self.store(request, file, texts, failure)
            gallery.files.append(file.sha256)
            self.pages.add(slug)
        return web.json_response({"files": [told]})

    async def image_page(self, request: web.Request) -> web.Response:
        if request.match_info["slug"] not in self.pages:
            gone = "<html>The specified image could not be found.</html>"
            return web.Response(text=gone, content_type="text/html")
        return web.Response(text="<html><img></html>", content_type="text/html")

    def _session(self, request: web.Request) -> tuple[str, Session | None]:
        key = request.cookies.get("_imgbox_session", "")
        return key, self._sessions.get(key)

    def _refused(self, request: web.Request) -> web.Response | None:
        _, session = self._session(request)
        is_known = session is not None and request.headers.get("X-CSRF-Token") == session.csrf
        if is_known and request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return None
        return web.Response(status=422, text="The change you wanted was rejected.")


FAKES = {"imgbox": FakeImgbox}

if __name__ == "__main__":
    main(["imgbox"])
