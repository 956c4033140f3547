"""What is particular to picture hosts on the XFileSharing script."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import pytest

from backend.errors import Problem
from backend.hosts.base import Account
from backend.protocol.errors import ErrorKind
from tests.fakes.xfilesharing_pictures import FakeImagetwist, FakePictures, FakeVipr
from tests.hosts.contract.cases.xfilesharing_pictures import ACCOUNT
from tests.hosts.pictures import digest, new_gallery, new_picture

HOSTS = [("vipr.im", FakeVipr), ("imagetwist.com", FakeImagetwist)]

THIRD_SITE = """
definition = 1
extends = "xfilesharing_pictures"
values = { site = "picshelf.example", folder = "{option.folder}" }
id = "picshelf.example"
name = "Picshelf"
code = "PSH"
domains = ["picshelf.example"]

[[sources]]
text = "invented"
confidence = "general"
"""


class FakePicshelf(FakePictures):
    site: ClassVar = "picshelf.example"
    names: ClassVar = ("picshelf.example", "img7.picshelf.example")


async def test_one_more_site_of_the_family_is_a_short_file(connected, tmp_path: Path):
    path = tmp_path / "picshelf.example.toml"
    path.write_text(THIRD_SITE, "utf-8")
    assert len(THIRD_SITE.splitlines()) < 30
    fake, file = FakePicshelf(), new_picture(tmp_path)
    async with connected(fake, str(path.with_suffix(""))) as host:
        for account in (Account(), ACCOUNT):
            uploaded = await host.upload(file, new_gallery(), account)
            assert uploaded.page_url == f"https://picshelf.example/{uploaded.code}"
    assert fake.files == {digest(file): 2}


@pytest.mark.parametrize(("host_id", "fake_type"), HOSTS)
@pytest.mark.parametrize("has_second_form", [True, False])
async def test_reads_the_links_with_and_without_a_second_form(
    connected, tmp_path: Path, host_id, fake_type, has_second_form
):
    fake = fake_type()
    fake.has_second_form = has_second_form
    async with connected(fake, host_id) as host:
        uploaded = await host.upload(new_picture(tmp_path), new_gallery(), ACCOUNT)
        resolved = await host.resolve(uploaded, ACCOUNT)
    (code,) = fake.codes
    assert uploaded.page_url.startswith(f"https://{host_id}/{code}")
    assert uploaded.thumb_url == f"https://i7.{host_id}/th/00123/{code}.jpg"
    assert resolved.image_url == f"https://i7.{host_id}/i/00123/{code}.jpg/a.jpg"


async def test_takes_pictures_without_an_account_where_the_site_does(connected, tmp_path: Path):
    fake = FakeImagetwist()
    async with connected(fake, "imagetwist.com") as host:
        assert not host.info.needs_account
        await host.upload(new_picture(tmp_path), new_gallery(), Account())
    assert (fake.logins, fake.uploads[0]["sess_id"]) == (0, "")
    async with connected(FakeVipr(), "vipr.im") as host:
        assert host.info.needs_account
        assert host.info.limits.max_connections == 1
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), Account())
    assert caught.value.info.kind is ErrorKind.LOGIN_REQUIRED


async def test_a_session_that_has_ended_is_noticed_before_the_file_is_sent(connected, tmp_path: Path):
    fake, gallery = FakeImagetwist(), new_gallery()
    async with connected(fake, "imagetwist.com") as host:
        await host.upload(new_picture(tmp_path), gallery, ACCOUNT)
        fake.sign_out()
        await host.upload(new_picture(tmp_path, 1), gallery, ACCOUNT)
    assert fake.requests["/cgi-bin/upload.cgi"] == 2
    assert all(upload["sess_id"] for upload in fake.uploads)


async def test_each_gallery_is_a_folder_also_with_a_name_that_was_there(connected, tmp_path: Path):
    fake = FakeVipr()
    names = ["Markt & <Straße>", "Other", "Other 2", "Markt & <Straße>"]
    async with connected(fake, "vipr.im") as host:
        for number, name in enumerate(names):
            gallery = new_gallery(name, number)
            await host.upload(new_picture(tmp_path), gallery, ACCOUNT)
            key = gallery.values["folder"]
            assert host.gallery_url(gallery).startswith(f"https://vipr.im/p/marlow/{key}/")
    assert [(folder.name, len(folder.files)) for folder in fake.folders.values()] == [(name, 1) for name in names]


async def test_a_chosen_folder_takes_all_galleries(connected, tmp_path: Path):
    fake = FakeVipr()
    async with connected(fake, "vipr.im") as host:
        await host.begin_gallery(new_gallery("Mine"), ACCOUNT)
        (key,) = fake.folders
        chosen = Account(ACCOUNT.credentials, {"folder": key})
        for number in (2, 3):
            gallery = new_gallery("Another", number)
            await host.upload(new_picture(tmp_path), gallery, chosen)
            assert host.gallery_url(gallery) == ""
    assert [len(folder.files) for folder in fake.folders.values()] == [2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Server don't allow uploads at the moment", ErrorKind.HOST_UNAVAILABLE),
        ("<pre>not image at /cgi-bin line 7</pre>", ErrorKind.FILE_REJECTED),
    ],
)
async def test_knows_the_scripts_own_refusals(connected, tmp_path: Path, text, kind):
    fake = FakeImagetwist()
    fake.pause_text = text
    async with connected(fake, "imagetwist.com") as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), Account())
    assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (kind, False)


async def test_says_why_a_picture_is_refused(connected, tmp_path: Path):
    for host_id, fake_type in HOSTS:
        fake = fake_type()
        fake.fail("refusal")
        async with connected(fake, host_id) as host:
            with pytest.raises(Problem) as caught:
                await host.upload(new_picture(tmp_path), new_gallery(), ACCOUNT)
        assert caught.value.info.detail == "HTTP 200: this picture is banned"


async def test_a_proxy_that_refuses_load_is_waited_for(connected, tmp_path: Path):
    fake = FakeVipr()
    fake.fail("status", status=520)
    async with connected(fake, "vipr.im") as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), ACCOUNT)
    assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE
