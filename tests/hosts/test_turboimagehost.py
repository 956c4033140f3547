"""What is particular to turboimagehost.com: all links are on one page that comes after the files."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backend.hosts.base import Account, SentFile
from tests.fakes.turboimagehost import FakeTurboimagehost
from tests.hosts.pictures import new_gallery, new_picture

HOST, ACCOUNT = "turboimagehost.com", Account()


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


async def upload_all(host, gallery, folder: Path, names: list[str]) -> list[SentFile]:
    await host.begin_gallery(gallery, ACCOUNT)
    for index, name in enumerate(names):
        await host.upload(new_picture(folder, index, name=name), gallery, ACCOUNT)
    return [SentFile(id=index + 1, index=index, name=name, order=index) for index, name in enumerate(names)]


@pytest.mark.parametrize("names", [["001.jpg"], ["001.jpg", "002.jpg", "003.jpg"]])
@pytest.mark.parametrize("has_thumbnails", [True, False])
async def test_reads_the_page_of_one_picture_and_of_many(connected, tmp_path: Path, names, has_thumbnails):
    fake, gallery = FakeTurboimagehost(), new_gallery()
    fake.has_thumbnails = has_thumbnails
    async with connected(fake, HOST) as host:
        sent = await upload_all(host, gallery, tmp_path, names)
        found = await host.collect(sent, gallery, ACCOUNT)
    for file in sent:
        assert found[file.id].page_url.endswith(f"/{file.name}.html")
        assert found[file.id].thumb_url.endswith(f"_{file.name}")


async def test_names_that_differ_in_marks_only_are_not_mixed_up(connected, tmp_path: Path):
    fake, gallery = FakeTurboimagehost(), new_gallery()
    names = ["a-1.jpg", "a_1.jpg", "A_1.jpg", "sub/a 1.jpg", "ä.jpg"]
    async with connected(fake, HOST) as host:
        sent = await upload_all(host, gallery, tmp_path, names)
        found = await host.collect(list(reversed(sent)), gallery, ACCOUNT)
    links = [found[file.id].page_url.rpartition("/")[2] for file in sent]
    assert links == ["a-1.jpg.html", "a_1.jpg.html", "A_1.jpg.html", "a_1-4.jpg.html", "a-5.jpg.html"]


async def test_asks_until_every_file_is_on_the_page(connected, tmp_path: Path, pauses_s: list[float]):
    fake, gallery = FakeTurboimagehost(), new_gallery()
    async with connected(fake, HOST) as host:
        sent = await upload_all(host, gallery, tmp_path, ["1.jpg", "2.jpg", "3.jpg"])
        fake.late = 3
        found = await host.collect(sent, gallery, ACCOUNT)
    assert len(found) == 3
    assert pauses_s == [0.5, 1, 2]


async def test_a_picture_that_is_listed_twice_is_not_taken_for_another(connected, tmp_path: Path):
    fake, gallery = FakeTurboimagehost(), new_gallery()
    async with connected(fake, HOST) as host:
        sent = await upload_all(host, gallery, tmp_path, ["1.jpg", "2.jpg"])
        await host.upload(new_picture(tmp_path, 0, name="1.jpg"), gallery, ACCOUNT)  # a try whose answer was lost
        (batch,) = fake.batches.values()
        batch.hidden.add(batch.images[1][0])
        found = await host.collect(sent, gallery, ACCOUNT)
    assert set(found) == {1}
    assert str(batch.images[2][0]) in found[1].page_url


async def test_the_page_tells_the_gallerys_address_and_the_rest_may_come_later(connected, tmp_path: Path):
    fake, gallery = FakeTurboimagehost(), new_gallery("Märkte & Straßen von Taipei")
    async with connected(fake, HOST) as host:
        sent = await upload_all(host, gallery, tmp_path, ["1.jpg", "2.jpg"])
        assert host.gallery_url(gallery) == ""
        await host.collect(sent[:1], gallery, ACCOUNT)
        (batch,) = fake.batches.values()
        assert batch.name == "Mrkte  Straen von Ta"
        assert host.gallery_url(gallery) == f"https://www.turboimagehost.com/album/{batch.album}/Mrkte__Straen_von_Ta"
        assert set(await host.collect(sent[1:], gallery, ACCOUNT)) == {2}


async def test_without_an_account_nobody_signs_in(connected, tmp_path: Path):
    fake = FakeTurboimagehost()
    async with connected(fake, HOST) as host:
        assert not host.info.needs_account
        await upload_all(host, new_gallery(), tmp_path, ["1.jpg"])
    assert fake.logins == 0
