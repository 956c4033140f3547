"""Uploads to servers that nobody here wrote; what they have stored is compared byte for byte."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import boto3
import msgspec
import pytest
from moto.server import ThreadedMotoServer

from backend.errors import Problem
from backend.hosts.base import Account, FileToSend, Host
from backend.hosts.definition import Definition
from backend.hosts.runner import FormHost
from backend.protocol.errors import ErrorKind
from backend.uploads.transport import AiohttpTransport
from tests.hosts.pictures import new_gallery, new_picture
from tests.hosts.real.conftest import PASSWORD, USERNAME, RealServer

pytestmark = pytest.mark.real_server

NAMES = ("plain.jpg", 'she said "hi".jpg', "線 画 سلسلة.jpg", "100% & a+b=c;d#e?.jpg", "b/ö [1](2)'s.jpg")


def pictures(folder: Path) -> list[FileToSend]:
    return [new_picture(folder, index, name=name, filler_bytes=index * 300_000) for index, name in enumerate(NAMES)]


def content(file: FileToSend) -> bytes:
    path: Path = file.source.path  # type: ignore[union-attr]
    return path.read_bytes()


def stored(folder: Path) -> list[bytes]:
    """All files below a folder, but for what the server keeps for itself."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".hist" not in path.parts)
    return sorted(path.read_bytes() for path in paths)


# -- WebDAV --------------------------------------------------------------------------------------------------------


@pytest.fixture(params=["wsgidav", "copyparty"])
def dav_server(request: pytest.FixtureRequest) -> RealServer:
    server: RealServer = request.getfixturevalue(request.param)
    return server


async def test_webdav(dav_server: RealServer, directly, tmp_path: Path):
    account = Account({"address": dav_server.address, "username": USERNAME, "password": PASSWORD})
    files, gallery = pictures(tmp_path), new_gallery("Märkte [Taipei] – 夜")
    async with directly("webdav") as host:
        await host.check_account(account)
        await host.begin_gallery(gallery, account)
        uploaded = await asyncio.gather(*(host.upload(file, gallery, account) for file in files))
        folder = dav_server.folder / gallery.values["folder"]
        assert stored(folder) == sorted(map(content, files))
        assert 'she said "hi".jpg' in [path.name for path in folder.iterdir()]
        for file, one in zip(files, uploaded, strict=True):
            assert await host.is_alive(one, account)
            assert await host.look_up(file, gallery, account) == one
        again = await host.upload(files[0], gallery, account)  # replaced, or kept beside under the name that is told
        assert len(stored(folder)) == len({*uploaded, again})
        await host.delete(again, account)
        assert not await host.is_alive(again, account)
        for _ in range(2):
            await host.delete(uploaded[0], account)
        assert not await host.is_alive(uploaded[0], account)
        other = new_gallery("Märkte [Taipei] – 夜", 2)
        await host.begin_gallery(other, account)
        assert other.values["folder"] != gallery.values["folder"]


async def test_webdav_with_a_wrong_password(wsgidav: RealServer, directly, tmp_path: Path):
    account = Account({"address": wsgidav.address, "username": USERNAME, "password": "wrong"})
    async with directly("webdav") as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery("Wrong"), account)
    assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
    assert not (wsgidav.folder / "Wrong").exists()


# -- copyparty -----------------------------------------------------------------------------------------------------

MULTIPART = """
definition = 1
id = "copyparty-form"
name = "copyparty, as a form"
code = "CPF"
kind = "file"
site_url = "https://github.com/9001/copyparty"
domains = ["{credential.address}"]
sources = [{ text = "Tried", confidence = "tried" }]
credentials = [
  { name = "address", label = "Address", kind = "url" },
  { name = "password", label = "Password", kind = "secret" },
]
[[upload]]
url = "{credential.address}/form/?j"
headers = [{ name = "PW", value = "{credential.password}" }]
body = "multipart"
fields = [{ name = "act", value = "bput" }, { name = "f", file = "{file.name}" }]
success = [{ json = "$.status", equals = "OK" }]
read = [{ name = "image_url", json = "$.files[0].url" }]
"""


async def test_copyparty(copyparty: RealServer, directly, tmp_path: Path):
    account = Account({"address": copyparty.address, "password": PASSWORD}, {"folder": "photos/2026 März"})
    folder, files = copyparty.folder / "photos" / "2026 März", pictures(tmp_path)
    async with directly("copyparty") as host:
        uploaded = [await host.upload(file, new_gallery(), account) for file in files]
        assert stored(folder) == sorted(map(content, files))
        other = new_picture(tmp_path, name=NAMES[0])
        renamed = await host.upload(other, new_gallery(), account)
        assert renamed.image_url != uploaded[0].image_url
        assert stored(folder) == sorted(map(content, [*files, other]))
        for one in (*uploaded, renamed):
            assert await host.is_alive(one, account)
            await host.delete(one, account)
            await host.delete(one, account)
            assert not await host.is_alive(one, account)
        assert stored(folder) == []
        with pytest.raises(Problem) as caught:
            await host.upload(files[0], new_gallery(), Account({"address": copyparty.address, "password": "wrong"}))
    assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.BAD_CREDENTIALS, False)
    assert "does not have write-access" in caught.value.info.detail


