"""What is particular to imx.to."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem
from backend.hosts.base import Account, Uploaded
from backend.protocol.errors import ErrorKind
from tests.fakes.imx import API_KEY, PASSWORD, USERNAME, FakeImx
from tests.hosts.pictures import digest, new_gallery, new_picture

HOST = "imx.to"
ACCOUNT = Account({"api_key": API_KEY})
WEB_ACCOUNT = Account({"api_key": API_KEY, "username": USERNAME, "password": PASSWORD})


async def test_the_first_file_makes_the_gallery_and_the_others_join_it(connected, tmp_path: Path):
    fake, gallery = FakeImx(), new_gallery()
    async with connected(fake, HOST) as host:
        assert host.info.first_file_alone
        await host.begin_gallery(gallery, ACCOUNT)
        assert not fake.requests
        for index in range(3):
            await host.upload(new_picture(tmp_path, index), gallery, ACCOUNT)
    (gallery_id,) = fake.galleries
    assert gallery.values["gallery_id"] == gallery_id
    assert [upload.get("create_gallery") for upload in fake.uploads] == ["true", None, None]
    assert [upload.get("gallery_id") for upload in fake.uploads] == [None, gallery_id, gallery_id]
    assert host.gallery_url(gallery) == f"https://imx.to/g/{gallery_id}"


async def test_a_first_file_that_failed_is_followed_by_another_first_file(connected, tmp_path: Path):
    fake, gallery = FakeImx(), new_gallery()
    fake.fail("status", status=500)
    async with connected(fake, HOST) as host:
        with pytest.raises(Problem):
            await host.upload(new_picture(tmp_path), gallery, ACCOUNT)
        await host.upload(new_picture(tmp_path, 1), gallery, ACCOUNT)
    assert [upload.get("create_gallery") for upload in fake.uploads] == ["true"]


async def test_cookies_are_kept_in_a_gallery_and_not_between_two(connected, tmp_path: Path):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        for number in (1, 2):
            gallery = new_gallery(gallery_id=number)
            for index in range(2):
                await host.upload(new_picture(tmp_path, index), gallery, ACCOUNT)
    cookies = [headers.get("cookie", "") for headers in fake.headers]
    assert [bool(cookie) for cookie in cookies] == [False, True, False, True]
    assert cookies[1] != cookies[3]


@pytest.mark.parametrize(
    ("key", "ending"), [("thumbnail_url", "/2026/01/02/"), ("thumb_url", "/2026/01/02/"), ("", "/u/t/")]
)
async def test_finds_the_thumbnail_under_either_name_or_makes_its_address(connected, tmp_path: Path, key, ending):
    fake = FakeImx()
    fake.thumbnail_key = key
    async with connected(fake, HOST) as host:
        uploaded = await host.upload(new_picture(tmp_path, name="a.jpg"), new_gallery(), ACCOUNT)
    code = uploaded.page_url.rpartition("/")[2]
    assert uploaded.thumb_url.endswith(f"{ending}{code}.jpg")


@pytest.mark.parametrize(("option", "value"), [("thumbnail_size", "6"), ("thumbnail_format", "3")])
async def test_sends_the_codes_of_its_tables(connected, tmp_path: Path, option, value):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        account = Account({"api_key": API_KEY}, {option: value})
        await host.upload(new_picture(tmp_path), new_gallery(), account)
        await host.upload(new_picture(tmp_path), new_gallery(), Account({"api_key": API_KEY}, {option: "77"}))
    assert [upload[option] for upload in fake.uploads] == [value, "2"]


async def test_sends_file_names_in_ascii(connected, tmp_path: Path):
    fake, gallery = FakeImx(), new_gallery()
    async with connected(fake, HOST) as host:
        for index, name in enumerate(["Fotos/Übersicht 1.jpg", "線画.jpg"]):
            await host.upload(new_picture(tmp_path, index, name=name), gallery, ACCOUNT)
    assert fake.file_names == ["Ubersicht 1.jpg", "2.jpg"]


async def test_needs_the_key_before_anything_is_sent(connected, tmp_path: Path):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        assert host.info.needs_account
        for account in (Account(), Account({"api_key": "  "})):
            with pytest.raises(Problem) as caught:
                await host.upload(new_picture(tmp_path), new_gallery(), account)
            assert caught.value.info.kind is ErrorKind.LOGIN_REQUIRED
    assert not fake.requests


async def test_blanks_around_a_pasted_key_do_not_matter(connected, tmp_path: Path):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), new_gallery(), Account({"api_key": f" {API_KEY}\n"}))
    assert fake.headers[0]["x-api-key"] == API_KEY


async def test_testing_the_key_sends_one_tiny_picture_into_no_gallery(connected):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        await host.check_account(ACCOUNT)
        assert sum(fake.files.values()) == 1
        with pytest.raises(Problem) as caught:
            await host.check_account(Account({"api_key": "wrong"}))
    assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
    assert not fake.galleries
    assert fake.received_bytes < 2000


async def test_an_answer_with_status_error_is_a_refusal_although_http_says_200(connected, tmp_path: Path):
    fake, file = FakeImx(), new_picture(tmp_path)
    fake.fail("refusal")
    async with connected(fake, HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(file, new_gallery(), ACCOUNT)
    assert caught.value.info.kind is ErrorKind.FILE_REJECTED
    assert caught.value.info.detail == "HTTP 200: Invalid image file"
    assert digest(file) not in fake.files


# -- the web site ------------------------------------------------------------------------------------------------


async def test_uploads_never_sign_in_on_the_web(connected, tmp_path: Path):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), new_gallery(), WEB_ACCOUNT)
        assert fake.logins == 0
        await host.upload(new_picture(tmp_path), new_gallery(), ACCOUNT)


async def test_a_name_needs_the_web_login_and_says_so_before_anything_is_sent(connected, tmp_path: Path):
    fake, gallery = FakeImx(), new_gallery()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), gallery, ACCOUNT)
        sent = dict(fake.requests)
        for account in (ACCOUNT, Account({"api_key": API_KEY, "username": USERNAME, "password": " "})):
            with pytest.raises(Problem) as caught:
                await host.rename_gallery(gallery, account)
            assert caught.value.info.kind is ErrorKind.LOGIN_REQUIRED
        assert fake.requests == sent


async def test_gives_the_gallery_a_name_in_the_letters_that_the_host_takes(connected, tmp_path: Path):
    fake, gallery = FakeImx(), new_gallery("Märkte [Taipei]: #3 (2026), Nr. 1_a-b")
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), gallery, WEB_ACCOUNT)
        await host.rename_gallery(gallery, WEB_ACCOUNT)
        fake.sign_out()
        await host.rename_gallery(gallery, WEB_ACCOUNT)
    assert list(fake.gallery_names.values()) == ["Märkte Taipei 3 (2026), Nr. 1_a-b"]
    assert fake.logins == 2


async def test_a_wall_before_the_site_holds_up_the_name_and_nothing_else(connected, tmp_path: Path):
    fake, gallery = FakeImx(), new_gallery()
    fake.has_wall = True
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), gallery, WEB_ACCOUNT)
        for _ in range(2):
            with pytest.raises(Problem) as caught:
                await host.rename_gallery(gallery, WEB_ACCOUNT)
            assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE
        fake.has_wall = False
        await host.rename_gallery(gallery, WEB_ACCOUNT)
    assert list(fake.gallery_names.values()) == ["Lofoten"]


async def test_a_wall_that_comes_later_does_not_end_the_session(connected, tmp_path: Path):
    fake, gallery = FakeImx(), new_gallery()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), gallery, WEB_ACCOUNT)
        await host.rename_gallery(gallery, WEB_ACCOUNT)
        fake.has_wall = True
        with pytest.raises(Problem) as caught:
            await host.rename_gallery(gallery, WEB_ACCOUNT)
        assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE
        fake.has_wall = False
        await host.rename_gallery(gallery, WEB_ACCOUNT)
    assert fake.logins == 1


async def test_a_gallery_of_somebody_else_is_not_named(connected):
    gallery = new_gallery()
    gallery.values["gallery_id"] = "zq7x"
    async with connected(FakeImx(), HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.rename_gallery(gallery, WEB_ACCOUNT)
    assert caught.value.info.kind is ErrorKind.HOST_CHANGED


async def test_testing_the_account_proves_both_kinds_of_credentials(connected):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        await host.check_account(WEB_ACCOUNT)
        wrong = Account({"api_key": API_KEY, "username": USERNAME, "password": "wrong-password-000"})
        with pytest.raises(Problem) as caught:
            await host.check_account(wrong)
    assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
    assert fake.logins == 2


@pytest.mark.parametrize("has_gate", [True, False])
async def test_finds_the_direct_link_with_and_without_a_gate(connected, tmp_path: Path, has_gate):
    fake = FakeImx()
    fake.has_gate = has_gate
    async with connected(fake, HOST) as host:
        uploaded = await host.upload(new_picture(tmp_path), new_gallery(), ACCOUNT)
        resolved = await host.resolve(uploaded, ACCOUNT)
    assert resolved.image_url == f"https://i.imx.to/i/2026/01/02/{uploaded.code}.jpg"
    assert resolved.thumb_url == uploaded.thumb_url


async def test_asks_the_moderation_page_whether_a_picture_is_there(connected, tmp_path: Path):
    fake = FakeImx()
    async with connected(fake, HOST) as host:
        uploaded = await host.upload(new_picture(tmp_path), new_gallery(), WEB_ACCOUNT)
        assert await host.is_alive(uploaded, WEB_ACCOUNT)
        assert not await host.is_alive(Uploaded(page_url="https://imx.to/i/gone"), WEB_ACCOUNT)
        fake.has_wall = True
        with pytest.raises(Problem) as caught:
            await host.is_alive(uploaded, WEB_ACCOUNT)
    assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE
