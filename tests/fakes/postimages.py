"""postimages.org, strict by reference: one public client. Words of errors are invented."""

from __future__ import annotations

import base64
import secrets
from typing import ClassVar
from urllib.parse import parse_qsl

from aiohttp import web

from tests.fakes.form import File
from tests.fakes.process import main
from tests.fakes.server import FakeHost

API_KEY = "pi-key-44c0aa91"
FIELDS = {"key", "o", "m", "version", "portable", "name", "type", "image"}


class FakePostimages(FakeHost):
    names: ClassVar = ("api.postimage.org", "postimages.org")
    upload_path: ClassVar = "/1/upload"
    max_body_bytes: ClassVar = 36_000_000

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/1/upload", self.upload)]

    def refusal(self) -> web.Response:
        return failed("the image cannot be read")

    async def upload(self, request: web.Request) -> web.Response:
        content, failure = await self.body(request)
        if request.headers.get("Content-Type") != "application/x-www-form-urlencoded":
            return failed("not a form")
        texts = dict(parse_qsl(content.decode("ascii"), keep_blank_values=True, strict_parsing=True))
        if set(texts) != FIELDS or len(texts["o"]) != 32 or len(texts["m"]) != 32:
            return failed("fields are missing")
        if texts["key"] != API_KEY:
            return failed("the key is not valid")
        file = File(f"{texts['name']}.{texts['type']}", "", base64.b64decode(texts["image"], validate=True))
        if not file.format:
            return failed("the image cannot be read")
        if not (failure and failure.kind == "fake"):
            await self.store(request, file, {}, failure)
        code = secrets.token_hex(4)
        page = "" if failure and failure.kind in ("fake", "no_link") else f"<page>https://postimg.cc/{code}</page>"
        links = (
            f"{page}<hotlink>https://i.postimg.cc/{code}/a.jpg</hotlink>"
            f"<thumbnail>https://i.postimg.cc/{code}/t.jpg</thumbnail>"
            f"<delete>https://postimg.cc/delete/{code}/0a1b</delete>"
        )
        return xml(f'<data success="1" status="200"><links>{links}</links></data>')


def failed(words: str) -> web.Response:
    return xml(f'<data success="0" status="400"><error>{words}</error></data>')


def xml(text: str) -> web.Response:
    return web.Response(text=f'<?xml version="1.0" encoding="UTF-8"?>\n{text}', content_type="text/xml")


FAKES = {"postimages": FakePostimages}

if __name__ == "__main__":
    main(["postimages"])
