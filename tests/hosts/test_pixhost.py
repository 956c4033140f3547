"""What is particular to pixhost.to."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from aiohttp import web

from backend.errors import Problem
from backend.hosts.base import Account, Uploaded
from backend.hosts.runner import BEGUN_AT
from backend.protocol.errors import ErrorKind
from tests.fakes.pixhost import FakePixhost
from tests.hosts.pictures import digest, new_gallery, new_picture, to_send

HOST = "pixhost.to"


@pytest.mark.parametrize(("asked", "sent"), [("", "200"), ("90", "150"), ("350", "350"), ("9999", "500")])
async def test_keeps_the_thumbnail_size_in_its_range(connected, tmp_path: Path, asked, sent):
    fake, options = FakePixhost(), {"thumbnail_size": asked} if asked else {}
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), new_gallery(), Account(options=options))
    assert fake.uploads[0]["max_th_size"] == sent


@pytest.mark.parametrize("rating", ["0", "1"])
async def test_tells_the_content_rating_that_was_chosen(connected, tmp_path: Path, rating):
    fake = FakePixhost()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), new_gallery(), Account(options={"content_rating": rating}))
    assert fake.uploads[0]["content_type"] == rating


async def test_sends_to_the_other_address_when_it_is_chosen(connected, tmp_path: Path):
    fake = FakePixhost()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), new_gallery(), Account(options={"domain": "pixhost.cc"}))
    assert {headers["host"] for headers in fake.headers} == {"api.pixhost.cc"}


async def test_finds_the_direct_image_beside_the_thumbnail(connected, tmp_path: Path):
    async with connected(FakePixhost(), HOST) as host:
        uploaded = await host.upload(new_picture(tmp_path, name="a.jpg"), new_gallery(), Account())
    assert uploaded.thumb_url == "https://t1.pixhost.to/thumbs/123/45000_a.jpg"
    assert uploaded.image_url == "https://img1.pixhost.to/images/123/45000_a.jpg"
    assert uploaded.page_url == "https://pixhost.to/show/123/45000_a.jpg"


async def test_a_fake_success_can_be_sent_again(connected, tmp_path: Path):
    fake = FakePixhost()
    fake.fail("fake")
    async with connected(fake, HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), Account())
    assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE
    assert not caught.value.file_may_have_arrived


async def test_shortens_gallery_names_and_takes_brackets_out(connected):
    fake = FakePixhost()
    async with connected(fake, HOST) as host:
        for number, name in enumerate(["[2024] " + "é" * 120, "[]"]):
            await host.begin_gallery(new_gallery(name, number), Account())
    assert [gallery.name for gallery in fake.galleries.values()] == ["2024 " + "é" * 95, "Gallery"]


async def test_the_gallery_is_hidden_until_it_is_finished_also_after_a_failure(connected, tmp_path: Path):
    fake, gallery, account = FakePixhost(), new_gallery(), Account()
    async with connected(fake, HOST) as host:
        await host.begin_gallery(gallery, account)
        await host.upload(new_picture(tmp_path), gallery, account)
        fake.fail("refusal")
        with pytest.raises(Problem):
            await host.upload(new_picture(tmp_path, 1), gallery, account)
        (remote,) = fake.galleries.values()
        assert not remote.is_finalised
        fake.fail("status", status=500, path=f"/galleries/{gallery.values['gallery_hash']}/finalize")
        with pytest.raises(Problem) as caught:
            await host.finish_gallery(gallery, account)
        assert caught.value.info.kind is ErrorKind.HOST_UNAVAILABLE
        await host.finish_gallery(gallery, account)
        await host.finish_gallery(gallery, account)
    assert remote.finalised_times == 2
    assert len(remote.files) == 1


async def test_a_gallery_that_takes_nothing_more_is_followed_by_a_new_one(connected, tmp_path: Path):
    fake, gallery, account = FakePixhost(), new_gallery(), Account()
    files = [new_picture(tmp_path, index) for index in range(4)]
    async with connected(fake, HOST) as host:
        await host.begin_gallery(gallery, account)
        await host.upload(files[0], gallery, account)
        first_url = host.gallery_url(gallery)
        fake.expire()
        refused = await asyncio.gather(
            *(host.upload(file, gallery, account) for file in files[1:]), return_exceptions=True
        )
        problems = [one for one in refused if isinstance(one, Problem)]
        assert problems
        assert {problem.info.kind for problem in problems} == {ErrorKind.HOST_UNAVAILABLE}
        assert not any(problem.file_may_have_arrived for problem in problems)
        again = [file for file, one in zip(files[1:], refused, strict=True) if isinstance(one, Problem)]
        await asyncio.gather(*(host.upload(file, gallery, account) for file in again))
    assert [len(one.files) for one in fake.galleries.values()] == [1, 3]
    assert set(fake.files) == set(map(digest, files))
    assert host.gallery_url(gallery) != first_url


async def test_an_upload_hash_of_yesterday_is_not_tried(connected, tmp_path: Path):
    fake, gallery, account = FakePixhost(), new_gallery(), Account()
    async with connected(fake, HOST) as host:
        await host.begin_gallery(gallery, account)
        gallery.values[BEGUN_AT] = str(int(gallery.values[BEGUN_AT]) - 24 * 3600)
        fake.expire()
        files = [new_picture(tmp_path, index) for index in range(3)]
        await asyncio.gather(*(host.upload(file, gallery, account) for file in files))
    assert fake.requests == {"/galleries": 2, "/images": 3}


async def test_finishing_a_gallery_whose_hash_is_too_old_fails_for_good(connected, tmp_path: Path):
    fake, gallery, account = FakePixhost(), new_gallery(), Account()
    async with connected(fake, HOST) as host:
        await host.begin_gallery(gallery, account)
        fake.expire()
        with pytest.raises(Problem) as caught:
            await host.finish_gallery(gallery, account)
    assert caught.value.info.kind is ErrorKind.FILE_REJECTED
    assert "gallery_upload_hash is not valid" in caught.value.info.detail


@pytest.mark.parametrize(
    ("content", "status"), [(b"RIFF____WEBPVP8 ", 414), (b"\xff\xd8\xff" + bytes(10_485_760), 413)]
)
async def test_tells_why_a_picture_is_refused(connected, tmp_path: Path, content, status):
    file = new_picture(tmp_path)
    file.source.path.write_bytes(content)
    async with connected(FakePixhost(), HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(to_send(file.source.path), new_gallery(), Account())
    assert caught.value.info.kind is ErrorKind.FILE_REJECTED
    assert f"HTTP {status}" in caught.value.info.detail


async def test_a_cover_has_a_page_of_its_own_and_no_place_in_the_gallery(connected, tmp_path: Path):
    fake, gallery, cover = FakePixhost(), new_gallery(), new_picture(tmp_path, 1)
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), gallery, Account())
        uploaded = await host.send_cover(cover, gallery, Account(options={"content_rating": "1", "cover": "send"}))
        await host.send_cover(cover, gallery, Account())  # not wanted
    (remote,) = fake.galleries.values()
    assert digest(cover) not in remote.files
    assert uploaded.page_url.startswith("https://pixhost.to/show/")
    assert fake.uploads[-1] == {"content_type": "1"}
    assert fake.files[digest(cover)] == 1


async def test_the_page_of_a_picture_has_the_direct_link(connected, tmp_path: Path):
    async with connected(FakePixhost(), HOST) as host:
        uploaded = await host.upload(new_picture(tmp_path), new_gallery(), Account())
        assert (await host.resolve(uploaded, Account())).image_url == uploaded.image_url
        assert await host.is_alive(uploaded, Account())
        gone = Uploaded(page_url="https://pixhost.to/show/123/gone.jpg")
        assert not await host.is_alive(gone, Account())


@pytest.mark.parametrize("key", ["error_msg", "message", "error", "detail"])
async def test_reads_the_words_of_both_versions_of_the_interface(connected, tmp_path: Path, key, monkeypatch):
    fake = FakePixhost()
    refusal = web.json_response({key: "content_type is wrong"}, status=400)
    monkeypatch.setattr(fake, "refusal", lambda: refusal)
    fake.fail("refusal")
    async with connected(fake, HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), Account(options={"domain": "pixhost.cc"}))
    assert caught.value.info.detail == "HTTP 400: content_type is wrong"
    assert caught.value.info.kind is ErrorKind.FILE_REJECTED
