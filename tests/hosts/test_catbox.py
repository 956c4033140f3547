"""What is particular to catbox.moe."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.errors import Problem
from backend.hosts.base import Account
from backend.protocol.errors import ErrorKind
from tests.fakes.catbox import USERHASH, FakeCatbox
from tests.hosts.pictures import new_gallery, new_picture

HOST = "catbox.moe"


@pytest.mark.parametrize(
    ("credentials", "sent"), [({}, None), ({"userhash": ""}, None), ({"userhash": USERHASH}, USERHASH)]
)
async def test_sends_the_user_hash_only_when_there_is_one(connected, tmp_path: Path, credentials, sent):
    fake = FakeCatbox()
    async with connected(fake, HOST) as host:
        assert not host.info.needs_account
        uploaded = await host.upload(new_picture(tmp_path), new_gallery(), Account(credentials))
    assert fake.uploads[0].get("userhash") == sent
    assert uploaded.image_url.startswith("https://files.catbox.moe/")
    assert (uploaded.page_url, uploaded.thumb_url) == ("", "")


async def test_quotes_the_host_when_it_refuses_a_kind_of_file(connected, tmp_path: Path):
    async with connected(FakeCatbox(), HOST) as host:
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path, name="setup.exe"), new_gallery(), Account())
    assert caught.value.info.kind is ErrorKind.FILE_REJECTED
    assert caught.value.info.detail == "HTTP 412: File type not allowed."
