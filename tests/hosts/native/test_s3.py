from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from backend.errors import Problem
from backend.protocol.errors import ErrorKind
from tests.fakes.s3 import BUCKET, REGION, SITE, FakeS3
from tests.hosts.contract.cases.native import s3_account
from tests.hosts.pictures import digest, new_gallery, new_picture

ACCOUNT = s3_account()
IN_PARTS = replace(ACCOUNT, options={"part_mib": "5"})


async def test_a_large_file_goes_in_parts(connected, tmp_path):
    fake, file, sent, ends = FakeS3(), new_picture(tmp_path, filler_bytes=12_000_000), [], []

    async def before_end() -> None:
        ends.append((len(next(iter(fake.parts.values()))), dict(fake.files)))

    async with connected(fake, "s3") as host:
        await host.upload(file, new_gallery(), IN_PARTS, on_sent=sent.append, before_end=before_end)
    assert fake.files == {digest(file): 1}
    assert sent == sorted(sent)
    assert sent[-1] == file.source.size_bytes
    assert ends == [(3, {})]  # all parts are there, and nobody can see the object yet
    assert fake.requests["PUT"] == 3


async def test_parts_of_an_upload_that_failed_are_dropped(connected, tmp_path):
    fake, gallery = FakeS3(), new_gallery()
    async with connected(fake, "s3") as host:
        file = new_picture(tmp_path, filler_bytes=12_000_000)
        fake.fail("cut")
        with pytest.raises(Problem) as caught:
            await host.upload(file, gallery, IN_PARTS)
        assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.NETWORK, False)
        assert fake.parts == {}
        fake.read_bps, has_begun = 4_000_000, asyncio.Event()
        upload = asyncio.create_task(host.upload(file, gallery, IN_PARTS, on_sent=lambda _: has_begun.set()))
        await has_begun.wait()
        upload.cancel()
        with pytest.raises(asyncio.CancelledError):
            await upload
        assert fake.parts == {}
    assert not fake.files


async def test_keys_links_and_rights(connected, tmp_path):
    fake, gallery = FakeS3(), new_gallery("Blüten: weiß")
    options = {"prefix": "/2026//web/", "acl": "public-read", "public_address": "https://cdn.example.org/"}
    async with connected(fake, "s3") as host:
        uploaded = await host.upload(
            new_picture(tmp_path, name="b/a 1+2.jpg"), gallery, replace(ACCOUNT, options=options)
        )
    folder = gallery.values["folder"]
    assert folder.startswith("Blüten_ weiß-")
    assert list(fake.objects) == [f"2026/web/{folder}/b_a 1+2.jpg"]
    assert fake.acls == ["public-read"]
    assert uploaded.image_url.startswith("https://cdn.example.org/2026/web/Bl%C3%BCten_%20wei%C3%9F-")
    assert uploaded.image_url.endswith("/b_a%201%2B2.jpg")


async def test_the_bucket_in_front_of_the_name(connected, tmp_path):
    fake = FakeS3()
    address = {"address": "https://example.net", "bucket": "s3"}  # together the only name of the fake
    account = replace(s3_account(**address), options={"addressing": "virtual"})
    async with connected(fake, "s3") as host:
        with pytest.raises(Problem):  # it has no object at the top, but the request came there
            await host.upload(new_picture(tmp_path), new_gallery(), account)
        assert host._bucket_url(account) == f"https://{SITE}"


async def test_a_wrong_clock_is_told(connected, tmp_path):
    fake = FakeS3()
    fake.clock_is_off = True
    async with connected(fake, "s3") as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), ACCOUNT)
    assert caught.value.info.kind is ErrorKind.BAD_INPUT
    assert "the clock of this computer is" in caught.value.info.detail
    assert "minutes ahead of the storage's" in caught.value.info.detail


async def test_the_right_region_is_told(connected):
    async with connected(FakeS3(), "s3") as host:
        with pytest.raises(Problem) as caught:
            await host.check_account(s3_account(region="us-west-2"))
    assert caught.value.info.kind is ErrorKind.BAD_INPUT
    assert REGION in caught.value.info.detail


async def test_the_label_is_the_bucket(connected):
    async with connected(FakeS3(), "s3") as host:
        assert (await host.check_account(ACCOUNT)).label == BUCKET
