"""The embedded host through its interface, over the real transport."""

from __future__ import annotations

import asyncio
import errno
import io
import os
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from PIL import Image

from backend.errors import Problem
from backend.hosts.base import Account, FileToSend, GalleryFacts, RemoteGallery
from backend.hosts.local.host import LocalHost
from backend.hosts.local.store import Incoming
from backend.protocol.errors import ErrorKind
from backend.uploads.http import FileSource
from backend.uploads.transport import AiohttpTransport


@pytest.fixture
async def transport() -> AsyncIterator[AiohttpTransport]:
    transport = AiohttpTransport()
    yield transport
    await transport.close()


@pytest.fixture
async def host(tmp_path: Path, transport: AiohttpTransport) -> AsyncIterator[LocalHost]:
    host = LocalHost(tmp_path / "data" / "local", transport)
    await host.start(0)
    yield host
    await host.stop()


def remote(name: str = "Kyoto 紅葉", id: int = 1) -> RemoteGallery:
    return RemoteGallery(facts=GalleryFacts(id=id, name=name, images=1, size_bytes=1))


def a_file(path: Path, content: bytes, name: str = "", index: int = 0) -> FileToSend:
    path.write_bytes(content)
    status = path.stat()
    source = FileSource(path=path, size_bytes=status.st_size, mtime_ns=status.st_mtime_ns, inode=status.st_ino)
    return FileToSend(
        id=1, index=index, name=name or path.name, source=source, format="jpeg", mime="image/jpeg", width=64, height=40
    )


def picture() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (640, 400), "teal").save(buffer, "JPEG")
    return buffer.getvalue()


async def fetch(url: str) -> tuple[int, bytes]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.read()


@pytest.mark.parametrize("name", ["a.jpg", "sub/b c.jpg", "紅葉 🍁.jpg", 'quote"\r\n.jpg', "\udcff.jpg"])
async def test_every_link_of_an_upload_works(host: LocalHost, tmp_path: Path, name: str) -> None:
    gallery, content = remote(), picture()
    await host.begin_gallery(gallery, Account())
    done = await host.upload(a_file(tmp_path / "a.jpg", content, name), gallery, Account())
    await host.finish_gallery(gallery, Account())

    assert await fetch(done.image_url) == (200, content)
    assert (await fetch(done.page_url))[0] == 200
    status, thumbnail = await fetch(done.thumb_url)
    assert status == 200
    assert Image.open(io.BytesIO(thumbnail)).size == (250, 156)
    assert (await fetch(done.delete_url))[0] == 200
    status, page = await fetch(host.gallery_url(gallery))
    assert status == 200
    assert "Kyoto 紅葉" in page.decode()
    assert (await fetch(gallery.values["delete_url"]))[0] == 200


async def test_progress_ends_at_the_length_and_the_record_is_made_before_the_end(
    host: LocalHost, tmp_path: Path
) -> None:
    gallery = remote()
    await host.begin_gallery(gallery, Account())
    sent: list[int] = []
    stored_before_end: list[int] = []
    folder = tmp_path / "data" / "local" / gallery.values["gallery_id"]

    async def before_end() -> None:
        stored_before_end.append(len(list(folder.glob("*.jpg"))))

    file = a_file(tmp_path / "a.jpg", picture() + bytes(3_000_000))
    await host.upload(file, gallery, Account(), on_sent=sent.append, before_end=before_end)

    assert stored_before_end == [0]
    assert sent == sorted(sent)
    assert sent[-1] > file.source.size_bytes


async def test_sending_the_same_file_again_gives_the_same_links(host: LocalHost, tmp_path: Path) -> None:
    gallery, file = remote(), a_file(tmp_path / "a.jpg", picture())
    await host.begin_gallery(gallery, Account())
    first = await host.upload(file, gallery, Account())
    at_once = await asyncio.gather(*(host.upload(file, gallery, Account()) for _ in range(4)))
    assert set(at_once) == {first}


