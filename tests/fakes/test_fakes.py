"""The fakes refuse what the real hosts would refuse, and count rightly; also as a process of their own."""

from __future__ import annotations

import urllib.error

import aiohttp
import pytest

from backend.errors import Problem
from backend.hosts.base import Account
from backend.hosts.registry import Registry
from backend.uploads.connect_to import parse_connect_to
from backend.uploads.tls import client_context
from backend.uploads.transport import AiohttpTransport
from tests.fakes import serve
from tests.fakes.catbox import FakeCatbox
from tests.fakes.form import parse
from tests.fakes.imx import API_KEY, FakeImx
from tests.fakes.pixhost import FakePixhost
from tests.fakes.process import FakeProcess, new_fake
from tests.hosts.pictures import digest, new_gallery, new_picture

JPEG = b"\xff\xd8\xff\xe0picture"
GOOD = {
    "pixhost": {"content_type": "0", "max_th_size": "200", "img": JPEG},
    "imx": {"format": "all", "image": JPEG},
    "catbox": {"reqtype": "fileupload", "fileToUpload": JPEG},
}
HEADERS = {"Accept": "application/json", "X-API-Key": API_KEY}


def form(fields: dict[str, str | bytes]) -> aiohttp.FormData:
    made = aiohttp.FormData()
    for name, value in fields.items():
        if isinstance(value, bytes):
            made.add_field(name, value, filename="a.jpg", content_type="image/jpeg")
        else:
            made.add_field(name, value)
    return made


async def post(fake, data, headers=HEADERS) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session:
        url = f"http://127.0.0.1:{fake.port}{fake.upload_path}"
        async with session.post(url, data=data, headers=headers) as answer:
            return answer.status, await answer.text()


@pytest.mark.parametrize("name", GOOD)
async def test_takes_a_good_upload_and_counts_it(name):
    async with serve(new_fake(name)) as fake:
        for _ in range(2):
            status, text = await post(fake, form(GOOD[name]))
            assert (status, "https://" in text) == (200, True)
    assert list(fake.files.values()) == [2]
    assert fake.requests[fake.upload_path] == 2
    assert fake.stats()["stored"] == 2


@pytest.mark.parametrize("name", GOOD)
async def test_refuses_a_body_without_length(name):
    async def pieces():
        yield b"x"

    async with serve(new_fake(name)) as fake:
        status, _ = await post(fake, pieces())
    assert status == (414 if name == "pixhost" else 411)


@pytest.mark.parametrize("name", GOOD)
async def test_refuses_unknown_fields_and_a_missing_file(name):
    async with serve(new_fake(name)) as fake:
        without_file = {key: value for key, value in GOOD[name].items() if isinstance(value, str)}
        for fields in ({**GOOD[name], "surprise": "1"}, {**without_file, "other": JPEG}):
            status, text = await post(fake, form(fields))
            assert status >= 400 or '"error"' in text
        assert (await post(fake, b"nonsense"))[0] == 400
    assert not fake.files


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"content_type": "2"}, 400),
        ({"max_th_size": "149"}, 400),
        ({"max_th_size": "x"}, 400),
        ({"gallery_hash": "abcde"}, 400),
        ({"gallery_hash": "abcde", "gallery_upload_hash": "00"}, 400),
        ({"img": b"RIFFxxxxWEBP"}, 414),
        ({"img": JPEG + bytes(10_485_760)}, 413),
    ],
)
async def test_pixhost_refuses(fields, status):
    async with serve(FakePixhost()) as fake:
        assert (await post(fake, form({**GOOD["pixhost"], **fields})))[0] == status
        assert (await post(fake, form(GOOD["pixhost"]), {}))[0] == 406
    assert not fake.files


@pytest.mark.parametrize(
    "fields", [{"format": "xml"}, {"thumbnail_size": "5"}, {"thumbnail_format": "0"}, {"gallery_id": "none"}]
)
async def test_imx_refuses_with_status_200(fields):
    async with serve(FakeImx()) as fake:
        for body, headers in (({**GOOD["imx"], **fields}, HEADERS), (GOOD["imx"], {"X-API-Key": "other"})):
            status, text = await post(fake, form(body), headers)
            assert (status, '"error"' in text) == (200, True)
    assert not fake.files


async def test_imx_gives_a_session_its_gallery_again():
    """What happens to a client that keeps cookies from one gallery to the next."""
    async with serve(FakeImx()) as fake, aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        url, cookie, ids = f"http://127.0.0.1:{fake.port}{fake.upload_path}", "", []
        for kept in (True, True, False):
            body = form({**GOOD["imx"], "create_gallery": "true"})
            headers = {**HEADERS, **({"Cookie": cookie} if kept and cookie else {})}
            async with session.post(url, data=body, headers=headers) as answer:
                cookie = answer.headers["Set-Cookie"].partition(";")[0]
                ids.append((await answer.json())["data"]["gallery_id"])
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("fields", [{"reqtype": "x"}, {"userhash": "x"}, {"fileToUpload": b""}])
async def test_catbox_refuses(fields):
    async with serve(FakeCatbox()) as fake:
        assert (await post(fake, form({**GOOD["catbox"], **fields})))[0] == 412
    assert not fake.files


def test_the_form_parser_is_strict():
    kind = "multipart/form-data; boundary=b"
    good = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n'
    assert parse(good, kind).texts == {"a": "1"}
    twice = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' + good
    for body, content_type in (
        (good[:-2], kind),
        (good, "text/plain"),
        (good.replace(b"\r", b""), kind),
        (twice, kind),
    ):
        with pytest.raises(ValueError, match=r"."):
            parse(body, content_type)


async def test_serves_from_a_process_of_its_own_under_the_real_names(tmp_path):
    with FakeProcess("pixhost", "imx") as fakes:
        transport = AiohttpTransport(
            connect_to=parse_connect_to(fakes.environment["GALLEON_CONNECT_TO"]),
            ssl_context=client_context(fakes.environment),
        )
        registry = Registry(transport)
        registry.load()
        file = new_picture(tmp_path)
        pixhost, imx = registry.hosts()["pixhost.to"], registry.hosts()["imx.to"]
        await pixhost.upload(file, new_gallery(), Account())
        await imx.upload(file, new_gallery(), Account({"api_key": API_KEY}))
        fakes.control("pixhost", {"fail": "status", "times": 9, "status": 429, "retry_after": "3"})
        fakes.control("pixhost", {"expire": True})
        with pytest.raises(Problem):
            await pixhost.upload(file, new_gallery(), Account())
        fakes.control("pixhost", {"reset": True})
        await pixhost.upload(file, new_gallery(), Account())
        with pytest.raises(urllib.error.HTTPError):
            fakes.control("imx", {"fail": "no such failure"})
        assert fakes.stats("pixhost")["files"] == {digest(file): 2}
        assert fakes.stats("imx")["files"] == {digest(file): 1}
        await transport.close()
