"""`galleon hosts import` and `export`: an invented custom uploader, from its file to a link in post code."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import ClassVar

import trustme
from aiohttp import web

from tests.end_to_end import pictures
from tests.end_to_end.harness import Finished, Home, sha256_of
from tests.fakes.server import FakeHost, serve
from tests.hosts.sharex.uploaders import current, dollars

KEY = "9f86d081884c7d659a2feaa0c55ad015"

UPLOADER = dollars(
    "https://api.shots.example/upload?output=xml",
    Name="Shots",
    Headers={"Authorization": f"Bearer {KEY}"},
    Arguments={"title": "$filename$", "album": "$prompt:Album|holidays$"},
    FileFormName="pics[]",
    RegexList=["<code>(?<code>[0-9a-f]+)</code>\\n<key>(.+)</key>"],
    URL="https://shots.example/i/$regex:1|code$.png",
    DeletionURL="https://shots.example/d/$regex:1|1$",
)


class FakeShots(FakeHost):
    names: ClassVar = ("api.shots.example",)
    upload_path: ClassVar = "/upload"
    max_body_bytes: ClassVar = 10_000_000

    def routes(self) -> list[web.RouteDef]:
        return [web.post("/upload", self.upload)]

    def refusal(self) -> web.Response:
        return web.Response(status=403, text="no")

    async def upload(self, request: web.Request) -> web.Response:
        form, failure = await self.form(request)
        if request.headers.get("Authorization") != f"Bearer {KEY}" or request.query_string != "output=xml":
            return self.refusal()
        if set(form.files) != {"pics[]"} or form.texts != {"title": form.files["pics[]"].name, "album": "holidays"}:
            return web.Response(status=400, text="bad fields")
        await self.store(request, form.files["pics[]"], form.texts, failure)
        return web.Response(text="<page>\n<code>1a2b</code>\n<key>zz9</key>\n</page>\n", content_type="text/xml")


async def test_an_imported_host_uploads_and_gives_its_link(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    path = tmp_path / "Shots.sxcu"
    path.write_text(json.dumps(UPLOADER), encoding="utf-8-sig")
    folder = pictures.folder(tmp_path / "g", 1)
    async with serve(FakeShots(), ca=authority) as fake:
        environment = {"GALLEON_CONNECT_TO": fake.connect_to, "SSL_CERT_FILE": str(tmp_path / "ca.pem")}
        home = Home(tmp_path / "home", environment | {"GALLEON_PASSPHRASE": "open sesame"})
        try:
            imported, listed, done = await asyncio.to_thread(_import_and_upload, home, path, folder)
        finally:
            await asyncio.to_thread(home.close)
    assert imported.code == 0, imported.err
    definition = home.folders.config / "hosts" / "shots.toml"
    assert imported.out == f"Shots.sxcu: imported as shots ({definition})\n"
    assert "Headers.Authorization: It is a secret" in imported.err
    assert "shots" in listed.out
    (image,) = done.images("uploaded")
    assert image["image_url"] == "https://shots.example/i/1a2b.png"
    assert (done.code, set(fake.files)) == (0, sha256_of(folder.iterdir()))
    for kept in home.path.rglob("*"):
        assert not kept.is_file() or KEY.encode() not in kept.read_bytes(), kept


def _import_and_upload(home: Home, path: Path, folder: Path) -> tuple[Finished, Finished, Finished]:
    imported = home.run("hosts", "import", path)
    listed = home.run("hosts")
    return imported, listed, home.run("upload", folder, "--host", "shots", "--json")


def test_a_good_and_a_bad_file_are_told_apart(home: Home, tmp_path: Path) -> None:
    (tmp_path / "good.sxcu").write_text(json.dumps(current(Name="Good", Parameters={"key": "YOUR_KEY"})))
    (tmp_path / "bad.sxcu").write_text("[]")
    done = home.run("hosts", "import", tmp_path / "good.sxcu", tmp_path / "bad.sxcu")
    assert done.code == 6
    assert done.out.startswith("good.sxcu: imported as good (")
    assert "Still to enter: Key. Store it with: galleon account set good" in done.err
    assert "bad.sxcu: not imported\n    It is no custom uploader of ShareX: the file holds a list" in done.err
    assert home.run("hosts", "import", tmp_path / "good.sxcu").out == "good.sxcu: good was there already\n"
    assert home.run("hosts", "import", tmp_path / "none.sxcu").code == 3


def test_a_local_host_needs_allow_local(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "nas.sxcu"
    path.write_text(json.dumps(current("http://nas.local:9000/up", Name="NAS")))
    refused = home.run("hosts", "import", path)
    assert refused.code == 6
    assert "RequestURL: It sends to nas.local, on this computer or in your own network." in refused.err
    assert "--allow-local" in refused.err
    assert home.run("hosts", "import", path, "--allow-local").code == 0


def test_export_gives_a_file_that_import_takes(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "one.sxcu"
    path.write_text(json.dumps(current(Name="One")))
    assert home.run("hosts", "import", path).code == 0
    exported = home.run("hosts", "export", "one", "--sxcu")
    assert exported.code == 0
    assert json.loads(exported.out)["RequestURL"] == "https://shots.example/up"
    assert home.run("hosts", "export", "none", "--sxcu").code == 2
    refused = home.run("hosts", "export", "pixhost.to", "--sxcu")
    assert (refused.code, refused.out) == (6, "")
    assert "gallery: ShareX sends one request" in refused.err
    assert "is part of Galleon" in home.run("hosts", "export", "local", "--sxcu").err


def test_a_custom_uploader_is_no_gallery(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "one.sxcu"
    path.write_text(json.dumps(current()))
    done = home.run("upload", path)
    assert done.code == 6
    assert "galleon hosts import" in done.err
