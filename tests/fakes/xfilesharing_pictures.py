"""Picture hosts on the XFileSharing script: vipr.im and imagetwist.com, strict by reference: public clients. Words of
errors are invented."""

from __future__ import annotations

import html
import itertools
import re
import secrets
from dataclasses import dataclass, field
from typing import ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.form import File, Form
from tests.fakes.process import main
from tests.fakes.server import Failure, FakeHost

USERNAME, PASSWORD = "marlow", "xfs-pictures-password-19"
FIELDS = {"upload_type", "sess_id", "thumb_size", "per_row", "sdomain", "fld_id", "tos", "submit_btn"}


@dataclass
class Folder:
    name: str
    files: list[str] = field(default_factory=list)


class FakePictures(FakeHost):
    """`has_second_form`: the answer to an upload is a form that a browser would send on, else the page of links."""

    site: ClassVar[str]
    upload_path: ClassVar = "/cgi-bin/upload.cgi"
    needs_account: ClassVar = False
    as_inputs: ClassVar = False  # the second form has inputs, not text areas
    max_body_bytes: ClassVar = 10_485_760 + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.folders: dict[str, Folder] = {}
        self.codes: dict[str, str] = {}  # code -> SHA-256
        self.has_second_form = True
        self.pause_text = ""
        self._without_link: set[str] = set()
        self._sessions: set[str] = set()
        self._upload_ids: set[str] = set()
        self._numbers = itertools.count(105_000)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", self.home),
            web.post("/", self.order),
            web.post("/cgi-bin/upload.cgi", self.upload),
            web.get("/{code:[a-z0-9]{12}}", self.image_page),
            web.get("/{code:[a-z0-9]{12}}/{name}", self.image_page),
        ]

    def sign_out(self) -> None:
        self._sessions.clear()

    def refusal(self) -> web.Response:
        return self.second_form("undef", "this picture is banned")

    async def home(self, request: web.Request) -> web.Response:
        self.requests[request.path] += 1
        session = self._session(request)
        if request.query.get("op") == "my_files":
            return self.folder_page() if session else page(LOGIN)
        if not session and self.needs_account:
            return page(LOGIN)
        menu = '<a href="/?op=logout">Logout</a>' if session else LOGIN
        action = f"https://img7.{self.site}/cgi-bin/upload.cgi?upload_id="
        return page(
            f'{menu}<form name="file" enctype="multipart/form-data" action="{action}" method="post">'
            f'<input type="hidden" name="sess_id" value="{session}"><input type="file" name="file_0"></form>'
        )

    async def order(self, request: web.Request) -> web.Response:
        content, _ = await self.body(request)
        asked = dict(parse_qsl(content.decode(), keep_blank_values=True))
        match asked.get("op"):
            case "login":
                return self.login(asked)
            case "upload_result":
                return self.links(asked.get("fn", "")) if asked.get("st") == "OK" else page("st is not OK")
            case "my_files" if self._session(request):
                key = str(next(self._numbers))
                self.folders[key] = Folder(asked["create_new_folder"])
                return self.folder_page()
        return page(LOGIN)

    def login(self, asked: dict[str, str]) -> web.Response:
        self.logins += 1
        if (asked.get("login"), asked.get("password"), asked.get("redirect")) != (USERNAME, PASSWORD, ""):
            return page("<b class='err'>Incorrect Login or Password</b>" + LOGIN)
        session = secrets.token_hex(8)
        self._sessions.add(session)
        response = web.HTTPFound("/")
        response.set_cookie("xfss", session, domain=self.site, path="/")
        raise response

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if refused := self._refused(request, form):
            return self.second_form("undef", refused)
        if self.pause_text:
            return page(self.pause_text)
        if failure and failure.kind == "fake":
            return page("<p>done</p>")
        return await self._take(request, form.files["file_0"], form, failure)

    async def _take(self, request: web.Request, file: File, form: Form, failure: Failure | None) -> web.Response:
        await self.store(request, file, form.texts, failure)
        code = secrets.token_hex(6)
        self.codes[code] = file.sha256
        if form.texts["fld_id"] != "0":
            self.folders[form.texts["fld_id"]].files.append(file.sha256)
        if failure and failure.kind == "no_link":
            self._without_link.add(code)
        return self.second_form(code, "OK") if self.has_second_form else self.links(code)

    def _refused(self, request: web.Request, form: Form) -> str:
        query, texts, session = request.query, form.texts, self._session(request)
        if not re.fullmatch(r"[0-9]{12}", query.get("upload_id", "")) or query["upload_id"] in self._upload_ids:
            return "upload_id"
        self._upload_ids.add(query["upload_id"])
        if query.get("upload_type") != "file" or query.get("utype") != ("reg" if session else "anon"):
            return "query"
        if set(form.files) != {"file_0"} or set(texts) != FIELDS or texts["sess_id"] != session:
            return "fields"
        if self.needs_account and not session:
            return "please sign in"
        if texts["tos"] != "1" or texts["sdomain"] != self.site or texts["fld_id"] not in ("0", *self.folders):
            return "values"
        if not re.fullmatch(r"\d+x\d+", texts["thumb_size"]) or " " in form.files["file_0"].name:
            return "size or name"
        return "" if form.files["file_0"].format else "not an image"

    def second_form(self, code: str, status: str) -> web.Response:
        fields = {"op": "upload_result", "fn": code, "st": status, "per_row": "1"}
        if self.as_inputs:
            inner = "".join(f'<input type="hidden" name="{name}" value="{value}">' for name, value in fields.items())
        else:
            inner = "".join(f'<textarea name="{name}">{value}</textarea>' for name, value in fields.items())
        return page(f"<form name='F1' action='https://{self.site}/' method='POST'>{inner}</form>")

    def links(self, code: str) -> web.Response:
        if code not in self.codes:
            return page("<p>no such upload</p>")
        link = "" if code in self._without_link else f"https://{self.site}/{code}"
        thumb = f"https://i7.{self.site}/th/00123/{code}.jpg"
        return page(f'<input name="link_url" value="{link}"><input name="thumb_url" value="{thumb}">')

    def folder_page(self) -> web.Response:
        rows = [
            f'<tr><td><a href="?op=my_files;fld_id={key}">{html.escape(folder.name)}</a></td><td>'
            f'<a href="https://{self.site}/p/{USERNAME}/{key}/{re.sub(" ", "_", folder.name)}" class="pub"></a>'
            f'<a href="?op=fld_edit;fld_id={key}">edit</a>'
            f'<a href="?op=my_files&fld_id=0&del_folder={key}">x</a></td></tr>'
            for key, folder in reversed(self.folders.items())
        ]
        return page(f"<table>{''.join(rows)}</table><a href='/?op=logout'>Logout</a>")

    async def image_page(self, request: web.Request) -> web.Response:
        code = request.match_info["code"]
        if code not in self.codes:
            raise web.HTTPNotFound
        return page(
            f'<img src="/imgs/logo.svg"><img src="https://i7.{self.site}/i/00123/{code}.jpg/a.jpg" class="pic img">'
        )

    def _session(self, request: web.Request) -> str:
        session = request.cookies.get("xfss", "")
        return session if session in self._sessions else ""


