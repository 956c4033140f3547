"""What is particular to imagebam.com and imagevenue.com."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backend.errors import Problem
from backend.hosts.base import Account
from backend.protocol.errors import ErrorKind
from tests.fakes.imagebam import GALLERY, FakeImagebam, FakeImagevenue
from tests.hosts.contract.cases.imagebam import ACCOUNT
from tests.hosts.pictures import digest, new_gallery, new_picture

HOSTS = [("imagebam.com", FakeImagebam), ("imagevenue.com", FakeImagevenue)]


@pytest.fixture(autouse=True)
def pauses_s(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses between questions, not waited for."""
    asked: list[float] = []
    sleep = asyncio.sleep

    async def note(delay_s: float) -> None:
        asked.append(delay_s)
        await sleep(0)

    monkeypatch.setattr("backend.hosts.steps.pause", note)
    return asked


@pytest.mark.parametrize(("host_id", "fake_type"), HOSTS)
@pytest.mark.parametrize("account", [Account(), ACCOUNT])
async def test_each_file_gets_its_own_link_also_when_many_are_sent_at_once(
    connected, tmp_path: Path, host_id, fake_type, account
):
    fake, gallery = fake_type(), new_gallery()
    files = [new_picture(tmp_path, index, name="same.jpg") for index in range(6)]
    async with connected(fake, host_id) as host:
        found = await asyncio.gather(*(host.upload(file, gallery, account) for file in files))
    assert [fake.pages[one.page_url.rpartition("/")[2]] for one in found] == list(map(digest, files))
    assert all(one.thumb_url.endswith("_t.jpg") for one in found)


@pytest.mark.parametrize(("host_id", "fake_type"), HOSTS)
async def test_asks_until_the_page_has_the_link(connected, tmp_path: Path, pauses_s, host_id, fake_type):
    fake = fake_type()
    fake.late = 2
    async with connected(fake, host_id) as host:
        assert (await host.upload(new_picture(tmp_path), new_gallery(), Account())).has_link
        assert pauses_s == [1, 2]
        fake.late = 9
        with pytest.raises(Problem) as caught:
            await host.upload(new_picture(tmp_path), new_gallery(), Account())
    assert (caught.value.info.kind, caught.value.file_may_have_arrived) == (ErrorKind.HOST_UNAVAILABLE, True)


@pytest.mark.parametrize(("host_id", "fake_type"), HOSTS)
async def test_passes_the_page_that_asks_before_it_shows_the_picture(connected, tmp_path: Path, host_id, fake_type):
    async with connected(fake_type(), host_id) as host:
        uploaded = await host.upload(new_picture(tmp_path), new_gallery(), Account())
        resolved = await host.resolve(uploaded, Account())
    assert resolved.image_url == "https://images4.imagebam.com/aa/b.jpg"


async def test_puts_files_into_a_gallery_that_is_there(connected, tmp_path: Path):
    fake, file = FakeImagebam(), new_picture(tmp_path)
    chosen = Account(ACCOUNT.credentials, {"gallery": GALLERY, "thumbnail_size": "4", "content_rating": "nsfw"})
    async with connected(fake, "imagebam.com") as host:
        await host.upload(file, new_gallery(), chosen)
        assert fake.galleries[GALLERY] == [digest(file)]
        with pytest.raises(Problem) as caught:
            await host.upload(file, new_gallery(), Account(ACCOUNT.credentials, {"gallery": "123"}))
    assert caught.value.info.kind is ErrorKind.HOST_CHANGED
    assert caught.value.info.detail == "HTTP 200: The given data was invalid."
    assert not caught.value.file_may_have_arrived