async def test_copyparty_takes_our_forms(copyparty: RealServer, tmp_path: Path):
    (copyparty.folder / "form").mkdir()
    transport, files = AiohttpTransport(), pictures(tmp_path)
    host = FormHost(msgspec.toml.decode(MULTIPART, type=Definition), transport)
    account = Account({"address": copyparty.address, "password": PASSWORD})
    try:
        for file in files:
            assert (await host.upload(file, new_gallery(), account)).image_url.startswith(copyparty.address)
    finally:
        await transport.close()
    assert stored(copyparty.folder / "form") == sorted(map(content, files))
    assert "線 画 سلسلة.jpg" in [path.name for path in (copyparty.folder / "form").iterdir()]


# -- S3 ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    name, port = server.get_host_and_port()
    try:
        yield f"http://{name}:{port}"
    finally:
        server.stop()


async def test_s3(moto: str, directly, tmp_path: Path):
    keys = {"aws_access_key_id": "AKIAGALLEON", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
    storage = boto3.client("s3", endpoint_url=moto, **keys)
    await asyncio.to_thread(storage.create_bucket, Bucket="photos")
    account = Account(
        {"address": moto, "bucket": "photos", "region": "", "access_key": "AKIAGALLEON", "secret_key": "secret"},
        {"prefix": "web/ö", "acl": "public-read"},
    )
    in_parts = replace(account, options={**account.options, "part_mib": "5"})
    large, gallery = new_picture(tmp_path, 9, name="groß.jpg", filler_bytes=11_000_000), new_gallery()

    async with directly("s3") as host:
        assert (await host.check_account(account)).label == "photos"
        files = pictures(tmp_path)
        uploaded = [await host.upload(file, gallery, account) for file in files]
        uploaded.append(await host.upload(large, gallery, in_parts))
        for file, one in zip([*files, large], uploaded, strict=True):
            found = await asyncio.to_thread(storage.get_object, Bucket="photos", Key=one.code)
            assert await asyncio.to_thread(found["Body"].read) == content(file)
            assert found["ContentType"] == "image/jpeg"
            assert await host.is_alive(one, account)
            assert await host.look_up(file, gallery, account) == one
        for _ in range(2):
            await host.delete(uploaded[0], account)
        assert not await host.is_alive(uploaded[0], account)
        elsewhere = Account({**account.credentials, "bucket": "not-there"})
        with pytest.raises(Problem) as caught:
            await host.check_account(elsewhere)
    assert caught.value.info.kind is ErrorKind.BAD_INPUT
    assert "NoSuchBucket" in caught.value.info.detail


# -- tus -----------------------------------------------------------------------------------------------------------


class CuttingLine:
    """A connection to a server that breaks once, after so many bytes; `passed` counts what went to the server on each
    connection."""

    def __init__(self, port: int, cut_after: int) -> None:
        self._port = port
        self.cut_after: int | None = cut_after
        self.passed: list[int] = []

    async def pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._port)
        place = len(self.passed)
        self.passed.append(0)

        async def back() -> None:
            while data := await there_reader.read(65536):
                writer.write(data)
                await writer.drain()
            writer.close()

        answers = asyncio.create_task(back())
        try:
            while data := await reader.read(65536):
                if self.cut_after is not None and self.passed[place] + len(data) > self.cut_after:
                    data = data[: self.cut_after - self.passed[place]]
                    self.cut_after = None
                    self.passed[place] += len(data)
                    there_writer.write(data)
                    await there_writer.drain()
                    writer.transport.abort()
                    return
                self.passed[place] += len(data)
                there_writer.write(data)
                await there_writer.drain()
        except ConnectionError:
            pass
        finally:
            there_writer.close()
            answers.cancel()


@asynccontextmanager
async def cutting_line(address: str, cut_after: int) -> AsyncIterator[tuple[str, CuttingLine]]:
    port = int(address.rpartition(":")[2].partition("/")[0])
    line = CuttingLine(port, cut_after)
    server = await asyncio.start_server(line.pass_on, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/files", line


async def until_free(host: Host, file: FileToSend, account: Account) -> None:
    """The server holds a lock on an upload until it has noticed that its line was cut."""
    for _ in range(20):
        try:
            await host.upload(file, new_gallery(), account)
        except Problem as problem:
            if "HTTP 423" not in problem.info.detail and "HTTP 500" not in problem.info.detail:
                raise
            await asyncio.sleep(0.1)
        else:
            return
    raise AssertionError("the upload stays locked")


async def test_tus(tus: RealServer, directly, tmp_path: Path):
    account = Account({"address": tus.address})
    async with directly("tus") as host:
        await host.check_account(account)
        for options in ({}, {"piece_mib": "1"}):
            for file in pictures(tmp_path):
                used = replace(account, options=options)
                uploaded = await host.upload(file, new_gallery(), used)
                assert (tus.folder / uploaded.code.rpartition("/")[2]).read_bytes() == content(file)
                assert await host.is_alive(uploaded, used)
                assert (await host.upload(file, new_gallery(), used)).already_there
        await host.delete(uploaded, used)
        await host.delete(uploaded, used)
        assert not await host.is_alive(uploaded, used)


async def test_only_the_rest_goes_to_a_tus_server_after_a_cut_and_a_restart(tus: RealServer, directly, tmp_path: Path):
    file = new_picture(tmp_path, name='a "cut" 線.jpg', filler_bytes=8_000_000)
    async with cutting_line(tus.address, 5_000_000) as (address, line):
        account = Account({"address": address})
        async with directly("tus") as host:
            with pytest.raises(Problem) as caught:
                await host.upload(file, new_gallery(), account)
            assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.NETWORK, False)
        before = sum(line.passed)
        async with directly("tus") as host:  # as a new process would: it knows what was kept
            await until_free(host, file, account)
        assert sum(line.passed) - before < 4_000_000
    assert content(file) in stored(tus.folder)
