"""What is particular to imgbox.com."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.hosts.base import Account
from backend.protocol.errors import ErrorKind
from tests.fakes.imgbox import FakeImgbox
from tests.hosts.contract.cases.imgbox import CASES
from tests.hosts.pictures import new_gallery, new_picture

HOST = "imgbox.com"


async def test_one_token_serves_all_files_of_a_gallery(connected, tmp_path: Path):
    fake, gallery = FakeImgbox(), new_gallery()
    async with connected(fake, HOST) as host:
        files = [new_picture(tmp_path, index) for index in range(4)]
        await asyncio.gather(*(host.upload(file, gallery, Account()) for file in files))
    assert fake.requests == {"/": 1, "/ajax/token/generate": 1, "/upload/process": 4}
    (token,) = fake.tokens
    assert gallery.values["delete_url"] == f"https://imgbox.com/upload/edit/{token}/{fake.tokens[token][0]}"


@pytest.mark.parametrize("account", [Account(), CASES[0].account])
async def test_a_session_that_ends_between_two_files_leaves_the_gallery_as_it_is(connected, tmp_path: Path, account):
    fake, gallery = FakeImgbox(), new_gallery()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), gallery, account)
        fake.sign_out()
        await host.upload(new_picture(tmp_path, 1), gallery, account)
    assert [len(one.files) for one in fake.galleries.values()] == [2]


async def test_a_token_that_the_host_has_forgotten_is_followed_by_a_new_gallery(connected, tmp_path: Path):
    fake, gallery = FakeImgbox(), new_gallery()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), gallery, Account())
        fake.tokens.clear()
        file = new_picture(tmp_path, 1)
        with pytest.raises(Problem) as caught:
            await host.upload(file, gallery, Account())
        assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, False)
        await host.upload(file, gallery, Account())
    assert [len(one.files) for one in fake.galleries.values()] == [1, 1]


async def test_a_page_that_says_so_is_gone(connected, tmp_path: Path):
    fake = FakeImgbox()
    async with connected(fake, HOST) as host:
        uploaded = await host.upload(new_picture(tmp_path), new_gallery(), Account())
        assert await host.is_alive(uploaded, Account())
        fake.pages.clear()
        assert not await host.is_alive(uploaded, Account())


@pytest.mark.parametrize(
    ("option", "field", "value"),
    [
        ("content_rating", "content_type", "2"),
        ("thumbnail_size", "thumbnail_size", "350c"),
        ("comments", "comments_enabled", "1"),
    ],
)
async def test_sends_what_was_chosen(connected, tmp_path: Path, option, field, value):
    fake = FakeImgbox()
    async with connected(fake, HOST) as host:
        await host.upload(new_picture(tmp_path), new_gallery(), Account(options={option: value}))
    assert fake.uploads[0][field] == value


async def test_a_signed_in_session_is_told_by_its_page(connected, tmp_path: Path):
    async with connected(FakeImgbox(), HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.check_account(Account({"username": "marlow", "password": "wrong"}))
        await host.check_account(Account())
    assert caught.value.info.kind is ErrorKind.BAD_CREDENTIALS