async def test_an_image_whose_file_was_deleted_is_gone_until_it_is_sent_again(host: LocalHost, tmp_path: Path) -> None:
    gallery, file = remote(), a_file(tmp_path / "a.jpg", picture())
    await host.begin_gallery(gallery, Account())
    sent = await host.upload(file, gallery, Account())
    assert await host.is_alive(sent, Account())
    (stored,) = (tmp_path / "data" / "local").rglob("*.jpg")
    stored.unlink()
    assert not await host.is_alive(sent, Account())
    assert await host.upload(file, gallery, Account()) == sent
    assert await host.is_alive(sent, Account())


async def test_a_begun_gallery_goes_on_after_a_restart_on_another_port(
    host: LocalHost, transport: AiohttpTransport, tmp_path: Path
) -> None:
    gallery = remote()
    await host.begin_gallery(gallery, Account())
    await host.upload(a_file(tmp_path / "a.jpg", picture()), gallery, Account())
    old_url = host.gallery_url(gallery)
    await host.stop()

    again = LocalHost(tmp_path / "data" / "local", transport)
    await again.start(0)
    resumed = RemoteGallery(facts=gallery.facts, values=dict(gallery.values))
    await again.begin_gallery(resumed, Account())
    done = await again.upload(a_file(tmp_path / "b.jpg", picture(), index=1), resumed, Account())

    assert resumed.values == gallery.values
    assert again.gallery_url(resumed).rpartition("/")[2] == old_url.rpartition("/")[2]
    _, page = await fetch(again.gallery_url(resumed))
    assert "2 images" in page.decode()
    assert (await fetch(done.page_url))[0] == 200
    await again.stop()


async def test_the_thumbnail_size_is_an_option(host: LocalHost, tmp_path: Path) -> None:
    gallery, account = remote(), Account(options={"thumbnail_size": "350"})
    await host.begin_gallery(gallery, account)
    done = await host.upload(a_file(tmp_path / "a.jpg", picture()), gallery, account)
    _, thumbnail = await fetch(done.thumb_url)
    assert Image.open(io.BytesIO(thumbnail)).width == 350


async def test_a_file_that_changed_since_the_scan_is_not_stored(host: LocalHost, tmp_path: Path) -> None:
    gallery, file = remote(), a_file(tmp_path / "a.jpg", picture())
    await host.begin_gallery(gallery, Account())
    file.source.path.write_bytes(picture()[:100])
    with pytest.raises(Problem) as caught:
        await host.upload(file, gallery, Account())
    assert caught.value.info.kind is ErrorKind.FILE_CHANGED
    _, page = await fetch(host.gallery_url(gallery))
    assert "No images yet" in page.decode()


async def test_a_gallery_that_was_deleted_meanwhile_rejects_files(host: LocalHost, tmp_path: Path) -> None:
    gallery = remote()
    await host.begin_gallery(gallery, Account())
    async with aiohttp.ClientSession() as session, session.post(gallery.values["delete_url"]) as answer:
        assert answer.status == 200
    with pytest.raises(Problem) as caught:
        await host.upload(a_file(tmp_path / "a.jpg", picture()), gallery, Account())
    assert caught.value.info.kind is ErrorKind.FILE_REJECTED
    assert caught.value.info.detail == "no such gallery"


async def test_a_full_disk_is_told_as_such(host: LocalHost, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gallery = remote()
    await host.begin_gallery(gallery, Account())

    def write(self: Incoming, chunk: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Incoming, "write", write)
    with pytest.raises(Problem) as caught:
        await host.upload(a_file(tmp_path / "a.jpg", picture()), gallery, Account())
    assert caught.value.info.kind is ErrorKind.DISK
    assert not list((tmp_path / "data").rglob("*.part"))


async def test_without_its_server_it_is_unavailable(transport: AiohttpTransport, tmp_path: Path) -> None:
    host = LocalHost(tmp_path / "local", transport)
    for use in (host.begin_gallery(remote(), Account()), host.check_account(Account())):
        with pytest.raises(Problem) as caught:
            await use
        assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE


async def test_a_folder_that_cannot_be_made_is_a_disk_problem(transport: AiohttpTransport, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Problem) as caught:
        await LocalHost(tmp_path / "file" / "local", transport).start(0)
    assert caught.value.info.kind is ErrorKind.DISK


async def test_the_account_check_asks_the_server(host: LocalHost) -> None:
    assert (await host.check_account(Account())).label == ""
