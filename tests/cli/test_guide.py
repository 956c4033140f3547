"""The guide for writers of definitions, followed word by word: one file, no Python, against a server that does what the
guide says that its host does."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import ClassVar

import trustme
from aiohttp import web

import backend.hosts.check
from tests.end_to_end import pictures
from tests.end_to_end.harness import Finished, Home, sha256_of
from tests.fakes.server import FakeHost, serve

GUIDE = Path(backend.hosts.check.__file__).parent / "WRITING.md"
KEY = "pex-key-0c5f1b7d"


class FakePictures(FakeHost):
    """Pictures Example, as the guide quotes its page "API"."""

    names: ClassVar = ("pictures.example", "api.pictures.example")
    upload_path: ClassVar = "/v1/upload"
    max_body_bytes: ClassVar = 5_000_000 + 64 * 1024

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.post("/v1/upload", self.upload),
            web.get("/v1/me", self.me),
            web.delete("/v1/photo/{id}", self.delete),
        ]

    def refusal(self) -> web.Response:
        return web.json_response({"result": "error", "why": "no picture"})

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("Authorization") != f"Key {KEY}":
            return web.Response(status=401)
        if set(form.files) != {"photo"} or not 100 <= int(form.texts.get("width", "200")) <= 400:
            return web.json_response({"result": "error", "why": "wrong fields"})
        photo_id = f"k{len(self.ids)}"
        self.ids[photo_id] = form.files["photo"].sha256
        await self.store(request, form.files["photo"], form.texts, failure)
        page, small = f"https://pictures.example/p/{photo_id}", f"https://cdn.pictures.example/s/{photo_id}.jpg"
        return web.json_response({"result": "ok", "photo": {"id": photo_id, "page": page, "small": small}})

    async def me(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Key {KEY}":
            return web.Response(status=401)
        return web.json_response({"result": "ok", "name": "marlow"})

    async def delete(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Key {KEY}":
            return web.Response(status=401)
        self.files[self.ids.pop(request.match_info["id"])] -= 1
        return web.json_response({"result": "ok"})


async def test_the_guide_leads_from_nothing_to_a_link(tmp_path: Path) -> None:
    definition = re.findall(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)[0]
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    folder = pictures.folder(tmp_path / "Lofoten", 2)
    async with serve(FakePictures(), ca=authority) as fake:
        environment = {"GALLEON_CONNECT_TO": fake.connect_to, "SSL_CERT_FILE": str(tmp_path / "ca.pem")}
        home = Home(tmp_path / "home", environment | {"GALLEON_PASSPHRASE": "open sesame"})
        path = home.folders.config / "hosts" / "pictures.toml"
        path.parent.mkdir(parents=True)
        path.write_text(definition, "utf-8")
        try:
            checked, saved, tested, done = await asyncio.to_thread(_follow, home, path, folder)
        finally:
            await asyncio.to_thread(home.close)
    assert checked.code == 0, checked.err
    assert saved.code == 0, saved.err
    assert tested.code == 0, tested.out + tested.err
    assert re.findall(r"(?m)^(\w+) +ok", tested.out) == ["check", "upload", "delete"]
    assert [image["page_url"] for image in done.images("uploaded")]
    assert (done.code, set(+fake.files)) == (0, sha256_of(folder.iterdir()))


def _follow(home: Home, path: Path, folder: Path) -> tuple[Finished, Finished, Finished, Finished]:
    checked = home.run("hosts", "check", path)
    saved = home.run("account", "set", "pictures.example", stdin=json.dumps({"key": KEY}))
    tested = home.run("account", "test", "pictures.example")
    done = home.run("upload", "--json", "--host", "pictures.example", folder)
    return checked, saved, tested, done
