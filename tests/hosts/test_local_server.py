"""The embedded host's server over real sockets, asked as a browser or an attacker would."""

from __future__ import annotations

import asyncio
import io
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

import aiohttp
import pytest
from PIL import Image

from backend.hosts.local.guard import SECRET_HEADER
from backend.hosts.local.server import Server
from backend.hosts.local.store import Gallery, ImageLine, Store
from backend.hosts.local.tokens import delete_token


class Site:
    """A running server with one gallery of three images."""

    def __init__(self, server: Server, store: Store, session: aiohttp.ClientSession) -> None:
        self.server, self.store, self.session = server, store, session
        self.gallery_token = store.create("<b>Fjord</b> & “co”", 180).token

    @property
    def gallery(self) -> Gallery:
        found = self.store.gallery(self.gallery_token)
        assert found is not None
        return found

    def put(self, name: str, content: bytes, position: int = 0) -> ImageLine:
        incoming = self.store.receive(self.gallery_token)
        assert incoming is not None
        incoming.write(content)
        image = self.store.add(self.gallery_token, incoming, name, position=position, width=640, height=400)
        assert image is not None
        return image

    def get(self, path: str, **options: object) -> aiohttp.client._RequestContextManager:
        return self.session.get(f"http://127.0.0.1:{self.server.port}{path}", **options)  # type: ignore[arg-type]

    def post(self, path: str, **options: object) -> aiohttp.client._RequestContextManager:
        return self.session.post(f"http://127.0.0.1:{self.server.port}{path}", **options)  # type: ignore[arg-type]

    async def raw(self, request: str) -> bytes:
        """Bytes on the wire, because clients tidy up addresses."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.server.port)
        writer.write(request.replace("\n", "\r\n").encode("latin-1"))
        await writer.drain()
        answer = await reader.read()
        writer.close()
        return answer


def picture(colour: str = "teal", size: tuple[int, int] = (640, 400), kind: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Site]:
    store = Store(tmp_path / "local")
    server = Server(store)
    await server.start(0)
    async with aiohttp.ClientSession() as session:
        yield Site(server, store, session)
    await server.stop()


async def test_the_gallery_page_shows_its_images_in_order_and_escapes_their_names(site: Site) -> None:
    second = site.put('b"<script>.jpg', picture("navy"), position=1)
    first = site.put("a.jpg", picture(), position=0)
    async with site.get(f"/g/{site.gallery_token}") as answer:
        text = await answer.text()
    assert answer.status == 200
    assert text.index(f"/i/{first.token}") < text.index(f"/i/{second.token}")
    assert "2 images" in text
    assert "640 × 400" in text
    assert "<b>" not in text
    assert "<script" not in text
    assert "&lt;b&gt;Fjord&lt;/b&gt; &amp; “co”" in text


async def test_the_first_page_lists_the_galleries(site: Site) -> None:
    async with site.get("/") as answer:
        assert "No galleries yet" in await answer.text()
    image = site.put("a.jpg", picture())
    for path in ("/", "/?page=0", "/?page=nonsense"):
        async with site.get(path) as answer:
            text = await answer.text()
        assert f"/g/{site.gallery_token}" in text
        assert f"/t/{image.token}.jpg" in text


async def test_the_image_page_leads_to_its_neighbours(site: Site) -> None:
    images = [site.put(f"{n}.jpg", picture(c), n) for n, c in enumerate(("red", "green", "blue"))]
    async with site.get(f"/i/{images[1].token}") as answer:
        text = await answer.text()
    assert f'rel="prev" accesskey="p" href="/i/{images[0].token}"' in text
    assert f'rel="next" accesskey="n" href="/i/{images[2].token}"' in text
    assert f'href="/f/{images[1].token}/1.jpg"' in text
    assert "2 of 3" in text


@pytest.mark.parametrize(
    "name", ["plain.jpg", "deep/er/x.jpg", "a b#?%&+ü.jpg", "紅葉 🍁.jpg", "a\nb.jpg", "{x}.jpg", "..", "'"]
)
async def test_the_direct_image_is_the_same_bytes_under_any_name(site: Site, name: str) -> None:
    content = picture()
    image = site.put(name, content)
    async with site.get(f"/i/{image.token}") as answer:
        text = await answer.text()
    path = f"/f/{image.token}/{quote(name.rpartition('/')[2], safe='')}"
    assert path in text
    raw = await site.raw(f"GET {path} HTTP/1.1\nHost: localhost:{site.server.port}\nConnection: close\n\n")
    assert raw.startswith(b"HTTP/1.1 200")
    assert raw.endswith(content)


async def test_the_direct_image_answers_conditions_and_ranges(site: Site) -> None:
    content = picture()
    image = site.put("a.jpg", content)
    path = f"/f/{image.token}/a.jpg"
    async with site.get(path) as answer:
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert "immutable" in answer.headers["Cache-Control"]
        tag = answer.headers["ETag"]
    async with site.get(path, headers={"If-None-Match": tag}) as answer:
        assert answer.status == 304
    async with site.get(path, headers={"Range": "bytes=10-19"}) as answer:
        assert answer.status == 206
        assert await answer.read() == content[10:20]


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"<html><script>1</script>"]
)
async def test_what_could_hold_script_is_only_a_download(site: Site, content: bytes) -> None:
    image = site.put("x.svg", content)
    async with site.get(f"/f/{image.token}/x.svg") as answer:
        assert answer.headers["Content-Type"] == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    async with site.get(f"/t/{image.token}.jpg", allow_redirects=False) as answer:
        assert answer.status == 404
    for page in (f"/g/{site.gallery_token}", f"/i/{image.token}", "/"):
        async with site.get(page) as answer:
            assert answer.status == 200
            assert f"/t/{image.token}" not in await answer.text()


async def test_the_thumbnail_has_the_size_of_its_gallery(site: Site) -> None:
    image = site.put("a.jpg", picture())
    for _ in range(2):
        async with site.get(f"/t/{image.token}.jpg") as answer:
            assert answer.headers["Content-Type"] == "image/jpeg"
            assert Image.open(io.BytesIO(await answer.read())).size == (180, 113)


async def test_an_image_that_cannot_be_read_stands_in_for_its_own_thumbnail(site: Site) -> None:
    image = site.put("a.jpg", picture()[:40])
    async with site.get(f"/t/{image.token}.jpg", allow_redirects=False) as answer:
        assert answer.status == 302
        assert answer.headers["Location"] == f"/f/{image.token}/a.jpg"


async def test_deleting_needs_a_post_with_the_right_token(site: Site) -> None:
    image = site.put("a.jpg", picture())
    path = f"/d/{delete_token(image.token, image.delete_secret)}"
    async with site.get(path) as answer:
        assert answer.status == 200
        assert 'method="post"' in await answer.text()
    async with site.post(f"/d/{image.token}-wrong") as answer:
        assert answer.status == 404
    async with site.get(f"/f/{image.token}/a.jpg") as answer:
        assert answer.status == 200
    async with site.post(path) as answer:
        assert answer.status == 200
    for gone in (path, f"/i/{image.token}", f"/f/{image.token}/a.jpg", f"/t/{image.token}.jpg"):
        async with site.get(gone) as answer:
            assert answer.status == 404


async def test_a_gallery_can_be_deleted_by_its_link(site: Site) -> None:
    image = site.put("a.jpg", picture())
    path = f"/d/{delete_token(site.gallery_token, site.gallery.file.delete_secret)}"
    async with site.get(path) as answer:
        assert "Delete this gallery?" in await answer.text()
    async with site.post(path) as answer:
        assert answer.status == 200
    for gone in (f"/g/{site.gallery_token}", f"/i/{image.token}"):
        async with site.get(gone) as answer:
            assert answer.status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/f/{image}/../../../secret.txt",
        "/f/{image}/..%2f..%2f..%2fsecret.txt",
        "/f/{image}/%2e%2e/%2e%2e/secret.txt",
        "/f/{image}/%252e%252e%252fsecret.txt",
        "/f/{image}/..\\..\\secret.txt",
        "/f/../secret.txt/x",
        "/g/..%2f..",
        "/g/%2e%2e",
        "/i/..%2f{image}",
        "/t/..%2f..%2fsecret.txt.jpg",
        "/d/..%2f..-x",
        "/static/..%2fhost.py",
        "/static/../host.py",
        "/static/layout.html",
        "/../../secret.txt",
        "//secret.txt",
        "/secret.txt%00",
        "/f/{image}/a.jpg%00",
        "/g/%ff%fe",
    ],
)
async def test_nothing_outside_of_the_store_can_be_reached(site: Site, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("private words")
    (tmp_path / "local" / "secret.txt").write_text("private words")
    image = site.put("a.jpg", picture())
    path = path.replace("{image}", image.token)
    answer = await site.raw(f"GET {path} HTTP/1.1\nHost: 127.0.0.1:{site.server.port}\nConnection: close\n\n")
    assert answer.split(b" ", 2)[1] in (b"404", b"400"), answer[:200]
    assert b"private" not in answer
    assert b"def " not in answer


@pytest.mark.parametrize(
    "name", ["evil.example:{port}", "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", ""]
)
async def test_another_name_in_the_host_header_is_refused(site: Site, name: str) -> None:
    site.put("a.jpg", picture())
    host = name.replace("{port}", str(site.server.port))
    answer = await site.raw(f"GET / HTTP/1.1\nHost: {host}\nConnection: close\n\n")
    assert answer.startswith(b"HTTP/1.1 421")
    assert site.gallery_token.encode() not in answer


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
async def test_the_computers_own_names_are_served(site: Site, name: str) -> None:
    answer = await site.raw(f"GET / HTTP/1.1\nHost: {name}:{site.server.port}\nConnection: close\n\n")
    assert answer.startswith(b"HTTP/1.1 200")


async def test_it_listens_on_the_loopback_address_alone(site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.2", site.server.port))  # fails where the port is taken on all addresses


async def test_every_answer_tells_the_browser_what_it_may_do(site: Site) -> None:
    image = site.put("a.jpg", picture())
    for path in ("/", f"/g/{site.gallery_token}", f"/f/{image.token}/a.jpg", f"/t/{image.token}.jpg", "/nothing"):
        async with site.get(path) as answer:
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("secret", [None, "", "wrong", "é"])
async def test_the_upload_api_is_closed_without_the_secret_of_the_run(site: Site, secret: str | None) -> None:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    for path in ("/api/galleries", "/api/images"):
        async with site.post(path, data=b"{}", headers=headers) as answer:
            assert answer.status == 403
            assert await answer.json() == {"error": "Forbidden"}


@pytest.mark.parametrize("body", [b"", b"[]", b'{"name": 1}', b'{"name": "x", "thumb_px": 100000}'])
async def test_a_gallery_request_that_makes_no_sense_is_refused(site: Site, body: bytes) -> None:
    async with site.post("/api/galleries", data=body, headers={SECRET_HEADER: site.server.secret}) as answer:
        assert answer.status == 400


async def test_an_image_request_that_makes_no_sense_leaves_nothing_behind(site: Site, tmp_path: Path) -> None:
    headers = {SECRET_HEADER: site.server.secret}

    def form(**fields: str) -> aiohttp.FormData:
        data = aiohttp.FormData()
        for name, value in fields.items():
            data.add_field(name, value)
        data.add_field("file", b"12345", filename="x.jpg")
        return data

    wrong = [
        (400, form(name="x", size_bytes="5")),
        (400, form(gallery=site.gallery_token, name="x", size_bytes="many")),
        (400, form(gallery=site.gallery_token, name="x", size_bytes="6")),
        (400, form(gallery=site.gallery_token, name="x" * 100_000, size_bytes="5")),
        (404, form(gallery="../../etc", name="x", size_bytes="5")),
    ]
    for status, data in wrong:
        async with site.post("/api/images", data=data, headers=headers) as answer:
            assert answer.status == status
    async with site.post("/api/images", data=b"no form", headers=headers) as answer:
        assert answer.status == 400
    assert site.gallery.images == {}
    assert [path.name for path in (tmp_path / "local" / site.gallery_token).iterdir()] == ["gallery.json"]


async def test_an_upload_that_is_cut_leaves_nothing_behind(site: Site, tmp_path: Path) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", site.server.port)
    fields = {"gallery": site.gallery_token, "name": "x", "size_bytes": "5000000"}
    body = "".join(f'--b\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items())
    body += '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n' + "0" * 1_500_000
    head = (
        f"POST /api/images HTTP/1.1\r\nHost: 127.0.0.1:{site.server.port}\r\n{SECRET_HEADER}: {site.server.secret}\r\n"
        "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5001000\r\n\r\n"
    )
    writer.write((head + body).encode())
    await writer.drain()
    folder = tmp_path / "local" / site.gallery_token
    async with asyncio.timeout(20):
        while not list(folder.glob("*.part")):
            await asyncio.sleep(0.01)
        writer.transport.abort()
        while list(folder.glob("*.part")):
            await asyncio.sleep(0.01)
    assert site.gallery.images == {}


async def test_unknown_addresses_and_methods_get_a_page_of_their_own(site: Site) -> None:
    async with site.get("/nothing") as answer:
        assert answer.status == 404
        assert "There is nothing here" in await answer.text()
    async with site.post("/") as answer:
        assert answer.status == 405
        assert "text/html" in answer.headers["Content-Type"]


async def test_a_taken_port_gives_one_of_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        server = Server(Store(tmp_path / "local"))
        chosen = await server.start(port)
        try:
            assert chosen != port
        finally:
            await server.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="two programs cannot have a port there, not even for a moment")
async def test_a_port_that_is_taken_at_the_same_moment_gives_one_of_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another person's Galleon has bound it, and listens just before we do."""
    rival = socket.socket()
    rival.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    rival.bind(("127.0.0.1", 0))
    taken = rival.getsockname()[1]
    bound: list[int] = []

    class Racing(socket.socket):
        def bind(self, address: tuple[str, int]) -> None:  # type: ignore[override]
            super().bind(address)
            bound.append(address[1])
            rival.listen()

    monkeypatch.setattr("backend.hosts.local.server.socket.socket", Racing)
    server = Server(Store(tmp_path / "local"))
    try:
        port = await server.start(taken)
        assert bound[0] == taken, "both had it for a moment"
        assert port == server.port != taken
    finally:
        await server.stop()
        rival.close()


async def test_it_serves_again_on_the_same_port_after_a_stop(tmp_path: Path) -> None:
    server = Server(Store(tmp_path / "local"))
    port = await server.start(0)
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/") as answer:
        assert answer.status == 200
    await server.stop()
    await server.stop()
    assert server.port == 0
    assert await server.start(port) == port
    await server.stop()
