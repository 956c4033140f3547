from __future__ import annotations

from dataclasses import replace

import pytest

from backend.errors import Problem
from backend.hosts.native.own_server import is_protected
from backend.protocol.errors import ErrorKind
from tests.fakes.process import new_fake
from tests.fakes.webdav import PASSWORD, SITE, USERNAME, FakeWebdav
from tests.hosts.contract.cases.native import dav_account
from tests.hosts.pictures import digest, new_gallery, new_picture

ACCOUNT = dav_account(PASSWORD)


async def test_a_second_gallery_of_the_same_name_gets_a_folder_of_its_own(connected, tmp_path):
    fake, files = new_fake("webdav"), [new_picture(tmp_path, name="001.jpg") for _ in range(2)]
    async with connected(fake, "webdav") as host:
        galleries = [new_gallery("taken", 1), new_gallery("taken", 2)]
        links = [(await host.upload(file, one, ACCOUNT)).image_url for file, one in zip(files, galleries, strict=True)]
    assert links == [f"https://{SITE}/dav/taken%20%28{number}%29/001.jpg" for number in (2, 3)]
    assert fake.galleries() == [[digest(file)] for file in files]


async def test_sending_the_same_file_again_replaces_it(connected, tmp_path):
    fake, file, gallery = new_fake("webdav"), new_picture(tmp_path), new_gallery()
    async with connected(fake, "webdav") as host:
        first = await host.upload(file, gallery, ACCOUNT)
        assert await host.upload(file, gallery, ACCOUNT) == first
    assert +fake.files == {digest(file): 1}


async def test_a_nonce_is_used_again_and_a_stale_one_replaced(connected, tmp_path):
    fake, gallery = FakeWebdav("MD5", "SHA-256"), new_gallery()
    fake.nonce_uses = 4
    async with connected(fake, "webdav") as host:
        for index in range(8):
            sent = []
            await host.upload(new_picture(tmp_path, index), gallery, ACCOUNT, on_sent=sent.append)
            assert sent == sorted(sent)
    assert sum(fake.files.values()) == 8
    assert sum(count > 0 for count in fake.nonces.values()) == 3  # 1 MKCOL and 8 PUT
    assert fake.authorizations.count("Digest") == 11  # two were stale


async def test_no_file_is_sent_before_the_server_has_said_how_to_sign_in(connected, tmp_path):
    fake, gallery = new_fake("webdav"), new_gallery()
    fake.folders.append("Lofoten")
    gallery.values.update(folder="Lofoten", url="")
    async with connected(fake, "webdav") as host:
        await host.upload(new_picture(tmp_path), gallery, ACCOUNT)
    assert fake.requests["PUT"] == 1


async def test_links_begin_with_the_public_address(connected, tmp_path):
    fake, gallery = new_fake("webdav"), new_gallery("Blüten")
    account = replace(ACCOUNT, options={"public_address": "https://pictures.example.org/p/"})
    async with connected(fake, "webdav") as host:
        uploaded = await host.upload(new_picture(tmp_path, name='b/a "1".jpg'), gallery, account)
        assert uploaded.image_url == "https://pictures.example.org/p/Bl%C3%BCten/b_a%20%221%22.jpg"
        assert host.gallery_url(gallery) == "https://pictures.example.org/p/Bl%C3%BCten/"
        assert await host.is_alive(uploaded, account)
        await host.delete(uploaded, account)
        assert not await host.is_alive(uploaded, account)


async def test_the_password_goes_over_no_open_line(connected, tmp_path):
    fake = new_fake("webdav_basic")
    address = "http://files.example.org/dav"
    account = type(ACCOUNT)({"address": address, "username": USERNAME, "password": PASSWORD})
    rule = "files.example.org:80:127.0.0.1:{}"
    async with connected(fake, "webdav", more_rules=lambda: rule.format(fake.port)) as host:
        with pytest.raises(Problem) as caught:
            await host.check_account(account)
        assert (caught.value.info.kind, caught.value.info.subject) == (ErrorKind.BAD_INPUT, "address")
        assert set(fake.authorizations) == {""}
        allowed = replace(account, options={"allow_unencrypted": "true"})
        await host.check_account(allowed)
    assert fake.authorizations[-1] == "Basic"


@pytest.mark.parametrize(
    ("address", "is_safe"),
    [
        ("https://files.example.org", True),
        ("http://files.example.org", False),
        ("http://8.8.8.8:8080", False),
        ("http://[2001:4860:4860::8888]/", False),
        ("http://127.0.0.1:80", True),
        ("http://[::1]:80", True),
        ("http://192.168.1.5", True),
        ("http://nas", True),
        ("http://nas.local", True),
        ("http://local.example.org", False),
    ],
)
def test_who_could_listen(address, is_safe):
    assert is_protected(address) == is_safe


async def test_a_name_that_the_server_gives_is_believed_below_the_address_only(connected, tmp_path):
    fake, gallery = new_fake("webdav"), new_gallery()
    async with connected(fake, "webdav") as host:
        for location, path in (
            ("/dav/Lofoten/001-2%20%C3%B6.jpg", "Lofoten/001-2 ö.jpg"),
            (f"https://{SITE}/elsewhere/001.jpg", "Lofoten/001.jpg"),
            ("https://elsewhere.example/dav/Lofoten/9.jpg", "Lofoten/001.jpg"),
            ("http://[", "Lofoten/001.jpg"),
        ):
            fake.location = location
            fake.contents.clear()
            uploaded = await host.upload(new_picture(tmp_path, name="001.jpg"), gallery, ACCOUNT)
            assert uploaded.code == path
