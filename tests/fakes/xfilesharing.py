"""File hosts on the XFileSharing script that are signed in on the web: filespace.com and filedot.to, strict by
reference: one public client each. Words of errors are invented."""

from __future__ import annotations

import random
import secrets
from typing import Any, ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.process import main
from tests.fakes.server import FakeHost

USERNAME, PASSWORD = "marlow", "xfs-password-77"
LOGIN_FORM = '<form method="POST"><input type="hidden" name="op" value="login">{hidden}<input name="login"></form>'


class FakeWebSession(FakeHost):
    """What both have in common: a login form with hidden inputs, the cookie `xfss`, file codes."""

    site: ClassVar[str]
    max_body_bytes: ClassVar = 5_368_709_120

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, str] = {}  # file code -> SHA-256
        self._sessions: set[str] = set()
        self._rand: set[str] = set()

    def sign_out(self) -> None:
        self._sessions.clear()

    def is_signed_in(self, request: web.Request) -> bool:
        return request.cookies.get("xfss", "") in self._sessions

    def form_page(self, more: str = "") -> web.Response:
        rand = secrets.token_hex(4)
        self._rand.add(rand)
        hidden = f'<input type="hidden" name="rand" value="{rand}"><input type="hidden" name="token" value="">{more}'
        return page(LOGIN_FORM.format(hidden=hidden))

    async def sign_in(self, request: web.Request, *, expected: dict[str, str]) -> web.Response:
        self.logins += 1
        asked = dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        rand = asked.pop("rand", "")
        wanted = {"op": "login", "login": USERNAME, "password": PASSWORD, "token": "", **expected}
        if asked != wanted or rand not in self._rand:
            return page("<b class='err'>Incorrect Login or Password</b>" + LOGIN_FORM.format(hidden=""))
        self._rand.discard(rand)
        session = secrets.token_hex(8)
        self._sessions.add(session)
        response = page('<a href="?op=logout">Logout</a>')
        response.set_cookie("xfss", session, domain=self.site, path="/")
        return response

    def account_page(self, request: web.Request) -> web.Response:
        if not self.is_signed_in(request):
            return self.form_page()
        return page("<table><tr><td>Used space</td><td><b>1.5 of 50 GB</b></td></tr></table>")

    def drop(self, code: str) -> None:
        if code in self.codes:
            self.files[self.codes.pop(code)] -= 1


class FakeFilespace(FakeWebSession):
    site: ClassVar = "filespace.com"
    names: ClassVar = ("filespace.com", "phoebe.filespace.com")
    upload_path: ClassVar = "/cgi-bin/upload.cgi"
    max_body_bytes: ClassVar = 5_242_880_000

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/", self.home), web.post("/", self.login), web.post("/cgi-bin/upload.cgi", self.upload)]

    def refusal(self) -> web.Response:
        return web.Response(status=422, text="this file is banned")

    async def home(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        match request.query.get("op"):
            case "my_account":
                return self.account_page(request)
            case "my_files":
                if not self.is_signed_in(request):
                    return self.form_page()
                self.drop(request.query.get("del_code", ""))
                return page("your files")
        return self.form_page()

    async def login(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        return await self.sign_in(request, expected={"redirect": "/"})

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if set(form.files) != {"file"} or set(form.texts) != {"sess_id"}:
            return page("the form is wrong")
        if form.texts["sess_id"] not in self._sessions or not self.is_signed_in(request):
            return self.form_page()
        file, code = form.files["file"], secrets.token_hex(6)
        if failure and failure.kind == "fake":
            return page("<p>done</p>")
        await self.store(request, file, form.texts, failure)
        self.codes[code] = file.sha256
        link = "" if failure and failure.kind == "no_link" else f"https://filespace.com/{code}"
        return page(f"<textarea>{link}</textarea>")


class FakeFiledot(FakeWebSession):
    """`token` changes with every page; a session id is good for one upload."""

    site: ClassVar = "filedot.to"
    names: ClassVar = ("filedot.to", "s3.filedot.to", "filedot.xyz")
    upload_path: ClassVar = "/cgi-bin/upload.cgi"

    def __init__(self) -> None:
        super().__init__()
        self._captcha = ""
        self._upload_ids: set[str] = set()
        self._tokens: set[str] = set()

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/login", self.login_form),
            web.post("/login", self.login),
            web.get("/upload", self.upload_page),
            web.get("/server", self.server),
            web.get("/account/", self.account),
            web.get("/files", self.my_files),
            web.post("/cgi-bin/upload.cgi", self.upload),
        ]

    def refusal(self) -> web.Response:
        return web.json_response([{"file_code": "undef", "file_status": "this file is banned"}])

    async def login_form(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        self._captcha = "".join(random.choices("0123456789", k=4))
        spans = [
            f"<span style='position:absolute;padding-left:{7 + 15 * place}px;'>&#{ord(digit)};</span>"
            for place, digit in enumerate(self._captcha)
        ]
        random.shuffle(spans)
        return self.form_page(f"<div style='width:80px;height:26px;'>{''.join(spans)}</div>")

    async def login(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        return await self.sign_in(request, expected={"redirect": "", "code": self._captcha})

    async def upload_page(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if not self.is_signed_in(request):
            return page("Anti-CSRF check failed")
        upload_id = secrets.token_hex(8)
        self._upload_ids.add(upload_id)
        return page(f'<form><input type="hidden" name="sess_id" value="{upload_id}"></form>')

    async def server(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        return web.json_response({"url": "https://s3.filedot.to/cgi-bin"})

    async def account(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        return self.account_page(request)

    async def my_files(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        if not self.is_signed_in(request):
            return self.form_page()
        if "del_code" in request.query:
            if request.query.get("token") not in self._tokens:
                return page("Anti-CSRF check failed")
            self._tokens.discard(request.query["token"])
            self.drop(request.query["del_code"])
        token = secrets.token_hex(16)
        self._tokens.add(token)
        return page(f'<a href="/files?set_flag=1&token={token}">flag</a>')

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        texts: dict[str, Any] = form.texts
        if set(form.files) != {"file_0"} or set(texts) != {"utype", "sess_id"} or texts["utype"] != "reg":
            return web.json_response([{"file_code": "undef", "file_status": "the form is wrong"}])
        if texts["sess_id"] not in self._upload_ids:
            return web.json_response([{"file_code": "undef", "file_status": "session expired"}])
        self._upload_ids.discard(texts["sess_id"])
        file, code = form.files["file_0"], secrets.token_hex(6)
        if not (failure and failure.kind == "fake"):
            await self.store(request, file, texts, failure)
            self.codes[code] = file.sha256
        if failure and failure.kind in ("fake", "no_link"):
            return web.json_response([{"file_status": "OK"}])
        return web.json_response([{"file_code": code, "file_status": "OK"}])


def page(content: str) -> web.Response:
    return web.Response(text=f"<!doctype html><html><body>{content}</body></html>", content_type="text/html")


FAKES = {"filespace": FakeFilespace, "filedot": FakeFiledot}

if __name__ == "__main__":
    main(["filespace"])