class FakeVipr(FakePictures):
    site: ClassVar = "vipr.im"
    names: ClassVar = ("vipr.im", "img7.vipr.im")
    needs_account: ClassVar = True
    max_body_bytes: ClassVar = 52_428_800 + 64 * 1024


class FakeImagetwist(FakePictures):
    site: ClassVar = "imagetwist.com"
    names: ClassVar = ("imagetwist.com", "img7.imagetwist.com")
    as_inputs: ClassVar = True

    def links(self, code: str) -> web.Response:
        """Codes for forums, and no inputs of their own."""
        if code not in self.codes or code in self._without_link:
            return page("<div>Preview:</div>")
        link, thumb = f"https://{self.site}/{code}/a.jpg", f"https://i7.{self.site}/th/00123/{code}.jpg"
        return page(
            f'<div>Preview:</div><div><a href="{link}"><img src="{thumb}"></a></div>'
            f"<textarea>[URL={link}][IMG]{thumb}[/IMG][/URL]</textarea>"
        )


LOGIN = '<form method="POST"><input type="hidden" name="op" value="login"><input name="login"></form>'


def page(content: str) -> web.Response:
    return web.Response(text=f"<!doctype html><html><body>{content}</body></html>", content_type="text/html")


FAKES = {"vipr": FakeVipr, "imagetwist": FakeImagetwist}

if __name__ == "__main__":
    main(["vipr"])
